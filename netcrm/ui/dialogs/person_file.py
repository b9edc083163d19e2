"""Everything that is held about one person, into a file: what is in it, and on paper or for programs."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLocale, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from netcrm.domain.holdings import Holdings
from netcrm.paper.person import write_pdf
from netcrm.reads import holdings
from netcrm.ui.dialogs.briefing import usual_paper
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.option_card import OptionCard
from netcrm.words.holdings import parts
from netcrm.words.words import Words
from netcrm.work import files
from netcrm.work.task import Progress

PDF, JSON = ".pdf", ".json"


@dataclass(frozen=True, slots=True)
class PersonFile:
    """What is written.

    Attributes:
        contact: of whom.
        ending: one of `PDF` and `JSON`.
        now: aware moment on the owner's clock.
        words: in the owner's language.
    """

    contact: int
    ending: str
    now: datetime
    words: Words

    def write(self, path: Path, *, progress: Progress) -> int:
        """Write everything about the person into `path`; itself a question, for a reader thread.

        Returns:
            Size of the file in bytes.

        Raises:
            Refused: ``record.missing``, ``paper.cannot_write`` and those of `files.replaced`; the file is as
                it was.
        """
        if self.ending == JSON:
            return files.write(path, holdings.document(self.contact, self.now))
        found = holdings.about(self.contact)
        progress(0, 1)
        with files.replaced(path) as part:
            self._print(found, part, self.now.date())
            return part.stat().st_size

    def _print(self, found: Holdings, path: Path, on: date) -> None:
        told = parts(found, self.words)
        # A document sets timers while it is laid out; a thread of Python's has nothing that could keep them.
        timers = QEventLoop()
        write_pdf(found.card.contact.name, told, path, usual_paper(QLocale()), on=on, words=self.words)
        del timers


class PersonSheet(Sheet):
    """Says what goes into the file and asks for its kind; where to is asked afterwards.

    Args:
        words: in the owner's language.
        parent: the window or view that it opens over.
        name: of the person.

    Signals:
        chosen(str): the owner wants this kind: `PDF` or `JSON`.
    """

    chosen = Signal(str)

    def __init__(self, words: Words, parent: QWidget, name: str) -> None:
        super().__init__(words.tr("Everything you hold about {name}", name=name), "person", parent, width=560)
        self._words = words
        self.set_lead(
            words.tr(
                "Card, events, notes, favours, introductions and all the rest. Of other people only names "
                "are in it, not what they answered or what was weighed about them. Your own notes stand as "
                "you wrote them: read them before you hand this on."
            )
        )
        self._group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 4, EDGE, 20)
        column.setSpacing(8)
        for number, (kind, title, text) in enumerate(self._told()):
            card = OptionCard(title, f"person.{kind}", text, str(number + 1))
            self._group.addButton(card.radio, number)
            column.addWidget(card)
        self._group.button(0).setChecked(True)
        self.body.addLayout(column, 1)
        self._add_foot()
        self.fit()
        self.finished.connect(self.deleteLater)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """1 and 2 choose; Enter goes on."""
        if event.text() in ("1", "2"):
            radio = self._group.button(int(event.text()) - 1)
            radio.setFocus()
            radio.click()
        else:
            super().keyPressEvent(event)

    def _told(self) -> tuple[tuple[str, str, str], ...]:
        tr = self._words.tr
        return (
            ("pdf", tr("On paper (PDF)"), tr("To read, to print, or to give to them.")),
            ("json", tr("For programs (JSON)"), tr("With every field by its name.")),
        )

    def _add_foot(self) -> None:
        cancel = PlainButton(self._words.tr("Cancel"), "person.cancel")
        cancel.clicked.connect(self.reject)
        self.go_on = PrimaryButton(self._words.tr("Choose where..."), "person.go_on")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._go_on)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go_on)

    def _go_on(self) -> None:
        self.accept()
        self.chosen.emit(JSON if self._group.checkedId() else PDF)
