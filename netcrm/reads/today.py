"""What stands on the first page (PRODUCT.md 4.1, 4.7, 4.8)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from netcrm.domain.cadence import Owed
from netcrm.domain.calendar import days_before
from netcrm.domain.cards import EventRow, OwedRow, ReferralRow, RequestRow
from netcrm.domain.event import EventStatus, Presence
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group, GroupKind
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.introduction import Introduction
from netcrm.domain.owner import Owner
from netcrm.domain.procedure import OUTCOME_AFTER_DAYS
from netcrm.domain.rooms_picture import RoomsPicture
from netcrm.domain.stuck import Stuck, asks
from netcrm.reads import followups, introductions, referrals, rooms
from netcrm.store import event_list, records, referral_list, request_list
from netcrm.store import today as first_page

DAYS_AHEAD = 2
"""The agenda shows today and so many days more."""
OWED_DAYS_AHEAD = 7
"""What falls due within so many days follows what is due."""
MOST_UNANSWERED = 5
MOST_OWED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One event of the agenda with what is known of it.

    Attributes:
        asks: it was planned and has ended: did the owner go?
        strangers: expected people whom the owner has not met.
        to_answer_for: referrals to answer for there.
    """

    row: EventRow
    asks: bool
    strangers: int = 0
    to_answer_for: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FlaggedRequest:
    """The newest open request that is flagged, weighed on what is known now.

    Attributes:
        others: how many more there are.
    """

    row: RequestRow
    weighing: Weighing
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckRow:
    """A request that stands still (PRODUCT.md 4.6).

    Attributes:
        flagged: nothing is, or was, recorded as received from the requester.
    """

    row: RequestRow
    stuck: Stuck
    flagged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything on the page but the introductions worth making.

    Attributes:
        is_new: there are neither contacts nor groups nor events.
        unanswered: events that have ended and ask whether the owner went, the latest first.
        unanswered_count: how many there are in all.
        coming: today and the next two days, by start.
        due: what is due, the most pressing first.
        soon: what falls due within the next days.
        to_write: how many people the owner owes something by today.
        kinds: of the groups whose events gave rise to follow-ups, by event.
        emails: by contact, of those in `due` and `soon`.
        referrals: those that ask something by today, the most pressing first.
        stuck: requests that stand still, the most pressing first; but for the flagged one above.
        changes_at: when the next of the agenda's events ends; None without one.
    """

    is_new: bool
    owner: Owner
    unanswered: tuple[AgendaLine, ...]
    unanswered_count: int
    coming: tuple[AgendaLine, ...]
    due: tuple[OwedRow, ...]
    due_count: int
    soon: tuple[OwedRow, ...]
    to_write: int
    kinds: Mapping[int, GroupKind]
    emails: Mapping[int, str]
    flagged: FlaggedRequest | None
    rooms: RoomsPicture
    referrals: tuple[ReferralRow, ...]
    stuck: tuple[StuckRow, ...]
    changes_at: datetime | None


def page(now: datetime, first_weekday: int = 0) -> Today:
    """Return the first page as it stands at `now`, an aware moment on the owner's clock.

    Args:
        now: the moment; its date is today.
        first_weekday: 0 for Monday, as the locale says.
    """
    today = now.date()
    flagged = _flagged(today)
    still = _stuck(today, but=flagged.row.introduction.id if flagged is not None else None)
    lines = _owed(today, still)
    due = [line for line in lines if line.shows_on <= today]
    shown = followups.named(due[:MOST_OWED])
    soon = followups.named(
        sorted((line for line in lines if line.shows_on > today), key=_turns_up)[:MOST_OWED]
    )
    unanswered, count = first_page.unanswered(now, MOST_UNANSWERED)
    coming = _lines(first_page.coming(now, today + timedelta(days=DAYS_AHEAD)), today, asks=False)
    return Today(
        is_new=first_page.is_new(),
        owner=records.get(Owner, 1),
        unanswered=_lines(unanswered, today, asks=True),
        unanswered_count=count,
        coming=coming,
        due=tuple(shown),
        due_count=len(due),
        soon=tuple(soon),
        to_write=len({line.contact for line in due if line.by_owner}),
        kinds=_kinds([*shown, *soon]),
        emails=first_page.emails(line.person.id for line in (*shown, *soon)),
        flagged=flagged,
        rooms=rooms.picture(today, first_weekday=first_weekday),
        referrals=tuple(referrals.waiting(today)),
        stuck=still,
        changes_at=min(
            (line.row.event.ends_at for line in coming if line.row.event.ends_at > now), default=None
        ),
    )


def _stuck(today: date, *, but: int | None) -> tuple[StuckRow, ...]:
    """Return what stands still, by lateness; the request `but` is shown elsewhere."""
    ids = first_page.requests_under_way(days_before(today, OUTCOME_AFTER_DAYS))
    by_id = records.get_many(Introduction, ids)
    put_off: dict[int | None, list[FollowUp]] = {}
    for question in records.get_many(FollowUp, first_page.questions_put_off()).values():
        put_off.setdefault(question.introduction, []).append(question)
    found: dict[int, Stuck] = {}
    for one in by_id.values():
        still = asks(one, put_off.get(one.id, ()), today)
        if still is not None and one.id != but:
            found[one.id] = still
    ordered = sorted(found, key=lambda key: (-found[key].lateness, key))
    rows = request_list.named([by_id[key] for key in ordered])
    open_flagged = set(request_list.open_flagged(today))
    return tuple(
        StuckRow(
            row=row,
            stuck=found[row.introduction.id],
            flagged=_is_flagged(row.introduction, open_flagged),
        )
        for row in rows
    )


def _owed(today: date, still: Collection[StuckRow]) -> list[Owed]:
    """Return what is owed, without the follow-ups that stand for a question which is asked elsewhere."""
    asked = {one.row.introduction.id for one in still}
    return [
        line
        for line in followups.owed_lines(today, today + timedelta(days=OWED_DAYS_AHEAD))
        if line.follow_up is None or line.follow_up.introduction not in asked
    ]


def _is_flagged(request: Introduction, open_ones: Collection[int]) -> bool:
    """Tell whether a request is flagged now, or was when it was answered."""
    return request.id in open_ones if request.is_open else request.flagged


def _turns_up(line: Owed) -> tuple[date, int]:
    return (line.shows_on, line.contact)


def _lines(events: Collection[int], today: date, *, asks: bool) -> tuple[AgendaLine, ...]:
    passed = referral_list.rows() if events and not asks else []
    return tuple(_line(event_list.row(one), passed, today, asks=asks) for one in events)


def _line(row: EventRow, passed: Collection[ReferralRow], today: date, *, asks: bool) -> AgendaLine:
    if asks or row.event.status is EventStatus.ATTENDED:
        return AgendaLine(row=row, asks=asks)
    guests = event_list.guests(row.event)
    there = [one for one in guests if one.attendance.presence is not Presence.ABSENT]
    return AgendaLine(
        row=row,
        asks=False,
        strangers=sum(not one.known for one in there),
        to_answer_for=_to_answer_for(row, {one.contact.id for one in there}, passed, today),
    )


def _to_answer_for(
    row: EventRow, expected: Collection[int], passed: Collection[ReferralRow], today: date
) -> int:
    """Count as the briefing sheet does: of the event's group, or with somebody expected."""
    by, group = max(row.event.on, today), row.event.group
    return sum(
        one.duty is not None
        and one.duty.due_on <= by
        and ((group is not None and one.referral.group == group) or one.referral.partner in expected)
        for one in passed
    )


def _kinds(lines: Collection[OwedRow]) -> dict[int, GroupKind]:
    events = [line.event for line in lines if line.event is not None and line.event.group is not None]
    groups = records.get_many(Group, {event.group for event in events if event.group is not None})
    return {event.id: groups[event.group].kind for event in events if event.group in groups}


def _flagged(today: date) -> FlaggedRequest | None:
    found = request_list.open_flagged(today)
    if not found:
        return None
    return FlaggedRequest(
        row=request_list.named([records.get(Introduction, found[0])])[0],
        weighing=introductions.weighed_request(found[0], today),
        others=len(found) - 1,
    )
