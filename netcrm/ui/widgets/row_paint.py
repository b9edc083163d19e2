"""Paints one line of a list from its face; shared by every delegate."""

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextOption
from PySide6.QtWidgets import QApplication

from netcrm.ui.icons import paint_icon
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role, font
from netcrm.ui.widgets import avatar, balance_bar
from netcrm.ui.widgets.chip import ChipFace, chip_size, paint_chip
from netcrm.ui.widgets.room_mark import MARK, paint_room_mark
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.tick import BOX, paint_tick_box

SIDE, WIDE_SIDE = 12, 16
ACTION = 28
BALANCE_FROM = 360
NOTE_FROM = 560
DUE = 100
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Fonts:
    """Fonts and their measures, made once for a text size."""

    def __init__(self) -> None:
        self._size = 0.0
        self._fonts: dict[Role, QFont] = {}
        self._measures: dict[Role, QFontMetrics] = {}

    def get(self, role: Role) -> QFont:
        """The font of a role."""
        size = QApplication.font().pointSizeF()
        if size != self._size:
            self._size = size
            self._fonts.clear()
            self._measures.clear()
        if role not in self._fonts:
            self._fonts[role] = font(role)
            self._measures[role] = QFontMetrics(self._fonts[role])
        return self._fonts[role]

    def measure(self, role: Role) -> QFontMetrics:
        """The measures of a role's font."""
        self.get(role)
        return self._measures[role]


@dataclass(slots=True)
class Places:
    """Where the parts of a line stand.

    Attributes:
        tick: the tick box.
        actions: one square an action, in order.
        cut: whether any text had to be shortened.
    """

    tick: QRect = field(default_factory=QRect)
    actions: list[QRect] = field(default_factory=list)
    words: QRect = field(default_factory=QRect)
    end: int = 0
    cut: bool = False


def side_of(rect: QRect) -> int:
    """Space at both ends: less in the narrow lists on the left of a view."""
    return SIDE if rect.width() < NOTE_FROM else WIDE_SIDE


