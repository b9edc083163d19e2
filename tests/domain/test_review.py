from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.channels import normalise
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.draft import ContactDraft, Problem
from netcrm.domain.duplicates import DuplicateIndex, person
from netcrm.domain.event import Event
from netcrm.domain.event_draft import EventDraft
from netcrm.domain.event_plan import plan_events
from netcrm.domain.event_review import EventReview
from netcrm.domain.import_plan import ImportPlan, PlannedFile
from netcrm.domain.merge import merged
from netcrm.domain.plan import DecisionKind, plan, wanted_cards
from netcrm.domain.review import Review, Side, wanted
from netcrm.domain.review_list import (
    EVENTS,
    Segment,
    counts,
    is_record,
    lines,
    lost_line,
    next_look,
    remarks_on_files,
)
from netcrm.domain.settling import Whom

NEW, MERGE, LIKELY = DecisionKind.NEW, DecisionKind.MERGE, DecisionKind.LIKELY
SKIP, UNCHANGED = DecisionKind.SKIP, DecisionKind.UNCHANGED


def draft(given="", family="", *, emails=(), phones=(), line=0, **fields) -> ContactDraft:
    channels = [(ChannelKind.EMAIL, one) for one in emails] + [(ChannelKind.PHONE, one) for one in phones]
    return ContactDraft(
        contact=Contact(given=given, family=family, **fields),
        channels=tuple(
            Channel(kind=kind, written=one, normalised=normalise(kind, one)) for kind, one in channels
        ),
        line=line,
    )


def card(one: ContactDraft, identifier: int) -> ContactCard:
    channels = tuple(replace(row, id=place + 1, contact=identifier) for place, row in enumerate(one.channels))
    return ContactCard(contact=replace(one.contact, id=identifier), channels=channels)


def review(drafts, present=(), problems=()) -> Review:
    drafts = [replace(one, line=place + 2) for place, one in enumerate(drafts)]
    cards = {place + 1: card(one, place + 1) for place, one in enumerate(present)}
    index = DuplicateIndex(person(identifier, one) for identifier, one in cards.items())
    needed = {one: cards[one] for one in wanted_cards(drafts, index)}
    file = PlannedFile(
        path="cards.csv",
        name="cards.csv",
        fingerprint="",
        format="csv",
        decisions=tuple(plan(drafts, index, needed)),
        problems=tuple(problems),
    )
    made = ImportPlan(files=(file,))
    return Review.of(made, {one: cards[one] for one in wanted(made)})


def decisions(one: Review):
    return one.as_plan().files[0].decisions


ANNA = draft("Anna", "Berg", emails=["anna@b.se"], company="Berg AB", job_title="Founder")
BEA = draft("Bea", "Ek", emails=["bea@b.se"])
SAME_MAIL = draft("Bo", "Lind", emails=["bea@b.se"])


def test_without_choices_the_plan_stays_but_for_what_is_likely():
    found = review(
        [draft("Cy", "Day"), draft("Anna", "Berg", emails=["anna@b.se"], place="Lund"), SAME_MAIL],
        [ANNA, BEA],
    )

    assert found.kinds == (NEW, MERGE, LIKELY)
    assert [one.kind for one in decisions(found)] == [NEW, MERGE, SKIP]
    assert found.people() == 2
    assert found.undecided() == 1


def test_a_likely_one_is_merged_added_or_skipped():
    found = review([SAME_MAIL], [BEA])

    assert not found.is_ticked(0)
    (merge,) = decisions(found.choose(0, MERGE))
    assert (merge.kind, merge.contact) == (MERGE, 1)
    (new,) = decisions(found.choose(0, NEW))
    assert (new.kind, new.contact, new.card.contact.given) == (NEW, None, "Bo")
    assert decisions(found.choose(0, SKIP))[0].kind is SKIP
    assert found.tick(0, True).kinds == (NEW,)


