"""People in the fewest words, from the derived table `listing`."""

from collections.abc import Iterable

from netcrm.domain.cards import Person
from netcrm.store import query


def people(identifiers: Iterable[int]) -> dict[int, Person]:
    """Return these contacts by id, those that are gone left out."""
    wanted = sorted(set(identifiers))
    found: dict[int, Person] = {}
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        for row in query.rows(
            f"SELECT contact, name, work, company FROM listing WHERE contact IN ({query.marks(part)})", part
        ):
            found[row[0]] = Person(id=row[0], name=row[1], second_line=second_line(row[2], row[3]))
    return found


def second_line(work: str, company: str) -> str:
    """Return what stands under a name: the work, then the company."""
    return ", ".join(part for part in (work, company) if part)
