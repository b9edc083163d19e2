from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from netcrm.actions import events as event_actions
from netcrm.actions import groups as group_actions
from netcrm.actions import owner as owner_actions
from netcrm.domain.event import EventStatus
from netcrm.domain.rooms import PRESETS, BusinessStage
from netcrm.reads import contacts, events, groups, insights
from netcrm.ui.views.insights.time_card import TimeCard
from netcrm.ui.views.insights.view import InsightsView
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.week_chart import WeekChart

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def shown(qtbot, window):
    made = window(InsightsView)
    qtbot.waitUntil(lambda: pairs(made).rows.rowCount() > 0 and hint(made) != "")
    return made


def pairs(window):
    return window.findChild(RowList, "insights.pairs.list")


def hint(window):
    return window.findChild(TimeCard, "insights.time").header.hint.text()


def sentence(window, hand):
    return hand.words(window, "insights.time.sentence")


def choose(qtbot, window, weeks):
    button = window.findChild(QPushButton, f"insights.weeks.{weeks}")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_thirteen_weeks_stand_there_at_first(shown, hand):
    assert hint(shown) == "52.0 hours in 28 meetings"
    assert sentence(shown, hand) == (
        "Support peers has 21 points more than you want, Meet prospects has 15 points fewer than you want."
        " The upright line is your target. You went over your weekly cap in 1 of 13 weeks."
    )


def test_the_chart_can_be_read_without_seeing_it(shown):
    chart = shown.findChild(WeekChart, "insights.time.weeks")
    told = chart.accessibleDescription().splitlines()
    assert len(told) == 13
    assert told[-1] == "Week of 16 Nov: 1.0 hours (Give back 1.0)"


def test_another_window_is_kept_for_the_next_time(qtbot, shown, settings, bridge, words):
    before = hint(shown)
    choose(qtbot, shown, 52)
    qtbot.waitUntil(lambda: hint(shown) != before)
    again = InsightsView(bridge, words, settings)
    qtbot.addWidget(again)
    assert again.head_extra.choice == "52"


def test_a_changed_target_changes_the_sentence(qtbot, shown, hand, desk):
    before = sentence(shown, hand)
    desk.do(owner_actions.set_targets, PRESETS[BusinessStage.STARTING], now=NOW).result()
    qtbot.waitUntil(lambda: sentence(shown, hand) != before)


def test_a_pair_opens_the_one_who_seeks(qtbot, shown, desk):
    listed = pairs(shown)
    listed.setFocus()
    listed.keys.select(listed.rows.key_at(0))
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.view.subject == "contacts")
    assert desk.ask(contacts.card, shown.view.opened).contact.name == "Yusuf Karim"


def test_every_pair_has_its_reason(shown):
    model = pairs(shown).rows
    told = model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == (
        "Joel Archer and Ingrid Solberg. Joel seeks: A solicitor for his lease."
        " Ingrid offers: Lease reviews, shareholder agreements."
    )


def test_core_is_shown_only_where_a_group_is_marked(qtbot, shown, desk):
    card = shown.findChild(QWidget, "insights.core")
    qtbot.waitUntil(card.isVisible)
    for row in desk.ask(groups.rows, NOW):
        if row.group.core:
            desk.do(group_actions.change, replace(row.group, core=False), now=NOW).result()
    qtbot.waitUntil(lambda: not card.isVisible())
    assert desk.ask(insights.window, NOW.date(), 13).core is None


def test_no_hours_are_said_to_be_none(qtbot, shown, desk):
    for row in desk.ask(events.rows):
        if row.event.status is EventStatus.ATTENDED and (NOW.date() - row.event.on).days < 100:
            desk.do(event_actions.answer, row.event.id, EventStatus.CANCELLED, now=NOW).result()
    empty = shown.findChild(QWidget, "insights.time.empty")
    qtbot.waitUntil(empty.isVisible)


def test_change_targets_goes_to_the_rooms(qtbot, shown, hand):
    gone = []
    shown.view.go_asked.disconnect(shown.go)
    shown.view.go_asked.connect(lambda subject, key: gone.append((subject, key)))
    hand.click(shown, "insights.time.targets")
    assert gone == [("settings", "rooms")]
