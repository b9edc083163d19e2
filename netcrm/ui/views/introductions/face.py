"""How a request looks in the list: pure functions of what is known of it (INTERFACE.md 8 and 11)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from netcrm.domain import procedure
from netcrm.domain.cards import RequestRow
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.introduction import AskedBy, Introduction, Origin, Stage, TargetAnswer, Verdict
from netcrm.domain.stuck import STUCK_DAYS
from netcrm.ui.widgets.chip import ChipFace
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import TWO_LINES
from netcrm.ui.widgets.section_list import Section
from netcrm.words.words import Words

TALL = 68
WIDE_NAMES, NARROW_NAMES, FLAG_NAMES = 26, 18, 5
"""Letters of both names that find room in one line beside a verdict, and how many the flag takes."""
ASKED, WAITING, OUTCOME, SETTLED = -1, -2, -3, -4

LOOKS: dict[Verdict, tuple[str, str]] = {
    Verdict.CLEAR: ("accent", "check-circle"),
    Verdict.CAUTION: ("caution", "warning"),
    Verdict.COATTAILS: ("stop", "flagged"),
}
"""Tone and icon of each verdict: circle with tick, triangle, octagon."""


@dataclass(frozen=True, slots=True)
class Line:
    """One request in the list.

    Attributes:
        row: with both sides named.
        weighing: what the guard says now; None where nothing is to be decided, then the stored one counts.
    """

    row: RequestRow
    weighing: Weighing | None

    @property
    def id(self) -> int:
        """The introduction's."""
        return self.row.introduction.id

    @property
    def verdict(self) -> Verdict | None:
        """As it stands now, or as it stood."""
        return self.weighing.verdict if self.weighing is not None else self.row.introduction.verdict

    @property
    def flagged(self) -> bool:
        """Whether nothing is, or was, recorded as received from the requester."""
        return self.weighing.flagged if self.weighing is not None else self.row.introduction.flagged


def section_of(request: Introduction, today: date) -> int:
    """Return the key of the section in which a request stands."""
    if request.is_open:
        return ASKED
    if procedure.ways(request):
        return WAITING
    return OUTCOME if procedure.asks_for_outcome(request, today) else SETTLED


def sections(lines: Sequence[Line], words: Words, today: date) -> list[Section]:
    """Put the requests under their headings; the oldest that waits stands first."""
    under: dict[int, list[Line]] = {ASKED: [], WAITING: [], OUTCOME: [], SETTLED: []}
    for line in lines:
        under[section_of(line.row.introduction, today)].append(line)
    under[OUTCOME].reverse()
    titles = {
        ASKED: words.tr("Asked of you"),
        WAITING: words.tr("Waiting for an answer"),
        OUTCOME: words.tr("How did it turn out?"),
        SETTLED: words.tr("Settled"),
    }
    return [Section(key=key, title=titles[key], rows=under[key], folds=key == SETTLED) for key in under]


def tall(line: Line, words: Words, *, narrow: bool = False) -> int:
    """Height of a line in px: open requests have more room, and long names a line each."""
    return TALL if line.row.introduction.is_open or _is_long(line, words, narrow) else TWO_LINES


def _is_long(line: Line, words: Words, narrow: bool) -> bool:
    room = NARROW_NAMES if narrow else WIDE_NAMES
    if procedure.ways(line.row.introduction) and not line.row.introduction.is_open:
        # Days take less room than a verdict.
        room += 0 if line.flagged else FLAG_NAMES
    elif line.flagged:
        room -= FLAG_NAMES
    return len(line.row.requester.name) + len(target_name(line.row, words)) > room


def target_name(row: RequestRow, words: Words) -> str:
    """Return whom the request is about: a person, a group, or nobody named."""
    if row.target is not None:
        return row.target.name
    return row.group.name if row.group is not None else words.tr("someone in your circle")


def given_name(name: str) -> str:
    """Return what somebody is called in a short sentence."""
    return name.split(maxsplit=1)[0] if name.strip() else name


