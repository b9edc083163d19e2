"""The rail on the left: the name, the views with their counts, and what stands at its foot."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.elide import plain_tip

WIDE_RAIL, NARROW_RAIL = 200, 56


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of the rail.

    Attributes:
        id: a view's subject, or the id of a command.
        text: its words.
        icon: name of its icon.
        bottom: whether it stands at the foot of the rail.
    """

    id: str
    text: str
    icon: str
    bottom: bool = False


class NavButton(QPushButton):
    """An item of the rail; painted by hand, with count, flagged pill or dot."""

    def __init__(self, item: NavItem, parent: QWidget | None = None) -> None:
        super().__init__(item.text, parent)
        self.item = item
        self.collapsed = False
        self._count = ""
        self._flagged = 0
        self.setObjectName(f"nav.{item.id}")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name()

    def set_count(self, count: int | None) -> None:
        """The number at the end; None or 0 for none."""
        self._count = self.locale().toString(count) if count else ""
        self._name()

    def set_flagged(self, flagged: int) -> None:
        """How many open requests are flagged; shown as a red pill, or a dot when collapsed."""
        self._flagged = flagged
        self._name()

    def set_collapsed(self, collapsed: bool) -> None:
        """Icon only, or icon and words."""
        self.collapsed = collapsed
        self._name()

    def sizeHint(self) -> QSize:  # noqa: N802
        """36 px high, more for larger text."""
        return QSize(40, max(36, self.fontMetrics().height() + 14))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, bar, icon, words and number."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area, chosen = QRectF(self.rect()), self.isChecked()
        if chosen or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
            painter.drawRoundedRect(area, 6, 6)
        if chosen:
            bar = QRectF(0, (area.height() - 20) / 2, 3, 20)
            painter.fillRect(bar.adjusted(0, -1, 0, 1), QColor(colours.accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)
        left = (area.width() - 18) / 2 if self.collapsed else 10
        square = QRectF(left, (area.height() - 18) / 2, 18, 18)
        paint_icon(painter, square, self.item.icon, colours.accent if chosen else colours.text2)
        if self.collapsed:
            self._paint_dot(painter)
        else:
            self._paint_words(painter, area, chosen)

    def _paint_dot(self, painter: QPainter) -> None:
        if self._flagged:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().stop))
            painter.drawEllipse(QPointF(self.width() - 10, 9), 4, 4)

    def _paint_words(self, painter: QPainter, area: QRectF, chosen: bool) -> None:
        colours = tokens()
        painter.setFont(font(Role.NAME if chosen else Role.BUTTON))
        painter.setPen(QColor(colours.text if chosen else colours.text2))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area.adjusted(40, 0, -8, 0), middle | Qt.AlignmentFlag.AlignLeft, self.item.text)
        number = str(self._flagged) if self._flagged else self._count
        if not number:
            return
        painter.setFont(font(Role.SECOND_STRONG))
        width = painter.fontMetrics().horizontalAdvance(number)
        end = area.adjusted(0, 0, -9, 0)
        if self._flagged:
            pill = QRectF(end.right() - width - 14, (area.height() - 20) / 2, width + 14, 20)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.stop_soft))
            painter.drawRoundedRect(pill, 10, 10)
            painter.setPen(QColor(colours.stop))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
        else:
            painter.drawText(end, middle | Qt.AlignmentFlag.AlignRight, number)

    def _name(self) -> None:
        words = self.item.text
        if self._flagged:
            words = self.tr("{view}, {count} flagged").format(view=words, count=self._flagged)
        elif self._count:
            words = f"{words}, {self._count}"
        self.setAccessibleName(words)
        self.setToolTip(plain_tip(words) if self.collapsed else "")
        self.update()


class Brand(QPushButton):
    """The name of the application; a click opens its menu."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("netcrm", parent)
        self.setObjectName("nav.menu")
        self.setAccessibleName(self.tr("Menu"))
        self.setToolTip(self.tr("Menu"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.collapsed = False

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as a line of the rail."""
        return QSize(40, 36)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the floor plan and the name."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = (self.width() - 22) / 2 if self.collapsed else 9
        paint_brand(painter, QRectF(left, (self.height() - 22) / 2, 22, 22), colours.accent)
        if not self.collapsed:
            painter.setFont(font(Role.SECTION))
            painter.setPen(QColor(colours.text))
            painter.drawText(self.rect().adjusted(40, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def paint_brand(painter: QPainter, rect: QRectF, colour: str) -> None:
    """Four rooms, one of them filled and one with a person in it."""
    side = rect.width() / 2 - 1
    step = side + 2
    painter.setPen(QPen(QColor(colour), 2))
    for column, row in ((0, 0), (1, 0), (0, 1)):
        room = QRectF(rect.left() + column * step, rect.top() + row * step, side, side)
        painter.setBrush(QColor(colour) if (column, row) == (0, 0) else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 2, 2)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(rect.left() + step, rect.top() + step, side, side).adjusted(1, 1, -1, -1))


class Rail(QWidget):
    """The navigation on the left.

    Signals:
        chosen(str): an item was pressed: its id.
        menu_asked(QRect): the name was pressed; where it stands, in global coordinates.
    """

    chosen = Signal(str)
    menu_asked = Signal(QRect)

    def __init__(self, items: Sequence[NavItem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setProperty("rail", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = Brand()
        self._brand.clicked.connect(self._ask_menu)
        self._buttons: dict[str, NavButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 9, 12, 15)
        self._column.setSpacing(2)
        self._column.addWidget(self._brand)
        self._gap = QSpacerItem(0, 11)
        self._column.addItem(self._gap)
        for item in (each for each in items if not each.bottom):
            self._add(item)
        self._column.addStretch(1)
        for item in (each for each in items if each.bottom):
            self._add(item)
        self.set_collapsed(False)

    def set_current(self, view: str) -> None:
        """Show which view is in front."""
        for each, button in self._buttons.items():
            button.setChecked(each == view)

    def set_count(self, view: str, count: int | None) -> None:
        """The number beside a view's name."""
        self._buttons[view].set_count(count)

    def set_flagged(self, view: str, flagged: int) -> None:
        """How many open requests are flagged."""
        self._buttons[view].set_flagged(flagged)

    def set_collapsed(self, collapsed: bool) -> None:
        """Icons only (56 px), or icons and words (200 px)."""
        margin = 8 if collapsed else 12
        self._gap.changeSize(0, 5 if collapsed else 11)
        self._column.setContentsMargins(margin, 9, margin, 15)
        self.setFixedWidth(NARROW_RAIL if collapsed else WIDE_RAIL)
        self._brand.collapsed = collapsed
        for button in self._buttons.values():
            button.set_collapsed(collapsed)

    def _add(self, item: NavItem) -> None:
        button = NavButton(item)
        button.clicked.connect(lambda: self._press(item.id))
        self._buttons[item.id] = button
        self._column.addWidget(button)

    def _press(self, item: str) -> None:
        # What was in front stays marked until another view really is.
        self._buttons[item].setChecked(not self._buttons[item].isChecked())
        self.chosen.emit(item)

    def _ask_menu(self) -> None:
        corner = self._brand.mapToGlobal(self._brand.rect().topLeft())
        self.menu_asked.emit(QRect(corner, self._brand.size()))
