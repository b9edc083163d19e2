"""The Qt binding that the lock brings keeps its books."""

import sys

from PySide6.QtGui import QColor, QImage, QPainter


def test_calls_that_return_nothing_lose_no_reference():
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    color = QColor("black")
    before = sys.getrefcount(None)
    for _ in range(10_000):
        painter.setPen(color)
    after = sys.getrefcount(None)
    painter.end()
    assert abs(after - before) < 100
