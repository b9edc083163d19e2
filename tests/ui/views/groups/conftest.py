"""The view in a window on the sample network, and its groups by name."""

import pytest
from PySide6.QtWidgets import QMenu

from netcrm.reads import groups
from netcrm.ui.views.groups.view import GroupsView


@pytest.fixture
def ids(bridge):
    return {row.group.name: row.group.id for row in bridge.ask(groups.rows, bridge.now())}


@pytest.fixture
def group(bridge, ids):
    """Reads a group as it stands now, by name."""
    return lambda name: bridge.ask(groups.get, ids[name])


@pytest.fixture
def shown(window, qtbot):
    made = window(GroupsView)
    qtbot.waitUntil(made.view.page.evidence.isVisible)
    return made


@pytest.fixture
def view(shown):
    return shown.view


@pytest.fixture
def go(view, ids, qtbot):
    """Opens a group by name and waits for its page."""

    def show(name):
        view.open_key(ids[name])
        qtbot.waitUntil(lambda: view.page.page is not None and view.page.page.group.name == name)
        return view.page

    return show


@pytest.fixture
def names():
    """Tells the names in the list, from the top."""

    def told(view):
        rows = view.list.rows
        return [rows.row_at(place).group.name for place in range(rows.rowCount())]

    return told


@pytest.fixture
def choose(qtbot):
    """Chooses a line of a menu as soon as it is open."""

    def act(view, name, text):
        def open_menu():
            return next((menu for menu in view.findChildren(QMenu, name) if menu.isVisible()), None)

        qtbot.waitUntil(lambda: open_menu() is not None)
        menu = open_menu()
        action = next(action for action in menu.actions() if action.text() == text)
        menu.close()
        action.trigger()

    return act
