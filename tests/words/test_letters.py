from dataclasses import fields, replace
from datetime import date, time
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain import letter_template
from netcrm.domain.group import FeePeriod
from netcrm.domain.letter import (
    Language,
    LetterFacts,
    LetterKind,
    LetterTemplate,
    Offer,
    Reader,
    Side,
    Tone,
    WayIn,
)
from netcrm.domain.letter_fields import FIELDS, PARTS, FieldType
from netcrm.words.letter_files import tongue, usual
from netcrm.words.letter_values import values
from netcrm.words.letters import letter, written
from netcrm.words.meetings import meets
from netcrm.words.words import Words

WORDS = Words()
DALE = Side(
    name="Dale Whitcombe",
    given="Dale",
    second_line="Business coach, Whitcombe Growth",
    email="dale@x.example",
)
PRIYA = Side(
    name="Priya Raman", given="Priya", second_line="Finance director, Northgate", email="priya@x.example"
)
HARBOUR = WayIn(
    name="Harbour Breakfast Circle",
    recurrence="FREQ=WEEKLY;BYDAY=WE",
    starts=time(6, 45),
    fee=78000,
    currency="GBP",
    fee_period=FeePeriod.YEAR,
    how_to_join="Visit twice as a guest.",
    visits=41,
    since=date(2026, 1, 14),
    seat="Business coach",
    seat_is_free=True,
)
FACTS = LetterFacts(
    owner="Maya",
    requester=DALE,
    target=PRIYA,
    words="She would love my programme.",
    flagged=True,
    ways_in=(HARBOUR,),
)
READERS = {
    LetterKind.DECLINE: Reader.REQUESTER,
    LetterKind.ASK: Reader.TARGET,
    LetterKind.INTRODUCE: Reader.BOTH,
    LetterKind.ENDORSE: Reader.BOTH,
    LetterKind.THANK: Reader.TARGET,
    LetterKind.CHASE: Reader.TARGET,
}
WORDINGS = list(product(LetterKind, Tone, Language))


def made(kind, tone=Tone.WARM, language=Language.ENGLISH, *, reader=None, templates=(), **changes):
    facts = replace(FACTS, **changes)
    return letter(Offer(kind, reader or READERS[kind]), facts, tone, language, templates)


def text(kind, tone=Tone.WARM, language=Language.ENGLISH, **changes):
    return made(kind, tone, language, **changes).text


def test_declining_is_a_hand_up():
    told = text(LetterKind.DECLINE)
    assert told.startswith("Hi Dale,")
    assert told.rstrip().endswith("Maya")
    for part in (
        "These are the groups I pay to be in:",
        "Harbour Breakfast Circle, Wednesdays at 06:45, £780 a year.",
        "Visit twice as a guest.",
        "I have been 41 times since January 2026.",
        "the seat for Business coach is free",
    ):
        assert part in told


def test_brief_says_less_but_still_how_to_join():
    told = text(LetterKind.DECLINE, Tone.BRIEF)
    assert len(told) < len(text(LetterKind.DECLINE))
    assert "Visit twice as a guest." in told


@pytest.mark.parametrize("language", Language)
def test_every_language_lists_the_groups_with_how_to_join(language):
    for tone in Tone:
        told = text(LetterKind.DECLINE, tone, language)
        assert "• Harbour Breakfast Circle, " in told
        assert "Visit twice as a guest." in told
    assert "2026" in text(LetterKind.DECLINE, Tone.WARM, language)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (Language.ENGLISH, "Wednesdays at 06:45, £1,234.56 a year."),
        (Language.GERMAN, "jeden Mittwoch um 06:45 Uhr, 1.234,56 £ im Jahr."),
        (Language.FRENCH, "chaque mercredi à 06:45, 1\u202f234,56 £ par an."),
        (Language.SPANISH, "cada miércoles a las 06:45, 1.234,56 £ al año."),
    ],
)
def test_days_and_amounts_speak_the_letters_language(language, line):
    told = text(LetterKind.DECLINE, Tone.BRIEF, language, ways_in=(replace(HARBOUR, fee=123456),))
    assert line in told


