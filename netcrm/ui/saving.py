"""Files that the owner asked for: whole or not at all, for this account only (RELIABILITY.md 2.5)."""

import errno
import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ParamSpec

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from netcrm.domain.refusal import Refused
from netcrm.reads import archives, exports
from netcrm.ui.bridge import Bridge
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.words.backups import size
from netcrm.words.words import Words

P = ParamSpec("P")
Choose = Callable[[QWidget, str, str, Sequence[str]], tuple[str, str]]
"""Given parent, title, suggested path and kinds, returns the chosen path, empty for none, and the kind."""
Say = Callable[[NoticeKind, str, str], object]
"""Shows a banner: kind, title, text."""
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


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file that can be written.

    Attributes:
        words: as the dialog offers it, without the pattern ("vCard 4.0").
        ending: with its dot; several kinds may share one.
        text: gives the content; asked on a reader thread.
    """

    words: str
    ending: str
    text: Callable[[], str]

    @property
    def filter(self) -> str:
        """The line of the dialog."""
        return f"{self.words} (*{self.ending})"


def choose_file(parent: QWidget, title: str, suggested: str, kinds: Sequence[str]) -> tuple[str, str]:
    """Ask the owner for a file to write; the name follows the kind that is chosen."""
    dialog = QFileDialog(parent, title, str(Path(suggested).parent))
    dialog.setObjectName("export.choose")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
    dialog.selectFile(Path(suggested).name)
    dialog.filterSelected.connect(partial(_follow, dialog))
    chosen = dialog.selectedFiles()[0] if dialog.exec() else ""
    kind = dialog.selectedNameFilter()
    dialog.deleteLater()
    return chosen, kind


def _follow(dialog: QFileDialog, kind: str) -> None:
    ending = kind.rpartition("*")[2].rstrip(")")
    dialog.setDefaultSuffix(ending.lstrip("."))
    named = next(iter(dialog.selectedFiles()), "")
    if Path(named).suffix:
        dialog.selectFile(Path(named).with_suffix(ending).name)


class SavingFlow(QObject):
    """Exports contacts, events or everything into a file that the owner chooses; written on a reader thread.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: the window or view that it belongs to; the dialog opens over it.
        say: says what was written.
        choose: asks for the file.
    """

    def __init__(
        self, bridge: Bridge, words: Words, parent: QWidget, say: Say, choose: Choose = choose_file
    ) -> None:
        super().__init__(parent)
        self._bridge, self._words, self._parent = bridge, words, parent
        self._say, self._choose = say, choose

    def export_contacts(self, only: Sequence[int] | None = None) -> None:
        """Export contacts as CSV or vCard.

        Args:
            only: the contacts, in this order; None for all of them.
        """
        tr, vcard = self._words.tr, exports.contacts_vcard
        kinds = (
            FileKind(tr("Comma-separated values"), ".csv", partial(exports.contacts_csv, only)),
            FileKind(tr("vCard 4.0"), ".vcf", partial(vcard, "4.0", only)),
            FileKind(tr("vCard 3.0, for older programs"), ".vcf", partial(vcard, "3.0", only)),
        )
        self._export(tr("Export contacts"), "contacts", kinds)

    def export_events(self) -> None:
        """Export every event as iCalendar."""
        ask = partial(exports.events_ics, now=self._bridge.now())
        kinds = (FileKind(self._words.tr("Calendar, iCalendar"), ".ics", ask),)
        self._export(self._words.tr("Export events"), "events", kinds)

    def export_everything(self) -> None:
        """Export everything as JSON; importing it again gives the same."""
        ask = partial(archives.document, self._bridge.now())
        kinds = (FileKind(self._words.tr("Everything as JSON"), ".json", ask),)
        self._export(self._words.tr("Export everything"), "everything", kinds)

    def _export(self, title: str, what: str, kinds: Sequence[FileKind]) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = f"netcrm-{what}-{self._bridge.today.isoformat()}{kinds[0].ending}"
        suggested = str(Path(folder) / name)
        chosen, offered = self._choose(self._parent, title, suggested, [kind.filter for kind in kinds])
        if chosen:
            path = Path(chosen)
            kind = kind_of(path, offered, kinds)
            self._save(path if path.suffix else path.with_suffix(kind.ending), kind.text)

    def _save(self, path: Path, question: Callable[[], str]) -> None:
        def written(count: int) -> None:
            told = self._words.tr("Exported to {name}.", name=path.name)
            where = self._words.tr("{size} in {folder}", size=size(count), folder=path.parent)
            self._say(NoticeKind.DONE, told, where)

        self._bridge.ask_later(f"export {path}", save_answer, path, question, then=written)


def kind_of(path: Path, offered: str, kinds: Sequence[FileKind]) -> FileKind:
    """Return the kind that a file is written as: the chosen one, unless its name says another.

    Args:
        path: the file.
        offered: the line of the dialog that was chosen.
        kinds: what was offered, the likeliest first.
    """
    chosen = next((kind for kind in kinds if kind.filter == offered), kinds[0])
    ending = path.suffix.lower()
    if ending in ("", chosen.ending):
        return chosen
    return next((kind for kind in kinds if kind.ending == ending), chosen)
