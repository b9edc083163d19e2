from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget

from netcrm.actions import contacts as contact_actions
from netcrm.domain.owner import Owner
from netcrm.domain.room import Room
from netcrm.reads import contacts, history
from netcrm.reads import owner as reads
from netcrm.ui.backup_flow import BackupFlow
from netcrm.ui.theme import Theme
from netcrm.ui.views.settings.restore import RestoreSheet
from netcrm.ui.views.settings.rooms import minutes_of
from netcrm.ui.views.settings.view import SettingsView
from netcrm.ui.widgets.notice import Notice
from netcrm.ui.widgets.row_list import RowList

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture
def opened():
    return []


@pytest.fixture
def shown(qtbot, window, theme, opened):
    class Shown(SettingsView):
        def __init__(self, bridge, words, settings):
            super().__init__(bridge, words, settings, theme, show_folder=opened.append)

    return window(Shown)


def page(qtbot, shown, section):
    """Open a section and give its page."""
    shown.view.open_key(section)
    found = shown.findChild(QWidget, f"settings.{section}.scroll")
    qtbot.waitUntil(found.isVisible)
    return found


def field(shown, name, kind=QLineEdit):
    found = shown.findChild(kind, name)
    assert found is not None, name
    return found


def write(qtbot, edit, text, *, leave=True):
    """Write into a field as the owner would, and leave it."""
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    qtbot.keyClicks(edit, text)
    if leave:
        qtbot.keyClick(edit, Qt.Key.Key_Tab)


def owner_of(desk):
    return desk.ask(reads.owner)


def error(shown, name):
    return shown.findChild(QWidget, f"{name}.error")


def test_a_field_is_kept_when_it_is_left_as_one_step(qtbot, shown, desk):
    page(qtbot, shown, "you")
    write(qtbot, field(shown, "settings.you.business"), "Okafor & Daughters")
    qtbot.waitUntil(lambda: owner_of(desk).business == "Okafor & Daughters")
    assert desk.ask(history.lines, 1)[0].code == "owner.changed"


def test_leaving_a_field_as_it_was_makes_no_step(qtbot, shown, desk):
    page(qtbot, shown, "you")
    before = desk.ask(history.lines, 1)[0].id
    edit = field(shown, "settings.you.name")
    write(qtbot, edit, edit.text())
    write(qtbot, field(shown, "settings.you.industry"), "Accounting")
    qtbot.waitUntil(lambda: owner_of(desk).industry == "Accounting")
    assert desk.ask(history.lines, 1)[0].id == before + 1


def test_enter_keeps_and_escape_takes_back(qtbot, shown, desk):
    page(qtbot, shown, "you")
    edit = field(shown, "settings.you.home_area")
    write(qtbot, edit, "York", leave=False)
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.text() == "Leeds"
    write(qtbot, edit, "Hull", leave=False)
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: owner_of(desk).home_area == "Hull")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("currency", "pounds", "Say in which currency, three letters such as EUR."),
        ("region", "England", "“ENGLAND” is not a country. Use two letters, such as GB."),
        ("team_size", "four", "Write a whole number, or leave it empty."),
        ("years_in_business", "300", "Years in business lie between 0 and 150."),
    ],
)
def test_what_can_not_be_kept_is_said_under_its_field(qtbot, shown, desk, name, text, told):
    page(qtbot, shown, "you")
    before = owner_of(desk)
    edit = field(shown, f"settings.you.{name}")
    write(qtbot, edit, text)
    qtbot.waitUntil(lambda: error(shown, edit.objectName()).text() == told)
    assert edit.text() == text
    assert owner_of(desk) == before


def test_letters_of_currency_and_region_become_capitals(qtbot, shown, desk):
    page(qtbot, shown, "you")
    write(qtbot, field(shown, "settings.you.currency"), "eur")
    qtbot.waitUntil(lambda: owner_of(desk).currency == "EUR")
    qtbot.waitUntil(lambda: field(shown, "settings.you.currency").text() == "EUR")


def test_several_lines_are_kept_too(qtbot, shown, desk):
    page(qtbot, shown, "you")
    edit = field(shown, "settings.you.seeks", QPlainTextEdit)
    write(qtbot, edit, "Bakers, brewers")
    qtbot.waitUntil(lambda: owner_of(desk).seeks == "Bakers, brewers")


