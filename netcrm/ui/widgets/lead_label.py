"""A paragraph that begins with strong words, without any markup (INTERFACE.md 7, reasons)."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import PlainLabel

_LEADING = 2


class LeadLabel(PlainLabel):
    """Strong words in weight 600, then the rest in text2; wraps at any width.

    Args:
        lead: the strong words.
        rest: what follows.
    """

    def __init__(self, lead: str = "", rest: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", Role.BODY, "text", wrap=True, parent=parent)
        self._lead = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set(lead, rest)

    def set(self, lead: str, rest: str) -> None:
        """Show other words."""
        self._lead = lead
        self.setText(" ".join(part for part in (lead, rest) if part))
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as the lines at this width."""
        return max(1, round(self._laid_out(width)[1] + 0.5))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Of one long line, at most 480 px wide."""
        wide = round(QFontMetricsF(font(Role.NAME)).horizontalAdvance(self.text()))
        width = min(480, wide + 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any width will do; the height follows it."""
        return QSize(1, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the lines."""
        self._laid_out(self.width())[0].draw(QPainter(self), QPointF(0, 0))

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(self.text(), font(Role.BODY))
        colours = tokens()
        strong, usual = QTextCharFormat(), QTextCharFormat()
        strong.setFont(font(Role.NAME))
        strong.setForeground(QColor(colours.text))
        usual.setForeground(QColor(colours.text2))
        length = len(self._lead.encode("utf-16-le")) // 2
        layout.setFormats([_range(0, length, strong), _range(length, len(self.text()) * 2, usual)])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height() + _LEADING
        layout.endLayout()
        return layout, top


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made
