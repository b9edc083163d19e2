"""The code on screen: black on white and whole pixels, however fine the screen and whatever the theme."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from netcrm.domain.qr_card import QUIET
from netcrm.ui.widgets.qr_field import QrField

ROWS = tuple(
    tuple((right * down + right) % 3 == 0 or right == down for right in range(33)) for down in range(33)
)
ACROSS = 33 + 2 * QUIET
BLACK, WHITE = 0xFF000000, 0xFFFFFFFF


def seen(widget, sharpness, at=(0, 0)):
    """What stands on a screen of this sharpness, where the widget begins at this place of its window."""
    window = QWidget()
    window.setStyleSheet("background: white")
    widget.setParent(window)
    widget.move(*at)
    window.resize(widget.width() + at[0] + 8, widget.height() + at[1] + 8)
    picture = QImage(window.size() * sharpness, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(sharpness)
    picture.fill(Qt.GlobalColor.white)
    window.render(picture, QPoint())
    widget.setParent(None)
    return picture


def dark_lines(picture, inside):
    """First and last row or column of pixels within the frame that has black in it."""
    found = [(x, y) for y in range(*inside) for x in range(*inside) if picture.pixel(x, y) == BLACK]
    xs, ys = [x for x, _ in found], [y for _, y in found]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.mark.parametrize("theme_name", ["light", "dark"])
@pytest.mark.parametrize(
    ("sharpness", "at"), [(1, (0, 0)), (1.25, (3, 5)), (1.5, (1, 1)), (2, (7, 3)), (2.75, (5, 1))]
)
def test_every_square_is_whole_pixels(theme, qtbot, theme_name, sharpness, at):
    theme.choose(theme_name)
    field = QrField("qr.code", 200)
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    field.show_code(ROWS, "code")
    picture = seen(field, sharpness, at)
    edge = int(min(at) * sharpness) + 4
    left, top, right, bottom = dark_lines(picture, (edge, int((min(at) + 196) * sharpness)))
    pixels, rest = divmod(right - left + 1, 33)
    assert (rest, right - left) == (0, bottom - top)
    assert pixels == int(198 * sharpness) // ACROSS
    for y in range(top - QUIET * pixels, bottom + 1 + QUIET * pixels):
        for x in range(left - QUIET * pixels, right + 1 + QUIET * pixels):
            down, across = (y - top) // pixels, (x - left) // pixels
            black = 0 <= down < 33 and 0 <= across < 33 and ROWS[down][across]
            assert picture.pixel(x, y) == (BLACK if black else WHITE), (x, y)


def test_it_says_what_it_is_and_is_empty_before(theme, qtbot):
    field = QrField("qr.code", 100)
    qtbot.addWidget(field)
    field.resize(field.sizeHint())
    assert not field.grab().isNull()
    field.show_code(ROWS, "QR code with the card of Anna")
    assert field.accessibleName() == "QR code with the card of Anna"
