"""Text of a calendar to its events as properties; whatever is broken in one event stays there (RFC 5545).

Libraries give up a whole calendar for one bad line, and know no lines; here every event is read by itself.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from netcrm.exchange.delimiter import split_lines
from netcrm.exchange.table import LONGEST_LINE

_NAME = re.compile(r"[A-Za-z0-9-]+(?=[;:])")
_PARAMETER = re.compile(r';\s*([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:])*)')
_ESCAPED = re.compile(r"\\([nN,;\\])")
_CARETS = re.compile(r"\^([n'^])")
_CARET_TEXT = {"n": "\n", "'": '"', "^": "^"}
_FOLDED = re.compile(rb"\r?\n[ \t]")
_RAW_LIMIT = 65_536
_MOST_LINES = 2_000
# Of an event without an end.
_SHOWN_LINES = 20


@dataclass(frozen=True, slots=True)
class Property:
    """One property as it stands: the value is not unescaped, the parameters are without quotes."""

    name: str
    parameters: Mapping[str, str]
    value: str


@dataclass(slots=True)
class Block:
    """One component of the calendar, its inner components left out.

    Attributes:
        kind: ``VEVENT`` or ``VTIMEZONE``.
        line: 1-based line where it begins.
        properties: in their order.
        raw: its text as it stands, inner components included.
        is_closed: whether its end was found.
        has_long_line: whether a line over the cap was passed over.
        loose: lines that are no property, until they are put to the one above.
    """

    kind: str
    line: int
    properties: list[Property] = field(default_factory=list)
    raw: str = ""
    is_closed: bool = False
    has_long_line: bool = False
    loose: list[str] = field(default_factory=list)

    def first(self, name: str) -> Property | None:
        """Return the first property of a name; None without one."""
        return next((one for one in self.properties if one.name == name), None)

    def all(self, name: str) -> list[Property]:
        """Return every property of a name."""
        return [one for one in self.properties if one.name == name]

    def text(self, name: str) -> str:
        """Return the first property of a name as text; empty without one."""
        found = self.first(name)
        return unescaped(found.value) if found else ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """What stands in one file.

    Attributes:
        zone: the name of the zone that the calendar is kept in (``X-WR-TIMEZONE``); empty for none.
    """

    events: Sequence[Block]
    zones: Sequence[Block]
    zone: str


@dataclass(frozen=True, slots=True)
class _Line:
    begin: int
    end: int
    text: str


def mended(data: bytes) -> bytes:
    """Return a calendar whose lines are folded between characters: some programs fold in the middle of one.

    Joined lines are followed by as many blank ones, so that every other line keeps its number.
    """
    if data.isascii() or _is_utf8(data):
        return data
    parts = _FOLDED.split(data)
    joined, owed = [parts[0]], 0
    for part in parts[1:]:
        owed += 1
        head, end, rest = part.partition(b"\n")
        joined.append(head + b"\n" * (owed + 1) + rest if end else part)
        owed = 0 if end else owed
    text = b"".join(joined)
    return text if _is_utf8(text) else data


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read_calendar(text: str) -> Calendar:
    """Return the events and zones of a calendar, or of several in one text; an event that has no end too."""
    lines = split_lines(text)
    blocks: list[Block] = []
    open_block: Block | None = None
    inner: list[str] = []
    zone = ""
    for line in _unfolded(lines):
        name, _, value = line.text.partition(":")
        name, value = name.strip().upper(), value.strip().upper()
        if name == "BEGIN" and value in ("VEVENT", "VTIMEZONE", "VCALENDAR"):
            inner, open_block = [], None
            if value != "VCALENDAR":
                open_block = Block(kind=value, line=line.begin + 1)
                blocks.append(open_block)
        elif open_block is None:
            zone = zone or _calendar_zone(line.text)
        elif name == "BEGIN":
            inner.append(value)
        elif name == "END" and inner:
            inner.pop()
        elif name == "END":
            open_block.is_closed = value == open_block.kind
            open_block.raw = _raw(lines, open_block, line.end)
            open_block = None
        elif not inner:
            _take(open_block, line.text)
    for block in blocks:
        _settle(block)
        block.raw = block.raw or _raw(lines, block, block.line + _SHOWN_LINES)
    found = {kind: [one for one in blocks if one.kind == kind] for kind in ("VEVENT", "VTIMEZONE")}
    return Calendar(events=found["VEVENT"], zones=found["VTIMEZONE"], zone=zone)


def _raw(lines: Sequence[str], block: Block, end: int) -> str:
    return "".join(lines[block.line - 1 : min(end, block.line + _MOST_LINES)])[:_RAW_LIMIT].rstrip("\r\n")


def _unfolded(lines: Sequence[str]) -> Iterator[_Line]:
    """Yield the lines that are not blank, those folded over several joined."""
    begin = 0
    while begin < len(lines):
        end = begin + 1
        while end < len(lines) and lines[end][:1] in (" ", "\t"):
            end += 1
        told = [lines[begin].rstrip("\r\n"), *(line[1:].rstrip("\r\n") for line in lines[begin + 1 : end])]
        text = "".join(told)
        if text.strip():
            yield _Line(begin, end, text)
        begin = end


def _calendar_zone(text: str) -> str:
    found = parsed(text) if text[:13].upper() == "X-WR-TIMEZONE" else None
    return unescaped(found.value).strip() if found else ""


def _take(block: Block, text: str) -> None:
    if len(text) > LONGEST_LINE:
        block.has_long_line = True
        return
    found = parsed(text)
    if found is not None:
        _settle(block)
        block.properties.append(found)
    elif block.properties:
        block.loose.append(text)


def _settle(block: Block) -> None:
    """Put lines after a line break that nobody escaped to the text above, where they belong."""
    if block.loose:
        last = block.properties[-1]
        block.properties[-1] = Property(last.name, last.parameters, "\\n".join([last.value, *block.loose]))
        block.loose = []


def parsed(text: str) -> Property | None:
    """Return a line as a property; None where it is none."""
    found = _NAME.match(text)
    if found is None:
        return None
    place, parameters = found.end(), dict[str, str]()
    while place < len(text) and text[place] == ";":
        parameter = _PARAMETER.match(text, place)
        if parameter is None:
            break
        parameters[parameter[1].upper()] = _CARETS.sub(_caret, parameter[2].replace('"', "").strip())
        place = parameter.end()
    _, colon, value = text[place:].partition(":")
    return Property(found[0].upper(), parameters, value) if colon else None


def _caret(found: re.Match[str]) -> str:
    return _CARET_TEXT[found[1]]


def unescaped(value: str) -> str:
    """Return a value of type TEXT as text."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
