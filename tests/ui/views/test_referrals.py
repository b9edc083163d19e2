import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from netcrm.actions import history
from netcrm.domain.favour import Direction, Favour
from netcrm.domain.referral import Delivery, ReferralStatus
from netcrm.reads import contacts, referrals
from netcrm.ui.views.referrals.forms import ReferralForm
from netcrm.ui.views.referrals.view import ReferralsView

GIVEN_PASSED, RECEIVED_PASSED, RECEIVED_CONTACTED, MET = 21, 19, 20, 5


@pytest.fixture
def view(window, qtbot):
    shown = window(ReferralsView).view
    qtbot.waitUntil(lambda: shown.card is not None)
    return shown


@pytest.fixture
def show(view, qtbot):
    def open_referral(key):
        view.open_key(key)
        qtbot.waitUntil(lambda: view.current_key() == key)
        return view.card

    return open_referral


@pytest.fixture
def referral_of(desk):
    return lambda key: desk.ask(referrals.get, key)


@pytest.fixture
def favour_of(desk):
    """The one favour that a referral is."""

    def found(key):
        partner = desk.ask(referrals.get, key).partner
        of_partner = desk.ask(contacts.detail, partner, desk.today).favours
        made: list[Favour] = [one for one in of_partner if one.referral == key]
        assert len(made) == 1
        return made[0]

    return found


def press(view, name):
    button = view.card.findChild(QPushButton, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def spoken(view, line):
    return view.list.rows.data(view.list.rows.index(line, 0), Qt.ItemDataRole.AccessibleTextRole)


def test_what_waits_on_the_owner_comes_first_and_the_longest_wait_on_top(view):
    assert spoken(view, 0) == "Waiting on you, 8"
    assert spoken(view, 1).startswith("Nadia's Bakes, Met, Ask Leila what came of it")
    assert "132 d late" in spoken(view, 1)
    assert spoken(view, 8).endswith("today")
    assert spoken(view, 9) == "Passed, 1"


def test_given_and_received_can_be_looked_at_apart(view, qtbot):
    QTest.mouseClick(
        view.head_extra.findChild(QPushButton, "referrals.shown.given"), Qt.MouseButton.LeftButton
    )
    qtbot.waitUntil(lambda: RECEIVED_PASSED not in view.list.row_keys())
    view.open_key(RECEIVED_PASSED)
    qtbot.waitUntil(lambda: view.current_key() == RECEIVED_PASSED)
    assert view.head_extra.choice == "all"


def test_they_called(view, show, referral_of, qtbot):
    show(GIVEN_PASSED)
    press(view, "referrals.called")
    qtbot.waitUntil(lambda: referral_of(GIVEN_PASSED).status is ReferralStatus.CONTACTED)


def test_i_called_and_told_the_giver(view, show, referral_of, desk, qtbot):
    show(RECEIVED_PASSED)
    press(view, "referrals.called")
    qtbot.waitUntil(lambda: view.card.findChild(QPushButton, "referrals.told_giver") is not None)
    press(view, "referrals.told_giver")
    qtbot.waitUntil(lambda: referral_of(RECEIVED_PASSED).told_giver_on == desk.today)


def test_a_status_moves_both_ways_and_is_undone(view, show, referral_of, desk, qtbot):
    show(MET)
    press(view, "referrals.status.passed")
    qtbot.waitUntil(lambda: referral_of(MET).status is ReferralStatus.PASSED)
    desk.do(history.undo, now=desk.clock.now()).result()
    assert referral_of(MET).status is ReferralStatus.MET
    qtbot.waitUntil(lambda: view.page.referral.status is ReferralStatus.MET)


def test_what_was_won_is_credited_once(view, show, referral_of, favour_of, qtbot):
    show(MET)
    press(view, "referrals.won")
    qtbot.waitUntil(lambda: view.card.findChild(QLineEdit, "referrals.value") is not None)
    field = view.card.findChild(QLineEdit, "referrals.value")
    field.setText("never")
    press(view, "referrals.keep_value")
    assert view.card.findChild(QWidget, "referrals.value.error").isVisible()
    field.setText("1,250.50")
    press(view, "referrals.keep_value")
    qtbot.waitUntil(lambda: referral_of(MET).value == 125050)
    assert referral_of(MET).currency == "GBP"
    assert favour_of(MET).value == 125050


def test_quality_delivery_and_thanks(view, show, referral_of, desk, qtbot):
    show(MET)
    press(view, "referrals.quality.5")
    qtbot.waitUntil(lambda: referral_of(MET).quality == 5)
    qtbot.waitUntil(lambda: view.page.referral.quality == 5)
    press(view, "referrals.delivery.poorly")
    qtbot.waitUntil(lambda: view.page.referral.delivery is Delivery.POORLY)
    press(view, "referrals.thanked.note")
    qtbot.waitUntil(lambda: view.page.referral.thanked_on == desk.today)
    press(view, "referrals.thanked.take_back")
    qtbot.waitUntil(lambda: view.page.referral.thanked_on is None)
    press(view, "referrals.quality.none")
    qtbot.waitUntil(lambda: referral_of(MET).quality is None)


def test_a_slip_is_written_and_opened(view, referral_of, desk, qtbot):
    view.head_action.click()
    form = view.findChild(ReferralForm)
    form.submit()
    assert form.partner.input.accessibleDescription()
    form.partner.set_person(1, "Ana")
    form.submit()
    qtbot.waitUntil(lambda: form.prospect.input.accessibleDescription() != "")
    form.prospect.input.setText("Café <b>Zoë</b>")
    QTest.keyClick(form.prospect.input, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.page.referral.prospect == "Café <b>Zoë</b>")
    made = view.page.referral
    assert (made.direction, made.partner, made.prospect_contact) == (Direction.GIVEN, 1, None)
    assert (made.check_on - made.passed_on).days == 7


def test_a_slip_is_changed(view, show, referral_of, qtbot):
    before = show(RECEIVED_CONTACTED) and referral_of(RECEIVED_CONTACTED)
    press(view, "referrals.edit")
    form = view.findChild(ReferralForm)
    form._rest.write({"need": "Everything"})
    form.submit()
    qtbot.waitUntil(lambda: referral_of(RECEIVED_CONTACTED).need == "Everything")
    after = referral_of(RECEIVED_CONTACTED)
    assert (after.check_on, after.prospect, after.status) == (before.check_on, before.prospect, before.status)


def test_who_delivered_poorly_is_told_before_the_next_slip(view, show, qtbot):
    partner = show(MET).findChild(QPushButton, "referrals.partner").text()
    press(view, "referrals.delivery.poorly")
    qtbot.waitUntil(lambda: view.page.referral.delivery is Delivery.POORLY)
    view.new_slip(view.page.partner.id)
    form = view.findChild(ReferralForm)
    warning = form.findChild(QWidget, "referral.warning")
    assert form.partner.text() == partner
    assert warning.isVisible()
    assert "Delivered poorly" in warning.text()
    QTest.mouseClick(form.findChild(QPushButton, "referral.direction.received"), Qt.MouseButton.LeftButton)
    assert not warning.isVisible()
    form.reject()


def test_a_referral_is_deleted(view, show, qtbot):
    show(MET)
    view.verbs()["people.remove"]()
    qtbot.waitUntil(lambda: MET not in view.list.row_keys())


def test_the_partner_is_opened(view, show):
    show(MET)
    asked = []
    view.go_asked.connect(lambda subject, key: asked.append((subject, key)))
    press(view, "referrals.partner")
    assert asked == [("contacts", view.page.partner.id)]
    assert QApplication.activePopupWidget() is None