def test_undo_brings_the_old_value_back_into_the_field(qtbot, shown, desk, bridge):
    from netcrm.actions import history as history_actions

    page(qtbot, shown, "you")
    edit = field(shown, "settings.you.business")
    write(qtbot, edit, "Other Books")
    qtbot.waitUntil(lambda: owner_of(desk).business == "Other Books")
    bridge.do(history_actions.undo, now=NOW)
    qtbot.waitUntil(lambda: edit.text() == "Okafor Books")


def test_targets_are_kept_once_they_add_to_a_hundred(qtbot, shown, desk, hand):
    page(qtbot, shown, "rooms")
    before = {room: plan.target for room, plan in desk.ask(reads.plans).items()}
    write(qtbot, field(shown, "settings.rooms.give_back"), "20")
    assert hand.words(shown, "settings.rooms.sum") == (
        "The four add to 110\u00a0%. 10 points are too many. They are kept once they add to 100\u00a0%."
    )
    assert {room: plan.target for room, plan in desk.ask(reads.plans).items()} == before
    write(qtbot, field(shown, "settings.rooms.meet_prospects"), "30")
    qtbot.waitUntil(lambda: desk.ask(reads.plans)[Room.GIVE_BACK].target == 20)
    assert desk.ask(reads.plans)[Room.MEET_PROSPECTS].target == 30
    assert hand.words(shown, "settings.rooms.sum") == "The four add to 100\u00a0%."


@pytest.mark.parametrize("text", ["", "101", "-5", "1.5", "ten", "²"])
def test_a_target_that_is_no_number_is_not_kept(qtbot, shown, desk, hand, text):
    page(qtbot, shown, "rooms")
    before = desk.ask(reads.plans)
    write(qtbot, field(shown, "settings.rooms.give_back"), text)
    assert "Not kept yet" in hand.words(shown, "settings.rooms.sum")
    assert desk.ask(reads.plans) == before


def test_a_strategy_is_kept_even_while_targets_do_not_add_up(qtbot, shown, desk):
    page(qtbot, shown, "rooms")
    write(qtbot, field(shown, "settings.rooms.give_back"), "90")
    write(qtbot, field(shown, "settings.rooms.give_back.strategy"), "One hour a month")
    qtbot.waitUntil(lambda: desk.ask(reads.plans)[Room.GIVE_BACK].strategy == "One hour a month")
    assert desk.ask(reads.plans)[Room.GIVE_BACK].target == 10
    assert field(shown, "settings.rooms.give_back").text() == "90"


def test_a_preset_is_kept_at_once(qtbot, shown, desk, hand):
    page(qtbot, shown, "rooms")
    hand.click(shown, "settings.rooms.preset.starting")
    qtbot.waitUntil(lambda: [plan.target for plan in desk.ask(reads.plans).values()] == [5, 20, 40, 35])


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", None),
        (" 6 ", 360),
        ("4,5", 270),
        ("4.25", 255),
        ("0", 0),
        ("-1", -1),
        ("x", -1),
        ("1.2.3", -1),
        ("999", -1),
        (".", -1),
    ],
)
def test_hours_are_read_as_minutes(text, minutes):
    assert minutes_of(text) == minutes


def test_the_cap_is_kept_and_taken_off(qtbot, shown, desk):
    page(qtbot, shown, "rooms")
    edit = field(shown, "settings.rooms.weekly_cap_minutes")
    write(qtbot, edit, "4.5")
    qtbot.waitUntil(lambda: owner_of(desk).weekly_cap_minutes == 270)
    write(qtbot, edit, "soon")
    qtbot.waitUntil(lambda: "Write hours" in error(shown, edit.objectName()).text())
    write(qtbot, edit, "")
    qtbot.waitUntil(lambda: owner_of(desk).weekly_cap_minutes is None)


