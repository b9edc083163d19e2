"""What the owner asked of somebody: seen, changed, deleted; and "nothing asked of them yet" follows."""

from PySide6.QtCore import Qt

from netcrm.reads import introductions
from netcrm.ui.views.contacts.small_forms import AskForm

DALE = 22
"""The open request of Dale Whitcombe."""


def is_never_asked(desk):
    weighing = desk.ask(introductions.weighed_request, DALE, desk.today)
    return "never_asked" in {reason.code for reason in weighing.reasons}


def asks(detail, key):
    return [one for one in detail(key).timeline if one.kind == "ask"]


def test_an_ask_is_recorded_changed_and_deleted_and_the_guard_follows(
    view, qtbot, desk, detail, people, hand
):
    key = people("Dale Whitcombe")
    view.open_key(key)
    qtbot.waitUntil(lambda: view.current_key() == key)
    assert is_never_asked(desk)

    menu = view.page._verbs.contact_menu(key, view)
    next(one for one in menu.actions() if one.text() == "Record an ask").trigger()
    form = hand.sheet(AskForm)
    qtbot.keyClicks(form.form.editor("what").input, "A name at the council")
    qtbot.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.closed(AskForm)
    qtbot.waitUntil(lambda: bool(asks(detail, key)))
    assert asks(detail, key)[0].text == "A name at the council"
    assert not is_never_asked(desk)

    timeline = view.page.timeline
    qtbot.waitUntil(lambda: any(one.kind == "ask" for one in timeline._shown))
    timeline.list.keys.select(next(n for n, one in enumerate(timeline._shown) if one.kind == "ask"))
    qtbot.keyClick(timeline.list, Qt.Key.Key_Return)
    form = hand.sheet(AskForm)
    form.form.editor("what").input.setText("Two names at the council")
    hand.click(form, "ask.submit")
    hand.closed(AskForm)
    qtbot.waitUntil(lambda: asks(detail, key)[0].text == "Two names at the council")

    timeline.delete_asked.emit(asks(detail, key)[0])
    qtbot.waitUntil(lambda: not asks(detail, key))
    assert is_never_asked(desk)
