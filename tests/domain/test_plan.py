from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.channels import normalise
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.draft import ContactDraft
from netcrm.domain.duplicates import DuplicateIndex, Why, person
from netcrm.domain.merge import ChangeKind, merged
from netcrm.domain.plan import Decision, DecisionKind, counts, plan, wanted_cards
from netcrm.domain.refusal import Cancelled


def draft(given="", family="", *, emails=(), phones=(), others=(), tags=(), **fields) -> ContactDraft:
    channels = [(ChannelKind.EMAIL, one) for one in emails] + [(ChannelKind.PHONE, one) for one in phones]
    return ContactDraft(
        contact=Contact(given=given, family=family, **fields),
        channels=tuple(
            Channel(kind=kind, written=one, normalised=normalise(kind, one)) for kind, one in channels
        ),
        other_fields=tuple(OtherField(name=name, value=value) for name, value in others),
        tags=tuple(tags),
    )


def card(one: ContactDraft, identifier: int = 0) -> ContactCard:
    return ContactCard(
        contact=replace(one.contact, id=identifier),
        channels=one.channels,
        other_fields=one.other_fields,
        tags=one.tags,
    )


def decide(drafts: list[ContactDraft], present: list[ContactDraft] = [], **options) -> list[Decision]:  # noqa: B006
    cards = {place + 1: card(one, place + 1) for place, one in enumerate(present)}
    index = DuplicateIndex(person(identifier, one) for identifier, one in cards.items())
    wanted = wanted_cards(drafts, index)
    return plan(drafts, index, {one: cards[one] for one in wanted}, **options)


def kinds(decisions: list[Decision]) -> list[str]:
    return [str(decision.kind) for decision in decisions]


ANNA = draft("Anna", "Berg", emails=["anna@b.se"], job_title="Founder")


def test_somebody_unknown_is_new():
    (decision,) = decide([ANNA])

    assert decision.kind is DecisionKind.NEW
    assert decision.card == card(ANNA)


def test_a_certain_duplicate_takes_what_is_missing():
    told = draft("Anna", "Berg", emails=["anna@b.se"], phones=["+46701234567"], company="Acme", tags=["vip"])

    (decision,) = decide([told], [ANNA])

    assert (decision.kind, decision.contact) == (DecisionKind.MERGE, 1)
    assert decision.why == (Why.SAME_EMAIL, Why.SAME_NAME)
    assert decision.card.contact == replace(ANNA.contact, id=1, company="Acme")
    assert [one.written for one in decision.card.channels] == ["anna@b.se", "+46701234567"]
    assert decision.card.tags == ("vip",)
    assert [(one.field, one.kind) for one in decision.changes] == [
        ("company", ChangeKind.FILLED),
        ("phone", ChangeKind.ADDED),
        ("tag", ChangeKind.ADDED),
    ]


def test_blank_never_overwrites_and_a_conflict_keeps_both():
    told = draft("Anna", "Berg", emails=["anna@b.se"], job_title="CEO")

    (decision,) = decide([told], [ANNA])

    assert decision.card.contact.job_title == "Founder"
    assert [(one.name, one.value) for one in decision.card.other_fields] == [("Job title", "CEO")]
    (change,) = decision.changes
    assert (change.present, change.incoming, change.kind) == ("Founder", "CEO", ChangeKind.CONFLICT)


def test_a_difference_of_case_or_accent_is_none():
    told = draft("ANNA", "berg", emails=["ANNA@B.SE"], job_title="FOUNDER")

    assert kinds(decide([told], [ANNA])) == ["unchanged"]


def test_notes_are_added_to_notes():
    present = replace(ANNA, contact=replace(ANNA.contact, notes="Met at the fair"))
    told = replace(ANNA, contact=replace(ANNA.contact, notes="Likes sailing"))

    (decision,) = decide([told], [present])

    assert decision.card.contact.notes == "Met at the fair\nLikes sailing"


def test_unmapped_columns_are_kept_beside_those_of_before():
    told = replace(ANNA, other_fields=(OtherField(name="Order #", value="1001"),))
    present = replace(ANNA, other_fields=(OtherField(name="Order #", value="1000"),))

    (decision,) = decide([told], [present])

    assert [(one.value, one.position) for one in decision.card.other_fields] == [("1000", 0), ("1001", 1)]


def test_a_likely_duplicate_is_added_and_listed():
    (decision,) = decide([draft("Bo", "Ek", emails=["anna@b.se"])], [ANNA])

    assert (decision.kind, decision.contact) == (DecisionKind.LIKELY, 1)
    assert decision.card is not None


