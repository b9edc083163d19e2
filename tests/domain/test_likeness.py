from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.blocks import neighbours
from netcrm.domain.duplicates import Why
from netcrm.domain.likely_pairs import likely_pairs
from netcrm.domain.likeness import LIKELY, likeness
from netcrm.domain.portrait import Told, portrait
from netcrm.domain.refusal import Cancelled

ROBERT = {
    "given": "Robert",
    "family": "Müller",
    "company": "Acme GmbH",
    "title": "Buyer",
    "place": "Bonn",
    "emails": ["robert.mueller@acme.example"],
    "phones": ["+4922812345678"],
    "birthday": "1970-05-17",
    "addresses": ["Hauptstr. 5\n53111 Bonn"],
}


def seen(**cells):
    return portrait(2, Told(**cells))


def score(one, other):
    return likeness(portrait(1, Told(**one)), portrait(2, Told(**other))).score


def is_likely(one, other):
    return score(one, other) >= LIKELY


def only(*names):
    return {name: ROBERT[name] for name in names}


@pytest.mark.parametrize(
    "name",
    [
        {"given": "ROBERT", "family": "MULLER"},
        {"given": "Bob", "family": "Müller"},
        {"given": "R.", "family": "Müller"},
        {"given": "Müller", "family": "Robert"},
        {"given": "Robert J.", "family": "Müller"},
        {"given": "Dr. Robert", "family": "Müller PhD"},
        {"given": "", "family": "Robert Müller"},
        {"given": "Robret", "family": "Müller"},
        {"given": "Robert", "family": "Mülller"},
        {"given": "Robert", "family": "Müller-Lüdenscheidt"},
    ],
)
@pytest.mark.parametrize("common", ["emails", "phones", "birthday"])
def test_one_name_in_another_form_with_something_of_their_own_is_likely(name, common):
    assert is_likely(only("given", "family", common), {**name, **only(common)})


def test_a_name_with_its_company_or_home_is_likely():
    assert is_likely(only("given", "family", "company"), {**only("given", "family"), "company": "ACME"})
    assert is_likely(only("given", "family", "addresses"), only("given", "family", "addresses"))


def test_initials_stand_for_a_double_name():
    jean = {"given": "Jean-Pierre", "family": "Rossi", "phones": ["+33142685300"]}
    assert is_likely(jean, {**jean, "given": "JP"})


def test_a_name_alone_is_nothing():
    assert not is_likely(only("given", "family"), only("given", "family"))
    assert not is_likely(only("given", "family", "place"), only("given", "family", "place"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"given": "Jane", "family": "Müller"}, "family, one phone"),
        ({"given": "Paula", "family": "Lang"}, "colleagues"),
        ({"given": "Roberta", "family": "Müller"}, "brother and sister"),
        ({"given": "Rupert", "family": "Müller"}, "two known names"),
    ],
)
def test_families_and_offices_share_all_the_rest(one, other):
    shared = only("family", "company", "phones", "emails", "place", "addresses")
    assert not is_likely({"given": "Robert", **shared}, {**shared, **one}), other


def test_two_marys_and_marks_are_no_slip_of_the_pen():
    home = only("phones", "addresses", "place") | {"family": "Berg"}
    assert not is_likely({**home, "given": "Mary"}, {**home, "given": "Mark"})


def test_father_and_son_are_two():
    shared = only("given", "company", "place")
    assert not is_likely({**shared, "family": "Müller"}, {**shared, "family": "Müller Jr."})
    assert not is_likely({**ROBERT, "suffix": "Sr."}, {**ROBERT, "suffix": "Jr.", "birthday": "1999-01-02"})


def test_another_profile_speaks_against():
    one = only("given", "family", "company") | {"profiles": ["linkedin.com/in/robert-1"]}
    assert not is_likely(one, {**one, "profiles": ["linkedin.com/in/robert-2"]})
    assert is_likely(one, {**one, "profiles": ["xing.com/profile/robert"]})


def test_a_new_job_is_known_by_the_number():
    new = only("given", "family", "phones") | {"company": "Umbrella AG", "emails": ["r@umbrella.example"]}
    assert is_likely(ROBERT, new)


def test_an_email_without_a_name_is_likely_unless_it_is_a_desks():
    assert is_likely(only("emails"), only("given", "family", "emails"))
    desk = {"emails": ["info@acme.example"]}
    assert not is_likely(desk, only("given", "family") | desk)


def test_of_two_shared_emails_the_personal_one_counts_whichever_stands_first():
    both = ["desk@acme.example", "info@acme.example", "r.m@acme.example"]
    assert score({"emails": both}, {"family": "Müller", "emails": both[::-1]}) >= LIKELY
    assert score({"family": "Müller", "emails": both[::-1]}, {"emails": both}) >= LIKELY


def test_a_scanner_mixes_letters_up():
    scanned = only("given", "family") | {"company": "Acrne GmbH", "emails": ["robert.rnueller@acme.example"]}
    found = likeness(seen(**only("given", "family", "emails", "company")), seen(**scanned))
    assert Why.SIMILAR_EMAIL in found.why
    assert found.score >= LIKELY


