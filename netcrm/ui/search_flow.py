"""The palette over everything: people, commands, places, notes (INTERFACE.md 9)."""

from PySide6.QtCore import QObject

from netcrm.domain.found import FoundKind, FoundLine
from netcrm.reads import search
from netcrm.ui.asking import RequestPreset, open_request
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.palette import CommandPalette
from netcrm.ui.dialogs.palette_rows import PaletteGroup, PaletteRow
from netcrm.ui.main_window import MainWindow
from netcrm.ui.palette_requests import request_rows
from netcrm.words.words import Words

_VIEWS = {
    FoundKind.CONTACT: ("contacts", "users", PaletteGroup.PEOPLE),
    FoundKind.GROUP: ("groups", "rooms", PaletteGroup.PLACES),
    FoundKind.EVENT: ("events", "calendar", PaletteGroup.PLACES),
    FoundKind.NOTE: ("contacts", "note", PaletteGroup.NOTES),
}


class SearchFlow(QObject):
    """Opens the palette and goes where it points."""

    def __init__(self, bridge: Bridge, words: Words, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge, self._words, self._window = bridge, words, window
        self._palette: CommandPalette | None = None
        window.search_asked.connect(self.open)

    def open(self, text: str = "") -> None:
        """Show the palette with these first letters."""
        if self._palette is None:
            self._palette = CommandPalette(self._find, self._window.can_run, self._window)
            self._palette.picked.connect(self._go)
        self._palette.open_with(text)

    def _find(self, text: str) -> list[PaletteRow]:
        found = [self._row(each) for each in self._bridge.ask(search.find, text)]
        return [*found, *request_rows(text, self._bridge, self._words)]

    def _row(self, found: FoundLine) -> PaletteRow:
        view, icon, group = _VIEWS[found.kind]
        title, hint = found.title, found.hint
        if found.kind is FoundKind.NOTE:
            title = self.tr("“{line}”").format(line=found.title)
            day = self._words.date(found.on, self._bridge.today) if found.on else ""
            hint = self.tr("note on {name}, {day}").format(name=found.hint, day=day)
        elif found.on is not None:
            day = self._words.day(found.on, self._bridge.today)
            hint = ", ".join(part for part in (day, found.hint) if part)
        return PaletteRow(group=group, title=title, hint=hint, icon=icon, view=view, key=found.id)

    def _go(self, row: PaletteRow, _beside: bool) -> None:
        if isinstance(row.key, RequestPreset):
            open_request(self._bridge, self._words, self._window, self._window.go, row.key)
        elif row.command:
            self._window.run(row.command)
        elif row.view:
            self._window.go(row.view, row.key)
