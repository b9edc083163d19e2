"""Files on their way to another program: in private folders that are gone when the program ends."""

import contextlib
import shutil
import tempfile
import weakref
from pathlib import Path

from netcrm.domain.refusal import Refused
from netcrm.work import files


class Outbox:
    """Keeps files that something else may still read, each in a folder of its own (RELIABILITY.md 2.5).

    They go with `forget`, with `close`, and at the latest when the program ends.
    """

    def __init__(self) -> None:
        self._folders: list[Path] = []
        self._end = weakref.finalize(self, _remove, self._folders)

    def keep(self, name: str, text: str) -> Path:
        """Write `text` into a file of that name which only this account reads; safe on any thread.

        Raises:
            Refused: ``file.cannot_write`` with ``path``, or ``ledger.full``.
        """
        try:
            folder = Path(tempfile.mkdtemp(prefix="netcrm-"))
        except OSError as error:
            raise Refused("file.cannot_write", path=name) from error
        self._folders.append(folder)
        path = folder / name
        files.write(path, text)
        return path

    def forget(self, path: Path) -> None:
        """Remove one file, where nobody took it."""
        _remove([path.parent])
        with contextlib.suppress(ValueError):
            self._folders.remove(path.parent)

    def close(self) -> None:
        """Remove all files."""
        self._end()


def _remove(folders: list[Path]) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
