"""Exports: the kind of file that is chosen, whole or not at all."""

import json
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from netcrm.domain.refusal import Refused
from netcrm.reads import contacts
from netcrm.ui.saving import FileKind, SavingFlow, choose_file, kind_of, save_text
from netcrm.ui.views.contacts.view import ContactsView
from netcrm.ui.views.imports.view import ImportsView
from netcrm.ui.widgets.notice import Notice
from netcrm.ui.window_verbs import WindowVerbs

KINDS = (
    FileKind("Table", ".csv", str),
    FileKind("vCard 4.0", ".vcf", str),
    FileKind("vCard 3.0", ".vcf", str),
)


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
    """Exports into a folder of the test, as the kind of a number; what was suggested is kept."""

    def choose(_parent, _title, path, kinds):
        made.suggested.append(Path(path).name)
        return str(folder / "export"), kinds[made.kind]

    made = SavingFlow(bridge, words, shown, shown.say, choose)
    made.suggested, made.kind = [], 0
    return made


def banner(qtbot, shown):
    qtbot.waitUntil(lambda: bool(shown.findChildren(Notice)))
    return shown.findChildren(Notice)[0].accessibleName()


def test_contacts_are_exported_as_csv(qtbot, shown, saving, folder):
    saving.export_contacts()
    assert banner(qtbot, shown).startswith("Exported to export.csv.")
    written = folder / "export.csv"
    assert len(written.read_text("utf-8").splitlines()) > 60
    assert saving.suggested == ["netcrm-contacts-2026-11-17.csv"]
    assert list(folder.iterdir()) == [written]
    assert written.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("kind", "version"), [(1, "4.0"), (2, "3.0")])
def test_contacts_are_exported_as_the_vcard_that_is_chosen(qtbot, shown, saving, folder, kind, version):
    saving.kind = kind
    saving.export_contacts()
    assert banner(qtbot, shown).startswith("Exported to export.vcf.")
    text = (folder / "export.vcf").read_bytes().decode()
    assert text.count("BEGIN:VCARD\r\n") == text.count(f"VERSION:{version}\r\n") > 60


def test_some_contacts_are_exported_in_their_order(qtbot, shown, saving, folder, bridge):
    chosen = [bridge.ask(contacts.matching, name, 1)[0].id for name in ("Lena Brandt", "Ingrid Solberg")]
    saving.kind = 1
    saving.export_contacts(chosen)
    banner(qtbot, shown)
    names = [line for line in (folder / "export.vcf").read_text("utf-8").splitlines() if line[:3] == "FN:"]
    assert names == ["FN:Lena Brandt", "FN:Ingrid Solberg"]


def test_events_are_exported_as_a_calendar(qtbot, shown, saving, folder):
    saving.export_events()
    assert banner(qtbot, shown).startswith("Exported to export.ics.")
    text = (folder / "export.ics").read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") > 5
    assert saving.suggested == ["netcrm-events-2026-11-17.ics"]


def test_everything_is_exported_as_json(qtbot, shown, saving, folder):
    saving.export_everything()
    banner(qtbot, shown)
    assert json.loads((folder / "export.json").read_text("utf-8"))


def test_a_file_that_can_not_be_written_is_said(qtbot, shown, saving, folder):
    folder.rmdir()
    saving.export_contacts()
    assert "can't be written" in banner(qtbot, shown)


def test_nothing_is_written_where_no_file_was_chosen(shown, bridge, words):
    flow = SavingFlow(bridge, words, shown, shown.say, lambda *asked: ("", ""))
    flow.export_contacts()
    assert not shown.findChildren(Notice)


@pytest.mark.parametrize(
    ("name", "offered", "wanted"),
    [
        ("a.csv", KINDS[0], 0),
        ("a", KINDS[2], 2),
        ("a.VCF", KINDS[2], 2),
        ("a.vcf", KINDS[0], 1),
        ("a.csv", KINDS[2], 0),
        ("dr. ek", KINDS[1], 1),
    ],
)
def test_the_name_decides_before_the_kind(name, offered, wanted):
    assert kind_of(Path(name), offered.filter, KINDS) is KINDS[wanted]


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


def test_the_dialog_s_name_follows_the_kind(shown, folder, qtbot):
    suggested = str(folder / "people.csv")

    def pick(kind):
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.selectNameFilter(kind.filter)
        dialog.filterSelected.emit(kind.filter)
        dialog.accept()

    QTimer.singleShot(0, shown, partial(pick, KINDS[2]))
    found = choose_file(shown, "Export", suggested, [kind.filter for kind in KINDS])
    assert found == (str(folder / "people.vcf"), KINDS[2].filter)


def test_a_half_written_file_never_takes_the_other_s_place(tmp_path, monkeypatch):
    place = tmp_path / "kept.csv"
    place.write_text("old")

    def full(_handle):
        raise OSError(28, "no space left")

    monkeypatch.setattr("netcrm.ui.saving.os.fsync", full)
    with pytest.raises(Refused, match=r"ledger\.full"):
        save_text(place, "new")
    assert place.read_text() == "old"
    assert list(tmp_path.iterdir()) == [place]
