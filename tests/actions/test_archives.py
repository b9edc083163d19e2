"""Everything in one JSON file, taken in as one step; and the sample network."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from netcrm.actions import archives, contacts, demo, favours, history, interactions, introductions, owner
from netcrm.actions.archives import ArchiveCounts
from netcrm.domain.contact import Contact, NotSame
from netcrm.domain.favour import Favour
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Decision, Introduction
from netcrm.domain.owner import Owner
from netcrm.domain.transfer import HeaderMapping, ImportRun
from netcrm.exchange import archive
from netcrm.reads.archives import document
from netcrm.store import everything, records, steps

ZONE = "Europe/London"
FIGURES = {"file": "book.json"}


@pytest.fixture
def elsewhere(book):
    """Return the archive of a profile that `fill` filled; it is empty again after that."""

    def written(fill):
        fill(book)
        text = document(book.now)
        if steps.history(1):
            history.undo(1, now=book.now)
        assert everything.is_empty()
        return text

    return written


@pytest.fixture
def sample(elsewhere):
    return elsewhere(lambda other: demo.fill(ZONE, now=other.now))


def counted(values):
    return sum(len(found) for found in values.values())


def test_the_sample_fills_a_new_profile_once(book, does, refuses):
    does("demo.filled", {}, demo.fill, ZONE)
    assert len(book.all(Contact)) > 50
    refuses("profile.not_new", None, demo.fill, ZONE)


def test_into_an_empty_profile_everything_comes_exactly(book, sample, does):
    answer = does("import.archive", FIGURES, archives.import_archive, sample, "book.json")
    assert everything.read() == archive.read(sample)
    assert answer == ArchiveCounts(counted(archive.read(sample)), 0)
    assert document(book.now) == sample


def test_the_same_archive_twice_changes_nothing(book, sample, leaves):
    archives.import_archive(sample, "book.json", now=book.now)
    counts = leaves(archives.import_archive, sample, "book.json")
    values = archive.read(sample)
    assert counts == ArchiveCounts(0, counted(values) - len(values[Owner]) - 4)


def test_into_a_profile_with_something_all_is_added_and_what_stands_stays(book, sample, does, leaves):
    person = book.contact("Zoë", email="zoe@z.example")
    owner.change(replace(book.get(Owner, 1), name="Me"), now=book.now)
    before = everything.read()
    does("import.archive", FIGURES, archives.import_archive, sample, "book.json")
    assert book.get(Owner, 1).name == "Me"
    assert book.get(Contact, person) == before[Contact][0]
    values, after = archive.read(sample), everything.read()
    for kind in (Contact, Favour, Introduction, Interaction):
        assert len(after[kind]) == len(values[kind]) + len(before[kind])
    leaves(archives.import_archive, sample, "book.json")


def test_pointers_follow_into_the_new_numbers(book, sample):
    """Told by names instead of numbers, the merged book says the same as the archive."""
    book.gave(book.contact("Zoë"))
    archives.import_archive(sample, "book.json", now=book.now)
    told, present = archive.read(sample), everything.read()
    names = {one.id: one.name for one in told[Contact]}
    here = {one.id: one.name for one in present[Contact]}
    said = [(names[one.contact], one.direction, one.kind, one.happened_on, one.note) for one in told[Favour]]
    kept = [
        (here[one.contact], one.direction, one.kind, one.happened_on, one.note)
        for one in present[Favour]
        if here[one.contact] != "Zoë"
    ]
    assert kept == said
    pairs = [(names[one.requester], names.get(one.target_contact)) for one in told[Introduction]]
    assert [(here[one.requester], here.get(one.target_contact)) for one in present[Introduction]] == pairs


def evidence_of(values):
    """Return, for every reason of every introduction, what its evidence says, in place of the numbers."""
    tables = {"favour": Favour, "introduction": Introduction}
    rows = {(name, one.id): one for name, kind in tables.items() for one in values[kind]}

    def said(row):
        found = rows.get((row.table, row.id))
        if found is None:
            return row.table
        on = found.happened_on if row.table == "favour" else found.asked_on
        return row.table, on

    return [
        [(reason.code, [said(row) for row in reason.evidence]) for reason in one.reasons]
        for one in values[Introduction]
    ]


def test_evidence_names_the_same_rows_under_their_new_numbers(book, sample):
    person = book.contact("Zoë")
    for away in range(3):
        book.gave(person, on=book.day(-1000 - away))
    introductions.ask(person, now=book.now, asked_on=book.day(-1000))
    archives.import_archive(sample, "book.json", now=book.now)
    merged = everything.read()
    assert evidence_of(merged)[1:] == evidence_of(archive.read(sample))


def test_evidence_of_what_is_gone_names_nobody_else(book, elsewhere):
    def fill(other):
        rita, tom = other.contact("Rita"), other.contact("Tom")
        gone = other.received(rita)
        introductions.ask_and_decide(rita, tom, None, Decision.ENDORSE, now=other.now)
        favours.delete(gone, now=other.now)

    text = elsewhere(fill)
    book.gave(book.contact("Zoë"))
    archives.import_archive(text, "book.json", now=book.now)
    favours_here = {one.id: one.contact for one in book.all(Favour)}
    (kept,) = book.all(Introduction)
    for reason in kept.reasons:
        for row in reason.evidence:
            assert row.table != "favour" or favours_here[row.id] == kept.requester


def test_an_endorsement_comes_with_the_verdict_for_its_pair(book, elsewhere, does):
    def fill(other):
        reason = "Saw her work twice this year."
        introductions.ask_and_decide(
            other.contact("Rita"), other.contact("Tom"), None, Decision.ENDORSE, reason=reason, now=other.now
        )

    text = elsewhere(fill)
    book.contact("Zoë")
    does("import.archive", FIGURES, archives.import_archive, text, "book.json")
    (kept,) = book.all(Introduction)
    assert (kept.weighed_requester, kept.weighed_target) == (kept.requester, kept.target_contact)
    assert [book.get(Contact, one).name for one in (kept.requester, kept.target_contact)] == ["Rita", "Tom"]


def test_an_unsound_endorsement_is_refused_with_its_place(book, elsewhere, refuses):
    def fill(other):
        reason = "Saw her work twice this year."
        introductions.ask_and_decide(
            other.contact("Rita"), other.contact("Tom"), None, Decision.ENDORSE, reason=reason, now=other.now
        )

    told = json.loads(elsewhere(fill))
    for change in ({"my_reason": "short"}, {"verdict": None}, {"weighed_target": 1}, {"endorsed_at": None}):
        document_ = {**told, "introductions": [{**told["introductions"][0], **change}]}
        refuses("archive.invalid", None, archives.import_archive, json.dumps(document_), "book.json")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "archive.unreadable"),
        ("{}", "archive.not_ours"),
        ('{"format": "netcrm", "version": 99}', "archive.too_new"),
    ],
)
def test_what_is_no_archive_changes_nothing(refuses, text, code):
    refuses(code, None, archives.import_archive, text, "book.json")


def test_namesakes_told_apart_stay_two(book, elsewhere, does, leaves):
    def fill(other):
        father, son = other.contact("John", family="Smith"), other.contact("John", family="Smith")
        contacts.tell_apart(father, son, now=other.now)
        other.gave(son)
        other.gave(son)

    text = elsewhere(fill)
    book.contact("John", family="Smith")
    does("import.archive", FIGURES, archives.import_archive, text, "book.json")
    first, second = (one.id for one in book.all(Contact))
    assert [(one.first, one.second) for one in book.all(NotSame)] == [(first, second)]
    assert [one.contact for one in book.all(Favour)] == [second, second]
    leaves(archives.import_archive, text, "book.json")


def test_the_people_of_an_interaction_come_along(book, elsewhere):
    def fill(other):
        people = [other.contact(name) for name in ("Anna", "Bert", "Cleo")]
        interactions.log(people[::-1], InteractionKind.MET, "Lunch", now=other.now)

    text = elsewhere(fill)
    book.contact("Zoë")
    archives.import_archive(text, "book.json", now=book.now)
    names = [book.get(Contact, one).name for one in book.all(Interaction)[0].contacts]
    assert names == ["Cleo", "Bert", "Anna"]


def test_what_was_imported_before_is_known_again(book, elsewhere, does, leaves):
    run = ImportRun(
        file_name="cards.csv",
        fingerprint="0" * 64,
        format="csv",
        columns={"Name": "name", "Shoe size": None},
        counts={"new": 1},
        imported_at=book.now,
        step=1,
    )

    def fill(other):
        with steps.recorded("import.cards", other.now, file="cards.csv", count=1):
            records.insert(run)
            records.insert(HeaderMapping(header_key="name", columns={"Name": "name"}))

    text = elsewhere(fill)
    fill(book)
    leaves(archives.import_archive, text, "book.json")
    with steps.recorded("import.cards", book.now, file="cards.csv", count=1):
        records.delete(ImportRun, book.all(ImportRun)[0].id)
    does("import.archive", FIGURES, archives.import_archive, text, "book.json")
    assert [one.fingerprint for one in book.all(ImportRun)] == [run.fingerprint]


def test_an_empty_archive_is_no_step(book, elsewhere, leaves):
    text = elsewhere(lambda other: None)
    book.contact()
    assert leaves(archives.import_archive, text, "book.json") == ArchiveCounts(0, 0)


def test_an_import_is_undone_with_the_owner_and_the_targets(book, sample):
    before = everything.read()
    archives.import_archive(sample, "book.json", now=book.now + timedelta(days=1))
    assert [line.code for line in history.undo(now=book.now)] == ["import.archive"]
    assert everything.read() == before
    assert steps.history(1)[0].undone
