"""Who stands in the book twice, or may (PRODUCT.md 4.11 and 8)."""

from collections.abc import Callable

from netcrm.domain.bulk import uncollected
from netcrm.domain.contact import ContactCard
from netcrm.domain.duplicate_pair import DuplicatePair
from netcrm.domain.duplicate_sides import History, OneSide, Sides, kept_first
from netcrm.domain.duplicates import Certainty, DuplicateIndex, Why, sharing
from netcrm.domain.event import Attendance, Event
from netcrm.domain.favour import Ask, Favour
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Membership
from netcrm.domain.interaction import Interaction, InteractionContact, InteractionKind
from netcrm.domain.introduction import Introduction
from netcrm.domain.likely_pairs import likely_pairs, no_progress
from netcrm.domain.referral import Referral
from netcrm.store import contacts, duplicate_people, people, portraits, records

Progress = Callable[[int, int], None]


def pairs(*, progress: Progress = no_progress) -> list[DuplicatePair]:
    """Return the pairs of the whole book, certain ones first, then those most alike.

    Whom the owner told apart is left out. Made for a reader thread: a hundred thousand contacts take seconds.

    Args:
        progress: called with (done, total) now and then; it may raise `Cancelled`.
    """
    apart = portraits.told_apart()
    with uncollected():
        certain = _certain(apart, progress)
        found = likely_pairs(portraits.portraits(), known=certain, apart=apart, progress=progress)
    persons = people.people(identifier for pair in found for identifier in pair)
    told = [
        DuplicatePair(
            a=persons[a],
            b=persons[b],
            certainty=Certainty.CERTAIN if (a, b) in certain else Certainty.LIKELY,
            why=certain.get((a, b)) or alike.why or (Why.SAME_CIRCLE,),
            score=alike.score,
        )
        for (a, b), alike in found.items()
    ]
    told.sort(key=lambda pair: (pair.certainty is not Certainty.CERTAIN, -pair.score, pair.a.id, pair.b.id))
    return told


def _certain(apart: frozenset[tuple[int, int]], progress: Progress) -> dict[tuple[int, int], tuple[Why, ...]]:
    everybody = duplicate_people.people()
    progress(0, len(everybody))
    found = DuplicateIndex(sharing(everybody)).certain_pairs()
    return {pair: why for pair, why in found.items() if pair not in apart}


def sides(one: int, other: int) -> Sides:
    """Return two contacts with what speaks of each; the richer card is the one that stays.

    Raises:
        Refused: ``record.missing``.
    """
    first, second = kept_first(*(_side(contacts.card(identifier)) for identifier in (one, other)))
    between = [
        request
        for asked, met in ((one, other), (other, one))
        for request in records.find(Introduction, requester=asked, target_contact=met)
    ]
    return Sides(kept=first, other=second, between=len(between))


def _side(card: ContactCard) -> OneSide:
    event = card.contact.met_event
    return OneSide(
        card=card,
        history=_history(card.contact.id),
        met_at=records.get(Event, event).title if event is not None else "",
    )


def _history(contact: int) -> History:
    taken = [one.interaction for one in records.find(InteractionContact, contact=contact)]
    kinds = [one.kind for one in records.get_many(Interaction, taken).values()]
    notes = kinds.count(InteractionKind.NOTE)
    return History(
        favours=len(records.find(Favour, contact=contact)),
        asks=len(records.find(Ask, contact=contact)),
        groups=len({one.group for one in records.find(Membership, contact=contact)}),
        events=len(records.find(Attendance, contact=contact)),
        conversations=len(kinds) - notes,
        notes=notes,
        follow_ups=len(records.find(FollowUp, contact=contact)),
        referrals=len(_either(Referral, contact, "partner", "prospect_contact")),
        requests=len(_either(Introduction, contact, "requester", "target_contact")),
    )


def _either(kind: type[Referral] | type[Introduction], contact: int, *columns: str) -> set[int]:
    return {one.id for column in columns for one in records.find(kind, **{column: contact})}
