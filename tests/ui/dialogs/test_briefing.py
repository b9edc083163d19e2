"""The briefing before it is printed, on a real profile."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from netcrm.actions import demo
from netcrm.paper.printing import Paper
from netcrm.reads import events, history
from netcrm.store.ledger import Ledger
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.briefing import BriefingDialog, usual_paper
from netcrm.words.words import Words
from netcrm.work.desk import Desk

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/London"))
LEFT = Qt.MouseButton.LeftButton

pytestmark = pytest.mark.qt_log_ignore("plugin does not support", extend=True)


class StillClock:
    def now(self):
        return NOW


@pytest.fixture
def desk(tmp_path):
    made = Desk(Ledger.open(tmp_path / "profile", now=NOW), StillClock())
    made.do(demo.fill, "Europe/London", now=NOW).result()
    yield made
    made.close()


@pytest.fixture
def bridge(qapp, desk):
    made = Bridge(desk)
    yield made
    made.close()


@pytest.fixture
def event(desk):
    return desk.ask(events.next_planned, NOW)


@pytest.fixture
def below(qtbot, theme):
    made = QWidget()
    made.resize(1200, 900)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot, below, bridge, event):
    made = BriefingDialog(bridge, Words(), below, event)
    made.open()
    qtbot.waitUntil(lambda: not made.page.image.isNull())
    return made


def button(dialog, name):
    return dialog.findChild(QPushButton, name)


def kept_numbers(desk, event):
    return sorted(one.attendance.number or 0 for one in desk.ask(events.detail, event).guests)


def test_it_is_discreet_at_first_and_on_the_paper_of_the_country(dialog):
    assert dialog.discreet.isChecked()
    assert dialog.paper is usual_paper(QLocale())
    assert dialog.windowTitle() == "Briefing: Harbour Breakfast Circle"
    assert button(dialog, "briefing.print").isEnabled()


@pytest.mark.parametrize(
    ("locale", "paper"),
    [
        ("en_GB", Paper.A4),
        ("de_DE", Paper.A4),
        ("en_US", Paper.LETTER),
        ("es_MX", Paper.LETTER),
        ("C", Paper.A4),
    ],
)
def test_paper_by_country(locale, paper):
    assert usual_paper(QLocale(locale)) is paper


def test_the_picture_follows_paper_and_discretion(qtbot, dialog):
    discreet = dialog.page.image
    qtbot.mouseClick(dialog.discreet, LEFT)
    assert dialog.page.image != discreet
    other = Paper.LETTER if dialog.paper is Paper.A4 else Paper.A4
    before = dialog.page.image.height() / dialog.page.image.width()
    qtbot.mouseClick(button(dialog, f"briefing.paper.{other}"), LEFT)
    assert dialog.paper is other
    assert dialog.page.image.height() / dialog.page.image.width() != before
    assert abs(dialog.page.height() / dialog.page.width() - other.size.height() / other.size.width()) < 0.01


def test_saving_keeps_the_numbers_and_says_so(qtbot, dialog, desk, event, tmp_path, monkeypatch):
    target = tmp_path / "sheet.pdf"
    proposed = []
    monkeypatch.setattr(dialog, "choose_file", lambda path: proposed.append(path) or target)
    assert not any(kept_numbers(desk, event))
    with qtbot.waitSignal(dialog.told) as told:
        qtbot.mouseClick(button(dialog, "briefing.pdf"), LEFT)
    assert told.args == ["Saved the briefing as sheet.pdf."]
    assert target.read_bytes().startswith(b"%PDF")
    assert proposed[0].name == "Harbour Breakfast Circle 2026-11-18.pdf"
    qtbot.waitUntil(lambda: kept_numbers(desk, event) == list(range(1, 19)))
    assert desk.ask(history.lines)[0].code == "event.numbered"


def test_printing_keeps_the_numbers(qtbot, dialog, desk, event, tmp_path, monkeypatch):
    target = tmp_path / "printed.pdf"

    def choose(printer):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return True

    monkeypatch.setattr(dialog, "choose_printer", choose)
    with qtbot.waitSignal(dialog.told) as told:
        qtbot.mouseClick(button(dialog, "briefing.print"), LEFT)
    assert told.args == ["Printed the briefing of Harbour Breakfast Circle."]
    assert target.read_bytes().startswith(b"%PDF")
    qtbot.waitUntil(lambda: kept_numbers(desk, event) == list(range(1, 19)))


def test_who_thinks_better_of_it_keeps_nothing(qtbot, dialog, desk, event, monkeypatch):
    monkeypatch.setattr(dialog, "choose_file", lambda _path: None)
    monkeypatch.setattr(dialog, "choose_printer", lambda _printer: False)
    qtbot.mouseClick(button(dialog, "briefing.pdf"), LEFT)
    qtbot.mouseClick(button(dialog, "briefing.print"), LEFT)
    assert dialog.isVisible()
    assert not any(kept_numbers(desk, event))


def test_a_file_that_cannot_be_written_is_said_and_keeps_nothing(qtbot, dialog, desk, event, monkeypatch):
    monkeypatch.setattr(dialog, "choose_file", lambda _path: Path("nowhere") / "at" / "all.pdf")
    qtbot.mouseClick(button(dialog, "briefing.pdf"), LEFT)
    error = dialog.findChild(QLabel, "briefing.error")
    assert error.isVisible()
    assert "can't be written" in error.text()
    assert dialog.isVisible()
    assert not any(kept_numbers(desk, event))


def test_an_event_that_is_gone_is_said(qtbot, below, bridge):
    made = BriefingDialog(bridge, Words(), below, 9999)
    made.open()
    error = made.findChild(QLabel, "briefing.error")
    qtbot.waitUntil(error.isVisible)
    assert not button(made, "briefing.print").isEnabled()
