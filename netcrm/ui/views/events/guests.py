"""The two tables of people on an event's page, and what can be done with a row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from netcrm.actions import events
from netcrm.domain.cards import EventDetail, Guest
from netcrm.domain.event import Attendance, Presence
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.views.events import face
from netcrm.ui.views.events.columns import (
    NARROW_ONLY,
    NARROW_WIDTHS,
    WIDE_ONLY,
    WIDE_WIDTHS,
    GuestColumns,
    GuestRow,
)
from netcrm.ui.views.events.table import PageTable
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.row_model import Row
from netcrm.words.words import Words


class GuestTable(PageTable):
    """One of the two tables; ticks and marks are written at once.

    Keys: Space ticks seen, N marks new to the owner, A absent, I asks for an introduction, Delete takes off
    the list, Enter opens the contact.

    Signals:
        contact_asked(int): the contact of this id is to be opened.
        request_asked(int, bool): this contact asks for an introduction, or, with True, is asked for.
    """

    contact_asked = Signal(int)
    request_asked = Signal(int, bool)

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        name: str,
        label: str,
        *,
        strangers: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        columns = GuestColumns(words)
        declared = columns.strangers() if strangers else columns.known()
        super().__init__(name, label, declared, columns.spoken, parent=parent)
        self._bridge, self._words, self._strangers = bridge, words, strangers
        self._ended = False
        self.rows.tick_asked.connect(self.set_seen)
        self.opened.connect(self._open)
        self.removed.connect(self._remove)
        self.menu_asked.connect(self._open_menu)
        self.keys.key_pressed.connect(self._typed)

    def show_guests(self, rows: Sequence[GuestRow], *, ended: bool) -> None:
        """Show these people; ``ended`` tells what somebody who wasn't seen after all is put back to."""
        self._ended = ended
        self.set_rows(rows)

    def set_seen(self, key: int, seen: bool) -> None:
        """Tick or untick "seen"; a stranger who was seen is new to the owner."""
        attendance = self._attendance(key)
        if attendance is None:
            return
        new = seen if self._strangers else attendance.new_to_me and seen
        presence = Presence.PRESENT if seen or self._ended else Presence.EXPECTED
        self._write(replace(attendance, met=seen, new_to_me=new, presence=presence))

    def set_new(self, key: int, new: bool) -> None:
        """Mark somebody as new to the owner, or as known before."""
        attendance = self._attendance(key)
        if attendance is not None:
            self._write(replace(attendance, new_to_me=new))

    def set_presence(self, key: int, presence: Presence) -> None:
        """Say whether somebody comes, came or stayed away; who isn't present wasn't met."""
        attendance = self._attendance(key)
        if attendance is not None:
            met = attendance.met and presence is Presence.PRESENT
            self._write(replace(attendance, presence=presence, met=met))

    def fill_menu(self, menu: QMenu, key: int) -> None:
        """Add what can be done with a row to a menu."""
        row = self.row(key)
        if row is None:
            return
        attendance = row.guest.attendance
        self._add(
            menu, self.tr("Seen"), "Space", attendance.met, lambda: self.set_seen(key, not attendance.met)
        )
        self._add(
            menu,
            self.tr("New to me"),
            "N",
            attendance.new_to_me,
            lambda: self.set_new(key, not attendance.new_to_me),
        )
        menu.addSeparator()
        for presence in Presence:
            keys = "A" if presence is Presence.ABSENT else ""
            self._add(
                menu,
                self._words.name(presence),
                keys,
                attendance.presence is presence,
                partial(self.set_presence, key, presence),
            )
        menu.addSeparator()
        asks, asked_for = self.tr("Asks for an introduction..."), self.tr("Somebody asks for them...")
        self._add(menu, asks, "I", None, lambda: self._request(key, target=False))
        self._add(menu, asked_for, "", None, lambda: self._request(key, target=True))
        menu.addSeparator()
        name = row.guest.contact.name
        self._add(menu, self.tr("Open {name}").format(name=name), "Return", None, lambda: self._open(key))
        self._add(menu, self.tr("Take off the list"), "Del", None, lambda: self._remove(key))

    def _add(
        self, menu: QMenu, words: str, keys: str, checked: bool | None, act: Callable[[], object]
    ) -> None:
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        action = menu.addAction("\t".join(part for part in (words.replace("&", "&&"), shown) if part))
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.triggered.connect(lambda _checked=False: act())

    def _open_menu(self, key: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        self.fill_menu(menu, key)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _typed(self, key: int, letter: str) -> None:
        attendance = self._attendance(key)
        if attendance is None:
            return
        if letter == "n":
            self.set_new(key, not attendance.new_to_me)
        elif letter == "i":
            self._request(key, target=False)
        elif letter == "a":
            back = Presence.PRESENT if self._ended else Presence.EXPECTED
            absent = attendance.presence is Presence.ABSENT
            self.set_presence(key, back if absent else Presence.ABSENT)

    def _attendance(self, key: int) -> Attendance | None:
        row = self.row(key)
        return None if row is None else row.guest.attendance

    def _write(self, attendance: Attendance) -> None:
        self._bridge.do(events.set_attendance, attendance, now=self._bridge.now())

    def _open(self, key: int) -> None:
        row = self.row(key)
        if row is not None:
            self.contact_asked.emit(row.guest.contact.id)

    def _request(self, key: int, *, target: bool) -> None:
        row = self.row(key)
        if row is not None:
            self.request_asked.emit(row.guest.contact.id, target)

    def _remove(self, key: int) -> None:
        if self.row(key) is not None:
            self._bridge.do(events.remove, key, now=self._bridge.now())


class GuestCards(QObject):
    """People you know, and strangers worth meeting: two cards over one list.

    Attributes:
        known: the card of people the owner knows, with the buttons that fill the list.
        strangers: the card of the others; hidden while there are none.
        paste: the button "Paste a guest list".
        add: the button "Add person".
    """

    def __init__(self, bridge: Bridge, words: Words, owner: QWidget) -> None:
        super().__init__(owner)
        self._bridge, self._words = bridge, words
        self._event = 0
        self._order: dict[int, int] = {}
        self._guests: tuple[Guest, ...] = ()
        self._whys: Mapping[int, str] = {}
        self._ended = False
        self.known = Card(self.tr("People you know"), "events.known_card")
        self.known.body.setContentsMargins(0, 0, 0, 0)
        self.known.body.setSpacing(0)
        self.paste = PlainButton(self.tr("Paste a guest list"), "events.paste", "file", small=True)
        self.add = PlainButton(self.tr("Add person"), "events.add_person", "plus", small=True)
        for button in (self.paste, self.add):
            self.known.add_action(button)
        self.known_table = GuestTable(bridge, words, "events.known", self.tr("People you know"))
        self._empty = EmptyState("events.nobody")
        self._keys = PlainLabel(self._key_words(), Role.SECOND, "text2", wrap=True)
        self._keys.setContentsMargins(16, 9, 16, 9)
        self._line = line()
        for part in (self.known_table, self._empty, self._line, self._keys):
            self.known.body.addWidget(part)
        self.known.body.addStretch(1)
        self.strangers = Card(self.tr("Strangers worth meeting"), "events.strangers_card")
        self.strangers.body.setContentsMargins(0, 0, 0, 0)
        self.strangers_table = GuestTable(
            bridge, words, "events.strangers", self.tr("Strangers worth meeting"), strangers=True
        )
        self.strangers.body.addWidget(self.strangers_table)
        self.strangers.body.addStretch(1)

    def show_detail(self, detail: EventDetail, now: datetime) -> None:
        """Show an event's list; while it is the same event, nobody changes their place."""
        event = detail.row.event
        if event.id != self._event:
            self._event, self._order, self._whys = event.id, {}, {}
        self._ended = face.has_ended(event, now)
        for guest in detail.guests:
            self._order.setdefault(guest.attendance.id, len(self._order))
        self._guests = tuple(sorted(detail.guests, key=lambda one: self._order[one.attendance.id]))
        self._show()

    def show_whys(self, whys: Mapping[int, str]) -> None:
        """Say why strangers are worth meeting, by contact; those with a reason come first."""
        if whys == self._whys:
            return
        self._whys = whys
        self._show()

    def set_narrow(self, narrow: bool) -> None:
        """Two lines in one column where there is no room for two columns."""
        self.known_table.hide_columns(WIDE_ONLY if narrow else NARROW_ONLY)
        self.known_table.set_widths(NARROW_WIDTHS if narrow else WIDE_WIDTHS)
        self.strangers_table.set_widths({"seeks": 168, "why": 200} if narrow else {"seeks": 240, "why": 264})

    def _show(self) -> None:
        today = self._bridge.today
        known = [GuestRow(guest=one, today=today) for one in self._guests if one.known]
        others = [
            GuestRow(guest=one, today=today, why=self._whys.get(one.contact.id, ""))
            for one in self._guests
            if not one.known
        ]
        places = {contact: place for place, contact in enumerate(self._whys)}
        others.sort(key=lambda row: places.get(row.guest.contact.id, len(places)))
        self.known_table.show_guests(known, ended=self._ended)
        self.strangers_table.show_guests(others, ended=self._ended)
        self.known_table.setVisible(bool(known))
        self._empty.setVisible(not known)
        for part in (self._line, self._keys):
            part.setVisible(bool(self._guests))
        self._empty.set(self._empty_words())
        self.strangers.setVisible(bool(others))
        self.known.set_hint(self._known_hint(len(known)))
        self.strangers.set_hint(self._stranger_hint(others))

    def _empty_words(self) -> str:
        if self._guests:
            return self.tr("Nobody on this list is known to you yet.")
        return self.tr("Nobody is listed yet. With a list you know whom to look for, and whom to ask.")

    def _known_hint(self, count: int) -> str:
        if not count:
            return ""
        if self._ended:
            met = sum(one.attendance.met for one in self._guests if one.known)
            return self.tr("{count} listed, {met} seen").format(count=count, met=met)
        return self.tr("{count} expected; something open comes first").format(count=count)

    def _stranger_hint(self, rows: Sequence[Row]) -> str:
        if self._ended:
            met = sum(row.guest.attendance.met for row in rows)
            return self.tr("{count} listed, {met} seen").format(count=len(rows), met=met)
        best = sum(bool(row.why) for row in rows)
        if not best:
            return self.tr("{count} expected").format(count=len(rows))
        return self.tr("{count} expected, {best} with a reason").format(count=len(rows), best=best)

    def _key_words(self) -> str:
        return self.tr(
            "Space ticks the selected line, N marks new to you, A absent, I asks for an introduction, "
            "Delete takes off the list, Enter opens the person."
        )