def test_the_guard_s_figures_are_steps_and_have_a_way_back(qtbot, shown, desk, hand):
    page(qtbot, shown, "guard")
    edit = field(shown, "settings.guard.guard_ratio")
    write(qtbot, edit, "6")
    qtbot.waitUntil(lambda: owner_of(desk).guard_ratio == 6)
    assert desk.ask(history.lines, 1)[0].code == "owner.guard"
    write(qtbot, edit, "0")
    qtbot.waitUntil(lambda: error(shown, edit.objectName()).text() == "This setting must be above zero.")
    write(qtbot, edit, "")
    qtbot.waitUntil(lambda: error(shown, edit.objectName()).text() == "Write a whole number.")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    hand.click(shown, "settings.guard.usual")
    qtbot.waitUntil(lambda: owner_of(desk).guard_ratio == Owner().guard_ratio)


def test_days_of_follow_ups_are_kept(qtbot, shown, desk):
    page(qtbot, shown, "follow_ups")
    write(qtbot, field(shown, "settings.follow_ups.open_follow_up_days"), "2")
    qtbot.waitUntil(lambda: owner_of(desk).open_follow_up_days == 2)


def test_a_new_version_of_the_pitch_is_written(qtbot, shown, desk, hand):
    page(qtbot, shown, "pitch")
    hand.click(shown, "settings.pitch.keep")
    qtbot.waitUntil(lambda: error(shown, "settings.pitch.text").text() == "Write the pitch first.")
    edit = field(shown, "settings.pitch.text", QPlainTextEdit)
    write(qtbot, edit, "I keep books for cafes", leave=False)
    write(qtbot, field(shown, "settings.pitch.seconds"), "40", leave=False)
    hand.click(shown, "settings.pitch.keep")
    qtbot.waitUntil(lambda: desk.ask(reads.pitches)[0].text == "I keep books for cafes")
    assert desk.ask(reads.pitches)[0].seconds == 40
    qtbot.waitUntil(lambda: edit.toPlainText() == "")


def test_the_theme_is_kept_for_the_screen_and_is_no_step(qtbot, shown, desk, settings, theme: Theme):
    page(qtbot, shown, "look")
    before = desk.ask(history.lines, 1)[0].id
    qtbot.mouseClick(field(shown, "settings.look.theme.dark", QPushButton), Qt.MouseButton.LeftButton)
    assert (theme.choice, settings.value("look/theme")) == ("dark", "dark")
    assert desk.ask(history.lines, 1)[0].id == before


def test_the_folder_is_shown_and_opened(qtbot, shown, settings, opened, hand):
    page(qtbot, shown, "data")
    hand.click(shown, "settings.data.open_folder")
    assert opened == [Path(settings.fileName()).parent]
    assert hand.words(shown, "settings.data.folder") == str(opened[0])


def test_a_backup_is_made_previewed_and_gone_back_to(qtbot, shown, desk, hand):
    page(qtbot, shown, "data")
    hand.click(shown, "settings.data.back_up")
    listed = shown.findChild(RowList, "settings.data.list")
    qtbot.waitUntil(lambda: listed.rows.rowCount() == 1)
    someone = desk.ask(contacts.everyone, contacts.ContactFilter(), 1)[0].contact.id
    before = desk.ask(contacts.count)
    desk.do(contact_actions.delete, [someone], now=NOW).result()
    listed.setFocus()
    listed.keys.select(1)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    sheet = hand.sheet(RestoreSheet)
    hand.click(sheet, "restore.submit")
    hand.closed(RestoreSheet)
    qtbot.waitUntil(lambda: desk.ask(contacts.count) == before)
    qtbot.waitUntil(lambda: listed.rows.rowCount() == 2)
    told = [each.accessibleName() for each in shown.findChildren(Notice)]
    assert any(words.startswith("You are back at today 09:00.") for words in told)
    desk.clock.moment = NOW + timedelta(minutes=1)
    hand.click(shown, "settings.data.take_back")
    qtbot.waitUntil(lambda: desk.ask(contacts.count) == before - 1)


def test_a_backup_made_by_hand_is_the_last_one_in_the_status_bar(qtbot, shown, bridge, words, hand):
    BackupFlow(bridge, words, shown)
    qtbot.waitUntil(lambda: hand.words(shown, "status.kept").endswith("no backup yet"))
    page(qtbot, shown, "data")
    hand.click(shown, "settings.data.back_up")
    qtbot.waitUntil(lambda: hand.words(shown, "status.kept").endswith("backed up today 09:00"))


