"""Prints a table of netcrm against floors taken in the same run. It asserts nothing.

Each measure is one function in a module of its own; a line of the table names the floor and ours. The import
stands against three floors (see `raw_import`): one bare table, all tables and indexes that it fills, and
these with the full-text index.
"""

from collections.abc import Iterable

import bare_window
import duplicates
import imports
import memory
import questions
import raw_import
import raw_search
import verdicts
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
        "the same to its first view painted",
        "-",
        floor=bare_window.start_to_paint,
        ours=window.start_to_first_view,
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
    Measure("guard verdict, p99, 10 of 1,000,000 favours", "5 ms", ours=verdicts.of_few_favours),
    Measure("guard verdict, p99, 5,000 of 1,000,000 favours", "-", ours=verdicts.of_many_favours),
    Measure(
        "import of 50,000 rows, against one bare table",
        "-",
        floor=raw_import.csv_into_one_table,
        ours=imports.file_into_book,
    ),
    Measure(
        "the same, against its tables and indexes",
        "6x",
        floor=raw_import.csv_into_tables,
        ours=imports.file_into_book,
    ),
    Measure(
        "the same, full-text index included",
        "6x",
        floor=raw_import.csv_into_tables_and_search,
        ours=imports.file_into_book,
    ),
    Measure("undo of it against the import", "1x", floor=imports.file_into_book, ours=imports.undo),
    Measure("memory of it, at its peak", "300 MB", ours=memory.of_rows, is_memory=True),
    Measure("memory of 50,000 vCards, at its peak", "300 MB", ours=memory.of_cards, is_memory=True),
    Measure(
        "duplicates among 100,000, against 10x 10,000",
        "1.2x",
        floor=duplicates.ten_times_the_small,
        ours=duplicates.large,
    ),
    Measure("longest stall during an import", "50 ms", ours=window.longest_stall),
)
_ROW = "{:<48} {:>11} {:>11} {:>8} {:>8}"


def main(measures: Iterable[Measure]) -> None:
    """Take every measure and print its line as soon as it stands."""
    print(_ROW.format("what", "floor", "netcrm", "ratio", "goal"))
    for measure in measures:
        floor = measure.floor() if measure.floor else None
        ours = measure.ours()
        ratio = f"{ours / floor:.1f}x" if floor else "-"
        told = f"{ours:.0f} MB" if measure.is_memory else _shown(ours)
        print(_ROW.format(measure.what, _shown(floor), told, ratio, measure.goal), flush=True)


def _shown(taken: float | None) -> str:
    return "-" if taken is None else f"{taken * 1000:.1f} ms"


if __name__ == "__main__":
    main(_MEASURES)
