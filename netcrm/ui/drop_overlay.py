"""What shows over the window while files are held above it (INTERFACE.md 7, picture 06a)."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens

_WIDTH, _HEIGHT = 640, 334
_CALENDARS = frozenset({".ics", ".ical"})


class Scrim(QWidget):
    """Darkens the window under a sheet; follows its size, takes no clicks away from the sheet."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        window.installEventFilter(self)

    def cover(self) -> None:
        """Lie over the whole window."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the scrim."""
        QPainter(self).fillRect(self.rect(), QColor(tokens().scrim))


class DropOverlay(Scrim):
    """Says what letting go will do; painted only, the window itself takes the drop."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("drop")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = ""
        self._files = ""

    def offer(self, files: Sequence[Path], words: str = "") -> None:
        """Show for these files; ``words`` name a special place they would go to."""
        self._title = words or self._offered(files)
        self._files = self._describe(files)
        self.setAccessibleName(f"{self._title}. {self._files}")
        self.cover()

    def _offered(self, files: Sequence[Path]) -> str:
        if len(files) == 1 and files[0].is_dir():
            return self.tr("Let go to read this folder")
        if len(files) == 1 and files[0].suffix.lower() in _CALENDARS:
            return self.tr("Let go to read this calendar")
        return self.tr("Let go to read these cards")

    def _describe(self, files: Sequence[Path]) -> str:
        if len(files) != 1:
            return self.tr("{count} files").format(count=len(files))
        if files[0].is_dir():
            return self.tr("{name}, with all contacts and calendars in it").format(name=files[0].name)
        try:
            size = QLocale().formattedDataSize(
                files[0].stat().st_size, 0, QLocale.DataSizeFormat.DataSizeTraditionalFormat
            )
        except OSError:
            return files[0].name
        return f"{files[0].name}, {size}"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint scrim, sheet, dashed field and words."""
        super().paintEvent(event)
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(0, 0, min(_WIDTH, self.width() - 32), _HEIGHT)
        sheet.moveCenter(QRectF(self.rect()).center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(sheet, 12, 12)
        field = sheet.adjusted(20, 20, -20, -50)
        dashed = QPen(QColor(colours.accent), 2)
        dashed.setDashPattern([3, 2])
        painter.setPen(dashed)
        painter.setBrush(QColor(colours.accent_soft))
        painter.drawRoundedRect(field, 8, 8)
        middle = field.center().x()
        icon = QRectF(0, 0, 56, 56)
        icon.moveCenter(QPointF(middle, field.top() + 74))
        paint_icon(painter, icon, "card", colours.accent)
        self._words(painter, field, sheet)

    def _words(self, painter: QPainter, field: QRectF, sheet: QRectF) -> None:
        colours, centre = tokens(), Qt.AlignmentFlag.AlignCenter
        lines = (
            (self._title, Role.FIGURE, colours.text, 134.0),
            (self._files, Role.NAME, colours.text, 166.0),
            (
                self.tr("Nothing is saved until you have looked at every row."),
                Role.BODY,
                colours.text2,
                206.0,
            ),
        )
        for words, role, colour, down in lines:
            painter.setFont(font(role))
            painter.setPen(QColor(colour))
            area = QRectF(field.left() + 8, field.top() + down - 18, field.width() - 16, 36)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, int(area.width()))
            painter.drawText(area, centre, shown)
        painter.setFont(font(Role.SECOND))
        painter.setPen(QColor(colours.text2))
        foot = QRectF(sheet.left() + 24, sheet.bottom() - 46, sheet.width() - 48, 36)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        readable = self.tr("CSV, TSV, Excel (.xlsx), vCard, LDIF, calendar (.ics), netcrm JSON")
        painter.drawText(foot, left, readable)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(foot, right, self.tr("Esc to stop"))
