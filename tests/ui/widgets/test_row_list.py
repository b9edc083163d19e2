import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent

from netcrm.domain.room import Room
from netcrm.ui.widgets.chip import ChipFace
from netcrm.ui.widgets.row_face import RowAction, RowFace
from netcrm.ui.widgets.row_list import COMPACT, THREE_LINES, TWO_LINES, RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.ui.widgets.row_table import RowTable

ACTIONS = (RowAction("write", "envelope", "Write"), RowAction("off", "clock", "Put off"))


def face(row):
    return RowFace(
        title=row.name,
        second=row.second,
        avatar=row.name,
        chips=(ChipFace("Flagged", "stop", "flagged"),),
        room=Room.GIVE_BACK,
        room_word="Give back",
        balance=(3, 9),
        right="3 d",
        tick=row.id == 2,
        actions=ACTIONS,
    )


def model_of(people):
    columns = [
        Column(
            id="name", header="Name", text=lambda row: row.name, tick=lambda row: row.id == 2, sortable=True
        ),
        Column(id="what", header="What", text=lambda row: row.second),
    ]
    return RowModel(lambda keys: [people[key] for key in keys if key in people], columns)


@pytest.fixture
def rows(theme, qtbot, people):
    model = model_of(people)
    model.set_keys(list(people))
    made = RowList("people.list", "People", model, face)
    qtbot.addWidget(made)
    made.resize(620, 400)
    made.show()
    return made


def test_every_line_is_painted_at_any_width(rows):
    for width in (90, 304, 424, 700):
        rows.resize(width, 400)
        assert not rows.grab().isNull()


def test_the_selection_is_kept_by_key(rows, qtbot):
    rows.keys.select(40)
    told = []
    rows.keys.current_changed.connect(told.append)
    rows.rows.set_keys([50, 45, 40, 1])
    assert rows.keys.current_key() == 40
    assert rows.keys.selected_keys() == [40]
    assert told == []
    rows.rows.set_keys([50, 45])
    assert rows.keys.current_key() is None
    assert told == [None]


def test_the_scroll_is_kept_by_key(rows):
    rows.keys.select(100)
    top = rows.rows.key_at(rows.indexAt(QPoint(5, 5)).row())
    rows.rows.set_keys([*range(200, 301), *range(1, 200)])
    assert rows.rows.key_at(rows.indexAt(QPoint(5, 5)).row()) == top


def test_many_can_be_selected(rows):
    rows.allow_many()
    rows.selectAll()
    assert len(rows.keys.selected_keys()) == 300
    rows.rows.set_keys(list(range(10, 20)))
    assert rows.keys.selected_keys() == list(range(10, 20))


def test_an_icon_acts_and_does_not_tick(rows, qtbot):
    line = rows.visualRect(rows.rows.index(0, 0))
    with qtbot.waitSignal(rows.acted) as told:
        place = QPoint(line.right() - 30, line.center().y())
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [1, "off"]


def test_the_box_and_space_ask_for_the_tick(rows, qtbot):
    line = rows.visualRect(rows.rows.index(1, 0))
    with qtbot.waitSignal(rows.rows.tick_asked) as told:
        place = QPoint(line.left() + 24, line.center().y())
        qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2, False]
    rows.keys.select(1)
    with qtbot.waitSignal(rows.rows.tick_asked) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert told.args == [1, True]


def test_a_letter_is_passed_on_with_the_key(rows, qtbot):
    rows.keys.select(3)
    with qtbot.waitSignal(rows.keys.key_pressed) as told:
        qtbot.keyClick(rows, Qt.Key.Key_S)
    assert told.args == [3, "s"]
    assert rows.keys.current_key() == 3


def test_heights(rows):
    assert rows.sizeHintForRow(0) == TWO_LINES
    rows.set_height(COMPACT)
    assert rows.sizeHintForRow(0) == COMPACT
    rows.set_height(THREE_LINES)
    assert rows.sizeHintForRow(0) == THREE_LINES


def test_a_vanished_row_is_painted_blank(rows, people):
    people.pop(1)
    rows.rows.reload()
    assert not rows.grab().isNull()
    line = rows.visualRect(rows.rows.index(0, 0))
    event = QHelpEvent(QEvent.Type.ToolTip, line.center(), rows.mapToGlobal(line.center()))
    rows.viewportEvent(event)


def test_a_whole_list_is_as_high_as_its_lines(theme, qtbot, people):
    model = model_of(people)
    made = RowList("people.list", "People", model, face, whole=True)
    qtbot.addWidget(made)
    assert made.height() == 0
    model.set_keys([1, 2, 3])
    assert made.height() == 3 * TWO_LINES


def test_a_table_sorts_ticks_and_keeps_its_key(theme, qtbot, people):
    model = model_of(people)
    model.set_keys([1, 2, 3])
    table = RowTable("people.table", "People", model)
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    told = []
    table.sort_asked.connect(lambda column, down: told.append((column, down)))
    header = table.horizontalHeader()
    for section in (0, 0, 1):
        place = QPoint(header.sectionPosition(section) + 8, header.height() // 2)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [("name", False), ("name", True)]
    table.keys.select(3)
    model.set_keys([3, 2])
    assert table.keys.selected_keys() == [3]
    with qtbot.waitSignal(model.tick_asked) as asked:
        qtbot.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(model.index(1, 0)).center()
        )
    assert asked.args == [2, False]
    assert not table.grab().isNull()
