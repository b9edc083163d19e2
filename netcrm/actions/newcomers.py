"""New contacts that an event or a request brings: what a guest list, a debrief and a request all write."""

from dataclasses import replace
from datetime import datetime

from netcrm.domain.channels import normalise
from netcrm.domain.checks import check_contact
from netcrm.domain.contact import ContactCard
from netcrm.domain.event import Event
from netcrm.domain.names import sort_name


def newcomer(card: ContactCard, event: Event | None, region: str, now: datetime) -> ContactCard:
    """Return the card of somebody new, from an event if from one, checked and ready to be kept.

    Raises:
        Refused: what `check_contact` refuses.
    """
    channels = tuple(
        replace(one, normalised=normalise(one.kind, one.written, region))
        for one in card.channels
        if one.written.strip()
    )
    check_contact(card.contact, channels)
    told = card.contact
    contact = replace(
        told,
        sort_name=sort_name(told.given, told.family, told.nickname, told.company),
        source=event.title if event is not None else told.source,
        created_on=now.date(),
    )
    return replace(card, contact=contact, channels=channels)