def place(face: RowFace, rect: QRect) -> Places:
    """Where tick box, icons and words of a line stand in ``rect``."""
    side = side_of(rect)
    places, left, right = Places(), rect.left() + side, rect.right() + 1 - side
    if face.tick is not None:
        places.tick = QRect(left - 5, rect.top(), BOX + 10, rect.height())
        left += BOX + 12
    if face.avatar or face.icon:
        left += (avatar.SIZE if face.avatar else BOX) + 10
    for _ in face.actions:
        right -= ACTION
        places.actions.insert(0, QRect(right, rect.center().y() - ACTION // 2 + 1, ACTION, ACTION))
        right -= 4
    places.words = QRect(left, rect.top(), max(0, right - left), rect.height())
    places.end = right
    return places


class RowPainter:
    """Paints faces; keep one a delegate, it holds the fonts."""

    def __init__(self) -> None:
        self.fonts = Fonts()

    def paint(self, painter: QPainter, rect: QRect, face: RowFace, colours: Tokens) -> Places:
        """Paint every part of a line; ground, lines and focus are the delegate's.

        Returns:
            Where the parts stand, with ``cut`` set where text was shortened.
        """
        places = place(face, rect)
        self._front(painter, rect, face, places, colours)
        for action, square in zip(face.actions, places.actions, strict=True):
            paint_icon(painter, square.adjusted(6, 6, -6, -6), action.icon, colours.accent)
        words = QRect(places.words)
        if face.note and rect.width() >= NOTE_FROM:
            words = self._noted(painter, words, face, places, colours)
        else:
            words.setRight(self._end(painter, words, face, colours, wide=rect.width() >= BALANCE_FROM))
        self._lines(painter, words, face, places, colours)
        return places

    def line_heights(self) -> tuple[int, int]:
        """Height of the title's line and of the smaller lines."""
        title, small = self.fonts.measure(Role.NAME).height(), self.fonts.measure(Role.SECOND).height()
        return max(20, title + 3), max(17, small + 1)

    def _front(self, painter: QPainter, rect: QRect, face: RowFace, places: Places, colours: Tokens) -> None:
        left = rect.left() + side_of(rect)
        middle = rect.top() + rect.height() / 2
        if face.tick is not None:
            paint_tick_box(painter, QRectF(left, rect.top(), BOX, rect.height()), face.tick, colours)
            left += BOX + 12
        if face.avatar:
            side = min(avatar.SIZE, rect.height() - 8)
            circle = QRectF(left + (avatar.SIZE - side) / 2, middle - side / 2, side, side)
            avatar.paint_avatar(painter, circle, face.avatar, colours)
        elif face.icon:
            paint_icon(painter, QRectF(left, middle - 8, 16, 16), face.icon, colours.text2)

    def _noted(
        self, painter: QPainter, words: QRect, face: RowFace, places: Places, colours: Tokens
    ) -> QRect:
        """Reason in the middle, due word or chip in a column of its own; returns what is left."""
        due = QRect(words.right() - DUE, words.top(), DUE, words.height())
        if face.end_chips:
            chip = face.end_chips[0]
            size = chip_size(chip)
            corner = QPointF(due.center().x() - size.width() / 2, due.center().y() - size.height() / 2 + 1)
            paint_chip(painter, corner, chip, colours)
        else:
            self._text(painter, due, face.right, Role.CHIP, colours.text, Qt.AlignmentFlag.AlignCenter)
        start = words.left() + int(words.width() * 0.37)
        area = QRectF(start, words.top(), due.left() - 10 - start, words.height())
        self._wrapped(painter, area, face.note, colours)
        return QRect(words.left(), words.top(), start - 12 - words.left(), words.height())

    def _wrapped(self, painter: QPainter, area: QRectF, words: str, colours: Tokens) -> None:
        measure = self.fonts.measure(Role.SECOND)
        painter.setFont(self.fonts.get(Role.SECOND))
        painter.setPen(QColor(colours.text2))
        room = int(area.width() * 1.9)
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, room)
        option = QTextOption(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(area, shown, option)

    def _end(self, painter: QPainter, words: QRect, face: RowFace, colours: Tokens, *, wide: bool) -> int:
        """Paint what stands at the right end; returns the last x left for the words."""
        right = words.right()
        for chip in reversed(face.end_chips):
            size = chip_size(chip)
            right -= size.width()
            top = words.center().y() - size.height() / 2 + 1
            paint_chip(painter, QPointF(right, top if not face.third else words.top() + 6), chip, colours)
            right -= 6
        if face.balance is not None and wide:
            right = self._balance(painter, words, right, face, colours)
        elif face.right and not face.end_chips and (wide or face.balance is None):
            width = self.fonts.measure(Role.SECOND).horizontalAdvance(face.right)
            area = QRect(right - width, words.top(), width + 1, words.height())
            if face.third:
                area.setHeight(30)
            self._text(painter, area, face.right, Role.SECOND, colours.text3, _RIGHT)
            right -= width + 10
        if face.room is not None and not face.third:
            mark = QRect(right - MARK, words.top(), MARK, words.height())
            paint_room_mark(painter, mark, face.room, colours)
            right -= MARK + 10
        return right - 4

    def _balance(self, painter: QPainter, words: QRect, right: int, face: RowFace, colours: Tokens) -> int:
        width, half = balance_bar.WIDTH, words.height() // 2
        gave, received = face.balance or (0, 0)
        bar = QRect(right - width, words.top() + 4, width, half - 2)
        balance_bar.paint_balance(painter, bar, gave, received, colours)
        under = QRect(right - width, words.top() + half, width, half - 4)
        self._text(painter, under, face.right, Role.SECOND, colours.text3, _RIGHT)
        return right - width - 18

    def _lines(self, painter: QPainter, words: QRect, face: RowFace, places: Places, colours: Tokens) -> None:
        first, small = self.line_heights()
        count = 2 if face.third else int(bool(face.second))
        top = words.top() + (words.height() - first - small * count) // 2
        line = QRect(words.left(), top, words.width(), first)
        self._title(painter, line, face, places, colours)
        if count == 0:
            return
        # Chips and words at the end of a row of three lines stand beside its title alone.
        width = places.words.width() if face.third else words.width()
        line = QRect(words.left(), top + first, width, small)
        if face.third and face.room is not None:
            paint_room_mark(painter, QRect(line.left(), line.top(), MARK, small), face.room, colours)
            line.setLeft(line.left() + MARK + 6)
        tone = str(getattr(colours, face.second_tone))
        self._cut(painter, line, face.second, tone, places)
        if face.third:
            last = QRect(words.left(), top + first + small, width, small)
            self._cut(painter, last, face.third, colours.text2, places)

    def _title(self, painter: QPainter, line: QRect, face: RowFace, places: Places, colours: Tokens) -> None:
        chips = self._fitting(face, line.width())
        taken = sum(chip_size(chip).width() + 8 for chip in chips)
        left, room = line.left(), line.width() - taken
        for words, strong in face.spans:
            role = Role.NAME if strong else Role.BODY
            measure = self.fonts.measure(role)
            shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, line.left() + room - left)
            places.cut = places.cut or shown != words
            whole = strong or not face.title_strong
            tone = colours.text3 if face.muted else colours.text if whole else colours.text2
            width = measure.horizontalAdvance(shown)
            self._text(painter, QRect(left, line.top(), width + 2, line.height()), shown, role, tone, _LEFT)
            left += width
        for chip in chips:
            size = chip_size(chip)
            corner = QPointF(left + 8, line.center().y() - size.height() / 2 + 1)
            paint_chip(painter, corner, chip, colours)
            left += size.width() + 8

    def _fitting(self, face: RowFace, width: int) -> list[ChipFace]:
        """The chips that leave the name whole; one with an icon shrinks to it instead of going."""
        name = sum(
            self.fonts.measure(Role.NAME if strong else Role.BODY).horizontalAdvance(words)
            for words, strong in face.spans
        )
        chips = list(face.chips)
        while chips and name + sum(chip_size(chip).width() + 8 for chip in chips) > width:
            last = chips.pop()
            if last.icon and last.text:
                chips.append(ChipFace("", last.tone, last.icon))
                break
        return chips

    def _cut(self, painter: QPainter, line: QRect, words: str, colour: str, places: Places) -> None:
        measure = self.fonts.measure(Role.SECOND)
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        places.cut = places.cut or shown != words
        self._text(painter, line, shown, Role.SECOND, colour, _LEFT)

    def _text(
        self, painter: QPainter, area: QRect, words: str, role: Role, colour: str, flags: Qt.AlignmentFlag
    ) -> None:
        painter.setFont(self.fonts.get(role))
        painter.setPen(QColor(colour))
        painter.drawText(area, int(flags) | int(Qt.TextFlag.TextSingleLine), words)


def paint_ground(
    painter: QPainter, rect: QRect, colours: Tokens, *, selected: bool, hovered: bool, line: bool = True
) -> None:
    """Ground of a line: selection fill and bar, hover, and the line under it."""
    if selected:
        painter.fillRect(rect, QColor(colours.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), QColor(colours.accent))
    elif hovered:
        painter.fillRect(rect, QColor(colours.hover))
    if line:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.border))


def paint_focus(painter: QPainter, rect: QRect, colours: Tokens) -> None:
    """The 2 px outline of the focused line, on top of everything."""
    painter.save()
    painter.setPen(QPen(QColor(colours.accent), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
    painter.restore()
