"""The briefing sheet before it is printed: how it will look, on which paper, how discreet (PRODUCT.md 7)."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.actions import events as event_actions
from netcrm.domain.briefing import Briefing, compose
from netcrm.domain.briefing_facts import BriefingFacts
from netcrm.domain.refusal import Refused
from netcrm.paper import printing
from netcrm.paper.printing import Paper
from netcrm.reads import briefing as briefing_reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.overlay_scroll import OverlayScroll
from netcrm.ui.widgets.segments import Segments
from netcrm.ui.widgets.tick import TickBox
from netcrm.words.sheet import SheetWords
from netcrm.words.words import Words

SHARPNESS = 192
"""Dots per inch of the picture; it is shown at about half of that."""

_LETTER = frozenset(
    QLocale.Country(getattr(QLocale.Country, name))
    for name in (
        *("UnitedStates", "Canada", "Mexico", "Philippines", "Chile", "Colombia", "CostaRica", "Guatemala"),
        *("Nicaragua", "Panama", "PuertoRico", "ElSalvador", "Venezuela", "DominicanRepublic"),
    )
)


def usual_paper(locale: QLocale) -> Paper:
    """The paper of a country: Letter in most of the Americas, else A4."""
    return Paper.LETTER if locale.territory() in _LETTER else Paper.A4


class PagePicture(QWidget):
    """A page of paper, as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("briefing.page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._image = QImage()
        self._scaled = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def image(self) -> QImage:
        """The picture that is shown; null before the first one."""
        return self._image

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._image, self._scaled = image, QPixmap()
        self._fit()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """As high as the paper is at this width."""
        if self._image.isNull():
            return 400
        return round(width * self._image.height() / self._image.width())

    def sizeHint(self) -> QSize:  # noqa: N802
        """A page that can be read."""
        return QSize(620, self.heightForWidth(620))

    def _fit(self) -> None:
        # A scroll area asks its content for no height at a width.
        self.setFixedHeight(self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Scale anew."""
        super().resizeEvent(event)
        self._scaled = QPixmap()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the paper with its edge."""
        painter, colours = QPainter(self), tokens()
        if not self._image.isNull():
            ratio = self.devicePixelRatioF()
            if self._scaled.isNull():
                wanted = self.size() * ratio
                smooth = Qt.TransformationMode.SmoothTransformation
                scaled = self._image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
                self._scaled = QPixmap.fromImage(scaled)
                self._scaled.setDevicePixelRatio(ratio)
            painter.drawPixmap(0, 0, self._scaled)
        wide = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.border_strong), wide))
        painter.drawRect(self.rect().adjusted(wide // 2, wide // 2, -1, -1))


class BriefingDialog(Sheet):
    """The sheet of one event: preview, paper, Discreet, Print and Save as PDF.

    What is printed keeps its numbers with the event, so that the debrief can use them.

    Args:
        bridge: to the desk.
        words: says everything.
        parent: some widget of the window.
        event_id: of which event.

    Attributes:
        page: the picture of the page.
        discreet: the tick box; on at first.
        papers: the choice of paper; the locale's at first.

    Signals:
        told(str): it was printed or saved; the sentence that says so.
    """

    told = Signal(str)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, event_id: int) -> None:
        super().__init__(words.tr("Briefing"), "briefing", parent, width=980, height=860)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._words, self._event = bridge, words, event_id
        self._sheet_words = SheetWords()
        self._facts: BriefingFacts | None = None
        self._briefing: Briefing | None = None
        self.page = PagePicture()
        self.page.setAccessibleName(words.tr("The page as it will be printed"))
        self.papers = Segments(
            "briefing.paper", words.tr("Paper"), [(Paper.A4, "A4"), (Paper.LETTER, "US Letter")]
        )
        self.papers.choose(usual_paper(QLocale()))
        self.papers.chosen.connect(lambda _: self.draw())
        self.discreet = TickBox(words.tr("Discreet"))
        self.discreet.setObjectName("briefing.discreet")
        self.discreet.setChecked(True)
        self.discreet.toggled.connect(lambda _: self.draw())
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName("briefing.error")
        self._error.hide()
        self._compose()
        self.finished.connect(self._scrim.deleteLater)
        bridge.ask_later(
            "briefing.facts",
            briefing_reads.facts,
            event_id,
            now=bridge.now(),
            then=self._came,
            refused=self._refuse,
        )

    @property
    def paper(self) -> Paper:
        """The paper that is chosen."""
        return Paper(self.papers.choice)

    def draw(self) -> None:
        """Draw the page anew: some 40 ms, in this thread, since a text document needs one with timers."""
        if self._facts is None:
            return
        discreet = self.discreet.isChecked()
        self._briefing = compose(self._facts, discreet=discreet, today=self._bridge.today)
        self.page.show_image(printing.picture(self._briefing, self.paper, SHARPNESS, self._sheet_words))

    def print_sheet(self) -> None:
        """Ask for a printer, print, and keep the numbers."""
        if self._briefing is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageSize(self.paper.page_size)
        printer.setDocName(self._briefing.head.title)
        if self.choose_printer(printer):
            self._carry_out(
                lambda briefing: printing.print_to(briefing, printer, self._sheet_words),
                self._words.tr("Printed the briefing of {title}.", title=self._title()),
            )

    def save_pdf(self) -> None:
        """Ask for a file, write it, and keep the numbers."""
        path = self.choose_file(self._proposed()) if self._briefing is not None else None
        if path is not None:
            self._carry_out(
                lambda briefing: printing.write_pdf(briefing, path, self.paper, self._sheet_words),
                self._words.tr("Saved the briefing as {name}.", name=path.name),
            )

    def choose_printer(self, printer: QPrinter) -> bool:
        """Let the owner choose a printer in the system's dialog; False where they thought better of it."""
        dialog = QPrintDialog(printer, self)
        try:
            return dialog.exec() == QDialog.DialogCode.Accepted
        finally:
            dialog.deleteLater()

    def choose_file(self, proposed: Path) -> Path | None:
        """Let the owner choose where the PDF goes; None where they thought better of it."""
        words = self._words
        chosen, _filter = QFileDialog.getSaveFileName(
            self, words.tr("Save the briefing as PDF"), str(proposed), words.tr("PDF files (*.pdf)")
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")

    def _carry_out(self, work: Callable[[Briefing], int], sentence: str) -> None:
        briefing = self._briefing
        if briefing is None:
            return
        try:
            work(briefing)
        except Refused as refused:
            self._refuse(refused)
            return
        self._bridge.do(
            event_actions.keep_numbers, self._event, dict(briefing.numbers), now=self._bridge.now()
        )
        self.told.emit(sentence)
        self.accept()

    def _came(self, facts: BriefingFacts) -> None:
        self._facts = facts
        self.draw()
        title = self._words.tr("Briefing: {title}", title=self._title())
        self.heading.setText(title)
        self.setWindowTitle(title)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(True)
        self.print_button.setFocus()

    def _refuse(self, refused: Refused) -> None:
        self._error.setText(self._words.refusal(refused))
        self._error.show()

    def _title(self) -> str:
        return self._briefing.head.title if self._briefing is not None else ""

    def _proposed(self) -> Path:
        """A file in the documents folder, named by the event and its day."""
        kept = "".join(sign if sign.isalnum() or sign in " -_'" else " " for sign in self._title())
        day = self._briefing.head.starts.date().isoformat() if self._briefing is not None else ""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(folder) / f"{' '.join(kept.split())[:80]} {day}.pdf"

    def _compose(self) -> None:
        words = self._words
        desk = QWidget()
        column = QVBoxLayout(desk)
        column.setContentsMargins(EDGE, 4, EDGE, 16)
        column.addWidget(self.page)
        column.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(OverlayScroll(desk, "briefing.scroll"), 1)
        desk.setAutoFillBackground(False)
        across.addWidget(self._choices())
        self.body.addLayout(across, 1)
        self._error.setContentsMargins(EDGE, 0, EDGE, 0)
        self.body.addWidget(self._error)
        close = PlainButton(words.tr("Close"), "briefing.close")
        close.clicked.connect(self.reject)
        self.pdf_button = PlainButton(words.tr("Save as PDF"), "briefing.pdf", "save")
        self.pdf_button.clicked.connect(self.save_pdf)
        self.print_button = PrimaryButton(words.tr("Print"), "briefing.print", "printer")
        self.print_button.clicked.connect(self.print_sheet)
        self.print_button.setDefault(True)
        for button in (self.print_button, self.pdf_button):
            button.setEnabled(False)
        self.foot.addStretch(1)
        for button in (close, self.pdf_button, self.print_button):
            self.foot.addWidget(button)

    def _choices(self) -> QWidget:
        words = self._words
        holder = QWidget()
        holder.setFixedWidth(248)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, EDGE, 16)
        column.setSpacing(8)
        column.addWidget(PlainLabel(words.tr("Paper"), Role.LABEL, "text3"))
        column.addWidget(self.papers)
        column.addSpacing(12)
        column.addWidget(self.discreet)
        why = words.tr(
            "Names stay. What you gave and received, verdicts and money are left out, "
            "and a flag is a small mark: the sheet may lie on the table."
        )
        column.addWidget(PlainLabel(why, Role.SECOND, "text2", wrap=True))
        column.addSpacing(12)
        numbers = words.tr("The numbers on the sheet stay with these people, for writing down afterwards.")
        column.addWidget(PlainLabel(numbers, Role.SECOND, "text2", wrap=True))
        column.addStretch(1)
        return holder
