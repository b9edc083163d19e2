"""Who stands in the book twice, or may (PRODUCT.md 4.11 and 8)."""

from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned
from netcrm.domain.cards import Person
from netcrm.domain.duplicate_pair import DuplicatePair
from netcrm.reads import duplicates as duplicate_reads
from netcrm.words.imports import WHY
from netcrm.words.words import Words
from netcrm.work.desk import Desk


def duplicates(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List the pairs that are, or may be, one person, the certain ones first."""
    found = desk.ask(duplicate_reads.pairs)
    if not found:
        return Answer([], [words.tr("Nobody stands in your book twice, as far as can be told.")])
    return Answer([_document(pair) for pair in found], aligned(_cells(pair, words) for pair in found))


def _document(pair: DuplicatePair) -> dict[str, object]:
    return {"a": pair.a.id, "b": pair.b.id, "certainty": pair.certainty, "why": pair.why}


def _cells(pair: DuplicatePair, words: Words) -> tuple[str, ...]:
    common = ", ".join(words.tr(WHY[code]) for code in pair.why)
    return _person(pair.a), _person(pair.b), words.name(pair.certainty), common


def _person(person: Person) -> str:
    return f"{person.id} {person.name}"
