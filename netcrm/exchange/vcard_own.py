"""netcrm's own vCards back to drafts, exactly as they were, and what writer and reader of them agree on.

A card is netcrm's where it bears `MARK`. Another program may have changed it in between: what it added or
wrote in its own way is kept like anything else that no field holds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from netcrm.domain.channels import normalise
from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.domain.contact import Channel, ChannelKind, Contact, OtherField
from netcrm.domain.draft import ContactDraft, Remark
from netcrm.domain.names import fold
from netcrm.exchange.dates import Order, read_date
from netcrm.exchange.own_columns import FIELDS, PARSERS, Value, limit_of
from netcrm.exchange.person_names import split_name
from netcrm.exchange.values import one_line
from netcrm.exchange.vcard_fields import LABEL
from netcrm.exchange.vcard_labels import label_of
from netcrm.exchange.vcard_lines import Property
from netcrm.exchange.vcard_text import read_param, split, unescape_exactly

MARK = "X-NETCRM"
VERSION = "1"
OTHER = ";X-NETCRM-OTHER=1"
"""Parameter of a known property that stands among the other fields."""
NAMED = "X-NETCRM-FIELD"
"""Property for an other field that never was a property: its name and its value."""
READ = "X-NETCRM-READ"
"""Parameter with the comparable form of a channel, where nobody else could tell it."""
WAS = "X-NETCRM-WAS"
"""Parameter with the head of a picture that this version of vCards wants written in another way."""
LEAD = "X-NETCRM-LEAD"
"""Parameter with what stood before a picture's base64, where anything did."""

MIDDLE = ("Middle Name", "Additional Name")
UNIT = ("Department",)
"""Other fields that have a place in N and ORG; they stand there, too, for other programs."""
KINDS = {
    ChannelKind.EMAIL: "EMAIL",
    ChannelKind.PHONE: "TEL",
    ChannelKind.ADDRESS: "ADR",
    ChannelKind.WEBSITE: "URL",
    ChannelKind.SOCIAL: "X-SOCIALPROFILE",
}
LINES = {"nickname": "NICKNAME", "job_title": "TITLE", "profession": "ROLE", "notes": "NOTE"}
"""Fields with a property of their own that holds one text."""
_IN_NAMES = ("given", "family", "prefix", "suffix", "company")
EXTENDED = {
    name: f"{MARK}-{name.replace('_', '-').upper()}" for name in FIELDS if name not in (*_IN_NAMES, *LINES)
}
"""Fields that vCards know nothing of; the birthday stands here only where it is no date."""
_SINGLE = {name: field for field, name in (LINES | EXTENDED).items()}
_CHANNELS = {name: kind for kind, name in KINDS.items()}
KNOWN = frozenset({*_SINGLE, *_CHANNELS, "N", "FN", "ORG", "BDAY", "CATEGORIES", "VERSION", MARK, NAMED})
"""Properties that are more than other fields to the reader."""
_DATA = re.compile(r"data:[^,]*,")
_GREATEST = 10**15


def is_own(card: Sequence[Property]) -> bool:
    """Tell whether netcrm wrote the card."""
    return any(one.head.name == MARK for one in card)


def formatted_name(contact: Contact, channels: Sequence[Channel]) -> str:
    """Return what netcrm writes as FN; it tells nothing new."""
    return contact.name or next((one.written for one in channels), "")


@dataclass(slots=True)
class _Card:
    """One card while its properties are being read."""

    region: str
    fields: dict[str, Value] = field(default_factory=dict)
    channels: list[Channel] = field(default_factory=list)
    others: list[tuple[str, str]] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    names: list[Property] = field(default_factory=list)
    more: list[tuple[tuple[str, ...], str]] = field(default_factory=list)

    def cut(self, one: Property, name: str, text: str) -> str:
        """Return a field's text; beyond its limit it is cut, remarked on, and kept whole if it can be."""
        limit = limit_of(name)
        if len(text) <= limit:
            return text
        self.remarks.append(Remark(code="cell.cut", figures={"column": one.head.text, "text": text[:200]}))
        if limit < TEXT_LIMIT:
            self.others.append((one.head.text, one.raw[:TEXT_LIMIT]))
        return text[:limit]


def read(card: Sequence[Property], region: str, line: int, raw: str) -> ContactDraft:
    """Return the draft of a card that `is_own`."""
    got = _Card(region)
    groups = {one.head.group for one in card if one.head.group and _is_channel(one)}
    labels = {
        one.head.group: unescape_exactly(one.raw)
        for one in card
        if one.head.name == LABEL and one.head.group in groups and not one.head.text.endswith(OTHER)
    }
    for one in card:
        if one.head.name != LABEL or one.head.group not in labels:
            _take(got, one, labels)
    for names, text in got.more:
        if not any(name in names and value == text for name, value in got.others):
            got.others.append((names[0], text))
    _told_names(got)
    return ContactDraft(
        contact=Contact(**got.fields),  # type: ignore[arg-type]
        channels=tuple(got.channels),
        other_fields=tuple(
            OtherField(name=name, value=value, position=place)
            for place, (name, value) in enumerate(got.others)
        ),
        tags=tuple(got.tags),
        line=line,
        raw=raw,
        warnings=tuple(got.remarks),
    )