def test_the_same_person_twice_in_a_file_becomes_one():
    second = draft("Anna", "Berg", emails=["Anna@b.se"], phones=["+46701234567"])

    first, again = decide([ANNA, second])

    assert kinds([first, again]) == ["new", "merge"]
    assert (again.record, again.contact, again.card) == (0, None, None)
    assert [one.written for one in first.card.channels] == ["anna@b.se", "+46701234567"]


def test_what_a_merge_adds_counts_for_the_rows_below():
    second = draft("Anna", "Berg", emails=["anna@b.se", "berg@c.se"])
    third = draft("Anna", "Berg", emails=["berg@c.se"], company="Acme")

    decisions = decide([ANNA, second, third])

    assert kinds(decisions) == ["new", "merge", "merge"]
    assert decisions[0].card.contact.company == "Acme"


def test_two_rows_that_change_one_present_contact_write_it_once():
    rows = [replace(ANNA, tags=("a",)), replace(ANNA, tags=("b",))]

    first, second = decide(rows, [ANNA])

    assert (first.card.tags, second.card, second.record) == (("a", "b"), None, 0)
    assert [one.incoming for one in first.changes] == ["a", "b"]


def test_keep_all_merges_nothing():
    told = replace(ANNA, tags=("vip",))

    assert kinds(decide([told], [ANNA], keep_all=True)) == ["likely"]
    assert kinds(decide([ANNA], [ANNA], keep_all=True)) == ["unchanged"]


def test_a_namesake_who_has_an_address_is_somebody_else():
    assert kinds(decide([draft("Anna", "Berg")], [ANNA])) == ["new"]


@pytest.mark.parametrize(
    "one",
    [
        draft("Anna", "Berg"),
        draft("Anna", "Berg", company="Acme"),
        draft(company="Acme"),
        draft(emails=["a@b.se"]),
        draft("Desk", emails=["info@b.se"]),
        draft("Anna", phones=["+4922112345678"]),
    ],
)
def test_any_record_is_recognised_when_it_comes_again(one):
    assert kinds(decide([one], [one])) == ["unchanged"]
    assert kinds(decide([one, one])) == ["new", "unchanged"]


def test_progress_may_cancel():
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        decide([ANNA], progress=stop)


def test_counts_name_likely_ones_twice():
    decisions = decide([ANNA, draft("Bo", "Ek", emails=["anna@b.se"]), ANNA])

    assert counts(decisions) == {"new": 2, "merged": 0, "unchanged": 1, "skipped": 0, "likely_duplicates": 1}


NAMES = st.sampled_from(["", "Anna", "Bo", "Berg"])
DRAFTS = st.builds(
    draft,
    NAMES,
    NAMES,
    emails=st.lists(st.sampled_from(["anna@b.se", "bo@c.se", "info@d.se"]), max_size=2, unique=True),
    phones=st.lists(st.sampled_from(["+46701234567", "+4922112345678"]), max_size=1),
    company=st.sampled_from(["", "Acme", "Bolag"]),
    job_title=st.sampled_from(["", "CEO", "Founder"]),
    notes=st.sampled_from(["", "one", "two"]),
    tags=st.lists(st.sampled_from(["a", "b"]), max_size=2, unique=True),
    others=st.lists(
        st.tuples(st.sampled_from(["x", "y"]), st.sampled_from(["1", "2"])), max_size=2, unique=True
    ),
).filter(lambda one: one.contact.name or one.channels)


def written(decisions: list[Decision], present: list[ContactDraft]) -> dict[int, ContactCard]:
    cards = {place + 1: card(one, place + 1) for place, one in enumerate(present)}
    for decision in decisions:
        if decision.card is not None:
            identifier = decision.contact if decision.kind is DecisionKind.MERGE else len(cards) + 1
            cards[identifier] = replace(decision.card, contact=replace(decision.card.contact, id=identifier))
    return cards


@given(st.lists(DRAFTS, max_size=6), st.lists(DRAFTS, max_size=4))
def test_the_same_file_twice_changes_nothing(rows, present):
    cards = written(decide(rows, present), present)

    index = DuplicateIndex(person(identifier, one) for identifier, one in cards.items())
    again = plan(rows, index, cards)

    assert set(kinds(again)) <= {"unchanged"}


@given(st.lists(DRAFTS, max_size=6), st.lists(DRAFTS, max_size=4))
def test_no_value_of_a_file_is_lost(rows, present):
    cards = written(decide(rows, present), present)

    for row in rows:
        assert any(not merged(one, row)[1] for one in cards.values())


@given(DRAFTS, DRAFTS)
def test_a_merge_keeps_every_value_of_both(one, other):
    result, _ = merged(card(one), other)

    assert not merged(result, other)[1]
    assert not merged(result, one)[1]
