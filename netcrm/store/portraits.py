"""Everybody as the search for likely duplicates sees them, read in two passes over the tables."""

from collections import defaultdict

from netcrm.domain.channels import is_personal_profile
from netcrm.domain.contact import NotSame
from netcrm.domain.portrait import Portrait, Told, portrait
from netcrm.store import query, records

_FIELDS = "id, given, family, suffix, nickname, company, job_title, place, birthday"


def portraits() -> list[Portrait]:
    """Return every contact in id order."""
    reach = _reach()
    nothing: dict[str, list[str]] = {}
    found = []
    for row in query.rows(f"SELECT {_FIELDS} FROM contact ORDER BY id"):
        identifier, given, family, suffix, nickname, company, title, place, birthday = row
        channels = reach.pop(identifier, nothing)
        found.append(
            portrait(
                identifier,
                Told(
                    *(given, family, suffix, nickname, company, title, place, birthday),
                    emails=channels.get("email", ()),
                    phones=channels.get("phone", ()),
                    profiles=channels.get("profile", ()),
                    addresses=channels.get("address", ()),
                ),
            )
        )
    return found


def _reach() -> dict[int, dict[str, list[str]]]:
    found: dict[int, dict[str, list[str]]] = defaultdict(dict)
    for contact, kind, written, normalised in query.rows(
        "SELECT contact, kind, written, normalised FROM channel ORDER BY contact, position"
    ):
        if kind == "email":
            if normalised:
                found[contact].setdefault("email", []).append(normalised)
        elif kind == "phone":
            found[contact].setdefault("phone", []).append(normalised or written)
        elif kind == "address":
            found[contact].setdefault("address", []).append(written)
        elif is_personal_profile(normalised):
            found[contact].setdefault("profile", []).append(normalised)
    return found


def told_apart() -> frozenset[tuple[int, int]]:
    """Return the pairs of which the owner said that they are two people, the lower id first."""
    return frozenset((one.first, one.second) for one in records.find(NotSame))
