"""The debrief: what the owner types after a meeting, from the numbers of the printed sheet (PRODUCT.md 7).

Entries stand apart by ``;`` or on lines of their own. Each begins with whom it is about, ``3``, ``3,5``,
``3-5`` or a name on the event's list; one that begins with a word of the debrief goes on about the people of
the entry before. Then come, in this order:

- ``met``, ``new``, ``card``, as many as fit; nothing at all means met;
- and one of ``promise WHAT [day]``, ``they promise WHAT [day]``, ``write [WHAT] [day]``, ``note TEXT``,
  ``ref NAME, need`` (a referral given to them), ``got NAME, need`` (one received from them), ``intro to
  WHOM`` (they ask for an introduction: to a number, a name, a group, or to nobody named), or free text;
- or, instead of both, ``noshow`` (also ``absent``) or ``here`` (there, but not spoken with).

``+ NAME, profession, company, email, phone`` is somebody met there who was not on the list. A contact who
bears the name is taken to be meant; what else is told of them becomes a note. ``++`` makes a new person in
any case.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from netcrm.domain import debrief_words
from netcrm.domain.cards import Person
from netcrm.domain.contact import ContactCard
from netcrm.domain.debrief_newcomer import card_of
from netcrm.domain.debrief_words import Promise, Slip
from netcrm.domain.event import Event, EventStatus, Presence
from netcrm.domain.names import fold, words
from netcrm.domain.refusal import Refused

DAYS_BACK = 7
"""An event that ended longer ago is not debriefed unasked."""

_ENTRY = re.compile(r"[^;\r\n\u2028\u2029]+")
_NUMBER = r"#?[0-9]{1,4}"
_AND = r"(?:,|&|\+|\band\b)"
_WHO = re.compile(
    rf"(?P<who>{_NUMBER}(?:\s*(?:{_AND}|[-\u2013])\s*{_NUMBER})*)(?=[\s:)]|[.,](?![0-9])|$)", re.IGNORECASE
)
_THE = re.compile(r"^the\s+", re.IGNORECASE)
_NOBODY = frozenset({"none", "nobody", "no one"})
_LONGEST_NAME = 6
_AROUND = " \t:.,)-\u2013"

Lookup = Callable[[str], Sequence[Person]]
"""Given a name, the contacts, or the groups, of the whole book that bear it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefGuest:
    """Somebody whom an entry can be about.

    Attributes:
        contact: id; 0 for somebody who becomes a contact by the debrief.
        number: on the printed sheet; None for nobody printed.
        known: met before this event.
        entry: place of the entry that added them; 0 for those on the list.
    """

    contact: int
    name: str
    number: int | None = None
    known: bool = True
    entry: int = 0


@dataclass(frozen=True, slots=True)
class IntroAsked:
    """An introduction that was asked for there: to a person, to a group, or to nobody named."""

    target: DebriefGuest | None = None
    group: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DebriefLine:
    """One entry, and what becomes of it or why it isn't understood.

    Attributes:
        place: 1-based place of the entry.
        start: offset of its first character in the whole text.
        text: as it was typed.
        people: whom it is about; nobody where it isn't understood.
        presence: present, or absent.
        met: the owner spoke with them.
        new: it says that they had not met before.
        card: their card was received.
        note: what was said, in the owner's words.
        promise: what is to be done, and by when.
        slip: the referral that was passed.
        intro: the introduction that they asked for.
        newcomer: the card of somebody to be added.
        usual: the day by which the usual follow-up of somebody new is due (PRODUCT.md 4.8); see `reads`.
        problem: why it isn't understood; None where it is.
    """

    place: int
    start: int
    text: str
    people: tuple[DebriefGuest, ...] = ()
    presence: Presence = Presence.PRESENT
    met: bool = False
    new: bool = False
    card: bool = False
    note: str = ""
    promise: Promise | None = None
    slip: Slip | None = None
    intro: IntroAsked | None = None
    newcomer: ContactCard | None = None
    usual: date | None = None
    problem: Refused | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What all entries together say of one person's coming."""

    presence: Presence
    met: bool
    new: bool


