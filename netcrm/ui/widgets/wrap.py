"""Text broken into lines for painting."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption


def wrapped(text: str, letters: QFont, width: float, most: int) -> list[str]:
    """Break a text into at most ``most`` lines; the last ends in an ellipsis where words are left.

    A word that is wider than a line is broken anywhere.
    """
    layout = QTextLayout(text.replace("\n", "\u2028"), letters)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    whole = layout.text()
    found: list[str] = []
    layout.beginLayout()
    while len(found) < most:
        made = layout.createLine()
        if not made.isValid():
            break
        made.setLineWidth(max(20.0, width))
        end = made.textStart() + made.textLength()
        shown = whole[made.textStart() : end]
        if len(found) == most - 1 and end < len(whole):
            rest = whole[made.textStart() :].replace("\u2028", " ")
            shown = QFontMetrics(letters).elidedText(rest, Qt.TextElideMode.ElideRight, int(width))
        found.append(shown.rstrip("\u2028 "))
    layout.endLayout()
    return found
