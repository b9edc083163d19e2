"""A pasted message as a request: who asks, for whom, how, and in which words (PRODUCT.md 4.6).

Each side is *sure* (one contact fits, and nothing speaks against it), *asked* (one or several may be meant,
so the owner says which) or *unknown* (somebody the book does not hold, or nobody found). It is sure where:

- the email that the message came from, or that stands where the target is named, belongs to one contact;
- given and family name stand there, and one contact bears them;
- only the given name does, and one of those who bear it works at the firm that the text names.

A given name alone, a short form ("Bob Smith" for Robert), two people in one sentence, somebody who asks for
a third, or a firm that isn't the contact's own are always asked about. The owner is neither side, and nobody
is both.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from netcrm.domain import pasted_message, request_names
from netcrm.domain.cards import Person
from netcrm.domain.channels import normalise_email
from netcrm.domain.contact import Contact
from netcrm.domain.group import Group
from netcrm.domain.introduction import AskedBy
from netcrm.domain.names import words
from netcrm.domain.pasted_message import Message
from netcrm.domain.request_names import Book, Fit, Fitting
from netcrm.domain.request_phrases import ASKING_GERMAN, GENERIC, SKIPPED

MOST = 9
"""Candidates of a side; each has a digit as its key."""

LONGEST_WORDS = 1_000
"""Characters of the words that are kept."""

_MOST_SENTENCES = 3
_MOST_FIRMS = 80
_SELF = frozenset({"me", "us", "mich", "uns", "moi", "nous"})
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_SENTENCE = re.compile(
    r"(?:[^.?!\n]|[.](?=\S)|(?<=\b[A-Z])[.]|(?<=\b[DMS]r)[.]|(?<=\bMs)[.]|(?<=\bSt)[.]|(?<=\bMrs)[.]"
    r"|(?<=\bProf)[.]|\n(?!\s*\n))+[.?!]*"
)
_FIRM = re.compile(
    r"\s*[,(]?\s*(?:(?:who(?:'s|\s+is|\s+works)?|[a-z]+)\s+)?(?:at|@|bei|chez)\s+(?:the\s+)?"
    r"(?P<firm>[^\W_][\w&'-]*(?:\s+(?:&\s+)?(?-i:[^\W\d_a-z])[\w&'-]*){0,3})",
    re.IGNORECASE,
)


class Certainty(StrEnum):
    """How sure it is who is meant."""

    SURE = "sure"
    ASKED = "asked"
    UNKNOWN = "unknown"


class TargetKind(StrEnum):
    """What is asked for."""

    PERSON = "person"
    GROUP = "group"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of the request.

    Attributes:
        certainty: see above.
        candidates: one where it is sure, some where it is asked about, none where unknown.
        name: as the text has it; empty where it has none.
        email: of somebody unknown; may be empty.
        company: of somebody unknown; may be empty.
    """

    certainty: Certainty = Certainty.UNKNOWN
    candidates: tuple[Person, ...] = ()
    name: str = ""
    email: str = ""
    company: str = ""

    @property
    def sure(self) -> int | None:
        """The contact, or the group, that is meant; None while that isn't sure."""
        return self.candidates[0].id if self.certainty is Certainty.SURE else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRequest:
    """What a pasted message asks.

    Attributes:
        target: of the kind `kind`; a side without anybody where nobody is named.
        words: the sentences that ask; the beginning of the message where none does.
        asked_on: the day in the mail's head; None for none.
    """

    requester: Side = Side()
    kind: TargetKind = TargetKind.PERSON
    target: Side = Side()
    asked_by: AskedBy = AskedBy.MESSAGE
    asked_on: date | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class _Ask:
    """One place of the text where somebody is asked for: the words there, and who wants to meet them."""

    span: str
    who: str
    is_german: bool


def understand(text: str, book: Book, owner: str = "", today: date | None = None) -> PastedRequest:
    """Return what a pasted message asks; any text is read, and nothing raises.

    Args:
        text: as it was pasted; the first `pasted_message.LONGEST` characters count.
        book: the owner's contacts and groups.
        owner: the owner's name.
        today: a day in the head after it does not count.
    """
    message = pasted_message.read(text, owner)
    sentences = [found.group().strip() for found in _SENTENCE.finditer(message.body)]
    asking = [each for each in sentences if pasted_message.asks(each)]
    asks = [ask for each in asking if (ask := _ask(each)) is not None]
    told = frozenset(words(message.body))
    requester = _requester(message, asks, book, owner, told)
    kind, target = _target(message, asks, book, owner)
    requester, target = _apart(requester, target) if kind is TargetKind.PERSON else (requester, target)
    on = message.sent_on
    return PastedRequest(
        requester=requester,
        kind=kind,
        target=target,
        asked_by=message.asked_by,
        asked_on=on if on is not None and (today is None or on <= today) else None,
        words=_kept(asking[:_MOST_SENTENCES] or sentences[:_MOST_SENTENCES]),
    )


