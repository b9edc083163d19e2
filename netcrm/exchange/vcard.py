"""vCards 2.1, 3.0 and 4.0, many in one file, from any program (PRODUCT.md 6)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from netcrm.domain.bulk import uncollected
from netcrm.domain.checks import TEXT_LIMIT
from netcrm.domain.contact import OtherField
from netcrm.domain.draft import ContactDraft, Problem, Remark
from netcrm.domain.refusal import Refused
from netcrm.exchange import vcard_own
from netcrm.exchange.drafts import DraftMaker, is_usable
from netcrm.exchange.encoding import decode, known, signature
from netcrm.exchange.reading import FILE_LIMIT, Progress, Reading, no_progress
from netcrm.exchange.vcard_charsets import Charsets
from netcrm.exchange.vcard_fields import PHOTO_LIMIT, gather, is_too_large
from netcrm.exchange.vcard_lines import Block, Property, blocks, read_property, split_lines, unfold

_START = re.compile(rb"(?:^|[\r\n])[ \t]*begin[ \t]*:[ \t]*vcard[ \t]*(?:$|[\r\n])", re.IGNORECASE)
_LOOKED_AT = 4_096
_PROGRESS_CARDS = 500
_KINDS = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})


class VCard:
    """The reader of vCards; a bad line is a remark on its card, a bad card a problem of its own."""

    def recognises(self, data: bytes) -> bool:
        """Tell whether a card begins near the start of the file, on a line of its own."""
        start = data[:_LOOKED_AT].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
        return not signature(data) and _START.search(start) is not None

    def read(
        self,
        data: bytes,
        *,
        region: str = "",
        mapping: Mapping[str, str | None] | None = None,
        progress: Progress = no_progress,
        encoding: str = "",
    ) -> Reading:
        """Read all cards; see `Reader.read`. There are no columns, so a mapping changes nothing.

        Raises:
            Refused: ``file.empty``, ``file.too_large``, ``file.binary`` or ``file.unknown_encoding``.
        """
        if not data:
            raise Refused("file.empty")
        if len(data) > FILE_LIMIT:
            raise Refused("file.too_large", megabytes=len(data) // 1_000_000, limit=FILE_LIMIT // 1_048_576)
        plain = _as_utf8(data, known(encoding) if encoding else "")
        lines = split_lines(plain.data)
        charsets = Charsets(lines, plain.chosen)
        reader = _Cards(region, charsets)
        with uncollected():
            for block in blocks(lines):
                if reader.count % _PROGRESS_CARDS == 0:
                    progress(block.line, len(lines))
                reader.take(block)
        found = [("file.nul_removed", plain.nul_characters), ("file.characters_lost", charsets.lost)]
        of_file = [
            Problem(line=1, reason_code=code, figures={"count": count}) for code, count in found if count
        ]
        return Reading(
            format="vcard",
            encoding=charsets.used or plain.encoding,
            drafts=tuple(reader.drafts),
            problems=tuple(sorted([*of_file, *reader.problems], key=lambda one: one.line)),
            records=reader.count,
        )


@dataclass(frozen=True, slots=True)
class _Plain:
    """A file in an encoding where a line end is one byte.

    Attributes:
        encoding: what the file was in, as far as it is known before its cards are read.
        chosen: what the owner chose, for cards that do not tell their own; empty for none.
    """

    data: bytes
    encoding: str = "utf-8"
    chosen: str = ""
    nul_characters: int = 0


def _as_utf8(data: bytes, chosen: str) -> _Plain:
    if chosen and "\n".encode(chosen, errors="replace") != b"\n" and not chosen.startswith("utf-8"):
        return _Plain(data.decode(chosen, errors="replace").encode(errors="replace"), chosen)
    if b"\0" in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        decoded = decode(data)
        if decoded.encoding.startswith(("utf-16", "utf-32")):
            return _Plain(
                decoded.text.encode(errors="replace"), decoded.encoding, nul_characters=decoded.nul_characters
            )
    count = data.count(b"\0")
    data = data.replace(b"\0", b"") if count else data
    if data.startswith(b"\xef\xbb\xbf"):
        return _Plain(data.removeprefix(b"\xef\xbb\xbf"), "utf-8-sig", chosen, count)
    return _Plain(data, chosen or "utf-8", chosen, count)


@dataclass(slots=True)
class _Cards:
    """Reads one card after the other."""

    region: str
    charsets: Charsets
    drafts: list[ContactDraft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    count: int = 0

    def take(self, block: Block) -> None:
        """Read one card; it becomes a draft or a problem."""
        self.count += 1
        whole, bad = unfold(block.lines)
        card = self._kept([read_property(line, self.charsets) for line in whole], block.line)
        raw = self._raw(block.lines)
        if _is_group(card):
            self.problems.append(Problem(line=block.line, reason_code="row.is_group", raw=raw))
            return
        draft = self._draft(card, block.line, raw)
        if not is_usable(draft) and not (vcard_own.is_own(card) and _says_something(draft)):
            self.problems.append(Problem(line=block.line, reason_code="row.empty_card", raw=raw))
            return
        told = [self.charsets.text(line)[:TEXT_LIMIT] for line in bad]
        remarks = [Remark(code="card.line_not_readable", figures={"text": text[:200]}) for text in told]
        if not block.is_closed:
            remarks.append(Remark(code="card.not_closed"))
        self.drafts.append(_with(draft, told, remarks) if remarks else draft)

    def _draft(self, card: Sequence[Property], line: int, raw: str) -> ContactDraft:
        if vcard_own.is_own(card):
            return vcard_own.read(card, self.region, line, raw)
        return DraftMaker(self.region).make(gather(card), line, raw)

    def _kept(self, card: list[Property], line: int) -> list[Property]:
        """Return the card without pictures beyond their limit, which are listed."""
        large = [one for one in card if one.is_binary and is_too_large(one)]
        for one in large:
            figures: dict[str, str | int] = {
                "property": one.head.name,
                "megabytes": len(one.raw) * 3 // 4 // 1_048_576,
                "limit": PHOTO_LIMIT // 1_048_576,
            }
            self.problems.append(Problem(line=line, reason_code="card.picture_too_large", figures=figures))
        return [one for one in card if one not in large] if large else card

    def _raw(self, lines: Sequence[bytes]) -> str:
        """Return the card's text, of long ones the beginning."""
        data = b"\n".join([b"BEGIN:VCARD", *lines[:TEXT_LIMIT], b"END:VCARD"])
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode(self.charsets.used or "cp1252", errors="replace")
        return text[:TEXT_LIMIT]


def _is_group(card: Sequence[Property]) -> bool:
    """Tell whether the card is a list of people and nobody's own."""
    return any(one.head.name in _KINDS and one.raw.strip().lower() == "group" for one in card)


def _says_something(draft: ContactDraft) -> bool:
    return bool(draft.channels or draft.other_fields or draft.tags or draft.contact != type(draft.contact)())


def _with(draft: ContactDraft, lines: Sequence[str], remarks: Sequence[Remark]) -> ContactDraft:
    """Return a draft with lines that could not be read among its other fields."""
    first = len(draft.other_fields)
    kept = [OtherField(name="Line", value=text, position=first + place) for place, text in enumerate(lines)]
    return replace(draft, other_fields=(*draft.other_fields, *kept), warnings=(*draft.warnings, *remarks))
