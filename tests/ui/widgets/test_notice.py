import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from netcrm.ui.widgets.notice import KEPT, NoticeAction, NoticeArea, NoticeKind
from netcrm.ui.widgets.progress import ProgressStrip


@pytest.fixture
def area(theme, qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    made = NoticeArea(holder)
    holder.show()
    yield made
    holder.close()


def test_a_banner_stays_until_it_is_closed(area):
    banner = area.show_notice(NoticeKind.DONE, "22 people imported", "17 new")
    assert area.isVisible()
    banner.findChild(QWidget, "notice.close").click()
    assert not area.isVisible()


def test_an_action_closes_the_banner_and_acts(area):
    done = []
    action = NoticeAction(
        text="See them", name="import.see", act=lambda: done.append(1), icon="eye", keys="Ctrl+Z"
    )
    banner = area.show_notice(NoticeKind.ERROR, "x", actions=[action])
    banner.findChild(QWidget, "import.see").click()
    assert done == [1]
    assert not area.isVisible()


@pytest.fixture
def page(theme, qtbot):
    """A field, banners, and a button that Qt would go to next, which a second Space must not press."""
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    holder.undo, holder.field, holder.area = QPushButton("Undo"), QLineEdit(), NoticeArea()
    for part in (holder.undo, holder.field, holder.area):
        column.addWidget(part)
    holder.show()
    holder.activateWindow()
    holder.field.setFocus()
    qtbot.waitUntil(holder.field.hasFocus)
    yield holder
    holder.close()


@pytest.mark.parametrize("name", ["import.see", "notice.close"])
@pytest.mark.parametrize("others", [0, 1])
def test_the_focus_goes_back_to_where_it_was(page, qtbot, name, others):
    for number in range(others):
        page.area.show_notice(NoticeKind.LOOK, str(number))
    action = NoticeAction(text="See them", name="import.see", act=lambda: None)
    banner = page.area.show_notice(NoticeKind.DONE, "22 people imported", actions=[action])
    pressed = banner.findChild(QPushButton, name)
    banner.findChild(QPushButton, "import.see").setFocus()
    pressed.setFocus()
    qtbot.keyClick(pressed, Qt.Key.Key_Space)
    assert page.field.hasFocus()


def test_a_banner_that_goes_takes_no_focus_along_that_is_elsewhere(page, qtbot):
    banner = page.area.show_notice(NoticeKind.DONE, "22 people imported")
    page.undo.setFocus()
    banner.closed.emit()
    assert page.undo.hasFocus()


@pytest.mark.parametrize("lost", ["hidden", "disabled", "gone"])
def test_with_nowhere_to_go_back_to_somebody_is_asked(page, qtbot, lost):
    banner = page.area.show_notice(NoticeKind.DONE, "22 people imported")
    pressed = banner.findChild(QPushButton, "notice.close")
    pressed.setFocus()
    if lost == "gone":
        page.field.deleteLater()
        qtbot.wait(1)
    else:
        page.field.setVisible(lost == "disabled")
        page.field.setEnabled(lost == "hidden")
    with qtbot.waitSignal(page.area.focus_freed, timeout=500):
        qtbot.keyClick(pressed, Qt.Key.Key_Space)
    assert not page.undo.hasFocus()


def test_what_is_said_again_stands_once(area):
    for text in ("3 people", "1 person", "3 people"):
        area.show_notice(NoticeKind.DONE, "Copied", text)
    shown = [each.accessibleName() for each in area._banners]
    assert shown == ["Copied 3 people", "Copied 1 person"]


def test_only_the_newest_stay(area):
    for number in range(KEPT + 2):
        area.show_notice(NoticeKind.LOOK, str(number))
    shown = [each for each in area.findChildren(QWidget, "notice") if each.isVisible()]
    assert len(shown) == KEPT
    area.clear()
    assert not area.isVisible()


def test_the_strip_shows_late_and_cancels(theme, qtbot):
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.report(0, 0, "Importing 22 people")
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    strip.report(14, 22, "Importing 22 people")
    with qtbot.waitSignal(strip.cancelled):
        strip.findChild(QWidget, "progress.cancel").click()
    strip.report(1, 1, "")
    assert not strip.isVisible()
