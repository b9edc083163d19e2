"""The coattails guard: weigh a request, record a decision, list the requests (PRODUCT.md 4.5 and 8)."""

from collections.abc import Iterator
from dataclasses import replace

from netcrm.actions import introductions as introduction_actions
from netcrm.cli import as_json, meant
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned, one_line
from netcrm.domain.cards import RequestRow
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.introduction import Decision, Introduction, Reason, Stage, Verdict
from netcrm.domain.procedure import ways
from netcrm.reads import introductions as introduction_reads
from netcrm.words.words import Words
from netcrm.work.desk import Desk


def guard(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Weigh a request and record nothing; one that waits in the book already is not counted twice."""
    pair = meant.pair(desk, asked.requester, asked.target)
    waiting = _recorded(desk, pair)
    if waiting is not None and waiting.is_open:
        weighing = desk.ask(introduction_reads.weighed_request, waiting.id, desk.today)
    else:
        weighing = desk.ask(
            introduction_reads.weighed, pair.requester, pair.target_contact, pair.target_group, desk.today
        )
    document = {
        "verdict": weighing.verdict,
        "flagged": weighing.flagged,
        "reasons": [as_json.reason(found, words) for found in weighing.reasons],
        "defaults_to": weighing.defaults_to,
    }
    return Answer(document, _weighing_lines(weighing, words))


def _recorded(desk: Desk, pair: meant.Pair, decision: Decision | None = None) -> Introduction | None:
    """Return the newest request of that pair that is open, or that `decision` would be the next answer to."""
    for row in desk.ask(introduction_reads.rows):
        request = row.introduction
        sides = meant.Pair(request.requester, request.target_contact, request.target_group)
        answerable = request.stage is not Stage.ASKED and decision in ways(request)
        if sides == pair and (request.is_open or answerable):
            return request
    return None


def _weighing_lines(weighing: Weighing, words: Words) -> Iterator[str]:
    yield _verdict(weighing.verdict, words, flagged=weighing.flagged)
    yield from _reason_lines(weighing.reasons, words)
    yield words.tr("Chosen beforehand: {decision}", decision=words.name(weighing.defaults_to))
    change = one_line(words.change(weighing.change.code, weighing.change.figures))
    yield words.tr("What would change this: {change}", change=change)


def _verdict(verdict: Verdict | None, words: Words, *, flagged: bool) -> str:
    told = words.name(verdict) if verdict else words.tr("Not weighed")
    return f"{told}, {words.tr('flagged')}" if flagged else told


def _reason_lines(reasons: tuple[Reason, ...], words: Words) -> Iterator[str]:
    for found in reasons:
        rows = ", ".join(f"{row.table} {row.id}" for row in found.evidence)
        told = one_line(" ".join(part for part in words.reason(found) if part))
        yield f"  {told} [{rows}]" if rows else f"  {told}"


def introduce(desk: Desk, asked: Asked, words: Words) -> Answer:
    """Record the verdict and the decision, on the open request of that pair or on a new one.

    Raises:
        Refused: what PRODUCT.md 4.5 forbids; then nothing is recorded.
    """
    pair = meant.pair(desk, asked.requester, asked.target)
    decision, now = asked.decision or Decision.DECLINE, desk.clock.now()
    waiting = _recorded(desk, pair, decision)
    if waiting is not None:
        identifier = waiting.id
        desk.do(introduction_actions.decide, identifier, decision, now=now, reason=asked.reason).result()
    else:
        identifier = desk.do(
            introduction_actions.ask_and_decide,
            pair.requester,
            pair.target_contact,
            pair.target_group,
            decision,
            now=now,
            reason=asked.reason,
        ).result()
    row = desk.ask(introduction_reads.row, identifier)
    return Answer(_document(row, words), _decided_lines(row, words))


def _decided_lines(row: RequestRow, words: Words) -> Iterator[str]:
    request = row.introduction
    yield one_line(
        words.tr(
            "Recorded as request {id}: {requester} to {target}",
            id=request.id,
            requester=row.requester.name,
            target=_target_name(row) or words.tr("nobody named"),
        )
    )
    verdict = _verdict(request.verdict, words, flagged=request.flagged)
    decision = words.name(request.decision) if request.decision else ""
    yield words.tr("Verdict: {verdict}", verdict=verdict)
    yield words.tr("Decision: {decision}", decision=decision)


def introductions(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List every request, the newest first; those that wait for a decision are weighed anew."""
    rows = [_weighed_now(desk, row) for row in desk.ask(introduction_reads.rows)]
    if not rows:
        return Answer([], [words.tr("Nobody asked for an introduction yet.")])
    return Answer([_document(row, words) for row in rows], aligned(_cells(row, words) for row in rows))


def _weighed_now(desk: Desk, row: RequestRow) -> RequestRow:
    request = row.introduction
    if not request.is_open:
        return row
    weighing = desk.ask(introduction_reads.weighed_request, request.id, desk.today)
    told = replace(request, verdict=weighing.verdict, flagged=weighing.flagged, reasons=weighing.reasons)
    return replace(row, introduction=told)


def _document(row: RequestRow, words: Words) -> dict[str, object]:
    request = row.introduction
    return {
        **as_json.fields_of(request),
        "reasons": [as_json.reason(found, words) for found in request.reasons],
        "requester_name": row.requester.name,
        "target_name": _target_name(row),
    }


def _target_name(row: RequestRow) -> str | None:
    if row.target is not None:
        return row.target.name
    return row.group.name if row.group is not None else None


def _cells(row: RequestRow, words: Words) -> tuple[str, ...]:
    request = row.introduction
    return (
        str(request.id),
        request.asked_on.isoformat(),
        row.requester.name,
        words.tr("to {target}", target=_target_name(row) or words.tr("nobody named")),
        _verdict(request.verdict, words, flagged=request.flagged),
        words.name(request.stage),
        words.name(request.outcome) if request.outcome else "",
    )
