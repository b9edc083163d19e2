"""A form that is gone before what it sent was carried out: the change stands, and nobody calls the form."""

import pytest
import shiboken6

from netcrm.reads import contacts, groups, referrals
from netcrm.ui.views.contacts.contact_form import ContactForm
from netcrm.ui.views.contacts.view import ContactsView
from netcrm.ui.views.groups.group_form import GroupForm
from netcrm.ui.views.referrals.forms import ReferralForm


@pytest.fixture
def view(window):
    return window(ContactsView).view


@pytest.fixture
def forms(view, bridge, words):
    """Each form that changes something, what is written in it, and where that is found afterwards."""
    slip = bridge.ask(referrals.rows)[0].referral
    return {
        "contact": (
            ContactForm(bridge, words, view, 1),
            lambda form: form.write({"company": "Tide Print"}),
            lambda: bridge.ask(contacts.card, 1).contact.company,
        ),
        "group": (
            GroupForm(bridge, words, view, 1),
            lambda form: form.write({"place": "Tide Print"}),
            lambda: bridge.ask(groups.get, 1).place,
        ),
        "referral": (
            ReferralForm(bridge, words, view, referral=slip),
            lambda form: form._rest.write({"notes": "Tide Print"}),
            lambda: bridge.ask(referrals.get, slip.id).notes,
        ),
    }


@pytest.mark.parametrize("name", ["contact", "group", "referral"])
def test_a_form_that_is_gone_is_not_told(forms, name, bridge, qtbot):
    form, write, found = forms[name]
    form.open()
    write(form)
    with qtbot.captureExceptions() as caught:
        form.submit()
        shiboken6.delete(form)
        qtbot.waitUntil(lambda: found() == "Tide Print")
        done = []
        bridge.do(lambda *, now: None, now=bridge.now(), then=done.append)
        qtbot.waitUntil(lambda: bool(done))
    assert caught == []
