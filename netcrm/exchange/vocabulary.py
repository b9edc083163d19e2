"""The headers that address books use, as data: one file a language under ``resources/headers``.

A field is written ``email``, ``address.city`` or, with the label it gives to its channel, ``phone/mobile``.
Names that depend on their neighbours (``name``, ``name_or_given``, ``title``) are settled in `columns`.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from netcrm import resources
from netcrm.domain.names import fold

NONE = "none"
"""Field of the headers that are known and hold no value of ours (an owner, a type, a department)."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_NO_WORD = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")
_LABELLED = ("email", "phone", "website", "social", "address.")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header says.

    Attributes:
        field: name of the field; `NONE` for a header that is known to hold no value.
        label: label of the channel (work, mobile); empty for none.
        ordinal: the number in the header, by which label and value, or the parts of an address, belong
            together; 0 for none and for 1.
    """

    field: str
    label: str = ""
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The headers of one language or program.

    Attributes:
        name: of the file, for example ``en``.
        fields: folded header to field with label.
        labels: folded word (business, privat) to label.
    """

    name: str
    fields: Mapping[str, str]
    labels: Mapping[str, str]

    def meaning(self, header: str) -> Meaning | None:
        """Return what a header means in this language; None if it is unknown."""
        key = header_key(header)
        bare = " ".join(_DIGITS.sub(" ", key).split())
        number = _DIGITS.search(key)
        ordinal = int(number[0][:4]) if number else 0
        for words, place in ((key, 0), (bare, ordinal if ordinal > 1 else 0)):
            found = self._exact(words, place) or self._labelled(words, place)
            if found is not None:
                return found
        return None

    def _exact(self, words: str, ordinal: int) -> Meaning | None:
        written = self.fields.get(words) or self.fields.get(words.replace(" ", ""))
        if written is None:
            return None
        field, _, label = written.partition("/")
        return Meaning(field, label, ordinal)

    def _labelled(self, words: str, ordinal: int) -> Meaning | None:
        """Take away a label's word: "business street" is a street, at work."""
        padded = f" {words} "
        for word, label in self.labels.items():
            if f" {word} " in padded:
                base = self._exact(padded.replace(f" {word} ", " ", 1).strip(), ordinal)
                if base is not None and base.field.startswith(_LABELLED):
                    return Meaning(base.field, f"{label} {base.label}".strip(), ordinal)
        return None


def header_key(header: str) -> str:
    """Return a header folded for looking up: words apart, lower case, no accents, no punctuation."""
    apart = _CAMEL.sub(" ", header[:200])
    key = " ".join(_NO_WORD.sub(" ", fold(apart)).split())
    return key.replace("e mail", "email").replace("e post", "epost")


@cache
def vocabularies() -> tuple[Vocabulary, ...]:
    """Return every language's headers, English first."""
    found = []
    for path in sorted(resources.path("headers").glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if "fields" in told:
            found.append(_vocabulary(path.stem, told["fields"], told.get("labels", {})))
    return tuple(sorted(found, key=lambda one: (one.name != "en", one.name)))


def _vocabulary(
    name: str, fields: Mapping[str, Sequence[str]], labels: Mapping[str, Sequence[str]]
) -> Vocabulary:
    by_header = {header_key(header): field for field, headers in fields.items() for header in headers}
    for key, field in list(by_header.items()):
        # "Phone 1 - Type" stands for the second one, too; and "zipcode" for "Zip Code".
        if " 1 " in key:
            by_header.setdefault(key.replace(" 1 ", " "), field)
        by_header.setdefault(key.replace(" ", ""), field)
    by_word = {header_key(word): label for label, words in labels.items() for word in words}
    longest_first = dict(sorted(by_word.items(), key=lambda pair: -len(pair[0])))
    return Vocabulary(name, by_header, longest_first)


def meanings(headers: Sequence[str]) -> list[Meaning | None]:
    """Return what each header means, the language that knows most of them deciding where two differ."""
    told = [[language.meaning(header) for header in headers] for language in vocabularies()]
    told.sort(key=lambda row: -sum(meaning is not None for meaning in row))
    return [
        next((meaning for meaning in column if meaning is not None), None)
        for column in zip(*told, strict=True)
    ]


def known(headers: Sequence[str]) -> int:
    """Return how many of the headers the best language knows."""
    return max(
        (sum(language.meaning(header) is not None for header in headers) for language in vocabularies()),
        default=0,
    )


@cache
def word_list(name: str) -> frozenset[str]:
    """Return one of the lists of ``words.json``, folded: totals, footers, blanks, particles, ..."""
    lists = json.loads(resources.read_text("headers", "words.json"))
    return frozenset(fold(word) for word in lists[name])


@cache
def months() -> Mapping[str, int]:
    """Return folded month name to 1..12, in the languages of ``months.json``."""
    told = json.loads(resources.read_text("headers", "months.json"))
    return {fold(name): int(number) for number, names in told.items() for name in names}


@cache
def countries() -> Mapping[str, str]:
    """Return folded country name or code to its ISO 3166 code."""
    told = json.loads(resources.read_text("headers", "countries.json"))
    by_name = {fold(name): code for code, names in told.items() for name in names}
    return by_name | {code.lower(): code for code in told}
