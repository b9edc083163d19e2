"""What is recorded of every group, for weighing one beside the others (PRODUCT.md 4.2)."""

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from netcrm.domain.contact import Contact
from netcrm.domain.event import Event
from netcrm.domain.group import Group, Membership
from netcrm.domain.referral import Referral
from netcrm.domain.renewal_picture import GroupFacts
from netcrm.store import query, records

T = TypeVar("T", Event, Referral)

# Somebody met and new there, or whose card says that they were met there.
_FIRST_MET = """
SELECT e."group", e.id, a.contact FROM attendance a JOIN event e ON e.id = a.event
WHERE a.met AND a.new_to_me AND e."group" IS NOT NULL
UNION SELECT e."group", e.id, c.id FROM contact c JOIN event e ON e.id = c.met_event
WHERE e."group" IS NOT NULL
"""

# A tie is a membership, past ones too, or having been at a meeting; a meeting of no group is a tie elsewhere.
_ONLY_TIE = """
WITH tie AS (
    SELECT contact, "group" AS place FROM membership
    UNION SELECT a.contact, coalesce(e."group", 0) FROM attendance a JOIN event e ON e.id = a.event
    WHERE a.presence = 'present'
    UNION SELECT c.id, coalesce(e."group", 0) FROM contact c JOIN event e ON e.id = c.met_event
)
SELECT place, count(*) FROM (
    SELECT min(place) AS place FROM tie GROUP BY contact HAVING count(DISTINCT place) = 1
) WHERE place > 0 GROUP BY place
"""


def every_group(today: date) -> list[GroupFacts]:
    """Return what is recorded of every group; members are those of `today`."""
    events = records.find(Event)
    by_group = _grouped(events)
    referrals = _grouped(records.find(Referral))
    members = _members(today)
    first_met = _first_met({event.id: event.on for event in events})
    only = dict(query.rows(_ONLY_TIE))
    return [
        GroupFacts(
            group=group,
            events=tuple(by_group.get(group.id, ())),
            referrals=tuple(referrals.get(group.id, ())),
            members=tuple(members.get(group.id, ())),
            first_met=first_met.get(group.id, {}),
            only_through_it=only.get(group.id, 0),
        )
        for group in records.find(Group)
    ]


def _grouped(values: Iterable[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for value in values:
        if value.group is not None:
            found.setdefault(value.group, []).append(value)
    return found


def _members(today: date) -> dict[int, list[Contact]]:
    """Return the current members of each group, each of them once."""
    current = {(one.group, one.contact) for one in records.find(Membership) if one.is_current(today)}
    contacts = records.get_many(Contact, (contact for _group, contact in current))
    found: dict[int, list[Contact]] = {}
    for group, contact in sorted(current):
        found.setdefault(group, []).append(contacts[contact])
    return found


def _first_met(days: dict[int, date]) -> dict[int, dict[int, date]]:
    """Return for each group whom the owner met there for the first time, and when."""
    found: dict[int, dict[int, date]] = {}
    for group, event, contact in query.rows(_FIRST_MET):
        met = found.setdefault(group, {})
        met[contact] = min(days[event], met.get(contact, days[event]))
    return found
