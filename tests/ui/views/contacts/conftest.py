"""The view in a window, and the people of the sample by name."""

from datetime import date

import pytest

from netcrm.reads import contacts
from netcrm.ui.views.contacts.view import ContactsView

TODAY = date(2026, 11, 17)


@pytest.fixture
def people(bridge):
    def find(name):
        return bridge.ask(contacts.matching, name, 1)[0].id

    return find


@pytest.fixture
def detail(bridge):
    return lambda key: bridge.ask(contacts.detail, key, TODAY)


@pytest.fixture
def view(window, qtbot, people):
    """The view in a window, with Ingrid chosen."""
    made = window(ContactsView).view
    qtbot.waitUntil(lambda: made.list.rows.rowCount() > 50)
    made.open_key(people("Ingrid Solberg"))
    return made
