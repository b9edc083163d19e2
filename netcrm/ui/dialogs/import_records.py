"""The lines of an import: who, why, and what becomes of them (picture 06b, left)."""

from collections.abc import Sequence
from dataclasses import dataclass

from netcrm.domain.contact import ChannelKind, ContactCard
from netcrm.domain.draft import ContactDraft
from netcrm.domain.duplicates import Why
from netcrm.domain.plan import DecisionKind
from netcrm.domain.review import Review
from netcrm.domain.review_list import LostRow
from netcrm.ui.widgets.chip import ChipFace
from netcrm.words import erasing
from netcrm.words.columns import ALIKE, SAME
from netcrm.words.imports import WHY
from netcrm.words.words import Words

_REACH = (ChannelKind.EMAIL, ChannelKind.PHONE, ChannelKind.SOCIAL, ChannelKind.WEBSITE, ChannelKind.ADDRESS)
_CHIPS: dict[DecisionKind, tuple[str, str, str]] = {
    DecisionKind.NEW: ("New", "accent", ""),
    DecisionKind.MERGE: ("Merge", "caution", "merge"),
    DecisionKind.LIKELY: ("Likely", "caution", "question"),
    DecisionKind.UNCHANGED: ("Unchanged", "plain", ""),
    DecisionKind.SKIP: ("Skip", "plain", ""),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordLine:
    """One line of the list.

    Attributes:
        number: as `netcrm.domain.review_list.lines` gives it.
        ticked: whether it is imported; None where that is not for the owner to choose.
        why: what it has in common with somebody, or why it can't be read.
        muted: whether it stays out by the owner's word, or because it can't be read.
    """

    number: int
    name: str
    second: str
    why: str
    chip: ChipFace
    ticked: bool | None
    muted: bool = False

    @property
    def spoken(self) -> str:
        """The line for screen readers: the name first, then what becomes of it and why."""
        return ", ".join(part for part in (self.name, self.second, self.chip.text, self.why) if part)


def who(card: ContactCard | ContactDraft) -> str:
    """The name of a card, else the first way to reach it; empty for none."""
    return card.contact.name or next(iter(reach(card)), "")


def reach(card: ContactCard | ContactDraft) -> list[str]:
    """The ways to reach somebody, emails and phones first."""
    found = sorted(card.channels, key=lambda one: _REACH.index(one.kind))
    return [" ".join(one.written.split()) for one in found]


def second_line(card: ContactCard | ContactDraft) -> str:
    """What stands under the name: work and company, else how to reach them."""
    contact = card.contact
    work = contact.profession or contact.job_title
    company = contact.company if contact.company != contact.name else ""
    told = ", ".join(part for part in (work, company) if part)
    other = [one for one in reach(card) if one != who(card)]
    return told or next(iter(other), "")


def common(words: Words, why: Sequence[Why]) -> str:
    """What a record and a contact have in common ("Same email and name"); empty for nothing."""
    same = _listed(words, [SAME[one] for one in why if one in SAME])
    alike = _listed(words, [ALIKE[one] for one in why if one in ALIKE])
    told = [words.tr("same {what}", what=same)] if same else []
    told += [words.tr("similar {what}", what=alike)] if alike else []
    told += [words.tr(WHY[one]) for one in why if one not in SAME and one not in ALIKE]
    sentence = ", ".join(told)
    return sentence[:1].upper() + sentence[1:]


def _listed(words: Words, parts: Sequence[str]) -> str:
    told = [words.tr(part) for part in parts]
    if len(told) < 2:
        return "".join(told)
    return words.tr("{first} and {last}", first=", ".join(told[:-1]), last=told[-1])


def chip(words: Words, kind: DecisionKind) -> ChipFace:
    """The chip of what becomes of a record."""
    word, tone, icon = _CHIPS[kind]
    return ChipFace(words.tr(word), tone, icon)


def record_line(words: Words, review: Review, place: int) -> RecordLine:
    """The line of a record."""
    draft, kind = review.decisions[place].draft, review.kinds[place]
    return RecordLine(
        number=place,
        name=who(draft) or words.tr("No name"),
        second=second_line(draft),
        why=_why(words, review, place),
        chip=chip(words, kind),
        ticked=review.is_ticked(place),
        muted=kind is DecisionKind.SKIP,
    )


def lost_row_line(words: Words, row: LostRow, number: int) -> RecordLine:
    """The line of a row that was not read."""
    return RecordLine(
        number=number,
        name=words.tr("Line {line}", line=row.problem.line),
        second=" ".join(row.problem.raw.split())[:200] or words.tr("Nothing in it"),
        why=words.problem(row.problem.reason_code, row.problem.figures),
        chip=chip(words, DecisionKind.SKIP),
        ticked=None,
        muted=True,
    )


def _why(words: Words, review: Review, place: int) -> str:
    decision = review.decisions[place]
    if decision.erased_on is not None:
        return erasing.erased_on(words, decision.erased_on)
    told = common(words, decision.why)
    if decision.kind is DecisionKind.UNCHANGED:
        return words.tr("Nothing new")
    whom = review.whom(place)
    if not told:
        remarks = len(decision.draft.warnings)
        return words.tr("Read with a remark") if remarks else ""
    if whom.contact is None and whom.record is not None:
        return words.tr("{why}, line {line}", why=told, line=review.decisions[whom.record].draft.line)
    present = review.present(place)
    name = who(present) if present is not None else ""
    return f"{told}, {name}" if name and name != who(decision.draft) else told
