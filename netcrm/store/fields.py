"""Column types of our own: moments, days, JSON and enumerations, all kept as readable text."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from peewee import Field

MOMENT_LENGTH = len("2026-01-31T09:30:00.000000Z")


def moment_text(moment: datetime) -> str:
    """Return an aware `moment` as ``YYYY-MM-DDTHH:MM:SS.ffffffZ``, which sorts as text in time order.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError(f"a moment needs a time zone: {moment!r}")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def moment_of(text: str) -> datetime:
    """Return the aware UTC moment that `moment_text` wrote."""
    return datetime.fromisoformat(text)


def json_text(value: object) -> str:
    """Return `value` as JSON in one canonical form: sorted keys, no spaces, letters as they are."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


class MomentField(Field):
    """An aware moment, kept as fixed-width UTC text."""

    field_type = "TEXT"

    def db_value(self, value: datetime | str | None) -> str | None:
        """Return the text to keep; text, as in a comparison, passes as it is."""
        return moment_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        """Return the aware UTC moment."""
        return None if value is None else moment_of(value)


class DayField(Field):
    """A calendar day, kept as ``YYYY-MM-DD``."""

    field_type = "TEXT"

    def db_value(self, value: date | str | None) -> str | None:
        """Return the text to keep; a moment is refused, for its day depends on a time zone.

        Raises:
            ValueError: `value` is a moment.
        """
        if isinstance(value, datetime):
            raise ValueError(f"a day is asked, not a moment: {value!r}")
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: str | None) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class JsonField(Field):
    """Plain JSON (objects, lists, text, numbers, truth), kept in canonical form; None is SQL NULL."""

    field_type = "TEXT"

    def db_value(self, value: object) -> str | None:
        """Return the canonical text."""
        return None if value is None else json_text(value)

    def python_value(self, value: str | None) -> object:
        """Return what the text says: dicts, lists and scalars."""
        return None if value is None else json.loads(value)


class EnumField(Field):
    """A member of one `StrEnum`, kept as its text."""

    field_type = "TEXT"

    def __init__(self, enum: type[StrEnum], **options: Any) -> None:  # noqa: ANN401 - peewee's options
        super().__init__(**options)
        self.enum = enum

    def db_value(self, value: str | None) -> str | None:
        """Return the member's text.

        Raises:
            ValueError: `value` is no member.
        """
        return None if value is None else str(self.enum(value))

    def python_value(self, value: str | None) -> StrEnum | None:
        """Return the member."""
        return None if value is None else self.enum(value)
