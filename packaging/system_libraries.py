"""The system libraries that Qt needs and a bare Debian or Ubuntu lacks."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable

# To load and to paint at all; to paint under X; to print.
_NEEDED = (
    *("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libxkbcommon0", "libdbus-1-3"),
    *("libxcb-cursor0", "libxkbcommon-x11-0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"),
    *("libcups2", "ca-certificates"),
)
# It runs without: the interface's font, and the pointer under Wayland.
_WELCOME = ("fonts-inter", "libwayland-cursor0")


def needed() -> tuple[str, ...]:
    """Return the packages without which netcrm does not start, the one that makes environments included."""
    if importlib.util.find_spec("ensurepip") is None:
        return (*_NEEDED, f"python3.{sys.version_info.minor}-venv")
    return _NEEDED


def installed(listing: str) -> set[str]:
    """Return the names that are installed or provided, from lines "status<TAB>name<TAB>provides".

    Newer releases call a library ``libcups2t64`` and let it provide ``libcups2``.
    """
    names = set()
    for line in listing.splitlines():
        status, _, rest = line.partition("\t")
        name, _, provided = rest.partition("\t")
        if status == "installed":
            names.add(name)
            names.update(part.split()[0] for part in provided.split(",") if part.strip())
    return names


def missing(wanted: Iterable[str], present: set[str]) -> list[str]:
    """Return those of `wanted` that are not in `present`, in their order."""
    return [name for name in wanted if name not in present]


def install_line(names: Iterable[str]) -> str:
    """Return the one line that installs `names` by hand."""
    return f"sudo apt-get install --no-install-recommends {' '.join(names)}"


def advice() -> str:
    """Return what to do where a library is missing."""
    if shutil.which("dpkg-query"):
        return f"If a library is missing, this line installs it:\n  {install_line((*needed(), *_WELCOME))}"
    if platform.system() == "Linux":
        return f"If a library is missing, install what Debian calls: {' '.join(needed())}"
    return "Is this Python complete? The one from the Python project's own installer is."


def install_missing() -> None:
    """Install what a Debian or Ubuntu lacks; without the right to, say the line that does.

    Elsewhere it does nothing. Only a failing installation of what is needed is told; the start goes on, and
    says what is missing if it really cannot.
    """
    if sys.platform == "win32" or not (shutil.which("dpkg-query") and shutil.which("apt-get")):
        return
    present = installed(_listing())
    lacking = missing(needed(), present)
    welcome = missing(_WELCOME, present)
    right = administrator(os.geteuid(), shutil.which("sudo"), terminal=sys.stdin.isatty())
    if lacking and right is None:
        print(f"System libraries are missing. Please run:\n  {install_line(lacking)}", flush=True)
    elif lacking and right is not None:
        print(f"Installing system libraries: {' '.join([*lacking, *welcome])}", flush=True)
        _apt(right, ["update"])
        if not _apt(right, ["install", *lacking, *welcome]) and not _apt(right, ["install", *lacking]):
            print(f"That failed. By hand:\n  {install_line(lacking)}", flush=True)


def administrator(user: int, sudo: str | None, *, terminal: bool) -> list[str] | None:
    """Return what to put before a command that only the administrator may run, None if there is no way.

    Args:
        user: the id this process runs under.
        sudo: where sudo is, None without one.
        terminal: a person is there to type a password; else sudo must not wait for one.
    """
    if user == 0:
        return []
    if sudo is None:
        return None
    return [sudo] if terminal else [sudo, "-n"]


def _listing() -> str:
    layout = "${db:Status-Status}\t${Package}\t${Provides}\n"
    command = ["dpkg-query", "--show", f"--showformat={layout}"]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def _apt(right: list[str], arguments: list[str]) -> bool:
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", "--yes"]
    settings = ["--no-install-recommends", "--option", "DPkg::Lock::Timeout=120"]
    return subprocess.call([*right, *quiet, *settings, *arguments]) == 0
