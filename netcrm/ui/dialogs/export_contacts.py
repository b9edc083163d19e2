"""How contacts leave as files: a table, cards in one file, or a file for each card (PRODUCT.md 6)."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.option_card import OptionCard
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the owner chose.

    Attributes:
        version: of the vCards; empty for a table.
        is_folder: a file for each contact.
    """

    version: str = ""
    is_folder: bool = False


class ExportSheet(Sheet):
    """Asks how to export; where to is asked afterwards.

    Args:
        words: in the owner's language.
        parent: the window or view that it opens over.
        count: how many contacts.
        everybody: whether these are all of them.

    Signals:
        chosen(object): the owner wants them so: an ExportChoice.
    """

    chosen = Signal(object)

    def __init__(self, words: Words, parent: QWidget, count: int, *, everybody: bool) -> None:
        tr = words.tr
        people = tr("1 person") if count == 1 else tr("{count} people", count=f"{count:,}")
        title = tr("Export everybody") if everybody else tr("Export {people}", people=people)
        super().__init__(title, "export", parent, width=560)
        self._words = words
        lead = tr("With everything you keep about them: notes, tags and rooms, too.")
        self.set_lead(tr("{people}. {lead}", people=people, lead=lead) if everybody else lead)
        self._group = QButtonGroup(self)
        self._cards = [self._option(number, *told) for number, told in enumerate(self._told())]
        self._cards[0].radio.setChecked(True)
        versions = [("4.0", tr("vCard 4.0")), ("3.0", tr("vCard 3.0"))]
        self.versions = Segments("export.version", tr("Version of the cards"), versions)
        self._group.idToggled.connect(self._show_versions)
        self._compose()
        self._show_versions()
        self.fit()
        self.finished.connect(self.deleteLater)

    @property
    def choice(self) -> ExportChoice:
        """What is chosen now."""
        number = self._group.checkedId()
        return ExportChoice(self.versions.choice if number else "", is_folder=number == 2)

    def choose(self, number: int) -> None:
        """Choose by place, from 1."""
        radio = self._cards[number - 1].radio
        radio.setFocus()
        radio.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """1 to 3 choose; Enter goes on."""
        if event.text() in ("1", "2", "3"):
            self.choose(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _told(self) -> tuple[tuple[str, str, str], ...]:
        tr = self._words.tr
        return (
            ("table", tr("A table (CSV)"), tr("One line for each person, for any spreadsheet.")),
            (
                "cards",
                tr("Cards in one file (vCard)"),
                tr("For phones, mail programs and other address books."),
            ),
            (
                "folder",
                tr("A card file for each person (vCard)"),
                tr("In a new folder; each file is named after its person."),
            ),
        )

    def _option(self, number: int, name: str, title: str, text: str) -> OptionCard:
        card = OptionCard(title, f"export.{name}", text, str(number + 1))
        self._group.addButton(card.radio, number)
        return card

    def _compose(self) -> None:
        tr = self._words.tr
        column = QVBoxLayout()
        column.setContentsMargins(EDGE, 4, EDGE, 20)
        column.setSpacing(8)
        for card in self._cards:
            column.addWidget(card)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 8, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.versions)
        self._hint = PlainLabel("", Role.SECOND, "text2")
        self._hint.setObjectName("export.hint")
        line.addWidget(self._hint, 1)
        # As high with the versions as without: nothing may jump under the pointer.
        self._line.setFixedHeight(self.versions.sizeHint().height() + 8)
        column.addWidget(self._line)
        column.addStretch(1)
        self.body.addLayout(column, 1)
        cancel = PlainButton(tr("Cancel"), "export.cancel")
        cancel.clicked.connect(self.reject)
        self.go_on = PrimaryButton(tr("Choose where..."), "export.go_on")
        self.go_on.setDefault(True)
        self.go_on.clicked.connect(self._go_on)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go_on)

    def _show_versions(self) -> None:
        tr, cards = self._words.tr, self._group.checkedId() > 0
        show_if(self.versions, cards)
        table = tr("No cell can act as a formula; netcrm reads each back as it was.")
        self._hint.setText(tr("Older programs read only 3.0.") if cards else table)

    def _go_on(self) -> None:
        self.accept()
        self.chosen.emit(self.choice)
