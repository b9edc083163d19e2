"""One contact as a QR code of a compact vCard, which a phone reads off a screen (PRODUCT.md 6)."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from netcrm.domain.contact import Channel, ChannelKind, ContactCard
from netcrm.domain.qr_card import GIVE_WAY, CardPart, QrCard
from netcrm.exchange.shared_cards import shareable
from netcrm.exchange.vcard_labels import TYPES
from netcrm.exchange.vcard_own import formatted_name
from netcrm.exchange.vcard_text import escape_exactly
from netcrm.exchange.vcard_writer import file_name

LARGEST = 15
"""Version of the finest code: 77 squares a side, which phones still tell apart on a screen."""

_ROOM = {"m": 412, "l": 520}
"""Bytes that a code of that version takes, by how much of it may be damaged (ISO/IEC 18004, table 7)."""
_NO_TALK = ("fax", "pager")
_DIALLED = re.compile(r"[\d\s()+./-]+")
_ELLIPSIS = "…"
_LONGEST_TITLE = 24
_Parts = Mapping[CardPart, tuple[str, Channel | None]]


def qr_card(card: ContactCard) -> QrCard:
    """Return the code of a contact; where not everything fits, `GIVE_WAY` says what stays out.

    It holds a vCard 3.0, which phones read best: the name, company and title, two phones, two emails, a
    website and an address; never a note, a favour, a tag or a room.
    """
    parts = dict(_parts(shareable(card)))
    left_out: list[CardPart] = []
    for part in (part for part in GIVE_WAY if part in parts):
        if _level(_text(card, parts)):
            break
        del parts[part]
        left_out.append(part)
    text, cut = _fitting(card, parts)
    name = [CardPart.NAME] if cut else []
    return QrCard(
        held=tuple((part, parts[part][0]) for part in CardPart if part in parts),
        left_out=(*name, *(part for part in CardPart if part in left_out)),
        text=text,
        file_name=file_name(card),
        rows=_squares(text, _level(text)),
    )


def _parts(card: ContactCard) -> Iterator[tuple[CardPart, tuple[str, Channel | None]]]:
    contact = card.contact
    yield CardPart.NAME, (_one_line(formatted_name(contact, card.channels)), None)
    for part, text in ((CardPart.COMPANY, contact.company), (CardPart.JOB_TITLE, contact.job_title)):
        if _one_line(text):
            yield part, (_one_line(text), None)
    wanted = (
        (ChannelKind.PHONE, (CardPart.PHONE, CardPart.SECOND_PHONE), _number),
        (ChannelKind.EMAIL, (CardPart.EMAIL, CardPart.SECOND_EMAIL), _written),
        (ChannelKind.WEBSITE, (CardPart.WEBSITE,), _written),
        (ChannelKind.ADDRESS, (CardPart.ADDRESS,), _lines),
    )
    for kind, places, told in wanted:
        yield from zip(places, _first(card, kind, told), strict=False)


def _first(
    card: ContactCard, kind: ChannelKind, told: Callable[[Channel], str]
) -> Iterator[tuple[str, Channel]]:
    """Yield the ways of one kind, each once, without those that nobody can talk into."""
    seen: set[str] = set()
    for one in card.channels:
        text = told(one)
        alike = one.normalised or text.casefold()
        if one.kind is not kind or not text or alike in seen:
            continue
        if not any(word in one.label.casefold().split() for word in _NO_TALK):
            seen.add(alike)
            yield text, one


def _number(phone: Channel) -> str:
    """Return a number as it can be dialled from every country; as it was written where it says more."""
    return phone.normalised if phone.normalised and _DIALLED.fullmatch(phone.written) else _written(phone)


def _written(channel: Channel) -> str:
    return _one_line(channel.written)


def _lines(address: Channel) -> str:
    return ", ".join(filter(None, (_one_line(line).strip(" ,") for line in address.written.splitlines())))


def _one_line(text: str) -> str:
    seen = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in text)
    return " ".join(seen.split())


def _text(card: ContactCard, parts: _Parts) -> str:
    contact, name = card.contact, parts[CardPart.NAME][0]
    family, given = _one_line(contact.family), _one_line(contact.given)
    prefix, suffix = _one_line(contact.prefix)[:_LONGEST_TITLE], _one_line(contact.suffix)[:_LONGEST_TITLE]
    if name != _one_line(formatted_name(contact, card.channels)):
        family, given, prefix, suffix = name, "", "", ""
    elif not family and not given:
        given = _one_line(contact.nickname)
    whole = ";".join(escape_exactly(one) for one in (family, given, "", prefix, suffix))
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{whole}", f"FN:{escape_exactly(name)}"]
    lines += [_property(part, *parts[part]) for part in CardPart if part in parts and part in _PROPERTIES]
    return "\r\n".join([*lines, "END:VCARD", ""])


_PROPERTIES = {
    CardPart.COMPANY: "ORG",
    CardPart.JOB_TITLE: "TITLE",
    CardPart.PHONE: "TEL",
    CardPart.SECOND_PHONE: "TEL",
    CardPart.EMAIL: "EMAIL",
    CardPart.SECOND_EMAIL: "EMAIL",
    CardPart.WEBSITE: "URL",
    CardPart.ADDRESS: "ADR",
}


def _property(part: CardPart, text: str, channel: Channel | None) -> str:
    label = channel.label.casefold() if channel is not None else ""
    types = ",".join(TYPES.get(label, ())).upper()
    head = _PROPERTIES[part] + (f";TYPE={types}" if types else "")
    value = escape_exactly(text, "" if part is CardPart.WEBSITE else ",;")
    return f"{head}:;;{value};;;;" if part is CardPart.ADDRESS else f"{head}:{value}"


def _fitting(card: ContactCard, parts: dict[CardPart, tuple[str, Channel | None]]) -> tuple[str, bool]:
    """Return the text, and whether the name had to be cut: only where nothing is left to leave out."""
    name = whole = parts[CardPart.NAME][0]
    while not _level(_text(card, parts)):
        name = name[: len(name) * 3 // 4].rstrip()
        parts[CardPart.NAME] = (name + _ELLIPSIS, None)
    return _text(card, parts), name != whole


def _level(text: str) -> str:
    """Return how safe the code of a text can be; empty where it doesn't fit."""
    size = len(text.encode("utf-8", errors="replace"))
    return next((level for level, room in _ROOM.items() if size <= room), "")


def _squares(text: str, level: str) -> tuple[tuple[bool, ...], ...]:
    import segno

    # A phone tells UTF-8 by itself; the mark that would name it is misread by some.
    code = segno.make_qr(text, error=level, mode="byte", encoding="utf-8", eci=False)
    return tuple(tuple(square == 1 for square in row) for row in code.matrix)
