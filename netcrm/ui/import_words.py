"""What is said after an import, and the way back from it (picture 06c)."""

from collections.abc import Callable, Sequence
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


def _tr(text: str, count: int | None = None, **figures: object) -> str:
    return QCoreApplication.translate("import", text).format(count=count, **figures)


def done(report: ImportReport, undecided: int = 0) -> str:
    """The banner: how many people came in, new or merged, and what stayed out (picture 06c).

    Args:
        report: what came of the import.
        undecided: how many of the skipped rows are possible duplicates that nobody decided on.
    """
    told = [one for file in report.files for one in file.decisions]
    new = {one.contact for one in told if one.decision is RecordDecision.NEW}
    merged = {one.contact for one in told if one.decision is RecordDecision.MERGE} - new
    unchanged = sum(one.decision is RecordDecision.UNCHANGED for one in told)
    skipped = sum(one.decision is RecordDecision.SKIP for one in told) - undecided
    skipped += sum(is_row(problem) for file in report.files for problem in file.problems)
    sentences = [_head(report, len(new), len(merged))]
    for count, one, many in (
        (unchanged, "1 row says nothing new.", "{count} rows say nothing new."),
        (skipped, "1 row skipped.", "{count} rows skipped."),
        (undecided, "1 possible duplicate stayed out.", "{count} possible duplicates stayed out."),
    ):
        if count:
            sentences.append(_tr(one if count == 1 else many, count))
    return " ".join(sentences)


def _head(report: ImportReport, new: int, merged: int) -> str:
    names = ", ".join(file.path.replace("\\", "/").rpartition("/")[2] for file in report.files)
    if report.step is None:
        return _tr("Nothing was changed: what {names} says is in netcrm already.", names=names)
    people = new + merged
    if not people and any(file.decisions for file in report.files):
        put = len(set(report.contacts))
        return _tr("1 person put on the list." if put == 1 else "{count} people put on the list.", put)
    if not people:
        return _tr("Everything from {names} imported.", names=names)
    counted = [_tr("{count} new", new)] if new else []
    counted += [_tr("{count} merged", merged)] if merged else []
    head = "1 person imported: {parts}." if people == 1 else "{count} people imported: {parts}."
    return _tr(head, people, parts=", ".join(counted))


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
        say(NoticeKind.LOOK, _tr("This import was taken back already."), "", ())
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
