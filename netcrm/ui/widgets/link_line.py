"""A line that opens something outside: mail, telephone, a web page; nothing else is ever opened."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QDesktopServices,
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import plain_tip
from netcrm.ui.widgets.wrap import wrapped

_MOST = 6
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


class TextLink(QPushButton):
    """Words that can be pressed; they break into lines where they are too long.

    Args:
        text: what stands there, letter by letter.
        name: ``objectName`` in dotted form.
        tone: token of its colour.
    """

    def __init__(self, text: str, name: str, tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = text
        self._tone = tone
        # A zero-width space lets an address break before its host.
        self._shown = text.replace("@", "\u200b@")
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setToolTip(plain_tip(text))
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the words."""
        measure = self.fontMetrics()
        return QSize(measure.horizontalAdvance(self.words) + 2, max(22, measure.height() + 4))

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Height of the lines at a width."""
        lines = wrapped(self._shown, font(Role.BODY), width, _MOST)
        return max(22, len(lines) * QFontMetrics(font(Role.BODY)).height() + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """A few letters and an ellipsis."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the words, underlined under the pointer and on focus."""
        painter, colours = QPainter(self), tokens()
        letters = font(Role.BODY)
        letters.setUnderline(self.underMouse() or self.hasFocus())
        painter.setFont(letters)
        painter.setPen(QColor(str(getattr(colours, self._tone))))
        high = painter.fontMetrics().height()
        lines = wrapped(self._shown, font(Role.BODY), self.width(), _MOST)
        top = (self.height() - len(lines) * high) // 2
        for place, words in enumerate(lines):
            area = QRect(0, top + place * high, self.width() + 8, high)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class LinkLine(TextLink):
    """Words that open ``target`` outside when pressed; the context menu copies them.

    Args:
        text: what stands there, letter by letter.
        target: the address that is opened, shown in full by the tooltip.
        name: ``objectName`` in dotted form.
    """

    def __init__(self, text: str, target: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(text, name, parent=parent)
        self.target = target
        self.setAccessibleDescription(target)
        self.setToolTip(plain_tip(target if target == text else f"{text}\n{target}"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.clicked.connect(lambda: open_target(self.target))

    def _open_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        copy = QAction(self.tr("Copy"), menu)
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.words))
        menu.addAction(copy)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(at))
