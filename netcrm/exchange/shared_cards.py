"""Cards to hand on: what stands on a business card, and nothing that is only the owner's."""

from collections.abc import Sequence

from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.shared_cards import SharedCards
from netcrm.exchange.vcard_own import MIDDLE, UNIT, formatted_name
from netcrm.exchange.vcard_writer import file_name, write

VERSION = "3.0"
"""Who a card is handed to is not known. Outlook, older phones and most mail programs read 3.0 only."""


def shareable(card: ContactCard) -> ContactCard:
    """Return only what a business card would say: names, company, work, and every way to reach them.

    A nickname goes along only where there is no other name.
    """
    contact = card.contact
    named = contact.given or contact.family
    return ContactCard(
        contact=Contact(
            given=contact.given,
            family=contact.family,
            prefix=contact.prefix,
            suffix=contact.suffix,
            nickname="" if named else contact.nickname,
            company=contact.company,
            job_title=contact.job_title,
            profession=contact.profession,
        ),
        channels=card.channels,
        other_fields=tuple(one for one in card.other_fields if one.name in (*MIDDLE, *UNIT)),
    )


def shared(cards: Sequence[ContactCard]) -> SharedCards:
    """Return the cards as they are dragged or copied into other programs, in their order."""
    handed = [shareable(card) for card in cards]
    return SharedCards(
        count=len(handed),
        name=file_name(handed[0]) if len(handed) == 1 else "",
        vcard=write(handed, VERSION),
        text="\n".join(_line(card) for card in handed),
    )


def _line(card: ContactCard) -> str:
    """Return a person on one line, for whatever takes only text."""
    name = formatted_name(card.contact, card.channels)
    reach = (_first(card.channels, ChannelKind.PHONE), _first(card.channels, ChannelKind.EMAIL))
    parts = dict.fromkeys((name, card.contact.company, *reach))
    return ", ".join(" ".join(part.split()) for part in parts if part.strip())


def _first(channels: Sequence[Channel], kind: ChannelKind) -> str:
    return next((one.written for one in channels if one.kind is kind), "")
