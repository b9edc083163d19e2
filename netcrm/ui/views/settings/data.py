"""Your data: where it lies, its backups, and the ways out (RELIABILITY.md 1.5; PRODUCT.md 6)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout

from netcrm.domain.backup import DAMAGED, Backup
from netcrm.domain.refusal import Refused
from netcrm.reads import backups as reads
from netcrm.reads import erasing as erasing_reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.view import Banner
from netcrm.ui.views.settings.page import Page
from netcrm.ui.views.settings.restore import ROWS, RestoreSheet
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.ui.widgets.row_face import RowAction, RowFace
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words import backups, erasing
from netcrm.words.numbers import first_big
from netcrm.words.words import Words

LIST_LINES = 6
LINE = 52


class DataPage(Page):
    """Folder, backups and exports.

    Args:
        bridge: to the desk.
        words: of the owner.
        folder: the profile.
        open_folder: shows it in the system's own program; tells whether it did.

    Signals:
        banner_asked(Banner): say something above the view.
        run_asked(str): run the command of this id.
    """

    banner_asked = Signal(object)
    run_asked = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        folder: Path,
        open_folder: Callable[[Path], object],
    ) -> None:
        super().__init__(bridge, words)
        self._folder, self._open_folder = folder, open_folder
        self._backups: dict[int, Backup] = {}
        self._held: dict[str, int] = {}
        self._had_focus = False
        self._add_place()
        self._add_backups()
        self._add_exports()
        self.finish()

    def refresh(self) -> None:
        """Read the list of backups."""
        self.bridge.backups(then=self._show)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read the list again: backups are made by the clock too."""
        super().showEvent(event)
        self.refresh()

    def _add_place(self) -> None:
        tr = self.words.tr
        card = self.add_card(
            tr("Where it lies"),
            "settings.data.place",
            tr("Everything is in this one folder, on this computer only. Nothing is sent anywhere."),
        )
        where = PlainLabel(str(self._folder), Role.BODY, wrap=True)
        where.setObjectName("settings.data.folder")
        button = PlainButton(tr("Open folder"), "settings.data.open_folder", small=True)
        button.clicked.connect(lambda: self._open_folder(self._folder))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(where, 1)
        row.addWidget(button)
        card.add_layout(row)

    def _add_backups(self) -> None:
        words = self.words
        self._card = Card(words.tr("Backups"), "settings.data.backups", flush=True)
        self._card.setMaximumWidth(760)
        self._back_up = PlainButton(words.tr("Back up now"), "settings.data.back_up", "save", small=True)
        self._back_up.clicked.connect(self._make)
        self._card.add_action(self._back_up)
        model = RowModel(
            lambda keys: [self._backups[key] for key in keys if key in self._backups],
            [Column(id="made", text=self._told)],
            key_of=lambda backup: next(key for key, one in self._backups.items() if one is backup),
            spoken=lambda backup: f"{self._told(backup)}, {self._second(backup)}",
        )
        self.list = RowList("settings.data.list", words.tr("Backups"), model, self._face, height=LINE)
        model.setParent(self.list)
        self.list.keys.activated.connect(self._look)
        self.list.acted.connect(lambda key, _action: self._look(key))
        self._none = PlainLabel(
            words.tr("No backup yet. The first one is made after your first changes."), Role.BODY, "text2"
        )
        self._none.setContentsMargins(16, 12, 16, 12)
        self._card.add(self.list)
        self._card.add(self._none)
        self.column.addWidget(self._card)

    def _add_exports(self) -> None:
        tr = self.words.tr
        card = self.add_card(
            tr("Take it with you"),
            "settings.data.exports",
            tr("For other programs; or everything, which netcrm reads back exactly as it was."),
        )
        for told, verb, what in (
            (tr("Contacts, as a table (CSV) or as cards (vCard)"), tr("Export contacts..."), "contacts"),
            (tr("Events, as a calendar (iCalendar)"), tr("Export events..."), "events"),
            (tr("Everything, for netcrm itself (JSON)"), tr("Export everything..."), "everything"),
        ):
            button = PlainButton(verb, f"settings.data.export_{what}", "export", small=True)
            button.clicked.connect(partial(self._run, f"file.export_{what}"))
            row = QHBoxLayout()
            row.setSpacing(12)
            row.addWidget(PlainLabel(told, Role.BODY, wrap=True), 1)
            row.addWidget(button)
            card.add_layout(row)

    def _run(self, command: str, _checked: bool = False) -> None:
        self.run_asked.emit(command)

    def _show(self, found: Sequence[Backup]) -> None:
        self._backups = dict(enumerate(found, 1))
        self._held = self.bridge.ask(erasing_reads.held_by_files)
        self.list.rows.set_keys(list(self._backups))
        self.list.setFixedHeight(LINE * min(LIST_LINES, len(found)))
        show_if(self.list, bool(found))
        show_if(self._none, not found)
        last = self.words.tr("last one {when}", when=self._when(found[0])) if found else ""
        self._card.set_hint(last)

    def _when(self, backup: Backup) -> str:
        moment = backup.made_at.astimezone(self.bridge.now().tzinfo)
        return backups.when(moment, self.words, self.bridge.today)

    def _told(self, backup: Backup) -> str:
        return first_big(self._when(backup))

    def _second(self, backup: Backup) -> str:
        parts = (
            backups.reason(backup, self.words),
            backups.contents(backup.counts, self.words),
            backups.size(backup.size),
            *self._still_held(backup),
        )
        return " · ".join(parts)

    def _still_held(self, backup: Backup) -> list[str]:
        count = self._held.get(backup.path.name, 0)
        return [erasing.still_held(self.words, count)] if count else []

    def _face(self, backup: Backup) -> RowFace:
        look = RowAction("look", "undo", self.words.tr("Go back to this backup..."))
        return RowFace(title=self._told(backup), second=self._second(backup), actions=(look,))

    def _make(self) -> None:
        self._had_focus = self._back_up.hasFocus()
        self._back_up.setEnabled(False)
        self.bridge.back_up("asked", then=self._made, refused=self._not_made)

    def _offer_again(self) -> None:
        self._back_up.setEnabled(True)
        # A button that is switched off hands its focus on.
        if self._had_focus:
            self._back_up.setFocus()

    def _made(self, backup: Backup) -> None:
        self._offer_again()
        self.refresh()
        told = self.words.tr("Backed up and read back: it is whole.")
        self.banner_asked.emit(Banner(kind=NoticeKind.DONE, title=told, text=self._second(backup)))

    def _not_made(self, refused: Refused) -> None:
        self._offer_again()
        self.bridge.refused.emit(refused)

    def _look(self, key: int) -> None:
        backup = self._backups.get(key)
        if backup is not None:
            present = self.bridge.ask(reads.present, ROWS)
            sheet = RestoreSheet(self.bridge, self.words, self, backup, present)
            sheet.restored.connect(lambda before: self._restored(backup, before))
            sheet.open()

    def _restored(self, backup: Backup, before: Backup) -> None:
        words = self.words
        self.refresh()
        back = NoticeAction(
            text=words.tr("Take that back"),
            name="settings.data.take_back",
            act=lambda: self.bridge.restore(before.path, then=lambda _: self.refresh()),
        )
        is_damaged = before.reason == DAMAGED
        kept = (
            words.tr("The damaged file is kept: {path}", path=before.path)
            if is_damaged
            else words.tr("What was here before is kept as a backup.")
        )
        again = erasing.again(words, before.erased_again)
        self.banner_asked.emit(
            Banner(
                kind=NoticeKind.DONE,
                title=words.tr("You are back at {when}.", when=self._when(backup)),
                text=" ".join(sentence for sentence in (kept, again) if sentence),
                actions=() if is_damaged else (back,),
            )
        )
