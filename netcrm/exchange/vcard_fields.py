"""Properties of any program's vCard to what a contact is made of (PRODUCT.md 6).

What no field of ours holds is kept among the other fields: its name with group and parameters, and its value
as it stood.
"""

import re
from collections.abc import Callable, Sequence
from urllib.parse import unquote

from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.domain.names import fold, words
from netcrm.exchange.dates import Order, is_blank_date, read_date
from netcrm.exchange.gathered import Gathered, Written
from netcrm.exchange.values import emails, one_line, tags
from netcrm.exchange.vcard_labels import CHAT, apple_label, label_of
from netcrm.exchange.vcard_lines import Property
from netcrm.exchange.vcard_text import read_param, split, unescape

PHOTO_LIMIT = 5 * 1024 * 1024
"""Bytes of a picture, sound or key (RELIABILITY.md 2.3)."""
LONGEST_LINE = 1024 * 1024
"""Characters of any other value that is kept (RELIABILITY.md 2.3)."""

IGNORED = frozenset({"VERSION", "PROFILE"})
"""Properties that tell of the file and not of the person."""
LABEL = "X-ABLABEL"
"""Apple's label of the property that stands in the same group."""
_SERVICES = frozenset({"IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE", *CHAT})
CHANNELS = frozenset({"EMAIL", "TEL", "ADR", "URL", *_SERVICES})
"""Properties that are ways to reach somebody."""
_ADDRESS_PARTS = ("pobox", "extended", "street", "city", "region", "postcode", "country")
_LEAST_PREFERRED = 101
_NOTHING = " ;\t\r\n"
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_TIME = re.compile(r"(\d{8})T.*|(--\d{4})T.*")
_FIRMS = frozenset({"org", "organization", "company"})


def gather(card: Sequence[Property]) -> Gathered:
    """Return everything that a card says; a value that can't be read is kept and remarked on."""
    got = Gathered()
    groups = {one.head.group for one in card if one.head.group and one.head.name in CHANNELS}
    labels = {
        one.head.group: apple_label(unescape(one.raw))
        for one in card
        if one.head.name == LABEL and one.head.group in groups
    }
    channels: list[Property] = []
    for one in card:
        name = one.head.name
        is_filled = one.raw.strip(_NOTHING) or (name == "ADR" and "LABEL" in one.head.params)
        if not is_filled or (name == LABEL and one.head.group in labels):
            continue
        if name in CHANNELS:
            channels.append(one)
        elif name not in IGNORED:
            _FIELDS.get(name, keep)(got, one)
    for one in sorted(channels, key=_preference):
        _channel(got, one, labels.get(one.head.group, "") or label_of(one.head.types))
    _postal_labels(got, card)
    _whole_name(got, card)
    return got


def _preference(one: Property) -> int:
    told = one.head.params.get("PREF", "")
    if told.isdecimal():
        return int(told[:4])
    return 1 if "pref" in one.head.types else _LEAST_PREFERRED


def keep(got: Gathered, one: Property) -> None:
    """Keep a property among the other fields as it stood; a text beyond 1 MB is cut and remarked on."""
    value = one.raw
    if len(value) > LONGEST_LINE and not one.is_binary:
        got.remark("cell.cut", one.head.text, value)
        value = value[:LONGEST_LINE]
    got.others.append((one.head.text, value))


def is_too_large(one: Property) -> bool:
    """Tell whether a picture, sound or key is over its limit."""
    return one.is_binary and len(one.raw) * 3 // 4 > PHOTO_LIMIT


def _plain(got: Gathered, name: str, one: Property) -> None:
    """Set a single-valued field; what differs from an earlier one, or is too long, is kept as it stood."""
    value = one_line(unescape(one.raw).strip())
    if len(value) > LINE_LIMIT:
        got.remark("cell.cut", one.head.text, value)
        keep(got, one)
        value = value[:LINE_LIMIT]
    present = got.fields.setdefault(name, value)
    if present != value and fold(present) != fold(value):
        keep(got, one)


def _into(name: str) -> Callable[[Gathered, Property], None]:
    return lambda got, one: _plain(got, name, one)


def _name(got: Gathered, one: Property) -> None:
    if "given" in got.fields or "family" in got.fields:
        keep(got, one)
        return
    parts = [one_line(unescape(part).strip()) for part in split(one.raw, ";")]
    if any(len(part) > LINE_LIMIT for part in parts):
        keep(got, one)
    family, given, middle, prefix, suffix = (parts + [""] * 5)[:5]
    for field, text in (("given", given), ("family", family), ("prefix", prefix), ("suffix", suffix)):
        if text:
            got.fields[field] = text[:LINE_LIMIT]
    if middle:
        got.keep("Middle Name", middle)


def _firm(got: Gathered, one: Property) -> None:
    if "company" in got.fields:
        if fold(got.fields["company"]) != fold(unescape(one.raw).strip(";")):
            keep(got, one)
        return
    firm, *units = [one_line(unescape(part).strip()) for part in split(one.raw, ";")]
    if len(firm) > LINE_LIMIT:
        got.remark("cell.cut", one.head.text, firm)
        keep(got, one)
    if firm:
        got.fields["company"] = firm[:LINE_LIMIT]
    for unit in units:
        if unit:
            got.keep("Department", unit)


