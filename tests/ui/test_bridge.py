import threading
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QLabel

from netcrm.domain.refusal import Refused


def refuse():
    raise Refused("group.seat_taken", field="seat")


def test_an_answer_comes_on_the_window_s_thread(bridge, qtbot):
    came = []
    bridge.do(lambda a, b: a + b, 2, b=3, then=lambda answer: came.append((answer, QThread.currentThread())))
    qtbot.waitUntil(lambda: bool(came))
    assert came == [(5, bridge.thread())]


def test_a_change_is_told_after_an_action(bridge, qtbot):
    with qtbot.waitSignal(bridge.changed) as told:
        bridge.do(lambda: None)
    assert told.args[0].tables == {"contact"}


def test_a_refusal_goes_to_who_wants_it_else_to_the_signal(bridge, qtbot):
    with qtbot.waitSignal(bridge.refused) as told:
        bridge.do(refuse)
    assert told.args[0].field == "seat"
    came = []
    bridge.do(refuse, refused=came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came[0].code == "group.seat_taken"


def test_a_late_answer_is_dropped(bridge, qtbot):
    hold, came = threading.Event(), []

    def slow():
        hold.wait(5)
        return "old"

    bridge.ask_later("contacts.keys", slow, then=came.append)
    bridge.ask_later("contacts.keys", lambda: "new", then=came.append)
    hold.set()
    qtbot.waitUntil(lambda: bool(came))
    done = []
    bridge.ask_later("other", lambda: 1, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert came == ["new"]


def test_an_answer_for_a_widget_that_is_gone_is_dropped(bridge, qtbot):
    label = QLabel()
    bridge.ask_later("x", lambda: "text", then=label.setText)
    label.deleteLater()
    done = []
    bridge.do(lambda: 1, then=done.append)
    qtbot.waitUntil(lambda: bool(done))


class Listener(QObject):
    """Hears answers, and must not once it is gone."""

    def __init__(self):
        super().__init__()
        self.heard = []

    def hear(self, *told):
        self.heard.append(told)


@pytest.mark.parametrize("is_gone", [False, True])
def test_a_method_with_something_added_is_not_called_once_its_widget_is_gone(bridge, qtbot, is_gone):
    listener = Listener()
    heard, done = listener.heard, []
    bridge.do(lambda: 1, then=partial(listener.hear, 7))
    bridge.do(refuse, refused=partial(listener.hear, 7))
    if is_gone:
        shiboken6.delete(listener)
    bridge.do(lambda: 1, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert len(heard) == (0 if is_gone else 2)


def test_long_work_tells_and_can_be_stopped(bridge, qtbot):
    told, started = [], threading.Event()
    bridge.progress.connect(lambda *args: told.append(args))

    def long(progress):
        for done in range(1_000_000):
            progress(done, 1_000_000)
            started.set()

    with qtbot.waitSignal(bridge.cancelled):
        bridge.do_long(long, words="Importing")
        assert started.wait(5)
        bridge.cancel()
    assert told[0] == (0, 0, "Importing")
    assert told[-1] == (1, 1, "")


def test_asking_at_once_answers_or_raises(bridge):
    assert bridge.ask(len, "abc") == 3
    with pytest.raises(Refused):
        bridge.ask(refuse)


def test_a_mistake_is_not_swallowed(bridge, qtbot):
    with qtbot.captureExceptions() as caught:
        bridge.do(lambda: 1 / 0)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_nothing_is_delivered_after_closing(bridge, desk, qtbot):
    came = []
    bridge.do(lambda: 1, then=came.append)
    bridge.close()
    desk.pool.shutdown(wait=True)
    holder = QObject()
    qtbot.waitUntil(lambda: holder is not None)
    assert came == []
    assert desk.listeners == []


def test_a_long_question_tells_how_far_it_is_and_ends(bridge, qtbot):
    told, came = [], []
    bridge.progress.connect(lambda *far: told.append(far))

    def long(number, *, progress):
        progress(1, 4)
        return number + 1

    bridge.ask_long(long, 2, words="Exporting", then=came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came == [3]
    assert told[0] == (0, 0, "Exporting")
    assert told[-1] == (1, 1, "")


@pytest.mark.parametrize("stop", ["cancel", "close"])
def test_a_long_question_is_stopped(bridge, qtbot, stop):
    begun, hold, ended = threading.Event(), threading.Event(), threading.Event()

    def long(*, progress):
        begun.set()
        hold.wait(5)
        try:
            progress(1, 4)
        finally:
            ended.set()

    told = []
    bridge.cancelled.connect(lambda: told.append("cancelled"))
    bridge.ask_long(long)
    begun.wait(5)
    getattr(bridge, stop)()
    hold.set()
    assert ended.wait(5)
    if stop == "cancel":
        qtbot.waitUntil(lambda: told == ["cancelled"])


def test_a_long_question_is_refused_like_any_other(bridge, qtbot):
    came = []

    def no(*, progress):
        raise Refused("file.cannot_write", path="x")

    bridge.ask_long(no, refused=came.append)
    qtbot.waitUntil(lambda: bool(came))
    assert came[0].code == "file.cannot_write"
