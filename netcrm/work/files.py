"""Files that the owner asked for: whole or not at all, for this account only (RELIABILITY.md 2.5)."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from netcrm.domain.refusal import Refused

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_LEDGER = "netcrm.db"
_DATA = (_LEDGER, "netcrm.lock")
_KEPT = frozenset({"backups", "logs"})
_SCREEN = "screen.ini"
_PART = ".netcrm-"
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that was written.

    Attributes:
        path: where it stands.
        files: how many files lie in it.
        size: of all of them, in bytes.
    """

    path: Path
    files: int
    size: int


def write(path: Path, content: str | bytes | Iterable[str]) -> int:
    """Write `content` into `path`, text as UTF-8 with its line ends as they are; return the size in bytes.

    It is written beside the file and then takes its place, so that a half file is never seen.

    Args:
        path: the file.
        content: as a whole, or in pieces that are asked for one after the other.

    Raises:
        Refused: as `replaced`; the file is as it was, also where a piece raises something.
    """
    size = 0
    with replaced(path) as part, part.open("wb") as file:
        for piece in (content,) if isinstance(content, str | bytes) else content:
            size += file.write(piece.encode("utf-8") if isinstance(piece, str) else piece)
        file.flush()
        os.fsync(file.fileno())
    return size


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to be written, and put it in the place of `path` at the end.

    Nothing is left of it, and `path` is as it was, where anything goes wrong.

    Raises:
        Refused: ``file.cannot_write`` with ``path``, ``file.is_data`` or ``ledger.full``.
    """
    with _told(path):
        place = path.resolve()
        refuse_data(place)
        if place.exists() and not place.is_file():
            raise FileExistsError(errno.EEXIST, "no plain file", str(place))
        # Made for this account only; on the same disk, so that it can take the other's place.
        handle, name = tempfile.mkstemp(prefix=_PART, suffix=".part", dir=place.parent)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            part.chmod(0o600)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)


def write_folder(path: Path, files: Iterable[tuple[str, str]]) -> Folder:
    """Write a new folder with one file for each name and text; nothing that is there is written over.

    The folder is filled beside its place and moved there at the end: there is all of it or nothing, also
    where `files` raises something on the way.

    Args:
        path: not there yet, or an empty folder.
        files: names, all different on any system, with their texts; asked for one after the other.

    Raises:
        Refused: ``folder.not_empty`` with ``path``, ``file.cannot_write``, ``file.is_data``, ``ledger.full``.
    """
    with _told(path):
        place = path.resolve()
        refuse_data(place)
        if place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise Refused("folder.not_empty", path=str(path))
        part = Path(tempfile.mkdtemp(prefix=_PART, suffix=".part", dir=place.parent))
        try:
            count, size = _fill(part, files)
            _settle()
            if place.exists():
                place.rmdir()
            part.rename(place)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
    return Folder(path, count, size)


def free_name(path: Path) -> Path:
    """Return `path`, or the first of "name (2).vcf", "name (3).vcf" and so on that is not there."""
    found, number = path, 1
    while os.path.lexists(found):
        number += 1
        found = path.with_name(f"{path.stem} ({number}){path.suffix}")
    return found


def refuse_data(path: Path) -> None:
    """Refuse to write over a profile's own data, or beside it what it would take for its own.

    Raises:
        Refused: ``file.is_data`` with ``path``.
    """
    place = path.resolve()
    folder, name = place.parent, place.name.casefold()
    # A journal or log that lies beside the ledger is read into it, also one that was not there before.
    is_ledger = name.startswith(_DATA) and (os.path.lexists(place) or (folder / _LEDGER).exists())
    is_screen = name == _SCREEN and (folder / _LEDGER).exists()
    is_kept = folder.name.casefold() in _KEPT and (folder.parent / _LEDGER).exists() and place.exists()
    if is_ledger or is_screen or is_kept:
        raise Refused("file.is_data", path=str(path))


def _fill(folder: Path, files: Iterable[tuple[str, str]]) -> tuple[int, int]:
    count = size = 0
    for name, text in files:
        data = text.encode("utf-8")
        handle = os.open(
            folder / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600
        )
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        count += 1
        size += len(data)
    return count, size


def _settle() -> None:
    """Have all that was written reach the disk; once for all files, since each alone takes milliseconds."""
    if hasattr(os, "sync"):
        os.sync()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in the words of the field what the disk would not do."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise Refused("ledger.full") from error
        raise Refused("file.cannot_write", path=str(path)) from error
