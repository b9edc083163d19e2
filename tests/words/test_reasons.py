from string import Formatter

import pytest

from netcrm.domain.guard import CHANGES as CHANGE_CODES
from netcrm.domain.guard import DECIDING, INFORMING
from netcrm.words.figures import told_figures
from netcrm.words.reasons import CHANGES, REASONS

FULL = {
    "requester": "Dale",
    "target": "Priya",
    "given": 3,
    "given_introduction": 2,
    "given_advice": 1,
    "received": 1,
    "received_referral": 1,
    "received_ever": 2,
    "months": 24,
    "since_on": "2024-03-11",
    "ratio": 4,
    "requests": 3,
    "days": 90,
    "first_on": "2026-01-05",
    "events": 1,
    "events_needed": 3,
    "groups": 2,
    "times": 1,
    "introductions": 2,
    "limit": 2,
    "free_on": "2026-04-01",
    "reason": "We built a school together.",
    "vouched_on": "2025-05-03",
    "needed": 2,
}


def tell(template, **figures):
    return template.format_map(figures)


def said(code, **figures):
    told = told_figures(tell, {"requester": "Dale", "target": "Priya"} | figures)
    lead, sentence = REASONS[code]
    return tell(lead, **told), tell(sentence, **told).strip()


def test_every_code_has_words_and_no_words_are_left_over():
    assert set(REASONS) == DECIDING | INFORMING
    assert set(CHANGES) == CHANGE_CODES


@pytest.mark.parametrize("code", sorted(REASONS))
def test_every_reason_can_be_said(code):
    lead, sentence = said(code, **FULL)
    assert lead.endswith(".")
    assert sentence.endswith(".")
    assert "{" not in lead + sentence
    assert "never" not in (lead + sentence).lower()


@pytest.mark.parametrize("code", sorted(CHANGES))
def test_every_change_is_one_sentence(code):
    sentence = tell(CHANGES[code], **told_figures(tell, FULL))
    assert sentence.endswith(".")
    assert sentence.count(". ") == 0


def test_favours_are_told_by_kind():
    assert said("never_reciprocated", given=3, received=0, given_introduction=2, given_advice=1) == (
        "Given 3, received 0.",
        "You introduced Dale twice and gave advice once. Nothing recorded has come back yet.",
    )
    assert said("never_reciprocated", given=0, received=0)[1] == "Nothing recorded has come back yet."
    assert said("gave_back", given=1, received=5, months=24, received_referral=3, received_other=2)[1] == (
        "Dale passed you 3 referrals and helped in other ways twice."
    )


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (0, "Known since today."),
        (1, "Known 1 day."),
        (13, "Known 13 days."),
        (14, "Known 2 weeks."),
        (61, "Known 2 months."),
        (729, "Known 24 months."),
        (730, "Known 2 years."),
    ],
)
def test_how_long_they_are_known(days, told):
    assert said("known_since", days=days, since_on="2025-11-03") == (
        told,
        "What you have on record of Dale begins on 3 November 2025.",
    )


def test_a_contact_without_a_name_is_spoken_of():
    told = told_figures(tell, {"requester": "", "target": None})
    assert (told["requester"], told["target"]) == ("this contact", "the other side")


def test_braces_in_a_name_are_just_a_name():
    assert said("target_wants_none", target="{requester}")[0] == "{requester} wants no introductions."


def test_templates_name_only_figures():
    for lead, sentence in REASONS.values():
        fields = [field for _text, field, _spec, _how in Formatter().parse(lead + sentence) if field]
        assert all(field.isidentifier() for field in fields)
