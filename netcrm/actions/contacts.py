"""What the owner does with contacts; each function is one step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from netcrm.domain import names
from netcrm.domain.channels import normalise
from netcrm.domain.checks import check_contact, check_lengths
from netcrm.domain.contact import Contact, ContactCard, NotSame
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.store import contacts, interactions, records, steps


def add(card: ContactCard, *, now: datetime) -> int:
    """Add a contact and return the new id.

    Raises:
        Refused: ``contact.no_name`` or what `check_contact` refuses.
    """
    ready = _ready(card)
    with steps.recorded("contact.added", now, name=_shown(ready)):
        return contacts.insert(
            replace(ready, contact=replace(ready.contact, created_on=ready.contact.created_on or now.date()))
        )


def change(card: ContactCard, *, now: datetime) -> None:
    """Write a contact's card as given: fields, channels, other fields and tags.

    Raises:
        Refused: ``record.missing`` or what `check_contact` refuses.
    """
    ready = _ready(card)
    with steps.recorded("contact.changed", now, name=_shown(ready)):
        records.update(ready.contact)
        contacts.replace_parts(ready.contact.id, ready)


def change_many(
    identifiers: Sequence[int],
    changes: Mapping[str, object],
    *,
    now: datetime,
    add_tags: Sequence[str] = (),
    remove_tags: Sequence[str] = (),
) -> None:
    """Set the named fields, and add or take away tags, on all these contacts in one step.

    Args:
        identifiers: contacts; one that is gone refuses the whole.
        changes: field name of `Contact` to its new value.

    Raises:
        Refused: ``record.missing`` or what `check_contact` refuses.
    """
    with steps.recorded("contacts.changed", now, count=len(identifiers)) as step:
        for identifier in identifiers:
            contact = replace(records.get(Contact, identifier), **changes)  # type: ignore[arg-type]
            card = contacts.card(identifier)
            check_contact(contact, card.channels)
            if changes:
                records.update(_sorted(contact))
            if add_tags or remove_tags:
                tags = (set(card.tags) | set(add_tags)) - set(remove_tags)
                contacts.replace_parts(identifier, replace(card, tags=tuple(tags)))
        if len(identifiers) == 1:
            step.code, step.figures = "contact.changed", {"name": records.get(Contact, identifiers[0]).name}


def move(identifier: int, room: Room | None, *, now: datetime) -> None:
    """See a contact in another room."""
    contact = records.get(Contact, identifier)
    with steps.recorded("contact.moved", now, name=contact.name, room=room or ""):
        records.update(replace(contact, room=room))


def vouch(identifier: int, reason: str, *, now: datetime) -> None:
    """Keep why the owner vouches for a contact, dated today; no reason takes it back (PRODUCT.md 4.5).

    Raises:
        Refused: ``record.missing``, ``text.too_long``.
    """
    told = reason.strip()
    contact = replace(
        records.get(Contact, identifier), vouched_reason=told, vouched_on=now.date() if told else None
    )
    check_lengths(contact)
    with steps.recorded("contact.vouched", now, name=contact.name):
        records.update(contact)


def delete(identifiers: Sequence[int], *, now: datetime) -> None:
    """Delete contacts with all that belongs to them; one undo brings everything back.

    Raises:
        Refused: ``record.missing``.
    """
    with steps.recorded("contacts.deleted", now, count=len(identifiers)) as step:
        if len(identifiers) == 1:
            step.code, step.figures = "contact.deleted", {"name": records.get(Contact, identifiers[0]).name}
        shared = interactions.of_contacts(identifiers)
        for identifier in identifiers:
            records.delete(Contact, identifier)
        interactions.delete_empty(shared)


def tell_apart(one: int, other: int, *, now: datetime) -> None:
    """Remember that two contacts are two people (PRODUCT.md 4.11).

    Raises:
        Refused: ``contacts.same``, ``record.missing``.
    """
    if one == other:
        raise Refused("contacts.same")
    first, second = sorted((one, other))
    names_ = [records.get(Contact, identifier).name for identifier in (first, second)]
    with steps.recorded("contacts.told_apart", now, name=names_[0], other=names_[1]):
        if not records.find(NotSame, first=first, second=second):
            records.insert(NotSame(first=first, second=second))


def _ready(card: ContactCard) -> ContactCard:
    region = records.get(Owner, 1).region
    channels = tuple(
        replace(one, written=one.written.strip(), normalised=normalise(one.kind, one.written, region))
        for one in card.channels
        if one.written.strip()
    )
    check_contact(card.contact, channels)
    return replace(card, contact=_sorted(card.contact), channels=channels)


def _sorted(contact: Contact) -> Contact:
    key = names.sort_name(contact.given, contact.family, contact.nickname, contact.company)
    return replace(contact, sort_name=key)


def _shown(card: ContactCard) -> str:
    if card.contact.name:
        return card.contact.name
    if card.channels:
        return card.channels[0].written
    raise Refused("contact.no_name", field="given")
