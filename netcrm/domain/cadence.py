"""Follow-ups and keeping in touch: what is owed, by whom, and how late it is (PRODUCT.md 4.8)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import GroupKind
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Evidence
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused

FOLLOW_UP_PERIOD = 7
"""Days by which the lateness of a follow-up is measured."""


@dataclass(frozen=True, slots=True)
class LastContact:
    """The last real contact and the row that holds it."""

    on: date
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One line of "what do I owe whom, and who owes me".

    Attributes:
        contact: whom it concerns.
        follow_up: the follow-up; None for a cadence that has run out.
        by_owner: the owner owes it; else the contact does.
        due_on: the first due date, which putting off never changes.
        shows_on: the day from which it is listed.
        period_days: the cadence, or seven days.
        days_late: days since it was due; negative before.
    """

    contact: int
    follow_up: FollowUp | None
    by_owner: bool
    due_on: date
    shows_on: date
    period_days: int
    days_late: int

    @property
    def lateness(self) -> float:
        """Days late by the period; what the list is ordered by."""
        return self.days_late / self.period_days


def follow_up_after(
    attendance: Attendance,
    event: Event,
    group_kind: GroupKind | None,
    open_follow_ups: Iterable[FollowUp],
    owner: Owner,
) -> FollowUp | None:
    """Make the follow-up that meeting someone new calls for.

    Due by the day after the event at an open group (an event of no group is open too), within seven days at
    an exclusive one; both are the owner's settings.

    Args:
        attendance: of the contact at `event`.
        event: where they met; its local start date counts.
        group_kind: of the event's group, None without one.
        open_follow_ups: of this contact; any that is not done forbids another.
        owner: whose settings apply.

    Returns:
        A follow-up without id, or None where they did not meet, were no strangers or one is open.
    """
    if attendance.presence is Presence.ABSENT or not (attendance.met and attendance.new_to_me):
        return None
    if any(row.contact == attendance.contact and row.done_on is None for row in open_follow_ups):
        return None
    exclusive = group_kind is GroupKind.EXCLUSIVE
    days = owner.exclusive_follow_up_days if exclusive else owner.open_follow_up_days
    return FollowUp(
        contact=attendance.contact,
        kind=FollowUpKind.WRITE,
        event=event.id,
        due_on=event.on + timedelta(days=days),
    )


def last_contact(
    interactions: Iterable[Interaction],
    attendances: Iterable[tuple[Attendance, Event]],
    today: date,
) -> LastContact | None:
    """Find one contact's last real contact: any interaction but a bare note, or *met* at an event.

    Nothing after `today` counts, nor does an event that was cancelled. Of the same day, interactions win.
    """
    found = [
        (interaction.happened_on, 1, interaction.id)
        for interaction in interactions
        if interaction.kind is not InteractionKind.NOTE and interaction.happened_on <= today
    ]
    found += [
        (event.on, 0, attendance.id)
        for attendance, event in attendances
        if attendance.met and event.status is not EventStatus.CANCELLED and event.on <= today
    ]
    if not found:
        return None
    on, said, row = max(found)
    return LastContact(on, Evidence(table="interaction" if said else "attendance", id=row))


def owed_by_cadence(contact: Contact, last_on: date | None, today: date) -> Owed | None:
    """Return when the owner should be in touch again; None without a cadence.

    Counted from the last real contact; where none is recorded, from the day they met, else from the day the
    contact was added, else it is due today.
    """
    period = contact.cadence_days
    if not period or period < 0:
        return None
    since = last_on or contact.met_on or contact.created_on
    due_on = since + timedelta(days=period) if since else today
    return Owed(
        contact=contact.id,
        follow_up=None,
        by_owner=True,
        due_on=due_on,
        shows_on=due_on,
        period_days=period,
        days_late=(today - due_on).days,
    )


def owed_by_follow_up(follow_up: FollowUp, today: date) -> Owed | None:
    """Return the line of a follow-up; None once it is done."""
    if follow_up.done_on is not None:
        return None
    return Owed(
        contact=follow_up.contact,
        follow_up=follow_up,
        by_owner=follow_up.kind is not FollowUpKind.THEY_PROMISED,
        due_on=follow_up.due_on,
        shows_on=follow_up.shows_on,
        period_days=FOLLOW_UP_PERIOD,
        days_late=(today - follow_up.due_on).days,
    )


def in_order(owed: Iterable[Owed]) -> list[Owed]:
    """Sort by lateness / period, the latest first; of equals the older due date, then the lower contact."""
    return sorted(owed, key=lambda line: (-line.lateness, line.due_on, line.contact))


def showing(owed: Iterable[Owed], today: date) -> list[Owed]:
    """Return, in order, the lines that are due and not put off beyond `today`."""
    return in_order(line for line in owed if line.shows_on <= today)


def put_off(follow_up: FollowUp, until: date, today: date) -> FollowUp:
    """Put a follow-up off; the first due date stays.

    Raises:
        Refused: ``follow_up.done`` for one that is done, ``follow_up.put_off_past`` for a day that is not
            after `today`.
    """
    if follow_up.done_on is not None:
        raise Refused("follow_up.done", done_on=follow_up.done_on)
    if until <= today:
        raise Refused("follow_up.put_off_past", field="put_off_until", until=until)
    return replace(follow_up, put_off_until=until)
