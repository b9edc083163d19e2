"""Somebody with initials, name and second line; a click opens their page."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.avatar import paint_avatar
from netcrm.ui.widgets.elide import plain_tip

_CIRCLE, _GAP, _PAD = 40, 14, 4


class PersonButton(QPushButton):
    """A painted button; the name is cut last.

    Args:
        name: of the person, the group, or whoever is meant.
        second: the line below.
        object_name: ``objectName`` in dotted form.
        icon: name of an icon in the circle instead of initials.
        opens: whether a click does anything; otherwise it is only shown.
    """

    def __init__(
        self,
        name: str,
        second: str,
        object_name: str,
        *,
        icon: str = "",
        opens: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, parent)
        self._second, self._icon = second, icon
        self.setObjectName(object_name)
        self.setAccessibleName(", ".join(part for part in (name, second) if part))
        self.setToolTip(plain_tip("\n".join(part for part in (name, second) if part)))
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if opens:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for both lines."""
        wide = max(self._name_width(), QFontMetrics(font(Role.SECOND)).horizontalAdvance(self._second))
        return QSize(_PAD + _CIRCLE + _GAP + wide + 2 + _PAD, self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Wide enough for the name."""
        return QSize(_PAD + _CIRCLE + _GAP + min(self._name_width(), 220) + 2 + _PAD, self._height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint circle, name and second line."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse() and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(area, 6, 6)
        circle = QRectF(_PAD, (area.height() - _CIRCLE) / 2, _CIRCLE, _CIRCLE)
        paint_avatar(painter, circle, "" if self._icon else self.text(), colours)
        if self._icon:
            paint_icon(painter, circle.adjusted(11, 11, -11, -11), self._icon, colours.text2)
        self._paint_words(painter, circle.right() + _GAP)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_words(self, painter: QPainter, left: float) -> None:
        colours, room = tokens(), self.width() - left - _PAD
        lines = [(self.text(), Role.SECTION, colours.text)]
        if self._second:
            lines.append((self._second, Role.SECOND, colours.text2))
        heights = [QFontMetrics(font(role)).height() + 1 for _, role, _ in lines]
        top = (self.height() - sum(heights)) / 2
        for (words, role, colour), height in zip(lines, heights, strict=True):
            measure = QFontMetrics(font(role))
            shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            painter.setFont(font(role))
            painter.setPen(QColor(colour))
            painter.drawText(QRectF(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, shown)
            top += height

    def _name_width(self) -> int:
        return QFontMetrics(font(Role.SECTION)).horizontalAdvance(self.text())

    def _height(self) -> int:
        words = QFontMetrics(font(Role.SECTION)).height() + QFontMetrics(font(Role.SECOND)).height()
        return max(_CIRCLE + 2 * _PAD, words + 6)
