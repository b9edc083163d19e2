"""A step's changeset, written and read as parts of at most 1 MB, so that memory stays flat."""

import apsw

from netcrm.store.engine import rows

PART_BYTES = 1_000_000
# Each call between SQLite and Python carries this much instead of 1 KB.
_CHUNK_BYTES = 65_536
apsw.session_config(apsw.SQLITE_SESSION_CONFIG_STRMSIZE, _CHUNK_BYTES)


def write(connection: apsw.Connection, session: apsw.Session, step: int) -> int:
    """Stream the changeset of `session` into the parts of `step` and return their number."""
    pending = bytearray()
    number = 0

    def flush(size: int) -> None:
        nonlocal number
        connection.execute(
            "INSERT INTO step_part (step, number, content) VALUES (?, ?, ?)",
            (step, number, bytes(pending[:size])),
        )
        del pending[:size]
        number += 1

    def take(chunk: memoryview) -> None:
        pending.extend(chunk)
        while len(pending) >= PART_BYTES:
            flush(PART_BYTES)

    session.changeset_stream(take)
    if pending:
        flush(len(pending))
    return number


class Whole:
    """A changeset in memory, read as a stream."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._at = 0

    def __call__(self, size: int) -> bytes:
        """Return up to `size` bytes more; empty at the end."""
        piece = self._content[self._at : self._at + size]
        self._at += len(piece)
        return piece


class Reader:
    """The changeset of `step`, read part by part as a stream."""

    def __init__(self, connection: apsw.Connection, step: int) -> None:
        self._connection = connection
        self._step = step
        self._number = 0
        self._part = Whole(b"")

    def __call__(self, size: int) -> bytes:
        """Return up to `size` bytes more; empty at the end."""
        piece = self._part(size)
        if piece:
            return piece
        found = rows(
            self._connection,
            "SELECT content FROM step_part WHERE step = ? AND number = ?",
            (self._step, self._number),
        )
        if not found:
            return b""
        self._number += 1
        self._part = Whole(found[0][0])
        return self._part(size)
