"""The table of what was measured: a group's figures beside the others' (picture 03)."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from netcrm.domain.renewal import Compared, Measure, Standing
from netcrm.domain.renewal_picture import Weighed
from netcrm.ui.icons import paint_icon
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role, font
from netcrm.ui.widgets.row_model import Align, Column
from netcrm.words import renewal as told
from netcrm.words.words import Words

FIRST = (
    Measure.COST,
    Measure.HOURS,
    Measure.NEW_PEOPLE,
    Measure.REFERRALS_RECEIVED,
    Measure.REFERRALS_GIVEN,
    Measure.INDUSTRY_VARIETY,
    Measure.OVERLAP,
)
"""Figures that always show; the others follow when asked for."""

_ICON, _GAP = 14, 7
_LOOKS = {Standing.BETTER: ("check-circle", "accent"), Standing.WORSE: ("warning", "caution")}


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in words, with its reading.

    Attributes:
        id: place of the figure in the order of all.
        behind: what it is made of.
        typical: the others' median.
    """

    id: int
    name: str
    behind: str
    value: str
    typical: str
    reading: str
    standing: Standing | None


def lines(words: Words, weighed: Weighed, currency: str) -> dict[Measure, Line]:
    """The known figures in the order they are shown: the first seven, then the rest."""
    known = {one.measure: one for one in weighed.renewal.compared if one.value is not None}
    order = [*FIRST, *(measure for measure in known if measure not in FIRST)]
    return {
        measure: _line(words, place, known[measure], weighed, currency)
        for place, measure in enumerate(order)
        if measure in known
    }


def columns(words: Words) -> list[Column]:
    """What we measured, this group, the others, and the reading."""
    return [
        Column(
            id="measure",
            header=words.tr("What we measured"),
            text=lambda line: str(line.name),
            second=lambda line: str(line.behind),
        ),
        Column(
            id="value",
            header=words.tr("This group"),
            text=lambda line: str(line.value),
            width=84,
            align=Align.RIGHT,
            strong=lambda _line: True,
        ),
        Column(
            id="typical",
            header=words.tr("Others, typical"),
            text=lambda line: str(line.typical),
            width=108,
            align=Align.RIGHT,
        ),
        Column(
            id="reading",
            header=words.tr("Reading"),
            text=lambda line: str(line.reading),
            width=140,
            paint=_paint_reading,
        ),
    ]


def spoken(line: Line, words: Words) -> str:
    """A whole line for screen readers."""
    parts = [f"{line.name}: {line.value}", line.behind]
    if line.typical:
        parts.append(words.tr("others typically {typical}", typical=line.typical))
    parts.append(line.reading)
    return ", ".join(part for part in parts if part)


def _line(words: Words, place: int, one: Compared, weighed: Weighed, currency: str) -> Line:
    typical = "" if one.median is None else told.figure(words, one.measure, one.median, currency)
    return Line(
        id=place,
        name=words.tr(told.MEASURES[one.measure]),
        behind=told.behind(words, one.measure, weighed.particulars, currency),
        value=told.figure(words, one.measure, one.value, currency),
        typical=typical,
        reading=told.reading(words, one),
        standing=one.standing,
    )


def _paint_reading(painter: QPainter, area: QRect, line: Line, colours: Tokens) -> None:
    """Icon and word; two strokes stand for "about the same"."""
    if line.standing is None:
        return
    middle = area.center().y() + 1
    mark = QRectF(area.left(), middle - _ICON / 2, _ICON, _ICON)
    if line.standing in _LOOKS:
        name, tone = _LOOKS[line.standing]
        paint_icon(painter, mark, name, str(getattr(colours, tone)))
    else:
        for away in (-3, 1):
            painter.fillRect(QRectF(mark.left() + 2, middle + away, _ICON - 4, 1.5), QColor(colours.text3))
    words = area.adjusted(_ICON + _GAP, 0, 0, 0)
    letters = font(Role.CHIP)
    painter.setFont(letters)
    painter.setPen(QColor(colours.text2))
    shown = QFontMetrics(letters).elidedText(line.reading, Qt.TextElideMode.ElideRight, words.width())
    painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
