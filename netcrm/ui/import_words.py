"""What is said after an import, and the way back from it (picture 06c)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from netcrm.actions import history
from netcrm.domain.import_report import ImportReport, RecordDecision
from netcrm.domain.review_list import is_row
from netcrm.reads import imports as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.commands import command
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind

Say = Callable[[NoticeKind, str, str, Sequence[NoticeAction]], object]
"""Shows a banner: kind, title, text, actions."""
_CALENDAR = "ics"
_BROUGHT = frozenset({RecordDecision.NEW, RecordDecision.MERGE})
_STRANGERS = frozenset({"calendar.attendee_several", "calendar.attendee_unknown"})


def _tr(text: str, count: int | None = None, **figures: object) -> str:
    return QCoreApplication.translate("import", text).format(count=count, **figures)


def verb(people: int, events: int) -> str:
    """The words of the button that imports ("Import 17 people and 12 events")."""
    told = counted(people, events)
    return _tr("Import {what}", what=told) if told else _tr("Import")


def counted(people: int, events: int) -> str:
    """How many people and events; empty for none of either."""
    told = [_tr("1 person" if people == 1 else "{count} people", people)] if people else []
    told += [_tr("1 event" if events == 1 else "{count} events", events)] if events else []
    return _tr("{first} and {last}", first=told[0], last=told[1]) if len(told) == 2 else "".join(told)


def done(report: ImportReport, undecided: int = 0) -> str:
    """The banner: how many people and events came in, new or merged, and what stayed out (picture 06c).

    Args:
        report: what came of the import.
        undecided: how many of the skipped rows are possible duplicates that nobody decided on.
    """
    people = _Came.of((one.contact, one.decision) for file in report.files for one in file.decisions)
    told = [(one.event, one.decision) for file in report.files for one in file.events]
    listed = set(report.events) - {one for one, kind in told if kind in _BROUGHT}
    events = _Came.of((one, kind) for one, kind in told if one not in listed)
    lost = [file.format for file in report.files for problem in file.problems if is_row(problem)]
    lost_events = lost.count(_CALENDAR)
    sentences = _head(report, people, events, len(listed))
    for count, one, many in (
        (people.unchanged, "1 row says nothing new.", "{count} rows say nothing new."),
        (events.unchanged, "1 event says nothing new.", "{count} events say nothing new."),
        (people.skipped + len(lost) - lost_events - undecided, "1 row skipped.", "{count} rows skipped."),
        (events.skipped + lost_events, "1 event skipped.", "{count} events skipped."),
        (undecided, "1 possible duplicate stayed out.", "{count} possible duplicates stayed out."),
    ):
        if count:
            sentences.append(_tr(one if count == 1 else many, count))
    return " ".join(sentences)


def strangers(report: ImportReport) -> str:
    """Whom a calendar invites and nobody was added for; empty for nobody."""
    codes = [problem.reason_code for file in report.files for problem in file.problems]
    count = sum(code in _STRANGERS for code in codes)
    one = "1 person who is invited can't be told among your contacts, and was not added."
    many = "{count} people who are invited can't be told among your contacts, and were not added."
    return _tr(one if count == 1 else many, count) if count else ""


@dataclass(frozen=True, slots=True)
class _Came:
    """How many of one kind came in; of several records of the same one it is one."""

    new: int
    merged: int
    unchanged: int
    skipped: int

    @classmethod
    def of(cls, told: Iterable[tuple[int | None, RecordDecision]]) -> "_Came":
        made = list(told)
        kinds = [kind for _id, kind in made]
        new = {one for one, kind in made if kind is RecordDecision.NEW}
        merged = {one for one, kind in made if kind is RecordDecision.MERGE} - new
        left = (kinds.count(kind) for kind in (RecordDecision.UNCHANGED, RecordDecision.SKIP))
        return cls(len(new), len(merged), *left)

    def parts(self) -> str:
        told = [_tr("{count} new", self.new)] if self.new else []
        told += [_tr("{count} merged", self.merged)] if self.merged else []
        return ", ".join(told)


def _head(report: ImportReport, people: _Came, events: _Came, listed: int) -> list[str]:
    names = ", ".join(file.path.replace("\\", "/").rpartition("/")[2] for file in report.files)
    if report.step is None:
        return [_tr("Nothing was changed: what {names} says is in netcrm already.", names=names)]
    told = []
    for came, one, many in (
        (people, "1 person imported: {parts}.", "{count} people imported: {parts}."),
        (events, "1 event imported: {parts}.", "{count} events imported: {parts}."),
    ):
        count = came.new + came.merged
        if count:
            told.append(_tr(one if count == 1 else many, count, parts=came.parts()))
    put = len(set(report.contacts)) if not people.new + people.merged else 0
    for count, one, many in (
        (put, "1 person put on the list.", "{count} people put on the list."),
        (listed, "1 event has more people on its list.", "{count} events have more people on their lists."),
    ):
        if count:
            told.append(_tr(one if count == 1 else many, count))
    return told or [_tr("Everything from {names} imported.", names=names)]


def undo_import(bridge: Bridge, step: int, say: Say, run: Callable[[str], object]) -> None:
    """Take an import back; where later changes would go with it, say so first and ask.

    Args:
        bridge: to the desk.
        step: the import's step.
        say: shows a banner.
        run: runs a command by its id.
    """
    later = bridge.ask(reads.later_steps, step)
    if later is None:
        say(
            NoticeKind.LOOK,
            _tr("This import was taken back already, or the history begins after it."),
            "",
            (),
        )
    elif not later:
        _undo(bridge, step, say, run)
    else:
        title = "1 later change would be taken back too." if later == 1 else _LATER
        actions = (
            NoticeAction(
                text=_tr("Take it all back"),
                name="notice.undo_all",
                icon="undo",
                act=partial(_undo, bridge, step, say, run),
            ),
            NoticeAction(
                text=_tr("Show the history"), name="notice.history", act=lambda: run("edit.history")
            ),
        )
        say(NoticeKind.LOOK, _tr(title, later), _tr("Changes come back in their order, last first."), actions)


_LATER = "{count} later changes would be taken back too."


def _undo(bridge: Bridge, step: int, say: Say, run: Callable[[str], object]) -> None:
    def told(_lines: object) -> None:
        again = NoticeAction(
            text=_tr("Import again"),
            name="notice.redo",
            act=lambda: run("edit.redo"),
            keys=command("edit.redo").shown_keys,
        )
        say(NoticeKind.DONE, _tr("The import was taken back. Everything is as it was before."), "", (again,))

    bridge.do(history.undo, step, now=bridge.now(), then=told)
