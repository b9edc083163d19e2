"""Filter buttons in one line; those that find no room move into a menu behind a plus (INTERFACE.md 6)."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from netcrm.ui.widgets.buttons import FilterButton, IconButton

_GAP = 6


class FilterRow(QWidget):
    """Keeps every filter within reach in a narrow list; active ones are never hidden first.

    Args:
        name: ``objectName``; the plus is called ``<name>.more``.
        buttons: the filters in order.
    """

    def __init__(self, name: str, buttons: Sequence[FilterButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._buttons = list(buttons)
        for button in buttons:
            button.setParent(self)
            button.chosen.connect(self._place)
        self._more = IconButton(self.tr("More filters"), f"{name}.more", "plus", parent=self)
        self._more.clicked.connect(self._open)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its buttons."""
        return QSize(120, max((each.sizeHint().height() for each in self._buttons), default=28))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what fits."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        room = self.width()
        wide = [each.sizeHint().width() + _GAP for each in self._buttons]
        if sum(wide) - _GAP > room:
            room -= self._more.width() + _GAP
        shown: list[FilterButton] = []
        for each in sorted(self._buttons, key=lambda button: not button.choice):
            used = sum(one.sizeHint().width() + _GAP for one in shown)
            if used + each.sizeHint().width() <= room:
                shown.append(each)
        left = 0
        for each in self._buttons:
            each.setVisible(each in shown)
            if each in shown:
                each.setGeometry(left, 0, each.sizeHint().width(), self.height())
                left += each.sizeHint().width() + _GAP
        self._more.setVisible(len(shown) < len(self._buttons))
        self._more.setGeometry(left, 0, self._more.width(), self.height())

    def _open(self) -> None:
        menu = QMenu(self)
        for each in self._buttons:
            if each.isHidden():
                each.fill(menu.addMenu(each.text().replace("&", "&&")))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
