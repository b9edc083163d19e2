"""The sheet on a printer, in a preview and as PDF: one painting for all (PRODUCT.md 7)."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QIODevice, QMarginsF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from netcrm.domain.briefing import Briefing
from netcrm.domain.refusal import Refused
from netcrm.paper.sheet import Sheet, lay_out, paint
from netcrm.words.sheet import SheetWords

if TYPE_CHECKING:
    # Loaded late: it needs the system's printing library, which a PDF does not.
    from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog, QPrintPreviewWidget

POINTS_PER_INCH = 72


class Paper(StrEnum):
    """A paper size."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def page_size(self) -> QPageSize:
        """Qt's value for it."""
        if self is Paper.A4:
            return QPageSize(QPageSize.PageSizeId.A4)
        return QPageSize(QPageSize.PageSizeId.Letter)

    @property
    def size(self) -> QSizeF:
        """Width and height in points."""
        return self.page_size.size(QPageSize.Unit.Point)


def write_pdf(briefing: Briefing, path: Path, paper: Paper, words: SheetWords | None = None) -> int:
    """Write the sheet as PDF to `path` and return its number of pages.

    The file is replaced only once the whole of it is written. Needs a QGuiApplication; see `ensure_gui`.

    Args:
        briefing: what to write.
        path: where to write.
        paper: on which paper.
        words: the owner's language; English by default.

    Raises:
        Refused: ``paper.cannot_write`` with ``path``.
    """
    sheet = lay_out(briefing, paper.size, words or SheetWords())
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise Refused("paper.cannot_write", path=str(path))
    writer = QPdfWriter(file)
    writer.setTitle(briefing.head.title)
    writer.setCreator("netcrm")
    writer.setPageLayout(_full_page(paper.page_size))
    painted = _paint_all(sheet, writer)
    if not painted or not file.commit():
        raise Refused("paper.cannot_write", path=str(path))
    return sheet.pages


def print_to(briefing: Briefing, printer: "QPrinter", words: SheetWords | None = None) -> int:
    """Print the sheet on the paper that `printer` is set to and return its number of pages.

    Args:
        briefing: what to print.
        printer: a printer, or the file that a print dialog chose.
        words: the owner's language; English by default.

    Raises:
        Refused: ``print.no_printer`` where there is none or it does not answer; ``paper.cannot_write`` with
            ``path`` where the printer is a file that can't be written.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

    to_file = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat
    # With no queue a painter begins in vain, and an unset PDF printer would write nowhere: say so before.
    if not to_file and not (QPrinterInfo.availablePrinters() and printer.isValid()):
        raise Refused("print.no_printer")
    if to_file and not printer.outputFileName():
        raise Refused("print.no_printer")
    printer.setDocName(briefing.head.title)
    sheet = _lay_out_for(briefing, printer, words)
    if not _paint_all(sheet, printer):
        if to_file:
            raise Refused("paper.cannot_write", path=printer.outputFileName())
        raise Refused("print.no_printer")
    return sheet.pages


def preview(
    briefing: Briefing,
    shown: "QPrintPreviewDialog | QPrintPreviewWidget",
    words: SheetWords | None = None,
) -> None:
    """Let a preview show the sheet, laid out anew for whatever paper is chosen in it."""

    def show(printer: "QPrinter") -> None:
        _paint_all(_lay_out_for(briefing, printer, words), printer)

    shown.paintRequested.connect(show)


def picture(
    briefing: Briefing, paper: Paper, dots_per_inch: int = 96, words: SheetWords | None = None
) -> QImage:
    """Return the first page as an image, painted as the printer would."""
    sheet = lay_out(briefing, paper.size, words or SheetWords())
    scale = dots_per_inch / POINTS_PER_INCH
    image = QImage((sheet.size * scale).toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    paint(sheet, painter, 0)
    painter.end()
    return image


def _lay_out_for(briefing: Briefing, printer: "QPrinter", words: SheetWords | None) -> Sheet:
    printer.setFullPage(True)
    return lay_out(briefing, printer.pageLayout().fullRectPoints().toRectF().size(), words or SheetWords())


def _full_page(size: QPageSize) -> QPageLayout:
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def _paint_all(sheet: Sheet, device: QPagedPaintDevice) -> bool:
    """Paint every page; tell whether the device took them."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    for number in range(sheet.pages):
        if number and not device.newPage():
            break
        painter.save()
        painter.scale(device.logicalDpiX() / POINTS_PER_INCH, device.logicalDpiY() / POINTS_PER_INCH)
        paint(sheet, painter, number)
        painter.restore()
    return painter.end()
