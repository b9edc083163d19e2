"""What a changeset touched: the rows, and the rows of others that they belong to."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

import apsw

from netcrm.domain.refusal import Refused

Ranges = list[tuple[int, int]]

OWNERS: dict[str, tuple[str, ...]] = {
    "channel": ("contact",),
    "other_field": ("contact",),
    "contact_tag": ("contact",),
    "favour": ("contact",),
    "follow_up": ("contact",),
    "attendance": ("contact",),
    "interaction_contact": ("contact",),
    "introduction": ("requester",),
}
"""Tables whose rows decide what search or the list says of a contact, with the columns that name it."""


def ranges(ids: Iterable[int]) -> Ranges:
    """Return the ids as ranges of consecutive numbers, both ends included, in order."""
    numbers = sorted(set(ids))
    if not numbers:
        return []
    if numbers[-1] - numbers[0] == len(numbers) - 1:
        return [(numbers[0], numbers[-1])]
    ends = [place for place in range(1, len(numbers)) if numbers[place] != numbers[place - 1] + 1]
    firsts, lasts = [0, *ends], [*(place - 1 for place in ends), len(numbers) - 1]
    return [(numbers[first], numbers[last]) for first, last in zip(firsts, lasts, strict=True)]


@dataclass(slots=True)
class Traces:
    """What one or several changesets touched, whichever way they are applied.

    Attributes:
        ids: per table the ids of the rows inserted, updated or deleted.
        owners: per table the contacts that its changed rows name, before or after the change.
        unnamed: per table the ids of updated rows whose owner did not change: a changeset leaves it out.
        whole: contacts that were inserted or deleted with everything that belongs to them.
    """

    ids: defaultdict[str, "array[int]"] = field(default_factory=lambda: defaultdict(lambda: array("q")))
    owners: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    unnamed: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    whole: set[int] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.ids)

    def gather(self, connection: apsw.Connection, read: Callable[[int], bytes]) -> None:
        """Add what the changeset that `read` streams touched.

        Raises:
            Refused: ``steps.conflict``: a table of the changeset is gone or has lost columns since. Applying
                it would say that all is well and do nothing.
        """
        # groupby looks one change ahead at most, so each is read while it is the current one.
        changes = apsw.Changeset.iter(read)
        for table, group in groupby(changes, lambda change: change.name):
            self._gather_table(connection, table, group)

    def _gather_table(
        self, connection: apsw.Connection, table: str, changes: Iterable[apsw.TableChange]
    ) -> None:
        names = column_names(connection, table)
        if "id" not in names:
            raise Refused("steps.conflict", table=table)
        key, width = names.index("id"), len(names)
        places = [names.index(name) for name in OWNERS.get(table, ()) if name in names]
        ids, whole = self.ids[table], self.whole if table == "contact" else None
        for change in changes:
            old, new = change.old, change.new
            row: tuple[Any, ...] = old or new or ()
            if len(row) > width:
                raise Refused("steps.conflict", table=table)
            identifier: int = row[key]
            ids.append(identifier)
            if old is not None and new is not None:
                self._gather_update(table, places, identifier, old, new)
                continue
            for place in places:
                self.owners[table].add(row[place])
            if whole is not None:
                whole.add(identifier)

    def _gather_update(
        self, table: str, places: list[int], identifier: int, old: tuple[Any, ...], new: tuple[Any, ...]
    ) -> None:
        for place in places:
            if new[place] is apsw.no_change:
                self.unnamed[table].append(identifier)
            else:
                self.owners[table].update((old[place], new[place]))

    def touched(self) -> Iterator[tuple[str, int, int]]:
        """Yield table, first and last id of every range of touched rows."""
        for table in sorted(self.ids):
            for first, last in ranges(self.ids[table]):
                yield table, first, last

    def owners_of(self, connection: apsw.Connection, tables: Iterable[str]) -> set[int]:
        """Return the contacts whose rows in `tables` changed; what a changeset left out is read by id."""
        found: set[int] = set()
        for table in tables:
            found |= self.owners[table]
            for column in OWNERS[table]:
                found |= pointed(connection, table, column, "id", self.unnamed[table])
        return found


def column_names(connection: apsw.Connection, table: str) -> list[str]:
    """Return the columns of `table` in their order; empty where there is no such table."""
    return [str(row[0]) for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def pointed(
    connection: apsw.Connection, table: str, column: str, by: str, ids: Sequence[int] | set[int]
) -> set[int]:
    """Return the values of `column` in the rows of `table` whose column `by` is one of `ids`."""
    statement = f'SELECT "{column}" FROM "{table}" WHERE "{by}" BETWEEN ? AND ? AND "{column}" IS NOT NULL'
    found: set[int] = set()
    for bounds in ranges(ids):
        found.update(int(row[0]) for row in connection.execute(statement, bounds))
    return found
