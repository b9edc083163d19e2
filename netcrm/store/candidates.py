"""Who could be introduced to whom: what the rule of 4.10 needs to know of the contacts."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from netcrm.domain.contact import Contact
from netcrm.domain.matching import Candidate
from netcrm.domain.owner import Owner
from netcrm.store import query, records

MOST = 2_000
"""Contacts looked at for who should meet."""


def candidates(today: date, only: Collection[int] | None = None) -> list[Candidate]:
    """Return those of `only`, or the contacts who seek, offer or do something.

    In a large book these are the `MOST` with whom the owner was last in touch: an introduction needs somebody
    who still knows the owner.
    """
    owner = records.get(Owner, 1)
    if only is None:
        only = query.column(
            "SELECT c.id FROM listing l JOIN contact c ON c.id = l.contact"
            " WHERE c.seeks <> '' OR c.offers <> '' OR c.profession <> ''"
            " ORDER BY l.last_contact_on IS NULL, l.last_contact_on DESC, c.id LIMIT ?",
            (MOST,),
        )
    contacts = records.get_many(Contact, only)
    groups = _groups(today)
    since = today - timedelta(days=owner.guard_target_days - 1)
    lately = dict(
        query.rows(
            "SELECT target_contact, count(*) FROM introduction"
            " WHERE target_contact IS NOT NULL AND introduced_on BETWEEN ? AND ? GROUP BY 1",
            (since.isoformat(), today.isoformat()),
        )
    )
    flagged = set(query.column("SELECT contact FROM listing WHERE flagged = 1"))
    return [
        Candidate(
            contact=contact,
            groups=frozenset(groups.get(contact.id, ())),
            introduced_lately=lately.get(contact.id, 0),
            limit=owner.guard_target_limit
            if contact.introduction_limit is None
            else contact.introduction_limit,
            flagged=contact.id in flagged,
        )
        for contact in contacts.values()
    ]


def introduced_pairs() -> set[tuple[int, int]]:
    """Return the pairs that were introduced or are about to be, the lower id first."""
    found = query.rows(
        "SELECT requester, target_contact FROM introduction"
        " WHERE target_contact IS NOT NULL AND stage NOT IN ('declined', 'target_no')"
    )
    return {(min(pair), max(pair)) for pair in found}


def _groups(today: date) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for contact, group in query.rows(
        'SELECT contact, "group" FROM membership'
        " WHERE coalesce(to_on, '9999') >= ?1 AND coalesce(from_on, '') <= ?1",
        (today.isoformat(),),
    ):
        found[contact].add(group)
    return found
