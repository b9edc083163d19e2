"""Whom an import brought: the contacts that its step touched, themselves or what stands on their card."""

from netcrm.store import query

_PARTS = ("channel", "other_field", "contact_tag", "attendance")
_TOUCHED = "step_touched AS t JOIN {table} AS part ON part.id BETWEEN t.first AND t.last"
_OF_STEP = "WHERE t.step = ? AND t.table_name = '{table}'"


def touched_by(step: int) -> list[int]:
    """Return the ids of the contacts that a step added or changed and that are still there, by name."""
    parts = [_ids("contact", "id"), *(_ids(table, "contact") for table in _PARTS)]
    chosen = " UNION ".join(parts)
    asked = f"SELECT id FROM contact WHERE id IN ({chosen}) ORDER BY sort_name, id"
    return query.column(asked, [step] * len(parts))


def _ids(table: str, column: str) -> str:
    joined, of_step = _TOUCHED.format(table=table), _OF_STEP.format(table=table)
    return f"SELECT part.{column} FROM {joined} {of_step}"
