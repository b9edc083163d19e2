"""A person who is erased for good: nothing of them stays in the profile, and nothing brings them back."""

import csv
from dataclasses import replace
from datetime import date

import apsw
import pytest

from netcrm.actions import (
    archives,
    contacts,
    erasing,
    events,
    favours,
    followups,
    groups,
    history,
    imports,
    interactions,
    introductions,
    referrals,
)
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.favour import Ask, Direction, Favour, FavourKind
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import Group, GroupKind, Membership
from netcrm.domain.import_report import RecordDecision
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.referral import Referral
from netcrm.domain.refusal import Refused
from netcrm.reads import archives as archive_reads
from netcrm.reads import contacts as contact_reads
from netcrm.reads import erasing as erasing_reads
from netcrm.reads import history as history_reads
from netcrm.reads import imports as import_reads
from netcrm.reads import search
from netcrm.store import restore
from netcrm.store.engine import database
from netcrm.store.ledger import Ledger

CANARIES = tuple(f"qzcanary{letter}{letter}xy" for letter in "abcdefghijklmnopqrstuvw")
"""Words that stand nowhere else; more than twenty."""


@pytest.fixture
def do(desk, now):
    return lambda action, *args, **more: desk.do(action, *args, now=now, **more).result()


def card_with(word):
    """Return a card whose every text holds a canary of its own."""
    texts = ("company", "job_title", "profession", "industry", "place", "seeks", "offers", "how_met", "notes")
    cells = {name: next(word) for name in texts}
    given, family = next(word), next(word)
    return ContactCard(
        contact=Contact(
            given=given,
            family=family,
            nickname=next(word),
            vouched_reason=next(word),
            vouched_on=date(2026, 5, 5),
            **cells,
        ),
        channels=(
            Channel(kind=ChannelKind.EMAIL, written=f"{next(word)}@tide.example"),
            Channel(kind=ChannelKind.PHONE, written="+49 151 23456789"),
            Channel(kind=ChannelKind.WEBSITE, written=f"https://www.linkedin.com/in/{next(word)}"),
        ),
        other_fields=(OtherField(name=next(word), value=next(word)),),
        tags=(next(word),),
    )


@pytest.fixture
def canary(do, desk, now):
    """A contact who stands everywhere that a person can stand, beside Bert, who stays."""
    word = iter(CANARIES)
    one = do(contacts.add, card_with(word))
    bert = do(contacts.add, ContactCard(contact=Contact(given="Bert", family="Lee")))
    group = do(groups.add, Group(name="Round Table", kind=GroupKind.OPEN))
    do(groups.add_member, Membership(contact=one, group=group, role=next(word)))
    event = do(
        events.add,
        Event(
            title="Breakfast",
            starts_at=now.replace(day=10),
            ends_at=now.replace(day=10, hour=3),
            zone="Europe/Berlin",
            status=EventStatus.ATTENDED,
        ),
    )
    there = Attendance(event=event, contact=one, presence=Presence.PRESENT, met=True, new_to_me=True)
    do(events.set_attendance, there)
    today = now.date()
    do(interactions.log, (one,), InteractionKind.NOTE, next(word))
    do(interactions.log, (one, bert), InteractionKind.CALL, "Spoke of the fair")
    do(
        favours.record,
        Favour(contact=one, direction=Direction.GIVEN, kind=FavourKind.ADVICE, note=next(word)),
    )
    do(favours.record_ask, Ask(contact=one, asked_on=today, what=next(word)))
    do(followups.add, FollowUp(contact=one, kind=FollowUpKind.WRITE, due_on=today, why=next(word)))
    do(introductions.ask, one, bert, words=CANARIES[0])
    do(introductions.ask, bert, one, words=CANARIES[1])
    passed = {"passed_on": today, "check_on": today, "direction": Direction.GIVEN}
    do(referrals.record, Referral(partner=one, prospect=CANARIES[2], **passed))
    name = desk.ask(contact_reads.card, one).contact.name
    theirs = Referral(partner=bert, prospect=name, prospect_contact=one, need=CANARIES[3], **passed)
    do(referrals.record, theirs)
    assert next(word, None) is None
    return one


def everything_in(folder, but=()):
    """Return all bytes of all files of the profile in small letters, and the files' names."""
    files = [path for path in folder.rglob("*") if path.is_file() and path not in but]
    return b"".join(path.name.encode() + b"\n" + path.read_bytes().lower() for path in files)


def found_in(folder, words, but=()):
    told = everything_in(folder, but)
    forms = [form for word in words for form in (word.encode(), word.encode("utf-16-le"))]
    return [form for form in forms if form.lower() in told]


