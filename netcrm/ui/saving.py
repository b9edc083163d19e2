"""Files that the owner asked for: whole or not at all, for this account only (RELIABILITY.md 2.5)."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

from netcrm.domain.refusal import Refused

P = ParamSpec("P")
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def save_answer(path: Path, question: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> int:
    """Answer a question and keep the answer in a file; itself a question, to be asked on a reader thread.

    Returns:
        Size of the file in bytes.

    Raises:
        Refused: what the question refuses; ``file.cannot_write``, ``ledger.full``: the file is as it was.
    """
    return save_text(path, question(*args, **kwargs))


def save_text(path: Path, text: str) -> int:
    """Write `text` as UTF-8 into `path`, line ends as they are, and return its size in bytes.

    It is written beside the file and then takes its place, so that a half file is never seen.

    Raises:
        Refused: ``file.cannot_write`` with ``path``, or ``ledger.full``; the file is as it was.
    """
    content = text.encode("utf-8")
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise FileExistsError(errno.EEXIST, "no plain file", str(place))
        # Made for this account only; on the same disk, so that it can take the other's place.
        handle, name = tempfile.mkstemp(prefix=".netcrm-", suffix=".part", dir=place.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        if error.errno in _FULL:
            raise Refused("ledger.full") from error
        raise Refused("file.cannot_write", path=str(path)) from error
    return len(content)
