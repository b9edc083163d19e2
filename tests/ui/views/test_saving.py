"""Exports: what is chosen, as which kind of file; whole or not at all."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QRadioButton

from netcrm.actions import contacts as contact_actions
from netcrm.reads import contacts, exports
from netcrm.ui.dialogs.export_contacts import ExportChoice, ExportSheet
from netcrm.ui.saving import SavingFlow, choose_file, choose_folder, with_ending
from netcrm.ui.views.contacts.view import ContactsView
from netcrm.ui.views.imports.view import ImportsView
from netcrm.ui.widgets.notice import Notice
from netcrm.ui.window_verbs import WindowVerbs

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def shown(window):
    return window(ImportsView)


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "out"
    made.mkdir()
    return made


@pytest.fixture
def saving(shown, bridge, words, folder):
    """Exports into a folder of the test; what was suggested is kept."""

    def choose(_parent, _title, path, kind):
        made.suggested.append((Path(path).name, kind))
        return str(folder / "export")

    made = SavingFlow(bridge, words, shown, shown.say, choose, lambda *asked: str(folder))
    made.suggested = []
    return made


@pytest.fixture
def export(saving, qtbot, hand):
    """Exports contacts through the sheet: a choice by its key, and a version by its button."""

    def carry_out(number, version="4.0", only=None):
        sheet = saving.export_contacts(only)
        qtbot.keyClick(sheet, str(number))
        if version != "4.0":
            hand.click(sheet, f"export.version.{version}")
        hand.click(sheet, "export.go_on")

    return carry_out


def banner(qtbot, shown):
    qtbot.waitUntil(lambda: bool(shown.findChildren(Notice)))
    return shown.findChildren(Notice)[0].accessibleName()


def test_contacts_are_exported_as_csv(qtbot, shown, saving, folder, export):
    export(1)
    assert banner(qtbot, shown).startswith("Exported to export.csv.")
    written = folder / "export.csv"
    assert len(written.read_text("utf-8").splitlines()) > 60
    assert saving.suggested == [("netcrm-contacts-2026-11-17.csv", "Comma-separated values (*.csv)")]
    assert list(folder.iterdir()) == [written]
    assert written.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_contacts_are_exported_as_the_vcard_that_is_chosen(qtbot, shown, saving, folder, export, version):
    export(2, version)
    assert banner(qtbot, shown).startswith("Exported to export.vcf.")
    text = (folder / "export.vcf").read_bytes().decode()
    assert text.count("BEGIN:VCARD\r\n") == text.count(f"VERSION:{version}\r\n") > 60
    assert saving.suggested == [("netcrm-contacts-2026-11-17.vcf", f"vCard {version} (*.vcf)")]


def test_some_contacts_are_exported_in_their_order(qtbot, shown, folder, bridge, export):
    chosen = [bridge.ask(contacts.matching, name, 1)[0].id for name in ("Lena Brandt", "Ingrid Solberg")]
    export(2, only=chosen)
    banner(qtbot, shown)
    names = [line for line in (folder / "export.vcf").read_text("utf-8").splitlines() if line[:3] == "FN:"]
    assert names == ["FN:Lena Brandt", "FN:Ingrid Solberg"]


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_each_contact_is_exported_into_a_new_folder(qtbot, shown, folder, bridge, export, version):
    (folder / "netcrm-contacts-2026-11-17").mkdir()
    export(3, version)
    told = banner(qtbot, shown)
    made = folder / "netcrm-contacts-2026-11-17 (2)"
    files = sorted(made.iterdir())
    assert told.startswith(f"Exported {len(files)} cards to the folder {made.name}.")
    assert len(files) == bridge.ask(contacts.count)
    assert "Ingrid Solberg.vcf" in [file.name for file in files]
    assert all(f"VERSION:{version}\r\n" in file.read_bytes().decode() for file in files)
    assert (made.stat().st_mode | files[0].stat().st_mode) & 0o077 == 0


def test_one_contact_is_one_card(qtbot, shown, export, bridge):
    export(3, only=[bridge.ask(contacts.matching, "Lena Brandt", 1)[0].id])
    assert banner(qtbot, shown).startswith("Exported 1 card to the folder netcrm-contacts-2026-11-17.")


@pytest.mark.parametrize("number", [1, 2, 3])
def test_an_export_that_is_stopped_leaves_nothing(qtbot, shown, folder, bridge, export, monkeypatch, number):
    read = exports._cards

    def slowly(only, progress):
        for card in read(only, progress):
            bridge.cancel()
            progress(1, 2)
            yield card

    monkeypatch.setattr(exports, "_cards", slowly)
    export(number)
    assert banner(qtbot, shown) == "The export was stopped. Nothing was written."
    assert list(folder.iterdir()) == []
    bridge.cancelled.emit()
    assert len(shown.findChildren(Notice)) == 1


def test_the_sheet_says_what_goes_along(saving, hand, bridge):
    sheet = saving.export_contacts()
    assert sheet.heading.text() == "Export everybody"
    assert sheet.lead.text().startswith(f"{bridge.ask(contacts.count)} people. With everything you keep")
    sheet.reject()
    sheet = saving.export_contacts([1])
    assert sheet.heading.text() == "Export 1 person"
    sheet.reject()


def test_the_version_is_asked_for_cards_only(saving, hand):
    sheet = saving.export_contacts()
    version = hand.child(sheet, QPushButton, "export.version.3.0")
    assert not version.isVisible()
    assert sheet.choice == ExportChoice()
    hand.child(sheet, QRadioButton, "export.folder").click()
    version.click()
    assert version.isVisible()
    assert sheet.choice == ExportChoice("3.0", is_folder=True)
    hand.child(sheet, QRadioButton, "export.table").click()
    assert sheet.choice == ExportChoice()
    sheet.reject()


def test_a_sheet_that_is_closed_is_gone(saving, qtbot, shown, hand, folder):
    sheet = saving.export_contacts()
    gone = []
    sheet.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone))
    assert shown.findChild(ExportSheet) is None
    assert list(folder.iterdir()) == []


def test_events_are_exported_as_a_calendar(qtbot, shown, saving, folder):
    saving.export_events()
    assert banner(qtbot, shown).startswith("Exported to export.ics.")
    text = (folder / "export.ics").read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") > 5
    assert saving.suggested == [("netcrm-events-2026-11-17.ics", "Calendar, iCalendar (*.ics)")]


def test_everything_is_exported_as_json(qtbot, shown, saving, folder):
    saving.export_everything()
    banner(qtbot, shown)
    assert json.loads((folder / "export.json").read_text("utf-8"))


@pytest.mark.parametrize("number", [1, 3])
def test_what_can_not_be_written_is_said(qtbot, shown, folder, export, number):
    folder.rmdir()
    export(number)
    assert "can't be written" in banner(qtbot, shown)


def test_a_profiles_own_data_is_never_written_over(qtbot, shown, bridge, words, tmp_path):
    ledger = tmp_path / "profile" / "netcrm.db"
    flow = SavingFlow(bridge, words, shown, shown.say, lambda *asked: str(ledger.with_suffix(".db-wal.ics")))
    flow.export_events()
    assert "holds netcrm's own data" in banner(qtbot, shown)


@pytest.mark.parametrize("number", [1, 3])
def test_nothing_is_written_where_no_place_was_chosen(shown, bridge, words, hand, number):
    flow = SavingFlow(bridge, words, shown, shown.say, lambda *asked: "", lambda *asked: "")
    sheet = flow.export_contacts()
    sheet.choose(number)
    hand.click(sheet, "export.go_on")
    flow.export_events()
    assert not shown.findChildren(Notice)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [("a", "a.vcf"), ("a.VCF", "a.VCF"), ("dr. ek", "dr. ek.vcf"), ("a.csv", "a.csv (2).vcf")],
)
def test_a_name_gets_the_ending_of_its_kind_and_takes_no_other_file(tmp_path, name, wanted):
    (tmp_path / "a.csv.vcf").write_text("other")
    assert with_ending(tmp_path / name, ".vcf") == tmp_path / wanted


def test_the_command_and_the_menu_of_contacts_reach_the_exports(bridge, words, window, monkeypatch):
    ran = []
    monkeypatch.setattr(SavingFlow, "export_events", lambda flow: ran.append("events"))
    monkeypatch.setattr(SavingFlow, "export_contacts", lambda flow, only=None: ran.append(only))
    shown = window(ContactsView)
    verbs = WindowVerbs(bridge, words, shown)
    shown.run("file.export_events")
    menu = shown.view._acts.many_menu([3, 1], shown.view)
    next(each for each in menu.actions() if each.text() == "Export...").trigger()
    menu.deleteLater()
    verbs.export_contacts()
    assert ran == ["events", [3, 1], None]


def test_a_file_is_asked_for_with_its_kind(shown, folder):
    suggested = str(folder / "people.vcf")

    def pick():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        assert (dialog.nameFilters(), dialog.defaultSuffix()) == (["vCard 4.0 (*.vcf)"], "vcf")
        dialog.accept()

    QTimer.singleShot(0, shown, pick)
    assert choose_file(shown, "Export", suggested, "vCard 4.0 (*.vcf)") == suggested


@pytest.mark.parametrize("taken", [True, False])
def test_a_folder_is_asked_for(shown, folder, taken):
    def pick():
        dialog = QApplication.activeModalWidget()
        assert dialog.fileMode() == QFileDialog.FileMode.Directory
        dialog.accept() if taken else dialog.reject()

    QTimer.singleShot(0, shown, pick)
    assert choose_folder(shown, "Where", str(folder)) == (str(folder) if taken else "")


def test_with_nobody_to_export_no_sheet_opens(saving, qtbot, shown, desk):
    everybody = [row.contact.id for row in desk.ask(contacts.everyone, contacts.ContactFilter(), 1000)]
    desk.do(contact_actions.delete, everybody, now=NOW).result()
    saving.export_everybody()
    assert banner(qtbot, shown).startswith("There is nobody to export yet.")
    assert shown.findChild(ExportSheet) is None
