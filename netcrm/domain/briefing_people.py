"""Who stands where on the briefing sheet, and under which number (PRODUCT.md 7)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from netcrm.domain.briefing_facts import OWNER, BriefingFacts, PairExpected, PersonExpected
from netcrm.domain.briefing_parts import Named, PersonLine, Promise, StrangerLine, Why, WhyCode
from netcrm.domain.briefing_text import one_line
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import GroupKind
from netcrm.domain.names import fold, fold_profession

NAME_LENGTH = 60
CELL_LENGTH = 72

_WEIGHTS = {
    WhyCode.SEEKS_MY_OFFER: 8,
    WhyCode.PROSPECT: 7,
    WhyCode.OFFERS_WHAT_I_SEEK: 4,
    WhyCode.MEETS_SOMEONE: 3,
    WhyCode.OPEN_SEAT: 2,
}
_PROMISE_ORDER = (FollowUpKind.I_PROMISED, FollowUpKind.CHECK, FollowUpKind.THEY_PROMISED, FollowUpKind.WRITE)


@dataclass(frozen=True, slots=True)
class Places:
    """Everyone expected, each in exactly one place and in order.

    Attributes:
        known: people with something to tell, as rows; what is open first, then those met longest ago.
        strangers: new people with a reason to meet them, best first.
        others: everyone else, by name and number.
        known_total: how many the owner knows.
        named: name and number of each contact.
        numbers: (contact, number) in the order of the numbers.
    """

    known: tuple[PersonLine, ...]
    strangers: tuple[StrangerLine, ...]
    others: tuple[Named, ...]
    known_total: int
    named: Mapping[int, Named]
    numbers: tuple[tuple[int, int], ...]


def place(facts: BriefingFacts, *, discreet: bool) -> Places:
    """Put everyone expected in their place and give each a number.

    A number that somebody already carries stays theirs; the others get the numbers after the highest one in
    use, in the order of the sheet, so that an older print of it can still be read.
    """
    people = tuple({person.contact: person for person in reversed(facts.people)}.values())
    promises = _promises(facts.follow_ups)
    asking = {request.introduction.requester for request in facts.requests}
    whys = {person.contact: _whys(person, facts, discreet=discreet) for person in people if not person.known}
    rows = [p for p in people if p.known and _tellable(p, promises, asking, discreet=discreet)]
    rows.sort(key=lambda p: _known_order(p, promises, asking))
    strangers = [p for p in people if whys.get(p.contact)]
    strangers.sort(key=lambda p: (-_weight(whys[p.contact]), fold(p.name), p.contact))
    placed = {person.contact for person in (*rows, *strangers)}
    others = [p for p in people if p.contact not in placed]
    others.sort(key=lambda p: (fold(p.name), p.contact))
    numbers = _numbers((*rows, *strangers, *others))
    named = {person.contact: _named(person, numbers[person.contact]) for person in people}
    return Places(
        known=tuple(_person_line(p, named, promises.get(p.contact), facts, discreet=discreet) for p in rows),
        strangers=tuple(_stranger_line(p, whys[p.contact], named) for p in strangers),
        others=tuple(named[p.contact] for p in others),
        known_total=sum(person.known for person in people),
        named=named,
        numbers=tuple(sorted(numbers.items(), key=lambda pair: pair[1])),
    )


def _promises(follow_ups: Iterable[FollowUp]) -> dict[int, Promise]:
    """Return the most pressing open follow-up of each contact: the earliest due, my own promises first."""
    by_contact: dict[int, list[FollowUp]] = {}
    for follow_up in follow_ups:
        if follow_up.done_on is None:
            by_contact.setdefault(follow_up.contact, []).append(follow_up)
    found = {}
    for contact, pending in by_contact.items():
        first = min(pending, key=lambda f: (_PROMISE_ORDER.index(f.kind), f.due_on, f.id))
        what = one_line(first.why, CELL_LENGTH)
        found[contact] = Promise(kind=first.kind, what=what, due_on=first.due_on, more=len(pending) - 1)
    return found


def _tellable(
    person: PersonExpected, promises: Mapping[int, Promise], asking: set[int], *, discreet: bool
) -> bool:
    told = person.last_met_on or person.about.strip() or person.seeks.strip() or person.offers.strip()
    counted = not discreet and (person.given or person.received)
    return bool(told or counted or person.contact in promises or person.contact in asking)


def _known_order(
    person: PersonExpected, promises: Mapping[int, Promise], asking: set[int]
) -> tuple[bool, date, date, str, int]:
    promise = promises.get(person.contact)
    nothing_open = promise is None and person.contact not in asking
    due = promise.due_on if promise else date.max
    return nothing_open, due, person.last_met_on or date.max, fold(person.name), person.contact


def _numbers(order: Sequence[PersonExpected]) -> dict[int, int]:
    numbers: dict[int, int] = {}
    taken: set[int] = set()
    for person in order:
        if person.number is not None and person.number > 0 and person.number not in taken:
            numbers[person.contact] = person.number
            taken.add(person.number)
    following = max(taken, default=0)
    for person in order:
        if person.contact not in numbers:
            following += 1
            numbers[person.contact] = following
    return numbers


def _named(person: PersonExpected, number: int) -> Named:
    return Named(
        name=one_line(person.name, NAME_LENGTH) or "?",
        number=number,
        profession=one_line(person.profession, 40),
    )


def _person_line(
    person: PersonExpected,
    named: Mapping[int, Named],
    promise: Promise | None,
    facts: BriefingFacts,
    *,
    discreet: bool,
) -> PersonLine:
    here = _same_meeting(person, facts)
    own = (asked.introduction for asked in facts.requests if asked.introduction.requester == person.contact)
    return PersonLine(
        contact=person.contact,
        named=named[person.contact],
        company=one_line(person.company, 40),
        last_met_on=person.last_met_on,
        last_met_at="" if here else one_line(person.last_met_at, 24),
        last_met_here=here,
        about=one_line(person.about, CELL_LENGTH),
        seeks=one_line(person.seeks, CELL_LENGTH),
        offers=one_line(person.offers, CELL_LENGTH),
        given=None if discreet else person.given,
        received=None if discreet else person.received,
        promise=promise,
        flagged=any(asked.flagged for asked in own),
    )


def _same_meeting(person: PersonExpected, facts: BriefingFacts) -> bool:
    names = {fold(facts.event.title), fold(facts.group.name if facts.group else "")}
    return bool(person.last_met_at.strip()) and fold(person.last_met_at) in names


def _stranger_line(
    person: PersonExpected,
    whys: Sequence[tuple[WhyCode, str, int]],
    named: Mapping[int, Named],
) -> StrangerLine:
    return StrangerLine(
        contact=person.contact,
        named=named[person.contact],
        company=one_line(person.company, 40),
        seeks=one_line(person.seeks, CELL_LENGTH),
        offers=one_line(person.offers, CELL_LENGTH),
        whys=tuple(
            Why(code=code, word=one_line(word, 40), other=named.get(other)) for code, word, other in whys[:2]
        ),
    )


def _whys(person: PersonExpected, facts: BriefingFacts, *, discreet: bool) -> list[tuple[WhyCode, str, int]]:
    """Return code, word and other contact of every reason to meet `person`, weightiest first."""
    known = {other.contact for other in facts.people if other.known}
    found = [why for match in facts.matches for why in _matched(person.contact, match, known)]
    # A prospect mark is a verdict on somebody: it stays off a sheet that may lie open on the table.
    if person.prospect and not discreet:
        found.append((WhyCode.PROSPECT, "", OWNER))
    if _fills_open_seat(person, facts):
        found.append((WhyCode.OPEN_SEAT, person.profession, OWNER))
    first_of_code = {why[0]: why for why in reversed(found)}
    return sorted(first_of_code.values(), key=lambda why: -_WEIGHTS[why[0]])


def _matched(contact: int, match: PairExpected, known: set[int]) -> Iterable[tuple[WhyCode, str, int]]:
    if contact not in (match.seeker, match.provider):
        return
    other = match.provider if match.seeker == contact else match.seeker
    if other == OWNER:
        if match.seeker == contact or match.mutual:
            yield WhyCode.SEEKS_MY_OFFER, match.shared, OWNER
        if match.provider == contact or match.mutual:
            yield WhyCode.OFFERS_WHAT_I_SEEK, match.shared, OWNER
    elif other in known:
        yield WhyCode.MEETS_SOMEONE, match.shared, other


def _fills_open_seat(person: PersonExpected, facts: BriefingFacts) -> bool:
    if facts.group is None or facts.group.kind is not GroupKind.EXCLUSIVE or person.member:
        return False
    profession = fold_profession(person.profession)
    return bool(profession) and profession not in {fold_profession(seat) for seat in facts.seats_held}


def _weight(whys: Sequence[tuple[WhyCode, str, int]]) -> int:
    return sum(_WEIGHTS[code] for code, _, _ in whys)
