import pytest
from PySide6.QtWidgets import QWidget

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
