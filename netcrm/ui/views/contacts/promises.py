"""The open promises between the owner and a contact: tick them, put them off."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from netcrm.domain.followup import FollowUp
from netcrm.ui.icons import icon
from netcrm.ui.theme import Role
from netcrm.ui.views.contacts import said
from netcrm.ui.widgets.buttons import IconButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.tick import TickBox
from netcrm.words.words import Words


class Promises(QWidget):
    """A row each: tick box, words, when, and a menu.

    Signals:
        ticked(FollowUp): it is done.
        put_off(FollowUp, int): put off by so many days from today.
        change_asked(FollowUp): open its form.
        drop_asked(FollowUp): delete it.
    """

    ticked = Signal(object)
    put_off = Signal(object, int)
    change_asked = Signal(object)
    drop_asked = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_promises(self, follow_ups: Sequence[FollowUp], name: str, today: date) -> None:
        """Show these."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each, name, today) for each in follow_ups]
        for row in self._rows:
            self._column.addWidget(row)

    def _row(self, follow_up: FollowUp, name: str, today: date) -> QWidget:
        row = QWidget(self)
        told = said.promise(self._words, follow_up, name)
        when, tone = said.when(self._words, follow_up, today)
        tick = TickBox("")
        tick.setObjectName(f"contacts.promise.{follow_up.id}")
        tick.setAccessibleName(self.tr("Done: {what}").format(what=told))
        tick.setFixedWidth(26)
        tick.clicked.connect(lambda: self.ticked.emit(follow_up))
        more = IconButton(self.tr("Put off or change"), f"contacts.promise.{follow_up.id}.more", "dots")
        more.clicked.connect(lambda: self._open_menu(follow_up, more))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.setContentsMargins(0, 4, 0, 0)
        texts.addWidget(PlainLabel(told, Role.BODY, wrap=True))
        texts.addWidget(PlainLabel(when, Role.SECOND, tone))
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(texts, 1)
        line.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _open_menu(self, follow_up: FollowUp, button: QWidget) -> None:
        menu = QMenu(self)
        menu.setObjectName("contacts.promise_menu")
        for words, days in ((self.tr("Put off 1 day"), 1), (self.tr("Put off 1 week"), 7)):
            action = menu.addAction(icon("clock"), words)
            action.triggered.connect(lambda _=False, days=days: self.put_off.emit(follow_up, days))
        change = menu.addAction(icon("pencil"), self.tr("Change"))
        change.triggered.connect(lambda: self.change_asked.emit(follow_up))
        drop = menu.addAction(icon("trash"), self.tr("Delete"))
        drop.triggered.connect(lambda: self.drop_asked.emit(follow_up))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
