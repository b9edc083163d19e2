"""A line that opens something outside: mail, telephone, a web page; nothing else is ever opened."""

from PySide6.QtCore import QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QColor, QDesktopServices, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import plain_tip

SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def open_target(target: str) -> bool:
    """Hand an address to the system's own program; only http, https, mailto and tel are.

    Returns:
        Whether it was handed over.
    """
    address = QUrl(target, QUrl.ParsingMode.StrictMode)
    if not address.isValid() or address.scheme() not in SCHEMES:
        return False
    return QDesktopServices.openUrl(address)


class LinkLine(QPushButton):
    """Words in accent that open ``target`` when pressed; the context menu copies them.

    Args:
        text: what stands there, letter by letter.
        target: the address that is opened, shown in full by the tooltip.
        name: ``objectName`` in dotted form.
    """

    def __init__(self, text: str, target: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self.target = target
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(target)
        self.setToolTip(plain_tip(target if target == text else f"{text}\n{target}"))
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.clicked.connect(lambda: open_target(self.target))

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the words."""
        measure = self.fontMetrics()
        return QSize(measure.horizontalAdvance(self._words) + 2, max(22, measure.height() + 4))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few letters and an ellipsis."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words, underlined under the pointer and on focus."""
        painter, colours = QPainter(self), tokens()
        letters = font(Role.BODY)
        letters.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(letters)
        painter.setPen(QColor(colours.accent))
        shown = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, self.width())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), int(flags) | int(Qt.TextFlag.TextSingleLine), shown)

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        copy = QAction(self.tr("Copy"), menu)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._words))
        menu.addAction(copy)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(at))
