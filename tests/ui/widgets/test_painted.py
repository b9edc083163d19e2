import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from netcrm.domain.room import Room
from netcrm.ui.theme import tokens
from netcrm.ui.widgets.avatar import Avatar, initials
from netcrm.ui.widgets.balance_bar import BalanceBar
from netcrm.ui.widgets.bar_list import BarList, BarRow
from netcrm.ui.widgets.buttons import FilterButton, IconButton, KeyCap, PrimaryButton
from netcrm.ui.widgets.card import Card, Inset
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, plain_tip
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.filter_row import FilterRow
from netcrm.ui.widgets.ledger_bar import LedgerBar, LedgerRow, LedgerSquare
from netcrm.ui.widgets.room_bar import RoomBar
from netcrm.ui.widgets.room_mark import QUADRANTS, RoomMark
from netcrm.ui.widgets.segments import Segments
from netcrm.ui.widgets.tick import RadioDot, TickBox
from netcrm.ui.widgets.week_bar import WeekBar
from netcrm.ui.widgets.week_chart import WeekChart, WeekHours


def painted(qtbot, widget, width=300):
    qtbot.addWidget(widget)
    widget.resize(width, max(widget.sizeHint().height(), 16))
    return widget.grab().toImage()


@pytest.mark.parametrize("room", list(Room))
def test_the_mark_fills_only_its_quadrant(theme, qtbot, room):
    picture = painted(qtbot, RoomMark(room, "word"), 16)
    filled = QColor(tokens().room(room))
    for other, (column, row) in QUADRANTS.items():
        assert (picture.pixelColor(4 + 7 * column, 4 + 7 * row) == filled) == (other is room)


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_every_painted_widget_paints_in_both_themes(theme, qtbot, choice):
    theme.choose(choice)
    bars = BarList()
    bars.set([BarRow("Printing", 4, "4"), BarRow("x" * 300, 0, "0", "caution")], "Industries")
    chart = WeekChart()
    chart.set([WeekHours("w", dict.fromkeys(Room, 1.0) | {None: 0.5})], 6, "cap", "Hours")
    week = WeekBar()
    week.set(4, 4, 6, "over")
    room = RoomBar(Room.SUPPORT_PEERS, thick=True)
    room.set(0.46, 0.25, "Support peers: 46 percent, target 25 percent")
    tick, radio = TickBox("Tick"), RadioDot("Dot")
    tick.setChecked(True)
    radio.setChecked(True)
    widgets = [
        bars,
        chart,
        week,
        room,
        tick,
        radio,
        Avatar("Ada Lovelace", 48),
        BalanceBar(9, 0, "gave 9"),
        BarList(),
        WeekChart(),
        Chip("Due"),
        RoomBar(None),
        PrimaryButton("Go", "a.b", "check"),
        KeyCap("F1"),
    ]
    for widget in widgets:
        assert not painted(qtbot, widget).isNull()
    assert room.accessibleName().startswith("Support peers: 46")


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Ingrid Solberg", "IS"), ("Dale", "D"), ("", ""), ("anna maria de la Cruz", "AC"), ("-", "-")],
)
def test_initials(name, letters):
    assert initials(name) == letters


def test_a_square_of_the_ledger_opens_its_favour(theme, qtbot):
    ledger = LedgerBar("contacts.ledger")
    squares = [LedgerSquare(number) for number in range(1, 12)]
    ledger.set([LedgerRow("Introductions", squares[:2], squares[2:])], "gave 2, received 9")
    qtbot.addWidget(ledger)
    ledger.resize(480, ledger.sizeHint().height())
    ledger.show()
    ledger.grab()
    with qtbot.waitSignal(ledger.opened) as told:
        middle = round(480 * 0.615)
        qtbot.mouseClick(ledger, Qt.MouseButton.LeftButton, pos=QPoint(middle + 10, 24 + 14))
    assert told.args == [3]
    with qtbot.waitSignal(ledger.opened) as told:
        qtbot.keyClick(ledger, Qt.Key.Key_Right)
        qtbot.keyClick(ledger, Qt.Key.Key_Return)
    assert told.args == [2]
    assert "gave 2, received 9" in ledger.accessibleDescription()


