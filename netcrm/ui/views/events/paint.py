"""Cells that a table paints itself: a person, a paragraph of two lines, a balance, a room, a chip."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from netcrm.domain.room import Room
from netcrm.ui.icons import FLAGGED, paint_icon
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role
from netcrm.ui.widgets.avatar import paint_avatar
from netcrm.ui.widgets.balance_bar import HEIGHT, paint_balance
from netcrm.ui.widgets.chip import ChipFace, chip_size, paint_chip
from netcrm.ui.widgets.room_mark import MARK, paint_room_mark
from netcrm.ui.widgets.row_paint import Fonts

CIRCLE = 28
_FLAG = 14
_AVATAR_FROM = 170
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextSingleLine)

Paint = Callable[[QPainter, QRect, Any, Tokens], None]


class Cells:
    """Paints parts of cells; holds the fonts, keep one a table."""

    def __init__(self) -> None:
        self.fonts = Fonts()

    def line(self, painter: QPainter, area: QRect, words: str, role: Role, colour: str) -> int:
        """Paint one line, cut at its end where it must be; returns its width."""
        measure = self.fonts.measure(role)
        shown = measure.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(self.fonts.get(role))
        painter.setPen(QColor(colour))
        painter.drawText(area, _LEFT, shown)
        return measure.horizontalAdvance(shown)

    def two_lines(
        self, painter: QPainter, area: QRect, upper: tuple[str, Role, str], lower: tuple[str, Role, str]
    ) -> QRect:
        """Paint a line over another, or one alone in the middle; returns where the upper one stands."""
        first = self.fonts.measure(upper[1]).height() + 1
        small = self.fonts.measure(lower[1]).height() if lower[0] else 0
        top = area.top() + (area.height() - first - small) // 2
        place = QRect(area.left(), top, area.width(), first)
        self.line(painter, place, *upper)
        if lower[0]:
            self.line(painter, QRect(area.left(), top + first, area.width(), small), *lower)
        return place

    def person(
        self,
        painter: QPainter,
        area: QRect,
        name: str,
        second: str,
        colours: Tokens,
        *,
        flagged: bool = False,
        muted: bool = False,
    ) -> None:
        """Paint initials, name, flag and second line; without initials where there is little room."""
        if area.width() >= _AVATAR_FROM:
            top = area.top() + (area.height() - CIRCLE) // 2
            paint_avatar(painter, QRect(area.left(), top, CIRCLE, CIRCLE), name, colours)
            area = area.adjusted(CIRCLE + 8, 0, 0, 0)
        room = area.adjusted(0, 0, -(_FLAG + 6) if flagged else 0, 0)
        tone = colours.text3 if muted else colours.text
        if self.fonts.measure(Role.NAME).horizontalAdvance(name) > room.width():
            # The name goes on where the second line would stand: it is never the first to be cut.
            name, second = (*wrapped(self.fonts.measure(Role.NAME), name, room.width()), "")[:2]
            if second:
                self._long_name(painter, room, (name, second), tone, colours, flagged=flagged)
                return
        upper = (self._cut(name, Role.NAME, room.width()), Role.NAME, tone)
        place = self.two_lines(painter, area, upper, (second, Role.SECOND, colours.text2))
        if flagged:
            left = place.left() + self.fonts.measure(Role.NAME).horizontalAdvance(upper[0]) + 6
            square = QRect(left, place.center().y() - _FLAG // 2, _FLAG, _FLAG)
            paint_icon(painter, square, FLAGGED, colours.stop)

    def _long_name(
        self,
        painter: QPainter,
        room: QRect,
        lines: tuple[str, str],
        tone: str,
        colours: Tokens,
        *,
        flagged: bool,
    ) -> None:
        place = self.two_lines(painter, room, (lines[0], Role.NAME, tone), (lines[1], Role.NAME, tone))
        if flagged:
            square = QRect(room.right() + 6, place.center().y() - _FLAG // 2, _FLAG, _FLAG)
            paint_icon(painter, square, FLAGGED, colours.stop)

    def paragraph(
        self, painter: QPainter, area: QRect, words: str, colour: str, role: Role = Role.BODY
    ) -> None:
        """Paint words on one line, or on two where one is too short."""
        measure = self.fonts.measure(role)
        lines = wrapped(measure, words, area.width())
        high = measure.lineSpacing() - 1
        top = area.top() + (area.height() - high * len(lines)) // 2
        for number, each in enumerate(lines):
            self.line(
                painter, QRect(area.left(), top + number * high, area.width(), high), each, role, colour
            )

    def balance(self, painter: QPainter, area: QRect, gave: int, received: int, colours: Tokens) -> None:
        """Paint the bar with its two numbers below."""
        small = self.fonts.measure(Role.SECOND).height()
        top = area.top() + (area.height() - HEIGHT - 4 - small) // 2
        paint_balance(painter, QRect(area.left(), top, area.width(), HEIGHT), gave, received, colours)
        under = QRect(area.left(), top + HEIGHT + 3, area.width(), small)
        painter.setFont(self.fonts.get(Role.SECOND))
        painter.setPen(QColor(colours.text2))
        measure = self.fonts.measure(Role.SECOND)
        left, bar = f"{gave} ", "|"
        # The stroke between the numbers stands right under that of the bar.
        start = round(area.center().x() + 0.5 - measure.horizontalAdvance(bar) / 2)
        start -= measure.horizontalAdvance(left)
        painter.drawText(QRect(start, under.top(), area.width(), small), _LEFT, f"{left}{bar} {received}")

    def room(self, painter: QPainter, area: QRect, room: Room | None, word: str, colours: Tokens) -> None:
        """Paint a room's mark and name; the name alone for none."""
        if room is not None:
            paint_room_mark(painter, QRect(area.left(), area.top(), MARK, area.height()), room, colours)
            area = area.adjusted(MARK + 8, 0, 0, 0)
        self.line(painter, area, word, Role.BODY, colours.text2 if room is not None else colours.text3)

    def chip(self, painter: QPainter, area: QRect, face: ChipFace, colours: Tokens) -> None:
        """Paint a chip at the left end."""
        top = area.top() + (area.height() - chip_size(face).height()) / 2
        paint_chip(painter, QPointF(area.left(), top), face, colours)

    def _cut(self, words: str, role: Role, width: int) -> str:
        return self.fonts.measure(role).elidedText(words, Qt.TextElideMode.ElideRight, width)


def wrapped(measure: QFontMetrics, words: str, width: int) -> list[str]:
    """Return words as one line, or as two; the rest stays on the second."""
    if measure.horizontalAdvance(words) <= width:
        return [words]
    first = ""
    for word in words.split():
        longer = f"{first} {word}".strip()
        if first and measure.horizontalAdvance(longer) > width:
            break
        first = longer
    rest = words[len(first) :].strip()
    return [first, rest] if rest else [first]
