"""What the driver can do, one function a command."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import environment
import without_window

_OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
_SCREENSHOT = Path("packaging", "screenshot.png")
# The first start on a cold disk loads Qt for seconds; a platform that hangs must not hang the driver.
_PROBE_SECONDS = 60


@dataclass(frozen=True)
class Stage:
    """One part of the test command.

    Attributes:
        name: what the owner of the terminal reads.
        arguments: what the Python of the environment is started with.
    """

    name: str
    arguments: tuple[str, ...]


def stages(*, full: bool) -> list[Stage]:
    """Return the parts of the test command, quickest verdict first; `full` adds the long runs."""
    linter = "from importlinter.cli import lint_imports_command as check; check()"
    return [
        Stage("ruff", ("-m", "ruff", "check", ".")),
        Stage("mypy --strict", ("-m", "mypy", "netcrm", "packaging")),
        Stage("import-linter", ("-c", linter)),
        Stage("pytest", ("-m", "pytest", "-q", "-n", "auto", *(("--full",) if full else ()))),
    ]


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask and return the exit code: 0 done, 1 failed, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.command(options))
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py", description="Set up what is missing, then:")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="open the window, or do the main job where none can be painted")
    run.add_argument("--profile", type=Path, help="folder that holds all data of this run")
    run.set_defaults(command=_run)
    test = commands.add_parser("test", help="ruff, mypy, import-linter and pytest, offscreen")
    test.add_argument("--full", action="store_true", help="the long runs as well")
    test.set_defaults(command=_test)
    for name, command, text in (
        ("setup", _setup, "only set up"),
        ("bench", _bench, "measure against floors and print a table"),
        ("screenshot", _screenshot, f"save the window with sample data as {_SCREENSHOT.as_posix()}"),
        ("lock", _lock, "write packaging/requirements.lock anew (needs uv)"),
    ):
        commands.add_parser(name, help=text).set_defaults(command=command)
    return parser


def _setup(_options: argparse.Namespace) -> int:
    print(f"Ready: {environment.prepare()}")
    return 0


def _run(options: argparse.Namespace) -> int:
    python = environment.prepare()
    obstacle = why_no_window(python)
    if obstacle is None:
        profile = ["--profile", str(options.profile.absolute())] if options.profile else []
        return _call([str(python), "-m", "netcrm", *profile])
    print(f"No window can be painted here: {obstacle}", flush=True)
    return without_window.do_main_job(python)


def why_no_window(python: Path) -> str | None:
    """Try to paint a window in a process of its own; return what stood in the way, None if nothing did."""
    probe = environment.ROOT / "packaging" / "window_probe.py"
    try:
        done = subprocess.run(
            [python, probe], capture_output=True, text=True, timeout=_PROBE_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return f"the attempt did not end within {_PROBE_SECONDS} seconds."
    if done.returncode == 0:
        return None
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    return lines[0].strip() if lines else f"the attempt ended with exit code {done.returncode}."


def _test(options: argparse.Namespace) -> int:
    python = environment.prepare()
    parts = stages(full=options.full)
    for number, stage in enumerate(parts, start=1):
        print(f"\n[{number}/{len(parts)}] {stage.name}", flush=True)
        begun = time.monotonic()
        code = _call([str(python), *stage.arguments], cwd=environment.ROOT, extra=_OFFSCREEN)
        print(f"{stage.name}: {time.monotonic() - begun:.1f} s, exit code {code}", flush=True)
        if code:
            return code
    print("\nEverything holds.")
    return 0


def _bench(_options: argparse.Namespace) -> int:
    python = environment.prepare()
    return _call([str(python), str(environment.ROOT / "tests" / "bench")], extra=_OFFSCREEN)


def _screenshot(_options: argparse.Namespace) -> int:
    python = environment.prepare()
    script = environment.ROOT / "packaging" / "screenshot.py"
    return _call([str(python), str(script), str(environment.ROOT / _SCREENSHOT)], extra=_OFFSCREEN)


def _lock(_options: argparse.Namespace) -> int:
    uv = shutil.which("uv")
    if uv is None:
        raise SystemExit("uv is needed to write the lock and was not found.")
    # Universal: a lock made for Linux alone lacks what Windows needs. Hashes and versions, no addresses.
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--extra", "test", "--upgrade"]
    header = ["--custom-compile-command", "python3 packaging/dev.py lock", "--quiet"]
    lock = environment.LOCK.relative_to(environment.ROOT).as_posix()
    return _call(
        [
            uv,
            "pip",
            "compile",
            *options,
            *header,
            "--output-file",
            lock,
            "pyproject.toml",
            "packaging/build.in",
        ],
        cwd=environment.ROOT,
    )


def _call(command: list[str], *, cwd: Path | None = None, extra: dict[str, str] | None = None) -> int:
    """Run `command` and return its exit code; one that a signal ended counts as a failure."""
    code = subprocess.call(command, cwd=cwd, env=os.environ | (extra or {}))
    return code if code >= 0 else 128 - code


if __name__ == "__main__":
    sys.exit("Start packaging/dev.py instead.")
