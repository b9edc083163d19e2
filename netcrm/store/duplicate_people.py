"""Everybody as the search for duplicates needs them, read in two passes over the tables."""

from collections import defaultdict
from collections.abc import Collection
from typing import TypeVar

from netcrm.domain.channels import is_personal_profile
from netcrm.domain.contact import Channel, Contact, ContactCard, ContactTag, OtherField
from netcrm.domain.duplicates import Person
from netcrm.domain.names import fold
from netcrm.domain.transfer import HeaderMapping
from netcrm.store import query, records

Part = TypeVar("Part", Channel, OtherField, ContactTag)


def people() -> list[Person]:
    """Return every contact with normalised emails, phones and personal profiles, in id order."""
    emails, phones, profiles = _reach()
    return [
        Person(
            identifier=identifier,
            given=fold(given),
            family=fold(family),
            suffix=fold(suffix).strip(".") if suffix else "",
            company=fold(company) if company else "",
            emails=tuple(emails.get(identifier, ())),
            phones=tuple(phones.get(identifier, ())),
            profiles=tuple(profiles.get(identifier, ())),
            place=place,
        )
        for identifier, given, family, suffix, company, place in query.rows(
            "SELECT id, given, family, suffix, company, place FROM contact ORDER BY id"
        )
    ]


def _reach() -> tuple[dict[int, list[str]], dict[int, list[str]], dict[int, list[str]]]:
    emails: dict[int, list[str]] = defaultdict(list)
    phones: dict[int, list[str]] = defaultdict(list)
    profiles: dict[int, list[str]] = defaultdict(list)
    for contact, kind, normalised in query.rows(
        "SELECT contact, kind, normalised FROM channel WHERE normalised <> '' ORDER BY contact, position"
    ):
        if kind == "email":
            emails[contact].append(normalised)
        elif kind == "phone":
            phones[contact].append(normalised)
        elif is_personal_profile(normalised):
            profiles[contact].append(normalised)
    return emails, phones, profiles


def cards(wanted: Collection[int]) -> dict[int, ContactCard]:
    """Return the cards of these contacts by id."""
    contacts = records.get_many(Contact, wanted)
    channels = _by_contact(Channel, wanted)
    others = _by_contact(OtherField, wanted)
    tags = _by_contact(ContactTag, wanted)
    return {
        identifier: ContactCard(
            contact=contact,
            channels=tuple(sorted(channels.get(identifier, ()), key=lambda one: one.position)),
            other_fields=tuple(sorted(others.get(identifier, ()), key=lambda one: one.position)),
            tags=tuple(sorted(one.tag for one in tags.get(identifier, ()))),
        )
        for identifier, contact in contacts.items()
    }


def _by_contact(kind: type[Part], wanted: Collection[int]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    for part in records.find_in(kind, "contact", wanted):
        found[part.contact].append(part)
    return found


def mapping(header_key: str) -> dict[str, str | None] | None:
    """Return the remembered mapping of a header row, None for none."""
    found = records.find(HeaderMapping, header_key=header_key)
    return found[0].columns if found else None
