from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from netcrm.actions import contacts as contact_actions
from netcrm.actions import events as event_actions
from netcrm.domain.contact import ChannelKind
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.followup import FollowUpKind
from netcrm.reads import contacts, events, followups, introductions
from netcrm.ui.dialogs.put_off import PutOff
from netcrm.ui.views.today.owed import OwedList
from netcrm.ui.views.today.view import TodayView
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_paint import place
from netcrm.words import greetings
from netcrm.words.words import Words

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/London"))
TODAY = NOW.date()


class Asked:
    """What the view handed outside."""

    def __init__(self):
        self.logged = []
        self.mailed = []


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
def kind(asked):
    class Shown(TodayView):
        def __init__(self, bridge, words, settings):
            super().__init__(bridge, words, settings, asked.logged.append, self._mailed)

        def _mailed(self, address):
            asked.mailed.append(address)
            return True

    return Shown


@pytest.fixture
def today(qtbot, window, kind):
    """The window with Today filled in."""
    shown = window(kind)
    wait_for_lines(qtbot, shown)
    return shown


def wait_for_lines(qtbot, shown):
    qtbot.waitUntil(lambda: lines(shown).isVisible() and lines(shown).rows.rowCount() > 0)


def lines(shown):
    return shown.view.findChild(OwedList, "today.follow_up.list")


def names(shown):
    return [lines(shown).rows.row_at(at).person.name for at in range(lines(shown).rows.rowCount())]


def choose(qtbot, shown, name):
    """Put the keyboard on the line of a person."""
    for at, found in enumerate(names(shown)):
        if found == name:
            lines(shown).setFocus()
            lines(shown).keys.select(lines(shown).rows.key_at(at))
            return
    raise AssertionError(name)


def follow_up_of(desk, name):
    found = [one for one in desk.ask(followups.open_ones) if name == name_of(desk, one.contact)]
    return found[0] if found else None


def name_of(desk, key):
    return desk.ask(contacts.card, key).contact.name


def menu(qtbot, shown, name):
    """The menu of this name, as soon as it is open."""

    def open_ones():
        return [one for one in shown.view.findChildren(QMenu, name) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(open_ones()))
    return open_ones()[0]


def pick(qtbot, shown, name, words):
    opened = menu(qtbot, shown, name)
    action = next(one for one in opened.actions() if one.text() == words)
    opened.setActiveAction(action)
    qtbot.keyClick(opened, Qt.Key.Key_Return)


def unfold(qtbot, shown, hand):
    hand.click(shown.view, "today.follow_up.all")
    qtbot.waitUntil(lambda: lines(shown).rows.rowCount() > 5)


def test_the_head_tells_the_day_and_how_many_wait(today):
    assert today.view.title() == "Tuesday 17 November"
    assert today.view.hint() == "Good morning, Maya. Ten people to write to."


@pytest.mark.parametrize(
    ("hour", "name", "told"),
    [
        (3, "Maya", "Good evening, Maya."),
        (9, "", "Good morning."),
        (12, "A B", "Good afternoon, A."),
        (23, "", "Good evening."),
    ],
)
def test_the_greeting_follows_the_hour(hour, name, told):
    assert greetings.greeting(NOW.replace(hour=hour), name, Words()) == told


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "No one to write to today. Enjoy it."),
        (1, "One person to write to."),
        (13, "13 people to write to."),
    ],
)
def test_people_are_counted_in_words(count, told):
    assert greetings.to_write(count, Words()) == told


def test_five_lines_stand_there_until_more_are_asked_for(qtbot, today, hand):
    assert len(names(today)) == 5
    unfold(qtbot, today, hand)
    assert len(names(today)) == 10
    hand.click(today.view, "today.follow_up.all")
    assert len(names(today)) == 5


def test_every_line_says_why(today):
    model = lines(today).rows
    told = [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(5)]
    assert told[0] == "Joel Archer, 360 days late. Every 2 months. No contact recorded yet."
    assert told[4].startswith("Bea Lindqvist, 1 day late. You promised: The VAT checklist")


