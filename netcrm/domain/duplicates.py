"""Who may be the same person (PRODUCT.md 4.11): an index that answers without looking at all contacts.

Certain are the same name (folded given and family, suffixes not different) with an equal personal email or
mobile number, and the same personal profile; an email does not make them certain where company, numbers and
place are known of both and all differ. Likely are an equal email or phone alone, and the same name in
the same company. A name alone is nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from netcrm.domain.channels import is_mobile, is_personal_profile, is_role_address
from netcrm.domain.contact import ChannelKind, ContactCard
from netcrm.domain.draft import ContactDraft
from netcrm.domain.names import fold

_MOST_CANDIDATES = 50


class Certainty(StrEnum):
    """How sure the program is."""

    CERTAIN = "certain"
    LIKELY = "likely"


class Why(StrEnum):
    """What two contacts have in common."""

    SAME_PROFILE = "same_profile"
    SAME_EMAIL = "same_email"
    SAME_MOBILE = "same_mobile"
    SAME_PHONE = "same_phone"
    SAME_NAME = "same_name"
    SAME_COMPANY = "same_company"
    SAME_RECORD = "same_record"
    SAME_PLACE = "same_place"
    SAME_ADDRESS = "same_address"
    SAME_BIRTHDAY = "same_birthday"
    SIMILAR_NAME = "similar_name"
    SIMILAR_EMAIL = "similar_email"
    SAME_CIRCLE = "same_circle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What the index needs to know of a contact.

    Attributes:
        identifier: id of the contact; negative for one that is not yet kept.
        given: folded.
        family: folded.
        suffix: folded.
        company: folded.
        emails: normalised.
        phones: E.164.
        profiles: normalised web addresses of personal profiles.
        place: as written.
        name: folded given and family name; empty for a contact without either.
    """

    identifier: int
    given: str = ""
    family: str = ""
    suffix: str = ""
    company: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    place: str = ""
    name: str = field(init=False)

    def __post_init__(self) -> None:
        given, family = self.given, self.family
        object.__setattr__(self, "name", f"{given} {family}" if given and family else given or family)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One contact that may be the same person, and why."""

    contact: int
    certainty: Certainty
    why: tuple[Why, ...]


def person(identifier: int, card: ContactCard | ContactDraft) -> Person:
    """Return what the index needs of a card or draft."""
    emails, phones, profiles = [], [], []
    for one in card.channels:
        if not one.normalised:
            continue
        if one.kind is ChannelKind.EMAIL:
            emails.append(one.normalised)
        elif one.kind is ChannelKind.PHONE:
            phones.append(one.normalised)
        elif is_personal_profile(one.normalised):
            profiles.append(one.normalised)
    contact = card.contact
    return Person(
        identifier=identifier,
        given=fold(contact.given) if contact.given else "",
        family=fold(contact.family) if contact.family else "",
        suffix=fold(contact.suffix).strip(".") if contact.suffix else "",
        company=fold(contact.company) if contact.company else "",
        emails=tuple(emails),
        phones=tuple(phones),
        profiles=tuple(profiles),
        place=contact.place,
    )


def sharing(people: Sequence[Person]) -> list[Person]:
    """Return those who have an email, a number or a profile in common with somebody else.

    An index of these alone finds the same certain pairs as one of all people, in a fraction of the memory.
    """
    first: dict[str, int] = {}
    found: set[int] = set()
    for place, one in enumerate(people):
        for key in (*one.emails, *one.phones, *one.profiles):
            earlier = first.setdefault(key, place)
            if earlier != place:
                found.update((earlier, place))
    return [people[place] for place in sorted(found)]


class DuplicateIndex:
    """Contacts by email, phone, profile and name.

    Args:
        people: the contacts that are kept.
    """

    def __init__(self, people: Iterable[Person] = ()) -> None:
        self._people: dict[int, Person] = {}
        self._by_email: dict[str, list[int]] = {}
        self._by_phone: dict[str, list[int]] = {}
        self._by_profile: dict[str, list[int]] = {}
        self._by_name: dict[str, list[int]] = {}
        self._email_names: dict[str, str | None] = {}
        for one in people:
            self.add(one)

    def add(self, one: Person) -> None:
        """Add a contact."""
        identifier = one.identifier
        self._people[identifier] = one
        self.hear(one)
        for email in one.emails:
            self._by_email.setdefault(email, []).append(identifier)
        for phone in one.phones:
            self._by_phone.setdefault(phone, []).append(identifier)
        for profile in one.profiles:
            self._by_profile.setdefault(profile, []).append(identifier)
        self._by_name.setdefault(_name_or_company(one), []).append(identifier)

    def hear(self, one: Person) -> None:
        """Learn under which names an email is held, without adding the contact: it may be of a file."""
        for email in one.emails:
            held = self._email_names.setdefault(email, one.name)
            if held != one.name:
                self._email_names[email] = None

    def match(self, wanted: Person) -> list[Match]:
        """Return who may be the same person: certain ones first, then by id.

        Of an email, number or name that very many contacts share only the first 50 are looked at.
        """
        near = self._candidates(wanted)
        if not near:
            return []
        found = [self._compare(wanted, self._people[one]) for one in near]
        matches = [match for match in found if match is not None]
        matches.sort(key=lambda match: (match.certainty is not Certainty.CERTAIN, match.contact))
        return matches

    def update(self, one: Person) -> None:
        """Take over what a contact of the index has gained."""
        old = self._people[one.identifier]
        self._people[one.identifier] = one
        self.hear(one)
        for index, keys, known in (
            (self._by_email, one.emails, old.emails),
            (self._by_phone, one.phones, old.phones),
            (self._by_profile, one.profiles, old.profiles),
        ):
            for key in keys:
                if key not in known:
                    index.setdefault(key, []).append(one.identifier)

    def is_namesake(self, wanted: Person, identifier: int) -> bool:
        """Tell whether a contact of the index has the same folded name."""
        return self._people[identifier].name == wanted.name

    def equals(self, wanted: Person) -> list[int]:
        """Return who may be the very same record where there is no email, number or profile to go by.

        That is the same name in the same company, or the same name and nothing to tell them apart; without a
        name the same company.
        """
        if wanted.emails or wanted.phones or wanted.profiles or not (wanted.name or wanted.company):
            return []
        near = self._by_name.get(_name_or_company(wanted), [])[:_MOST_CANDIDATES]
        return [one for one in near if _may_be_equal(wanted, self._people[one])]

    def _candidates(self, wanted: Person) -> list[int]:
        near = [self._by_profile.get(profile) for profile in wanted.profiles]
        near += [self._by_email.get(email) for email in wanted.emails]
        near += [self._by_phone.get(phone) for phone in wanted.phones]
        if wanted.name and wanted.company:
            near.append(self._by_name.get(wanted.name))
        found = {one: None for sharing in near if sharing for one in sharing[:_MOST_CANDIDATES]}
        found.pop(wanted.identifier, None)
        return list(found)

    def _compare(self, wanted: Person, present: Person) -> Match | None:
        why: list[Why] = []
        is_same_name = bool(wanted.name) and wanted.name == present.name
        is_namesake = is_same_name and _is_namesake(wanted, present)
        certain = False
        if not _is_apart(wanted.profiles, present.profiles):
            why.append(Why.SAME_PROFILE)
            certain = True
        shared = [email for email in wanted.emails if email in present.emails]
        if shared:
            why.append(Why.SAME_EMAIL)
            personal = is_namesake and any(self._is_personal(email, wanted) for email in shared)
            certain = certain or (personal and not _lead_two_lives(wanted, present))
        numbers = [phone for phone in wanted.phones if phone in present.phones]
        if numbers:
            # Asked only where it decides: it takes longer than all the rest.
            mobile = is_namesake and not certain and any(is_mobile(number) for number in numbers)
            why.append(Why.SAME_MOBILE if mobile else Why.SAME_PHONE)
            certain = certain or mobile
        if is_same_name:
            why.append(Why.SAME_NAME)
        if is_same_name and wanted.company and wanted.company == present.company:
            why.append(Why.SAME_COMPANY)
        if why in ([], [Why.SAME_NAME]):
            return None
        certainty = Certainty.CERTAIN if certain else Certainty.LIKELY
        return Match(contact=present.identifier, certainty=certainty, why=tuple(why))

    def certain_pairs(self) -> dict[tuple[int, int], tuple[Why, ...]]:
        """Return every pair that is certain, the lower id first, with what both have in common.

        Only those who share a profile, an email or a number are compared, and of each the first 50.
        """
        found: dict[tuple[int, int], tuple[Why, ...]] = {}
        for index in (self._by_profile, self._by_email, self._by_phone):
            for sharing in index.values():
                near = sorted(set(sharing[:_MOST_CANDIDATES]))
                for place, one in enumerate(near):
                    for other in near[place + 1 :]:
                        match = self._compare(self._people[one], self._people[other])
                        if match is not None and match.certainty is Certainty.CERTAIN:
                            found[one, other] = match.why
        return found

    def _is_personal(self, email: str, wanted: Person) -> bool:
        return not is_role_address(email) and self._email_names.get(email, wanted.name) == wanted.name

    def pairs(self) -> Iterator[tuple[int, Match]]:
        """Yield (contact, match) for every pair of the index once, the lower id first."""
        for identifier in sorted(self._people):
            for match in self.match(self._people[identifier]):
                if match.contact > identifier:
                    yield identifier, match


def _name_or_company(one: Person) -> str:
    return one.name or f"\0{one.company}"


def _may_be_equal(wanted: Person, present: Person) -> bool:
    if wanted.company or present.company:
        return wanted.company == present.company
    return not (present.emails or present.phones or present.profiles)


def _is_namesake(one: Person, other: Person) -> bool:
    """Tell whether given and family name are equal each, and the suffixes (Sr., Jr.) not different."""
    is_same_suffix = not (one.suffix and other.suffix and one.suffix != other.suffix)
    return is_same_suffix and (one.given, one.family) == (other.given, other.family)


def _lead_two_lives(one: Person, other: Person) -> bool:
    """Tell whether company, numbers and place are known of both and not one of them agrees.

    Of an address that two namesakes were given, or that was mistyped, nothing else gives the owner a hint.
    """
    return bool(
        one.company
        and other.company
        and one.company != other.company
        and one.phones
        and other.phones
        and set(one.phones).isdisjoint(other.phones)
        and one.place
        and other.place
        and fold(one.place) != fold(other.place)
    )


def _is_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return not one or not other or set(one).isdisjoint(other)