def test_nothing_of_an_erased_person_stays_but_in_the_backups_that_are_listed(
    desk, do, canary, tmp_path, now
):
    folder = tmp_path / "profile"
    file = tmp_path / f"{CANARIES[5]}.csv"
    present = desk.ask(contact_reads.card, canary)
    rows = [["Given name", "Family name", "Email", CANARIES[6]]]
    rows += [[present.contact.given, present.contact.family, present.channels[0].written, CANARIES[7]]]
    with file.open("w", newline="") as table:
        csv.writer(table).writerows(rows)
    assert do(imports.import_files, [file]).files[0].merged == 1
    do(contacts.change_many, (canary,), {"cadence_days": 30})
    do(history.undo)
    do(history.redo)
    do(history.undo)
    desk.back_up()
    assert desk.ask(search.find, CANARIES[0])
    held = desk.copies_holding(canary)
    assert found_in(folder, CANARIES, [one.path for one in held])

    erased = desk.erase(erasing.erase, canary).result()

    assert erased.is_swept
    assert erased.trouble is None
    assert list(erased.report.copies) == held != []
    assert found_in(folder, CANARIES, [one.path for one in held]) == []
    assert found_in(folder, CANARIES)
    assert set(desk.ask(erasing_reads.held_by_files)) == {one.path.name for one in held}
    assert not desk.ask(search.find, CANARIES[0])
    assert desk.ask(history_reads.lines, 20) == []
    desk.close()
    assert found_in(folder, CANARIES, [one.path for one in held]) == []


def test_the_backups_go_too_where_the_owner_says_so(desk, canary, tmp_path):
    desk.back_up()
    erased = desk.erase(erasing.erase, canary, with_copies=True).result()
    assert erased.deleted == tuple(one.path for one in erased.report.copies) != ()
    assert [one.reason for one in desk.backups()] == ["erase"]
    assert found_in(tmp_path / "profile", CANARIES) == []


def test_what_goes_and_what_stays_is_told_before(desk, canary):
    told = desk.ask(erasing_reads.look, canary, desk.copies_holding(canary))
    before = desk.ask(archive_reads.document, desk.clock.now())
    assert told.gone["introduction"] == 2
    assert told.gone["referral"] == told.gone["interaction"] == told.gone["attendance"] == 1
    assert told.cleared == {"interaction": 1, "referral": 1, "favour": 1}
    assert told.mentions == ()
    assert desk.ask(archive_reads.document, desk.clock.now()) == before
    assert desk.erase(erasing.erase, canary).result().report == told


def test_others_keep_what_is_theirs(desk, canary):
    desk.erase(erasing.erase, canary).result()
    rows = [desk.ask(contact_reads.rows, (2,))[0]]
    assert rows[0].name == "Bert Lee"
    text = desk.ask(archive_reads.document, desk.clock.now())
    assert "Spoke of the fair" in text
    assert '"prospect": "…"' in text


def test_texts_of_others_that_name_the_person_are_listed_and_let_be(desk, do, now):
    anna = do(contacts.add, a_card("Anna", "Lindqvist"))
    bert = do(contacts.add, ContactCard(contact=Contact(given="Bert", notes="Knows anna lindqvist well")))
    do(interactions.log, (bert,), InteractionKind.NOTE, "Write to anna.lindqvist@tide.example")
    do(interactions.log, (bert,), InteractionKind.NOTE, "Anna is somebody else")
    erased = desk.erase(erasing.erase, anna).result()
    told = [(one.table, one.field, one.whose) for one in erased.report.mentions]
    assert told == [("contact", "notes", "Bert"), ("interaction", "text", "Bert")]
    assert desk.ask(contact_reads.card, bert).contact.notes == "Knows anna lindqvist well"


def a_card(given, family, email="anna.lindqvist@tide.example", **cells):
    channels = (Channel(kind=ChannelKind.EMAIL, written=email),) if email else ()
    return ContactCard(contact=Contact(given=given, family=family, **cells), channels=channels)


HEAD = "Given name,Family name,Email,Company\n"
ANNA = "Anna,Lindqvist,anna.lindqvist@tide.example,Tide Print\n"


@pytest.fixture
def anna(desk, do):
    """Anna Lindqvist was there and is erased; the owner's book is not empty."""
    do(contacts.add, a_card("Bert", "Lee", ""))
    one = do(contacts.add, a_card("Anna", "Lindqvist", company="Tide Print"))
    old = desk.back_up()
    document = desk.ask(archive_reads.document, desk.clock.now())
    desk.erase(erasing.erase, one).result()
    return old, document


@pytest.fixture
def file(tmp_path):
    def written(*rows):
        path = tmp_path / "people.csv"
        path.write_text(HEAD + "".join(rows))
        return path

    return written


@pytest.mark.usefixtures("anna")
def test_a_later_import_leaves_an_erased_person_out_and_says_so(desk, do, file, now):
    report = do(imports.import_files, [file(ANNA, "Cy,Dole,cy@dole.example,\n")])
    decisions = report.files[0].decisions
    assert [one.decision for one in decisions] == [RecordDecision.SKIP, RecordDecision.NEW]
    assert [one.erased_on for one in decisions] == [now.date(), None]
    assert (report.files[0].new, report.files[0].skipped) == (1, 1)
    assert desk.ask(contact_reads.count) == 2


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("keep_all", [False, True])
def test_keeping_all_does_not_bring_them_back_either(do, file, keep_all):
    assert do(imports.import_files, [file(ANNA)], keep_all=keep_all).step is None


