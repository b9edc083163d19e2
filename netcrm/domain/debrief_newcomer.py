"""Somebody new in the debrief: ``+ NAME, profession, company, email, phone`` (PRODUCT.md 7)."""

import re

from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.refusal import Refused

_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_PHONE = re.compile(r"\+?[0-9][0-9\s()./-]{4,}")
_FIRM = re.compile(
    r"\b(?:ltd|limited|llp|llc|plc|inc|corp|co|gmbh|ag|kg|ug|ohg|bv|nv|sa|sas|sarl|srl|spa|ab|as|oy|aps"
    r"|& sons|studio|group|partners|associates)\.?$",
    re.IGNORECASE,
)


def card_of(text: str) -> ContactCard:
    """Return the card of a person told in a line.

    Of what is no email and no phone number, the first part is the name, and then come the profession and the
    company; a firm by its ending is the company wherever it stands. What is left over goes to the notes.

    Raises:
        Refused: ``debrief.no_name``.
    """
    name, *parts = (part.strip() for part in text.split(","))
    if not any(sign.isalpha() for sign in name) or "@" in name:
        raise Refused("debrief.no_name")
    told = [part for part in parts if part]
    emails = [part.strip("<>") for part in told if _EMAIL.fullmatch(part.strip("<>"))]
    phones = [part for part in told if _PHONE.fullmatch(part)]
    work = [part for part in told if part.strip("<>") not in emails and part not in phones]
    firm = next((part for part in work if _FIRM.search(part)), "")
    rest = [part for part in work if part != firm]
    profession = rest.pop(0) if rest else ""
    company = firm or (rest.pop(0) if rest else "")
    *given, family = name.split()
    channels = [(ChannelKind.EMAIL, each) for each in emails] + [(ChannelKind.PHONE, each) for each in phones]
    return ContactCard(
        contact=Contact(
            given=" ".join(given) or family,
            family=family if given else "",
            profession=profession,
            company=company,
            notes=", ".join(rest),
        ),
        channels=tuple(Channel(kind=kind, written=each) for kind, each in channels),
    )
