from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from netcrm.domain.refusal import Refused
from netcrm.ui.commands import choosable
from netcrm.ui.list_view import ListView
from netcrm.ui.main_window import MainWindow, dropped_files
from netcrm.ui.rail import NavItem
from netcrm.ui.view import View, ViewSpec
from netcrm.ui.widgets.buttons import FilterButton
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.work.desk import Change


class SayWords:
    def refusal(self, refused):
        return f"No: {refused.code}"


class Plain(View):
    subject = "plain"
    tables = frozenset({"event"})

    def __init__(self, *args):
        super().__init__(*args)
        self.refreshed = 0
        self.ran = []

    def title(self):
        return "Plain"

    def crumb(self):
        return "Events"

    def refresh(self):
        self.refreshed += 1

    def verbs(self):
        return {"people.edit": lambda: self.ran.append("edit")}


class People(ListView):
    subject = "people"
    tables = frozenset({"contact"})

    def __init__(self, bridge, words, settings, rows):
        super().__init__(bridge, words, settings)
        self.shown = []
        self.known = rows
        model = RowModel(
            lambda keys: [rows[k] for k in keys if k in rows], [Column(id="n", text=lambda r: r.name)]
        )
        room = FilterButton("Room", "people.filters.room", [("a", "A"), ("b", "B")])
        self.compose(
            RowList("people.list", "People", model, lambda row: RowFace(title=row.name)),
            QLabel("detail"),
            filter_hint="Filter this list",
            filters=[room],
        )

    def title(self):
        return "People"

    def question(self):
        wanted = self.filter_text()
        return (lambda: [key for key, row in self.known.items() if wanted in row.name]), ()

    def show_detail(self, key):
        self.shown.append(key)

    def empty_words(self):
        return "Nobody yet.", "Add a person"


@pytest.fixture
def window(theme, qtbot, bridge, settings, people):
    words = SayWords()
    specs = [
        ViewSpec("people", "People", "users", lambda: People(bridge, words, settings, people)),
        ViewSpec("plain", "Plain", "gear", lambda: Plain(bridge, words, settings), bottom=True),
    ]
    made = MainWindow(
        bridge, words, specs, settings, foot=[NavItem("edit.history", "History", "history", True)]
    )
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: made.view.list.rows.rowCount() == 300)
    return made


def test_the_frame_is_painted_before_the_first_view_is_made(theme, qtbot, bridge, settings):
    opened = []
    specs = [ViewSpec("plain", "Plain", "gear", lambda: Plain(bridge, SayWords(), settings))]
    made = MainWindow(bridge, SayWords(), specs, settings)
    made.opening.connect(lambda: opened.append(made.findChild(Plain)))
    qtbot.addWidget(made)
    assert made.findChild(QAbstractButton, "nav.plain").isChecked()
    assert made.findChild(Plain) is None
    assert opened == []

    made.show()
    qtbot.waitUntil(lambda: made.findChild(Plain) is not None)

    assert opened == [None]
    assert made.view.refreshed == 1


def test_whoever_asks_for_the_view_before_it_was_painted_gets_it(theme, qtbot, bridge, settings):
    specs = [ViewSpec("plain", "Plain", "gear", lambda: Plain(bridge, SayWords(), settings))]
    made = MainWindow(bridge, SayWords(), specs, settings)
    qtbot.addWidget(made)

    assert made.view.title() == "Plain"


def test_a_view_is_made_when_it_is_first_shown(window):
    assert window.findChild(Plain) is None
    window.go("plain")
    assert window.view.title() == "Plain"
    assert window.findChild(QWidget, "shell.title").text() == "Plain"
    assert window.findChild(QAbstractButton, "nav.plain").isChecked()


def test_back_returns_to_the_same_person(window):
    window.view.open_key(40)
    window.go("plain")
    window.run("go.back")
    assert window.view.current_key() == 40
    window.back()


def test_the_first_person_is_shown_and_kept_on_change(window, qtbot, bridge):
    view = window.view
    assert view.shown == [1]
    view.open_key(7)
    bridge.changed.emit(Change(frozenset({"contact"})))
    qtbot.waitUntil(lambda: view.shown[-2:] == [7, 7])


def test_a_view_refreshes_only_when_touched_and_seen(window, bridge, qtbot):
    window.go("plain")
    view = window.view
    assert view.refreshed == 1
    bridge.changed.emit(Change(frozenset({"contact"})))
    window.go("people")
    bridge.changed.emit(Change(frozenset({"event"})))
    assert view.refreshed == 1
    window.go("plain")
    assert view.refreshed == 2


