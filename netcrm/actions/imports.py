"""Imports: one step, all or nothing, and a report of every record (PRODUCT.md 6)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from netcrm.actions import archives, import_events
from netcrm.actions.import_events import EventWriting
from netcrm.domain.bulk import let_go, uncollected
from netcrm.domain.cadence import follow_up_after
from netcrm.domain.contact import ContactCard
from netcrm.domain.draft import Problem
from netcrm.domain.event import Attendance, Event, Presence
from netcrm.domain.event_plan import EventDecision
from netcrm.domain.event_plan import counts as event_counts
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group
from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.import_report import (
    EventReport,
    FileReport,
    ImportReport,
    RecordDecision,
    RecordReport,
)
from netcrm.domain.merge import merged
from netcrm.domain.names import sort_name
from netcrm.domain.owner import Owner
from netcrm.domain.plan import Decision, DecisionKind, counts
from netcrm.domain.refusal import Refused
from netcrm.domain.review_list import is_row
from netcrm.domain.transfer import HeaderMapping, ImportRun
from netcrm.exchange.planning import Book, plan_files
from netcrm.exchange.sources import about, load
from netcrm.store import contacts, duplicate_people, erasures, records, steps

Progress = Callable[[int, int], None]
_BATCH = 2_000
_NAMED = 3


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


def import_files(
    paths: Sequence[Path],
    *,
    now: datetime,
    event: int | None = None,
    dry_run: bool = False,
    keep_all: bool = False,
    progress: Progress = no_progress,
) -> ImportReport:
    """Read, plan and import files as one step.

    Args:
        paths: files, and folders whose files are read; where one that is named can't be read, nothing is
            imported.
        now: aware moment on the owner's clock.
        event: puts everybody on this event's list.
        dry_run: report what would happen and write nothing.
        keep_all: merge nothing.
        progress: told how far it is.

    Raises:
        Refused: a file can't be read, or the event is gone; nothing was changed.
        Cancelled: by `progress`; nothing was changed.
    """
    # The bytes of the files get no name: they are gone before anything is written.
    plan = plan_files(
        load(paths, progress), _book(now), event=event, keep_all=keep_all, chosen={}, progress=progress
    )
    if dry_run:
        reports = (
            _with_events(_reported(file, {}), file, [one.event for one in file.events]) for file in plan.files
        )
        return ImportReport(step=None, files=tuple(reports), not_taken=plan.not_taken)
    report = carry_out(plan, now=now, progress=progress)
    decisions = [decision for file in plan.files for decision in file.decisions]
    del plan
    let_go(decisions)
    return report


def _book(now: datetime) -> Book:
    return Book(
        people=duplicate_people.people,
        cards=duplicate_people.cards,
        mapping=duplicate_people.mapping,
        region=records.get(Owner, 1).region,
        events=lambda: records.find(Event),
        now=now,
        erased=erasures.people,
    )


def carry_out(plan: ImportPlan, *, now: datetime, progress: Progress = no_progress) -> ImportReport:
    """Write what a plan says as one step; a file that changes nothing leaves no trace.

    Raises:
        Refused: the event is gone, or an archive is not sound; nothing was changed.
        Cancelled: by `progress`; nothing was changed.
    """
    event = records.get(Event, plan.event) if plan.event is not None else None
    names = _names([file.name for file in plan.files])
    with uncollected(), steps.recorded("import.cards", now, file=names, count=0) as step:
        total = sum(len(file.decisions) for file in plan.files)
        has_others = not all(file.archive for file in plan.files)
        writing = _Writing(now, event, progress, total, len(plan.files) > 1, has_others)
        reports = [writing.take(file, step.id) for file in plan.files]
        # After all people: whoever is invited may come with another file.
        events = EventWriting(progress, total=sum(len(file.events) for file in plan.files))
        for place, file in enumerate(plan.files):
            reports[place] = _take_events(events, reports[place], file, step.id, now)
        for key, columns in plan.chosen.items():
            _remember(key, dict(columns))
        step.figures["count"] = len(writing.touched)
        if events.touched:
            step.code, step.figures = _told_with_events(names, len(writing.touched), len(events.touched))
        if plan.files and not has_others:
            # The step itself says that it came: a row on it would make a round trip inexact.
            new, unchanged = (sum(getattr(one, name) for one in reports) for name in ("new", "unchanged"))
            step.code, step.figures = "import.archive", {"file": names, "new": new, "unchanged": unchanged}
    return ImportReport(
        step=step.id if step.kept else None,
        files=tuple(reports),
        contacts=tuple(writing.touched),
        events=tuple(events.touched),
        not_taken=plan.not_taken,
    )


def _take_events(
    events: EventWriting, report: FileReport, file: PlannedFile, step: int, now: datetime
) -> FileReport:
    if not file.events:
        return report
    before = len(events.touched)
    became = events.take(file.events)
    if len(events.touched) > before:
        records.insert(_run(file, step, now))
    return _with_events(report, file, became)


def _names(files: Sequence[str]) -> str:
    """Return the files' names for the history; of a whole folder the first and how many there are."""
    if len(files) <= _NAMED:
        return ", ".join(files)
    return f"{', '.join(files[:_NAMED])}, … ({len(files)})"


