import sys

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QRawFont

from netcrm.ui import icons


def test_every_glyph_is_in_the_font(theme):
    face = QRawFont.fromFont(QFont(icons.FAMILY))
    missing = [name for name, code in icons.GLYPHS.items() if not face.supportsCharacter(code)]
    assert missing == []


def test_the_python_part_of_the_font_package_stays_unloaded(theme):
    assert "qtawesome" not in sys.modules


def test_an_icon_follows_the_theme(theme):
    icon = icons.icon("users", "text")
    light = icon.pixmap(QSize(32, 32)).toImage()
    theme.choose("dark")
    assert icons.icon("users", "text").pixmap(QSize(32, 32)).toImage() != light


def test_the_flagged_shape_is_painted(theme):
    picture = icons.icon(icons.FLAGGED, "stop").pixmap(QSize(32, 32)).toImage()
    assert any(picture.pixelColor(16, line).alpha() > 0 for line in range(12, 20))


def test_an_unknown_name_is_an_error(theme):
    with pytest.raises(KeyError):
        icons.icon("unicorn")
