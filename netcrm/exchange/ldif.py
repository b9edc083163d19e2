"""LDIF, as address books of the Mozilla family and directories write it (RFC 2849, PRODUCT.md 6)."""

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from netcrm.domain.bulk import uncollected
from netcrm.domain.checks import TEXT_LIMIT
from netcrm.domain.draft import ContactDraft, Problem
from netcrm.exchange.drafts import DraftMaker, is_usable
from netcrm.exchange.encoding import Decoded, decode
from netcrm.exchange.gathered import Gathered
from netcrm.exchange.ldif_fields import GROUPS, take
from netcrm.exchange.reading import Progress, Reading, no_progress

_ATTRIBUTE = re.compile(r"([A-Za-z0-9][\w.-]*(?:;[\w-]+)*)(:[:<]?)[ \t]*(.*)", re.DOTALL)
_START = re.compile(rb"(?:version[ \t]*:[ \t]*1|dn::?)(?:[ \t]|$)", re.IGNORECASE)
_LOOKED_AT = 4_096
_PROGRESS_ENTRIES = 500


@dataclass(slots=True)
class Entry:
    """One entry: attributes with their values in the file's order.

    Attributes:
        line: 1-based line where it begins.
        bad: lines that are no attribute.
    """

    line: int
    values: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    bad: list[str] = field(default_factory=list)


class Ldif:
    """The reader of LDIF; lists of people are named among the problems."""

    def recognises(self, data: bytes) -> bool:
        """Tell whether the first line that is no comment begins an entry or says the version."""
        start = data[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
        told = (line.strip() for line in start.splitlines())
        first = next((line for line in told if line and not line.startswith(b"#")), b"")
        return _START.match(first) is not None

    def read(
        self,
        data: bytes,
        *,
        region: str = "",
        mapping: Mapping[str, str | None] | None = None,
        progress: Progress = no_progress,
        encoding: str = "",
    ) -> Reading:
        """Read all entries; see `Reader.read`. There are no columns, so a mapping changes nothing.

        Raises:
            Refused: ``file.*``: empty, too large, binary or in an unknown encoding.
        """
        decoded = decode(data, encoding)
        lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        maker = DraftMaker(region)
        drafts: list[ContactDraft] = []
        problems: list[Problem] = []
        count = 0
        with uncollected():
            for entry in entries(lines):
                if count % _PROGRESS_ENTRIES == 0:
                    progress(entry.line, len(lines))
                count += 1
                read = _read(entry, maker)
                if isinstance(read, ContactDraft):
                    drafts.append(read)
                else:
                    problems.append(read)
        return Reading(
            format="ldif",
            encoding=decoded.encoding,
            drafts=tuple(drafts),
            problems=(*_of_file(decoded), *problems),
            records=count,
        )


def entries(lines: Sequence[str]) -> Iterator[Entry]:
    """Yield the entries, folded lines put together, comments and the version left out."""
    entry: Entry | None = None
    for number, whole in _whole(lines):
        if not whole:
            if entry is not None:
                yield entry
            entry = None
            continue
        if entry is None:
            if whole.lower().replace(" ", "") == "version:1":
                continue
            entry = Entry(number)
        entry.lines.append(whole)
        found = _ATTRIBUTE.fullmatch(whole)
        if found is None:
            entry.bad.append(whole)
        else:
            entry.values.append((found[1], _text(found[3]) if found[2] == "::" else found[3].rstrip()))
    if entry is not None:
        yield entry


def _whole(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Yield the number of the first line and the text of each line after unfolding."""
    parts: list[str] = []
    start = 0
    for number, line in enumerate(lines, start=1):
        if line.startswith(" ") and parts:
            parts.append(line[1:])
            continue
        if parts and not parts[0].startswith("#"):
            yield start, "".join(parts)
        parts, start = [line], number
        if not line.strip():
            yield number, ""
            parts = []
    if parts and not parts[0].startswith("#"):
        yield start, "".join(parts)


def _text(value: str) -> str:
    """Return what base64 says where it is text, else the base64 itself."""
    packed = "".join(value.split())
    try:
        return base64.b64decode(packed, validate=True).decode("utf-8")
    except ValueError:
        return packed


def _read(entry: Entry, maker: DraftMaker) -> ContactDraft | Problem:
    raw = "\n".join(entry.lines)[:TEXT_LIMIT]
    kinds = {value.strip().lower() for name, value in entry.values if name.lower() == "objectclass"}
    if kinds & GROUPS:
        return Problem(line=entry.line, reason_code="row.is_group", raw=raw)
    got = Gathered()
    for name, value in entry.values:
        if value.strip("\0 \t\r\n"):
            take(got, name, value.replace("\0", ""))
    for text in entry.bad:
        got.remark("card.line_not_readable", "", text)
        got.keep("Line", text)
    draft = maker.make(got, entry.line, raw)
    if is_usable(draft):
        return draft
    return Problem(line=entry.line, reason_code="row.empty_card", raw=raw)


def _of_file(decoded: Decoded) -> tuple[Problem, ...]:
    found = (("file.nul_removed", decoded.nul_characters), ("file.characters_lost", decoded.unreadable))
    return tuple(
        Problem(line=1, reason_code=code, figures={"count": count}) for code, count in found if count
    )
