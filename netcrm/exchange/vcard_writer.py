"""Contacts to vCards 4.0 and 3.0: what any address book reads, and back in netcrm without a difference."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from netcrm.domain.channels import normalise
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.refusal import Refused
from netcrm.exchange.dates import Order, read_date
from netcrm.exchange.own_columns import written
from netcrm.exchange.vcard_labels import TYPES, label_of
from netcrm.exchange.vcard_lines import BINARY, Head, head_of
from netcrm.exchange.vcard_own import (
    EXTENDED,
    KINDS,
    KNOWN,
    LEAD,
    LINES,
    MARK,
    MIDDLE,
    NAMED,
    OTHER,
    READ,
    UNIT,
    VERSION,
    WAS,
    formatted_name,
)
from netcrm.exchange.vcard_text import escape_exactly, fold_line, write_param

VERSIONS = ("4.0", "3.0")
"""The versions that can be written, the usual one first."""

_DEFAULTS = Contact()
_DAY = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_BASE64 = re.compile(r"[A-Za-z0-9+/=]*")
_DATA = re.compile(r"data:([\w.+-]+)/([\w.+-]+);base64,", re.IGNORECASE)
# No card may have two of these, and some address books refuse one that has.
_ONCE = frozenset({"UID", "REV", "PRODID", "KIND", "BDAY", "ANNIVERSARY", "GENDER", "FN"})
_STRUCTURE = frozenset({"BEGIN", "END", "VERSION", "PROFILE", "N"})
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
_USUAL = {"PHOTO": "jpeg", "LOGO": "jpeg", "SOUND": "basic", "KEY": "octet-stream"}
_LONGEST_HEAD = 1_000
_LONGEST_NAME = 80
_LONGEST_BYTES = 200
_NO_FILE = re.compile(r'[<>:"/\\|?*]+')
# Control and format signs, halves of signs, and what has no meaning: they would hide or turn a name's end.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Windows keeps these for itself, also with an ending; and no name may look like an option.
_RESERVED = re.compile(r"-|(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)", re.IGNORECASE)


def write(cards: Sequence[ContactCard], version: str = VERSIONS[0]) -> str:
    """Return the contacts as one file: UTF-8, CRLF, folded at 75 bytes.

    Ids, sort names and the event where someone was met stay behind.

    Args:
        cards: in the order in which they are to stand.
        version: one of `VERSIONS`.

    Raises:
        Refused: ``vcard.unknown_version``.
    """
    if version not in VERSIONS:
        raise Refused("vcard.unknown_version", version=version)
    return "".join(_card(card, version) for card in cards)


def write_each(cards: Iterable[ContactCard], version: str = VERSIONS[0]) -> Iterator[tuple[str, str]]:
    """Yield a file's name and its text for every contact; no two names are alike on any system.

    Args:
        cards: asked for one after the other.
        version: one of `VERSIONS`.

    Raises:
        Refused: ``vcard.unknown_version``, at the first one.
    """
    taken: set[str] = set()
    places: dict[str, int] = {}
    for card in cards:
        base = name = file_name(card)
        while name.casefold() in taken:
            places[base.casefold()] = places.get(base.casefold(), 1) + 1
            name = f"{base} ({places[base.casefold()]})"
        taken.add(name.casefold())
        yield f"{name}.vcf", write([card], version)


def file_name(card: ContactCard) -> str:
    """Return a name for a file, without its ending, that every system takes; never empty, never hidden."""
    told = unicodedata.normalize("NFC", formatted_name(card.contact, card.channels))
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in told)
    short = " ".join(_NO_FILE.sub(" ", seen).split())[:_LONGEST_NAME]
    # A system counts bytes; letters cut in two are dropped.
    name = short.encode("utf-8")[:_LONGEST_BYTES].decode("utf-8", errors="ignore").strip(" .")
    return f"_{name}" if _RESERVED.match(name) else name or "contact"


def _card(card: ContactCard, version: str) -> str:
    lines = ["BEGIN:VCARD", f"VERSION:{version}", f"{MARK}:{VERSION}"]
    lines += _names(card)
    lines += _fields(card.contact, version)
    if card.tags:
        lines.append("CATEGORIES:" + ",".join(escape_exactly(tag) for tag in card.tags))
    lines += _channels(card)
    lines += _Others(card, version).lines()
    lines.append("END:VCARD")
    return "".join(fold_line(line) for line in lines)


def _names(card: ContactCard) -> Iterator[str]:
    contact = card.contact
    middle = next((one.value for one in card.other_fields if one.name in MIDDLE), "")
    parts = (contact.family, contact.given, middle, contact.prefix, contact.suffix)
    yield "N:" + ";".join(escape_exactly(part) for part in parts)
    heads = [_as_it_was(one) for one in card.other_fields]
    if not any(head is not None and head.name == "FN" for head in heads):
        yield "FN:" + escape_exactly(formatted_name(contact, card.channels))
    units = [one.value for one in card.other_fields if one.name in UNIT]
    if contact.company or any(units):
        yield "ORG:" + ";".join(escape_exactly(part) for part in (contact.company, *units))


def _fields(contact: Contact, version: str) -> Iterator[str]:
    for field, name in LINES.items():
        text = getattr(contact, field)
        if text:
            yield f"{name}:{escape_exactly(text)}"
    day = contact.birthday
    is_day = _is_day(day)
    if is_day and version == "4.0":
        yield "BDAY:" + (day.replace("-", "") if day[0] != "-" else "--" + day[2:].replace("-", ""))
    elif is_day:
        yield f"BDAY:{day}" if day[0] != "-" else f"BDAY;X-APPLE-OMIT-YEAR=1604:1604{day[1:]}"
    for field, name in EXTENDED.items():
        value = getattr(contact, field)
        if value != getattr(_DEFAULTS, field) and not (field == "birthday" and is_day):
            yield f"{name}:{escape_exactly(written(value), '')}"


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(text) is not None and read_date(text, Order.UNKNOWN) == text


def _channels(card: ContactCard) -> Iterator[str]:
    taken = {head.group for head in map(_as_it_was, card.other_fields) if head is not None}
    number = 0
    for one in card.channels:
        types = TYPES.get(one.label.casefold(), ())
        head = "".join(f";TYPE={told}" for told in types)
        if _is_to_be_told(one):
            head += f";{READ}={write_param(one.normalised)}"
        value = escape_exactly(one.written, "" if one.kind in _LINKS else ",;")
        line = KINDS[one.kind] + head + ":" + (f";;{value};;;;" if one.kind is ChannelKind.ADDRESS else value)
        if label_of(types) == one.label:
            yield line
            continue
        number += 1
        while f"item{number}" in taken:
            number += 1
        yield f"item{number}.{line}"
        yield f"item{number}.X-ABLabel:{escape_exactly(one.label)}"


_LINKS = (ChannelKind.WEBSITE, ChannelKind.SOCIAL)


def _is_to_be_told(channel: Channel) -> bool:
    """Tell whether reading what is written would not give the comparable form, whatever the region."""
    if channel.kind is ChannelKind.PHONE and not channel.normalised:
        return True
    return normalise(channel.kind, channel.written) != channel.normalised


def _as_it_was(other: OtherField) -> Head | None:
    """Return the head of an other field that can be written as the property it was; None for any other."""
    name = other.name
    if MARK in name.upper():
        return None
    if _CONTROL.search(other.value) or len(name) > _LONGEST_HEAD or "quoted-printable" in name.lower():
        return None
    head = head_of(name)
    if head is None or head.text != name or head.name in _STRUCTURE:
        return None
    if head.encoding == "B" and not _BASE64.fullmatch(other.value):
        return None
    is_property = head.group or ";" in name or head.name.startswith("X-") or name == head.name
    return head if is_property else None


class _Others:
    """Writes the other fields of one card."""

    def __init__(self, card: ContactCard, version: str) -> None:
        self._others = card.other_fields
        self._version = version
        self._told = {"BDAY"} if _is_day(card.contact.birthday) else set()

    def lines(self) -> Iterator[str]:
        """Yield one line for each."""
        for one in self._others:
            head = _as_it_was(one)
            if head is None or head.name in self._told:
                yield f"{NAMED}:{escape_exactly(one.name)};{escape_exactly(one.value)}"
                continue
            if head.name in _ONCE:
                self._told.add(head.name)
            if head.name in BINARY:
                yield self._picture(one, head)
            else:
                yield f"{one.name}{OTHER if head.name in KNOWN else ''}:{one.value}"

    def _picture(self, one: OtherField, head: Head) -> str:
        """Return a picture in the way of this version; the way it was goes along."""
        link = _DATA.match(one.value)
        start = f"{head.group}.{head.name}" if head.group else head.name
        was = f";{WAS}={write_param(one.name)}"
        if self._version == "4.0" and head.encoding == "B":
            kind = next((told for told in head.types if "/" in told), "")
            plain = next((told for told in head.types if told.isalnum()), _USUAL[head.name])
            return f"{start}{was}:data:{kind or f'{_MEDIA[head.name]}/{plain}'};base64,{one.value}"
        if self._version == "3.0" and link and _BASE64.fullmatch(one.value, link.end()):
            lead = f";{LEAD}={write_param(link[0])}"
            return f"{start};ENCODING=b;TYPE={link[2].upper()}{was}{lead}:{one.value[link.end() :]}"
        is_usual = "ENCODING=B" in one.name.upper().split(";")
        if self._version == "3.0" and head.encoding == "B" and not is_usual:
            kinds = "".join(f";TYPE={told.upper()}" for told in head.types[:1])
            return f"{start};ENCODING=b{kinds}{was}:{one.value}"
        return f"{one.name}:{one.value}"
