"""Does one thing to a profile in a process that is killed at its n-th write to the disk.

    python -m killing_house

reads one order a line, an object with the keys ``job`` (see `JOBS`), ``folder`` (the profile), ``file`` (what
the job needs beside it), ``left`` (writes until the kill; null for none) and ``out`` (where the job prints).
For each it forks, so that no time is spent on starting, and answers with ``killed`` and ``writes``.
A write is whatever SQLite writes, syncs or cuts, and every file that is opened for writing, renamed or
removed.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import apsw

from netcrm.__main__ import main
from netcrm.actions import history, imports, merging
from netcrm.app import backs_up
from netcrm.cli import commands
from netcrm.domain.contact import Contact
from netcrm.exchange import formats
from netcrm.store import records
from netcrm.store.ledger import Ledger
from netcrm.work.desk import Desk

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
_WRITES = os.O_WRONLY | os.O_RDWR


class Count:
    """Counts writes down, and kills this process at the last (None: never)."""

    def __init__(self, left: int | None) -> None:
        self._left = left
        self.writes = 0

    def tick(self) -> None:
        """Count one."""
        if self._left is not None and self.writes >= self._left:
            os.kill(os.getpid(), signal.SIGKILL)
        self.writes += 1

    def audit(self, event: str, given: tuple[object, ...]) -> None:
        """Count what Python itself does to files."""
        if event in ("os.rename", "os.remove") or (event == "open" and _is_for_writing(given)):
            self.tick()


def _is_for_writing(given: tuple[object, ...]) -> bool:
    flags = given[2]
    return isinstance(flags, int) and bool(flags & _WRITES)


class _CountedFile(apsw.VFSFile):
    def __init__(self, disk: "_CountedDisk", name: object, flags: list[int]) -> None:
        self._count = disk.count
        super().__init__(disk.base_name, name, flags)

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - SQLite's name
        self._count.tick()
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        self._count.tick()
        super().xSync(flags)

    def xTruncate(self, size: int) -> None:  # noqa: N802 - SQLite's name
        self._count.tick()
        super().xTruncate(size)


class _CountedDisk(apsw.VFS):
    """The system's files, each write of which is counted."""

    def __init__(self, count: Count) -> None:
        self.count = count
        self.base_name = apsw.vfs_names()[0]
        super().__init__("counted", self.base_name, makedefault=True)

    def xOpen(self, name: object, flags: list[int]) -> _CountedFile:  # noqa: N802 - SQLite's name
        return _CountedFile(self, name, flags)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802 - SQLite's name
        self.count.tick()
        super().xDelete(name, sync)


class _Still:
    zone = "UTC"

    def now(self) -> datetime:
        """Return the moment at which everything happens."""
        return NOW


def _desk(folder: Path) -> Desk:
    return Desk(Ledger.open(folder, now=NOW), _Still(), backs_up)


def _command(*words: str) -> Callable[[Path, str], None]:
    def run(folder: Path, file: str) -> None:
        told = [file if word == "FILE" else word for word in words]
        if main(["--profile", str(folder), "--json", *told]):
            raise SystemExit(1)

    return run


def _import_in_window(folder: Path, file: str) -> None:
    desk = _desk(folder)
    desk.do_long(imports.import_files, (Path(file),), now=NOW).result()
    print("done", flush=True)
    desk.close()


def _merge(folder: Path, file: str) -> None:
    desk = _desk(folder)
    ada, twin = desk.ask(_twins)
    desk.do(merging.merge, ada, twin, now=NOW).result()
    print("done", flush=True)
    desk.close()


def _twins() -> list[int]:
    return [one.id for one in records.find(Contact, family="Lovelace")]


def _undo(folder: Path, file: str) -> None:
    desk = _desk(folder)
    desk.do(history.undo, now=NOW).result()
    print("done", flush=True)
    desk.close()


def _open(folder: Path, file: str) -> None:
    Ledger.open(folder, now=NOW).close()


JOBS: dict[str, Callable[[Path, str], None]] = {
    "import": _command("import", "FILE"),
    "import in the window": _import_in_window,
    "undo": _undo,
    "merge": _merge,
    "backup": _command("backup"),
    "restore": _command("restore", "FILE"),
    "open": _open,
}
"""What is cut off."""


def _carry_out(order: dict[str, object], report: int) -> None:
    """Do what is ordered; never returns."""
    left = order["left"]
    count = Count(left if isinstance(left, int) else None)
    out = os.open(str(order["out"]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    # Held as long as it is needed: it goes with its last name.
    disk = _CountedDisk(count)
    sys.addaudithook(count.audit)
    JOBS[str(order["job"])](Path(str(order["folder"])), str(order["file"]))
    assert disk.count is count
    sys.stdout.flush()
    os.write(report, str(count.writes).encode())
    os._exit(0)


def _fork(order: dict[str, object]) -> dict[str, object]:
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            _carry_out(order, write)
        finally:
            os._exit(1)
    os.close(write)
    with os.fdopen(read) as report:
        writes = report.read()
    _pid, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    failed = not killed and os.WEXITSTATUS(status) != 0
    return {"killed": killed, "failed": failed, "writes": int(writes or 0)}


def serve() -> None:
    """Follow orders until there are no more."""
    # What a first run loads is loaded before the forks, each of which would load it again.
    formats.read(b"First Name,Email,Phone\nAnn van Berg,a@b.se,0171 1234567\n", region="DE")
    assert commands
    for line in sys.stdin:
        print(json.dumps(_fork(json.loads(line))), flush=True)


if __name__ == "__main__":
    serve()
