"""One event of a calendar to what it says, when it begins and how long it lasts (RFC 5545, 3.6.1)."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from netcrm.domain.channels import normalise_email
from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.domain.draft import Remark
from netcrm.domain.event import EventStatus
from netcrm.domain.event_draft import EventDraft, Invited
from netcrm.domain.local_time import zone
from netcrm.exchange.ics_lines import Block, Property
from netcrm.exchange.ics_values import Clock, clock, duration
from netcrm.exchange.ics_zones import Zones, moment
from netcrm.exchange.values import one_line

OWN_ZONE, OWN_STATUS, OWN_GOAL = "X-NETCRM-ZONE", "X-NETCRM-STATUS", "X-NETCRM-GOAL"
"""Properties of netcrm's own: what no property of the standard holds of an event."""

_MOST_INVITED = 1_000
_NOBODY = frozenset({"RESOURCE", "ROOM"})


class NoEvent(ValueError):
    """The block is no event that could be kept.

    Attributes:
        code: of the sentence that says why.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long an event lasts: whole days on its clock, then a time that no change of clocks touches."""

    days: int = 0
    exact: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one block says.

    Attributes:
        draft: the event at its first time.
        begins: as the calendar writes it.
        length: how long it lasts.
        clock: the zone on whose clock a series goes on.
    """

    draft: EventDraft
    begins: Clock
    length: Length
    clock: tzinfo

    def ending(self, wall: datetime) -> datetime:
        """Return when it ends in UTC, if it begins when the clock shows `wall`.

        Raises:
            ValueError: it lies outside the calendar.
        """
        try:
            return moment(wall + timedelta(days=self.length.days), self.clock) + self.length.exact
        except OverflowError as error:
            raise ValueError(str(error)) from error


def read_event(block: Block, zones: Zones) -> Told:
    """Return what a block says.

    Raises:
        NoEvent: it has no end, no title or no start, or lies outside the calendar.
    """
    if not block.is_closed:
        raise NoEvent("row.event_unclosed")
    begins = clock(block.first("DTSTART"))
    if begins is None:
        raise NoEvent("row.event_no_start")
    title = one_line(block.text("SUMMARY"))
    if not title:
        raise NoEvent("row.event_no_title")
    try:
        return _told(block, begins, title, zones)
    except ValueError:
        raise NoEvent("row.event_no_start") from None


def _told(block: Block, begins: Clock, title: str, zones: Zones) -> Told:
    starts_at = zones.moment(begins)
    place = zones.place(begins)
    ends, remarks = _length(block, begins, starts_at, zones)
    own = zone(block.text(OWN_ZONE)) if begins.is_utc else None
    where = ", ".join(line.strip() for line in block.text("LOCATION").splitlines() if line.strip())
    goal, notes = _goal_and_notes(block)
    cut = [
        ("SUMMARY", title, LINE_LIMIT),
        ("LOCATION", where, LINE_LIMIT),
        ("DESCRIPTION", notes, TEXT_LIMIT),
    ]
    remarks += [
        Remark(code="calendar.text_cut", figures={"column": name})
        for name, text, limit in cut
        if len(text) > limit
    ]
    draft = EventDraft(
        title=title[:LINE_LIMIT],
        starts_at=starts_at,
        ends_at=starts_at,
        zone=own.key if own is not None else place.name,
        place=where[:LINE_LIMIT],
        goal=goal[:TEXT_LIMIT],
        notes=notes[:TEXT_LIMIT],
        status=_status(block),
        invited=_invited(block.all("ATTENDEE")),
        line=block.line,
        raw=block.raw,
        warnings=tuple(remarks),
    )
    return Told(draft=draft, begins=begins, length=ends, clock=UTC if begins.is_utc else place.zone)


def _length(block: Block, begins: Clock, starts_at: datetime, zones: Zones) -> tuple[Length, list[Remark]]:
    ends = clock(block.first("DTEND"))
    lasts = duration(block.first("DURATION"))
    if ends is None and lasts is None:
        return Length(days=1 if begins.is_day else 0), []
    if ends is None and lasts is not None:
        return Length(days=lasts.days, exact=timedelta(seconds=lasts.seconds)), []
    if ends is not None and begins.is_day and ends.is_day:
        return Length(days=max(1, (ends.wall - begins.wall).days)), []
    exact = zones.moment(ends) - starts_at if ends is not None else timedelta()
    if exact < timedelta():
        return Length(), [
            Remark(code="calendar.ends_before_start", figures={"text": block.text("SUMMARY")[:200]})
        ]
    return Length(exact=exact), []


def _goal_and_notes(block: Block) -> tuple[str, str]:
    """Return both; netcrm writes the goal above the notes, so that other programs show it too."""
    goal, notes = block.text(OWN_GOAL), block.text("DESCRIPTION").strip()
    if goal:
        notes = notes.removeprefix(goal.strip()).strip()
    url = block.text("URL").strip()
    if url and url not in notes:
        notes = f"{notes}\n{url}".strip()
    return goal, notes


def _status(block: Block) -> EventStatus:
    own = block.text(OWN_STATUS).strip().lower()
    if own in list(EventStatus):
        return EventStatus(own)
    is_off = block.text("STATUS").strip().upper() == "CANCELLED"
    return EventStatus.CANCELLED if is_off else EventStatus.PLANNED


def _invited(attendees: list[Property]) -> tuple[Invited, ...]:
    found: dict[str, Invited] = {}
    for one in attendees[:_MOST_INVITED]:
        if one.parameters.get("CUTYPE", "").upper() in _NOBODY:
            continue
        name = one_line(one.parameters.get("CN", ""))[:LINE_LIMIT]
        written = one.value.strip()
        if written[:7].lower() == "mailto:":
            written = written[7:]
        email = normalise_email(written) or normalise_email(one.parameters.get("EMAIL", ""))
        # Some programs write the address again where the name should be.
        name = "" if email and normalise_email(name) == email else name
        declined = one.parameters.get("PARTSTAT", "").upper() == "DECLINED"
        if email or name:
            found.setdefault(email or name, Invited(name=name, email=email, declined=declined))
    return tuple(found.values())
