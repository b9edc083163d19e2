from collections import Counter

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from netcrm.ui.commands import COMMANDS, When, choosable, command, make_actions
from netcrm.ui.icons import NAMES

PORTABLE = QKeySequence.SequenceFormat.PortableText

# INTERFACE.md 9
KEYS = [
    "Ctrl+K",
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Ctrl+1",
    "Ctrl+2",
    "Ctrl+3",
    "Ctrl+4",
    "Ctrl+5",
    "Ctrl+6",
    "Ctrl+7",
    "Ctrl+Alt+Z",
    "Ctrl+N",
    "Ctrl+Shift+N",
    "Ctrl+Shift+L",
    "Ctrl+Alt+P",
    "Ctrl+E",
    "Ctrl+L",
    "Ctrl+I",
    "Ctrl+R",
    "Ctrl+D",
    "Ctrl+P",
    "Ctrl+O",
    "Ctrl+F",
    "/",
    "Space",
    "S",
    "Enter",
    "Alt+Left",
    "1",
    "2",
    "3",
    "4",
    "Ctrl+Enter",
    "F6",
    "Esc",
    "Ctrl+Down",
    "F1",
]


def bound():
    return [keys.toString(PORTABLE) for each in COMMANDS for keys in each.sequences]


def test_every_key_of_the_interface_is_declared(qapp):
    assert set(KEYS) - set(bound()) == set()


def test_no_key_is_bound_twice(qapp):
    doubled = [keys for keys, count in Counter(bound()).items() if count > 1]
    assert doubled == []


def test_ids_are_dotted_and_unique_and_icons_known():
    ids = [each.id for each in COMMANDS]
    assert len(ids) == len(set(ids))
    assert all("." in each for each in ids)
    assert {each.icon for each in COMMANDS if each.icon} <= NAMES


def test_keys_of_lists_are_no_actions(qapp, theme, qtbot):
    owner = QWidget()
    qtbot.addWidget(owner)
    ran = []
    actions = make_actions(owner, ran.append)
    assert set(actions) == {each.id for each in choosable()}
    assert command("list.tick").when is When.LIST_FOCUS
    actions["add.contact"].trigger()
    assert ran == ["add.contact"]
