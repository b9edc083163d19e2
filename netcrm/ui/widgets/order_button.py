"""Words with a caret that open a menu of orders (the line over a list)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens


class OrderButton(QPushButton):
    """One of some orders is always chosen.

    Args:
        label: accessible name ("Order").
        name: ``objectName`` in dotted form.
        options: (id, words); the first is chosen at first.

    Attributes:
        choice: id of the chosen one.

    Signals:
        chosen(str): the owner chose this id.
    """

    chosen = Signal(str)

    def __init__(
        self, label: str, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._options = tuple(options)
        self.setObjectName(name)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(font(Role.SECOND))
        self.clicked.connect(self._open)
        self.choose(options[0][0])

    def choose(self, choice: str) -> None:
        """Show an order as chosen, without a signal; an unknown one chooses the first."""
        words = dict(self._options)
        self.choice = choice if choice in words else self._options[0][0]
        self.setText(words[self.choice])
        self.setAccessibleName(f"{self._label}: {words[self.choice]}")
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Words and caret, 28 px high."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.text()) + 26, max(28, self.fontMetrics().height())
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words and the caret."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        painter.setPen(QColor(colours.text if self.underMouse() else colours.text2))
        words = self.rect().adjusted(4, 0, -20, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.text())
        caret = QRectF(self.width() - 17, (self.height() - 12) / 2 + 1, 12, 12)
        paint_icon(painter, caret, "caret-down", colours.text3)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 4, 4)

    def _open(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        for choice, words in self._options:
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(choice == self.choice)
            action.triggered.connect(partial(self._choose, choice))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, choice: str, _checked: bool = False) -> None:
        self.choose(choice)
        self.chosen.emit(choice)
