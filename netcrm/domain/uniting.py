"""Two cards of one person into one: nothing of either is lost (PRODUCT.md 4.11)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace

from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.domain.contact import Answer, Channel, Contact, ContactCard, OtherField
from netcrm.domain.event import Attendance, Presence
from netcrm.domain.guard_shift import Shift
from netcrm.domain.merge import label
from netcrm.domain.names import fold, sort_name

_BY_THEMSELVES = frozenset({"id", "sort_name", "created_on", "met_event", "vouched_reason", "vouched_on"})
LONG = frozenset({"notes", "seeks", "offers"})
"""Fields whose two values are joined."""
_PLAIN = tuple(one.name for one in fields(Contact) if one.name not in _BY_THEMSELVES)
_STRONGEST = (Presence.PRESENT, Presence.ABSENT, Presence.EXPECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge led to.

    Attributes:
        contact: the one that is left.
        shifts: the open requests of or for them, in id order, as they were weighed before and are now; what
            was found about both counts there.
        notes: the interactions that keep the words of requests which had the one meet the other.
    """

    contact: int
    shifts: tuple[Shift, ...] = ()
    notes: tuple[int, ...] = ()

    @property
    def weighed(self) -> tuple[int, ...]:
        """The requests that were weighed again."""
        return tuple(shift.request for shift in self.shifts)


def united(kept: ContactCard, other: ContactCard, choices: Mapping[str, object] | None = None) -> ContactCard:
    """Return the card of both under the id of `kept`.

    Of two values of one field that of `kept` stays, or the one chosen; each that gives way goes to the other
    fields under the field's name. Notes, seeks and offers are joined. Channels, tags and other fields are
    united without doubles; the parts that come from `other` carry no id.

    Args:
        kept: the card that stays.
        other: the card that goes.
        choices: field name of `Contact` to the value that it shall have.
    """
    values: dict[str, object] = {}
    lost: list[OtherField] = []
    for name in _PLAIN:
        value, gone = _settled(name, kept.contact, other.contact, choices or {})
        values[name] = value
        lost += [OtherField(name=label(name), value=str(one)) for one in gone]
    contact = replace(kept.contact, **values)  # type: ignore[arg-type]
    contact, unvouched = _vouched(contact, kept.contact, other.contact, choices or {})
    days = [one.created_on for one in (kept.contact, other.contact) if one.created_on is not None]
    key = sort_name(contact.given, contact.family, contact.nickname, contact.company)
    contact = replace(
        contact,
        created_on=min(days, default=None),
        met_event=contact.met_event if contact.met_event is not None else other.contact.met_event,
        sort_name=key,
    )
    return ContactCard(
        contact=contact,
        channels=_channels(kept.channels, other.channels),
        other_fields=with_fields(kept.other_fields, (*other.other_fields, *lost, *unvouched)),
        tags=tuple(dict.fromkeys((*kept.tags, *other.tags))),
    )


def _settled(
    name: str, kept: Contact, other: Contact, choices: Mapping[str, object]
) -> tuple[object, list[object]]:
    """Return the value of a field, and those that give way to it."""
    mine, theirs = getattr(kept, name), getattr(other, name)
    if name in choices:
        value = choices[name]
        told = [one for one in (mine, theirs) if not is_empty(one)]
        return value, [one for one in dict.fromkeys(told) if not is_same(one, value)]
    if is_empty(theirs) or is_same(mine, theirs):
        return mine, []
    if is_empty(mine):
        return theirs, []
    if name not in LONG:
        return mine, [theirs]
    if theirs in mine:
        return mine, []
    joined = f"{mine}\n{theirs}"
    return (joined, []) if len(joined) <= TEXT_LIMIT else (mine, [theirs])


def is_empty(value: object) -> bool:
    """Tell whether a field says nothing."""
    return value is None or value is False or value == "" or value is Answer.UNKNOWN


def is_same(one: object, other: object) -> bool:
    """Tell whether nothing is lost with one of the two: case and spaces are not, accents are."""
    if isinstance(one, str) and isinstance(other, str):
        return one.casefold().split() == other.casefold().split()
    return one == other


def _vouched(
    contact: Contact, kept: Contact, other: Contact, choices: Mapping[str, object]
) -> tuple[Contact, list[OtherField]]:
    """Return the contact with one vouching, reason and day together, and the words of the one that goes."""
    told = [one for one in (kept, other) if one.vouched_reason]
    chosen = choices.get("vouched_reason")
    told.sort(key=lambda one: one.vouched_reason != chosen)
    if not told:
        return contact, []
    contact = replace(contact, vouched_reason=told[0].vouched_reason, vouched_on=told[0].vouched_on)
    gone = [
        OtherField(name=label("vouched_reason"), value=f"{one.vouched_reason} ({one.vouched_on or '-'})")
        for one in told[1:]
        if not is_same(one.vouched_reason, contact.vouched_reason)
    ]
    return contact, gone


def _channels(kept: tuple[Channel, ...], other: tuple[Channel, ...]) -> tuple[Channel, ...]:
    found = list(kept)
    places = {_key(one): place for place, one in reversed(list(enumerate(kept)))}
    for one in other:
        place = places.setdefault(_key(one), len(found))
        if place == len(found):
            found.append(replace(one, id=0, contact=0))
        elif one.label and fold(one.label) not in fold(found[place].label):
            words = ", ".join(word for word in (found[place].label, one.label) if word)
            if len(words) <= LINE_LIMIT:
                found[place] = replace(found[place], label=words)
    return tuple(found)


def _key(channel: Channel) -> tuple[str, str]:
    return channel.kind.value, channel.normalised or fold(channel.written)


def with_fields(present: tuple[OtherField, ...], more: Iterable[OtherField]) -> tuple[OtherField, ...]:
    """Return other fields with `more` of them, those without an equal among `present`, and without ids."""
    known = {(one.name, one.value) for one in present}
    added = []
    for one in more:
        if (one.name, one.value) not in known:
            known.add((one.name, one.value))
            added.append(replace(one, id=0, contact=0))
    return (*present, *added)


def united_attendance(kept: Attendance, other: Attendance) -> Attendance:
    """Return what both rows of one event say of one person, under the id of `kept`."""
    presence = min((kept.presence, other.presence), key=_STRONGEST.index)
    return replace(
        kept,
        presence=presence,
        met=kept.met or other.met,
        new_to_me=kept.new_to_me or other.new_to_me,
        number=kept.number if kept.number is not None else other.number,
    )
