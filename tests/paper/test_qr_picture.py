"""A code as a picture keeps every square and its light edge."""

import re

import pytest
from PySide6.QtGui import QImage

from netcrm.domain.qr_card import QUIET
from netcrm.paper.qr_picture import png, saved_picture, squares_across, svg

ROWS = tuple(tuple((right * down + right) % 3 == 0 for right in range(21)) for down in range(21))
BLACK, WHITE = 0xFF000000, 0xFFFFFFFF


def expected(right, down):
    inside = 0 <= right - QUIET < len(ROWS) and 0 <= down - QUIET < len(ROWS)
    return BLACK if inside and ROWS[down - QUIET][right - QUIET] else WHITE


def check(picture):
    across = squares_across(ROWS)
    assert across == 21 + 2 * 4
    assert picture.width() == picture.height()
    pixels, rest = divmod(picture.width(), across)
    assert rest == 0
    for down in range(across):
        for right in range(across):
            for at in (0, pixels - 1):
                seen = picture.pixel(right * pixels + at, down * pixels + at)
                assert seen == expected(right, down), (right, down)


def test_what_is_copied_is_the_code(qapp):
    check(saved_picture(ROWS))
    assert 900 <= saved_picture(ROWS).width() <= 1024


def test_a_png_is_the_code(qapp):
    read = QImage.fromData(png(ROWS), "PNG")
    check(read.convertToFormat(QImage.Format.Format_RGB32))


def test_a_drawing_has_a_path_for_every_black_square():
    told = svg(ROWS)
    assert 'viewBox="0 0 29 29"' in told
    black = set()
    for right, down, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", told):
        black |= {(int(right) + more, int(down)) for more in range(int(length))}
    assert black == {(x, y) for x in range(29) for y in range(29) if expected(x, y) == BLACK}


@pytest.mark.parametrize("row", [(), (True,), (False, True, True, False, True)])
def test_short_rows_are_drawn(row):
    assert svg((row,)).count("v1h-") == len(re.findall("1+", "".join(str(int(one)) for one in row)))