def test_the_focus_stays_where_a_backup_was_asked_for(qtbot, shown, hand):
    page(qtbot, shown, "data")
    button = field(shown, "settings.data.back_up", QPushButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    listed = shown.findChild(RowList, "settings.data.list")
    qtbot.waitUntil(lambda: listed.rows.rowCount() == 1)
    qtbot.waitUntil(button.isEnabled)
    assert shown.focusWidget() is button


@pytest.mark.parametrize("section", ["data", "letters"])
def test_nothing_is_cut_off_beside_the_open_history(qtbot, shown, section):
    shown.resize(1440, 900)
    scroll = page(qtbot, shown, section)
    beside_list_and_history = 580
    assert scroll.widget().minimumSizeHint().width() <= beside_list_and_history


def test_a_backup_that_went_bad_says_so_and_changes_nothing(qtbot, shown, desk, hand):
    page(qtbot, shown, "data")
    made = desk.back_up()
    made.path.write_bytes(b"no ledger at all")
    shown.view._data.refresh()
    listed = shown.findChild(RowList, "settings.data.list")
    qtbot.waitUntil(lambda: listed.rows.rowCount() == 1)
    listed.setFocus()
    listed.keys.select(1)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    sheet = hand.sheet(RestoreSheet)
    hand.click(sheet, "restore.submit")
    qtbot.waitUntil(lambda: "is no whole backup" in hand.words(sheet, "restore.error"))
    hand.click(sheet, "restore.cancel")
    hand.closed(RestoreSheet)


def test_the_menu_s_word_for_backups_opens_the_data(qtbot, shown):
    shown.view.open_key("backups")
    assert shown.view.current_key() == "data"


def test_sections_are_chosen_by_keyboard(qtbot, shown):
    listed = shown.findChild(RowList, "settings.list")
    listed.setFocus()
    qtbot.keyClick(listed, Qt.Key.Key_Down)
    assert shown.view.current_key() == "rooms"
    qtbot.keyClick(listed, Qt.Key.Key_End)
    assert shown.view.current_key() == "data"


def test_the_export_buttons_run_the_commands(qtbot, shown, hand):
    page(qtbot, shown, "data")
    ran = []
    shown.view.run_asked.connect(ran.append)
    hand.click(shown, "settings.data.export_contacts")
    hand.click(shown, "settings.data.export_events")
    hand.click(shown, "settings.data.export_everything")
    assert ran == ["file.export_contacts", "file.export_events", "file.export_everything"]


def test_the_guard_s_figures_show_what_they_would_change_before_they_are_kept(qtbot, shown, desk):
    page(qtbot, shown, "guard")
    told = field(shown, "settings.guard.preview.told", QWidget)
    qtbot.waitUntil(lambda: "would be weighed as they are now" in told.text())
    edit = field(shown, "settings.guard.guard_target_days")
    write(qtbot, edit, "9", leave=False)
    first = field(shown, "settings.guard.preview.1", QWidget)
    qtbot.waitUntil(first.isVisible)
    assert "Caution → Clear" in first.accessibleName()
    assert not field(shown, "settings.guard.preview.2", QWidget).isVisible()
    assert "1 of the 3 open requests" in told.text()
    assert owner_of(desk).guard_target_days == Owner().guard_target_days
    write(qtbot, edit, "", leave=False)
    qtbot.waitUntil(lambda: "whole number" in told.text() and not first.isVisible())
    write(qtbot, edit, "30", leave=False)
    qtbot.waitUntil(lambda: "would be weighed as they are now" in told.text())
    write(qtbot, edit, "9")
    qtbot.waitUntil(lambda: owner_of(desk).guard_target_days == 9)
    qtbot.waitUntil(lambda: "would be weighed as they are now" in told.text())


def test_figures_that_can_t_be_kept_are_told_where_the_preview_stood(qtbot, shown):
    page(qtbot, shown, "guard")
    told = field(shown, "settings.guard.preview.told", QWidget)
    write(qtbot, field(shown, "settings.guard.guard_ratio"), "0", leave=False)
    qtbot.waitUntil(lambda: told.text() == "This setting must be above zero.")
