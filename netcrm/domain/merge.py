"""A draft into a card: blank never overwrites, nothing of either is lost (PRODUCT.md 4.11 and 6)."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum

from netcrm.domain.contact import Answer, Channel, Contact, ContactCard, OtherField
from netcrm.domain.draft import ContactDraft
from netcrm.domain.names import fold

# They say where a contact stands in the book and not who it is.
_OF_THE_BOOK = frozenset({"id", "source", "sort_name", "created_on", "met_event"})
_LONG = frozenset({"notes", "seeks", "offers"})
_COMPARED = tuple(one.name for one in fields(Contact) if one.name not in _OF_THE_BOOK)
_EMPTY = Contact()


class ChangeKind(StrEnum):
    """What becomes of one field."""

    FILLED = "filled"
    ADDED = "added"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference between a card and a draft.

    Attributes:
        field: name of the contact's field, or ``email``, ``phone``, ..., ``tag``, ``other``.
        present: what the card holds; empty for nothing.
        incoming: what the file says.
        kind: filled and added ones are taken over; in a conflict the present value stays and the file's value
            goes to the other fields.
    """

    field: str
    present: str
    incoming: str
    kind: ChangeKind


def merged(card: ContactCard, draft: ContactDraft) -> tuple[ContactCard, tuple[Change, ...]]:
    """Return the card with all that the draft adds, and the changes; none if it adds nothing.

    A conflict that an earlier import has kept among the other fields is no change any more.
    """
    contact, others, changes = _fields(card, draft)
    channels, added = _channels(card, draft)
    kept = {(one.name, one.value) for one in card.other_fields}
    for one in draft.other_fields:
        if (one.name, one.value) not in kept:
            kept.add((one.name, one.value))
            others.append(one)
            added.append(
                Change(field="other", present="", incoming=f"{one.name}: {one.value}", kind=ChangeKind.ADDED)
            )
    tags = tuple(tag for tag in dict.fromkeys(draft.tags) if tag not in card.tags)
    added += [Change(field="tag", present="", incoming=tag, kind=ChangeKind.ADDED) for tag in tags]
    changes += added
    if not changes:
        return card, ()
    new = tuple(
        replace(one, id=0, contact=card.contact.id, position=len(card.other_fields) + place)
        for place, one in enumerate(others)
    )
    result = ContactCard(
        contact=contact,
        channels=(*card.channels, *channels),
        other_fields=(*card.other_fields, *new),
        tags=(*card.tags, *tags),
    )
    return result, tuple(changes)


def _fields(card: ContactCard, draft: ContactDraft) -> tuple[Contact, list[OtherField], list[Change]]:
    taken: dict[str, object] = {}
    others: list[OtherField] = []
    changes: list[Change] = []
    for name in _COMPARED:
        incoming = getattr(draft.contact, name)
        if incoming in ("", None, False) or incoming is Answer.UNKNOWN:
            continue
        present = getattr(card.contact, name)
        if present == incoming:
            continue
        if present == getattr(_EMPTY, name):
            taken[name] = incoming
            changes.append(_change(name, "", incoming, ChangeKind.FILLED))
        elif name in _LONG:
            if fold(incoming) not in fold(present):
                taken[name] = f"{present}\n{incoming}"
                changes.append(_change(name, present, incoming, ChangeKind.ADDED))
        elif fold(str(present)) != fold(str(incoming)):
            other = OtherField(name=label(name), value=str(incoming))
            if all((one.name, one.value) != (other.name, other.value) for one in card.other_fields):
                others.append(other)
                changes.append(_change(name, str(present), incoming, ChangeKind.CONFLICT))
    contact = replace(card.contact, **taken) if taken else card.contact  # type: ignore[arg-type]
    return contact, others, changes


def _change(name: str, present: str, incoming: object, kind: ChangeKind) -> Change:
    return Change(field=name, present=present, incoming=str(incoming), kind=kind)


def label(field: str) -> str:
    """Return the name under which a value that lost a conflict is kept among the other fields."""
    return field.replace("_", " ").capitalize()


def _channels(card: ContactCard, draft: ContactDraft) -> tuple[list[Channel], list[Change]]:
    known = {_key(one) for one in card.channels}
    new: list[Channel] = []
    for one in draft.channels:
        if _key(one) not in known:
            known.add(_key(one))
            new.append(replace(one, id=0, contact=card.contact.id, position=len(card.channels) + len(new)))
    changes = [
        Change(field=one.kind.value, present="", incoming=one.written, kind=ChangeKind.ADDED) for one in new
    ]
    return new, changes


def _key(channel: Channel) -> tuple[str, str]:
    return channel.kind.value, channel.normalised or fold(channel.written)
