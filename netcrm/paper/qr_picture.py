"""A QR code as a picture: always black on white, whatever the theme, with its light edge."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from netcrm.domain.qr_card import QUIET

Squares = Sequence[Sequence[bool]]

SAVED_SIDE = 1_024
"""Pixels that the side of a saved picture comes close to."""


def squares_across(rows: Squares) -> int:
    """Return how many squares the side of a code has with its light edge."""
    return len(rows) + 2 * QUIET


def picture(rows: Squares, pixels: int) -> QImage:
    """Return a code with so many pixels for the side of each square; no pixel is grey."""
    across = squares_across(rows)
    edge, blank = b"\xff" * QUIET, b"\xff" * across * QUIET
    lines = b"".join(edge + bytes(0 if black else 255 for black in row) + edge for row in rows)
    fine = QImage(blank + lines + blank, across, across, across, QImage.Format.Format_Grayscale8)
    # Scaled and converted it no longer leans on the bytes.
    return fine.scaled(across * pixels, across * pixels).convertToFormat(QImage.Format.Format_RGB32)


def saved_picture(rows: Squares) -> QImage:
    """Return a code as large as it is copied or saved."""
    return picture(rows, max(1, SAVED_SIDE // squares_across(rows)))


def png(rows: Squares) -> bytes:
    """Return a code as the content of a PNG file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(saved_picture(rows).convertToFormat(QImage.Format.Format_Mono))
    buffer.close()
    return bytes(content.data())


def svg(rows: Squares) -> str:
    """Return a code as the content of an SVG file, one unit for each square."""
    across = squares_across(rows)
    runs = "".join(
        f"M{start + QUIET} {down + QUIET}h{length}v1h-{length}z"
        for down, row in enumerate(rows)
        for start, length in _runs(row)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {across}" '
        f'width="{across * 8}" height="{across * 8}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{across}v{across}H0z"/><path d="{runs}"/></svg>\n'
    )


def _runs(row: Sequence[bool]) -> list[tuple[int, int]]:
    """Return where black squares begin in a row, and how many follow each other."""
    runs: list[tuple[int, int]] = []
    for place, black in enumerate(row):
        if black and runs and sum(runs[-1]) == place:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif black:
            runs.append((place, 1))
    return runs
