"""A paragraph in which some words are strong; plain text, wrapped, never markup (INTERFACE.md 10)."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.row_face import Spans


class RunsLabel(QWidget):
    """Shows spans of (words, strong) as one paragraph that breaks its lines.

    Args:
        role: size; strong words take the weight of ``Role.NAME``.
        tone: token of the words that aren't strong; strong ones are written in ``text``.
    """

    def __init__(self, role: Role = Role.BODY, tone: str = "text2", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._tone = role, tone
        self._spans: Spans = ()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """The words without emphasis."""
        return "".join(words for words, _strong in self._spans)

    def set_spans(self, spans: Spans) -> None:
        """Show other words."""
        self._spans = spans
        self.setAccessibleName(self.text)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """It breaks its lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as its lines at this width."""
        return self._laid_out(width)[1]

    def sizeHint(self) -> QSize:  # noqa: N802
        """Two lines at a usual width."""
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as one likes, one line high."""
        return QSize(1, self._line_height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the paragraph."""
        painter = QPainter(self)
        painter.setPen(QColor(str(getattr(tokens(), self._tone))))
        layout, _height = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, 0))

    def _line_height(self) -> int:
        return self.fontMetrics().lineSpacing()

    def _laid_out(self, width: int) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.text, font(self._role))
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, width))
            line.setPosition(QPointF(0, top))
            top += line.height() + 2
        layout.endLayout()
        return layout, max(QRect(0, 0, 0, round(top + 0.5)).height(), self._line_height())

    def _formats(self) -> list[QTextLayout.FormatRange]:
        strong = QTextCharFormat()
        strong.setFontWeight(Role.NAME.value[1])
        strong.setForeground(QColor(tokens().text))
        found, start = [], 0
        for words, is_strong in self._spans:
            # Qt counts in UTF-16 units.
            length = len(words.encode("utf-16-le")) // 2
            if is_strong:
                piece = QTextLayout.FormatRange()
                piece.start, piece.length, piece.format = start, length, strong
                found.append(piece)
            start += length
        return found
