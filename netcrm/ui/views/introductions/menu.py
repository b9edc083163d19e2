"""The context menu of a request in the list."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from netcrm.domain.cards import RequestRow


class RequestMenu(QMenu):
    """Opens either side, or deletes the request; gone once it is closed.

    Signals:
        opened(str, object): show a side: subject of its view, key.
        delete_asked(): delete the request.
    """

    opened = Signal(str, object)
    delete_asked = Signal()

    def __init__(self, row: RequestRow, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("introductions.menu")
        self._side("contacts", row.requester.id, row.requester.name)
        if row.target is not None:
            self._side("contacts", row.target.id, row.target.name)
        elif row.group is not None:
            self._side("groups", row.group.id, row.group.name)
        self.addSeparator()
        self._add(self.tr("Delete this request"), self.delete_asked.emit)
        self.aboutToHide.connect(self.deleteLater)

    def _side(self, subject: str, key: int, name: str) -> None:
        self._add(self.tr("Open {name}").format(name=name), lambda: self.opened.emit(subject, key))

    def _add(self, words: str, act: Callable[[], object]) -> None:
        self.addAction(words.replace("&", "&&")).triggered.connect(lambda: act())  # noqa: PLW0108 - no argument
