"""Known troubles of the disk and the file, told apart from bugs (HOUSE.md 3, errors)."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import apsw
import peewee

from netcrm.domain.refusal import Cancelled, Refused

GUARD_MARK = "endorsement guard"
"""Stands in the message of the guard's triggers and is the name of its CHECK."""

_CODES: tuple[tuple[type[apsw.Error], str], ...] = (
    (apsw.BusyError, "ledger.locked"),
    (apsw.LockedError, "ledger.locked"),
    (apsw.ProtocolError, "ledger.locked"),
    (apsw.FullError, "ledger.full"),
    (apsw.ReadOnlyError, "ledger.read_only"),
    (apsw.PermissionsError, "ledger.read_only"),
    (apsw.CantOpenError, "ledger.unreachable"),
    (apsw.CorruptError, "ledger.damaged"),
    (apsw.NotADBError, "ledger.damaged"),
    (apsw.IOError, "ledger.disk"),
)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def refusal_of(error: Exception) -> Exception | None:
    """Return what the owner is told about `error`, or None where it is a bug.

    Args:
        error: an error of apsw, or of peewee, which carries apsw's as ``orig``.
    """
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, apsw.InterruptError):
        return Cancelled()
    if isinstance(cause, apsw.ConstraintError):
        return Refused("introduction.guard") if GUARD_MARK in str(cause) else None
    for kind, code in _CODES:
        if isinstance(cause, kind):
            return Refused(code)
    return None


def system_code(error: OSError) -> str:
    """Return the code for an error of the system with a file or folder of the profile."""
    if error.errno in _FULL:
        return "ledger.full"
    return "ledger.read_only" if error.errno in _READ_ONLY else "ledger.unreachable"


@contextmanager
def told() -> Iterator[None]:
    """Turn known errors of the database into `Refused` or `Cancelled`; others pass.

    Raises:
        Refused: ``ledger.locked``, ``ledger.full``, ``ledger.read_only``, ``ledger.unreachable``,
            ``ledger.damaged``, ``ledger.disk`` or ``introduction.guard``.
        Cancelled: the statement was interrupted.
    """
    try:
        yield
    except (apsw.Error, peewee.PeeweeException) as error:
        known = refusal_of(error)
        if known is None:
            raise
        raise known from error


@contextmanager
def told_of_files() -> Iterator[None]:
    """Do what `told` does, for errors of the system with files and folders too."""
    try:
        with told():
            yield
    except OSError as error:
        raise Refused(system_code(error)) from error
