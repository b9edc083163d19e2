"""The events of an import: written, filled in, and who is invited put on their lists (PRODUCT.md 6)."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from netcrm.domain.checks import check_event
from netcrm.domain.draft import Problem
from netcrm.domain.event import Attendance, Event, Presence
from netcrm.domain.event_plan import EventDecision, filled
from netcrm.domain.names import fold
from netcrm.domain.plan import DecisionKind
from netcrm.store import reached, records
from netcrm.store.invited import is_kept, known_of

_BATCH = 500


@dataclass(slots=True)
class EventWriting:
    """Writes the events of all files; of a series each day is one.

    Attributes:
        touched: the events that were added or changed, or whose list was added to.
    """

    progress: Callable[[int, int], None]
    total: int
    touched: dict[int, None] = field(default_factory=dict)
    _done: int = 0
    _ids: dict[int, int] = field(default_factory=dict)

    def take(self, decisions: Sequence[EventDecision]) -> list[int | None]:
        """Write the events of one file and return what each became; None for one that was left out."""
        first = self._done
        for start in range(0, len(decisions), _BATCH):
            self.progress(self._done, self.total)
            part = decisions[start : start + _BATCH]
            self._write(part, first + start)
            self._done += len(part)
        became = [self._ids.get(first + place) for place in range(len(decisions))]
        self._put_on_lists(decisions, became)
        return became

    def _write(self, decisions: Sequence[EventDecision], first: int) -> None:
        new = {
            place: one.value
            for place, one in enumerate(decisions, start=first)
            if one.kind is DecisionKind.NEW and one.value is not None
        }
        for event in new.values():
            check_event(event)
        self._ids |= zip(new, records.insert_many(list(new.values())), strict=True)
        self.touched |= dict.fromkeys(self._ids[place] for place in new)
        joining = [one.event for one in decisions if one.event is not None]
        present = records.get_many(Event, joining)
        for place, one in enumerate(decisions, start=first):
            if one.kind in (DecisionKind.MERGE, DecisionKind.UNCHANGED):
                self._join(place, one, present)

    def _join(self, place: int, decision: EventDecision, present: dict[int, Event]) -> None:
        if decision.event is None:
            if decision.record in self._ids:
                self._ids[place] = self._ids[decision.record]
            return
        before = present.get(decision.event)
        if before is None:
            return
        self._ids[place] = before.id
        # It may have changed since the plan was made.
        after = filled(before, decision.draft)[0]
        if after != before:
            records.update(after)
            present[before.id] = after
            self.touched[before.id] = None

    def _put_on_lists(self, decisions: Sequence[EventDecision], became: Sequence[int | None]) -> None:
        """Put the invited whom the owner knows on the lists; nobody is taken to have come."""
        known = known_of(decisions)
        listed: dict[int, set[int]] = defaultdict(set)
        for row in records.find_in(Attendance, "event", [one for one in became if one is not None]):
            listed[row.event].add(row.contact)
        rows = []
        for decision, event in zip(decisions, became, strict=True):
            for one in decision.draft.invited if event is not None else ():
                contact = known.get(one)
                if event is not None and contact is not None and contact not in listed[event]:
                    listed[event].add(contact)
                    presence = Presence.ABSENT if one.declined else Presence.EXPECTED
                    rows.append(Attendance(event=event, contact=contact, presence=presence))
        records.insert_many(rows)
        self.touched |= dict.fromkeys(row.event for row in rows)


def unknown(decisions: Sequence[EventDecision]) -> list[Problem]:
    """Return who is invited and on no list: each one once, with the first event."""
    known = known_of(decisions)
    several = reached.by_email(one.email for one, contact in known.items() if contact is None)
    told: dict[str, Problem] = {}
    for decision in decisions:
        for one in decision.draft.invited if is_kept(decision) else ():
            if known[one] is None:
                code = "calendar.attendee_several" if one.email in several else "calendar.attendee_unknown"
                figures = {"name": one.called[:200], "title": decision.draft.title[:200]}
                problem = Problem(line=decision.draft.line, reason_code=code, figures=figures)
                told.setdefault(one.email or fold(one.name), problem)
    return list(told.values())
