"""What a record said to a draft: whole names split, phones and addresses made comparable."""

from datetime import date

from netcrm.domain.channels import (
    is_international,
    is_scientific,
    normalise_phone,
    normalise_url,
    profile_site,
)
from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.domain.contact import Channel, ChannelKind, Contact, OtherField
from netcrm.domain.draft import ContactDraft
from netcrm.domain.names import fold
from netcrm.exchange.dates import Order, read_date
from netcrm.exchange.gathered import Gathered, Reached
from netcrm.exchange.person_names import PersonName, looks_like_firm, split_name
from netcrm.exchange.values import has_digits, phones
from netcrm.exchange.vocabulary import countries

_NOBODY = Contact()
_FIGURES = ("years_in_business", "team_size")
_TYPED = frozenset({*_FIGURES, "met_on"})
_GREATEST = 1_000_000
_LONGEST_YEAR = 4
_REACHED = (ChannelKind.EMAIL, ChannelKind.PHONE)
_AT_HOME = (*_REACHED, ChannelKind.ADDRESS)


class DraftMaker:
    """Makes drafts of what was gathered, with one region for all phone numbers that name no country."""

    def __init__(self, region: str) -> None:
        self._region = region

    def make(self, got: Gathered, line: int, raw: str) -> ContactDraft:
        """Return the draft; it may hold nothing that a contact could be found by (see `is_usable`)."""
        if got.whole_names:
            self._names(got)
        if got.birth:
            self._birth(got)
        channels = [*got.emails.values()]
        if got.phones:
            channels += self._phones(got)
        if got.addresses:
            channels += self._addresses(got)
        elif got.town:
            got.fields.setdefault("place", got.town[:LINE_LIMIT])
        if got.links:
            channels += self._links(got)
        fields = got.fields
        return ContactDraft(
            contact=_contact(got) if fields else _NOBODY,
            channels=_placed(channels) if channels else (),
            other_fields=_kept(got.others) if got.others else (),
            tags=tuple(got.tags),
            line=line,
            raw=raw,
            warnings=tuple(got.remarks),
        )

    def _names(self, got: Gathered) -> None:
        """Use a whole name where there are no parts; else keep it if it says something else."""
        fields = got.fields
        for column, text, style in got.whole_names:
            if fields.get("given") or fields.get("family"):
                parts = (fields.get(name, "") for name in ("prefix", "given", "family", "suffix", "nickname"))
                present = set(fold(" ".join(parts)).split())
                if not present.issuperset(fold(text).replace(",", " ").split()):
                    got.keep(column, text)
                continue
            if not fields.get("company") and looks_like_firm(text):
                fields["company"] = text[:LINE_LIMIT]
                continue
            if " & " in text or " + " in text:
                got.remark("name.two_people", column, text)
            name = split_name(
                text[:LINE_LIMIT], family_first=style == "family_first_name", chinese=style == "chinese_name"
            )
            self._name_parts(fields, name)

    def _name_parts(self, fields: dict[str, str], name: PersonName) -> None:
        fields["given"], fields["family"] = name.given, name.family
        for part, text in (("prefix", name.prefix), ("suffix", name.suffix), ("nickname", name.nickname)):
            if text:
                fields.setdefault(part, text)

    def _birth(self, got: Gathered) -> None:
        """Put a birthday together that stands in three columns."""
        told = tuple(got.birth.get(part, "") for part in ("birth_year", "birth_month", "birth_day"))
        if all(part.isdecimal() and len(part) <= _LONGEST_YEAR for part in (told[0] or "0", *told[1:])):
            year, month, day = int(told[0] or 0), int(told[1]), int(told[2])
            start = f"{year:04}" if year else "-"
            born = read_date(f"{start}-{month:02}-{day:02}", Order.UNKNOWN)
            if born:
                got.fields.setdefault("birthday", born)
                return
        for part, text in got.birth.items():
            got.keep(part.replace("_", " ").title(), text)

    def _phones(self, got: Gathered) -> list[Reached]:
        only = got.phones[0]
        if len(got.phones) == 1 and is_international(only.text):
            return [Reached(ChannelKind.PHONE, only.label, only.text, only.text)]
        region = self._row_region(got)
        found: dict[str, Reached] = {}
        for told in got.phones:
            for written in phones(told.text):
                if not has_digits(written) and not told.is_sure:
                    got.keep(told.column, written)
                    got.remark("phone.not_readable", told.column, written)
                    continue
                normalised = normalise_phone(written, region)
                if not normalised:
                    code = "phone.scientific" if is_scientific(written) else "phone.not_readable"
                    got.remark(code, told.column, written)
                found.setdefault(
                    normalised or written,
                    Reached(ChannelKind.PHONE, told.label, written[:LINE_LIMIT], normalised),
                )
        return list(found.values())

    def _row_region(self, got: Gathered) -> str:
        """Return the country of the record's address, by which local numbers are read, else the owner's."""
        for address in got.addresses.values():
            for country in address.parts.get("country", ()):
                code = countries().get(fold(country))
                if code:
                    return code
        return self._region

    def _addresses(self, got: Gathered) -> list[Reached]:
        channels = []
        for address in got.addresses.values():
            for part in ("city", "country"):
                for text in address.parts.get(part, ()):
                    if part == "city" or not address.is_more_than_a_place():
                        got.fields.setdefault("place", text[:LINE_LIMIT])
            if address.is_more_than_a_place():
                text = address.text()[:TEXT_LIMIT]
                channels.append(Reached(ChannelKind.ADDRESS, address.label, text, fold(text)))
        return channels

    def _links(self, got: Gathered) -> list[Reached]:
        found: dict[str, Reached] = {}
        for told in got.links:
            normalised = normalise_url(told.text)
            site = profile_site(normalised)
            kind = ChannelKind.SOCIAL if site or told.column == "social" else ChannelKind.WEBSITE
            found.setdefault(
                normalised or told.text,
                Reached(kind, told.label or site, told.text[:LINE_LIMIT], normalised),
            )
        return sorted(found.values(), key=lambda one: one.kind is ChannelKind.SOCIAL)


def _contact(got: Gathered) -> Contact:
    if got.fields.keys().isdisjoint(_TYPED):
        return Contact(**got.fields)  # type: ignore[arg-type]
    typed: dict[str, int | date] = {}
    for name in _FIGURES:
        text = got.fields.pop(name, "")
        if text.isdecimal() and int(text) <= _GREATEST:
            typed[name] = int(text)
        elif text:
            got.keep(name.replace("_", " ").capitalize(), text)
    if "met_on" in got.fields:
        typed["met_on"] = date.fromisoformat(got.fields.pop("met_on"))
    return Contact(**(got.fields | typed if typed else got.fields))


def _placed(channels: list[Reached]) -> tuple[Channel, ...]:
    return tuple(
        [
            Channel(kind=kind, label=label, written=written, normalised=normalised, position=place)
            for place, (kind, label, written, normalised) in enumerate(channels)
        ]
    )


def _kept(others: list[tuple[str, str]]) -> tuple[OtherField, ...]:
    return tuple(
        OtherField(name=name, value=value, position=place) for place, (name, value) in enumerate(others)
    )


def is_usable(draft: ContactDraft) -> bool:
    """Tell whether a contact could be found again: a name, a company, an email, a phone number or a home.

    A home tells whose it is only with a birthday. A web address alone is what a network leaves of somebody
    who hides; it is no contact.
    """
    contact = draft.contact
    if contact.given or contact.family or contact.company or contact.nickname:
        return True
    telling = _AT_HOME if contact.birthday else _REACHED
    return any(one.kind in telling for one in draft.channels)
