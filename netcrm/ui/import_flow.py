"""An import from the first file name to the banner: read, look, carry out (PRODUCT.md 6, picture 06)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from netcrm.actions import imports as actions
from netcrm.domain.bulk import set_aside, take_back
from netcrm.domain.cards import EventRow
from netcrm.domain.event_review import EventReview
from netcrm.domain.import_plan import ImportPlan, PlannedFile, ReadAs
from netcrm.domain.import_report import ImportReport
from netcrm.domain.refusal import Refused
from netcrm.domain.review import Review
from netcrm.reads import events as event_reads
from netcrm.reads import imports as reads
from netcrm.reads.imports import Looked
from netcrm.ui.bridge import REPORT_EVERY, Bridge
from netcrm.ui.dialogs.import_archive import ArchiveSheet
from netcrm.ui.dialogs.import_calendar import CalendarSheet
from netcrm.ui.dialogs.import_foot import EventChoice
from netcrm.ui.dialogs.import_review import Mapped, ReviewSheet
from netcrm.ui.dialogs.import_said import CALENDAR
from netcrm.ui.dialogs.import_sheet import ImportSheet
from netcrm.ui.import_files import ask_for_files, ask_for_folder, save_rows
from netcrm.ui.import_words import counted, done, strangers, undo_import
from netcrm.ui.main_window import MainWindow
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.words.words import Words
from netcrm.work.task import Progress, Task

_OFFERED = 20


class _Wishes(NamedTuple):
    """What the owner said about the reading: mappings by header key, and the rest by path."""

    chosen: Mapping[str, Mapping[str, str | None]]
    read_as: Mapping[str, ReadAs]


class _Doing(Enum):
    """What is under way."""

    NOTHING = auto()
    READING = auto()
    WRITING = auto()


class ImportFlow(QObject):
    """Takes files or text in, shows the review, carries it out and says what came of it.

    Args:
        bridge: to the desk.
        words: says refusals and reasons.
        window: gets sheets, progress and banners.
    """

    _reported = Signal(int, int)

    def __init__(self, bridge: Bridge, words: Words, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge, self._words, self._window = bridge, words, window
        self._what: Sequence[Path] | str = ()
        self._event: int | None = None
        self._wishes = self._settled = _Wishes({}, {})
        self._sheet: ReviewSheet | ImportSheet | None = None
        self._task = Task()
        self._doing = _Doing.NOTHING
        self._undecided = 0
        self._reported.connect(self._report, Qt.ConnectionType.QueuedConnection)
        window.progress.cancelled.connect(self._stop_reading)
        window.closing.connect(self._stop_reading)
        bridge.cancelled.connect(self._cancelled)
        bridge.progress.connect(self._note_end)

    def start(self, paths: Sequence[Path], event: int | None = None) -> None:
        """Read files and show what importing them would do.

        Args:
            paths: the files; where one can't be read, none is imported.
            event: the event that they were dropped on.
        """
        if paths:
            self._begin(list(paths), event)

    def start_text(self, text: str, event: int | None = None) -> None:
        """Do the same with text that was copied from a table or a file."""
        if text.strip():
            self._begin(text, event)
        else:
            self._window.say(
                NoticeKind.LOOK,
                self.tr("There is nothing to import in what was copied."),
                self.tr("Copy some rows of a table with their header, then try again."),
                [self._choose_action()],
            )

    def paste(self, event: int | None = None) -> None:
        """Import what was copied: files, or text."""
        copied = QApplication.clipboard().mimeData()
        files = [Path(url.toLocalFile()) for url in copied.urls() if url.isLocalFile()] if copied else []
        if files:
            self.start(files, event)
        else:
            self.start_text(copied.text() if copied else "", event)

    def choose_file(self, event: int | None = None) -> None:
        """Let the owner choose files."""
        ask_for_files(self._window, lambda paths: self.start(paths, event))

    def choose_folder(self, event: int | None = None) -> None:
        """Let the owner choose a folder, of which all files are read."""
        ask_for_folder(self._window, lambda paths: self.start(paths, event))

    def _begin(self, what: Sequence[Path] | str, event: int | None) -> None:
        if self._doing is _Doing.WRITING:
            self._window.say(NoticeKind.LOOK, self.tr("An import is under way. Wait for it, or cancel it."))
            return
        self._forget_sheet()
        self._what, self._event, self._wishes = what, event, _Wishes({}, {})
        self._read(self._show)

    def _read(self, then: Callable[[tuple[Looked, list[EventRow]]], object]) -> None:
        self._task.cancel()
        self._task = Task(self._reporter())
        self._doing = _Doing.READING
        self._report(0, 0)
        self._bridge.ask_later(
            "imports.look",
            look,
            self._what,
            name=self.tr("Copied text"),
            event=self._event,
            wishes=self._wishes,
            before=self._sheet.review if isinstance(self._sheet, ReviewSheet) else None,
            now=self._bridge.now(),
            progress=self._task.progress,
            then=then,
            refused=self._unreadable,
        )

    def _reporter(self) -> Progress:
        """What the reader's thread calls; it tells this one now and then."""
        since = QElapsedTimer()

        def told(at: int, total: int) -> None:
            if not since.isValid() or since.elapsed() >= REPORT_EVERY:
                since.start()
                self._reported.emit(min(at, max(0, total - 1)), total)

        return told

    def _report(self, at: int, total: int) -> None:
        if self._doing is _Doing.READING:
            self._bridge.progress.emit(at, total, self.tr("Reading {what}").format(what=self._called()))

    def _called(self) -> str:
        if isinstance(self._what, str):
            return self.tr("what was copied")
        if len(self._what) == 1:
            return self._what[0].name
        return self.tr("{count} files").format(count=len(self._what))

    def _finish_reading(self) -> None:
        self._doing = _Doing.NOTHING
        self._settled = self._wishes
        self._bridge.progress.emit(1, 1, "")

    def _show(self, found: tuple[Looked, list[EventRow]]) -> None:
        self._finish_reading()
        looked, rows = found
        sheet: ReviewSheet | ImportSheet
        if all(looked.archives):
            sheet = ArchiveSheet(looked, self._words, self._window)
        elif all(file.archive or file.format == CALENDAR for file in looked.review.plan.files):
            sheet = CalendarSheet(looked, self._words, self._bridge.today, self._window)
        else:
            sheet = self._review_sheet(looked, self._events(rows))
        self._sheet = sheet
        sheet.import_asked.connect(self._plan)
        sheet.finished.connect(self._forget_sheet)
        set_aside()
        # Making the sheet and painting it are one turn of the event loop each.
        QTimer.singleShot(0, sheet, sheet.open)

    def _review_sheet(self, looked: Looked, events: Sequence[EventChoice]) -> ReviewSheet:
        sheet = ReviewSheet(looked, self._words, self._bridge.today, self._window, events=events)
        sheet.mapping_asked.connect(self._map)
        sheet.read_asked.connect(self._read_as)
        sheet.save_asked.connect(lambda lost: save_rows(self._bridge, self._sheet, lost, self._sheet_saved))
        return sheet

    def _events(self, rows: Sequence[EventRow]) -> list[EventChoice]:
        """The event that the files were dropped on, else the latest ones: people were met at those."""
        now = self._bridge.now()
        given = [row for row in rows if row.event.id == self._event]
        past = sorted((row for row in rows if row.event.ends_at <= now), key=lambda row: row.event.starts_at)
        return [self._event_choice(row, now) for row in given or past[: -_OFFERED - 1 : -1]]

    def _event_choice(self, row: EventRow, now: datetime) -> EventChoice:
        event = row.event
        title = event.title
        if event.id != self._event:
            title = f"{title}, {self._words.day(event.on, self._bridge.today)}"
        return EventChoice(event.id, title, event.ends_at <= now)

    def _map(self, mapped: Mapped) -> None:
        columns = dict(mapped.file.columns) | {mapped.header: mapped.field}
        chosen = {**self._wishes.chosen, mapped.file.header_key: columns}
        self._wishes = self._wishes._replace(chosen=chosen)
        self._read(self._show_again)

    def _read_as(self, file: PlannedFile, read_as: ReadAs) -> None:
        """Read a file with other letters, another separator, or its first row as names or not."""
        self._wishes = self._wishes._replace(read_as={**self._wishes.read_as, file.path: read_as})
        self._read(self._show_again)

    def _show_again(self, found: tuple[Looked, list[EventRow]]) -> None:
        self._finish_reading()
        if isinstance(self._sheet, ReviewSheet):
            set_aside()
            self._sheet.show_looked(found[0])

    def _unreadable(self, refused: Refused) -> None:
        # What can't be read that way is read as before.
        self._wishes = self._settled
        self._finish_reading()
        if self._sheet is not None:
            self._sheet.show_refusal(refused)
            return
        one = self.tr("We could not read this file.")
        if isinstance(self._what, str):
            one = self.tr("We could not read what was copied.")
        elif len(self._what) > 1:
            one = self.tr("We could not read one of these files.")
        self._window.say(NoticeKind.ERROR, one, self._words.refusal(refused), [self._choose_action()])

    def _choose_action(self) -> NoticeAction:
        return NoticeAction(
            text=self.tr("Choose a file"), name="notice.choose_file", act=self.choose_file, icon="file"
        )

    def _plan(self, review: Review, events: EventReview) -> None:
        """Work the plan out on a reader's thread, then write it."""
        self._undecided = review.undecided()
        what = counted(review.people(), events.changed())
        words = self.tr("Importing {what}").format(what=what)
        if not what:
            words = self.tr("Importing everything from {what}").format(what=self._called())
        self._bridge.ask_later(
            "imports.plan", planned, review, events, then=lambda plan: self._write(plan, words)
        )

    def _write(self, plan: ImportPlan, words: str) -> None:
        self._doing = _Doing.WRITING
        if self._sheet is not None:
            self._sheet.hide()
        self._bridge.do_long(
            actions.carry_out,
            plan,
            now=self._bridge.now(),
            words=words,
            then=self._done,
            refused=self._not_written,
        )

    def _done(self, report: ImportReport) -> None:
        self._doing = _Doing.NOTHING
        self._forget_sheet()
        step = report.step
        offered = []
        if step is not None:
            offered = [
                NoticeAction(text=self.tr("See them"), name="notice.see", act=lambda: self._see(report)),
                NoticeAction(
                    text=self.tr("Undo import"),
                    name="notice.undo",
                    act=lambda: undo_import(self._bridge, step, self._window.say, self._window.run),
                    icon="undo",
                    keys="Ctrl+Z",
                ),
            ]
        self._window.say(NoticeKind.DONE, done(report, self._undecided), strangers(report), offered)

    def _note_end(self, at: int, total: int) -> None:
        if self._doing is _Doing.WRITING and total and at >= total:
            QTimer.singleShot(0, self, self._ended)

    def _ended(self) -> None:
        """Nobody was told how it went: something broke, and the review comes back."""
        if self._doing is _Doing.WRITING:
            self._doing = _Doing.NOTHING
            self._look_again()

    def _see(self, report: ImportReport) -> None:
        """Show the people of the import; where it brought events alone, the first of those."""
        if report.events and not report.contacts:
            self._window.go("events", report.events[0])
        else:
            self._window.go("imports", report.step)

    def _not_written(self, refused: Refused) -> None:
        self._doing = _Doing.NOTHING
        if self._sheet is not None:
            self._sheet.open()
            self._sheet.show_refusal(refused)
        else:
            self._window.show_refusal(refused)

    def _sheet_saved(self, words: str) -> None:
        if isinstance(self._sheet, ReviewSheet):
            self._sheet.buttons.show_word(words)

    def _stop_reading(self) -> None:
        if self._doing is _Doing.READING:
            self._task.cancel()

    def _cancelled(self) -> None:
        """Long work was stopped: nothing was kept, and what was chosen is still there."""
        before, self._doing = self._doing, _Doing.NOTHING
        if before is _Doing.READING:
            self._bridge.progress.emit(1, 1, "")
            self._window.say(NoticeKind.LOOK, self.tr("Reading was stopped. Nothing was changed."))
        elif before is _Doing.WRITING:
            again = NoticeAction(text=self.tr("Look again"), name="notice.look_again", act=self._look_again)
            told = self.tr("The import was stopped. Nothing was kept.")
            self._window.say(NoticeKind.LOOK, told, "", [again])

    def _look_again(self) -> None:
        if self._sheet is not None:
            self._sheet.open()

    def _forget_sheet(self, _result: int = 0) -> None:
        sheet, self._sheet = self._sheet, None
        if sheet is not None:
            sheet.dispose()
            take_back()


def look(
    what: Sequence[Path] | str,
    *,
    name: str,
    event: int | None,
    wishes: _Wishes,
    before: Review | None,
    now: datetime,
    progress: Progress,
) -> tuple[Looked, list[EventRow]]:
    """Everything that the review shows, asked for at once: the plan, and the events there are."""
    told = {"name": name, "event": event, "before": before, "now": now, "progress": progress}
    looked = reads.for_review(what, **wishes._asdict(), **told)  # type: ignore[arg-type]
    return looked, event_reads.rows()


def planned(review: Review, events: EventReview) -> ImportPlan:
    """Everything that the owner chose, as the plan to carry out."""
    return events.into(review.as_plan())
