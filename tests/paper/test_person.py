"""Everything about one person on paper: real text, embedded fonts, as many pages as it takes."""

import shutil
import subprocess
from datetime import date

import pytest
from PySide6.QtGui import QFont

from netcrm.domain.refusal import Refused
from netcrm.paper.person import lay_out, write_pdf
from netcrm.paper.printing import Paper
from netcrm.words.holdings import Entry, Fact, Part
from netcrm.words.words import Words

ON = date(2026, 11, 17)


def entry(number):
    return Entry(
        f"{number} March 2026", (Fact("Kind", "Call"), Fact("Text", f"Effizienz affair {number} <b>x</b>"))
    )


PARTS = (
    Part("Card", (Entry("Notes", (Fact("", "First line\nSecond line\n\nLast line"),)),)),
    Part("Contacts and notes", tuple(entry(number) for number in range(1, 120))),
    Part("Favours", (Entry("some time ago", (Fact("Note", "Told the council"),)),)),
)


@pytest.fixture
def pages(qapp, tmp_path):
    """Write the parts as PDF and return the text of each page, as any reader of PDFs finds it."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext reads the files back")

    def written(parts=PARTS, paper=Paper.A4):
        path = tmp_path / "person.pdf"
        count = write_pdf("Änne Lind", parts, path, paper, on=ON)
        command = [reader, "-layout", "-enc", "UTF-8", path, "-"]
        found = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\f")
        assert len(found) == count + 1
        return found[:-1]

    return written


@pytest.mark.parametrize("paper", list(Paper))
def test_every_fact_is_real_text_on_some_page(pages, paper):
    told = " ".join(" ".join(pages(paper=paper)).split())
    for part in PARTS:
        assert part.title in told
        for one in part.entries:
            for text in (one.head, *(line for fact in one.facts for line in fact.text.splitlines())):
                assert " ".join(text.split()) in told


@pytest.fixture
def figures_of_one_width(qapp):
    """The font of the application as the window sets it."""
    before = qapp.font()
    font = qapp.font()
    font.setFamily("Inter")
    font.setFeature(QFont.Tag("tnum"), 1)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


@pytest.mark.usefixtures("figures_of_one_width")
def test_figures_are_real_text_when_the_window_prints(pages):
    assert "119 March 2026" in " ".join(" ".join(pages()).split())


def test_every_page_has_a_head_and_its_number(pages):
    found = pages()
    assert len(found) > 2
    for number, text in enumerate(found, 1):
        assert "Everything I hold about this person" in text
        assert f"Page {number} of {len(found)}" in text
        assert "As of 17 November 2026" in text
        assert "Änne Lind" in text


def test_nothing_stands_twice(pages):
    told = "".join(pages())
    assert [told.count(part.title) for part in PARTS] == [1, 1, 1]
    assert told.count("affair 60 ") == 1


@pytest.mark.parametrize("rows", range(30, 60, 3))
def test_no_heading_stands_alone_at_the_foot_of_a_page(pages, rows):
    parts = (Part("Contacts", tuple(entry(number) for number in range(rows))), PARTS[2])
    for text in pages(parts):
        assert ("Favours" in text) == ("Told the council" in text)


@pytest.mark.parametrize("paper", list(Paper))
def test_the_fonts_are_in_the_file_and_the_paper_is_right(qapp, tmp_path, paper):
    path = tmp_path / "person.pdf"
    write_pdf("Anna", PARTS, path, paper, on=ON)
    data = path.read_bytes()
    assert b"/FontFile2" in data
    width, height = (round(side) for side in (paper.size.width(), paper.size.height()))
    assert f"/MediaBox [0 0 {width} {height}]".encode() in data.replace(b".000000", b"")


def test_the_page_holds_every_fact_as_it_stands(qapp):
    told = lay_out("Anna", PARTS, ON, Paper.A4.size, Words()).document.toPlainText()
    assert "Effizienz affair 7 <b>x</b>" in told
    assert "Told the council" in told


def test_little_takes_one_page(qapp):
    assert lay_out("Anna", PARTS[:1], ON, Paper.A4.size, Words()).pages == 1


def test_where_nothing_can_be_written_it_says_so(qapp, tmp_path):
    with pytest.raises(Refused, match=r"paper\.cannot_write"):
        write_pdf("Anna", PARTS, tmp_path / "missing" / "x.pdf", Paper.A4, on=ON)
