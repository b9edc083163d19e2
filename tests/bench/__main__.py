"""Prints a table of netcrm against floors taken in the same run. It asserts nothing.

Each measure is one function in a module of its own; a line of the table names the floor and ours.
"""

from collections.abc import Iterable

import bare_window
import imports
import questions
import raw_import
import raw_search
import window
from measure import Measure

_MEASURES = (
    Measure(
        "start to first paint, 100,000 contacts",
        "2.5x",
        floor=bare_window.start_to_paint,
        ours=window.start_to_paint,
    ),
    Measure(
        "key press in search to hits, p99",
        "16 ms",
        floor=raw_search.key_press_to_hits,
        ours=questions.key_press_to_hits,
    ),
    Measure("a page of the list, p99", "16 ms", ours=questions.page_of_rows),
    Measure("the whole list in order, p99", "50 ms", ours=questions.list_in_order),
    Measure("open a contact, p99", "50 ms", ours=questions.open_a_contact),
    Measure("guard verdict, p99", "5 ms", ours=questions.verdict),
    Measure(
        "import of 50,000 rows", "6x", floor=raw_import.csv_into_table, ours=imports.file_into_book
    ),
    Measure("undo of it against the import", "1x", floor=imports.file_into_book, ours=imports.undo),
    Measure("longest stall during an import", "50 ms", ours=window.longest_stall),
)
_ROW = "{:<40} {:>10} {:>10} {:>8} {:>8}"


def main(measures: Iterable[Measure]) -> None:
    """Take every measure and print its line as soon as it stands."""
    print(_ROW.format("what", "floor", "netcrm", "ratio", "goal"))
    for measure in measures:
        floor = measure.floor() if measure.floor else None
        ours = measure.ours() if measure.ours else None
        ratio = f"{ours / floor:.1f}x" if floor and ours else "-"
        print(_ROW.format(measure.what, _shown(floor), _shown(ours), ratio, measure.goal), flush=True)


def _shown(taken: float | None) -> str:
    return "-" if taken is None else f"{taken * 1000:.1f} ms"


if __name__ == "__main__":
    main(_MEASURES)
