"""What the right side of the import review lays out: pure functions of the review (picture 06b, right)."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from netcrm.domain.contact import Answer, Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.draft import ContactDraft
from netcrm.domain.merge import Change, ChangeKind
from netcrm.domain.plan import DecisionKind
from netcrm.domain.review import Review
from netcrm.domain.room import Room
from netcrm.ui.dialogs.import_records import common, who
from netcrm.words import erasing, other_fields
from netcrm.words.columns import CARD
from netcrm.words.words import Words

_ANSWERS = frozenset({"local", "challenge", "invest"})
_DAYS = frozenset({"met_on", "vouched_on"})
_CHANNELS = frozenset(kind.value for kind in ChannelKind)
_OF_THE_BOOK = frozenset({"id", "source", "sort_name", "created_on", "met_event", "room"})
_PLAIN = tuple(one.name for one in fields(Contact) if one.name not in _OF_THE_BOOK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One field in which the two sides differ.

    Attributes:
        field: name of the field, as in `netcrm.domain.merge.Change`.
        label: its name in words.
        present: what netcrm holds, one value a line; empty for nothing.
        incoming: what the card says, one value a line.
        is_conflict: only one of them can stand in the field.
    """

    field: str
    label: str
    present: str
    incoming: str
    is_conflict: bool


def compared(words: Words, review: Review, place: int, today: date) -> list[Compared]:
    """The fields in which a record and the card beside it differ; those with a choice to make first."""
    card = review.present(place)
    if card is None:
        return []
    by_field: dict[str, list[Change]] = {}
    for change in review.changes(place):
        by_field.setdefault(change.field, []).append(change)
    others = by_field.pop("other", [])
    rows = [_compared(words, card, name, changes, today) for name, changes in by_field.items()]
    rows.sort(key=lambda row: not row.is_conflict)
    return rows + [_other(words, change) for change in others]


def told(words: Words, draft: ContactDraft, today: date) -> list[tuple[str, str]]:
    """Everything that a record says, as (field, value) in words."""
    found = [
        (words.tr(CARD[name]), said(words, name, getattr(draft.contact, name), today))
        for name in _PLAIN
        if name in CARD and getattr(draft.contact, name) not in ("", None, False, Answer.UNKNOWN)
    ]
    found += [(_channel_label(words, one), one.written) for one in draft.channels]
    if draft.tags:
        found.append((words.tr("Tags"), ", ".join(draft.tags)))
    return found + [(one.name, other_fields.told(one.name, one.value, words)) for one in draft.other_fields]


def sentence(words: Words, review: Review, place: int, rows: Sequence[Compared]) -> str:
    """What stands under the name: why, and what there is to choose."""
    decision = review.decisions[place]
    card = review.present(place)
    if decision.erased_on is not None:
        told = erasing.erased_on(words, decision.erased_on)
        return words.tr("{told}. They come back only if you add them as new.", told=told)
    if card is None:
        return words.tr("Nobody like this is in netcrm yet.")
    name, told_why = who(card), common(words, decision.why)
    why = words.tr("{why} as {name}.", why=told_why, name=name) if told_why and name else ""
    if decision.kind is DecisionKind.UNCHANGED:
        return f"{why} {words.tr('All of it is in netcrm already.')}".strip()
    if review.kinds[place] is not DecisionKind.MERGE:
        return why
    return f"{why} {_to_choose(words, rows)}".strip()


def said(words: Words, name: str, value: object, today: date) -> str:
    """A field's value in words."""
    if name in _ANSWERS and str(value) in set(Answer):
        return words.name(Answer(str(value)))
    if name == "room" and str(value) in set(Room):
        return words.room(Room(str(value)))
    if name in _DAYS:
        return _day(words, str(value), today)
    if value is True or str(value) == "True":
        return words.tr("Yes")
    return str(value)


def _to_choose(words: Words, rows: Sequence[Compared]) -> str:
    conflicts = sum(row.is_conflict for row in rows)
    if conflicts == 1:
        return words.tr("One field differs: choose what to keep.")
    if conflicts:
        return words.tr("{count} fields differ: choose what to keep.", count=conflicts)
    if rows:
        return words.tr("Nothing differs; what is new is added.")
    return words.tr("The card says nothing new.")


def _other(words: Words, change: Change) -> Compared:
    """A column that is kept under its own name."""
    name, _, value = change.incoming.partition(": ")
    incoming = other_fields.told(name, value, words)
    return Compared(field="other", label=name, present="", incoming=incoming, is_conflict=False)


def _compared(words: Words, card: ContactCard, name: str, changes: Sequence[Change], today: date) -> Compared:
    def value(text: str) -> str:
        return said(words, name, text, today) if text else ""

    if name in _CHANNELS:
        held = [one.written for one in card.channels if one.kind.value == name]
    elif name == "tag":
        held = list(card.tags)
    else:
        held = [value(changes[0].present)]
    label = words.tr(CARD.get(name, name))
    return Compared(
        field=name,
        label=label,
        present="\n".join(one for one in held if one),
        incoming="\n".join(value(change.incoming) for change in changes),
        is_conflict=changes[0].kind is ChangeKind.CONFLICT,
    )


def _channel_label(words: Words, one: Channel) -> str:
    kind = words.name(one.kind)
    return f"{kind}, {one.label}" if one.label else kind


def _day(words: Words, text: str, today: date) -> str:
    try:
        return words.date(date.fromisoformat(text), today)
    except ValueError:
        return text