def _ask(sentence: str) -> _Ask | None:
    """Return whom a sentence asks for; None where it asks for nobody in it, or offers instead."""
    found = next(pasted_message.asking(sentence), None)
    if found is None:
        return None
    groups = found.groupdict()
    who = (groups.get("who") or "").strip()
    return _Ask(
        span=groups.get("span") or sentence[found.end() :],
        who="" if set(words(who)) <= _SELF else who,
        is_german=found.re in ASKING_GERMAN,
    )


def _requester(message: Message, asks: Sequence[_Ask], book: Book, owner: str, told: frozenset[str]) -> Side:
    reached = _allowed((one for each in message.emails[:1] for one in book.reached_by(each)), owner)
    if not reached:
        reached = _allowed((one for each in message.emails[1:] for one in book.reached_by(each)), owner)
    domains = [word for each in message.emails for word in words(each.partition("@")[2])]
    near = told | frozenset(words(message.signature)) | frozenset(domains)
    fittings = [one for name in message.names if (one := _named(name, book, owner, near)) is not None]
    best = max((one.fit for one in fittings), default=Fit.NOT)
    named = _once(one for each in fittings if each.fit is best for one in each.contacts)
    sender = _weigh_sender(reached, named, best, near)
    third = _named(asks[0].who, book, owner, near) if asks and asks[0].who else None
    if third is not None:
        whoever = _once([*third.contacts, *(sender[0])])
        sender = (whoever, Certainty.ASKED)
    contacts, certainty = sender
    written = [each for each in message.names if each[:1].isupper()]
    name = max(written, key=lambda each: len(words(each)) > 1, default="")
    email = message.emails[0] if message.emails else ""
    if not contacts:
        return Side(name=name, email=email)
    return Side(certainty=certainty, candidates=_persons(contacts), name=name, email=email)


def _weigh_sender(
    reached: Sequence[Contact], named: Sequence[Contact], fit: Fit, near: frozenset[str]
) -> tuple[Sequence[Contact], Certainty]:
    """Say who sent it, from whom the email belongs to and who bears the name."""
    both = [one for one in reached if one.id in {each.id for each in named}]
    if reached:
        meant = both or reached
        clash = fit is Fit.WHOLE and not both
        sure = len(meant) == 1 and not clash
        return (meant if sure else _once([*meant, *named])), Certainty.SURE if sure else Certainty.ASKED
    return _narrowed(named, fit, near)


def _narrowed(
    contacts: Sequence[Contact], fit: Fit, near: frozenset[str]
) -> tuple[Sequence[Contact], Certainty]:
    """Keep those who work at a firm of the text, if any do; sure where one is left and nothing is guessed."""
    there = [one for one in contacts if request_names.works_at(one, near)]
    left = there or contacts
    sure = len(left) == 1 and (fit is Fit.WHOLE or (fit is Fit.PART and bool(there)))
    return left, Certainty.SURE if sure else Certainty.ASKED


def _named(name: str, book: Book, owner: str, near: Iterable[str]) -> Fitting | None:
    """Return whom a name alone can mean."""
    found = request_names.tokens(name)
    whole = request_names.whole_names(found, book)
    fitting = whole[0] if whole else request_names.part_name(found, book, _firm_words(near))
    if fitting is None:
        return None
    if not whole and len([each for each in found if not each.is_skipped]) > 1:
        # "Dale Whitcombe" is not just any Dale.
        return None
    kept = _allowed(fitting.contacts, owner)
    return replace(fitting, contacts=tuple(kept)) if kept else None


def _target(message: Message, asks: Sequence[_Ask], book: Book, owner: str) -> tuple[TargetKind, Side]:
    for ask in asks:
        group = _group(ask.span, book)
        person, place = _person(ask, message, book, owner)
        if group is not None and group[1] <= place:
            return TargetKind.GROUP, group[0]
        if person.candidates or person.name or person.email:
            return TargetKind.PERSON, person
    if asks:
        return TargetKind.NOBODY, Side()
    return TargetKind.PERSON, _anywhere(message, book, owner)


def _person(ask: _Ask, message: Message, book: Book, owner: str) -> tuple[Side, int]:
    """Return whom a place of the text asks for, and how far behind the phrase they stand, in words."""
    email = _EMAIL.search(ask.span)
    if email is not None and (normal := normalise_email(email.group())):
        reached = _allowed(book.reached_by(normal), owner)
        if reached:
            sure = Certainty.SURE if len(reached) == 1 else Certainty.ASKED
            return Side(certainty=sure, candidates=_persons(reached)), 0
    span = _EMAIL.sub(" , ", ask.span)
    found = request_names.tokens(span)
    near = frozenset(words(message.body))
    whole = [one for one in request_names.whole_names(found, book) if _allowed(one.contacts, owner)]
    if whole:
        return _whole_person(whole, span, book, owner, near), whole[0].first
    written, end = request_names.name_written(found, nouns_are_capital=ask.is_german)
    firm = _FIRM.match(span, end) if written else None
    company = firm["firm"].strip() if firm is not None else ""
    unknown = Side(name=written, email=email.group() if email is not None else "", company=company)
    place = next((at for at, each in enumerate(found) if each.end >= end), 0) if written else len(found)
    part = request_names.part_name(found, book, _firm_words(near))
    kept = _allowed(part.contacts, owner) if part is not None else []
    if part is None or not kept or (len(words(written)) > 1 and part.end <= end):
        return unknown, place
    left, certainty = _narrowed(kept, Fit.PART, near)
    return replace(unknown, certainty=certainty, candidates=_persons(left)), part.first


