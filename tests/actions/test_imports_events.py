"""Calendars into the book: one step, nothing twice, nobody added, all taken back."""

from dataclasses import replace

import pytest

from netcrm.actions import events, history, imports
from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event, Presence
from netcrm.domain.import_report import RecordDecision
from netcrm.domain.plan import DecisionKind
from netcrm.domain.refusal import Refused
from netcrm.domain.transfer import ImportRun
from netcrm.reads import exports
from netcrm.reads import imports as reads
from netcrm.store import everything, steps
from netcrm.words.words import Words

BREAKFAST = "SUMMARY:Breakfast\nDTSTART;TZID=Europe/Berlin:20261118T070000\nDURATION:PT2H\n"


@pytest.fixture
def ics(tmp_path):
    """Writes a calendar of these events and returns its path."""

    def write(*events: str, name: str = "plans.ics"):
        path = tmp_path / name
        blocks = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
        path.write_text(f"BEGIN:VCALENDAR\n{blocks}END:VCALENDAR\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def take(now):
    def run(*paths, **options):
        return imports.import_files(paths, now=now, **options)

    return run


def codes(report) -> list[str]:
    return [problem.reason_code for file in report.files for problem in file.problems]


def test_events_come_in_one_step_and_go_with_one(book, ics, take, now):
    before = everything.read()
    report = take(ics(BREAKFAST, "SUMMARY:Lunch\nDTSTART:20261119T110000Z\nLOCATION:Bar"))

    (file,) = report.files
    assert (file.format, file.records, file.new, file.skipped) == ("ics", 2, 2, 0)
    assert [one.title for one in book.all(Event)] == ["Breakfast", "Lunch"]
    assert report.events == tuple(one.event for one in file.events) == tuple(e.id for e in book.all(Event))
    assert [(line.code, line.figures) for line in steps.history(1)] == [
        ("import.events", {"file": "plans.ics", "count": 2})
    ]
    assert (
        Words().step("import.events", {"file": "plans.ics", "count": 2}) == "Imported 2 events from plans.ics"
    )
    (run,) = book.all(ImportRun)
    assert (run.format, run.counts["new"], run.step) == ("ics", 2, report.step)
    history.undo(now=now)
    assert everything.read() == before


def test_the_same_calendar_twice_changes_nothing(book, ics, take):
    book.contact("Bo", email="bo@e.se")
    path = ics(BREAKFAST + "ATTENDEE;CN=Bo Ek:mailto:bo@e.se\nRRULE:FREQ=WEEKLY;COUNT=3")
    assert take(path).files[0].new == 3
    before = everything.read()
    again = take(path)
    assert (again.step, again.events, again.files[0].unchanged) == (None, (), 3)
    assert everything.read() == before


def test_an_export_comes_back_with_nothing_changed(book, ics, take, tmp_path, now):
    book.event("Breakfast", goal="Meet two", notes="Bring cards", place="Café")
    book.attended("Lunch", away=-300)
    path = tmp_path / "own.ics"
    path.write_bytes(exports.events_ics(now=now).encode())
    before = everything.read()
    report = take(path)
    assert (report.step, report.files[0].unchanged) == (None, 2)
    assert everything.read() == before


def test_a_present_event_keeps_what_it_has(book, ics, take):
    event = book.event("Breakfast", away=1, place="Café")
    report = take(ics(BREAKFAST.replace("PT2H", "PT3H") + "LOCATION:Bar\nDESCRIPTION:Bring cards"))
    (told,) = report.files[0].events
    assert (told.decision, told.event) == (RecordDecision.MERGE, event)
    assert told.why == ("same_event", "place_kept", "end_kept")
    found = book.get(Event, event)
    assert (found.place, found.notes, found.hours) == ("Café", "Bring cards", 2)


def test_the_invited_whom_the_owner_knows_are_on_the_list_and_nobody_is_added(book, ics, take):
    bo, cy = book.contact("Bo", email="Bo@e.se"), book.contact("Cy", email="cy@d.se")
    report = take(
        ics(
            BREAKFAST + "ATTENDEE:mailto:BO@E.SE\nATTENDEE;PARTSTAT=DECLINED:mailto:cy@d.se\n"
            "ATTENDEE;CN=Di Ek:mailto:di@e.se\nRRULE:FREQ=WEEKLY;COUNT=2"
        )
    )
    assert len(book.all(Contact)) == 2
    listed = {(one.event, one.contact): one.presence for one in book.all(Attendance)}
    assert listed == {
        (event, contact): presence
        for event in report.events
        for contact, presence in ((bo, Presence.EXPECTED), (cy, Presence.ABSENT))
    }
    assert not any(one.met or one.new_to_me for one in book.all(Attendance))
    assert codes(report) == ["calendar.attendee_unknown"]
    (problem,) = report.files[0].problems
    assert (problem.line, problem.figures) == (2, {"name": "Di Ek <di@e.se>", "title": "Breakfast"})
    assert report.files[0].skipped == 0


def test_of_several_with_one_email_the_one_with_the_name_is_meant(book, ics, take):
    book.contact("Anna", email="desk@b.se")
    bo = book.contact("Bo", family="Ek", email="desk@b.se")
    report = take(ics(BREAKFAST + "ATTENDEE;CN=bo ek:mailto:desk@b.se\nATTENDEE:mailto:desk@b.se"))
    assert [one.contact for one in book.all(Attendance)] == [bo]
    assert codes(report) == []
    report = take(ics(BREAKFAST.replace("18T", "19T") + "ATTENDEE;CN=Desk:mailto:desk@b.se"))
    assert codes(report) == ["calendar.attendee_several"]


def test_somebody_invited_may_come_with_another_file(book, ics, take, tmp_path):
    cards = tmp_path / "cards.csv"
    cards.write_text("First Name,Email\nBo,bo@e.se\n", encoding="utf-8")
    report = take(ics(BREAKFAST + "ATTENDEE:mailto:bo@e.se"), cards)
    assert [one.contact for one in book.all(Attendance)] == list(report.contacts)
    assert codes(report) == []
    (line,) = steps.history(1)
    assert (line.code, line.figures["count"], line.figures["events"]) == ("import.people_and_events", 1, 1)
    assert Words().step(line.code, line.figures) == "Imported 1 people and 1 events from plans.ics, cards.csv"


def test_who_was_unknown_is_put_on_the_list_when_the_calendar_comes_again(book, ics, take):
    path = ics(BREAKFAST + "ATTENDEE:mailto:bo@e.se")
    (event,) = take(path).events
    bo = book.contact("Bo", email="bo@e.se")
    again = take(path)
    assert [(one.event, one.contact) for one in book.all(Attendance)] == [(event, bo)]
    assert (again.events, again.files[0].unchanged) == ((event,), 1)


def test_a_trial_says_the_same_and_writes_nothing(book, ics, take):
    before = everything.read()
    path = ics(BREAKFAST + "ATTENDEE:mailto:bo@e.se", "SUMMARY:No start")
    trial = take(path, dry_run=True)
    assert (trial.step, everything.read()) == (None, before)
    (told,) = trial.files
    assert (told.records, told.new, told.skipped) == (2, 1, 1)
    assert codes(trial) == ["calendar.attendee_unknown", "row.event_no_start"]
    assert codes(take(path)) == codes(trial)


def test_what_the_owner_left_out_stays_out(book, ics, now):
    path = ics(BREAKFAST, BREAKFAST, "SUMMARY:Lunch\nDTSTART:20261119T110000Z")
    plan = reads.look([path], now=now)
    (file,) = plan.files
    skipped = replace(file.events[0], kind=DecisionKind.SKIP)
    plan = replace(plan, files=(replace(file, events=(skipped, *file.events[1:])),))
    report = imports.carry_out(plan, now=now)
    assert [one.title for one in book.all(Event)] == ["Lunch"]
    assert [one.event for one in report.files[0].events][:2] == [None, None]


def test_an_event_that_changed_since_it_was_looked_at_keeps_what_it_has_by_then(book, ics, now):
    event = book.event("Breakfast")
    plan = reads.look([ics(BREAKFAST + "LOCATION:Bar")], now=now)
    events.change(replace(book.get(Event, event), place="Café"), now=now)
    assert imports.carry_out(plan, now=now).step is None
    assert book.get(Event, event).place == "Café"
    events.delete(event, now=now)
    assert imports.carry_out(plan, now=now).step is None


def test_a_calendar_that_cannot_be_read_changes_nothing(book, ics, take, tmp_path):
    broken = tmp_path / "broken.csv"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    before = everything.read()
    with pytest.raises(Refused):
        take(ics(BREAKFAST), broken)
    assert everything.read() == before


def test_a_review_keeps_the_events(book, ics, now):
    looked = reads.for_review([ics(BREAKFAST)], now=now)
    assert looked.review.decisions == ()
    report = imports.carry_out(looked.review.as_plan(), now=now)
    assert len(report.events) == 1
    text = ics(BREAKFAST).read_text(encoding="utf-8")
    (file,) = reads.for_review(text, name="Pasted", now=now).review.plan.files
    assert [one.kind for one in file.events] == [DecisionKind.UNCHANGED]


def test_who_goes_on_a_list_is_known_before(book, ics, take, now):
    bo, twin = book.contact("Bo", email="bo@e.se"), book.contact("Bo Two", email="two@e.se")
    book.contact("Bo Three", email="two@e.se")
    invited = BREAKFAST + "".join(
        f"ATTENDEE;CN={name}:mailto:{email}\n"
        for name, email in (("Bo", "bo@e.se"), ("Bo", "BO@e.se"), ("Bo Two", "two@e.se"), ("X", "x@e.se"))
    )
    path = ics(invited, invited)
    found = reads.for_review([path], now=now).events
    assert found.joining == {0: frozenset({bo, twin})}
    assert (found.changed(), found.strangers) == (1, 1)

    take(path)
    again = reads.for_review([path], now=now).events
    assert (again.joining, again.changed()) == ({}, 0)
    book.contact("X", email="x@e.se")
    later = reads.for_review([path], now=now).events
    assert (later.changed(), later.strangers) == (1, 0)
    assert len(take(path).events) == 1