def test_it_is_merged_with_whom_the_owner_says():
    found = review([draft("Bo", "Lind", emails=["a@b.se"])], [draft("Al", "Ek", emails=["a@b.se"])] * 2)

    assert found.candidates(0) == (Whom(contact=1), Whom(contact=2))
    assert decisions(found.choose(0, MERGE, Whom(contact=2)))[0].contact == 2
    with pytest.raises(ValueError, match="surely not"):
        found.choose(0, MERGE, Whom(contact=7))


def test_what_can_not_become_of_a_record_is_refused():
    with pytest.raises(ValueError, match="can't become"):
        review([draft("Cy", "Day")]).choose(0, MERGE)


def test_a_conflict_keeps_the_present_value_unless_the_card_is_chosen():
    told = draft("Anna", "Berg", emails=["anna@b.se"], company="Berg & Co", phones=["+46701234567"])
    found = review([told], [ANNA])
    assert found.looks == (0,)
    assert found.side(0, "company") is Side.PRESENT
    assert not decisions(found)[0].chosen

    (taken,) = decisions(found.keep(0, "company", Side.CARD))

    assert taken.chosen
    assert taken.card.contact.company == "Berg & Co"
    assert [(one.name, one.value) for one in taken.card.other_fields] == [("Company", "Berg AB")]
    assert [one.written for one in taken.card.channels] == ["anna@b.se", "+46701234567"]
    (back,) = decisions(found.keep(0, "company", Side.CARD).keep(0, "company", Side.PRESENT))
    assert not back.chosen


def test_the_same_file_again_has_nothing_to_add_after_the_card_won():
    told = draft("Anna", "Berg", emails=["anna@b.se"], company="Berg & Co")
    (taken,) = decisions(review([told], [ANNA]).keep(0, "company", Side.CARD))
    assert merged(taken.card, told) == (taken.card, ())


def test_two_chosen_records_of_one_contact_write_each_row_once():
    first = draft("Anna", "Berg", emails=["anna@b.se"], phones=["+46701234567"], company="Berg & Co")
    second = draft("Anna", "Berg", emails=["anna@b.se"], phones=["+46707654321"], job_title="CEO")
    found = review([first, second], [ANNA]).keep(0, "company", Side.CARD).keep(1, "job_title", Side.CARD)

    one, two = decisions(found)

    assert [row.written for row in one.card.channels if not row.id] == ["+46701234567"]
    assert [row.written for row in two.card.channels if not row.id] == ["+46707654321"]
    assert (two.card.contact.company, two.card.contact.job_title) == ("Berg & Co", "CEO")
    assert [row.value for row in two.card.other_fields] == ["Founder"]


def test_who_joined_a_skipped_record_stands_for_themselves():
    first = draft("Cy", "Day", emails=["cy@d.se"])
    second = draft("Cy", "Day", emails=["cy@d.se"], place="Lund")
    third = draft("Cy", "Day", emails=["cy@d.se"], phones=["+46701234567"])
    found = review([first, second, third])
    assert found.kinds == (NEW, MERGE, MERGE)
    assert decisions(found)[0].card.contact.place == "Lund"

    found = found.choose(0, SKIP)

    assert found.kinds == (SKIP, NEW, MERGE)
    skipped, heir, joining = decisions(found)
    assert skipped.card is None
    assert (heir.card.contact.place, len(heir.card.channels)) == ("Lund", 2)
    assert (joining.kind, joining.record) == (MERGE, 1)
    assert found.choose(1, SKIP).kinds == (SKIP, SKIP, NEW)


def test_a_skipped_record_takes_its_values_along():
    first = draft("Cy", "Day", emails=["cy@d.se"])
    second = draft("Cy", "Day", emails=["cy@d.se"], place="Lund")
    third = draft("Cy", "Day", emails=["cy@d.se"], place="Lund")
    found = review([first, second, third])
    assert found.kinds == (NEW, MERGE, UNCHANGED)

    without = decisions(found.choose(1, SKIP))

    assert without[0].card.contact.place == "Lund", "the third one says it too"
    assert [one.kind for one in without] == [NEW, SKIP, MERGE]
    assert decisions(found.choose(1, SKIP).choose(2, SKIP))[0].card.contact.place == ""


