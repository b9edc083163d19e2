"""Questions about contacts."""

from collections.abc import Sequence
from datetime import date

from netcrm.domain.cards import ContactDetail
from netcrm.domain.contact import ContactCard
from netcrm.domain.contact_list import ContactFilter, ContactOrder, ContactRow
from netcrm.domain.event import Attendance, Event
from netcrm.domain.favour import Ask, Favour
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group, Membership
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Introduction
from netcrm.domain.owner import Owner
from netcrm.domain.reciprocity import reciprocity
from netcrm.domain.referral import Referral
from netcrm.domain.referral_duties import ReferralDuty, duty_of
from netcrm.store import contact_list, contacts, duplicate_people, interactions, records, search, timeline


def keys(wanted: ContactFilter, order: ContactOrder = ContactOrder.NAME) -> list[int]:
    """Return the ids of the contacts that the filter lets through, in order."""
    return contact_list.keys(wanted, order)


def rows(identifiers: Sequence[int]) -> list[ContactRow]:
    """Return the list's lines for these contacts; one that is gone is left out."""
    return contact_list.rows(identifiers)


def everyone(wanted: ContactFilter, limit: int | None = None) -> list[ContactCard]:
    """Return the cards of the contacts that the filter lets through, by name, `limit` at the most."""
    chosen = contact_list.keys(wanted, ContactOrder.NAME)[:limit]
    found = duplicate_people.cards(chosen)
    return [found[one] for one in chosen]


def count() -> int:
    """Return how many contacts there are."""
    return contact_list.count()


def tags() -> list[tuple[str, int]]:
    """Return every tag with how many carry it, the most used first."""
    return contact_list.tags()


def card(identifier: int) -> ContactCard:
    """Return one contact with channels, other fields and tags.

    Raises:
        Refused: ``record.missing``.
    """
    return contacts.card(identifier)


def detail(identifier: int, today: date) -> ContactDetail:
    """Return everything that stands on a contact's page.

    Raises:
        Refused: ``record.missing``.
    """
    card_ = contacts.card(identifier)
    owner = records.get(Owner, 1)
    favours = records.find(Favour, contact=identifier)
    listed = contact_list.rows([identifier])[0]
    follow_ups = [one for one in records.find(FollowUp, contact=identifier) if one.done_on is None]
    return ContactDetail(
        card=card_,
        reciprocity=reciprocity(favours, today, owner.guard_window_months),
        favours=tuple(sorted(favours, key=lambda one: (one.happened_on or date.min, one.id), reverse=True)),
        asks=tuple(reversed(records.find(Ask, contact=identifier))),
        memberships=_memberships(identifier, today),
        follow_ups=tuple(sorted(follow_ups, key=lambda one: one.shows_on)),
        requests=tuple(reversed(records.find(Introduction, requester=identifier))),
        timeline=tuple(timeline.of_contact(identifier)),
        last_contact_on=listed.last_contact_on,
        due_on=listed.due_on,
        flagged=listed.flagged,
        met_event=_event(card_.contact.met_event),
    )


def _memberships(identifier: int, today: date) -> tuple[tuple[Membership, Group], ...]:
    found = records.find(Membership, contact=identifier)
    groups = records.get_many(Group, {one.group for one in found})
    current_first = sorted(found, key=lambda one: (not one.is_current(today), one.id))
    return tuple((one, groups[one.group]) for one in current_first)


def _event(identifier: int | None) -> Event | None:
    return records.get_many(Event, [identifier]).get(identifier) if identifier else None


def matching(text: str, limit: int = 8) -> list[ContactRow]:
    """Return whom the typed letters mean: names that begin so, names, then the rest."""
    return contact_list.rows([hit.id for hit in search.find(text, ("contact",), limit)])


def interaction(identifier: int) -> Interaction:
    """Return one interaction with its people.

    Raises:
        Refused: ``record.missing``.
    """
    return interactions.get(identifier)


def event_of_attendance(identifier: int) -> int:
    """Return the id of the event that an attendance belongs to.

    Raises:
        Refused: ``record.missing``.
    """
    return records.get(Attendance, identifier).event


def duties(identifier: int) -> dict[int, ReferralDuty]:
    """Return what the referrals with this contact ask of the owner, by referral; those done are left out."""
    found = {one.id: duty_of(one) for one in records.find(Referral, partner=identifier)}
    return {one: duty for one, duty in found.items() if duty is not None}