def test_filtering_to_nothing_offers_to_clear(window, qtbot):
    view = window.view
    view.filter.setText("nobody at all")
    button = view.findChild(QWidget, "people.empty.act")
    qtbot.waitUntil(button.isVisible)
    button.click()
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == 300)
    assert view.filter.text() == ""


def test_opening_someone_the_filter_hides_takes_it_off(window, qtbot):
    view = window.view
    view.filter.setText("Person 300")
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == 1)
    view.open_key(5)
    qtbot.waitUntil(lambda: view.current_key() == 5)


def test_commands_go_to_the_view_first(window):
    assert not window.can_run("people.edit")
    window.go("plain")
    window.run("people.edit")
    assert window.view.ran == ["edit"]
    ran = []
    window.handle("add.contact", lambda: ran.append(1))
    window.actions_by_id["add.contact"].trigger()
    assert ran == [1]
    with pytest.raises(KeyError):
        window.handle("no.such", lambda: None)


def test_every_command_stands_in_a_menu(window):
    in_menus = {
        action.objectName() for menu in window.menuBar().actions() for action in menu.menu().actions()
    }
    assert {f"command.{each.id}" for each in choosable()} <= in_menus


def test_a_refusal_becomes_a_banner(window, bridge):
    bridge.refused.emit(Refused("group.seat_taken"))
    banner = window.findChild(QWidget, "notice")
    assert banner.accessibleName() == "No: group.seat_taken"
    window.say(NoticeKind.DONE, "Done")


def test_below_1180_the_rail_collapses(window, qtbot):
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.rail.width() == 200)
    window.resize(1024, 640)
    qtbot.waitUntil(lambda: window.rail.width() == 56)
    window.rail.set_flagged("people", 2)
    assert "2 flagged" in window.findChild(QWidget, "nav.people").accessibleName()
    assert not window.grab().isNull()
    assert (window.minimumWidth(), window.minimumHeight()) == (1024, 640)


def test_files_are_taken_anywhere(window, qtbot, tmp_path):
    card = tmp_path / "cards.csv"
    card.write_text("Name\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(card)), QUrl("https://example.org/x.csv")])
    move, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), move, data, left, none)
    window.dragEnterEvent(enter)
    overlay = window.findChild(QWidget, "drop")
    assert overlay.isVisible()
    assert "cards.csv" in overlay.accessibleName()
    assert not window.grab().isNull()
    with qtbot.waitSignal(window.files_dropped) as told:
        window.dropEvent(QDropEvent(QPointF(300, 300), move, data, left, none))
    assert told.args[0] == [Path(card)]
    assert not overlay.isVisible()
    assert dropped_files(QMimeData()) == []


def test_size_and_last_view_are_kept(window, settings, qtbot, bridge):
    window.go("plain")
    window.close()
    assert settings.value("window/view") == "plain"
    assert settings.contains("window/geometry")


def test_every_control_has_a_name_and_words(window):
    for control in window.findChildren(QAbstractButton) + window.findChildren(QLineEdit):
        if control.focusPolicy() == Qt.FocusPolicy.NoFocus or control.isHidden():
            continue  # a part of one of Qt's own widgets
        assert control.objectName(), control
        assert control.accessibleName() or control.text(), control.objectName()


def test_the_status_names_the_last_change(window, qtbot):
    undone = []
    window.handle("edit.undo", lambda: undone.append(1))
    window.status.show_change("moved Ana", undoable=True)
    window.status.show_kept("Saved on this computer only")
    assert "moved Ana" in window.findChild(QLabel, "status.last_change").text()
    window.findChild(QAbstractButton, "status.undo").click()
    assert undone == [1]


def test_typing_on_the_search_field_asks_for_the_palette(window, qtbot):
    field = window.findChild(QWidget, "shell.search")
    with qtbot.waitSignal(window.search_asked) as told:
        qtbot.keyClick(field, Qt.Key.Key_P)
    assert told.args == ["p"]


def test_f6_goes_round(window):
    window.activateWindow()
    for _ in range(5):
        window.run("go.next_pane")


def test_a_banner_that_goes_leaves_the_focus_in_the_view(window, qtbot):
    window.activateWindow()
    window.status.show_change("an import", undoable=True)
    banner = window.say(NoticeKind.DONE, "22 people imported")
    cross = banner.findChild(QWidget, "notice.close")
    window.view.list.setFocus()
    cross.setFocus()
    qtbot.waitUntil(cross.hasFocus)
    window.go("plain")
    cross.setFocus()
    qtbot.keyClick(cross, Qt.Key.Key_Space)
    assert window.focusWidget() is window.view or window.view.isAncestorOf(window.focusWidget())
