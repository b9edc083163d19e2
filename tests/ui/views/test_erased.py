"""What the window says of people who were erased: on backups, after going back, and in an import's review."""

import pytest

from netcrm.actions import erasing
from netcrm.reads import contacts
from netcrm.reads import imports as import_reads
from netcrm.ui.dialogs.import_records import record_line
from netcrm.ui.dialogs.import_values import compared, sentence
from netcrm.ui.views.settings.data import DataPage
from netcrm.ui.views.settings.restore import RestoreSheet
from netcrm.ui.views.settings.view import SettingsView
from netcrm.ui.widgets.notice import Notice


@pytest.fixture
def erased(desk):
    """Ingrid is erased; a backup made before holds her."""
    old = desk.back_up()
    card = desk.ask(contacts.card, desk.ask(contacts.matching, "Ingrid Solberg", 1)[0].id)
    desk.erase(erasing.erase, card.contact.id).result()
    return old, card


@pytest.fixture
def shown(window, erased, theme):
    class Shown(SettingsView):
        """The settings with their theme already in hand."""

        def __init__(self, bridge, words, settings):
            super().__init__(bridge, words, settings, theme)

    made = window(Shown)
    made.view.open_key("backups")
    return made


def page(shown):
    return shown.findChild(DataPage)


def test_a_backup_that_still_holds_somebody_says_so(shown, erased, qtbot):
    here = page(shown)
    qtbot.waitUntil(lambda: bool(here._backups) and bool(here._held))
    assert [here._second(one).rpartition(" · ")[2] for one in here._backups.values()] == [
        "holds 1 person you erased"
    ]


def test_going_back_to_it_erases_again_and_says_so(shown, erased, qtbot, hand, desk):
    here = page(shown)
    qtbot.waitUntil(lambda: bool(here._backups))
    here._look(1)
    hand.click(here.findChildren(RestoreSheet)[0], "restore.submit")
    qtbot.waitUntil(lambda: bool(shown.findChildren(Notice)))
    told = shown.findChildren(Notice)[0].accessibleName()
    assert "It still held 1 person you had erased for good: they were erased again" in told
    assert not [
        row for row in desk.ask(contacts.matching, "Ingrid Solberg", 5) if row.name == "Ingrid Solberg"
    ]


def test_the_review_says_when_they_were_erased_and_offers_to_add_them(erased, desk, words, tmp_path):
    _old, card = erased
    path = tmp_path / "cards.csv"
    email = card.channels[0].written
    path.write_text(f"Given name,Family name,Email\nIngrid,Solberg,{email}\nNew,Person,new@person.example\n")
    review = desk.ask(import_reads.for_review, [path]).review
    line = record_line(words, review, 0)
    assert line.why == "You erased this person on 17 November 2026"
    assert not line.ticked
    assert line.muted
    rows = compared(words, review, 0, desk.today)
    assert sentence(words, review, 0, rows).startswith(
        "You erased this person on 17 November 2026. They come back"
    )
    assert record_line(words, review.tick(0, True), 0).ticked
    assert record_line(words, review, 1).ticked
