"""Introductions asked for at an event, as they are typed in the debrief."""

from datetime import date

import pytest

from netcrm.domain.cards import Person
from netcrm.domain.debrief import DebriefGuest, understand

TODAY = date(2026, 11, 18)
NEIL = DebriefGuest(contact=30, name="Neil Farrow", number=3)
ADA = DebriefGuest(contact=40, name="Ada Brook", number=4)
OWEN = DebriefGuest(contact=50, name="Owen O'Shea", number=5)
GUESTS = (NEIL, ADA, OWEN)
CONTACTS = {"Priya Raman": 60, "Neil Farrow": 30}


def lookup(name):
    return [Person(id=key, name=each, second_line="") for each, key in CONTACTS.items() if each == name]


def groups(name):
    return [Person(id=7, name="Harbour Circle", second_line="")] if name == "harbour circle" else []


def read(text):
    return understand(text, GUESTS, TODAY, lookup, groups)[-1]


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("3 intro to 5", "Owen O'Shea"),
        ("3 asks for an introduction to 5", "Owen O'Shea"),
        ("3 wants intro to ada", "Ada Brook"),
        ("3 card, intro to Owen O'Shea.", "Owen O'Shea"),
        ("3 intro to Priya Raman", "Priya Raman"),
        ("3 met; intro to 5", "Owen O'Shea"),
        ("3 intro", None),
        ("3 asks for an intro", None),
        ("3 intro to none", None),
        ("3 intro to nobody.", None),
    ],
)
def test_whom_they_asked_for(text, target):
    line = read(text)
    assert line.problem is None
    assert line.people == (NEIL,)
    assert line.met
    assert (line.intro.target.name if line.intro.target else None) == target


@pytest.mark.parametrize(
    "text", ["3 intro call went well", "3 introduced me to his wife", "3 asks about roofs"]
)
def test_other_words_stay_a_note(text):
    line = read(text)
    assert (line.intro, line.note) == (None, text[2:])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("3 intro to 9", "debrief.unknown_number"),
        ("3 intro to Zoe Fielding", "debrief.unknown_target"),
        ("3 intro to 4,5", "debrief.several_fit"),
        ("3 intro to 3", "introduction.same_person"),
        ("3 intro to Neil", "introduction.same_person"),
    ],
)
def test_what_is_not_understood(text, code):
    assert read(text).problem.code == code


@pytest.mark.parametrize("text", ["3 intro to harbour circle", "3 wants an intro to the harbour circle."])
def test_a_group_can_be_asked_for(text):
    line = read(text)
    assert line.problem is None
    assert (line.intro.target, line.intro.group.name) == (None, "Harbour Circle")


def test_somebody_new_can_be_asked_for():
    line = read("+ Lena Brandt, printer\n3 intro to Lena Brandt")
    assert line.intro.target.name == "Lena Brandt"
    assert line.intro.target.contact == 0
