"""The virtual environment: made once, filled from the lock, left alone until the lock changes."""

import hashlib
import subprocess
import sys
from pathlib import Path

import caller
import system_libraries

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "requirements.lock"
_STAMP = VENV / "netcrm-installed"
_LOADS = "import PySide6.QtWidgets, PySide6.QtPrintSupport, apsw, netcrm"


def prepare() -> Path:
    """Set up what is missing and return the Python of the environment.

    Raises:
        SystemExit: with the words to read, where something is missing that cannot be installed from here.
    """
    system_libraries.install_missing()
    caller.become(ROOT, VENV)
    python = _python_of(VENV)
    if not _usable(python):
        _make(VENV)
    digest = stamp(ROOT, LOCK.read_bytes(), (ROOT / "pyproject.toml").read_bytes())
    if not _STAMP.is_file() or _STAMP.read_text(encoding="ascii") != digest:
        _install(python)
        _STAMP.write_text(digest, encoding="ascii")
    return python


def stamp(root: Path, lock: bytes, project: bytes) -> str:
    """Return what is remembered of an installation; another folder, lock or project makes another one."""
    parts = (str(root).encode(), lock, project)
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _python_of(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if sys.platform == "win32" else venv / "bin" / "python"


def _usable(python: Path) -> bool:
    """Tell whether `python` runs, brings pip and has the version of the Python that asks."""
    if not python.exists():
        return False
    check = "import sys, pip; sys.exit(sys.version_info[:2] != ({}, {}))".format(*sys.version_info[:2])
    return subprocess.run([python, "-c", check], capture_output=True, check=False).returncode == 0


def _make(venv: Path) -> None:
    print(f"Making the environment {venv}", flush=True)
    # Clearing leaves the folder itself: under sudo it was made for its owner where they may not write.
    if subprocess.call([sys.executable, "-m", "venv", "--clear", str(venv)]):
        raise SystemExit(f"The environment could not be made.\n{system_libraries.advice()}")


def _install(python: Path) -> None:
    print("Installing the locked packages", flush=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    _or_stop([*pip, "--require-hashes", "--requirement", str(LOCK)])
    # pip refuses hashes together with an editable folder: the build backend comes from the lock above.
    _or_stop([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    loaded = subprocess.run([python, "-c", _LOADS], capture_output=True, text=True, check=False)
    if loaded.returncode:
        raise SystemExit(f"{loaded.stderr.strip()}\n{system_libraries.advice()}")


def _or_stop(command: list[str]) -> None:
    if subprocess.call(command):
        raise SystemExit("The packages could not be installed; the lines above say why.")