def _told_with_events(names: str, people: int, events: int) -> tuple[str, dict[str, object]]:
    """Return code and figures of a step that brought events."""
    if not people:
        return "import.events", {"file": names, "count": events}
    return "import.people_and_events", {"file": names, "count": people, "events": events}


@dataclass(slots=True)
class _Writing:
    """Writes the decisions of all files, new contacts in batches."""

    now: datetime
    event: Event | None
    progress: Progress
    total: int
    has_several: bool
    has_others: bool
    touched: list[int] = field(default_factory=list)
    _done: int = 0
    _ids: dict[int, int] = field(default_factory=dict)
    _new: set[int] = field(default_factory=set)

    def take(self, file: PlannedFile, step: int) -> FileReport:
        """Write one file; the report names what each record became."""
        if file.archive:
            found = self._taken_in(file)
            return _archive_reported(file, found)
        first = self._done
        before = len(self.touched)
        for start in range(0, len(file.decisions), _BATCH):
            part = file.decisions[start : start + _BATCH]
            self.progress(self._done, self.total)
            self._write(part, first + start, file.name)
            self._done += len(part)
        if self.event is not None:
            places = range(first, first + len(file.decisions))
            self._put_on_list(self._ids[place] for place in places if place in self._ids)
        if len(self.touched) > before:
            records.insert(_run(file, step, self.now))
        return _reported(file, {place: self._ids.get(first + place) for place in range(len(file.decisions))})

    def _taken_in(self, file: PlannedFile) -> archives.ArchiveCounts:
        try:
            return archives.take_in(file.archive)
        except Refused as refused:
            raise about(file.name, refused) if self.has_several else refused from None

    def _write(self, decisions: Sequence[Decision], first: int, source: str) -> None:
        places: list[int] = []
        added: list[ContactCard] = []
        for place, decision in enumerate(decisions, start=first):
            if decision.kind in (DecisionKind.NEW, DecisionKind.LIKELY) and decision.card is not None:
                places.append(place)
                added.append(decision.card if self.event is None else self._met_there(decision.card))
        identifiers = contacts.insert_many(added, self._told_by_us(added, source))
        self._ids.update(zip(places, identifiers, strict=True))
        self._new.update(identifiers)
        self.touched += identifiers
        joining = [
            (place, decision)
            for place, decision in enumerate(decisions, start=first)
            if decision.kind in (DecisionKind.MERGE, DecisionKind.UNCHANGED)
        ]
        merging = {one.contact for _place, one in joining if one.kind is DecisionKind.MERGE and one.contact}
        present = duplicate_people.cards(merging)
        for place, decision in joining:
            self._join(place, decision, present)

    def _join(self, place: int, decision: Decision, present: dict[int, ContactCard]) -> None:
        if decision.contact is None:
            if decision.record is not None and decision.record in self._ids:
                self._ids[place] = self._ids[decision.record]
            return
        self._ids[place] = decision.contact
        before = present.get(decision.contact)
        if before is None:
            return
        after = merged(before, decision.draft)[0]
        if decision.chosen and decision.card is not None:
            after = decision.card
        if after != before:
            present[decision.contact] = contacts.rewrite(before, _named(after))
            self.touched.append(decision.contact)

    def _told_by_us(self, cards: Sequence[ContactCard], source: str) -> dict[str, list[object]]:
        """Return the columns that no file tells."""
        told = [card.contact for card in cards]
        return {
            "id": [0] * len(told),
            "source": [one.source or source for one in told],
            "created_on": [self.now.date()] * len(told),
            "sort_name": [sort_name(one.given, one.family, one.nickname, one.company) for one in told],
        }

    def _met_there(self, card: ContactCard) -> ContactCard:
        event, contact = self.event, card.contact
        if event is None:
            return card
        is_past = event.ends_at <= self.now
        met = replace(
            contact,
            met_event=event.id,
            how_met=contact.how_met or event.title,
            met_on=(contact.met_on or event.on) if is_past else contact.met_on,
        )
        return replace(card, contact=met)

    def _put_on_list(self, people: Iterable[int]) -> None:
        event = self.event
        if event is None:
            return
        listed = {one.contact for one in records.find(Attendance, event=event.id)}
        is_past = event.ends_at <= self.now
        rows = [
            Attendance(
                event=event.id,
                contact=contact,
                presence=Presence.PRESENT if is_past else Presence.EXPECTED,
                met=is_past,
                new_to_me=is_past and contact in self._new,
            )
            for contact in dict.fromkeys(people)
            if contact not in listed
        ]
        records.insert_many(rows)
        self.touched += [row.contact for row in rows if row.contact not in self._new]
        kind = records.get(Group, event.group).kind if event.group is not None else None
        owner = records.get(Owner, 1)
        called_for = [follow_up_after(row, event, kind, (), owner) for row in rows if row.new_to_me]
        records.insert_many([one for one in called_for if isinstance(one, FollowUp)])


