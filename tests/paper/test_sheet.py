"""The sheet on paper: one page, everyone on it, real text, embedded fonts."""

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from netcrm.domain.briefing import compose
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.paper import marks, printing
from netcrm.paper.application import ensure_gui
from netcrm.paper.printing import Paper, picture, write_pdf
from netcrm.paper.sheet import lay_out
from netcrm.words.sheet import SheetWords

WORDS = SheetWords()


def text_of(briefing, paper=Paper.A4):
    return lay_out(briefing, paper.size, WORDS).document.toPlainText().replace("\u00a0", " ")


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [0, 1, 3, 20, 60, 150, 200])
@pytest.mark.parametrize("discreet", [True, False])
def test_one_page_holds_everyone(qapp, make_facts, today, paper, count, discreet):
    facts = make_facts(count)
    briefing = compose(facts, discreet=discreet, today=today)

    sheet = lay_out(briefing, paper.size, WORDS)

    text = sheet.document.toPlainText()
    assert sheet.pages == 1
    assert all(person.name in text for person in facts.people)
    assert all(re.search(rf"\b{number}\b", text) for _, number in briefing.numbers)


@pytest.mark.parametrize("count", [3, 60, 200])
def test_hostile_text_still_fits_one_page(qapp, make_facts, today, count):
    facts = make_facts(count)
    long = "Wort" * 300
    hostile = {"name": long, "company": long, "about": long, "seeks": long, "offers": "x " * 900}
    people = tuple(replace(one, **hostile) for one in facts.people)
    event = replace(facts.event, title=long, goal=long, place=long)
    briefing = compose(
        replace(facts, event=event, people=people, pitch="lorem ipsum " * 9000), discreet=False, today=today
    )

    assert lay_out(briefing, Paper.LETTER.size, WORDS).pages == 1


def test_text_from_outside_is_literal(qapp, make_facts, today):
    image = '<img src="file:///etc/hostname">'
    names = ("<b>Bold & Co</b>", image, "&amp; {name} %s", "\ufdd0Frame\ufffc End")
    facts = make_facts(4)
    people = tuple(replace(one, name=name) for one, name in zip(facts.people, names, strict=True))

    sheet = lay_out(compose(replace(facts, people=people), discreet=True, today=today), Paper.A4.size, WORDS)

    text = sheet.document.toPlainText()
    assert all(name in text for name in names[:3])
    assert "Frame End" in text
    assert {name.partition(":")[0] for name in images(sheet.document)} == {"mark"}


def images(document):
    block = document.begin()
    while block.isValid():
        for fragment in block:
            image = fragment.fragment().charFormat().toImageFormat()
            if image.isValid():
                yield image.name()
        block = block.next()


def test_discreet_paper_says_no_counts_verdicts_or_money(qapp, make_facts, today):
    facts = make_facts(13)
    hidden = text_of(compose(facts, discreet=True, today=today))
    told = text_of(compose(facts, discreet=False, today=today))

    for word in ("Coattails", "£12.50", "Balance", "received 1", " | "):
        assert word not in hidden
        assert word in told


def test_parts_stand_in_their_order_and_empty_ones_vanish(qapp, make_facts, today):
    facts = make_facts(30)
    parts = [
        "Why I go", "Success is", "People I know", "Also expected", "Strangers worth meeting",
        "Introductions I could make", "Referrals to answer for", "Requests likely to be raised", "My pitch",
        "Write in",
    ]  # fmt: skip
    text = text_of(compose(facts, discreet=True, today=today))
    nothing = dict.fromkeys(("people", "matches", "referrals", "requests", "follow_ups"), ())
    bare = replace(facts, **nothing, pitch="", budget=None, group=None)
    bare_text = text_of(compose(bare, discreet=True, today=today))

    places = [text.index(part) for part in parts]
    assert places == sorted(places)
    assert [part for part in parts if part in bare_text] == ["Success is", "Write in"]


def test_dates_are_dates(qapp, make_facts, today):
    text = text_of(compose(make_facts(13), discreet=True, today=today))

    assert "10 Nov" in text
    assert "Wed 18 Nov 2026" in text
    assert not re.search(r"\b(today|tomorrow|yesterday|weeks?|days? ago)\b", text)


