"""What our SQL asks Python for; registered on every connection."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import apsw

from netcrm.domain.names import fold
from netcrm.store.fields import moment_of, moment_text


def local_day(moment: str | None, zone: str | None) -> str | None:
    """Return the calendar day of a stored moment on the clock of `zone`, as text; None without a moment."""
    if moment is None:
        return None
    return moment_of(moment).astimezone(ZoneInfo(zone or "UTC")).date().isoformat()


def digits(text: str | None) -> str:
    """Return only the digits of `text`, so that a phone number is found however it is spaced."""
    return "".join([char for char in text or "" if char.isdecimal()])


def folded(*texts: str | None) -> str:
    """Return the texts joined by a space and folded for search (see `netcrm.domain.names.fold`)."""
    return fold(" ".join([text for text in texts if text]))


def folded_text(column: str) -> str:
    """Return the SQL of `folded` for one column, which asks Python only about what SQLite can't fold itself.

    Printable ASCII is folded by lowering it, single spaces given, and that is what nearly all texts are.
    """
    # A length in letters also ends at a NUL, where GLOB would stop looking.
    is_ascii = f"length({column}) = octet_length({column}) AND {column} NOT GLOB '*[^ -~]*'"
    is_hard = f"NOT ({is_ascii}) OR instr({column}, '  ')"
    return f"CASE WHEN {is_hard} THEN folded({column}) ELSE trim(lower({column})) END"


def bound(_cursor: apsw.Cursor, _number: int, value: object) -> str:
    """Turn a date or moment that is bound to a statement into the text we keep.

    Raises:
        TypeError: another type that SQLite doesn't know.
    """
    if isinstance(value, datetime):
        # peewee's own history of migrations writes a moment without a zone.
        return moment_text(value if value.tzinfo else value.replace(tzinfo=UTC))
    isoformat = getattr(value, "isoformat", None)
    if isoformat is None:
        raise TypeError(f"cannot be kept: {value!r}")
    return str(isoformat())


def register(connection: apsw.Connection) -> None:
    """Give `connection` the functions ``folded``, ``digits`` and ``local_day`` and our bindings."""
    connection.convert_binding = bound
    known: dict[str, tuple[Callable[..., str | None], int]] = {
        "folded": (folded, -1),
        "digits": (digits, 1),
        "local_day": (local_day, 2),
    }
    for name, (function, arguments) in known.items():
        connection.create_scalar_function(name, function, arguments, deterministic=True)
