"""Line icons from the Phosphor font, tinted by the theme while they are painted (INTERFACE.md 7).

The font file ships inside the qtawesome package. Its Python part is never imported: that would cost
0.3 s at every start.
"""

from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from netcrm.ui.theme import tokens

FAMILY = "Phosphor"
_FILE = Path("fonts", "phosphor-1.3.0.ttf")

GLYPHS: dict[str, int] = {
    "arrow-left": 0xF03B,
    "arrow-right": 0xF044,
    "bell": 0xF082,
    "bookmark": 0xF095,
    "briefcase": 0xF0A0,
    "buildings": 0xF0A8,
    "calendar": 0xF0AD,
    "calendar-check": 0xF0AE,
    "camera": 0xF0B1,
    "card": 0xF1DC,
    "caret-down": 0xF0C2,
    "caret-left": 0xF0C3,
    "caret-right": 0xF0C4,
    "chart": 0xF0D2,
    "chat": 0xF0DC,
    "check": 0xF0E7,
    "check-circle": 0xF0E8,
    "clock": 0xF0F9,
    "coffee": 0xF10C,
    "copy": 0xF114,
    "database": 0xF12D,
    "door": 0xF141,
    "dots": 0xF145,
    "envelope": 0xF156,
    "export": 0xF15A,
    "eye": 0xF15B,
    "file": 0xF170,
    "funnel": 0xF197,
    "gear": 0xF19C,
    "gift": 0xF1A5,
    "globe": 0xF1AF,
    "hand": 0xF1BD,
    "handshake": 0xF1C0,
    "history": 0xF0FC,
    "house": 0xF1D8,
    "import": 0xF14C,
    "info": 0xF1E0,
    "key": 0xF1E4,
    "keyboard": 0xF1E5,
    "link": 0xF1F3,
    "list": 0xF1FA,
    "lock": 0xF1FF,
    "lock-open": 0xF204,
    "map": 0xF20F,
    "map-pin": 0xF20D,
    "merge": 0xF1AD,
    "microphone": 0xF218,
    "moon": 0xF21F,
    "network": 0xF2B6,
    "note": 0xF22A,
    "octagon": 0xF250,
    "pencil": 0xF266,
    "phone": 0xF26E,
    "plus": 0xF27F,
    "printer": 0xF288,
    "prohibit": 0xF289,
    "qr-code": 0xF292,
    "question": 0xF293,
    "redo": 0xF067,
    "rooms": 0xF1B7,
    "save": 0xF181,
    "search": 0xF20A,
    "seat": 0xF00B,
    "shield": 0xF2B8,
    "sliders": 0xF2CF,
    "sort": 0xF2DC,
    "star": 0xF2F3,
    "sun": 0xF2FE,
    "swap": 0xF04D,
    "table": 0xF304,
    "tag": 0xF305,
    "target": 0xF308,
    "trash": 0xF334,
    "undo": 0xF066,
    "upload": 0xF345,
    "user": 0xF346,
    "user-plus": 0xF34F,
    "users": 0xF351,
    "users-three": 0xF354,
    "warning": 0xF35C,
    "x": 0xF36D,
    "x-circle": 0xF36E,
}
FLAGGED = "flagged"
NAMES = frozenset(GLYPHS) | {FLAGGED}


def load_font() -> bool:
    """Make the icon font known to Qt; call once, before the first icon is painted.

    Returns:
        False where the font isn't installed; icons are then blank and the words carry all meaning.
    """
    if QFontDatabase.hasFamily(FAMILY):
        return True
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        return False
    return QFontDatabase.addApplicationFont(str(Path(spec.origin).parent / _FILE)) >= 0


def paint_icon(painter: QPainter, rect: QRect | QRectF, name: str, colour: str | QColor) -> None:
    """Paint an icon into the middle of ``rect``, as large as its shorter side.

    Raises:
        KeyError: no icon has that name.
    """
    area = QRectF(rect)
    if name == FLAGGED:
        _paint_flagged(painter, area, QColor(colour))
        return
    painter.save()
    glyphs = QFont(FAMILY)
    glyphs.setPixelSize(max(1, round(min(area.width(), area.height()))))
    painter.setFont(glyphs)
    painter.setPen(QColor(colour))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, chr(GLYPHS[name]))
    painter.restore()


def _paint_flagged(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """An octagon with a bar: the shape of Coattails; the font has none."""
    paint_icon(painter, area, "octagon", colour)
    side = min(area.width(), area.height())
    bar = QRectF(0, 0, side * 0.36, max(1.2, side * 0.08))
    bar.moveCenter(area.center())
    painter.fillRect(bar, colour)


class _Engine(QIconEngine):
    """Paints by name and token, so that one icon is right in every theme."""

    def __init__(self, name: str, tone: str, active_tone: str) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        self._active_tone = active_tone

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        on = state == QIcon.State.On or mode in (QIcon.Mode.Active, QIcon.Mode.Selected)
        tone = self._active_tone if on else self._tone
        if mode == QIcon.Mode.Disabled:
            tone = "text3"
        paint_icon(painter, rect, self._name, str(getattr(tokens(), tone)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone, self._active_tone)


def icon(name: str, tone: str = "text2", active_tone: str = "") -> QIcon:
    """An icon by name.

    Args:
        name: one of ``NAMES``, for example ``users``.
        tone: name of a colour token.
        active_tone: token while chosen or under the pointer; the same where empty.

    Raises:
        KeyError: no icon has that name.
    """
    if name not in NAMES:
        raise KeyError(name)
    return QIcon(_Engine(name, tone, active_tone or tone))
