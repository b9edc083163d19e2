"""How a group, a member and a meeting look in a list; pure functions of the row."""

from dataclasses import dataclass
from datetime import date

from netcrm.domain.cards import GroupRow, Person
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.fit import Fit, fit, is_renewal_due
from netcrm.domain.group import GroupStatus, Membership
from netcrm.domain.room import Room
from netcrm.ui.widgets.chip import ChipFace
from netcrm.ui.widgets.row_face import RowAction, RowFace
from netcrm.words import groups as told
from netcrm.words.words import Words

NO_ROOM = "×"
"""Stands before "No room" where a room's mark would."""


@dataclass(frozen=True, slots=True)
class Member:
    """One line of the members.

    Attributes:
        profession: what they do, for those without a seat.
    """

    membership: Membership
    person: Person
    profession: str

    @property
    def id(self) -> int:
        """Of the membership."""
        return self.membership.id


def needs_owner(row: GroupRow, today: date) -> bool:
    """Whether the group asks for a decision: renewal is near, or it should have fitted by now."""
    mark = fit(row.group, row.visits)
    return is_renewal_due(row.group, today) or (mark is not None and mark.fit is Fit.DONT_RETURN)


def group_face(words: Words, row: GroupRow, today: date, *, narrow: bool = False) -> RowFace:
    """A line of 68 px: name and chip, room, meeting; in a narrow list the chip says it in fewer words."""
    group = row.group
    mark = fit(group, row.visits)
    room = words.room(group.room)
    if group.room is None:
        lacking = mark is not None and mark.fit is Fit.DONT_RETURN
        room = f"{NO_ROOM} {told.fit_reason(words, mark) if lacking and mark is not None else room}"
    elif mark is not None and mark.fit is Fit.DONT_RETURN:
        room = f"{room} · {told.fit_reason(words, mark).lower()}"
    chip = _chip(words, row, today, narrow=narrow)
    return RowFace(
        title=group.name,
        second=room,
        second_tone="stop" if group.room is None and group.status is not GroupStatus.LEFT else "text2",
        third=_third(words, row, today),
        room=group.room,
        room_word=words.room(group.room),
        end_chips=(chip,) if chip else (),
        right=_right(words, row, today),
    )


def group_spoken(words: Words, row: GroupRow, today: date) -> str:
    """The whole line for screen readers."""
    face = group_face(words, row, today)
    parts = [face.plain_title, *(chip.text for chip in face.end_chips), face.second, face.third]
    return ", ".join(part for part in parts if part)


def member_face(words: Words, member: Member, today: date) -> RowFace:
    """Somebody with their seat, or what they do; a former member quietly."""
    one = member.membership
    work = one.seat or member.profession or member.person.second_line
    role = one.role if one.role.casefold() != "member" else ""
    left = "" if one.is_current(today) else _left(words, one, today)
    return RowFace(
        title=member.person.name,
        title_strong=False,
        second=" · ".join(part for part in (left, work, role) if part),
        avatar=member.person.name,
        actions=(RowAction("more", "dots", words.tr("Open, edit or end this membership")),),
        muted=bool(left),
    )


def meeting_face(words: Words, event: Event, today: date) -> RowFace:
    """A meeting with its day and what became of it."""
    status = event.status
    asks = status is EventStatus.PLANNED and event.on < today
    day = words.day(event.on, today)
    weekday = "" if abs((event.on - today).days) < 7 else f"{words.weekday(event.on)[:3]} "
    chip = None
    if asks:
        chip = ChipFace(words.tr("Did you go?"), "caution")
    elif status is EventStatus.MISSED:
        chip = ChipFace(words.name(status), "caution")
    return RowFace(
        title=f"{weekday}{day[:1].upper()}{day[1:]}, {event.local_start:%H:%M}",
        title_strong=status is EventStatus.PLANNED,
        right="" if chip else words.name(status),
        end_chips=(chip,) if chip else (),
        actions=(RowAction("open", "arrow-right", words.tr("Open the meeting")),),
        muted=status is EventStatus.CANCELLED,
    )


def room_order(room: Room | None) -> int:
    """Place of a room in every list, as on the floor plan; no room comes last."""
    return len(Room) if room is None else list(Room).index(room)


def _chip(words: Words, row: GroupRow, today: date, *, narrow: bool) -> ChipFace | None:
    mark = fit(row.group, row.visits)
    if mark is not None and mark.fit is Fit.DONT_RETURN:
        return ChipFace(told.fit_word(words, mark), "stop")
    if is_renewal_due(row.group, today):
        return ChipFace(told.renews(words, row.group, today, short=narrow), "caution")
    if mark is not None and mark.fit is Fit.STILL_LOOKING:
        return ChipFace(told.fit_word(words, mark))
    return None


def _right(words: Words, row: GroupRow, today: date) -> str:
    group = row.group
    if group.status is GroupStatus.MEMBER and group.renews_on is not None:
        return told.renews(words, group, today)
    return told.fee_line(words, group)


def _third(words: Words, row: GroupRow, today: date) -> str:
    parts = (
        told.meeting_line(words, row.group),
        words.name(row.group.kind),
        told.next_line(words, row.next_event, today),
    )
    return " · ".join(part for part in parts if part)


def _left(words: Words, membership: Membership, today: date) -> str:
    if membership.to_on is not None and membership.to_on < today:
        return words.tr("left {day}", day=words.date(membership.to_on, today))
    return words.tr("not yet")
