"""A pasted guest list to cards: a table with a header row, or one name a line."""

import re

from netcrm.domain.channels import normalise
from netcrm.domain.checks import LINE_LIMIT
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.names import fold
from netcrm.domain.refusal import Refused
from netcrm.exchange import formats
from netcrm.exchange.person_names import looks_like_firm, split_name

MOST = 1_000
"""People of one pasted list; a longer one is a file to import."""

_BULLET = re.compile(r"^(?:[-*•–—·▪☐☑✓]|\[[ xX]?\]|\d{1,4}[.)])\s+")
# With single blanks between the words, and no tabs.
_CELLS = re.compile(r" ?[,;|] ?| [-–—] ")
# The limits are those of the standard (RFC 5321, 4.5.3.1); they also bound the search.
_EMAIL = re.compile(r"<?\b[^\s<>@,;]{1,64}@[^\s<>@,;]{1,255}\.[^\s<>@,;]{1,63}\b>?")


def guests(text: str, region: str = "") -> tuple[ContactCard, ...]:
    """Return the people that a pasted list names, in its order, each once.

    A table whose header row names people is read like any file of contacts. Otherwise each line is one
    person: bullets and numbers before it are dropped, and what follows the name after a comma, a tab or a
    dash is the profession, then the company; a firm by its ending is the company wherever it stands. What is
    left over goes to the other fields.

    Args:
        text: what was pasted.
        region: ISO 3166 two-letter code by which local phone numbers are read.
    """
    found = _table(text, region) or [
        card for line in text.splitlines() if (card := person_of_line(line)) is not None
    ]
    once = {_mark(card): card for card in reversed(found[:MOST])}
    return tuple(reversed(once.values()))


def _table(text: str, region: str) -> list[ContactCard]:
    try:
        reading = formats.read(text.encode(), region=region)
    except Refused:
        return []
    named = [draft for draft in reading.drafts if draft.contact.given or draft.contact.family]
    if reading.header_line is None or len(named) * 2 < len(reading.drafts):
        return []
    return [
        ContactCard(
            contact=draft.contact,
            channels=draft.channels,
            other_fields=draft.other_fields,
            tags=draft.tags,
        )
        for draft in reading.drafts
    ]


def person_of_line(line: str) -> ContactCard | None:
    """Return the person that one line names; None where it names nobody (empty, a heading)."""
    told = " ".join(_BULLET.sub("", line.strip()).replace("\t", ";").split())
    if told.endswith(":") or not any(sign.isalnum() for sign in told):
        return None
    emails = [found.strip("<>") for found in _EMAIL.findall(told)]
    cells = [cell.strip(' "') for cell in _CELLS.split(_EMAIL.sub("", told).replace("()", ""))]
    cells = [cell[:LINE_LIMIT] for cell in cells if cell]
    if len(cells) == 2 and " " not in cells[0] and not looks_like_firm(cells[1]) and cells[1].count(" ") < 2:
        cells = _given_first(cells, line)
    if not cells and not emails:
        return None
    return ContactCard(
        contact=_contact(cells),
        channels=tuple(_email(each, place) for place, each in enumerate(emails)),
        other_fields=tuple(
            OtherField(name="Guest list", value=cell, position=place) for place, cell in enumerate(cells[3:])
        ),
    )


def _given_first(cells: list[str], line: str) -> list[str]:
    """Return "Berg, Anna" as one cell "Anna Berg"; only a comma puts the family name first."""
    return [f"{cells[1]} {cells[0]}"] if re.search(r"\w,\s*\w", line) else cells


def _contact(cells: list[str]) -> Contact:
    if not cells:
        return Contact()
    name, rest = cells[0], cells[1:3]
    firm = next((cell for cell in rest if looks_like_firm(cell)), "")
    work = [cell for cell in rest if cell != firm]
    company = firm or (work[1] if len(work) > 1 else "")
    profession = work[0] if work else ""
    if looks_like_firm(name) and not firm:
        return Contact(company=name, profession=profession)
    parts = split_name(" ".join(name.split()))
    return Contact(
        given=parts.given,
        family=parts.family,
        prefix=parts.prefix,
        suffix=parts.suffix,
        nickname=parts.nickname,
        profession=profession,
        company=company,
    )


def _email(written: str, place: int) -> Channel:
    return Channel(
        kind=ChannelKind.EMAIL,
        written=written,
        normalised=normalise(ChannelKind.EMAIL, written, ""),
        position=place,
    )


def _mark(card: ContactCard) -> tuple[str, ...]:
    """Return what tells two lines apart: the same name twice is one person, unless their firms differ."""
    return fold(card.contact.name), fold(card.contact.company), *(each.normalised for each in card.channels)
