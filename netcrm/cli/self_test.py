"""The main jobs in a scratch profile, one line for each (PRODUCT.md 8, self-test)."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from netcrm.actions import archives as archive_actions
from netcrm.actions import demo as demo_actions
from netcrm.actions import history as history_actions
from netcrm.actions import introductions as introduction_actions
from netcrm.cli import briefing
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.domain.introduction import Decision, Introduction, Verdict
from netcrm.domain.local_time import zone_of
from netcrm.domain.refusal import Refused
from netcrm.reads import archives as archive_reads
from netcrm.reads import contacts as contact_reads
from netcrm.reads import introductions as introduction_reads
from netcrm.words.words import Words
from netcrm.work.desk import Desk

OpenDesk = Callable[[Path], Desk]


class _NotAsExpectedError(Exception):
    """A job came out other than it should; the message says how."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one job went."""

    name: str
    passed: bool
    told: str


def self_test(open_desk: OpenDesk, profile: Path | None, words: Words) -> Answer:
    """Do the main jobs on sample data and tell how each went; one that fails fails the command.

    Args:
        open_desk: opens the desk over the profile in a folder.
        profile: where the scratch profile is made and taken away again; None for the system's own place.
        words: for refusals.
    """
    if profile is not None:
        profile.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="self-test-", dir=profile, ignore_cleanup_errors=True) as scratch:
        outcomes = list(_outcomes(open_desk, Path(scratch), words))
    failed = [one.name for one in outcomes if not one.passed]
    failure = words.tr("Failed: {jobs}.", jobs=", ".join(failed)) if failed else ""
    lines = (f"{'ok    ' if one.passed else 'FAILED'}  {one.name}: {one.told}" for one in outcomes)
    return Answer(outcomes, lines, failure)


def _outcomes(open_desk: OpenDesk, scratch: Path, words: Words) -> Iterator[Outcome]:
    with _open(open_desk, scratch / "profile") as desk:
        for name, job in _JOBS.items():
            yield _outcome(name, partial(job, desk), words)
        sheet = scratch / "briefing.pdf"
        yield _outcome("briefing sheet", partial(_sheet, desk, sheet, words), words)
        document = desk.ask(archive_reads.document, desk.clock.now())
        yield _outcome("check", partial(_check, desk), words)
    yield _outcome("archive", partial(_archive, open_desk, scratch / "second", document), words)


@contextmanager
def _open(open_desk: OpenDesk, folder: Path) -> Iterator[Desk]:
    desk = open_desk(folder)
    try:
        yield desk
    finally:
        desk.close()


def _outcome(name: str, job: Callable[[], str], words: Words) -> Outcome:
    try:
        return Outcome(name, passed=True, told=job())
    except Refused as refused:
        return Outcome(name, passed=False, told=words.refusal(refused))
    except _NotAsExpectedError as wrong:
        return Outcome(name, passed=False, told=str(wrong))


def _expect(holds: bool, told: str) -> None:
    if not holds:
        raise _NotAsExpectedError(told)


def _fill(desk: Desk) -> str:
    now = desk.clock.now()
    desk.do(demo_actions.fill, zone_of(now), now=now).result()
    count = desk.ask(contact_reads.count)
    _expect(count > 0, "no contacts came")
    return f"{count} contacts"


def _open_requests(desk: Desk) -> list[tuple[Introduction, Verdict]]:
    rows = desk.ask(introduction_reads.rows)
    requests = [row.introduction for row in rows if row.introduction.is_open]
    return [
        (one, desk.ask(introduction_reads.weighed_request, one.id, desk.today).verdict) for one in requests
    ]


def _weigh(desk: Desk) -> str:
    verdicts = sorted((verdict for _request, verdict in _open_requests(desk)), key=list(Verdict).index)
    told = ", ".join(verdicts)
    _expect(verdicts == list(Verdict), f"clear, caution and coattails were expected, not {told}")
    return told


def _refuse(desk: Desk) -> str:
    before = desk.ask(archive_reads.document, desk.clock.now())
    unclear = [
        request
        for request, verdict in _open_requests(desk)
        if verdict is not Verdict.CLEAR and request.target_contact is not None
    ]
    _expect(bool(unclear), "no request to refuse was found")
    for request in unclear:
        _refuse_one(desk, request.id)
    _expect(_same(before, desk.ask(archive_reads.document, desk.clock.now())), "something was changed")
    return f"{len(unclear)} refused without a reason, nothing recorded"


def _refuse_one(desk: Desk, request: int) -> None:
    attempt = desk.do(introduction_actions.decide, request, Decision.ENDORSE, now=desk.clock.now())
    try:
        attempt.result()
    except Refused as refused:
        if refused.code == "introduction.needs_reason":
            return
        raise
    raise _NotAsExpectedError(f"request {request} was endorsed without a reason")


def _undo(desk: Desk) -> str:
    now = desk.clock.now()
    clear = [request for request, verdict in _open_requests(desk) if verdict is Verdict.CLEAR]
    _expect(bool(clear), "no clear request was found")
    before = desk.ask(archive_reads.document, now)
    desk.do(introduction_actions.decide, clear[0].id, Decision.INTRODUCE, now=now).result()
    after = desk.ask(archive_reads.document, now)
    desk.do(history_actions.undo, now=now).result()
    _expect(desk.ask(archive_reads.document, now) == before, "undo left something behind")
    desk.do(history_actions.redo, now=now).result()
    _expect(desk.ask(archive_reads.document, now) == after, "redo did not bring everything back")
    return "an introduction taken back and made again"


def _sheet(desk: Desk, path: Path, words: Words) -> str:
    asked = Asked(command="briefing", event="next", pdf=path, paper="a4")
    document = briefing.briefing(desk, asked, words).document
    pages = document["pages"] if isinstance(document, dict) else None
    _expect(pages == 1, f"{pages} pages instead of one")
    _expect(path.read_bytes().startswith(b"%PDF-"), "the file is no PDF")
    return "one page of PDF"


def _check(desk: Desk) -> str:
    problems = desk.check()
    _expect(not problems, "; ".join(problems))
    return "the data file is whole"


def _archive(open_desk: OpenDesk, folder: Path, document: str) -> str:
    with _open(open_desk, folder) as desk:
        now = desk.clock.now()
        counts = desk.do(archive_actions.import_archive, document, "everything.json", now=now).result()
        _expect(_same(document, desk.ask(archive_reads.document, now)), "it came back different")
    return f"{counts.new} values out, in again, and the same"


def _same(one: str, other: str) -> bool:
    """Tell whether two archives hold the same; the moment of the export stands in a line of its own."""
    return _lines(one) == _lines(other)


def _lines(document: str) -> list[str]:
    return [line for line in document.splitlines() if not line.lstrip().startswith('"exported_at"')]


_JOBS: dict[str, Callable[[Desk], str]] = {
    "sample data": _fill,
    "guard": _weigh,
    "endorsement": _refuse,
    "undo and redo": _undo,
}
