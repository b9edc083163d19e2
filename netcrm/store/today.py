"""What the first page asks of the tables beyond the lists of the other views."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from netcrm.domain.contact import ChannelKind
from netcrm.store import query
from netcrm.store.fields import moment_text


def is_new() -> bool:
    """Tell whether there are neither contacts nor groups nor events."""
    return not query.one(
        'SELECT EXISTS(SELECT 1 FROM contact) OR EXISTS(SELECT 1 FROM "group") OR EXISTS(SELECT 1 FROM event)'
    )


def unanswered(now: datetime, limit: int) -> tuple[list[int], int]:
    """Return the planned events that have ended, the latest first, `limit` at the most, and how many."""
    ended = "FROM event WHERE status = 'planned' AND ends_at <= ?"
    moment = moment_text(now)
    found = query.column(f"SELECT id {ended} ORDER BY starts_at DESC, id DESC LIMIT ?", (moment, limit))
    return found, int(query.one(f"SELECT count(*) {ended}", (moment,)))


def coming(now: datetime, last: date) -> list[int]:
    """Return the events of today up to the local day `last`, by start: planned and not over, or attended."""
    today = now.date()
    return query.column(
        "SELECT id FROM event WHERE starts_at >= ? AND starts_at < ?"
        " AND local_day(starts_at, zone) BETWEEN ? AND ?"
        " AND (status = 'attended' OR (status = 'planned' AND ends_at > ?)) ORDER BY starts_at, id",
        (
            # A day more on both sides: the local day may differ from the stored one.
            (today - timedelta(days=1)).isoformat(),
            (last + timedelta(days=2)).isoformat(),
            today.isoformat(),
            last.isoformat(),
            moment_text(now),
        ),
    )


def requests_under_way(introduced_by: date) -> list[int]:
    """Return the introductions in which somebody is waited for (PRODUCT.md 4.6).

    Args:
        introduced_by: an outcome is waited for only where they were introduced by then.
    """
    return query.column(
        "SELECT id FROM introduction WHERE stage IN ('asked', 'target_asked', 'target_yes', 'target_no')"
        " OR (stage IN ('introduced', 'endorsed')"
        " AND coalesce(introduced_on, substr(endorsed_at, 1, 10)) <= ?)",
        # A day more: a moment's local day may be the one before.
        ((introduced_by + timedelta(days=1)).isoformat(),),
    )


def questions_put_off() -> list[int]:
    """Return the open follow-ups that stand for a question about an introduction."""
    return query.column("SELECT id FROM follow_up WHERE introduction IS NOT NULL AND done_on IS NULL")


def emails(contacts: Iterable[int]) -> dict[int, str]:
    """Return the first readable email of each of these contacts that has one."""
    wanted = sorted(set(contacts))
    found: dict[int, str] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        for contact, email in query.rows(
            "SELECT contact, normalised FROM channel WHERE kind = ? AND normalised != ''"
            f" AND contact IN ({query.marks(part)}) ORDER BY position, id",
            (ChannelKind.EMAIL.value, *part),
        ):
            found.setdefault(contact, email)
    return found