def asked(request: Introduction, words: Words, today: date) -> str:
    """Return when and how it was asked: "Asked today by email"."""
    if request.origin is Origin.OWN_IDEA:
        return words.tr("Your own idea, {day}", day=words.day(request.asked_on, today))
    how = words.name(request.asked_by) if request.asked_by is not AskedBy.OTHER else ""
    told = words.tr("Asked {day}", day=words.day(request.asked_on, today))
    return f"{told}, {how}" if request.asked_by is AskedBy.IN_PERSON else f"{told} {how}".strip()


def waits_for(row: RequestRow, words: Words, today: date) -> str:
    """Return who is waited for, since when."""
    request = row.introduction
    target, requester = given_name(target_name(row, words)), given_name(row.requester.name)
    if row.target is None:
        target = words.tr("the host") if row.group is not None else requester
    since = words.day(request.target_asked_on or request.asked_on, today)
    if request.origin is Origin.OWN_IDEA:
        if request.stage is Stage.TARGET_YES:
            return words.tr("Both said yes; introduce them")
        return words.tr("You asked both {day}", day=since)
    if request.stage is Stage.TARGET_ASKED:
        return words.tr("You asked {target} {day}", target=target, day=since)
    if request.target_answer is TargetAnswer.YES:
        return words.tr("{target} said yes; {requester} waits for you", target=target, requester=requester)
    return words.tr("{target} said no; {requester} waits for you", target=target, requester=requester)


def became(row: RequestRow, words: Words, today: date) -> str:
    """Return what was decided, when, and how it turned out."""
    request = row.introduction
    on = request.introduced_on or (request.decided_at.date() if request.decided_at else None)
    names = {Stage.DECLINED: words.tr("Declined"), Stage.CLOSED: words.tr("Closed")}
    decided = names.get(request.stage, words.name(request.stage))
    if request.introduced_on is not None:
        decided = words.tr("Endorsed") if request.endorsed_at is not None else words.tr("Introduced")
    told = f"{decided} {words.day(on, today)}" if on is not None else decided
    return f"{told} · {words.name(request.outcome)}" if request.outcome is not None else told


def verdict_chips(line: Line, words: Words) -> tuple[tuple[ChipFace, ...], tuple[ChipFace, ...]]:
    """Return the flag after the names, and the verdict at the end."""
    if line.verdict is None:
        return (), ()
    tone, icon = LOOKS[line.verdict]
    verdict = (ChipFace(words.name(line.verdict), tone, icon),)
    flag = (ChipFace(words.tr("Flagged"), "stop", "flagged"),) if line.flagged else ()
    return flag, verdict


def face(line: Line, words: Words, today: date, *, narrow: bool = False) -> RowFace:
    """What a line shows; names that are too long for one line stand in two, so that neither is cut."""
    shown, row = _face(line, words, today), line.row
    if not _is_long(line, words, narrow):
        return shown
    target = words.tr("to {name}", name=target_name(row, words))
    return replace(shown, title=row.requester.name, second=target, second_tone="text", third=shown.second)


def _face(line: Line, words: Words, today: date) -> RowFace:
    row = line.row
    title = ((row.requester.name, True), (words.tr(" to "), False), (target_name(row, words), True))
    section = section_of(row.introduction, today)
    if section == WAITING:
        days = procedure.days_waiting(row.introduction, today) or 0
        age = words.tr("{days} d", days=days) if days else words.tr("today")
        chip = ChipFace(age, "caution" if days >= STUCK_DAYS else "plain", "clock")
        flags = (ChipFace(words.tr("Flagged"), "stop", "flagged"),) if line.flagged else ()
        return RowFace(title=title, second=waits_for(row, words, today), chips=flags, end_chips=(chip,))
    second = asked(row.introduction, words, today) if section == ASKED else became(row, words, today)
    flag, verdict = verdict_chips(line, words)
    return RowFace(title=title, second=second, chips=flag, end_chips=verdict)


def spoken(line: Line, words: Words, today: date) -> str:
    """A line for screen readers: who, whom, the verdict, the flag, what is waited for."""
    # As it is read, not as it is broken into lines.
    shown = _face(line, words, today)
    verdict = words.name(line.verdict) if line.verdict is not None else ""
    flag = words.tr("Flagged") if line.flagged else ""
    return ", ".join(part for part in (shown.plain_title, verdict, flag, shown.second) if part)
