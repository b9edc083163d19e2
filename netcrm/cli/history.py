"""What was done, taken back and done again (PRODUCT.md 8; RELIABILITY.md 1.4)."""

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from netcrm.actions import history as history_actions
from netcrm.cli import as_json
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned, one_line
from netcrm.reads import history as history_reads
from netcrm.reads.history import StepLine
from netcrm.words.words import Words
from netcrm.work.desk import Desk

_AT_ONCE = 500


def history(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List every step, the newest first, those undone among them."""
    lines = _all(desk)
    if not lines:
        return Answer([], [words.tr("Nothing was done here yet.")])
    document = [step_document(line, words) for line in lines]
    zone = desk.clock.now().tzinfo
    return Answer(document, aligned(_cells(line, words, zone) for line in lines))


def _all(desk: Desk) -> list[StepLine]:
    found: list[StepLine] = []
    while more := desk.ask(history_reads.lines, _AT_ONCE, found[-1].id if found else None):
        found += more
    return found


def step_document(line: StepLine, words: Words) -> dict[str, object]:
    """Return a step with its sentence."""
    return {**as_json.fields_of(line), "text": words.step(line.code, line.figures)}


def latest(desk: Desk) -> StepLine | None:
    """Return the step that was made last and stands, None where there is none."""
    lines = desk.ask(history_reads.lines, 1)
    return lines[0] if lines and not lines[0].undone else None


def _cells(line: StepLine, words: Words, zone: tzinfo | None) -> tuple[str, ...]:
    told = words.step(line.code, line.figures)
    return (
        str(line.id),
        f"{line.made_at.astimezone(zone):%Y-%m-%d %H:%M}",
        words.tr("undone") if line.undone else "",
        told,
    )


def undo(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Take back the last step, or the one asked for and all later ones.

    Raises:
        Refused: ``steps.nothing_to_undo``, ``history.unknown_step``, ``steps.conflict``.
    """
    lines = desk.do(history_actions.undo, asked.step, now=desk.clock.now()).result()
    document = [step_document(line, words) for line in lines]
    return Answer(document, _told("Undone: {step}", lines, words))


def redo(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """Do the step that was undone last again.

    Raises:
        Refused: ``steps.nothing_to_redo``, ``steps.conflict``.
    """
    line = desk.do(history_actions.redo, now=desk.clock.now()).result()
    return Answer(step_document(line, words), _told("Done again: {step}", [line], words))


def _told(template: str, lines: Sequence[StepLine], words: Words) -> Iterator[str]:
    for line in lines:
        yield one_line(words.tr(template, step=f"{line.id} {words.step(line.code, line.figures)}"))
