"""Somebody, or several, put on an event's list by name."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.actions import events as event_actions
from netcrm.domain.event import Event
from netcrm.domain.refusal import Refused
from netcrm.reads import guest_lists
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.person_field import PeopleField
from netcrm.words.words import Words

_LONGEST = 40


class AddPeopleSheet(Sheet):
    """Contacts are chosen while typing; a name that nobody has becomes a new contact.

    Args:
        bridge: to the desk.
        words: says everything.
        parent: some widget of the window.
        event: on whose list they go.

    Attributes:
        people: the field.

    Signals:
        put(int): so many people are on the list now who weren't before.
    """

    put = Signal(int)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, event: Event) -> None:
        title = words.tr("Add people to {title}", title=event.title)
        super().__init__(title, "events.add_sheet", parent, width=520)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._words, self._event = bridge, words, event
        self.people = PeopleField(bridge, "events.add_sheet.who", words.tr("Who comes?"))
        self._new = LinkButton("", "events.add_sheet.new", "user-plus")
        self._new.clicked.connect(self._add_new)
        self._error = PlainLabel("", Role.SECOND, "stop", wrap=True)
        self._error.setObjectName("events.add_sheet.error")
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 0, EDGE, 16)
        column.setSpacing(8)
        for part in (self.people, self._new, self._error):
            column.addWidget(part)
        column.addStretch(1)
        self.body.addLayout(column)
        cancel = PlainButton(words.tr("Cancel"), "events.add_sheet.cancel")
        cancel.clicked.connect(self.reject)
        self.verb = PrimaryButton(words.tr("Put on the list"), "events.add_sheet.submit")
        self.verb.clicked.connect(self.submit)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.verb)
        self.people.field.input.textChanged.connect(lambda _: self._offer())
        self.people.changed.connect(self._offer)
        self.finished.connect(self._scrim.deleteLater)
        self._new.hide()
        self._error.hide()
        self.people.setFocus()

    def submit(self) -> None:
        """Put those who were chosen on the list."""
        if self.people.keys:
            self._put([])
        else:
            self._say(self._words.tr("Choose somebody, or add the name as a new contact."))
            self.people.setFocus()

    def _add_new(self) -> None:
        try:
            lines = self._bridge.ask(guest_lists.guest_list, self._event.id, self.people.field.text())
        except Refused as refused:
            self._say(self._words.refusal(refused))
            return
        self._put([line.card for line in lines])

    def _put(self, new: list[object]) -> None:
        self._bridge.do(
            event_actions.put_guests,
            self._event.id,
            list(self.people.keys),
            new,
            now=self._bridge.now(),
            then=self._done,
            refused=self._refuse,
        )

    def _done(self, count: int) -> None:
        self.put.emit(count)
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self._say(self._words.refusal(refused))

    def _say(self, words: str) -> None:
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _offer(self) -> None:
        self._say("")
        name = self.people.field.text()
        shown = name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
        words = self._words.tr("Add “{name}” as a new contact", name=shown)
        self._new.setText(words.replace("&", "&&"))
        self._new.setAccessibleName(words)
        self._new.setVisible(bool(name) and self.people.field.key is None)
