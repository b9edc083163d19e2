from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QWidget

from netcrm.actions import contacts as contact_actions
from netcrm.domain.contact import Contact, ContactCard
from netcrm.store.ledger import Ledger
from netcrm.ui.bridge import Bridge
from netcrm.ui.views.today.view import TodayView
from netcrm.work.desk import Desk

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def empty_bridge(qapp, tmp_path):
    class Clock:
        def now(self):
            return NOW

    desk = Desk(Ledger.open(tmp_path / "empty", now=NOW), Clock())
    made = Bridge(desk)
    yield made
    made.close()
    desk.close()


def test_an_empty_profile_says_what_to_do_first(qtbot, theme, empty_bridge, words, settings, hand):
    view = TodayView(empty_bridge, words, settings)
    qtbot.addWidget(view)
    ran, gone = [], []
    view.run_asked.connect(ran.append)
    view.go_asked.connect(lambda subject, key: gone.append((subject, key)))
    view.resize(1200, 760)
    view.show()
    first = view.findChild(QWidget, "today.first_run")
    qtbot.waitUntil(first.isVisible)
    assert (view.title(), view.hint()) == ("Today", "")
    for name in ("import", "group", "sample", "targets"):
        hand.click(view, f"today.first_run.{name}")
    assert ran == ["file.import", "add.group", "file.sample"]
    assert gone == [("settings", "rooms")]


def test_the_first_contact_ends_the_first_run(qtbot, theme, empty_bridge, words, settings):
    view = TodayView(empty_bridge, words, settings)
    qtbot.addWidget(view)
    view.resize(1200, 760)
    view.show()
    first = view.findChild(QWidget, "today.first_run")
    qtbot.waitUntil(first.isVisible)
    empty_bridge.do(contact_actions.add, ContactCard(contact=Contact(given="Ann")), now=NOW)
    qtbot.waitUntil(lambda: not first.isVisible())
    assert view.hint() == "Good morning. No one to write to today. Enjoy it."
    assert not view.findChild(QWidget, "today.follow_up").isVisible()
