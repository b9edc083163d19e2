"""Contacts dragged out of the list and copied, by mouse and keys; only Qt's own drag loop is replaced."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDrag, QDragEnterEvent, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from netcrm.domain.refusal import Refused
from netcrm.exchange.formats import read
from netcrm.reads import contacts
from netcrm.ui.dialogs.export_contacts import ExportSheet
from netcrm.ui.views.contacts import handing_over
from netcrm.ui.views.contacts.contact_verbs import ContactVerbs
from netcrm.ui.widgets.notice import Notice

LEFT = Qt.MouseButton.LeftButton


class Drop:
    """Stands for the system: takes what is dragged, or not."""

    def __init__(self):
        self.action = Qt.DropAction.CopyAction
        self.drags = []

    def exec(self, drag, actions):
        data = drag.mimeData()
        urls = [Path(url.toLocalFile()) for url in data.urls()]
        self.drags.append(
            {
                "actions": actions,
                "formats": set(data.formats()),
                "vcard": bytes(data.data("text/vcard").data()).decode(),
                "old": bytes(data.data("text/x-vcard").data()).decode(),
                "text": data.text(),
                "files": urls,
                "content": [url.read_bytes().decode() for url in urls],
                "modes": [(url.stat().st_mode & 0o777, url.parent.stat().st_mode & 0o777) for url in urls],
                "picture": drag.pixmap(),
            }
        )
        return self.action


@pytest.fixture
def drop(monkeypatch):
    made = Drop()

    def carried(drag, actions):
        return made.exec(drag, actions)

    monkeypatch.setattr(QDrag, "exec", carried)
    return made


def middle(view, key):
    rows = view.list
    if key not in rows.keys.selected_keys():
        rows.keys.select(key)
    return rows.visualRect(rows.rows.index(rows.rows.place_of(key), 0)).center()


def pull(qtbot, view, at, release=False):
    """Press on a row and move further than a click trembles."""
    field = view.list.viewport()
    qtbot.mousePress(field, LEFT, pos=at)
    for step in range(1, 5):
        to = at + QPoint(8 * step, 0)
        QApplication.sendEvent(field, _moved(field, to))
    if release:
        qtbot.mouseRelease(field, LEFT, pos=at + QPoint(32, 0))


def _moved(field, to):
    none = Qt.KeyboardModifier.NoModifier
    place, everywhere = QPointF(to), QPointF(field.mapToGlobal(to))
    return QMouseEvent(QEvent.Type.MouseMove, place, everywhere, Qt.MouseButton.NoButton, LEFT, none)


def select(view, keys):
    view.list.keys.select(keys[0])
    view.list.keys._select_again(keys)


def banners(view):
    shown = [each for each in view.window().findChildren(Notice) if each.isVisible()]
    return [each.accessibleName() for each in shown]


def test_one_contact_is_dragged_as_a_file_a_card_and_text(view, qtbot, people, drop):
    pull(qtbot, view, middle(view, people("Ingrid Solberg")))
    qtbot.waitUntil(lambda: bool(drop.drags))
    (drag,) = drop.drags
    assert drag["actions"] == Qt.DropAction.CopyAction
    assert {"text/uri-list", "text/vcard", "text/x-vcard", "text/plain"} <= drag["formats"]
    assert [file.name for file in drag["files"]] == ["Ingrid Solberg.vcf"]
    assert drag["content"] == [drag["vcard"]] == [drag["old"]]
    assert drag["modes"] == [(0o600, 0o700)]
    assert not drag["picture"].isNull()
    assert drag["text"].startswith("Ingrid Solberg, Solberg Law, ")
    (draft,) = read(drag["vcard"].encode()).drafts
    assert (draft.contact.name, draft.contact.notes, draft.tags) == ("Ingrid Solberg", "", ())
    assert "VERSION:3.0" in drag["vcard"]
    assert "X-NETCRM-ROOM" not in drag["vcard"]


def test_several_are_dragged_in_the_list_s_order(view, qtbot, people, drop):
    chosen = [people(name) for name in ("Ingrid Solberg", "Hana Sato", "Harvey Stubbs")]
    select(view, chosen)
    before = view.list.keys.selected_keys()
    pull(qtbot, view, middle(view, chosen[0]))
    qtbot.waitUntil(lambda: bool(drop.drags))
    (drag,) = drop.drags
    assert [file.name for file in drag["files"]] == ["netcrm-contacts-2026-11-17.vcf"]
    names = [draft.contact.name for draft in read(drag["vcard"].encode()).drafts]
    assert names == ["Hana Sato", "Harvey Stubbs", "Ingrid Solberg"]
    assert view.list.keys.selected_keys() == before
    assert banners(view) == [
        "Handed over 3 people. As on a business card. Notes, tags and rooms stay here; "
        "Export takes them along."
    ]


def test_the_row_that_is_pulled_is_the_one_that_is_dragged(view, qtbot, people, drop):
    hana = people("Hana Sato")
    rows = view.list
    at = rows.visualRect(rows.rows.index(rows.rows.place_of(hana), 0)).center()
    assert rows.viewport().rect().contains(at)
    pull(qtbot, view, at)
    qtbot.waitUntil(lambda: bool(drop.drags))
    assert drop.drags[0]["files"][0].name == "Hana Sato.vcf"
    assert view.list.keys.selected_keys() == [hana]


def test_a_file_that_nobody_took_is_gone_at_once(view, qtbot, people, drop):
    drop.action = Qt.DropAction.IgnoreAction
    pull(qtbot, view, middle(view, people("Ingrid Solberg")))
    qtbot.waitUntil(lambda: bool(drop.drags))
    assert not drop.drags[0]["files"][0].parent.exists()
    assert banners(view) == []


def test_a_file_that_was_taken_stays_until_the_list_goes(view, qtbot, people, drop):
    pull(qtbot, view, middle(view, people("Ingrid Solberg")))
    qtbot.waitUntil(lambda: bool(drop.drags))
    file = drop.drags[0]["files"][0]
    assert file.exists()
    view._handing_over._outbox.close()
    assert not file.parent.exists()


def test_letting_go_before_the_file_is_there_drags_nothing(view, qtbot, people, drop, bridge):
    chosen = view.list.keys.selected_keys()
    pull(qtbot, view, middle(view, people("Ingrid Solberg")), release=True)
    done = []
    for _ in range(2):
        bridge.ask_later("settle", lambda: None, then=done.append)
        qtbot.waitUntil(lambda: bool(done))
        done.clear()
    assert drop.drags == []
    assert view.list.keys.selected_keys() == chosen
    pull(qtbot, view, middle(view, people("Ingrid Solberg")))
    qtbot.waitUntil(lambda: bool(drop.drags))


def test_escape_lets_go(view, qtbot, people, drop, bridge):
    pull(qtbot, view, middle(view, people("Ingrid Solberg")))
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    done = []
    bridge.ask_later("settle", lambda: None, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert drop.drags == []


def test_a_click_still_chooses_one_of_several(view, qtbot, people, drop):
    chosen = [people(name) for name in ("Ingrid Solberg", "Hana Sato")]
    select(view, chosen)
    qtbot.mouseClick(view.list.viewport(), LEFT, pos=middle(view, chosen[0]))
    assert view.list.keys.selected_keys() == chosen[:1]
    assert drop.drags == []


def test_what_can_not_be_written_is_said(view, qtbot, people, drop, monkeypatch):
    def full(_outbox, _name, _text):
        raise Refused("ledger.full")

    monkeypatch.setattr(handing_over.Outbox, "keep", full)
    pull(qtbot, view, middle(view, people("Ingrid Solberg")))
    qtbot.waitUntil(lambda: bool(banners(view)))
    assert banners(view)[0].startswith("The disk is full.")
    assert drop.drags == []


def test_the_window_is_no_place_for_its_own_people(view, qtbot, people, drop):
    window = view.window()
    overlay = window.findChild(QWidget, "drop")

    class Own(QDragEnterEvent):
        def source(self):
            return view.list

    def enter(kind, data):
        return kind(QPoint(300, 300), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)

    def over(drag, actions):
        data = drag.mimeData()
        QApplication.sendEvent(window, own := enter(Own, data))
        seen = [overlay.isVisible(), own.isAccepted()]
        QApplication.sendEvent(window, foreign := enter(QDragEnterEvent, data))
        drop.drags.append([*seen, overlay.isVisible(), foreign.isAccepted()])
        return Qt.DropAction.IgnoreAction

    drop.exec = over
    pull(qtbot, view, middle(view, people("Ingrid Solberg")))
    qtbot.waitUntil(lambda: bool(drop.drags))
    assert drop.drags == [[False, False, True, True]]


def test_the_selected_are_copied_with_the_keyboard(view, qtbot, people):
    select(view, [people(name) for name in ("Ingrid Solberg", "Hana Sato")])
    view.list.setFocus()
    QGuiApplication.clipboard().clear()
    qtbot.keyClick(view.list, "C", Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    data = QGuiApplication.clipboard().mimeData()
    drafts = read(bytes(data.data("text/x-vcard").data())).drafts
    assert [draft.contact.name for draft in drafts] == ["Hana Sato", "Ingrid Solberg"]
    assert [line.partition(",")[0] for line in data.text().splitlines()] == ["Hana Sato", "Ingrid Solberg"]
    assert not data.hasUrls()
    assert banners(view)[0].startswith("Copied 2 people. As on a business card.")


def test_the_menu_copies_and_shows_the_code(view, qtbot, people, monkeypatch):
    shown = []
    monkeypatch.setattr(ContactVerbs, "show_qr", lambda verbs, contact: shown.append(contact))
    ingrid = people("Ingrid Solberg")
    QGuiApplication.clipboard().clear()
    menu = view._acts.contact_menu(ingrid, view)
    for words in ("Copy", "Show as QR code"):
        next(each for each in menu.actions() if each.text() == words).trigger()
    menu.deleteLater()
    qtbot.waitUntil(lambda: "Ingrid Solberg" in QGuiApplication.clipboard().text())
    view.verbs()["people.qr"]()
    assert shown == [ingrid, ingrid]
    menu = view._acts.many_menu([1, 2, 3], view)
    assert "Show as QR code" not in [each.text() for each in menu.actions()]
    menu.deleteLater()


def test_too_many_are_sent_to_the_export(view, qtbot, monkeypatch, bridge, drop):
    monkeypatch.setattr(handing_over, "MOST_SHARED", 3)
    view.list.selectAll()
    everybody = view.list.keys.selected_keys()
    qtbot.keyClick(view.list, "C", Qt.KeyboardModifier.ControlModifier)
    pull(qtbot, view, view.list.visualRect(view.list.rows.index(2, 0)).center())
    assert drop.drags == []
    assert banners(view) == [
        "At most 3 people can be dragged or copied at once. "
        f"{len(everybody)} are selected. Exporting takes them all."
    ]
    view.window().findChild(QWidget, "contacts.export_instead").click()
    sheet = view.findChild(ExportSheet)
    assert sheet.heading.text() == f"Export {bridge.ask(contacts.count)} people"
    sheet.reject()


def test_the_sheet_of_a_contact_opens_from_the_palette_s_command(view, qtbot, people):
    assert view.window().can_run("people.qr")
    view.window().run("people.qr")
    sheet = view.findChild(QWidget, "qr")
    qtbot.waitUntil(lambda: sheet.card is not None)
    assert "FN:Ingrid Solberg" in sheet.card.text
    gone = []
    sheet.destroyed.connect(lambda: gone.append(True))
    sheet.reject()
    qtbot.waitUntil(lambda: bool(gone))
