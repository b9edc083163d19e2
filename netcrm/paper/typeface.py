"""The type of paper: one family in five sizes, black, without ligatures."""

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QTextCharFormat

UNITS = 10
"""Layout units in a point: fine enough that screen, printer and PDF round alike."""

SMALLEST = 7.0
"""Points; nothing on paper is set smaller."""

_PREFERRED = "Inter"
# Forms that join or swap letters: text copied from the PDF, or searched in it, would lose them. The window's
# own font asks for figures of one width, which are such forms too, and every font takes that over from it.
_JOINING = ("liga", "clig", "dlig", "hlig", "calt", "tnum")


class Role(StrEnum):
    """What a piece of text is."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    LABEL = "label"


STRONG_ROLES = frozenset({Role.TITLE, Role.HEADING, Role.STRONG, Role.LABEL})
"""Roles set in the strong weight."""


class Typeface:
    """Fonts and character formats for running text of one size.

    Args:
        size: points of the running text.
    """

    def __init__(self, size: float) -> None:
        self.size = size
        family = _PREFERRED if QFontDatabase.hasFamily(_PREFERRED) else QGuiApplication.font().family()
        self._fonts = {role: _font(family, self.points(role), role in STRONG_ROLES) for role in Role}
        self._formats = {role: _format(font) for role, font in self._fonts.items()}

    def points(self, role: Role) -> float:
        """Return the size of a role in points."""
        match role:
            case Role.TITLE:
                return self.size * 2.1
            case Role.HEADING:
                return self.size * 1.16
            case Role.SMALL | Role.LABEL:
                return max(SMALLEST, self.size * 0.86)
            case _:
                return self.size

    def font(self, role: Role) -> QFont:
        """Return the font of a role, sized in layout units."""
        return self._fonts[role]

    def format(self, role: Role) -> QTextCharFormat:
        """Return the character format of a role."""
        return self._formats[role]

    def metrics(self, role: Role) -> QFontMetricsF:
        """Return the measures of a role's font, in layout units."""
        return QFontMetricsF(self._fonts[role])


def _font(family: str, points: float, strong: bool) -> QFont:
    font = QFont(family)
    font.setPixelSize(round(points * UNITS))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in _JOINING:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _format(font: QFont) -> QTextCharFormat:
    text_format = QTextCharFormat()
    text_format.setFont(font)
    text_format.setForeground(Qt.GlobalColor.black)
    return text_format
