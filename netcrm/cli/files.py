"""Files that the owner asked for: whole or not at all, for this account only (RELIABILITY.md 2.5)."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netcrm.domain.refusal import Refused

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})

_DATA = ("netcrm.db", "netcrm.lock")


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to be written, and put it in the place of `path` at the end.

    Nothing is left of it, and `path` is as it was, where anything goes wrong.

    Raises:
        Refused: ``file.cannot_write`` with ``path``, ``file.is_data`` or ``ledger.full``.
    """
    try:
        place = path.resolve()
        refuse_data(place)
        if place.exists() and not place.is_file():
            raise FileExistsError(errno.EEXIST, "no plain file", str(place))
        # Made for this account only; on the same disk, so that it can take the other's place.
        handle, name = tempfile.mkstemp(prefix=".netcrm-", suffix=".part", dir=place.parent)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            part.chmod(0o600)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        if error.errno in _FULL:
            raise Refused("ledger.full") from error
        raise Refused("file.cannot_write", path=str(path)) from error


def refuse_data(path: Path) -> None:
    """Refuse to write over a profile's own data.

    Raises:
        Refused: ``file.is_data`` with ``path``.
    """
    place = path.resolve()
    if place.name.startswith(_DATA) and place.exists():
        raise Refused("file.is_data", path=str(path))


def write(path: Path, text: str) -> int:
    """Write `text` as UTF-8 into `path`, line ends as they are, and return its size in bytes.

    Raises:
        Refused: ``file.cannot_write`` with ``path``, or ``ledger.full``; the file is as it was.
    """
    content = text.encode("utf-8")
    with replaced(path) as part, part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return len(content)