def _named(card: ContactCard) -> ContactCard:
    """Return the card under the name that it has now: a merge may have filled it in."""
    one = card.contact
    key = sort_name(one.given, one.family, one.nickname, one.company)
    return card if key == one.sort_name else replace(card, contact=replace(one, sort_name=key))


def _remember(header_key: str, columns: dict[str, str | None]) -> None:
    present = records.find(HeaderMapping, header_key=header_key)
    if not present:
        records.insert(HeaderMapping(header_key=header_key, columns=columns))
    elif present[0].columns != columns:
        records.update(replace(present[0], columns=columns))


def _run(file: PlannedFile, step: int, now: datetime) -> ImportRun:
    return ImportRun(
        file_name=file.name,
        fingerprint=file.fingerprint,
        format=file.format,
        columns=dict(file.columns),
        counts=_both(counts(file.decisions), event_counts(file.events)),
        imported_at=now,
        step=step,
    )


def _reported(file: PlannedFile, became: dict[int, int | None]) -> FileReport:
    counted = counts(file.decisions)
    return FileReport(
        path=file.path,
        format=file.format,
        encoding=file.encoding,
        delimiter=file.delimiter,
        header_line=file.header_line,
        columns=file.columns,
        records=file.records,
        new=counted["new"],
        merged=counted["merged"],
        unchanged=counted["unchanged"],
        skipped=counted["skipped"] + sum(is_row(problem) for problem in file.problems),
        likely_duplicates=counted["likely_duplicates"],
        problems=file.problems,
        decisions=tuple(
            RecordReport(
                line=decision.draft.line,
                decision=_DECISIONS[decision.kind],
                contact=became.get(place, decision.contact),
                why=tuple(str(why) for why in decision.why),
                erased_on=decision.erased_on,
            )
            for place, decision in enumerate(file.decisions)
        ),
    )


def _archive_reported(file: PlannedFile, found: archives.ArchiveCounts) -> FileReport:
    left = Problem(line=0, reason_code="archive.people_erased", figures={"count": found.erased})
    return replace(
        _reported(file, {}),
        records=found.new + found.unchanged + found.erased,
        new=found.new,
        unchanged=found.unchanged,
        skipped=found.erased,
        problems=(left,) if found.erased else (),
    )


def _with_events(report: FileReport, file: PlannedFile, became: Sequence[int | None]) -> FileReport:
    """Return the report with a calendar's events, and with everybody invited whom the owner doesn't know."""
    if not file.events:
        return report
    counted = event_counts(file.events)
    problems: list[Problem] = [*report.problems, *import_events.unknown(file.events)]
    return replace(
        report,
        new=report.new + counted["new"],
        merged=report.merged + counted["merged"],
        unchanged=report.unchanged + counted["unchanged"],
        skipped=report.skipped + counted["skipped"],
        problems=tuple(sorted(problems, key=lambda one: one.line)),
        events=tuple(map(_event_reported, file.events, became)),
    )


def _event_reported(decision: EventDecision, event: int | None) -> EventReport:
    return EventReport(
        line=decision.draft.line, decision=_DECISIONS[decision.kind], event=event, why=decision.why
    )


def _both(people: dict[str, int], events: dict[str, int]) -> dict[str, int]:
    return {name: count + events.get(name, 0) for name, count in people.items()}


_DECISIONS = {
    DecisionKind.NEW: RecordDecision.NEW,
    DecisionKind.LIKELY: RecordDecision.NEW,
    DecisionKind.MERGE: RecordDecision.MERGE,
    DecisionKind.UNCHANGED: RecordDecision.UNCHANGED,
    DecisionKind.SKIP: RecordDecision.SKIP,
}
