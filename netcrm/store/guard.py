"""What the coattails guard needs to know, gathered by a few indexed reads (PRODUCT.md 4.5)."""

from datetime import date

from netcrm.domain.calendar import days_before
from netcrm.domain.contact import Contact
from netcrm.domain.event import Attendance, Event
from netcrm.domain.favour import Ask, Direction
from netcrm.domain.group import Group, Membership
from netcrm.domain.guard_facts import GuardFacts
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Introduction, Origin
from netcrm.domain.owner import Owner
from netcrm.domain.reciprocity import BothWays, OneWay
from netcrm.domain.referral import Referral
from netcrm.domain.room import Room
from netcrm.store import query, records


def facts(
    requester: int | Contact,
    target_contact: int | Contact | None,
    target_group: int | None,
    *,
    today: date,
    origin: Origin = Origin.REQUEST,
    asked_on: date | None = None,
) -> GuardFacts:
    """Return the facts for weighing one request; of a side given as a value nothing is recorded yet.

    Raises:
        Refused: ``record.missing`` where requester or target is gone.
    """
    owner = records.get(Owner, 1)
    asker, target = _contact(requester), None if target_contact is None else _contact(target_contact)
    requester = asker.id
    met_event = records.get_many(Event, [asker.met_event]).get(asker.met_event) if asker.met_event else None
    return GuardFacts(
        requester=asker,
        target=target,
        target_group=records.get(Group, target_group) if target_group is not None else None,
        origin=origin,
        asked_on=asked_on,
        favours=favours(requester),
        requests=tuple(records.find(Introduction, requester=requester)),
        target_introductions=() if target is None else _introductions_to(target.id),
        memberships=tuple(records.find(Membership, contact=requester)),
        attendances=_attendances(requester, days_before(today, owner.guard_initiative_days + 2)),
        met_event=met_event,
        met_room=_room_of(met_event),
        asks=tuple(records.find(Ask, contact=requester)[:1]),
        thanks=tuple(one for one in records.find(Referral, partner=requester) if one.thanked_on),
        first_interaction=_first_interaction(requester),
    )


def favours(contact: int) -> BothWays:
    """Return every favour of a contact in the columns that counting needs."""
    return BothWays(_one_way(contact, Direction.GIVEN), _one_way(contact, Direction.RECEIVED))


def _one_way(contact: int, direction: Direction) -> OneWay:
    # One row of three lists: thousands of rows would each cost a call into SQLite and a tuple.
    found = query.rows(
        "SELECT group_concat(id), group_concat(kind), group_concat(day) FROM (SELECT id, kind,"
        " coalesce(happened_on, '') AS day FROM favour WHERE contact = ? AND direction = ?"
        " ORDER BY happened_on)",
        (contact, str(direction)),
    )
    ids, kinds, days = found[0]
    return OneWay(list(map(int, ids.split(","))), kinds.split(","), days.split(",")) if ids else OneWay()


def _contact(side: int | Contact) -> Contact:
    return side if isinstance(side, Contact) else records.get(Contact, side)


def _introductions_to(target: int) -> tuple[Introduction, ...]:
    return tuple(records.find(Introduction, target_contact=target))


def _attendances(contact: int, since: date) -> tuple[tuple[Attendance, Event], ...]:
    recent = query.column(
        "SELECT a.id FROM attendance a JOIN event e ON e.id = a.event"
        " WHERE a.contact = ? AND a.presence = 'present' AND e.starts_at >= ?",
        (contact, since.isoformat()),
    )
    attendances = records.get_many(Attendance, recent)
    events = records.get_many(Event, {one.event for one in attendances.values()})
    return tuple((one, events[one.event]) for one in attendances.values())


def _room_of(event: Event | None) -> Room | None:
    if event is None or event.room is not None or event.group is None:
        return event.room if event else None
    return records.get(Group, event.group).room


def _first_interaction(contact: int) -> Interaction | None:
    earliest = query.one(
        "SELECT i.id FROM interaction i JOIN interaction_contact c ON c.interaction = i.id"
        " WHERE c.contact = ? AND i.kind <> 'note' ORDER BY i.happened_on, i.id LIMIT 1",
        (contact,),
    )
    return records.get(Interaction, earliest) if earliest is not None else None
