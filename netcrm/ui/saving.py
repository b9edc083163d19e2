"""Exports from the window: what, as which kind of file, and where (PRODUCT.md 6)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from netcrm.domain.bulk import uncollected
from netcrm.domain.refusal import Refused
from netcrm.reads import archives, contacts, exports
from netcrm.ui.bridge import Bridge
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.words.backups import size
from netcrm.words.words import Words
from netcrm.work import files
from netcrm.work.task import Progress

if TYPE_CHECKING:
    from netcrm.ui.dialogs.export_contacts import ExportChoice, ExportSheet
    from netcrm.ui.dialogs.person_file import PersonSheet

T = TypeVar("T")
Content = str | Iterable[str]
Choose = Callable[[QWidget, str, str, str], str]
"""Given parent, title, suggested path and the kind of file, returns the chosen path, empty for none."""
ChooseFolder = Callable[[QWidget, str, str], str]
"""Given parent, title and suggested folder, returns the chosen one, empty for none."""
Say = Callable[[NoticeKind, str, str], object]
"""Shows a banner: kind, title, text."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file that can be written.

    Attributes:
        words: as the dialog offers it, without the pattern ("vCard 4.0").
        ending: with its dot.
        text: gives the content, whole or in pieces, and tells how far it is; asked on a reader thread.
    """

    words: str
    ending: str
    text: Callable[[Progress], Content]

    @property
    def filter(self) -> str:
        """The line of the dialog."""
        return f"{self.words} (*{self.ending})"


def save_answer(path: Path, text: Callable[[Progress], Content], *, progress: Progress) -> int:
    """Keep the answer of a question in a file; itself a question, to be asked on a reader thread.

    Returns:
        Size of the file in bytes.

    Raises:
        Refused: what the question refuses, or `files.write`; the file is as it was.
        Cancelled: the owner stopped it; the file is as it was.
    """
    with uncollected():
        content = text(progress)
        progress(1, 1)
        return files.write(path, content)


def save_each(folder: Path, version: str, only: Sequence[int] | None, *, progress: Progress) -> files.Folder:
    """Write a new folder with one vCard for each contact; itself a question, for a reader thread.

    Raises:
        Refused: as `exports.contacts_vcards` and `files.write_folder`; there is no folder then.
        Cancelled: the owner stopped it; there is no folder then.
    """
    with uncollected():
        return files.write_folder(folder, exports.contacts_vcards(version, only, progress=progress))


def choose_file(parent: QWidget, title: str, suggested: str, kind: str) -> str:
    """Ask the owner for a file to write; one that is there is only taken after a question."""
    dialog = QFileDialog(parent, title, str(Path(suggested).parent))
    dialog.setObjectName("export.choose")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(kind)
    dialog.setDefaultSuffix(Path(suggested).suffix.lstrip("."))
    dialog.selectFile(Path(suggested).name)
    chosen = dialog.selectedFiles()[0] if dialog.exec() else ""
    dialog.deleteLater()
    return chosen


def choose_folder(parent: QWidget, title: str, suggested: str) -> str:
    """Ask the owner for a folder that a new one is made in."""
    dialog = QFileDialog(parent, title, suggested)
    dialog.setObjectName("export.choose_folder")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    chosen = dialog.selectedFiles()[0] if dialog.exec() else ""
    dialog.deleteLater()
    return chosen


class SavingFlow(QObject):
    """Exports contacts, events or everything to where the owner chooses; written on a reader thread.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: the window or view that it belongs to; dialogs open over it.
        say: says what was written.
        choose: asks for the file.
        choose_place: asks for the folder that a new one is made in.
    """

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        say: Say,
        choose: Choose = choose_file,
        choose_place: ChooseFolder = choose_folder,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._words, self._parent = bridge, words, parent
        self._say, self._choose, self._choose_place = say, choose, choose_place
        self._is_writing = False
        bridge.cancelled.connect(self._stopped)

    def export_contacts(self, only: Sequence[int] | None = None) -> "ExportSheet":
        """Let the owner choose how contacts are exported, then where, and write them.

        Args:
            only: the contacts, in this order; None for all of them.
        """
        from netcrm.ui.dialogs.export_contacts import ExportSheet

        count = self._bridge.ask(contacts.count) if only is None else len(only)
        sheet = ExportSheet(self._words, self._parent, count, everybody=only is None)
        sheet.chosen.connect(lambda choice: self._export_as(choice, only))
        sheet.open()
        return sheet

    def export_everybody(self) -> None:
        """Export all contacts; where there is nobody yet, say so."""
        if self._bridge.ask(contacts.count):
            self.export_contacts()
        else:
            tr = self._words.tr
            self._say(
                NoticeKind.LOOK, tr("There is nobody to export yet."), tr("Add or import people first.")
            )

    def export_events(self) -> None:
        """Export every event as iCalendar."""
        ask = _alone(partial(exports.events_ics, now=self._bridge.now()))
        kind = FileKind(self._words.tr("Calendar, iCalendar"), ".ics", ask)
        self._export(self._words.tr("Export events"), "events", kind)

    def export_everything(self) -> None:
        """Export everything as JSON; importing it again gives the same."""
        ask = _alone(partial(archives.document, self._bridge.now()))
        kind = FileKind(self._words.tr("Everything as JSON"), ".json", ask)
        self._export(self._words.tr("Export everything"), "everything", kind)

    def export_person(self, contact: int) -> "PersonSheet":
        """Let the owner choose a kind of file, then where, and write everything about one person."""
        from netcrm.ui.dialogs.person_file import PersonFile, PersonSheet

        name = self._bridge.ask(contacts.card, contact).contact.name

        def write(ending: str) -> None:
            made = PersonFile(contact, ending, self._bridge.now(), self._words)
            suggested = str(Path(_documents()) / f"{self._named('person')}{ending}")
            kind = f"{ending[1:].upper()} (*{ending})"
            chosen = self._choose(self._parent, sheet.windowTitle(), suggested, kind)
            if chosen:
                path = with_ending(Path(chosen), ending)
                self._write(partial(made.write, path), partial(self._file_written, path))

        sheet = PersonSheet(self._words, self._parent, name)
        sheet.chosen.connect(write)
        sheet.open()
        return sheet

    def _export_as(self, choice: "ExportChoice", only: Sequence[int] | None) -> None:
        tr, title = self._words.tr, self._words.tr("Export contacts")
        if choice.is_folder:
            self._export_each(choice.version, only)
        elif choice.version:
            ask = partial(exports.contacts_vcard, choice.version, only)
            cards = FileKind(tr("vCard {version}", version=choice.version), ".vcf", _told(ask))
            self._export(title, "contacts", cards)
        else:
            table = _told(partial(exports.contacts_csv, only))
            self._export(title, "contacts", FileKind(tr("Comma-separated values"), ".csv", table))

    def _export_each(self, version: str, only: Sequence[int] | None) -> None:
        tr = self._words.tr
        chosen = self._choose_place(self._parent, tr("Where to put the folder of cards"), _documents())
        if chosen:
            folder = files.free_name(Path(chosen) / self._named("contacts"))
            self._write(partial(save_each, folder, version, only), self._folder_written)

    def _export(self, title: str, what: str, kind: FileKind) -> None:
        suggested = str(Path(_documents()) / f"{self._named(what)}{kind.ending}")
        chosen = self._choose(self._parent, title, suggested, kind.filter)
        if chosen:
            path = with_ending(Path(chosen), kind.ending)
            self._write(partial(save_answer, path, kind.text), partial(self._file_written, path))

    def _write(self, question: Callable[..., T], then: Callable[[T], object]) -> None:
        def written(answer: T) -> None:
            self._is_writing = False
            then(answer)

        def refused(reason: Refused) -> None:
            self._is_writing = False
            self._bridge.refused.emit(reason)

        self._is_writing = True
        self._bridge.ask_long(question, words=self._words.tr("Exporting"), then=written, refused=refused)

    def _file_written(self, path: Path, count: int) -> None:
        told = self._words.tr("Exported to {name}.", name=path.name)
        where = self._words.tr("{size} in {folder}", size=size(count), folder=path.parent)
        self._say(NoticeKind.DONE, told, where)

    def _folder_written(self, made: files.Folder) -> None:
        tr = self._words.tr
        cards = tr("1 card") if made.files == 1 else tr("{count} cards", count=f"{made.files:,}")
        told = tr("Exported {cards} to the folder {name}.", cards=cards, name=made.path.name)
        where = tr("{size} in {folder}", size=size(made.size), folder=made.path.parent)
        self._say(NoticeKind.DONE, told, where)

    def _stopped(self) -> None:
        if self._is_writing:
            self._is_writing = False
            self._say(NoticeKind.LOOK, self._words.tr("The export was stopped. Nothing was written."), "")

    def _named(self, what: str) -> str:
        return f"netcrm-{what}-{self._bridge.today.isoformat()}"


def with_ending(path: Path, ending: str) -> Path:
    """Return a file's path with the ending of its kind, also where its own name has a dot ("dr. ek").

    Only what the owner typed may be written over: a name that was lengthened is one that is free.

    Args:
        path: as the owner typed it.
        ending: with its dot.
    """
    if path.suffix.lower() == ending:
        return path
    return files.free_name(path.with_name(f"{path.name}{ending}"))


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _told(question: Callable[..., Content]) -> Callable[[Progress], Content]:
    return lambda progress: question(progress=progress)


def _alone(question: Callable[[], str]) -> Callable[[Progress], str]:
    """Ask a question that doesn't tell how far it is."""

    def ask(_progress: Progress) -> str:
        return question()

    return ask