def test_data_is_never_read_as_markup(theme, qtbot):
    label = PlainLabel("<b>bold</b><img src='file:///x'>")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;b&gt;" in plain_tip("<b>")


def test_an_eliding_label_keeps_the_whole_in_its_tooltip(theme, qtbot):
    label = ElideLabel("a very long company name indeed")
    qtbot.addWidget(label)
    label.resize(40, 20)
    label.show()
    assert "very long" in label.toolTip()
    label.resize(900, 20)
    assert label.toolTip() == ""


def test_a_part_without_a_parent_is_no_window(theme, qtbot):
    chip = Chip("Due")
    qtbot.addWidget(chip)
    assert not chip.isVisible()
    card = Card("Follow up", "today.follow_up", flush=True)
    qtbot.addWidget(card)
    chip.set("")
    chip.set("Due")
    card.add_action(chip)
    card.set_chip("3", "stop")
    card.set_hint("5 due")
    card.set_edge("stop")
    card.show()
    assert chip.isVisible()
    assert card.property("edge") == "stop"


def test_a_card_without_a_title_has_no_header(theme, qtbot):
    card = Card()
    qtbot.addWidget(card)
    with pytest.raises(ValueError, match="title"):
        card.add_action(Chip("x"))


def test_segments_tell_what_was_chosen(theme, qtbot):
    segments = Segments("insights.period", "Period", [("4", "4 weeks"), ("13", "13 weeks"), ("52", "Year")])
    qtbot.addWidget(segments)
    assert segments.choice == "4"
    segments.choose("13")
    with qtbot.waitSignal(segments.chosen) as told:
        segments.findChild(object, "insights.period.52").click()
    assert told.args == ["52"]
    assert segments.choice == "52"


def test_a_filter_is_set_and_taken_off(theme, qtbot):
    button = FilterButton("Local", "contacts.filters.local", [("yes", "Local")])
    qtbot.addWidget(button)
    told = []
    button.chosen.connect(told.append)
    button.click()
    assert button.property("active") is True
    button.click()
    assert told == ["yes", ""]
    button.set_choice("nowhere")
    assert button.choice == ""


def test_filters_without_room_move_behind_a_plus(theme, qtbot):
    buttons = [FilterButton(f"Filter {n}", f"x.filters.{n}", [("a", "A"), ("b", "B")]) for n in range(5)]
    buttons[4].set_choice("a")
    row = FilterRow("x.filters", buttons)
    qtbot.addWidget(row)
    row.resize(200, 28)
    row.show()
    assert buttons[4].isVisible()
    assert not all(button.isVisible() for button in buttons)
    row.resize(900, 28)
    assert all(button.isVisible() for button in buttons)


def test_words_of_empty_state_and_inset(theme, qtbot):
    empty, inset = EmptyState("contacts.empty"), Inset()
    qtbot.addWidget(empty)
    qtbot.addWidget(inset)
    empty.set("Nobody here yet.", "Add a person")
    with qtbot.waitSignal(empty.acted):
        empty.findChild(object, "contacts.empty.act").click()
    inset.set("Renew.", "It brought 11 referrals.", "accent")
    assert inset.property("inset") == "accent"


def test_an_icon_button_has_words_for_screen_readers(theme, qtbot):
    button = IconButton("More", "contacts.more", "dots")
    qtbot.addWidget(button)
    assert (button.accessibleName(), button.text()) == ("More", "")


def test_painting_leaves_the_count_of_none_alone(qapp):
    picture = QPixmap(4, 4)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _ in range(10_000):
        painter.setPen(Qt.GlobalColor.black)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 1000
