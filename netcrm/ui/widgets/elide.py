"""Labels for data: always plain text, with a role and a tone; one of them elides (INTERFACE.md 4, 6)."""

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from netcrm.ui.theme import Role, font, set_look


def plain_tip(text: str) -> str:
    """A tooltip that shows ``text`` letter by letter, whatever markup stands in it."""
    return f"<span>{escape(text).replace(chr(10), '<br>')}</span>" if text else ""


def show_if(widget: QWidget, wanted: bool) -> None:
    """Show or hide a part of something; one without a parent is never shown as a window of its own."""
    if widget.parentWidget() is not None or not wanted:
        widget.setVisible(wanted)
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)


class PlainLabel(QLabel):
    """A label that never reads its text as markup.

    Made from a text, a role (size and weight) and a tone (``text``, ``text2``, ``text3``, ``accent``,
    ``caution``, ``stop``). With ``wrap`` it breaks lines.
    """

    def __init__(
        self,
        text: str = "",
        role: Role = Role.BODY,
        tone: str = "text",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setFont(font(role))
        self.setText(text)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As narrow as need be where it wraps; a minimum width would make Qt hint at one word a line."""
        least = super().minimumSizeHint()
        return QSize(1, least.height()) if self.wordWrap() else least

    def set_tone(self, tone: str) -> None:
        """Change the colour by the name of a token."""
        set_look(self, "tone", tone)

    def set_role(self, role: Role) -> None:
        """Change size and weight."""
        self.setFont(font(role))


class ElideLabel(PlainLabel):
    """One line that ends in an ellipsis where it is too long, with the whole text as tooltip."""

    def __init__(
        self, text: str = "", role: Role = Role.BODY, tone: str = "text", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, role, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:  # noqa: N802
        """Show another text."""
        super().setText(text)
        self._tell()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for three letters and an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("mmm…"), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Follow the width with the tooltip."""
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the text as far as it fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), int(self.alignment()), shown)

    def _tell(self) -> None:
        too_long = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(plain_tip(self.text()) if too_long else "")