def test_a_record_that_had_nothing_to_add_has_when_the_one_before_is_skipped():
    told = draft("Anna", "Berg", emails=["anna@b.se"], place="Lund")
    found = review([told, told], [ANNA])
    assert found.kinds == (MERGE, UNCHANGED)
    assert [one.kind for one in decisions(found.choose(0, SKIP))] == [SKIP, MERGE]


def test_who_joins_an_undecided_one_waits_with_it():
    first = draft("Bo", "Lind", emails=["bo@l.se"], phones=["+4681234567"])
    again = draft("Bo", "Lind", emails=["bo@l.se"], place="Lund")
    found = review([first, again], [draft("Bea", "Ek", phones=["+4681234567"])])
    assert [(one.kind, one.record) for one in found.decisions] == [(LIKELY, None), (MERGE, 0)]

    assert found.kinds == (LIKELY, LIKELY)
    assert [one.kind for one in decisions(found)] == [SKIP, SKIP]
    assert found.choose(0, MERGE).kinds == (MERGE, MERGE)
    assert found.choose(0, MERGE).people() == 1
    assert found.choose(1, MERGE).kinds == (MERGE, MERGE), "the one it waits for is the same person"
    assert found.tick(1, True).kinds == (LIKELY, NEW)


def test_choices_survive_a_new_plan_of_the_same_file():
    told = draft("Anna", "Berg", emails=["anna@b.se"], company="Berg & Co")
    old = review([SAME_MAIL, told], [ANNA, BEA]).choose(0, MERGE).keep(1, "company", Side.CARD).put_on(4)

    found = review(
        [SAME_MAIL, replace(told, contact=replace(told.contact, place="Lund"))], [ANNA, BEA]
    ).carried(old)

    assert found.kinds == (MERGE, MERGE)
    assert found.side(1, "company") is Side.CARD
    assert found.plan.event == 4


def test_a_choice_that_can_not_be_any_more_is_dropped():
    old = review([SAME_MAIL], [BEA]).choose(0, MERGE)
    assert review([SAME_MAIL]).carried(old).kinds == (NEW,)


def test_what_needs_a_look_stands_first_and_empty_rows_last():
    told = draft("Anna", "Berg", emails=["anna@b.se"], company="Berg & Co")
    lost = [
        Problem(line=1, reason_code="file.characters_lost", figures={"count": 2}),
        Problem(line=7, reason_code="row.empty"),
        Problem(line=9, reason_code="row.nothing_usable"),
    ]
    found = review([draft("Cy", "Day"), SAME_MAIL, told], [ANNA, BEA], lost)

    assert lines(found) == [1, 2, lost_line(1), 0, lost_line(0)]
    assert lines(found, Segment.SKIP) == [lost_line(1), lost_line(0)]
    counted = counts(found)
    assert [counted[one] for one in Segment] == [5, 1, 1, 2, 0, 2, 0]
    assert [one.problem.line for one in remarks_on_files(found.plan)] == [1]
    assert lines(found.choose(1, SKIP)) == lines(found), "the order stays while the owner chooses"
    assert [next_look(found, line) for line in (None, 1, 2, 0)] == [1, 2, 1, 1]
    assert next_look(review([draft("Cy", "Day")]), None) is None


def test_with_an_event_those_who_are_there_already_count():
    found = review([replace(ANNA, line=0)], [ANNA])
    assert found.kinds == (UNCHANGED,)
    assert (found.people(), found.put_on(3).people()) == (0, 1)
    assert found.put_on(3).as_plan().event == 3