def test_space_ticks_a_follow_up_and_the_next_line_is_chosen(qtbot, today, desk):
    choose(qtbot, today, "Bea Lindqvist")
    kept = follow_up_of(desk, "Bea Lindqvist")
    qtbot.keyClick(lines(today), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Bea Lindqvist" not in names(today))
    assert desk.ask(followups.get, kept.id).done_on == TODAY
    assert lines(today).keys.current_key() is not None


def test_ticking_a_cadence_asks_what_the_contact_was(qtbot, today, desk, asked):
    choose(qtbot, today, "Joel Archer")
    qtbot.keyClick(lines(today), Qt.Key.Key_Space)
    assert [name_of(desk, key) for key in asked.logged] == ["Joel Archer"]
    assert "Joel Archer" in names(today)


def test_s_puts_a_follow_up_off_and_its_due_date_stays(qtbot, today, desk):
    before = follow_up_of(desk, "Bea Lindqvist")
    choose(qtbot, today, "Bea Lindqvist")
    qtbot.keyClick(lines(today), Qt.Key.Key_S)
    pick(qtbot, today, "today.follow_up.put_off", "1 week")
    qtbot.waitUntil(lambda: "Bea Lindqvist" not in names(today))
    after = desk.ask(followups.get, before.id)
    assert (after.due_on, after.put_off_until) == (before.due_on, TODAY + timedelta(days=7))


def test_a_cadence_that_is_put_off_keeps_its_due_date_too(qtbot, today, desk):
    choose(qtbot, today, "Priya Raman")
    qtbot.keyClick(lines(today), Qt.Key.Key_S)
    pick(qtbot, today, "today.follow_up.put_off", "1 day")
    qtbot.waitUntil(lambda: "Priya Raman" not in names(today))
    kept = follow_up_of(desk, "Priya Raman")
    assert kept.put_off_until == TODAY + timedelta(days=1)
    assert kept.due_on == TODAY - timedelta(days=7)
    assert kept.kind is FollowUpKind.WRITE


def test_a_day_that_is_picked_must_lie_ahead(qtbot, today, desk, hand):
    choose(qtbot, today, "Bea Lindqvist")
    qtbot.keyClick(lines(today), Qt.Key.Key_S)
    pick(qtbot, today, "today.follow_up.put_off", "Pick a day...")
    sheet = hand.sheet(PutOff)
    for written, closes in (("", False), ("2026-11-17", False), ("2026-12-01", True)):
        sheet.form.write({"put_off_until": None})
        qtbot.keyClicks(sheet.form.editor("put_off_until").input, written)
        hand.click(sheet, "put_off.submit")
        if not closes:
            qtbot.waitUntil(lambda: hand.words(sheet, "put_off.put_off_until.error") != "")
            assert sheet.isVisible()
    hand.closed(PutOff)
    assert follow_up_of(desk, "Bea Lindqvist").put_off_until == date(2026, 12, 1)


def test_enter_opens_the_person(qtbot, today, desk):
    choose(qtbot, today, "Priya Raman")
    qtbot.keyClick(lines(today), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: today.view.subject == "contacts")
    assert name_of(desk, today.view.opened) == "Priya Raman"


def test_m_and_the_envelope_hand_an_email_over(qtbot, today, asked, desk):
    choose(qtbot, today, "Leila Haddad")
    qtbot.keyClick(lines(today), Qt.Key.Key_M)
    listed = lines(today)
    index = listed.rows.index(2, 0)
    face = listed.itemDelegate().face(listed.rows.row_at(2))
    envelope = place(face, listed.visualRect(index)).actions[0]
    qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=envelope.center())
    assert len(asked.mailed) == 2
    card = desk.ask(contacts.card, listed.rows.row_at(2).person.id)
    email = next(one.normalised for one in card.channels if one.kind is ChannelKind.EMAIL)
    assert asked.mailed == [f"mailto:{email}"] * 2


def test_the_menu_of_a_line_does_what_the_keys_do(qtbot, today, desk):
    listed = lines(today)
    place_of = listed.visualRect(listed.rows.index(4, 0)).center()
    listed.customContextMenuRequested.emit(place_of)
    pick(qtbot, today, "today.follow_up.menu", "Tick as done")
    qtbot.waitUntil(lambda: "Bea Lindqvist" not in names(today))


def test_the_focus_chooses_the_first_line(qtbot, today):
    lines(today).setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: lines(today).keys.current_key() is not None)
    assert lines(today).keys.selected_keys() == [lines(today).rows.key_at(0)]


def test_an_event_that_is_over_asks_and_the_answer_is_kept(qtbot, window, kind, desk, hand):
    latest = next(
        row
        for row in desk.ask(events.rows)
        if row.event.status is EventStatus.ATTENDED and row.event.ends_at < NOW
    )
    desk.do(event_actions.answer, latest.event.id, EventStatus.PLANNED, now=NOW).result()
    shown = window(kind)
    wait_for_lines(qtbot, shown)
    row = shown.view.findChild(QWidget, "today.agenda.1")
    assert "Did you go?" in row.accessibleName()
    hand.click(shown.view, "today.agenda.1.missed")
    qtbot.waitUntil(lambda: desk.ask(events.get, latest.event.id).status is EventStatus.MISSED)
    qtbot.waitUntil(lambda: "Did you go?" not in row.accessibleName())


