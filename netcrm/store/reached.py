"""Who is reached by an email, found by the index on the normalised forms."""

from collections import defaultdict
from collections.abc import Iterable

from netcrm.store import query

_CHUNK = 500


def by_email(emails: Iterable[str]) -> dict[str, list[int]]:
    """Return normalised email to the ids of all contacts that have it; those nobody has are left out."""
    wanted = sorted(set(emails) - {""})
    found: dict[str, list[int]] = defaultdict(list)
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        # The index is of filled forms only, and only used where the question says so.
        for email, contact in query.rows(
            "SELECT DISTINCT normalised, contact FROM channel WHERE kind = 'email' AND normalised <> ''"
            f" AND normalised IN ({query.marks(part)}) ORDER BY contact",
            part,
        ):
            found[email].append(contact)
    return dict(found)
