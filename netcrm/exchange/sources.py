"""The bytes of what is imported: files that are named, and all contact files of a folder (PRODUCT.md 6)."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from netcrm.domain.import_plan import NotTaken
from netcrm.domain.refusal import Refused
from netcrm.exchange.encoding import signature
from netcrm.exchange.reading import FILE_LIMIT, Progress, no_progress

MOST_FILES = 1_000
"""Files of one folder that may hold contacts; pictures and the like are not counted."""
MOST_BYTES = 500 * 1024 * 1024
"""Bytes of all files of one folder together, for they are read at once."""

_LEDGER = "netcrm.db"
_HEAD = 4_096
_MEGABYTE = 1_048_576


@dataclass(frozen=True, slots=True)
class Source:
    """One file's bytes, and how they are called.

    Attributes:
        is_found: whether it was found in a folder; then it is passed over where it holds no contacts, while
            a file that the owner named refuses the whole import.
        is_copied: whether it is no file but text that was copied.
    """

    path: str
    data: bytes
    is_found: bool = False
    is_copied: bool = False

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.path).name


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was named, as bytes.

    Attributes:
        not_taken: files of folders that are surely no contact files, or can't be read.
    """

    sources: tuple[Source, ...]
    not_taken: tuple[NotTaken, ...] = ()


def load(paths: Sequence[Path], progress: Progress = no_progress) -> Loaded:
    """Return the bytes of files, and of the files in folders, sorted, with all folders below.

    Hidden files and folders, links to folders, and folders that hold netcrm's own data are left out.

    Raises:
        Refused: ``file.missing``, ``file.no_permission``, ``file.too_large`` or ``file.unreadable``, with the
            path; ``folder.nothing``, ``folder.too_many`` or ``folder.too_large``. Of several files none is
            read then.
        Cancelled: by `progress`.
    """
    sources: list[Source] = []
    not_taken: list[NotTaken] = []
    for path in paths:
        if path.is_dir():
            found = _Folder(path, progress).read()
            sources += found.sources
            not_taken += found.not_taken
        else:
            sources.append(Source(str(path), _named(path, len(paths) > 1)))
    return Loaded(tuple(sources), tuple(not_taken))


def left(path: str, refused: Refused) -> NotTaken:
    """Return why a file of a folder is passed over."""
    codes = {
        "file.no_permission": "folder.file_closed",
        "file.unreadable": "folder.file_closed",
        "file.missing": "folder.file_closed",
        "file.too_large": "folder.file_too_large",
        "file.workbook_protected": "folder.file_protected",
    }
    return NotTaken(path=path, reason_code=codes.get(refused.code, "folder.file_not_contacts"))


def _named(path: Path, is_one_of_many: bool) -> bytes:
    try:
        return _bytes(path)
    except Refused as refused:
        raise about(path.name, refused) if is_one_of_many else refused from None


def about(name: str, refused: Refused) -> Refused:
    """Return a refusal that says which of several files it is about, unless it does already."""
    if {"path", "in_file"} & refused.figures.keys():
        return refused
    return Refused(refused.code, field=refused.field, **refused.figures, in_file=name)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size <= FILE_LIMIT:
            with path.open("rb") as file:
                # A device or a pipe has no size and may never end.
                data = file.read(FILE_LIMIT + 1)
            size = max(size, len(data))
        if size > FILE_LIMIT:
            raise Refused("file.too_large", megabytes=size // 1_000_000, limit=FILE_LIMIT // _MEGABYTE)
        return data
    except FileNotFoundError:
        raise Refused("file.missing", path=str(path)) from None
    except PermissionError:
        raise Refused("file.no_permission", path=str(path)) from None
    except OSError as error:
        raise Refused("file.unreadable", path=str(path), reason=error.strerror or "") from error


class _Folder:
    """Goes through one folder."""

    def __init__(self, top: Path, progress: Progress) -> None:
        self._top, self._progress = top, progress
        self._sources: list[Source] = []
        self._not_taken: list[NotTaken] = []
        self._size = 0

    def read(self) -> Loaded:
        """Return the files that may hold contacts.

        Raises:
            Refused: see `load`.
            Cancelled: by the progress.
        """
        for path in self._files():
            self._progress(0, 0)
            try:
                self._take(path)
            except Refused as refused:
                if refused.code.startswith("folder."):
                    raise
                self._not_taken.append(left(str(path), refused))
        if not self._sources:
            raise Refused("folder.nothing", path=str(self._top))
        return Loaded(tuple(self._sources), tuple(self._not_taken))

    def _take(self, path: Path) -> None:
        kind = signature(_head(path))
        if kind and kind not in ("ZIP", "XLS"):
            raise Refused("file.unsupported", kind=kind)
        data = _bytes(path)
        self._size += len(data)
        if len(self._sources) == MOST_FILES:
            raise Refused("folder.too_many", path=str(self._top), limit=MOST_FILES)
        if self._size > MOST_BYTES:
            raise Refused("folder.too_large", path=str(self._top), limit=MOST_BYTES // _MEGABYTE)
        self._sources.append(Source(str(path), data, is_found=True))

    def _files(self) -> Iterator[Path]:
        for folder, inner, names in os.walk(self._top, onerror=self._closed):
            self._progress(0, 0)
            here = Path(folder)
            inner[:] = sorted((name for name in inner if not _is_hidden(here / name)), key=_order)
            if _LEDGER in names:
                inner.clear()
                continue
            for name in sorted(names, key=_order):
                if not _is_hidden(here / name) and (here / name).is_file():
                    yield here / name

    def _closed(self, error: OSError) -> None:
        """A folder that may not be looked into is said; the one that was named refuses."""
        path = str(error.filename or self._top)
        if path == str(self._top):
            raise Refused("file.no_permission", path=path) from None
        self._not_taken.append(NotTaken(path=path, reason_code="folder.file_closed"))


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        raise Refused("file.no_permission", path=str(path)) from None


def _is_hidden(path: Path) -> bool:
    """Tell whether a file or folder is hidden, by its name or as Windows marks it."""
    if path.name.startswith((".", "~$")):
        return True
    try:
        attributes = getattr(path.lstat(), "st_file_attributes", 0)
    except OSError:
        return False
    return bool(attributes & getattr(stat, "FILE_ATTRIBUTE_HIDDEN", 0))
