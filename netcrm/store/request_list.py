"""Requests for introductions as the lists need them."""

from datetime import date

from netcrm.domain.cards import RequestRow
from netcrm.domain.group import Group
from netcrm.domain.introduction import Introduction
from netcrm.store import people, query, records


def rows() -> list[RequestRow]:
    """Return every request with both sides named, the newest first."""
    return named(sorted(records.find(Introduction), key=lambda one: (one.asked_on, one.id), reverse=True))


def named(introductions: list[Introduction]) -> list[RequestRow]:
    """Return these requests with both sides named, in the order given."""
    sides = {one.requester for one in introductions}
    sides |= {one.target_contact for one in introductions if one.target_contact is not None}
    persons = people.people(sides)
    groups = records.get_many(Group, {one.target_group for one in introductions if one.target_group})
    return [
        RequestRow(
            introduction=one,
            requester=persons[one.requester],
            target=persons[one.target_contact] if one.target_contact is not None else None,
            group=groups.get(one.target_group) if one.target_group is not None else None,
        )
        for one in introductions
    ]


def open_flagged(today: date) -> list[int]:
    """Return the open requests of those who gave nothing up to `today`, the newest first (PRODUCT.md 4.5).

    A favour dated later has not happened yet, as the guard counts; the listing counts it already.
    """
    return query.column(
        "SELECT id FROM introduction WHERE stage = 'asked' AND decision IS NULL AND NOT EXISTS ("
        "SELECT 1 FROM favour WHERE contact = requester AND direction = 'received'"
        " AND coalesce(happened_on, '') <= ?) ORDER BY asked_on DESC, id DESC",
        (today.isoformat(),),
    )
