"""The Import page: bring contacts in, see what came in before, and take it back (PRODUCT.md 6)."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netcrm.domain.contact_list import ContactRow
from netcrm.domain.transfer import ImportRun
from netcrm.reads import contacts as contact_reads
from netcrm.reads import imports as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.import_words import undo_import
from netcrm.ui.view import View
from netcrm.ui.views.imports.card import RunCard
from netcrm.ui.views.imports.drop_card import DropCard
from netcrm.ui.views.imports.face import run_face, spoken
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.words import Words


class ImportsView(View):
    """A field for files on top; below it the imports so far, and the people of the one in front.

    Attributes:
        list: the imports, the latest first.
        card: the people of the one in front.
        drop: the field for files.
    """

    subject: ClassVar[str] = "imports"
    tables: ClassVar[frozenset[str] | None] = frozenset({"import_run", "contact"})

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self._runs: dict[int, ImportRun] = {}
        self._wanted: int | None = None
        self.drop = DropCard()
        self.drop.choose.clicked.connect(lambda: self.run_asked.emit("file.import"))
        self.drop.folder.clicked.connect(lambda: self.run_asked.emit("file.import_folder"))
        self.drop.paste.clicked.connect(lambda: self.run_asked.emit("file.paste"))
        self.list = self._make_list()
        self.card = RunCard(words, self._people)
        self.card.opened.connect(lambda contact: self.go_asked.emit("contacts", contact))
        self.card.undo_asked.connect(self._undo)
        self._compose()

    def title(self) -> str:
        """The words of the title row."""
        return self.tr("Import")

    def refresh(self) -> None:
        """Read the imports again."""
        self.bridge.ask_later("imports.runs", reads.runs, then=self._runs_came)

    def open_key(self, key: object) -> None:
        """Show the import that a step holds."""
        if isinstance(key, int):
            self._wanted = key
            self.stale()

    def panes(self) -> Sequence[QWidget]:
        """The field, the imports, their people."""
        return (self.drop, self.list, self.card)

    def _make_list(self) -> RowList:
        bridge = self.bridge

        def face(run: ImportRun) -> RowFace:
            return run_face(self.words, run, bridge.today, bridge.now().tzinfo)

        def said(run: ImportRun) -> str:
            return spoken(self.words, run, bridge.today, bridge.now().tzinfo)

        model = RowModel(self._known, [Column(id="file", text=said)])
        made = RowList("imports.list", self.tr("What was imported before"), model, face)
        made.keys.current_changed.connect(self._show)
        return made

    def _compose(self) -> None:
        self._empty = EmptyState("imports.empty")
        self._empty.set(
            self.tr("Nothing was imported so far. Your cards and address books are welcome here.")
        )
        before = Card(self.tr("Imported before"), "imports.before", flush=True)
        before.add(self.list, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("imports.splitter")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(before)
        split.addWidget(self.card)
        split.setSizes([424, 640])
        split.setStretchFactor(1, 1)
        self._places = QStackedWidget()
        self._places.addWidget(split)
        self._places.addWidget(self._empty)
        self._places.setCurrentIndex(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.drop)
        column.addWidget(self._places, 1)

    def _known(self, keys: Iterable[int]) -> Iterable[ImportRun]:
        return [self._runs[key] for key in keys if key in self._runs]

    def _people(self, keys: Sequence[int]) -> list[ContactRow]:
        return self.bridge.ask(contact_reads.rows, keys)

    def _runs_came(self, runs: Sequence[ImportRun]) -> None:
        self._runs = {run.id: run for run in runs}
        before = self.list.keys.current_key()
        self.list.rows.set_keys([run.id for run in runs])
        self._places.setCurrentIndex(0 if runs else 1)
        step, self._wanted = self._wanted, None
        wanted = next((run.id for run in runs if run.step == step), before)
        if wanted not in self._runs:
            wanted = runs[0].id if runs else None
        self.list.keys.select(wanted)
        if self.list.keys.current_key() == before:
            self._show(before)

    def _show(self, key: object) -> None:
        run = self._runs.get(key) if isinstance(key, int) else None
        if run is None:
            self.card.show_run(None, (), None)
        else:
            self.bridge.ask_later("imports.run", _of_run, run, then=partial(self._run_came, run))

    def _run_came(self, run: ImportRun, found: tuple[list[int], int | None]) -> None:
        if self.list.keys.current_key() == run.id:
            self.card.show_run(run, *found)

    def _undo(self) -> None:
        run = self._runs.get(self.list.keys.current_key() or 0)
        if run is not None:
            undo_import(self.bridge, run.step, self._said, self.run_asked.emit)

    def _said(self, kind: NoticeKind, title: str, text: str, actions: Sequence[NoticeAction]) -> None:
        self.say(kind, title, text, actions)


def _of_run(run: ImportRun) -> tuple[list[int], int | None]:
    step = reads.step_of(run)
    return (reads.people_of(step), reads.later_steps(step)) if step is not None else ([], None)