def test_a_number_without_its_country_is_the_same():
    abroad = only("given", "family", "phones")
    assert is_likely(abroad, {**abroad, "phones": ["0228 12345678"]})


def test_legal_forms_of_one_company_do_not_part():
    acme = only("given", "family") | {"company": "Acme Incorporated"}
    assert is_likely(acme, {**acme, "company": "Acme Inc."})
    assert not is_likely(acme, {**acme, "company": "Acme AG"})


def test_a_birthday_and_a_home_outweigh_a_name():
    one = only("birthday", "addresses", "place")
    assert is_likely({**one, "given": "Rosie", "family": "Reid"}, {**one, "given": "Kyle", "family": "Brain"})


@pytest.mark.parametrize(("born", "likely"), [("1970-05-11", True), ("1970-06-27", False), ("", False)])
def test_a_slip_in_the_birthday_outweighs_a_first_name_under_one_roof(born, likely):
    one = only("family", "birthday", "addresses", "place")
    other = {**one, "given": "Kyle", "birthday": born}
    assert is_likely({**one, "given": "Rosie"}, other) is likely
    assert not is_likely({**one, "given": "Rosie"}, {**other, "addresses": ["Am Hang 1\n53111 Bonn"]})


def test_what_is_common_is_told():
    found = likeness(seen(**ROBERT), seen(**{**ROBERT, "given": "Bob"}))
    assert set(found.why) == {
        *(Why.SAME_EMAIL, Why.SAME_PHONE, Why.SAME_COMPANY, Why.SAME_PLACE),
        *(Why.SAME_ADDRESS, Why.SAME_BIRTHDAY, Why.SAME_NAME),
    }


WORDS = st.sampled_from(["", "Anna", "Änne", "J.", "Jan van der", "Berg", "Berg Jr.", "Dr.", "李", "x" * 30])
CELLS = st.fixed_dictionaries(
    {
        "given": WORDS,
        "family": WORDS,
        "suffix": st.sampled_from(["", "Jr.", "Sr", "PhD"]),
        "nickname": WORDS,
        "company": st.sampled_from(["", "Acme", "Acme Inc.", "S.A.", "GmbH"]),
        "place": st.sampled_from(["", "Bonn", "Bon", "-"]),
        "birthday": st.sampled_from(["", "1970-05-17", "--05-17", "1970-05-18", "nonsense"]),
        "emails": st.lists(st.sampled_from(["a@b.se", "info@b.se", "rn@b.se", "m@b.se"]), max_size=2),
        "phones": st.lists(st.sampled_from(["+46701234567", "070-123 45 67", "12"]), max_size=2),
        "profiles": st.lists(st.sampled_from(["linkedin.com/in/a", "linkedin.com/in/b"]), max_size=1),
        "addresses": st.lists(st.sampled_from(["Main St 5\n12345 Bonn", "", "7"]), max_size=2),
    }
)


@given(CELLS, CELLS)
def test_the_order_of_two_makes_no_difference(one, other):
    first, second = portrait(1, Told(**one)), portrait(2, Told(**other))
    assert likeness(first, second).score == likeness(second, first).score
    assert set(likeness(first, second).why) == set(likeness(second, first).why)


@given(st.lists(CELLS, max_size=12))
def test_pairs_are_of_two_and_stand_once(book):
    people = [portrait(place + 1, Told(**cells)) for place, cells in enumerate(book)]
    for (one, other), alike in likely_pairs(people).items():
        assert one < other
        assert alike == likeness(people[one - 1], people[other - 1])


def test_three_cards_of_one_person_are_three_pairs():
    cards = [
        only("given", "family", "company", "phones"),
        only("given", "family", "company", "emails", "phones"),
        only("emails"),
    ]
    people = [portrait(place + 1, Told(**cells)) for place, cells in enumerate(cards)]
    assert set(likely_pairs(people)) == {(1, 2), (1, 3), (2, 3)}
    assert set(likely_pairs(people, apart=frozenset({(1, 3)}))) == {(1, 2), (2, 3)}
    assert set(likely_pairs(people, apart=frozenset({(2, 3)}))) == {(1, 2)}


def test_one_card_of_two_people_does_not_join_them():
    home = only("phones", "family", "company")
    names = ["John", "Jane", "J."]
    people = [portrait(place + 1, Told(given=name, **home)) for place, name in enumerate(names)]
    assert (1, 2) not in likely_pairs(people)


def test_pairs_that_are_known_are_told_and_followed():
    people = [portrait(1, Told(given="Ann")), portrait(2, Told(given="Bo"))]
    assert set(likely_pairs(people, known=[(1, 2)])) == {(1, 2)}


def test_the_work_grows_with_the_book():
    """Everybody at one company, in one place, with one number, under ten names."""
    shared = {"company": "Acme", "place": "Bonn", "phones": ["+46701234567"]}
    people = [portrait(n, Told(given=f"Anna{n % 5}", family=f"Berg{n % 2}", **shared)) for n in range(2_000)]
    compared = Counter(len(set(later)) for later in neighbours(people))
    assert max(compared) <= 40
    assert sum(count * times for count, times in compared.items()) < 20 * len(people)


def test_a_search_can_be_stopped():
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        likely_pairs([portrait(1, Told(**ROBERT))], progress=stop)