def _is_channel(one: Property) -> bool:
    return one.head.name in _CHANNELS and not one.head.text.endswith(OTHER)


def _take(got: _Card, one: Property, labels: dict[str, str]) -> None:
    name = one.head.name
    if one.head.text.endswith(OTHER):
        got.others.append((one.head.text.removesuffix(OTHER), one.raw))
    elif WAS in one.head.params:
        lead = unescape_exactly(read_param(one.head.params.get(LEAD, "")))
        was = unescape_exactly(read_param(one.head.params[WAS]))
        got.others.append((was, lead + _DATA.sub("", one.raw, count=1)))
    elif name == NAMED:
        told, *values = split(one.raw, ";")
        got.others.append((unescape_exactly(told), unescape_exactly(";".join(values))))
    elif name in _CHANNELS:
        _channel(got, one, labels)
    elif name in ("N", "ORG"):
        _compound(got, one)
    elif name == "BDAY":
        _born(got, one)
    elif name == "CATEGORIES":
        got.tags += [unescape_exactly(tag)[:TEXT_LIMIT] for tag in split(one.raw, ",") if tag]
    elif name == "FN":
        got.names.append(one)
    elif name in _SINGLE:
        _single(got, one)
    elif name not in ("VERSION", MARK):
        got.others.append((one.head.text, one.raw))


def _single(got: _Card, one: Property) -> None:
    name = _SINGLE[one.head.name]
    text = got.cut(one, name, unescape_exactly(one.raw))
    try:
        value = PARSERS[name](text) if name in PARSERS else text
        if name in got.fields or (isinstance(value, int) and not 0 <= value <= _GREATEST):
            raise ValueError(text)
    except ValueError:
        got.remarks.append(Remark(code="cell.not_readable", figures={"column": name, "text": text[:200]}))
        got.others.append((one.head.text, one.raw))
    else:
        got.fields[name] = value


def _compound(got: _Card, one: Property) -> None:
    parts = [unescape_exactly(part)[:TEXT_LIMIT] for part in split(one.raw, ";")]
    names: Sequence[str] = ("family", "given", "", "prefix", "suffix")
    further: list[tuple[tuple[str, ...], str]] = [(MIDDLE, text) for text in parts[2:3]]
    if one.head.name == "ORG":
        names, further = ("company",), [(UNIT, text) for text in parts[1:]]
    if any(name in got.fields for name in names):
        got.others.append((one.head.text, one.raw))
        return
    told = {name: text for name, text in zip(names, parts, strict=False) if name and text}
    got.fields.update({name: got.cut(one, name, text) for name, text in told.items()})
    got.more += [(kept, text) for kept, text in further if text]


def _born(got: _Card, one: Property) -> None:
    told = read_date(one.raw, Order.UNKNOWN, is_birth=True)
    if told and "birthday" not in got.fields:
        got.fields["birthday"] = told
    else:
        got.others.append((one.head.text, one.raw))


def _channel(got: _Card, one: Property, labels: dict[str, str]) -> None:
    kind = _CHANNELS[one.head.name]
    if kind is ChannelKind.ADDRESS:
        parts = [unescape_exactly(part) for part in split(one.raw, ";")]
        written = "\n".join(part for part in parts if part)[:TEXT_LIMIT]
    else:
        written = unescape_exactly(one.raw)[:TEXT_LIMIT]
    told = one.head.params.get(READ)
    got.channels.append(
        Channel(
            kind=kind,
            label=labels[one.head.group] if one.head.group in labels else label_of(one.head.types),
            written=written,
            normalised=normalise(kind, written, got.region)
            if told is None
            else unescape_exactly(read_param(told)),
            position=len(got.channels),
        )
    )


def _told_names(got: _Card) -> None:
    """Keep a formatted name that somebody else wrote; use it where there is no other."""
    contact = Contact(**{name: got.fields.get(name, "") for name in (*_IN_NAMES, "nickname")})  # type: ignore[arg-type]
    for one in got.names:
        text = unescape_exactly(one.raw)
        if not text.strip() or fold(text) == fold(formatted_name(contact, got.channels)):
            continue
        if contact.name:
            got.others.append((one.head.text, one.raw))
            continue
        name = split_name(one_line(text.strip())[:LINE_LIMIT])
        got.fields["given"], got.fields["family"] = name.given, name.family
        contact = Contact(given=name.given, family=name.family)
