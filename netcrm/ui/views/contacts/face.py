"""How a contact looks in the list, and an entry in the timeline; pure functions of the row."""

from datetime import date

from netcrm.domain.contact_list import ContactRow
from netcrm.domain.timeline import TimelineEntry, TimelineKind
from netcrm.ui.views.contacts import said
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.timeline_list import TimelineFace
from netcrm.words.timeline import timeline_title
from netcrm.words.words import Words

SEGMENTS: dict[str, frozenset[TimelineKind] | None] = {
    "all": None,
    "met": frozenset({TimelineKind.INTERACTION, TimelineKind.EVENT}),
    "favours": frozenset(
        {TimelineKind.FAVOUR, TimelineKind.REFERRAL, TimelineKind.INTRODUCTION, TimelineKind.ASK}
    ),
    "notes": frozenset({TimelineKind.INTERACTION}),
}
"""Which kinds of entries each segment of the timeline lets through; None for all."""

_ICONS = {
    "interaction.met": "users",
    "interaction.one_to_one": "coffee",
    "interaction.call": "phone",
    "interaction.email": "envelope",
    "interaction.message": "chat",
    "interaction.note": "note",
}
_KIND_ICONS = {
    TimelineKind.EVENT: "users",
    TimelineKind.FAVOUR: "gift",
    TimelineKind.REFERRAL: "swap",
    TimelineKind.INTRODUCTION: "network",
    TimelineKind.ASK: "hand",
}


def contact_face(words: Words, row: ContactRow, today: date) -> RowFace:
    """A line of the list: flag and lateness as chips, room, balance, how long ago."""
    chips = [said.flag(words)] if row.flagged else []
    lateness = said.late(words, row.due_on, today)
    if lateness is not None:
        chips.append(lateness)
    return RowFace(
        title=row.name,
        second=row.second_line,
        avatar=row.name,
        chips=tuple(chips),
        room=row.room,
        room_word=words.room(row.room) if row.room is not None else "",
        balance=(row.gave, row.received),
        right="" if row.last_contact_on is None else words.ago(row.last_contact_on, today),
    )


def contact_spoken(words: Words, row: ContactRow, today: date) -> str:
    """The whole line for screen readers."""
    parts = [row.name, row.second_line]
    if row.flagged:
        parts.append(words.tr("Flagged"))
    lateness = said.late(words, row.due_on, today)
    parts.append(lateness.text if lateness is not None else "")
    parts.append(words.room(row.room))
    parts.append(words.tr("gave {gave}, received {received}", gave=row.gave, received=row.received))
    if row.last_contact_on is not None:
        parts.append(words.tr("last contact {day}", day=words.day(row.last_contact_on, today)))
    return ", ".join(part for part in parts if part)


def is_shown(entry: TimelineEntry, segment: str) -> bool:
    """Whether a segment of the timeline lets an entry through."""
    kinds = SEGMENTS[segment]
    if segment == "notes":
        return entry.is_note
    if segment == "met" and entry.is_note:
        return False
    return kinds is None or entry.kind in kinds


def timeline_face(
    words: Words, entry: TimelineEntry, name: str, today: date, *, look: str = ""
) -> TimelineFace:
    """A line of the timeline; ``look`` asks to be looked at."""
    icon = _ICONS.get(f"{entry.kind}.{entry.code}") or _KIND_ICONS.get(entry.kind, "note")
    return TimelineFace(
        icon=icon,
        title=timeline_title(words, entry, name),
        text=entry.text,
        look=look,
        day=words.tr("some time ago") if entry.on is None else words.date(entry.on, today),
    )