PEOPLE = st.lists(
    st.builds(
        lambda given, email, place: draft(given, "Day", emails=[email] if email else [], place=place),
        st.sampled_from(["Cy", "Di"]),
        st.sampled_from(["", "a@b.se", "c@d.se"]),
        st.sampled_from(["", "Lund", "Oslo"]),
    ),
    max_size=7,
)
ACTS = st.lists(st.tuples(st.integers(0, 6), st.sampled_from([None, NEW, MERGE, SKIP])), max_size=8)


@given(PEOPLE, PEOPLE, ACTS)
def test_every_ticked_record_is_somewhere_and_no_other(drafts, present, acts):
    found = review(drafts, present)
    for place, kind in acts:
        if place < len(drafts) and (kind is None or kind in found.offered(place)):
            found = found.choose(place, kind)

    assert found.kinds == tuple(found.fate(place).kind for place in range(len(drafts)))
    planned = decisions(found)
    for place, one in enumerate(planned):
        if not found.is_ticked(place):
            assert one.kind is SKIP
        elif one.kind is NEW:
            assert merged(one.card, one.draft)[1] == ()
        elif one.contact is None:
            assert planned[one.record].kind is NEW
            assert one.record < place
            assert merged(planned[one.record].card, one.draft)[1] == ()
        else:
            assert one.contact in range(1, len(present) + 1)
    untouched = OtherField(name="x", value="y")
    assert untouched not in [row for one in planned if one.card for row in one.card.other_fields]


def test_all_are_ticked_or_none_and_likely_ones_go_on_waiting():
    found = review([draft("Cy", "Day"), SAME_MAIL, replace(ANNA, line=0)], [ANNA, BEA])
    assert found.kinds == (NEW, LIKELY, UNCHANGED)
    none = found.tick_all(range(3), False)
    assert none.kinds == (SKIP, LIKELY, SKIP)
    assert none.tick_all(range(3), True).kinds == found.kinds
    assert found.choose(1, NEW).tick_all([0, 1], False).kinds == (SKIP, SKIP, UNCHANGED)
    assert found.tick_all([], False) == found


def test_whoever_follows_one_that_is_left_out_stands_on_their_own():
    twin = draft("Cy", "Day", emails=["cy@d.example"])
    found = review([twin, twin], [])
    assert found.kinds == (NEW, UNCHANGED)
    left = found.tick_all([0], False)
    assert left.kinds == found.choose(0, SKIP).kinds


def test_events_stand_after_the_people_of_whom_the_same_becomes():
    start = datetime(2026, 11, 18, 7, tzinfo=UTC)
    drafts = [
        EventDraft(
            title=title,
            starts_at=start + timedelta(days=day),
            ends_at=start + timedelta(days=day),
            zone="UTC",
        )
        for title, day in (("Lunch", 0), ("Fair", 9), ("Talk", 3))
    ]
    here = Event(id=1, title="Lunch", starts_at=start, ends_at=start, zone="UTC")
    events = EventReview(decisions=tuple(plan_events(drafts, [here], lambda done, total: None)))
    found = review([draft("Cy", "Day"), replace(ANNA, line=0)], [ANNA])

    assert lines(found, events=events) == [0, EVENTS + 2, EVENTS + 1, 1, EVENTS]
    assert lines(found, Segment.EVENTS, events) == [EVENTS + 2, EVENTS + 1, EVENTS]
    assert lines(found, Segment.NEW, events.tick([1], False)) == [0, EVENTS + 2]
    assert lines(found, Segment.SKIP, events.tick([1], False)) == [EVENTS + 1]
    counted = counts(found, events)
    assert [counted[one] for one in (Segment.ALL, Segment.NEW, Segment.UNCHANGED, Segment.EVENTS)] == [
        5,
        3,
        2,
        3,
    ]
    assert [is_record(line) for line in (0, EVENTS, lost_line(0))] == [True, False, False]
