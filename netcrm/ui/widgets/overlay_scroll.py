"""A scroll area whose bar lies over the edge of its cards, so that their width never changes."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QStyle, QStyleOptionSlider, QWidget

from netcrm.ui.theme import tokens

WIDTH = 10


class _Bar(QScrollBar):
    """A handle without a ground."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the handle over whatever lies below."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        handle = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().border_strong))
        painter.drawRoundedRect(QRectF(handle).adjusted(3, 0, -3, 0), 2, 2)


class OverlayScroll(QScrollArea):
    """Scrolls ``content`` up and down; the bar stands in the padding of the cards inside.

    Args:
        content: what scrolls; cards with at least 12 px padding at their right edge.
        name: ``objectName`` in dotted form.
    """

    def __init__(self, content: QWidget, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        self._bar = _Bar(Qt.Orientation.Vertical, self)
        self._bar.hide()
        hidden = self.verticalScrollBar()
        hidden.rangeChanged.connect(self._follow)
        hidden.valueChanged.connect(self._bar.setValue)
        self._bar.valueChanged.connect(hidden.setValue)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide as the content asks, and low."""
        content = self.widget()
        return QSize(content.minimumSizeHint().width() if content is not None else 0, 80)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the bar at the edge."""
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - WIDTH - 2, 6, WIDTH, max(0, self.height() - 12))

    def _follow(self, least: int, most: int) -> None:
        hidden = self.verticalScrollBar()
        self._bar.setRange(least, most)
        self._bar.setPageStep(hidden.pageStep())
        self._bar.setSingleStep(hidden.singleStep())
        self._bar.setVisible(most > least)
        self._bar.raise_()