def test_every_language_has_a_word_for_every_day_month_and_rule():
    for language in set(Language) - {Language.ENGLISH}:
        said = tongue(language).words
        for rule in ("FREQ=WEEKLY;BYDAY=TH;INTERVAL=2", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1SU"):
            assert meets(said.tr, rule, time(7)) != meets(WORDS.tr, rule, time(7))
        for period in FeePeriod:
            assert said.name(period) != WORDS.name(period)


def test_groups_that_cost_nothing_are_not_called_paid():
    told = text(LetterKind.DECLINE, are_paid=False, ways_in=(replace(HARBOUR, fee=None),))
    assert "These are the groups I go to:" in told
    assert "pay" not in told


def test_without_groups_nothing_is_offered_that_is_not_there():
    told = text(LetterKind.DECLINE, ways_in=())
    assert "groups" not in told
    assert "Come along" not in told


def test_asking_says_that_no_is_fine_and_carries_lines_that_anyone_may_read():
    asked = made(LetterKind.ASK)
    assert asked.to == ("priya@x.example",)
    assert "A no is fine: it stays between us, and Dale won't hear that I asked." in asked.text
    _, blurb, _ = asked.text.split("———")
    assert "“She would love my programme.”" in blurb
    assert "can't speak" not in blurb
    assert "no is fine" not in blurb
    assert "stays between us" in text(LetterKind.ASK, Tone.BRIEF)


CAVEAT = {
    Language.ENGLISH: "can't speak for Dale's work",
    Language.GERMAN: "Für die Arbeit von Dale kann ich nicht bürgen",
    Language.FRENCH: "ne peux pas me prononcer sur le travail",
    Language.SPANISH: "No puedo responder por el trabajo de Dale",
}


@pytest.mark.parametrize("kind", [LetterKind.ASK, LetterKind.INTRODUCE])
@pytest.mark.parametrize("language", Language)
def test_flagged_says_that_the_work_is_not_known(kind, language):
    for tone in Tone:
        assert CAVEAT[language] in text(kind, tone, language)
        assert CAVEAT[language] not in text(kind, tone, language, flagged=False)


def test_introducing_goes_to_both_and_names_both():
    found = made(LetterKind.INTRODUCE)
    assert found.to == ("priya@x.example", "dale@x.example")
    assert found.subject == "An introduction: Dale Whitcombe and Priya Raman"
    assert "Priya, meet Dale Whitcombe (Business coach, Whitcombe Growth)." in found.text


def test_only_endorsing_puts_the_name_behind_it():
    assert "put my name behind Dale" in text(LetterKind.ENDORSE)
    for kind in set(LetterKind) - {LetterKind.ENDORSE}:
        assert "my name" not in text(kind)


def test_a_group_is_asked_for_at_its_host():
    host = replace(PRIYA, name="Ruth Ellison", given="Ruth")
    told = text(LetterKind.ASK, group="Harbour Breakfast Circle", target=host)
    assert told.startswith("Hi Ruth,")
    assert "asked me about Harbour Breakfast Circle" in told


def test_whoever_names_nobody_is_asked_whom_they_mean():
    found = made(LetterKind.ASK, reader=Reader.REQUESTER, target=None)
    assert found.to == ("dale@x.example",)
    assert "Whom would you like to meet" in found.text


def test_an_idea_is_put_to_both_apart_and_dropped_in_silence():
    asked = made(LetterKind.ASK, reader=Reader.BOTH, is_idea=True)
    assert asked.apart
    assert set(asked.to) == {"dale@x.example", "priya@x.example"}
    assert letter(None, replace(FACTS, is_idea=True), Tone.WARM).text == ""


def test_thanks_and_reminders():
    assert "being open to meeting Dale" in text(LetterKind.THANK)
    giver = text(LetterKind.THANK, reader=Reader.REQUESTER, prospect="Nora Post")
    assert giver.startswith("Hi Dale,")
    assert "sending Nora Post my way" in giver
    assert "whether I may introduce Dale Whitcombe" in text(LetterKind.CHASE)
    went = text(LetterKind.CHASE, reader=Reader.REQUESTER, is_introduced=True)
    assert went.startswith("Hi Dale,")
    assert "introduced you to Priya" in went


def test_a_letter_knows_nothing_of_an_answer():
    known = {field.name for field in fields(LetterFacts)}
    assert not known & {"stage", "target_answer", "answer", "introduction", "outcome"}
    named = {*FIELDS, *(part for parts in PARTS.values() for part in parts)}
    assert not {name for name in named if "answer" in name or "said" in name or "outcome" in name}


@pytest.mark.parametrize(("kind", "tone", "language"), WORDINGS)
def test_every_usual_wording_is_sound(kind, tone, language):
    wording = usual(kind, tone, language)
    letter_template.check(wording)
    assert wording.subject
    others = [text(kind, tone, other) for other in Language if other is not language]
    assert text(kind, tone, language) not in others


SIDES = st.builds(Side, name=st.text(max_size=12), given=st.text(max_size=8), second_line=st.text(max_size=8))
WAYS = st.builds(
    WayIn,
    name=st.text(max_size=9),
    chapter=st.text(max_size=4),
    recurrence=st.sampled_from(["", "FREQ=WEEKLY;BYDAY=WE", "nonsense"]),
    starts=st.none() | st.times(),
    fee=st.none() | st.integers(0, 10**9),
    currency=st.sampled_from(["", "GBP", "JPY", "XAU"]),
    fee_period=st.none() | st.sampled_from(FeePeriod),
    how_to_join=st.text(max_size=9) | st.just("x" * 70_000),
    visits=st.integers(0, 99),
    since=st.none() | st.dates(),
    seat=st.text(max_size=5),
    seat_is_free=st.none() | st.booleans(),
)
ALL_FACTS = st.builds(
    LetterFacts,
    owner=st.text(max_size=6),
    requester=SIDES,
    target=st.none() | SIDES,
    group=st.text(max_size=9),
    words=st.text(max_size=20) | st.just("y" * 70_000),
    flagged=st.booleans(),
    is_idea=st.booleans(),
    ways_in=st.lists(WAYS, max_size=12).map(tuple),
    are_paid=st.booleans(),
    is_introduced=st.booleans(),
    prospect=st.text(max_size=6),
)


@given(wording=st.sampled_from(WORDINGS), reader=st.sampled_from(Reader), facts=ALL_FACTS)
def test_any_facts_make_a_letter(wording, reader, facts):
    kind, tone, language = wording
    found = letter(Offer(kind, reader), facts, tone, language)
    assert found.text
    assert found.broken is None
    assert all(found.to)
    assert "\n" not in found.subject
    assert "\n\n\n" not in found.text


def test_values_are_all_the_fields_and_no_more():
    told = values(Offer(LetterKind.DECLINE, Reader.REQUESTER), FACTS, Language.ENGLISH)
    assert told.keys() == FIELDS.keys()
    assert told["requester"].keys() == PARTS[FieldType.PERSON].keys()
    assert told["groups"][0].keys() == PARTS[FieldType.GROUP].keys()


OWN = LetterTemplate(
    kind=LetterKind.DECLINE,
    tone=Tone.WARM,
    language=Language.ENGLISH,
    subject="No, {{ requester.given }}",
    text="Dear {{ requester.name }},\n{% if flagged %}\nnot this time.\n{% endif %}\n\n{{ owner }}",
)


def test_the_owners_own_wording_takes_the_place_of_the_usual_one():
    found = made(LetterKind.DECLINE, templates=[OWN])
    assert (found.subject, found.text) == ("No, Dale", "Dear Dale Whitcombe,\nnot this time.\n\nMaya\n")
    assert "Dear" not in text(LetterKind.DECLINE, Tone.BRIEF, templates=[OWN])
    assert "Dear" not in text(LetterKind.DECLINE, Tone.WARM, Language.GERMAN, templates=[OWN])


@pytest.mark.parametrize(
    "broken", [{"text": "Hi\n{{ requestor }}"}, {"subject": "{% if %}"}, {"text": "x" * 9000}]
)
def test_a_broken_wording_gives_way_to_the_usual_one_and_says_why(broken):
    found = made(LetterKind.DECLINE, templates=[replace(OWN, **broken)])
    assert found.text == text(LetterKind.DECLINE)
    assert found.broken is not None
    assert found.broken.field == next(iter(broken))
    assert WORDS.refusal(found.broken)


def test_a_wording_that_grows_too_long_gives_way_too():
    many = tuple(replace(HARBOUR, how_to_join="z" * 600) for _ in range(8))
    loop = "{% for group in groups %}" + "{{ group.how_to_join }}" * 20 + "{% endfor %}"
    found = made(LetterKind.DECLINE, templates=[replace(OWN, text=loop)], ways_in=many)
    assert found.broken.code == "letter.too_long"


def test_what_people_are_called_is_never_read_as_a_template():
    sly = replace(DALE, name="{{ owner }} {% if flagged %}", given="{{ owner }}")
    told = written(OWN, Offer(LetterKind.DECLINE, Reader.REQUESTER), replace(FACTS, requester=sly))
    assert told.text.startswith("Dear {{ owner }} {% if flagged %},")


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("FREQ=WEEKLY;BYDAY=WE", "Wednesdays at 06:45"),
        ("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "every second Thursday at 06:45"),
        ("FREQ=MONTHLY;BYDAY=2TU", "the second Tuesday of the month at 06:45"),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", "the last Friday of the month at 06:45"),
        ("FREQ=WEEKLY;BYDAY=MO,WE", ""),
        ("FREQ=YEARLY", ""),
        ("", ""),
        ("nonsense;;=", ""),
    ],
)
def test_when_a_group_meets(rule, told):
    assert meets(WORDS.tr, rule, time(6, 45)) == told


@given(st.text(max_size=40))
def test_any_rule_is_read_or_passed_over(rule):
    assert isinstance(meets(WORDS.tr, rule), str)