@pytest.mark.usefixtures("anna")
def test_the_owner_may_take_them_in_all_the_same_and_then_they_are_kept(desk, do, file, now):
    path = file(ANNA)
    review = desk.ask(import_reads.for_review, [path]).review
    assert not review.is_ticked(0)
    plan = review.tick(0, True).as_plan()
    assert desk.do(imports.carry_out, plan, now=now).result().files[0].new == 1
    again = do(imports.import_files, [path])
    assert again.files[0].unchanged == 1
    changed = do(imports.import_files, [file("Anna,Lindqvist,anna.lindqvist@tide.example,Tide & Co\n")])
    assert (changed.files[0].merged, changed.files[0].skipped) == (1, 0)


@pytest.mark.usefixtures("anna")
def test_a_choice_to_leave_them_out_keeps_the_reason(desk, file, now):
    review = desk.ask(import_reads.for_review, [file(ANNA)]).review
    assert [one.erased_on for one in review.as_plan().files[0].decisions] == [now.date()]


def test_an_archive_does_not_bring_them_back(desk, do, anna, tmp_path):
    _old, document = anna
    path = tmp_path / "everything.json"
    path.write_text(document)
    report = do(imports.import_files, [path])
    assert report.files[0].skipped == 1
    assert [one.reason_code for one in report.files[0].problems] == ["archive.people_erased"]
    assert desk.ask(contact_reads.count) == 1
    assert do(archives.import_archive, document, "everything.json").erased == 1


def test_restoring_an_older_backup_erases_them_again_and_says_so(desk, do, anna, file):
    old, _document = anna
    before = desk.restore(old.path)
    assert before.erased_again == 1
    assert desk.ask(contact_reads.count) == 1
    assert found_in(old.path.parents[1], ["lindqvist"], [old.path]) == []
    assert desk.ask(erasing_reads.held_by_files) == {old.path.name: 1}
    assert do(imports.import_files, [file(ANNA)]).files[0].skipped == 1


def test_whom_the_owner_brought_back_is_not_erased_again(desk, do, anna):
    do(contacts.add, a_card("Anna", "Lindqvist"))
    newer = desk.back_up()
    assert desk.restore(newer.path).erased_again == 0
    assert desk.ask(contact_reads.count) == 2


def test_a_restore_that_was_cut_off_is_made_good_at_the_next_opening(desk, anna, reopened, tmp_path, now):
    old, _document = anna
    # As a kill after the copying leaves it: the old file is in place, nothing was erased again.
    desk.back_up(reason="restore")
    desk.close()
    aside = restore.replace_damaged(tmp_path / "profile", old.path, now, 99).path
    aside.unlink()
    opened = reopened()
    assert opened.ask(contact_reads.count) == 1
    opened.close()
    assert found_in(tmp_path / "profile", ["lindqvist"], [old.path]) == []


def test_a_reader_that_holds_on_puts_the_sweeping_off_to_the_next_opening(desk, canary, reopened, tmp_path):
    reader = apsw.Connection(str(tmp_path / "profile" / "netcrm.db"), flags=apsw.SQLITE_OPEN_READONLY)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM contact").fetchall()
    desk.do(lambda: database.raw().set_busy_timeout(50)).result()
    erased = desk.erase(erasing.erase, canary).result()
    assert not erased.is_swept
    reader.close()
    desk.close()
    reopened().close()
    assert found_in(tmp_path / "profile", CANARIES) == []


def test_who_is_not_there_is_refused_and_nothing_ends(desk, canary):
    lines = desk.ask(history_reads.lines, 20)
    with pytest.raises(Refused, match=r"record\.missing"):
        desk.erase(erasing.erase, 99).result()
    assert desk.ask(history_reads.lines, 20) == lines != []


def test_a_full_disk_after_the_rows_went_is_told_and_no_backup_is_deleted(desk, canary, monkeypatch):
    old = desk.back_up()

    def full(*_args, **_more):
        raise Refused("ledger.full")

    monkeypatch.setattr(Ledger, "back_up", full)
    erased = desk.erase(erasing.erase, canary, with_copies=True).result()
    assert (erased.trouble.code, erased.deleted, erased.is_swept) == ("ledger.full", (), True)
    assert [one.path for one in desk.backups()] == [old.path]


def test_the_views_hear_of_it(desk, canary):
    heard = []
    desk.listen(heard.append)
    desk.erase(erasing.erase, canary).result()
    assert {"contact", "channel", "interaction"} <= heard[0].tables


def test_a_name_change_does_not_hide_who_comes_back_in_a_backup(desk, do):
    one = do(contacts.add, a_card("Anna", "Lindqvist", "old@tide.example"))
    old = desk.back_up()
    card = desk.ask(contact_reads.card, one)
    changed = replace(card.channels[0], written="new@tide.example", normalised="")
    do(contacts.change, replace(card, channels=(changed,)))
    desk.erase(erasing.erase, one).result()
    assert desk.restore(old.path).erased_again == 1
