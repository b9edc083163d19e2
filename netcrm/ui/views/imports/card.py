"""One import that was done: what came of it, whom it brought, and the way back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from netcrm.domain.contact_list import ContactRow
from netcrm.domain.transfer import ImportRun
from netcrm.ui.theme import Role
from netcrm.ui.views.imports.face import counts, person_face
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.words import Words


class RunCard(Card):
    """The people of one import.

    Args:
        words: the owner's language.
        fetch: gives the lines of contacts.

    Attributes:
        people: their list.
        undo: takes the import back; hidden where that can't be any more.

    Signals:
        opened(int): the owner opened a person.
        undo_asked(): the owner wants the import taken back.
    """

    opened = Signal(int)
    undo_asked = Signal()

    def __init__(
        self,
        words: Words,
        fetch: Callable[[Sequence[int]], Sequence[ContactRow]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words.tr("People"), "imports.run", flush=True, parent=parent)
        self._words = words
        self.undo = PlainButton(self.tr("Undo import"), "imports.undo", "undo", small=True)
        self.undo.clicked.connect(self.undo_asked)
        self.add_action(self.undo)
        self._cost = PlainLabel("", Role.SECOND, "caution", wrap=True)
        self._cost.setObjectName("imports.cost")
        self._cost.setContentsMargins(16, 8, 16, 8)
        self._cost.hide()
        model = RowModel(fetch, [Column(id="name", text=lambda row: f"{row.name}, {row.second_line}")])
        self.people = RowList("imports.people", self.tr("People of this import"), model, person_face)
        self.people.keys.activated.connect(self.opened)
        self._empty = EmptyState("imports.nobody")
        self._places = QStackedWidget()
        self._places.addWidget(self.people)
        self._places.addWidget(self._empty)
        self.add(self._cost)
        self.add(self._places, 1)

    def show_run(self, run: ImportRun | None, people: Sequence[int], later: int | None) -> None:
        """Show an import.

        Args:
            run: None where none is chosen.
            people: ids of the contacts it added or changed and that are still there.
            later: how many later changes an undo takes back too; None where there is no undo.
        """
        self.set_title(run.file_name if run is not None else self._words.tr("People"))
        self.set_hint(counts(self._words, run) if run is not None else "")
        show_if(self.undo, later is not None)
        one = self.tr("Undoing it would take back 1 later change too.")
        many = self.tr("Undoing it would take back {count} later changes too.").format(count=later)
        self._cost.setText(one if later == 1 else many)
        show_if(self._cost, bool(later))
        self.people.rows.set_keys(people)
        self._empty.set(self._nobody(run))
        self._places.setCurrentIndex(0 if people else 1)

    def _nobody(self, run: ImportRun | None) -> str:
        if run is None:
            return self.tr("Choose an import to see whom it brought.")
        if run.format == "ics":
            return self.tr("It brought events. They stand under Events, each on its day.")
        return self.tr("Nobody of this import is in netcrm any more.")
