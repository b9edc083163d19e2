import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from netcrm.ui.widgets.lead_label import LeadLabel
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.section_list import Section, SectionList


@pytest.fixture
def rows(theme, qtbot, people):
    made = SectionList(
        "people.list",
        "People",
        lambda row: RowFace(title=row.name),
        lambda row: row.name,
        tall=lambda row: 68 if row.id < 3 else 52,
    )
    qtbot.addWidget(made)
    made.resize(344, 600)
    made.set_sections(
        [
            Section(key=-1, title="Now", rows=[people[1], people[2]]),
            Section(key=-2, title="Nothing", rows=[]),
            Section(key=-3, title="Later", rows=[people[3]]),
            Section(key=-4, title="Done", rows=[people[4], people[5]], folds=True),
        ]
    )
    made.show()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def heights(rows):
    return [rows.rowHeight(place) for place in range(rows.rows.rowCount())]


def test_headings_and_rows_have_their_heights_also_after_folding(rows):
    assert heights(rows) == [44, 68, 68, 44, 52, 44]
    rows.open_row(5)
    assert heights(rows) == [44, 68, 68, 44, 52, 44, 52, 52]
    assert not rows.grab().isNull()


def test_arrow_keys_pass_over_headings_that_do_not_fold(rows):
    rows.keys.select(1)
    for expected in (2, 3, -4):
        QTest.keyClick(rows, Qt.Key.Key_Down)
        assert rows.keys.current_key() == expected
    QTest.keyClick(rows, Qt.Key.Key_Home)
    assert rows.keys.current_key() == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_heading_folds_by_keys(rows, key):
    rows.keys.select(-4)
    QTest.keyClick(rows, key)
    assert rows.row_keys() == [1, 2, 3, 4, 5]
    QTest.keyClick(rows, key)
    assert rows.row_keys() == [1, 2, 3]
    assert rows.current_row_key() is None


def test_a_folded_row_can_be_opened_and_an_unknown_one_not(rows):
    assert rows.open_row(4)
    assert rows.current_row_key() == 4
    assert not rows.open_row(99)


def test_headings_are_spoken_with_their_count(rows):
    def told(place):
        return rows.rows.data(rows.rows.index(place, 0), Qt.ItemDataRole.AccessibleTextRole)

    assert [told(0), told(5)] == ["Now, 2", "Done, 2, Show"]


def test_a_lead_label_is_as_high_as_its_lines(theme, qtbot):
    label = LeadLabel("Given 3, received 0.", "Nothing recorded has come back yet. " * 4)
    qtbot.addWidget(label)
    assert label.heightForWidth(200) > 3 * label.heightForWidth(2000)
    assert label.text().startswith("Given 3, received 0. Nothing")
    assert not label.grab().isNull()
