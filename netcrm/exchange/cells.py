"""Cells to what they say: one prepared reader a column, so that a row costs only its filled cells."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from netcrm.domain.channels import normalise_email
from netcrm.domain.checks import LINE_LIMIT
from netcrm.exchange.columns import Column
from netcrm.exchange.dates import Order, is_blank_date, read_date, vote
from netcrm.exchange.gathered import Gathered, Written
from netcrm.exchange.values import JOINT, clean, emails, is_one_line, labels, one_line, tags, urls

_NAMES = frozenset({"given", "family", "nickname", "full_name", "family_first_name", "chinese_name"})
_WHOLE_NAMES = frozenset({"full_name", "family_first_name", "chinese_name"})
_LONG = frozenset({"notes", "seeks", "offers"})
DATES = frozenset({"birthday", "met_on"})
"""Fields whose columns vote on day and month."""

_BIRTH = frozenset({"birth_year", "birth_month", "birth_day"})
_SINGLE = frozenset(
    {
        "given", "family", "suffix", "nickname", "company", "job_title", "profession", "industry", "place",
        "how_met", "years_in_business", "team_size",
    }
)  # fmt: skip

# How guards and ways to say nothing begin; it spares most cells the look.
_SUSPECT = frozenset("'=nN#-–—?(uUkK0")

_Read = Callable[[Gathered, Column, str, str], None]


class CellReader:
    """Reads rows of one table.

    Args:
        columns: what each column holds.
        date_cells: index of each column of dates to its cells, for the vote on day and month.
        region: ISO 3166 two-letter code of the owner; empty for none.
    """

    def __init__(
        self, columns: Sequence[Column], date_cells: Mapping[int, Sequence[str]], region: str
    ) -> None:
        self._width = len(columns)
        self._twins = _label_twins(columns)
        twin_indexes = set(self._twins.values())
        self._orders = {index: vote(cells, region) for index, cells in date_cells.items()}
        addresses = sum(column.field.startswith("address.") for column in columns)
        # A plain text goes straight into its field; everything else has a reader.
        self._plan: list[tuple[int, Column, str, _Read, int | None]] = [
            (
                column.index,
                column,
                column.field if column.field in _SINGLE else "",
                self._reader(column, is_town=column.field == "address.city" and addresses == 1),
                self._twins.get(column.index),
            )
            for column in columns
            if column.index not in twin_indexes
        ]

    def gather(self, cells: Sequence[str]) -> Gathered:
        """Return what a row says; cells beyond the last column are kept as other fields."""
        got = Gathered()
        fields = got.fields
        if len(cells) < self._width:
            cells = [*cells, *[""] * (self._width - len(cells))]
        for index, column, name, read, twin in self._plan:
            text = cells[index].strip()
            if not text:
                continue
            if text[0] in _SUSPECT:
                text = clean(text, is_name=column.field in _NAMES)
                if not text:
                    continue
            if name and name not in fields and len(text) <= LINE_LIMIT and is_one_line(text):
                fields[name] = text
            elif twin is None:
                read(got, column, text, column.label)
            else:
                read(got, column, text, cells[twin].strip() or column.label)
        if len(cells) > self._width:
            self._keep_surplus(got, cells)
        return got

    def _keep_surplus(self, got: Gathered, cells: Sequence[str]) -> None:
        surplus = [
            (place, cell.strip()) for place, cell in enumerate(cells) if place >= self._width and cell.strip()
        ]
        for place, cell in surplus:
            got.keep(f"Column {place + 1}", cell)
        if surplus:
            got.remark("row.too_many_cells", surplus[0][1], surplus[0][1])

    def _reader(self, column: Column, *, is_town: bool) -> _Read:
        field = column.field
        if is_town:
            return _town
        if field in DATES:
            return self._date
        if field in _SINGLE:
            return _single
        if field in _LONG:
            return _long
        if field in _BIRTH:
            return _birth
        if field in _WHOLE_NAMES:
            return _whole_name
        if field.startswith("address."):
            return _address
        return _short(_READERS[field]) if field in _READERS else _other

    def _date(self, got: Gathered, column: Column, text: str, label: str) -> None:
        if is_blank_date(text):
            return
        order = self._orders.get(column.index, Order.UNKNOWN)
        told = read_date(text, order, is_birth=column.field == "birthday")
        if not told or (column.field == "met_on" and told.startswith("--")):
            got.remark(
                "date.ambiguous" if order is Order.UNKNOWN else "date.not_readable", column.header, text
            )
            got.keep(column.header, text)
            return
        got.set(column.field, column.header, told)


def _label_twins(columns: Iterable[Column]) -> dict[int, int]:
    """Return index of a value's column to the index of its label's."""
    columns = list(columns)
    values: dict[tuple[str, int], list[int]] = {}
    for column in columns:
        values.setdefault((column.field.partition(".")[0], column.ordinal), []).append(column.index)
    return {
        value: column.index
        for column in columns
        if column.field.endswith(".label")
        for value in values[column.field.removesuffix(".label"), column.ordinal]
        if value != column.index
    }


def _short(read: _Read) -> _Read:
    """Return a reader that keeps a cell far too long for an address or number, and reads the others."""

    def read_short(got: Gathered, column: Column, text: str, label: str) -> None:
        if len(text) <= LINE_LIMIT:
            read(got, column, text, label)
        else:
            got.remark("cell.not_readable", column.header, text)
            got.keep(column.header, text)

    return read_short


def _single(got: Gathered, column: Column, text: str, label: str) -> None:
    got.set(column.field, column.header, text)


def _long(got: Gathered, column: Column, text: str, label: str) -> None:
    got.set(column.field, column.header, text, is_long=True)


def _prefix(got: Gathered, column: Column, text: str, label: str) -> None:
    got.prefix(column.header, text)


def _birth(got: Gathered, column: Column, text: str, label: str) -> None:
    if text.strip("0"):
        got.birth[column.field] = text


def _whole_name(got: Gathered, column: Column, text: str, label: str) -> None:
    got.whole_names.append((column.header, one_line(text), column.field))


def _emails(got: Gathered, column: Column, text: str, label: str) -> None:
    whole = normalise_email(text)
    if whole:
        got.add_email(_first(label), text, whole)
        return
    found, rest = emails(text)
    names = _spread(label, len(found))
    for (written, normalised), name in zip(found, names, strict=True):
        got.add_email(name, written, normalised)
    if rest and not found:
        got.remark("email.not_readable", column.header, text)
        got.keep(column.header, text)
    elif rest and "@" in rest:
        got.remark("email.not_readable", column.header, rest)
        got.keep(column.header, rest)
    elif rest:
        got.whole_names.append((column.header, rest, "full_name"))


def _phones(got: Gathered, column: Column, text: str, label: str) -> None:
    if JOINT not in text:
        got.phones.append(Written(_first(label), text, column.header))
        return
    parts = text.split(JOINT)
    got.phones += [
        Written(name, part.strip(), column.header)
        for part, name in zip(parts, _spread(label, len(parts)), strict=True)
        if part.strip()
    ]


def _links(got: Gathered, column: Column, text: str, label: str) -> None:
    parts = urls(text)
    got.links += [
        Written(name, part, column.field)
        for part, name in zip(parts, _spread(label, len(parts)), strict=True)
    ]


def _address(got: Gathered, column: Column, text: str, label: str) -> None:
    name = _first(label)
    got.address_part((column.label, column.ordinal), name, column.field.partition(".")[2], text)


def _town(got: Gathered, column: Column, text: str, label: str) -> None:
    """Read the town of a table that tells no more of anybody's address."""
    got.town = text if is_one_line(text) else "\n".join(map(one_line, text.splitlines()))


def _tags(got: Gathered, column: Column, text: str, label: str) -> None:
    got.tags.update(dict.fromkeys(tags(text)))


def _tag_mark(got: Gathered, column: Column, text: str, label: str) -> None:
    got.tags[column.header] = None


def _other(got: Gathered, column: Column, text: str, label: str) -> None:
    got.keep(column.header, text)


def _first(label: str) -> str:
    """Return the label of a cell with one value."""
    return _spread(label, 1)[0] if JOINT in label or label.startswith("* ") else label


def _spread(label: str, count: int) -> list[str]:
    """Return a label for each value of a cell, the last one repeated."""
    told = labels(label) if JOINT in label or label.startswith("* ") else [label]
    if len(told) == count:
        return told
    return (told + told[-1:] * count)[:count]


_READERS: dict[str, _Read] = {
    "prefix": _prefix,
    "email": _emails,
    "phone": _phones,
    "website": _links,
    "social": _links,
    "tags": _tags,
    "tag_mark": _tag_mark,
}
