"""Groups as the lists and pages need them."""

from datetime import date, datetime

from netcrm.domain.cards import GroupRow
from netcrm.domain.contact import Contact
from netcrm.domain.event import Event
from netcrm.domain.group import Group
from netcrm.store import query, records
from netcrm.store.fields import moment_text


def rows(now: datetime) -> list[GroupRow]:
    """Return every group with its next event, visits and current members, in the order of their making."""
    coming = {
        row[0]: row[1]
        for row in query.rows(
            'SELECT "group", id, min(starts_at) FROM event'
            " WHERE status = 'planned' AND ends_at >= ? AND \"group\" IS NOT NULL GROUP BY 1",
            (moment_text(now),),
        )
    }
    events = records.get_many(Event, coming.values())
    visits = dict(query.rows("SELECT \"group\", count(*) FROM event WHERE status = 'attended' GROUP BY 1"))
    members = dict(
        query.rows(
            'SELECT "group", count(DISTINCT contact) FROM membership'
            " WHERE coalesce(to_on, '9999') >= ?1 AND coalesce(from_on, '') <= ?1 GROUP BY 1",
            (now.date().isoformat(),),
        )
    )
    return [
        GroupRow(
            group=group,
            next_event=events.get(coming[group.id]) if group.id in coming else None,
            visits=visits.get(group.id, 0),
            members=members.get(group.id, 0),
        )
        for group in records.find(Group)
    ]


def with_profession() -> list[Contact]:
    """Return the contacts whose profession is known, by name, with their names and profession alone."""
    return [
        Contact(id=row[0], given=row[1], family=row[2], nickname=row[3], company=row[4], profession=row[5])
        for row in query.rows(
            "SELECT id, given, family, nickname, company, profession FROM contact"
            " WHERE profession <> '' AND NOT no_introductions ORDER BY sort_name, id"
        )
    ]


def seated_elsewhere(identifier: int, today: date) -> set[int]:
    """Return the contacts who are current members of an exclusive group other than this one."""
    return set(
        query.column(
            'SELECT m.contact FROM membership m JOIN "group" g ON g.id = m."group"'
            " WHERE g.kind = 'exclusive' AND g.id <> ?1"
            " AND coalesce(m.to_on, '9999') >= ?2 AND coalesce(m.from_on, '') <= ?2",
            (identifier, today.isoformat()),
        )
    )
