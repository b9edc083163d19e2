"""Everything that is held about one person, in words, for paper (PRODUCT.md 6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from string import Formatter
from typing import Any

from netcrm.domain.contact import NotSame
from netcrm.domain.event import Attendance
from netcrm.domain.favour import Ask, Favour
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Membership
from netcrm.domain.holdings import Held, Holdings
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Introduction, Reason
from netcrm.domain.referral import Referral
from netcrm.domain.transfer import ImportRun
from netcrm.words import other_fields
from netcrm.words.columns import CARD
from netcrm.words.erasing import full_day
from netcrm.words.names import NAMES
from netcrm.words.steps import STEPS
from netcrm.words.words import Words

TITLES: Mapping[type, str] = {
    Membership: "Groups",
    Attendance: "Events",
    Interaction: "Contacts and notes",
    Favour: "Favours, given and received",
    Ask: "What I asked for",
    Introduction: "Introductions",
    Referral: "Referrals",
    FollowUp: "Follow-ups",
    NotSame: "Noted as somebody else",
    ImportRun: "Imports that brought or changed them",
}
"""What a part of the sheet is called, in the order of the sheet."""

LABELS: Mapping[str, str] = {
    **CARD,
    "allowed": "Allowed",
    "asked_by": "Asked by",
    "asked_on": "Asked on",
    "check_on": "Check on",
    "columns": "Columns",
    "contacts": "With",
    "counts": "Counts",
    "created_on": "Kept since",
    "decided_at": "Decided",
    "decision": "Decision",
    "delivery": "Delivered",
    "direction": "Given or received",
    "done_on": "Done on",
    "draft": "Draft",
    "due_on": "Due on",
    "endorsed_at": "Endorsed",
    "event": "Event",
    "file_name": "File",
    "fingerprint": "Fingerprint of the file",
    "first": "One",
    "flagged": "Flagged",
    "format": "Format",
    "from_on": "From",
    "group": "Group",
    "happened_on": "On",
    "imported_at": "Imported",
    "introduced_on": "Introduced on",
    "introduction": "From the introduction",
    "is_lead": "Only a lead",
    "kind": "Kind",
    "local": "Local",
    "met": "Met",
    "my_reason": "My reason",
    "need": "Need",
    "new_to_me": "New to me",
    "note": "Note",
    "number": "Number on the sheet",
    "origin": "Origin",
    "outcome": "Outcome",
    "outcome_on": "Outcome on",
    "partner": "Given to or received from",
    "passed_on": "Passed on",
    "presence": "There",
    "prospect": "For",
    "prospect_contact": "That is",
    "put_off_until": "Put off until",
    "quality": "Quality, 1 to 5",
    "reasons": "Why",
    "referral": "From the referral",
    "requester": "Asked for by",
    "role": "Role",
    "seat": "Seat",
    "second": "Other",
    "source": "Source",
    "stage": "Stage",
    "status": "Status",
    "step": "Step",
    "target_answer": "Their answer",
    "target_asked_on": "They were asked on",
    "target_contact": "To meet",
    "target_group": "To get into",
    "text": "Text",
    "thanked_on": "Thanked on",
    "to_on": "Until",
    "told_giver_on": "Giver told on",
    "value": "Business that came of it",
    "verdict": "Verdict",
    "weighed_at": "Weighed",
    "weighed_requester": "Weighed for",
    "weighed_target": "Weighed towards",
    "what": "What",
    "why": "About",
    "words": "In their words",
}
"""What a field is called on the sheet."""

HEADS: Mapping[type, str] = {
    Membership: "group",
    Attendance: "event",
    Interaction: "happened_on",
    Favour: "happened_on",
    Ask: "asked_on",
    Introduction: "asked_on",
    Referral: "passed_on",
    FollowUp: "due_on",
    ImportRun: "imported_at",
}
"""The field under which a row stands."""

_PEOPLE = frozenset(
    {
        *("contact", "contacts", "first", "second", "requester", "target_contact", "partner"),
        *("prospect_contact", "weighed_requester", "weighed_target"),
    }
)
_WITHOUT = frozenset({"id", "contact", "position", "sort_name", "currency"})


@dataclass(frozen=True, slots=True)
class Fact:
    """One field in words."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row in words: what it stands under, and its facts."""

    head: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the sheet."""

    title: str
    entries: tuple[Entry, ...]


def parts(found: Holdings, words: Words) -> list[Part]:
    """Return everything about a person in words, the card first; parts without a row are left out."""
    said = _Said(found, words)
    made = [said.card(), said.channels(), said.other_fields()]
    made += [said.rows(kind) for kind in TITLES]
    made.append(said.history())
    return [part for part in made if part.entries]


class _Said:
    """Puts one person's rows into words."""

    def __init__(self, found: Holdings, words: Words) -> None:
        self._found, self._words = found, words
        own = found.card.contact
        self._names = {**found.people, own.id: own.name}

    def card(self) -> Part:
        contact = self._found.card.contact
        facts = self._facts(contact, frozenset())
        if self._found.card.tags:
            facts += (Fact(self._label("tags"), ", ".join(self._found.card.tags)),)
        # On a card each field has a line of its own.
        return Part(self._words.tr("Card"), tuple(Entry(one.label, (Fact("", one.text),)) for one in facts))

    def channels(self) -> Part:
        entries = []
        for one in self._found.card.channels:
            facts = [Fact("", one.written)]
            if one.label:
                facts.append(Fact(self._words.tr("Label"), one.label))
            if one.normalised and one.normalised != one.written:
                facts.append(Fact(self._words.tr("Compared as"), one.normalised))
            entries.append(Entry(self._words.name(one.kind), tuple(facts)))
        return Part(self._words.tr("Ways to reach them"), tuple(entries))

    def other_fields(self) -> Part:
        others = self._found.card.other_fields
        entries = (
            Entry(one.name, (Fact("", other_fields.told(one.name, one.value, self._words)),))
            for one in others
        )
        return Part(self._words.tr("Other fields"), tuple(entries))

    def rows(self, kind: type) -> Part:
        entries = tuple(self._entry(one) for one in sorted(self._found.rows.get(kind, ()), key=_day))
        return Part(self._words.tr(TITLES[kind]), entries)

    def history(self) -> Part:
        entries = tuple(
            Entry(
                full_day(self._words, line.made_at.date()),
                (Fact(self._words.tr("Step {number}", number=line.id), self._step(line.code)),),
            )
            for line in self._found.steps
        )
        return Part(self._words.tr("History of changes"), entries)

    def _step(self, code: str) -> str:
        """Return what was done without whom or what it named: it may be somebody else."""
        named = {field: "…" for _text, field, _form, _turned in Formatter().parse(STEPS[code]) if field}
        return self._words.tr(STEPS[code], **named)

    def _entry(self, one: Held) -> Entry:
        head = HEADS.get(type(one.value), "")
        title = self._text(one.value, head, getattr(one.value, head)) if head else ""
        unnamed = "some time ago" if head == "happened_on" else "Number {id}"
        facts = self._facts(one.value, one.left_out | {head})
        return Entry(title or self._words.tr(unnamed, id=one.value.id), facts)

    def _facts(self, value: Any, without: frozenset[str]) -> tuple[Fact, ...]:  # noqa: ANN401 - any row
        found = []
        for field in fields(value):
            if field.name in _WITHOUT or field.name in without:
                continue
            text = self._text(value, field.name, getattr(value, field.name))
            if text:
                found.append(Fact(self._label(field.name), text))
        return tuple(found)

    def _label(self, name: str) -> str:
        return self._words.tr(LABELS[name])

    def _text(self, row: Any, name: str, value: Any) -> str:  # noqa: ANN401 - any row and cell
        if value is None or value == "" or value == () or value == {}:
            return ""
        if name in _PEOPLE:
            return self._people(value)
        if name == "birthday":
            return self._birthday(value)
        if name == "value":
            return self._words.money(value, row.currency)
        if name in ("group", "target_group"):
            group = self._found.groups.get(value)
            return ", ".join(part for part in (group.name, group.chapter) if part) if group else f"{value}"
        if name in ("event", "met_event"):
            event = self._found.events.get(value)
            return f"{event.title}, {full_day(self._words, event.on)}" if event else f"{value}"
        return self._plain(value)

    def _people(self, value: int | tuple[int, ...]) -> str:
        ids = value if isinstance(value, tuple) else (value,)
        return ", ".join(self._names.get(one, f"{one}") for one in ids)

    def _birthday(self, written: str) -> str:
        # "--05-23" has no year; a leap year lets 29 February through.
        try:
            day = date.fromisoformat(written.replace("--", "2000-", 1))
        except ValueError:
            return written
        told = full_day(self._words, day)
        return told.removesuffix(" 2000") if written.startswith("--") else told

    def _plain(self, value: Any) -> str:  # noqa: ANN401 - any cell
        words = self._words
        if isinstance(value, bool):
            return words.tr("Yes") if value else words.tr("No")
        if isinstance(value, StrEnum):
            return words.name(value) if type(value) in NAMES else value.value.replace("_", " ")
        if isinstance(value, datetime):
            return f"{full_day(words, value.date())}, {value:%H:%M} UTC"
        if isinstance(value, date):
            return full_day(words, value)
        if isinstance(value, Mapping):
            aside = words.tr("kept aside")
            return ", ".join(f"{key}: {aside if told is None else told}" for key, told in value.items())
        if isinstance(value, tuple):
            return "\n".join(["", *self._reasons(value)])
        return str(value)

    def _reasons(self, reasons: Iterable[Reason]) -> Iterable[str]:
        for reason in reasons:
            yield " ".join(part for part in self._words.reason(reason) if part)


def _day(one: Held) -> str:
    """Return the day that a row stands under, for sorting; rows without one keep their order, in front."""
    head = getattr(one.value, HEADS.get(type(one.value), ""), None)
    return head.isoformat() if isinstance(head, date) else ""