@dataclass(slots=True)
class _Table:
    """Those who can be spoken of so far."""

    guests: list[DebriefGuest]
    lookup: Lookup
    groups: Lookup
    today: date
    last: tuple[DebriefGuest, ...] = ()
    presences: dict[DebriefGuest, Presence] = field(default_factory=dict)


def understand(
    text: str,
    guests: Iterable[DebriefGuest],
    today: date,
    lookup: Lookup = lambda _: (),
    groups: Lookup = lambda _: (),
) -> tuple[DebriefLine, ...]:
    """Return the entries of a debrief in their order; nothing that is typed is left out, nothing raises.

    Args:
        text: what the owner typed.
        guests: the event's list.
        today: the owner's day, from which days are counted.
        lookup: finds contacts who are not on the list.
        groups: finds groups that somebody wants to get into.
    """
    table = _Table(list(guests), lookup, groups, today)
    lines: list[DebriefLine] = []
    for found in _ENTRY.finditer(text):
        entry = found.group().strip()
        if not entry:
            continue
        start = found.start() + found.group().index(entry[0])
        blank = DebriefLine(place=len(lines) + 1, start=start, text=entry)
        try:
            lines.append(_line(blank, table))
        except Refused as problem:
            lines.append(replace(blank, problem=problem))
    return tuple(lines)


def settle(lines: Iterable[DebriefLine]) -> Mapping[DebriefGuest, Outcome]:
    """Return what the entries say of each person's coming; a stranger whom the owner met is new."""
    found: dict[DebriefGuest, Outcome] = {}
    for line in lines:
        for guest in line.people:
            before = found.get(guest, Outcome(line.presence, met=False, new=False))
            met = before.met or line.met
            new = before.new or line.new or (met and not guest.known)
            found[guest] = Outcome(line.presence, met, new)
    return found


def usual_event(events: Iterable[Event], now: datetime) -> Event | None:
    """Return the event that a debrief is about where nobody said: the last that ended, within a week.

    Args:
        events: in any order; missed and cancelled ones don't count.
        now: aware moment.
    """
    since = now - timedelta(days=DAYS_BACK)
    ended = [one for one in events if since <= one.ends_at <= now and can_debrief(one, now)]
    went = (EventStatus.ATTENDED, EventStatus.PLANNED)
    return max((one for one in ended if one.status in went), key=lambda one: one.ends_at, default=None)


def can_debrief(event: Event, now: datetime) -> bool:
    """Whether there can be anything to write down: it has begun and wasn't cancelled."""
    return event.starts_at <= now and event.status is not EventStatus.CANCELLED


def _line(blank: DebriefLine, table: _Table) -> DebriefLine:
    if blank.text.startswith("+"):
        line = _newcomer(blank, table)
    else:
        people, rest = _people(blank.text, table)
        said = debrief_words.read(rest, table.today)
        line = replace(
            blank,
            people=people,
            presence=said.presence,
            met=said.met,
            new=said.new,
            card=said.card,
            note=said.note,
            promise=said.promise,
            slip=said.slip,
            intro=None if said.intro is None else _asked(said.intro, people, table),
        )
    for guest in line.people:
        if table.presences.get(guest, line.presence) is not line.presence:
            raise Refused("debrief.there_and_not", name=guest.name)
    table.presences.update(dict.fromkeys(line.people, line.presence))
    table.last = line.people
    return line


def _asked(told: str, people: Sequence[DebriefGuest], table: _Table) -> IntroAsked:
    """Return what people asked for: by number, a name on the list, a contact's whole name, a group's name."""
    whom = told.strip(_AROUND)
    if not whom or fold(whom) in _NOBODY:
        return IntroAsked()
    found = _meant(whom, table)
    if not found:
        groups = table.groups(_THE.sub("", whom))
        _only_one(whom, groups)
        if groups:
            return IntroAsked(group=groups[0])
        raise Refused("debrief.unknown_target", name=whom[:60])
    _only_one(whom, found)
    if any(found[0] == one or found[0].contact == one.contact != 0 for one in people):
        raise Refused("introduction.same_person")
    return IntroAsked(found[0])


