"""What likeness compares of a contact, made ready once: no titles, no legal forms of companies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from netcrm.domain.names import fold, words


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _word_set(
    """
    dr prof professor mr mrs ms miss mx sir herr frau mme mlle monsieur madame signor signora dott dipl ing
    mag rev hon capt phd md mba msc bsc ma ba esq cpa llm pmp dds rn
    """
)
_GENERATIONS = {
    **dict.fromkeys(("sr", "snr", "senior"), "1"),
    **dict.fromkeys(("jr", "jnr", "junior", "ii"), "2"),
    "iii": "3",
    "iv": "4",
}
_LEGAL = _word_set(
    """
    inc corp llc llp ltd plc co gmbh mbh ag kg ohg ug gbr eg ev se sa sas sarl srl spa snc bv nv vof ab as asa
    aps oy oyj kft zrt doo sro lda ltda sl slu pty pte gesellschaft holding group
    """
)
_LEGAL_IN_FULL = {
    "incorporated": "inc",
    "corporation": "corp",
    "limited": "ltd",
    "company": "co",
    "gesellschaft": "gmbh",
    "mbh": "gmbh",
    "aktiengesellschaft": "ag",
}
_DIGITS = re.compile(r"\d+")
_NO_DIGITS = re.compile(r"\D+")
_LINE_ENDS = re.compile(r"[\n,;]+")
_BIRTHDAY = re.compile(r"(?:(\d{4})|-)-?(\d\d)-?(\d\d)")
# What a scanner takes for one another.
_SCANNED = (("rn", "m"), ("vv", "w"), ("0", "o"), ("1", "l"))
_PHONE_TAIL = 9
_SHORTEST_PHONE = 6
_POSTCODE_DIGITS = 4
_SHORTEST_LINE = 4
_STREET_LINES = 2


@dataclass(frozen=True, slots=True)
class Portrait:
    """One contact as likeness sees them; every text is folded.

    Attributes:
        identifier: id of the contact.
        given: without titles and spaces; `given_words` has the words.
        family: without generation and spaces; `family_words` has the words.
        generation: ``1`` for senior, ``2`` for junior, ``3``, ``4``; empty where nothing is said.
        firm: the company without spaces and legal form, as a scanner would read it; `legal` is that form.
        emails: normalised; `scanned_emails` as a scanner would read them.
        phones: the last nine digits, so that one without country code equals one with it.
        birthday: ``YYYYMMDD``, or ``MMDD`` where the year is unknown; empty if unknown.
        streets: the lines of the addresses but for place and numbers, without spaces.
        numbers: of the houses; `postcodes` are those of four digits and more.
    """

    identifier: int
    given: str = ""
    family: str = ""
    given_words: tuple[str, ...] = ()
    family_words: tuple[str, ...] = ()
    nickname: str = ""
    generation: str = ""
    firm: str = ""
    legal: str = ""
    title: str = ""
    place: str = ""
    emails: tuple[str, ...] = ()
    scanned_emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    birthday: str = ""
    streets: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()

    @property
    def has_name(self) -> bool:
        """Whether a given or a family name is known."""
        return bool(self.given or self.family)


class Told(NamedTuple):
    """What the book tells of a contact, all texts as they are kept.

    Attributes:
        emails: normalised.
        phones: E.164, or as written where that can't be read.
        profiles: normalised addresses of personal profiles.
        addresses: as written, a line a part.
    """

    given: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    company: str = ""
    title: str = ""
    place: str = ""
    birthday: str = ""
    emails: Sequence[str] = ()
    phones: Sequence[str] = ()
    profiles: Sequence[str] = ()
    addresses: Sequence[str] = ()


def portrait(identifier: int, told: Told) -> Portrait:
    """Return what likeness compares of a contact."""
    given, family, generation = _name(told.given, told.family, told.suffix)
    firm, legal = _firm(words(told.company)) if told.company else ("", "")
    place = "".join(words(told.place)) if told.place else ""
    streets, numbers, postcodes = _address(told.addresses, place)
    emails = tuple(told.emails)
    return Portrait(
        identifier=identifier,
        given="".join(given),
        family="".join(family),
        given_words=given,
        family_words=family,
        nickname=fold(told.nickname) if told.nickname else "",
        generation=generation,
        firm=firm,
        legal=legal,
        title=fold(told.title) if told.title else "",
        place=place,
        emails=emails,
        scanned_emails=_scanned(emails),
        phones=_phones(told.phones),
        profiles=tuple(told.profiles),
        birthday=_birthday(told.birthday) if told.birthday else "",
        streets=streets,
        numbers=numbers,
        postcodes=postcodes,
    )


def scanned(text: str) -> str:
    """Return `text` with what a scanner mixes up made the same."""
    for wrong, right in _SCANNED:
        if wrong in text:
            text = text.replace(wrong, right)
    return text


def _scanned(emails: tuple[str, ...]) -> tuple[str, ...]:
    """Return the emails as a scanner would read them; the very same tuple where that changes nothing."""
    read = tuple(map(scanned, emails))
    return emails if read == emails else read


def _name(given: str, family: str, suffix: str) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    told = [word for word in words(given) if word not in _TITLES] if given else []
    after = words(family) if family else []
    generation = ""
    kept: list[str] = []
    for word in after:
        if word in _GENERATIONS and kept:
            generation = _GENERATIONS[word]
        elif word not in _TITLES or len(after) == 1:
            kept.append(word)
    if suffix:
        generation = next((_GENERATIONS[one] for one in words(suffix) if one in _GENERATIONS), generation)
    if not told and len(kept) > 1:
        told, kept = kept[:1], kept[1:]
    elif not kept and len(told) > 1:
        told, kept = told[:1], told[1:]
    return tuple(told), tuple(kept), generation


def _firm(told: list[str]) -> tuple[str, str]:
    """Return a company without its legal form, and that form."""
    told = [_LEGAL_IN_FULL.get(word, word) for word in told]
    end = len(told)
    while end > 1 and (told[end - 1] in _LEGAL or len(told[end - 1]) == 1):
        end -= 1
    legal = "".join(told[end:])
    return scanned("".join(told[:end])), "gmbh" if legal == "gmbhgmbh" else legal


def _phones(phones: Iterable[str]) -> tuple[str, ...]:
    tails = []
    for one in phones:
        digits = one[1:]
        if one[:1] != "+" or not digits.isdecimal():
            digits = _NO_DIGITS.sub("", one.replace("(0)", "")).lstrip("0")
        if len(digits) >= _SHORTEST_PHONE:
            tails.append(digits[-_PHONE_TAIL:])
    return tuple(tails)


def _birthday(text: str) -> str:
    found = _BIRTHDAY.fullmatch(text)
    return f"{found[1] or ''}{found[2]}{found[3]}" if found else ""


def _address(
    addresses: Iterable[str], place: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    streets: list[str] = []
    numbers: list[str] = []
    postcodes: list[str] = []
    for address in addresses:
        for at, line in enumerate(_LINE_ENDS.split(address)):
            for number in _DIGITS.findall(line):
                if len(number) >= _POSTCODE_DIGITS:
                    postcodes.append(number)
                elif at < _STREET_LINES:
                    numbers.append(number)
            street = "".join(words(_DIGITS.sub(" ", line))) if at < _STREET_LINES else ""
            if len(street) >= _SHORTEST_LINE and street != place:
                streets.append(street)
    return tuple(streets), tuple(dict.fromkeys(numbers)), tuple(dict.fromkeys(postcodes))
