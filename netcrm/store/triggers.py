"""The guard's invariant, kept by the database itself (PRODUCT.md 4.5, HOUSE.md 3).

All of it looks at one row only: undo and redo replay table by table, so a rule that read another table would
break them. The table's CHECK says the same; a pragma can switch that off, but no trigger.
"""

from netcrm.store.errors import GUARD_MARK

REASON_LENGTH = 20
"""An endorsement that isn't Clear needs a reason of so many characters, white space around it not counted."""

# SQLite's trim knows only the space: tab, line feed, vertical tab, form feed, return and no-break spaces too.
_WHITE = (
    "char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200,"
    " 8201, 8202, 8203, 8232, 8233, 8239, 8287, 12288, 65279)"
)
_DIGIT = "[0-9]"
_MOMENT = f"{_DIGIT * 4}-{_DIGIT * 2}-{_DIGIT * 2}T{_DIGIT * 2}:{_DIGIT * 2}:{_DIGIT * 2}.{_DIGIT * 6}Z"


def _is_moment(column: str) -> str:
    return f"(typeof({column}) = 'text' AND {column} GLOB '{_MOMENT}' AND datetime({column}) IS NOT NULL)"


def _holds(row: str) -> str:
    """Return the rule as an SQL expression that is 1 or 0, never NULL; `row` is ``NEW.``."""
    endorsed = f"{row}endorsed_at IS NOT NULL"
    claimed = f"(coalesce({row}decision, '') = 'endorse' OR coalesce({row}stage, '') = 'endorsed')"
    sound = " AND ".join(
        (
            _is_moment(f"{row}endorsed_at"),
            _is_moment(f"{row}weighed_at"),
            f"coalesce({row}weighed_at <= {row}endorsed_at, 0)",
            f"coalesce({row}decision, '') = 'endorse'",
            f"coalesce({row}verdict, '') IN ('clear', 'caution', 'coattails')",
            f"coalesce({row}target_contact, 0) <> 0",
            f"coalesce({row}weighed_requester, 0) = coalesce({row}requester, -1)",
            f"coalesce({row}weighed_target, 0) = coalesce({row}target_contact, -1)",
            f"(coalesce({row}verdict, '') = 'clear'"
            f" OR length(trim(coalesce({row}my_reason, ''), {_WHITE})) >= {REASON_LENGTH})",
        )
    )
    return f"CASE WHEN {endorsed} THEN ({sound}) ELSE NOT {claimed} END"


def _guard(event: str) -> str:
    return f"""
CREATE TRIGGER introduction_guard_{event.lower()} BEFORE {event} ON introduction
WHEN NOT ({_holds("NEW.")})
BEGIN
    SELECT RAISE(ABORT, '{GUARD_MARK}');
END"""


UNSOUND = f"SELECT count(*) FROM introduction WHERE NOT ({_holds('')})"
"""Counts what the rule forbids: in a file that came from elsewhere, which no trigger of ours has watched."""

TRIGGERS: dict[str, str] = {
    "introduction_guard_insert": _guard("INSERT"),
    "introduction_guard_update": _guard("UPDATE"),
}
"""Every trigger of the schema by name; made anew after each migration, for altering a table can drop them."""
