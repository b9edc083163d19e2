"""Events of a calendar file (iCalendar, RFC 5545); a series becomes the events it has near today."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from netcrm.domain.calendar import Span, months_after, months_before
from netcrm.domain.draft import Problem
from netcrm.domain.event_draft import EventDraft
from netcrm.domain.local_time import zone_of
from netcrm.exchange.cards_csv import problems_of_text
from netcrm.exchange.encoding import decode
from netcrm.exchange.ics_event import NoEvent, Told, read_event
from netcrm.exchange.ics_lines import Block, mended, read_calendar
from netcrm.exchange.ics_series import UnreadableRule, days
from netcrm.exchange.ics_values import Clock, clock, clocks
from netcrm.exchange.ics_zones import Zones, moment
from netcrm.exchange.reading import Progress, Reading, no_progress

FORMAT = "ics"
MONTHS_BACK, MONTHS_AHEAD = 12, 6
"""Which days of a series are read, counted from today."""
MOST_OF_A_SERIES = 500
MOST_EVENTS = 100_000
_PROGRESS_EVENTS = 100


def read_events(data: bytes, *, now: datetime, progress: Progress = no_progress) -> Reading:
    """Return the events of a calendar file; what is no event there (a task, a free time) is passed over.

    Args:
        data: the bytes of the file.
        now: aware moment on the owner's clock; times without a zone are meant on it.
        progress: told after every few events how far it is.

    Raises:
        Refused: ``file.*``: empty, too large or binary.
        Cancelled: by `progress`.
    """
    decoded = decode(mended(data))
    calendar = read_calendar(decoded.text)
    reader = _Reader(
        zones=Zones(own=zone_of(now), calendar=calendar.zone, rules=calendar.zones, today=now),
        window=Span(months_before(now.date(), MONTHS_BACK), months_after(now.date(), MONTHS_AHEAD)),
    )
    reader.note_moved(calendar.events)
    for place, block in enumerate(calendar.events):
        if place % _PROGRESS_EVENTS == 0:
            progress(place, len(calendar.events))
        reader.take(block)
    problems = [*problems_of_text(decoded), *reader.problems, *reader.remarks()]
    if not calendar.events:
        problems.append(Problem(line=1, reason_code="calendar.no_events"))
    return Reading(
        format=FORMAT,
        encoding=decoded.encoding,
        events=tuple(reader.drafts),
        problems=tuple(sorted(problems, key=lambda one: one.line)),
        records=len(reader.drafts) + reader.lost,
    )


@dataclass(slots=True)
class _Reader:
    """Reads one event after the other.

    Attributes:
        window: the days of which a series is read.
        lost: how many events could not be read.
    """

    zones: Zones
    window: Span
    drafts: list[EventDraft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    lost: int = 0
    _moved: dict[str, set[datetime]] = field(default_factory=lambda: defaultdict(set))
    _series: set[str] = field(default_factory=set)
    _goes_on: list[int] = field(default_factory=list)
    _whole_days: list[int] = field(default_factory=list)
    _unknown_zones: dict[str, int] = field(default_factory=dict)

    def note_moved(self, blocks: Sequence[Block]) -> None:
        """Note which days of a series an event of their own stands for, wherever that comes in the file."""
        for block in blocks:
            uid, day = block.text("UID"), clock(block.first("RECURRENCE-ID"))
            if day is None and _is_series(block):
                self._series.add(uid)
            elif day is not None and uid and block.is_closed:
                self._moved[uid] |= self._moments([day])

    def take(self, block: Block) -> None:
        """Read one event or series."""
        if block.has_long_line:
            self._say(block, "calendar.line_too_long")
        try:
            told = read_event(block, self.zones)
            found = list(self._days(block, told)) if _is_series(block) else self._single(block, told)
        except NoEvent as error:
            self.lost += 1
            self._say(block, error.code, raw=block.raw)
            return
        left = MOST_EVENTS - len(self.drafts)
        if len(found) > left:
            self._say(block, "calendar.too_many_events", limit=MOST_EVENTS, count=len(found) - left)
        self.drafts += found[:left]
        self._note(block, told)

    def remarks(self) -> Iterator[Problem]:
        """Yield what is to be said of many events at once."""
        first, last = self.window.first.isoformat(), self.window.last.isoformat()
        for name, line in self._unknown_zones.items():
            yield Problem(line=line, reason_code="calendar.zone_unknown", figures={"zone": name[:200]})
        for lines, code in (
            (self._goes_on, "calendar.series_goes_on"),
            (self._whole_days, "calendar.whole_days"),
        ):
            if lines:
                yield Problem(
                    line=lines[0],
                    reason_code=code,
                    figures={"count": len(lines), "first": first, "last": last},
                )

    def _single(self, block: Block, told: Told) -> list[EventDraft]:
        is_of_series = block.first("RECURRENCE-ID") is not None and block.text("UID") in self._series
        if is_of_series and not self.window.holds(told.draft.starts_at.date()):
            return []
        return [self._at(told, told.begins.wall)]

    def _days(self, block: Block, told: Told) -> Iterator[EventDraft]:
        walls = self._walls(block, told)
        excluded = self._excluded(block, told)
        walls = [
            wall for wall in walls if wall.date() not in excluded and self._moment(told, wall) not in excluded
        ]
        if len(walls) > MOST_OF_A_SERIES:
            self._say(
                block,
                "calendar.series_cut",
                title=told.draft.title[:200],
                count=len(walls) - MOST_OF_A_SERIES,
                limit=MOST_OF_A_SERIES,
            )
        for wall in walls[:MOST_OF_A_SERIES]:
            yield self._at(told, wall)

    def _walls(self, block: Block, told: Told) -> list[datetime]:
        """Return what the clock shows at each time of a series in the window, in order."""
        first, last = (datetime.combine(day, hour) for day, hour in self._ends_of_window())
        begins = told.begins.wall
        walls = {begins, *(self._wall(told, one) for two in block.all("RDATE") for one in clocks(two))}
        for rule in block.all("RRULE"):
            try:
                found = days(rule.value, begins, (first, last), lambda one: self._wall(told, one))
            except UnreadableRule:
                self._say(
                    block, "calendar.rule_not_read", title=told.draft.title[:200], rule=rule.value[:200]
                )
                return [begins]
            walls.update(found.walls)
            if found.goes_on:
                self._goes_on.append(block.line)
        return sorted(wall for wall in walls if first <= wall <= last)

    def _ends_of_window(self) -> Iterator[tuple[date, time]]:
        yield self.window.first, time.min
        yield self.window.last, time.max

    def _excluded(self, block: Block, told: Told) -> set[datetime | date]:
        """Return moments and whole days on which a series does not take place, or only at another time."""
        named = [one for two in block.all("EXDATE") for one in clocks(two)]
        whole = {one.wall.date() for one in named if one.is_day and not told.begins.is_day}
        return whole | self._moments(named) | self._moved.get(block.text("UID"), set())

    def _moments(self, named: list[Clock]) -> set[datetime]:
        found = set()
        for one in named:
            try:
                found.add(self.zones.moment(one))
            except ValueError:
                continue
        return found

    def _wall(self, told: Told, one: Clock) -> datetime:
        """Return what the clock of a series shows at a moment that is written on another one."""
        try:
            return self.zones.moment(one).astimezone(told.clock).replace(tzinfo=None)
        except (ValueError, OverflowError):
            return one.wall

    def _moment(self, told: Told, wall: datetime) -> datetime | None:
        try:
            return moment(wall, told.clock)
        except ValueError:
            return None

    def _at(self, told: Told, wall: datetime) -> EventDraft:
        try:
            return replace(told.draft, starts_at=moment(wall, told.clock), ends_at=told.ending(wall))
        except ValueError:
            raise NoEvent("row.event_no_start") from None

    def _note(self, block: Block, told: Told) -> None:
        if told.begins.is_day:
            self._whole_days.append(block.line)
        place = self.zones.place(told.begins)
        if not place.is_known:
            self._unknown_zones.setdefault(told.begins.zone or self.zones.calendar, block.line)
        for remark in told.draft.warnings:
            self.problems.append(Problem(line=block.line, reason_code=remark.code, figures=remark.figures))

    def _say(self, block: Block, code: str, *, raw: str = "", **figures: str | int) -> None:
        self.problems.append(Problem(line=block.line, reason_code=code, figures=figures, raw=raw))


def _is_series(block: Block) -> bool:
    if block.first("RECURRENCE-ID") is not None:
        return False
    return block.first("RRULE") is not None or block.first("RDATE") is not None
