import pytest

from netcrm.domain.draft import Problem
from netcrm.domain.import_report import (
    EventReport,
    FileReport,
    ImportReport,
    RecordDecision,
    RecordReport,
)
from netcrm.ui.import_words import done, strangers, verb

NEW, MERGE, SAME = RecordDecision.NEW, RecordDecision.MERGE, RecordDecision.UNCHANGED


def people(*told, problems=()):
    rows = tuple(RecordReport(line=1, decision=kind, contact=one) for one, kind in told)
    return FileReport(path="C:\\my\\cards.csv", format="csv", decisions=rows, problems=problems)


def events(*told, problems=()):
    rows = tuple(EventReport(line=1, decision=kind, event=one) for one, kind in told)
    return FileReport(path="/home/plans.ics", format="ics", events=rows, problems=problems)


def report(*files, step=7, contacts=(), touched=()):
    return ImportReport(step=step, files=files, contacts=contacts, events=touched)


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ((0, 0), "Import"),
        ((1, 0), "Import 1 person"),
        ((0, 12), "Import 12 events"),
        ((17, 1), "Import 17 people and 1 event"),
    ],
)
def test_the_button_counts_people_and_events(counts, told):
    assert verb(*counts) == told


def test_events_are_counted_once_each():
    file = events((1, NEW), (2, NEW), (1, SAME), (3, MERGE), (3, MERGE), (4, SAME))
    assert done(report(file, touched=(1, 2, 3))) == (
        "3 events imported: 2 new, 1 merged. 2 events say nothing new."
    )


def test_people_and_events_stand_side_by_side():
    lost = (Problem(line=3, reason_code="row.event_no_start"), Problem(line=1, reason_code="calendar.x"))
    files = (
        people((5, NEW), problems=(Problem(line=9, reason_code="row.empty"),)),
        events((1, NEW), problems=lost),
    )
    assert done(report(*files, contacts=(5,), touched=(1,))) == (
        "1 person imported: 1 new. 1 event imported: 1 new. 1 row skipped. 1 event skipped."
    )


def test_lists_that_grew_are_said():
    file = events((4, SAME), (5, SAME), (6, NEW))
    assert done(report(file, touched=(6, 4))) == (
        "1 event imported: 1 new. 1 event has more people on its list. 1 event says nothing new."
    )


def test_nothing_changed_and_everything_changed():
    file = events((4, SAME))
    assert done(report(file, step=None)).startswith(
        "Nothing was changed: what plans.ics says is in netcrm already."
    )
    assert done(report(people())) == "Everything from cards.csv imported."


def test_strangers_are_counted():
    codes = ("calendar.attendee_unknown", "calendar.attendee_several", "calendar.zone_unknown")
    problems = tuple(Problem(line=1, reason_code=code) for code in codes)
    assert strangers(report(events(problems=problems))).startswith("2 people who are invited")
    assert strangers(report(events(problems=problems[:1]))).startswith("1 person who is invited")
    assert strangers(report(events())) == ""
