"""What stands in the columns of a table without headers, so that the owner can tell what they hold."""

import csv
import io
from collections.abc import Mapping

from netcrm.domain.import_plan import PlannedFile

_LOOKED_AT = 20
_SHOWN = 3
_LONGEST = 200


def of_columns(file: PlannedFile) -> Mapping[str, str]:
    """Return the first filled cells of each column by its name; nothing for a table with a header row."""
    if file.header_line or not file.columns:
        return {}
    rows = [_cells(decision.draft.raw, file) for decision in file.decisions[:_LOOKED_AT]]
    found: dict[str, str] = {}
    for place, name in enumerate(file.columns):
        cells = (" ".join(row[place].split()) for row in rows if place < len(row))
        told = list(dict.fromkeys(cell for cell in cells if cell))
        found[name] = ", ".join(told[:_SHOWN])[:_LONGEST]
    return found


def _cells(raw: str, file: PlannedFile) -> list[str]:
    if len(file.columns) == 1:
        return [raw]
    try:
        return next(csv.reader(io.StringIO(raw, newline=""), delimiter=file.delimiter or ","), [])
    except csv.Error:
        return []
