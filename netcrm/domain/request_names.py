"""Whom the words of a text can mean, among the contacts that bear them (PRODUCT.md 4.6)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from netcrm.domain.contact import Contact
from netcrm.domain.group import Group
from netcrm.domain.names import fold, words
from netcrm.domain.nicknames import are_forms
from netcrm.domain.request_phrases import GENERIC, PARTICLES, SKIPPED, TITLES

REACH = 14
"""Words after the phrase that asks among which a name is looked for."""

_LONGEST_NAME = 5
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_LEGAL = frozenset(
    word
    for line in (
        "ltd limited llp llc plc inc corp co company gmbh ag kg ug ohg bv nv sa sas sarl srl spa ab as oy",
        "aps the and und et y group",
    )
    for word in line.split()
)


class Fit(IntEnum):
    """How well words fit a contact's name; more is better."""

    NOT = 0
    PART = 1  # the given name only, or the family name after a title
    FORM = 2  # another form of the given name, and the family name
    WHOLE = 3  # given and family name


class Book(Protocol):
    """What is asked of the owner's contacts; each question is answered by an index."""

    def bearing(self, told: Sequence[str], work: Sequence[str] = ()) -> Sequence[Contact]:
        """Return contacts in whose name all of these folded words stand, those in touch lately first.

        Args:
            told: at least one.
            work: where given, one of these words stands in their company or work.
        """
        ...

    def reached_by(self, email: str) -> Sequence[Contact]:
        """Return the contacts who have a normalised email."""
        ...

    def groups(self) -> Sequence[Group]:
        """Return all groups."""
        ...


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    Attributes:
        text: as it is written, without a possessive ending.
        end: offset behind it.
        folded: its words, folded; a name with a hyphen has two.
        close: nothing but space stands between it and the word before.
    """

    text: str
    end: int
    folded: tuple[str, ...]
    close: bool

    @property
    def is_capital(self) -> bool:
        """Whether it begins like a name; what is all capitals does not."""
        return self.text[:1].isupper() and not (len(self.text) > 1 and self.text.isupper())

    @property
    def names_nobody(self) -> bool:
        """Whether it belongs to no name."""
        return all(each in GENERIC for each in self.folded)

    @property
    def is_skipped(self) -> bool:
        """Whether it may stand before a name."""
        return all(each in SKIPPED for each in self.folded)


@dataclass(frozen=True, slots=True)
class Fitting:
    """Contacts whom some words of a text fit, all equally well.

    Attributes:
        contacts: whom they may mean.
        fit: how well.
        first: place of the first word that fits, among the tokens.
        end: offset behind the last one.
    """

    contacts: tuple[Contact, ...]
    fit: Fit
    first: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the words of a text in their order."""
    found: list[Token] = []
    before = 0
    for each in _TOKEN.finditer(text):
        told = re.sub(r"'s?$", "", each.group(), flags=re.IGNORECASE)
        folded = tuple(words(told))
        if folded:
            found.append(Token(told, each.end(), folded, not text[before : each.start()].strip(" .\n\t")))
            before = each.end()
    return found


def fit_of(told: Sequence[str], contact: Contact, *, titled: bool = False) -> Fit:
    """Return how well folded words fit a contact's name.

    Args:
        told: in the order of the text.
        contact: whose name.
        titled: a title stands before them, so that a family name alone fits.
    """
    given, family = set(words(contact.given)), set(words(contact.family))
    called = given | set(words(contact.nickname))
    meant = set(told)
    if meant and meant <= called | family and meant & called and (meant & family or not family):
        return Fit.WHOLE if family or meant >= given else Fit.PART
    if (meant and meant <= called) or (titled and meant and meant <= family):
        return Fit.PART
    forms = any(are_forms(told[0], each) for each in given) if told else False
    return Fit.FORM if forms and meant & family and meant <= family | {told[0]} else Fit.NOT


def whole_names(found: Sequence[Token], book: Book) -> list[Fitting]:
    """Return whom whole names among these words mean, in the order of the text."""
    fittings: list[Fitting] = []
    behind = 0
    for place in range(min(len(found), REACH)):
        if place < behind or found[place].names_nobody:
            continue
        fitting = _whole_at(found, place, book)
        if fitting is not None:
            fittings.append(fitting)
            behind = next((at + 1 for at, each in enumerate(found) if each.end == fitting.end), place + 1)
    return fittings