def _meant(whom: str, table: _Table) -> tuple[DebriefGuest, ...]:
    numbers = _WHO.fullmatch(whom)
    if numbers is not None:
        found = _numbered(numbers["who"], table.guests)
    else:
        wanted = set(words(whom))
        found = tuple(one for one in table.guests if wanted and wanted <= set(words(one.name)))
    return found or tuple(DebriefGuest(contact=one.id, name=one.name) for one in table.lookup(whom))


def _only_one(name: str, found: Sequence[DebriefGuest] | Sequence[Person]) -> None:
    if len(found) > 1:
        raise Refused("debrief.several_fit", name=name, names=", ".join(one.name for one in found[:4]))


def _newcomer(blank: DebriefLine, table: _Table) -> DebriefLine:
    """Read ``+ NAME, ...``: somebody of the list, a contact, or a new person."""
    card = card_of(blank.text.lstrip("+ \t"))
    name = card.contact.name
    met = replace(blank, met=True, note=blank.text.partition(",")[2].strip())
    if not blank.text.startswith("++"):
        there = [one for one in table.guests if fold(one.name) == fold(name)]
        if len(there) == 1:
            return replace(met, people=tuple(there))
        known = [] if there else table.lookup(name)
        if len(there or known) > 1:
            raise Refused("debrief.several_contacts", name=name, count=len(there or known))
        if known:
            guest = DebriefGuest(contact=known[0].id, name=known[0].name)
            table.guests.append(guest)
            return replace(met, people=(guest,))
    guest = DebriefGuest(contact=0, name=name, known=False, entry=blank.place)
    table.guests.append(guest)
    return replace(met, people=(guest,), new=True, newcomer=card, note="")


def _people(entry: str, table: _Table) -> tuple[tuple[DebriefGuest, ...], str]:
    """Return whom an entry is about, and what it says of them."""
    numbers = _WHO.match(entry)
    if numbers is not None:
        return _numbered(numbers["who"], table.guests), entry[numbers.end() :].strip(_AROUND)
    if debrief_words.begins(entry):
        if not table.last:
            raise Refused("debrief.nobody_named", text=entry)
        return table.last, entry
    return _named(entry, table.guests)


def _numbered(who: str, guests: Sequence[DebriefGuest]) -> tuple[DebriefGuest, ...]:
    by_number = {one.number: one for one in guests if one.number is not None}
    if not by_number:
        raise Refused("debrief.no_numbers")
    found: list[DebriefGuest] = []
    for part in re.split(_AND, who, flags=re.IGNORECASE):
        ends = [int(each) for each in re.findall("[0-9]+", part)]
        for number in range(min(ends), max(ends) + 1):
            if number not in by_number:
                raise Refused("debrief.unknown_number", number=number)
            found.append(by_number[number])
    return tuple(dict.fromkeys(found))


def _named(entry: str, guests: Sequence[DebriefGuest]) -> tuple[tuple[DebriefGuest, ...], str]:
    """Take the longest beginning that names exactly one person."""
    named = [(one, words(one.name)) for one in guests]
    ends = [token.end() for token in re.finditer(r"\S+", entry)][:_LONGEST_NAME]
    for end in reversed(ends):
        wanted = words(entry[:end])
        fits = [one for one, told in named if wanted and told == wanted]
        fits = fits or [one for one, told in named if wanted and set(wanted) <= set(told)]
        _only_one(entry[:end].strip(_AROUND), fits)
        if fits:
            return (fits[0],), entry[end:].strip(_AROUND)
    name, *more = entry.split()[:2]
    if more and not debrief_words.begins(more[0]):
        name = f"{name} {more[0]}"
    raise Refused("debrief.unknown_name", name=name[:60])
