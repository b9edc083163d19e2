import re
from pathlib import Path

import pytest

import netcrm
from netcrm.domain.duplicates import Why
from netcrm.words.imports import EVENT_WHY, IMPORTS, WHY
from netcrm.words.refusals import REFUSALS
from netcrm.words.words import Words

CODE = re.compile(r"\"((?:calendar|card|file|folder|row|table|cell|date|email|name|phone)\.[a-z_]+)\"")


def test_every_code_of_the_readers_has_a_sentence():
    package = Path(netcrm.__file__).parent / "exchange"
    readers = [path for path in package.glob("*.py") if not path.name.startswith("archive")]

    used = {code for path in readers for code in CODE.findall(path.read_text(encoding="utf-8"))}

    assert used - set(IMPORTS) - set(REFUSALS) == set()


def test_every_sentence_is_one():
    assert all(sentence.endswith(".") for sentence in IMPORTS.values())


def test_every_reason_has_words():
    assert set(WHY) == {why.value for why in Why}


def test_every_reason_of_an_event_has_words():
    fields = {"end", "goal", "notes", "place"}
    assert set(EVENT_WHY) == {"same_event", *(f"{field}_kept" for field in fields)}


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "1 character could not be read"), (2, "2 characters could not be read")],
)
def test_one_is_told_as_one(count, expected):
    assert Words().problem("file.characters_lost", {"count": count}).startswith(expected)


@pytest.mark.parametrize(
    ("code", "count", "expected"),
    [
        ("import.cards", 1, "Imported 1 person from a.csv"),
        ("import.cards", 2, "Imported 2 people from a.csv"),
        ("import.events", 1, "Imported 1 event from a.csv"),
        ("contacts.deleted", 1, "Deleted 1 person"),
    ],
)
def test_a_step_with_one_is_told_as_one(code, count, expected):
    assert Words().step(code, {"count": count, "file": "a.csv"}) == expected