def part_name(found: Sequence[Token], book: Book, work: Sequence[str]) -> Fitting | None:
    """Return whom the first single name among these words may mean; those at a firm of the text first.

    Args:
        found: the words.
        book: the contacts.
        work: folded words of the text that may name a firm.
    """
    titled = False
    for place, each in enumerate(found[:REACH]):
        may_be = not each.names_nobody and (each.is_capital or all(one.is_skipped for one in found[:place]))
        if may_be and not each.is_skipped:
            bearers = [
                *book.bearing(each.folded, [one for one in work if one not in each.folded]),
                *book.bearing(each.folded),
            ]
            fits = [one for one in _once(bearers) if fit_of(each.folded, one, titled=titled) is not Fit.NOT]
            if fits:
                return Fitting(tuple(fits), Fit.PART, place, each.end)
        titled = any(one in TITLES for one in each.folded)
    return None


def name_written(found: Sequence[Token], *, nouns_are_capital: bool = False) -> tuple[str, int]:
    """Return the name that stands first among these words, as it is written, and the offset behind it.

    Empty where none is written as names are. In German, where every noun is, what follows "Ihrem" is none.
    """
    place = 0
    while place < len(found) and (found[place].is_skipped or not found[place].is_capital):
        if found[place].names_nobody or place >= 4:
            return "", 0
        place += 1
    run = _capital_run(found[place:])
    before = found[place - 1] if place else None
    if nouns_are_capital and before is not None and not set(before.folded) & TITLES and len(run) < 3:
        run = run[1:]
    return (" ".join(each.text for each in run), run[-1].end) if run else ("", 0)


def works_at(contact: Contact, told: Iterable[str]) -> bool:
    """Whether the words of a contact's company all stand among these."""
    firm = telling(contact.company)
    return bool(firm) and firm <= set(told)


def telling(company: str) -> frozenset[str]:
    """Return the folded words that tell a firm from others."""
    return frozenset(each for each in words(company) if each not in _LEGAL and len(each) > 1)


def is_named(contact: Contact, name: str) -> bool:
    """Whether a contact bears just this name."""
    return bool(name.strip()) and fold(contact.name) == fold(name)


def _whole_at(found: Sequence[Token], place: int, book: Book) -> Fitting | None:
    """Return whom the words from this place on mean, the most words first."""
    first = found[place]
    for step in (1, 2):
        last = place + step
        if last >= len(found) or not all(each.close for each in found[place + 1 : last + 1]):
            break
        if found[last].names_nobody and not set(found[last].folded) <= PARTICLES:
            continue
        told = (*first.folded, *found[last].folded)
        hits = [one for one in book.bearing(told) if fit_of(told, one) is Fit.WHOLE]
        if hits:
            return _longest(found, place, last, hits, book)
    return _another_form(found, place, book)


def _another_form(found: Sequence[Token], place: int, book: Book) -> Fitting | None:
    """Return whom "Bob Smith" means where the book has a Robert Smith."""
    if place + 1 >= len(found) or not found[place + 1].close or found[place + 1].names_nobody:
        return None
    told = (*found[place].folded, *found[place + 1].folded)
    hits = [one for one in book.bearing(found[place + 1].folded) if fit_of(told, one) is Fit.FORM]
    return Fitting(tuple(hits), Fit.FORM, place, found[place + 1].end) if hits else None


def _longest(found: Sequence[Token], place: int, last: int, hits: Sequence[Contact], book: Book) -> Fitting:
    """Take in the words that follow while contacts bear them too."""
    fits, end = list(hits), last
    for at in range(place + 1, min(len(found), place + _LONGEST_NAME)):
        told = [word for each in found[place : at + 1] for word in each.folded]
        bearers = book.bearing(told) if at > last else fits
        narrower = [one for one in bearers if fit_of(told, one) is Fit.WHOLE]
        if at > last and (not narrower or not found[at].close):
            break
        if narrower:
            fits, end = narrower, max(at, last)
    return Fitting(tuple(_once(fits)), Fit.WHOLE, place, found[end].end)


def _capital_run(found: Sequence[Token]) -> list[Token]:
    run: list[Token] = []
    for each in found[:_LONGEST_NAME]:
        small = bool(run) and set(each.folded) <= PARTICLES
        if (run and not each.close) or not (each.is_capital or small) or (each.names_nobody and not small):
            break
        run.append(each)
    while run and not run[-1].is_capital:
        run.pop()
    return run


def _once(contacts: Iterable[Contact]) -> list[Contact]:
    return list({one.id: one for one in contacts}.values())