def test_the_agenda_tells_what_is_known(today):
    row = today.view.findChild(QWidget, "today.agenda.1")
    assert row.accessibleName() == (
        "Harbour Breakfast Circle, Wed 06:45, to 08:15, "
        "18 expected, 5 you have never met. 8 referrals to answer for."
    )


def test_print_briefing_goes_to_the_event(qtbot, today, hand, desk):
    hand.click(today.view, "today.agenda.1.open")
    qtbot.waitUntil(lambda: today.view.subject == "events")
    assert desk.ask(events.get, today.view.opened).title == "Harbour Breakfast Circle"


def test_many_unanswered_events_leave_room_for_what_comes(qtbot, window, kind, desk):
    for days in range(1, 9):
        start = NOW - timedelta(days=days)
        event = Event(title=f"Past {days}", starts_at=start, ends_at=start + timedelta(hours=1), zone="UTC")
        desk.do(event_actions.add, event, now=NOW).result()
    shown = window(kind)
    wait_for_lines(qtbot, shown)
    told = [
        shown.view.findChild(QWidget, f"today.agenda.{number}").accessibleName() for number in range(1, 6)
    ]
    assert [words.split(",")[0] for words in told] == [
        *("Past 1", "Past 2", "Past 3"),
        *("Harbour Breakfast Circle", "City Lunch Exchange"),
    ]


def test_the_flagged_request_leads_to_its_reasons(qtbot, today, hand, desk):
    card = today.view.findChild(QWidget, "today.flagged")
    assert card.isVisible()
    hand.click(card, "today.flagged.reasons")
    qtbot.waitUntil(lambda: today.view.subject == "introductions")
    assert desk.ask(introductions.row, today.view.opened).requester.name == "Dale Whitcombe"


def test_the_advice_says_the_share_that_results(today, hand):
    assert hand.words(today.view, "today.rooms.advice") == (
        "Support peers takes more of your time than you want. Two visits fewer a month to City Lunch Exchange"
        " would bring it from 46\u00a0% to 30\u00a0%."
    )


def test_a_referral_opens_with_a_click_and_with_enter(qtbot, today):
    waiting = today.view.findChild(RowList, "today.referrals.list")
    assert waiting.rows.rowCount() == 5
    key = waiting.rows.key_at(1)
    place_of = waiting.visualRect(waiting.rows.index(1, 0)).center()
    qtbot.mouseClick(waiting.viewport(), Qt.MouseButton.LeftButton, pos=place_of)
    qtbot.waitUntil(lambda: today.view.subject == "referrals")
    assert today.view.opened == key


def test_the_pairs_open_the_one_who_seeks(qtbot, today, hand):
    qtbot.waitUntil(lambda: today.view.findChild(QWidget, "today.pairs").isVisible())
    hand.click(today.view, "today.pairs.1.open")
    qtbot.waitUntil(lambda: today.view.subject == "contacts")


def test_the_narrow_window_leaves_initials_and_notes_out(qtbot, window, kind):
    shown = window(kind, size=(1024, 640))
    wait_for_lines(qtbot, shown)
    model = lines(shown).rows
    assert lines(shown).itemDelegate().face(model.row_at(0)).avatar == ""
    assert shown.view.findChild(QWidget, "today.week").width() == 288


def test_names_are_shown_letter_by_letter(qtbot, window, kind, desk):
    card = desk.ask(contacts.card, next(one.contact for one in desk.ask(followups.open_ones)))
    marked = replace(card.contact, given="<b>Bold</b>", family="<img src=x>")
    desk.do(contact_actions.change, replace(card, contact=marked), now=NOW).result()
    shown = window(kind)
    wait_for_lines(qtbot, shown)
    shown.grab()
    labels = shown.view.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert any("<b>Bold</b>" in str(row.person.name) for row in shown.view._page.due)


def test_the_add_button_offers_what_can_be_added(qtbot, today):
    button = today.head.findChild(QPushButton, "today.add")
    ran = []
    today.view.run_asked.connect(ran.append)
    for action in button.menu().actions():
        action.trigger()
    assert ran == ["add.contact", "add.group", "add.event", "add.referral"]


def test_an_event_that_ends_while_the_page_is_shown_asks(qtbot, window, kind, desk):
    event = Event(
        title="Now on", starts_at=NOW - timedelta(hours=1), ends_at=NOW + timedelta(minutes=1), zone="UTC"
    )
    desk.do(event_actions.add, event, now=NOW).result()
    shown = window(kind)
    wait_for_lines(qtbot, shown)
    row = shown.view.findChild(QWidget, "today.agenda.1")
    assert "Did you go?" not in row.accessibleName()
    desk.clock.moment = NOW + timedelta(minutes=2)
    shown.view._clock.timeout.emit()
    qtbot.waitUntil(lambda: "Did you go?" in row.accessibleName())
