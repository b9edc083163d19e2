"""What one record says while its cells are being read."""

from dataclasses import dataclass, field
from typing import NamedTuple

from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.domain.contact import ChannelKind
from netcrm.domain.draft import Remark
from netcrm.domain.names import fold
from netcrm.exchange.values import is_one_line, one_line

_MOST_REMARK = 200


class Reached(NamedTuple):
    """A channel before its place among the others is known."""

    kind: ChannelKind
    label: str
    written: str
    normalised: str


class Written(NamedTuple):
    """A value with its label, as a cell holds it.

    Attributes:
        is_sure: whether the record itself says what the value is, as a card does of its numbers; then it
            stays a number even where it has no digits.
    """

    label: str
    text: str
    column: str = ""
    is_sure: bool = False


@dataclass(slots=True)
class Address:
    """The parts of one address, by the last word of their field's name."""

    label: str = ""
    parts: dict[str, list[str]] = field(default_factory=dict)

    def text(self) -> str:
        """Return the address as lines; parts that the formatted text holds already are not repeated."""
        line = " ".join(self._part("postcode") + self._part("city"))
        lines = [
            *self._street(),
            *self._part("street2"),
            *self._part("street3"),
            *self._part("extended"),
        ]
        lines += [*self._part("pobox"), line, *self._part("region"), *self._part("country")]
        told = "\n".join(self._part("formatted"))
        if not told:
            return "\n".join(one for one in lines if one)
        missing = [one for one in lines if one and one not in told and one != line]
        if line and not any(one in told for one in (*self._part("postcode"), *self._part("city"))):
            missing.insert(0, line)
        return "\n".join([told, *missing])

    def is_more_than_a_place(self) -> bool:
        """Tell whether there is more than one town or one country, which the contact's place holds."""
        filled = [name for name, values in self.parts.items() if values]
        return len(filled) > 1 or filled[0] not in ("city", "country")

    def _street(self) -> list[str]:
        """Return the street with the number of the house, in the order in which the columns stand."""
        street, number = self._part("street"), " ".join(self._part("number"))
        if not number or not street or number in street[0].split():
            return street or [number]
        is_before = next(part for part in self.parts if part in ("number", "street")) == "number"
        joined = f"{number} {street[0]}" if is_before else f"{street[0]} {number}"
        return [joined, *street[1:]]

    def _part(self, name: str) -> list[str]:
        return self.parts.get(name, [])


class Gathered:
    """Everything that one record said, in the order of its columns."""

    __slots__ = (
        *("fields", "whole_names", "emails", "phones", "addresses", "links", "tags", "others", "remarks"),
        *("birth", "town"),
    )

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.whole_names: list[tuple[str, str, str]] = []
        self.emails: dict[str, Reached] = {}
        self.phones: list[Written] = []
        self.addresses: dict[tuple[str, int], Address] = {}
        self.links: list[Written] = []
        self.tags: dict[str, None] = {}
        self.others: list[tuple[str, str]] = []
        self.remarks: list[Remark] = []
        self.birth: dict[str, str] = {}
        # Of a table with a column for towns and no other of addresses.
        self.town = ""

    def remark(self, code: str, column: str, text: str) -> None:
        """Note something about a cell."""
        self.remarks.append(Remark(code=code, figures={"column": column, "text": text[:_MOST_REMARK]}))

    def keep(self, column: str, text: str) -> None:
        """Keep a cell among the other fields."""
        if len(text) > TEXT_LIMIT:
            self.remark("cell.cut", column, text)
        self.others.append((column, text[:TEXT_LIMIT]))

    def set(self, name: str, column: str, text: str, *, is_long: bool = False) -> None:
        """Set a single-valued field; a second value that differs goes to the other fields."""
        if is_long:
            self._set_long(name, column, text)
            return
        value = one_line(text)
        if len(value) > LINE_LIMIT:
            self.remark("cell.cut", column, value)
            self.keep(column, text)
            value = value[:LINE_LIMIT]
        present = self.fields.setdefault(name, value)
        if present != value and fold(present) != fold(value):
            self.keep(column, text)

    def _set_long(self, name: str, column: str, text: str) -> None:
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        present = self.fields.get(name)
        if present and len(present) == TEXT_LIMIT:
            self.remark("cell.cut", column, text)
            return
        if present and text not in present:
            text = f"{present}\n{text}"
        elif present:
            return
        if len(text) > TEXT_LIMIT:
            self.remark("cell.cut", column, text)
        self.fields[name] = text[:TEXT_LIMIT]

    def prefix(self, column: str, text: str) -> None:
        """Add to the prefix: a salutation and a degree may stand in two columns."""
        present = self.fields.get("prefix")
        if present and fold(text) not in fold(present):
            text = f"{present} {one_line(text)}"
        self.fields["prefix"] = one_line(text)[:LINE_LIMIT]

    def add_email(self, label: str, written: str, normalised: str) -> None:
        """Add an email unless it is there."""
        if normalised not in self.emails:
            self.emails[normalised] = Reached(ChannelKind.EMAIL, label, written, normalised)

    def address_part(self, key: tuple[str, int], label: str, part: str, text: str) -> None:
        """Add a part of an address; the key is its column's label and ordinal."""
        values = self.addresses.setdefault(key, Address(label)).parts.setdefault(part, [])
        if not is_one_line(text):
            text = "\n".join(one_line(line) for line in text.splitlines())
        if text not in values:
            values.append(text)
