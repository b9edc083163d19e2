"""Files that the owner asked for: whole or not at all, for this account only (RELIABILITY.md 2.5)."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from netcrm.domain.refusal import Refused

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give an empty file beside `path` to be written, and put it in the place of `path` at the end.

    Nothing is left of it, and `path` is as it was, where anything goes wrong.

    Raises:
        Refused: ``file.cannot_write`` with ``path``, or ``ledger.full``.
    """
    try:
        if path.is_dir():
            raise IsADirectoryError(path)
        # Made for this account only; on the same disk, so that it can take the other's place.
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
        os.close(handle)
        part = Path(name)
        try:
            yield part
            part.chmod(0o600)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        if error.errno in _FULL:
            raise Refused("ledger.full") from error
        raise Refused("file.cannot_write", path=str(path)) from error


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