def _whole_person(whole: Sequence[Fitting], span: str, book: Book, owner: str, near: frozenset[str]) -> Side:
    """Return the side for whole names: the first, or all of them where several people are named."""
    meant = [_narrowed(_allowed(each.contacts, owner), each.fit, near) for each in whole]
    contacts = _once(one for left, _certainty in meant for one in left)
    first = whole[0].contacts[0]
    sure = len(contacts) == 1 and meant[0][1] is Certainty.SURE
    firm = _FIRM.match(span, whole[0].end)
    if sure and firm is not None and first.company:
        said = request_names.telling(firm["firm"])
        sure = bool(said & request_names.telling(first.company)) or _is_group(firm["firm"], book)
    return Side(
        certainty=Certainty.SURE if sure else Certainty.ASKED, candidates=_persons(contacts), name=first.name
    )


def _anywhere(message: Message, book: Book, owner: str) -> Side:
    """Return those whose whole name stands anywhere in the text: they may be meant, and are asked about."""
    mine = {word for name in message.names for word in words(name)}
    found = [each for each in request_names.tokens(message.body) if not set(each.folded) <= mine]
    contacts: list[Contact] = []
    for start in range(0, min(len(found), 200), request_names.REACH - 2):
        part = found[start : start + request_names.REACH]
        for fitting in request_names.whole_names(part, book):
            contacts += _allowed(fitting.contacts, owner)
    if not contacts:
        return Side()
    return Side(certainty=Certainty.ASKED, candidates=_persons(_once(contacts)))


def _group(span: str, book: Book) -> tuple[Side, int] | None:
    """Return the group that is named in whole, or as it begins, and how far behind the phrase."""
    told = [each for token in request_names.tokens(span) for each in token.folded]
    whole: list[tuple[int, Group]] = []
    begun: list[tuple[int, Group]] = []
    for group in book.groups():
        name = [each for each in words(group.name) if each != "the"]
        place = _place_of(name, told)
        if place is not None and any(len(each) > 2 for each in name):
            whole.append((place, group))
        elif len(name) > 2 and (place := _place_of(name[:2], told)) is not None:
            begun.append((place, group))
    found = whole or begun
    if not found:
        return None
    sure = len(found) == 1 and bool(whole)
    persons = tuple(Person(id=one.id, name=one.name, second_line=one.chapter) for _place, one in found[:MOST])
    certainty = Certainty.SURE if sure else Certainty.ASKED
    return Side(certainty=certainty, candidates=persons, name=persons[0].name), min(at for at, _one in found)


def _is_group(text: str, book: Book) -> bool:
    return _group(text, book) is not None


def _place_of(name: Sequence[str], told: Sequence[str]) -> int | None:
    if not name:
        return None
    places = range(min(len(told), request_names.REACH))
    return next((at for at in places if list(told[at : at + len(name)]) == list(name)), None)


def _firm_words(told: Iterable[str]) -> list[str]:
    """Return the words of a text that can tell a firm from others, not too many for one question."""
    return [each for each in sorted(set(told)) if len(each) > 2 and each not in GENERIC | SKIPPED][
        :_MOST_FIRMS
    ]


def _apart(requester: Side, target: Side) -> tuple[Side, Side]:
    """Nobody is both: whoever is sure on one side is no candidate of the other."""
    if requester.sure is not None:
        return requester, _without(target, requester.sure)
    return (_without(requester, target.sure), target) if target.sure is not None else (requester, target)


def _without(side: Side, contact: int) -> Side:
    left = tuple(one for one in side.candidates if one.id != contact)
    if len(left) == len(side.candidates):
        return side
    return replace(side, certainty=Certainty.ASKED if left else Certainty.UNKNOWN, candidates=left)


def _allowed(contacts: Iterable[Contact], owner: str) -> list[Contact]:
    return [one for one in contacts if not request_names.is_named(one, owner)]


def _persons(contacts: Iterable[Contact]) -> tuple[Person, ...]:
    found = []
    for one in contacts:
        work = (one.job_title or one.profession, one.company)
        second = ", ".join(part for part in work if part)
        found.append(Person(id=one.id, name=one.name, second_line=second))
    return tuple(found[:MOST])


def _once(contacts: Iterable[Contact]) -> list[Contact]:
    return list({one.id: one for one in contacts}.values())


def _kept(sentences: Sequence[str]) -> str:
    told = " ".join(" ".join(each.split()) for each in sentences)
    return told if len(told) <= LONGEST_WORDS else told[: LONGEST_WORDS - 1].rstrip() + "…"