def _born(got: Gathered, one: Property) -> None:
    text = unescape(one.raw).strip(_NOTHING)
    if is_blank_date(text) or not text.strip("-"):
        return
    found = _TIME.fullmatch(text)
    told = read_date(found[1] or found[2] if found else text, Order.UNKNOWN, is_birth=True)
    if told and told[:4] == one.head.params.get("X-APPLE-OMIT-YEAR"):
        told = "-" + told[4:]
    if not told:
        got.remark("date.not_readable", one.head.name, text)
    if not told or got.fields.setdefault("birthday", told) != told:
        keep(got, one)


def _note(got: Gathered, one: Property) -> None:
    text = unescape(one.raw).strip()
    if text:
        got.set("notes", one.head.text, text, is_long=True)


def _tags(got: Gathered, one: Property) -> None:
    got.tags.update(dict.fromkeys(tag[:LINE_LIMIT] for tag in tags(unescape(one.raw).strip())))


def _nothing(got: Gathered, one: Property) -> None:
    """Leave for the end what depends on the rest."""


_FIELDS: dict[str, Callable[[Gathered, Property], None]] = {
    "N": _name,
    "FN": _nothing,
    "LABEL": _nothing,
    "NICKNAME": _into("nickname"),
    "ORG": _firm,
    "TITLE": _into("job_title"),
    "ROLE": _into("profession"),
    "BDAY": _born,
    "NOTE": _note,
    "CATEGORIES": _tags,
}


def _channel(got: Gathered, one: Property, label: str) -> None:
    text = unescape(one.raw).strip()
    name = one.head.name
    if name == "ADR":
        _address(got, one, label)
    elif len(text) > LINE_LIMIT:
        got.remark("cell.not_readable", one.head.text, text)
        keep(got, one)
    elif name == "EMAIL":
        _email(got, one, text, label)
    elif name == "TEL":
        number = unquote(text[4:]).replace(";ext=", " x") if text[:4].lower() == "tel:" else text
        got.phones.append(Written(label, number, one.head.text, is_sure=True))
    elif name == "URL":
        got.links.append(Written(label, text, "website"))
    else:
        got.links.append(Written(_service(one, text, label), text, "social"))


def _email(got: Gathered, one: Property, text: str, label: str) -> None:
    found, rest = emails(text)
    for written, normalised in found:
        got.add_email(label, written, normalised)
    if not found or "@" in rest:
        got.remark("email.not_readable", one.head.name, text)
    if not found or rest:
        keep(got, one)


def _service(one: Property, text: str, label: str) -> str:
    """Return the service of a profile or chat address; the site of a known profile is added later."""
    told = CHAT.get(one.head.name, "") or one.head.params.get("X-SERVICE-TYPE", "")
    told = told or one.head.params.get("SERVICE-TYPE", "")
    if told or one.head.name != "IMPP":
        return told[:LINE_LIMIT] or ("" if "://" in text else label)
    scheme = _SCHEME.match(text)
    return (scheme[1] if scheme else label)[:LINE_LIMIT]


def _address(got: Gathered, one: Property, label: str) -> None:
    key = (one.head.text, len(got.addresses))
    for part, text in zip(_ADDRESS_PARTS, split(one.raw, ";"), strict=False):
        told = unescape(text).strip(" ,\t\r\n")
        if told:
            got.address_part(key, label, part, told[:TEXT_LIMIT])
    told = read_param(one.head.params.get("LABEL", ""))
    if told and key not in got.addresses:
        got.address_part(key, label, "formatted", unescape(told)[:TEXT_LIMIT])


def _postal_labels(got: Gathered, card: Sequence[Property]) -> None:
    """Use the address on a label where its parts stand nowhere; else keep it if it says more than they do."""
    labels = [one for one in card if one.head.name == "LABEL"]
    known: dict[str, list[set[str]]] = {}
    for address in got.addresses.values() if labels else ():
        known.setdefault(address.label, []).append(set(words(address.text())))
    for one in labels:
        text = unescape(one.raw).strip()
        if not text:
            continue
        label, told = label_of(one.head.types), set(words(text))
        if label not in known:
            got.address_part((one.head.text, len(got.addresses)), label, "formatted", text[:TEXT_LIMIT])
            known[label] = [told]
        elif not any(told <= present for present in known[label]):
            keep(got, one)


def _whole_name(got: Gathered, card: Sequence[Property]) -> None:
    """Use the formatted name where there are no parts; else keep it if it says something else."""
    fields = got.fields
    known = [fields.get(part, "") for part in ("prefix", "given", "family", "suffix", "nickname")]
    known += [value for name, value in got.others if name == "Middle Name"]
    present = set(words(" ".join(known)))
    for one in card:
        text = one_line(unescape(one.raw).strip()) if one.head.name == "FN" else ""
        if not text:
            continue
        company = fields.get("company", "")
        if text.lower() in got.emails or fold(text) == fold(company):
            continue
        if fields.get("given") or fields.get("family"):
            if not present.issuperset(words(text)):
                keep(got, one)
        elif not company and _is_firm(card):
            fields["company"] = text[:LINE_LIMIT]
        else:
            got.whole_names.append((one.head.text, text, "full_name"))


def _is_firm(card: Sequence[Property]) -> bool:
    return any(one.head.name in ("KIND", "X-ABSHOWAS") and one.raw.strip().lower() in _FIRMS for one in card)
