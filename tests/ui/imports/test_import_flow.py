"""From the file to the banner and back, on a real profile."""

import threading
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
)

from netcrm.actions import contacts as contact_actions
from netcrm.actions import events as event_actions
from netcrm.actions import imports as import_actions
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.plan import DecisionKind
from netcrm.domain.refusal import Refused
from netcrm.reads import archives, contacts, events
from netcrm.reads import imports as reads
from netcrm.ui.dialogs.import_archive import ArchiveSheet
from netcrm.ui.dialogs.import_review import ReviewSheet
from netcrm.words.words import Words

NOW = datetime(2026, 11, 17, 9, 31, tzinfo=UTC)


def test_drop_look_import_see_and_undo(office, qtbot, cards):
    before = office.desk.ask(archives.document, NOW)
    office.window.files_dropped.emit([cards])
    sheet = office.sheet(qtbot)
    assert sheet.review.kinds == (DecisionKind.NEW, DecisionKind.MERGE, DecisionKind.LIKELY)

    office.press(qtbot, "import_review.import")

    assert office.banner(qtbot) == (
        "2 people imported: 1 new, 1 merged. 1 row skipped. 1 possible duplicate stayed out."
    )
    assert office.names() == ["Lena Brandt", "Ravi Menon"]
    office.press(qtbot, "notice.see")
    view = office.window.view
    qtbot.waitUntil(lambda: view.card.people.rows.rowCount() == 2)
    (run,) = office.desk.ask(reads.runs)
    assert run.file_name == "cards-2026-11-17.csv"

    office.press(qtbot, "imports.undo")

    qtbot.waitUntil(lambda: office.names() == ["Ravi Menon"])
    assert office.desk.ask(archives.document, NOW) == before
    assert office.banner(qtbot) == "The import was taken back. Everything is as it was before."


def test_an_import_with_later_changes_is_taken_back_only_when_told_twice(office, qtbot, cards):
    office.flow.start([cards])
    office.sheet(qtbot)
    office.press(qtbot, "import_review.import")
    office.banner(qtbot)
    later = ContactCard(contact=Contact(given="Di"))
    office.desk.do(contact_actions.add, later, now=NOW).result()

    office.press(qtbot, "notice.undo")

    assert office.banner(qtbot).startswith("1 later change would be taken back too.")
    assert "Di" in office.names()
    office.press(qtbot, "notice.undo_all")
    qtbot.waitUntil(lambda: office.names() == ["Ravi Menon"])


def test_the_owner_s_choices_are_carried_out(office, qtbot, cards):
    office.flow.start([cards])
    sheet = office.sheet(qtbot)
    office.press(qtbot, "import_review.side.company.card")
    sheet.list.keys.select(2)
    office.press(qtbot, "import_review.way.new")

    office.press(qtbot, "import_review.import")

    assert office.banner(qtbot).startswith("3 people imported: 2 new, 1 merged.")
    assert office.desk.ask(contacts.card, 1).contact.company == "Menon Joinery Ltd"


