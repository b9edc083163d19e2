"""Contacts by some words of their name, through the index of the search: never more than a few."""

from collections.abc import Sequence

from netcrm.domain.contact import Contact
from netcrm.domain.names import words
from netcrm.store import query, records, search

MOST = 40
"""Bearers of a name that are looked at; those the owner was in touch with lately come first."""


def bearing(told: Sequence[str], work: Sequence[str] = (), limit: int = MOST) -> list[Contact]:
    """Return contacts in whose name all of these words stand, those in touch lately first.

    Args:
        told: folded words; none finds nobody.
        work: folded words of which one stands in their company or work; none asks nothing more.
        limit: at most so many.
    """
    wanted = [f'"{each}"' for word in told for each in words(word)]
    if not wanted:
        return []
    asked = f"{{name}} : ({' AND '.join(wanted)})"
    firms = [f'"{each}"' for word in work for each in words(word)]
    if firms:
        asked = f"({asked}) AND {{work}} : ({' OR '.join(firms)})"
    found = query.column(
        f"""SELECT listing.contact FROM (
                SELECT rowid / 4 AS contact FROM doc_search
                WHERE doc_search MATCH ? AND rowid % 4 = 0 LIMIT {search.CANDIDATES}
            ) AS hit JOIN listing ON listing.contact = hit.contact
            ORDER BY last_contact_on IS NULL, last_contact_on DESC, sort_name, listing.contact LIMIT ?""",
        (asked, limit),
    )
    kept = records.get_many(Contact, found)
    return [kept[one] for one in found if one in kept]
