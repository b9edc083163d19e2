"""Files that the owner asked for: whole or not at all, for this account only (RELIABILITY.md 2.5)."""

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from netcrm.domain.refusal import Refused
from netcrm.reads import archives, exports
from netcrm.ui.bridge import Bridge
from netcrm.ui.main_window import MainWindow
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.words.backups import size
from netcrm.words.words import Words

P = ParamSpec("P")
Choose = Callable[[QWidget, str, str, str], str]
"""Given parent, title, suggested path and kinds of files, returns the chosen path; empty for none."""
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})


def save_answer(path: Path, question: Callable[P, str], *args: P.args, **kwargs: P.kwargs) -> int:
    """Answer a question and keep the answer in a file; itself a question, to be asked on a reader thread.

    Returns:
        Size of the file in bytes.

    Raises:
        Refused: what the question refuses; ``file.cannot_write``, ``ledger.full``: the file is as it was.
    """
    return save_text(path, question(*args, **kwargs))


def save_text(path: Path, text: str) -> int:
    """Write `text` as UTF-8 into `path`, line ends as they are, and return its size in bytes.

    It is written beside the file and then takes its place, so that a half file is never seen.

    Raises:
        Refused: ``file.cannot_write`` with ``path``, or ``ledger.full``; the file is as it was.
    """
    content = text.encode("utf-8")
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise FileExistsError(errno.EEXIST, "no plain file", str(place))
        # Made for this account only; on the same disk, so that it can take the other's place.
        handle, name = tempfile.mkstemp(prefix=".netcrm-", suffix=".part", dir=place.parent)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        if error.errno in _FULL:
            raise Refused("ledger.full") from error
        raise Refused("file.cannot_write", path=str(path)) from error
    return len(content)


def choose_file(parent: QWidget, title: str, suggested: str, kinds: str) -> str:
    """Ask the owner for a file to write."""
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
    return chosen


class SavingFlow(QObject):
    """Exports contacts or everything into a file that the owner chooses; written on a reader thread.

    Args:
        bridge: to the desk.
        words: of the owner.
        window: says what was written.
        choose: asks for the file.
    """

    def __init__(
        self, bridge: Bridge, words: Words, window: MainWindow, choose: Choose = choose_file
    ) -> None:
        super().__init__(window)
        self._bridge, self._words, self._window, self._choose = bridge, words, window, choose

    def export_contacts(self) -> None:
        """Export every contact as CSV."""
        kinds = self._words.tr("Comma-separated values (*.csv)")
        path = self._ask(self._words.tr("Export contacts"), "contacts", ".csv", kinds)
        if path is not None:
            self._save(path, exports.contacts_csv)

    def export_everything(self) -> None:
        """Export everything as JSON; importing it again gives the same."""
        kinds = self._words.tr("Everything as JSON (*.json)")
        path = self._ask(self._words.tr("Export everything"), "everything", ".json", kinds)
        if path is not None:
            self._save(path, archives.document, self._bridge.now())

    def _ask(self, title: str, what: str, ending: str, kinds: str) -> Path | None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"netcrm-{what}-{self._bridge.today.isoformat()}{ending}"
        chosen = self._choose(self._window, title, str(Path(folder) / name), kinds)
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(ending)

    def _save(self, path: Path, question: Callable[..., str], *args: object) -> None:
        def written(count: int) -> None:
            told = self._words.tr("Exported to {name}.", name=path.name)
            where = self._words.tr("{size} in {folder}", size=size(count), folder=path.parent)
            self._window.say(NoticeKind.DONE, told, where)

        self._bridge.ask_later(f"export {path}", save_answer, path, question, *args, then=written)