def test_a_column_read_differently_reads_the_file_again(office, qtbot, cards):
    office.flow.start([cards])
    sheet = office.sheet(qtbot)
    assert sheet.review.plan.files[0].columns["Where"] is None
    box = office.find("import_review.column.5")
    box.setCurrentIndex(box.findData("how_met"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: sheet.review.plan.files[0].columns["Where"] == "how_met")
    assert sheet.isVisible()

    office.press(qtbot, "import_review.import")

    office.banner(qtbot)
    assert office.desk.ask(contacts.card, 1).contact.how_met == "Lunch"


def test_dropped_on_an_event_everybody_stands_on_its_list(office, qtbot, cards):
    start = NOW - timedelta(days=1)
    event = Event(
        title="Lunch",
        starts_at=start,
        ends_at=start + timedelta(hours=2),
        zone="UTC",
        status=EventStatus.ATTENDED,
    )
    identifier = office.desk.do(event_actions.add, event, now=NOW).result()

    office.flow.start([cards], identifier)
    office.sheet(qtbot)
    assert office.find("import_review.met").accessibleName() == "Put everyone met in Lunch"
    office.press(qtbot, "import_review.import")

    office.banner(qtbot)
    assert [row.expected for row in office.desk.ask(events.rows)] == [2]


def test_a_file_that_can_not_be_read_changes_nothing_and_says_why(office, qtbot, tmp_path):
    file = tmp_path / "notes.pages"
    file.write_bytes(b"PK\x03\x04\x00\x00")
    office.flow.start([file])
    said = office.banner(qtbot)
    assert said.startswith("We could not read this file. ")
    assert said.endswith("Nothing was changed.")
    assert not office.window.findChildren(ReviewSheet)
    assert not office.window.progress.isVisible()
    office.press(qtbot, "notice.choose_file")
    dialog = office.find("import.choose", QFileDialog)
    assert dialog.isVisible()
    dialog.reject()


def test_files_are_chosen_in_a_dialog(office, qtbot, cards):
    office.flow.choose_file()
    dialog = office.find("import.choose", QFileDialog)
    dialog.filesSelected.emit([str(cards)])
    dialog.reject()
    office.sheet(qtbot).reject()


def test_what_was_copied_is_imported(office, qtbot):
    QApplication.clipboard().setText("Name\tEmail\nLena Brandt\tlena@t.example\n")
    office.flow.paste()
    sheet = office.sheet(qtbot)
    assert sheet.lead.text().startswith("Copied text · 1 row, tab")
    office.press(qtbot, "import_review.import")
    assert office.banner(qtbot) == "1 person imported: 1 new."


def test_copied_files_are_read_and_an_empty_clipboard_is_said(office, qtbot, cards):
    copied = QMimeData()
    copied.setUrls([QUrl.fromLocalFile(str(cards))])
    QApplication.clipboard().setMimeData(copied)
    office.flow.paste()
    office.sheet(qtbot).reject()
    QApplication.clipboard().setText("  ")
    office.flow.paste()
    assert office.banner(qtbot).startswith("There is nothing to import in what was copied.")


def test_nothing_new_leaves_no_step(office, qtbot, tmp_path):
    file = tmp_path / "again.csv"
    file.write_text("Name,Email\nRavi Menon,ravi@m.example\n", encoding="utf-8")
    office.flow.start([file])
    sheet = office.sheet(qtbot)
    assert not sheet.buttons.verb.isEnabled()
    sheet.reject()
    assert office.desk.ask(reads.runs) == []


def test_cancelling_keeps_nothing_and_the_review_comes_back(office, qtbot, cards, monkeypatch):
    held, go = threading.Event(), threading.Event()
    real = import_actions.carry_out

    def slow(plan, *, now, progress):
        held.set()
        go.wait(5)
        return real(plan, now=now, progress=progress)

    monkeypatch.setattr(import_actions, "carry_out", slow)
    office.flow.start([cards])
    sheet = office.sheet(qtbot)
    sheet.list.keys.select(2)
    office.press(qtbot, "import_review.way.new")
    office.press(qtbot, "import_review.import")
    qtbot.waitUntil(held.is_set)
    assert not sheet.isVisible(), "the window stays usable"
    office.window.progress.cancelled.emit()
    go.set()

    assert office.banner(qtbot) == "The import was stopped. Nothing was kept."
    assert office.names() == ["Ravi Menon"]
    office.press(qtbot, "notice.look_again")
    assert sheet.isVisible()
    assert sheet.review.kinds[2] is DecisionKind.NEW
    assert sheet.buttons.verb.isEnabled()


def test_a_refused_import_keeps_what_was_chosen(office, qtbot, cards, monkeypatch):
    def full(plan, *, now, progress):
        raise Refused("ledger.full")

    monkeypatch.setattr(import_actions, "carry_out", full)
    office.flow.start([cards])
    sheet = office.sheet(qtbot)
    office.press(qtbot, "import_review.side.company.card")
    office.press(qtbot, "import_review.import")
    error = office.find("import_review.error", QLabel)
    qtbot.waitUntil(error.isVisible)
    assert error.text() == Words().refusal(Refused("ledger.full"))
    assert sheet.review.choices


def test_reading_can_be_stopped(office, qtbot, cards, monkeypatch):
    held, go = threading.Event(), threading.Event()
    real = reads.for_review

    def slow(what, *, progress, **told):
        held.set()
        go.wait(5)
        progress(0, 2)
        return real(what, progress=progress, **told)

    monkeypatch.setattr(reads, "for_review", slow)
    office.flow.start([cards])
    qtbot.waitUntil(held.is_set)
    office.window.progress.cancelled.emit()
    go.set()
    assert office.banner(qtbot) == "Reading was stopped. Nothing was changed."
    assert not office.window.findChildren(ReviewSheet)


def test_a_netcrm_file_has_a_short_sheet(office, qtbot, tmp_path):
    text = office.desk.ask(archives.document, NOW)
    file = tmp_path / "everything.json"
    file.write_text(text.replace("Ravi", "Ravindra"), encoding="utf-8")
    office.flow.start([file])
    sheet = office.sheet(qtbot, ArchiveSheet)
    said = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "It holds 1 person, 0 groups, 0 events" in said
    office.press(qtbot, "import_archive.import")
    assert office.banner(qtbot) == "Everything from everything.json imported."
    assert "Ravindra Menon" in office.names()


def test_a_broken_netcrm_file_is_refused_before_anything_opens(office, qtbot, tmp_path):
    file = tmp_path / "everything.json"
    file.write_text('{"format": "netcrm", "version": 1, "contacts": [', encoding="utf-8")
    office.flow.start([file])
    assert office.banner(qtbot).startswith("We could not read this file.")
    assert not office.window.findChildren(ArchiveSheet)


def test_rows_that_were_not_read_are_saved(office, qtbot, cards, tmp_path):
    office.flow.start([cards])
    sheet = office.sheet(qtbot)
    sheet.list.keys.select(-1)
    office.press(qtbot, "import_review.save_rows")
    dialog = office.find("import.save_rows", QFileDialog)
    target = tmp_path / "rest.csv"
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(target.exists)
    assert target.read_text(encoding="utf-8-sig").splitlines() == [
        "Name,Company,Email,Phone,Where",
        ",,,,BC-5",
    ]
    assert target.stat().st_mode & 0o077 == 0
    error = office.find("import_review.error", QLabel)
    qtbot.waitUntil(lambda: "rest.csv" in error.text())
    sheet.reject()


def test_rows_that_were_not_read_are_never_written_over_the_ledger(office, qtbot, cards, tmp_path):
    office.flow.start([cards])
    sheet = office.sheet(qtbot)
    sheet.list.keys.select(-1)
    office.press(qtbot, "import_review.save_rows")
    dialog = office.find("import.save_rows", QFileDialog)
    (ledger,) = tmp_path.rglob("netcrm.db")
    dialog.fileSelected.emit(str(ledger))
    dialog.reject()
    error = office.find("import_review.error", QLabel)
    qtbot.waitUntil(lambda: "holds netcrm's own data" in error.text())
    assert ledger.read_bytes().startswith(b"SQLite format 3")
    sheet.reject()
