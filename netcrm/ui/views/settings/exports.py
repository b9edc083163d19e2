"""Exports into a file that the owner chooses; from the settings, the menu and the palette alike."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from netcrm.reads import archives
from netcrm.reads import exports as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.saving import save_answer
from netcrm.ui.view import Banner
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.words.backups import size
from netcrm.words.words import Words

Choose = Callable[[QWidget, str, str, str], str]
"""Given parent, title, suggested path and kinds of files, returns the chosen path; empty for none."""


def choose_file(parent: QWidget, title: str, suggested: str, kinds: str) -> str:
    """Ask the owner for a file to write."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return chosen


class Exports(QObject):
    """Writes contacts or everything into a file, on a reader thread.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        choose: asks for the file.

    Signals:
        banner_asked(Banner): say what was written, or why it was not.
    """

    banner_asked = Signal(object)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, choose: Choose = choose_file) -> None:
        super().__init__(parent)
        self._bridge, self._words, self._parent, self._choose = bridge, words, parent, choose

    def contacts(self) -> None:
        """Export every contact as CSV."""
        title = self._words.tr("Export contacts")
        path = self._ask(title, "contacts", ".csv", self._words.tr("Comma-separated values (*.csv)"))
        if path is not None:
            self._save(path, reads.contacts_csv)

    def everything(self) -> None:
        """Export everything as JSON; importing it again gives the same."""
        title = self._words.tr("Export everything")
        path = self._ask(title, "everything", ".json", self._words.tr("netcrm archive (*.json)"))
        if path is not None:
            self._save(path, archives.document, self._bridge.now())

    def _ask(self, title: str, what: str, ending: str, kinds: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"netcrm-{what}-{self._bridge.today.isoformat()}{ending}"
        chosen = self._choose(self._parent, title, str(Path(folder) / name), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(ending)

    def _save(self, path: Path, question: Callable[..., str], *args: object) -> None:
        def written(count: int) -> None:
            told = self._words.tr("Exported to {name}.", name=path.name)
            where = self._words.tr("{size} in {folder}", size=size(count), folder=path.parent)
            self.banner_asked.emit(Banner(kind=NoticeKind.DONE, title=told, text=where))

        self._bridge.ask_later(f"export {path}", save_answer, path, question, *args, then=written)