@pytest.mark.parametrize("paper", Paper)
def test_the_pdf_is_one_page_of_real_text_with_its_fonts(qapp, make_facts, today, tmp_path, paper):
    path = tmp_path / "sheet.pdf"

    pages = write_pdf(compose(make_facts(60), discreet=True, today=today), path, paper)

    data = path.read_bytes()
    assert pages == 1
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert b"/FontFile" in data
    assert b"/ToUnicode" in data


def test_a_pdf_that_cannot_be_written_is_refused_and_leaves_nothing(qapp, make_facts, today, tmp_path):
    path = tmp_path / "nowhere" / "sheet.pdf"

    with pytest.raises(Refused) as refused:
        write_pdf(compose(make_facts(3), discreet=True, today=today), path, Paper.A4)

    assert refused.value.code == "paper.cannot_write"
    assert refused.value.figures == {"path": str(path)}
    assert list(tmp_path.iterdir()) == []


def test_without_a_printer_printing_is_refused(qapp, make_facts, today, monkeypatch):
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    monkeypatch.setattr(QPrinterInfo, "availablePrinters", staticmethod(list))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.NativeFormat)

    with pytest.raises(Refused) as refused:
        printing.print_to(compose(make_facts(3), discreet=True, today=today), printer)

    assert refused.value.code == "print.no_printer"


def test_a_printer_paints_what_the_pdf_shows(qapp, make_facts, today, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageSize(Paper.LETTER.page_size)

    pages = printing.print_to(compose(make_facts(20), discreet=True, today=today), printer)

    data = (tmp_path / "printed.pdf").read_bytes()
    assert pages == 1
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1
    assert b"/FontFile" in data


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_printing_to_a_file_that_cannot_be_written_is_refused(qapp, make_facts, today, tmp_path):
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))

    with pytest.raises(Refused) as refused:
        printing.print_to(compose(make_facts(3), discreet=True, today=today), printer)

    assert refused.value.code == "paper.cannot_write"


def test_the_preview_shows_one_page(qtbot, make_facts, today):
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget

    printer = QPrinter()
    shown = QPrintPreviewWidget(printer)
    qtbot.addWidget(shown)
    printing.preview(compose(make_facts(20), discreet=True, today=today), shown)

    shown.updatePreview()

    assert shown.pageCount() == 1


def test_the_picture_is_black_on_white_and_keeps_its_margins(qapp, make_facts, today):
    image = picture(compose(make_facts(150), discreet=True, today=today), Paper.A4, 48)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    dark = [
        (x, y)
        for y in range(grey.height())
        for x in range(grey.width())
        if grey.pixelColor(x, y).lightness() < 200
    ]

    assert (image.width(), image.height()) == (397, 561)
    assert min(x for x, _ in dark) >= 23
    assert max(x for x, _ in dark) <= image.width() - 23
    assert max(y for _, y in dark) <= image.height() - 23


def test_each_room_fills_its_own_quadrant(qapp):
    filled = {}
    for room in Room:
        image = marks.picture(room)
        filled[room] = [
            image.pixelColor(28 + 40 * column, 28 + 40 * row).lightness() < 50
            for row in (0, 1)
            for column in (0, 1)
        ]

    assert [cells.index(True) for cells in filled.values()] == [0, 1, 2, 3]
    assert all(cells.count(True) == 1 for cells in filled.values())


def test_any_paper_is_laid_out(qapp, make_facts, today):
    a5 = QSizeF(420, 595)

    assert lay_out(compose(make_facts(12), discreet=True, today=today), a5, WORDS).pages == 1


def test_a_running_application_is_used(qapp):
    assert ensure_gui() is qapp


def test_without_an_application_or_a_display_one_is_started():
    program = (
        "from netcrm.paper.application import ensure_gui\n"
        "from PySide6.QtGui import QFontDatabase\n"
        "app = ensure_gui()\n"
        "assert QFontDatabase.families()\n"
        "print(app.platformName())\n"
    )
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}

    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    expected = {"win32": "windows", "darwin": "cocoa"}.get(sys.platform, "offscreen")
    assert done.stdout.strip() == expected
