"""The archive: exact both ways, pleasant to write by hand, and refused as a whole where anything is wrong."""

import json
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from netcrm.domain.contact import Channel, Contact, ContactTag, OtherField
from netcrm.domain.event import Event
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Decision, Evidence, Introduction, Reason
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room, RoomPlan
from netcrm.exchange import archive
from netcrm.exchange.archive_shape import NESTS, RECORDS
from netcrm.words.archive import ARCHIVE

NOW = datetime(2026, 11, 17, 8, 30, tzinfo=UTC)
HEAD = {"format": "netcrm", "version": 1}
NESTED_KINDS = [nest.kind for nest in NESTS]


def test_every_field_of_every_dataclass_has_a_form():
    for kind, shape in RECORDS.items():
        told_by_place = {"contact"} if kind in NESTED_KINDS else set()
        assert {field.name for field in fields(kind)} == set(shape.fields) | told_by_place
        essential = {
            field.name
            for field in fields(kind)
            if field.default is MISSING and field.default_factory is MISSING
        }
        assert set(shape.required) == essential - told_by_place - {"check_on"}


def document(**sections):
    return json.dumps({**HEAD, **sections})


def test_a_situation_written_by_hand():
    found = archive.read(
        document(
            contacts=[{"id": 1, "given": "Ana", "family": "Duarte"}],
            favours=[{"contact": 1, "direction": "received", "kind": "advice", "happened_on": "2026-05-01"}],
        )
    )
    assert found[Contact] == [Contact(id=1, given="Ana", family="Duarte", sort_name="ana duarte")]
    assert found[Favour] == [
        Favour(
            id=1,
            contact=1,
            direction=Direction.RECEIVED,
            kind=FavourKind.ADVICE,
            happened_on=date(2026, 5, 1),
        )
    ]
    assert found[Owner] == found[RoomPlan] == found[Event] == []


def test_missing_ids_follow_the_highest_in_the_order_of_the_document():
    found = archive.read(
        document(
            contacts=[
                {"given": "Bea", "channels": [{"kind": "email", "written": "bea@small.example"}]},
                {"id": 7, "given": "Ana", "channels": [{"id": 3, "kind": "phone", "written": "0142"}]},
                {"given": "Tom", "tags": ["Regulars", {"tag": "Champion"}]},
            ]
        )
    )
    assert [contact.id for contact in found[Contact]] == [8, 7, 9]
    assert [(channel.id, channel.contact) for channel in found[Channel]] == [(4, 8), (3, 7)]
    assert [(tag.id, tag.contact, tag.tag) for tag in found[ContactTag]] == [
        (1, 9, "Regulars"),
        (2, 9, "Champion"),
    ]


def test_positions_follow_the_order_in_the_contact():
    other = [{"name": "Fax", "value": "1"}, {"name": "Dog", "value": "Rex", "position": 9}]
    found = archive.read(document(contacts=[{"given": "Ana", "other_fields": other}]))
    assert [(row.name, row.position) for row in found[OtherField]] == [("Fax", 0), ("Dog", 9)]


def test_channels_are_made_comparable_unless_told():
    channels = [
        {"kind": "email", "written": "Ana@Marigold.example"},
        {"kind": "phone", "written": "0113 496 0142"},
        {"kind": "phone", "written": "0113 496 0142", "normalised": ""},
    ]
    found = archive.read(document(owner={"region": "GB"}, contacts=[{"given": "Ana", "channels": channels}]))
    assert [row.normalised for row in found[Channel]] == ["ana@marigold.example", "+441134960142", ""]


def test_a_referral_is_checked_after_a_week_unless_told():
    given_on = {"direction": "given", "partner": 1, "prospect": "Meridian", "passed_on": "2026-02-27"}
    found = archive.read(
        document(contacts=[{"id": 1}], referrals=[given_on, {**given_on, "check_on": "2026-02-28"}])
    )
    assert [row.check_on for row in found[Referral]] == [date(2026, 3, 6), date(2026, 2, 28)]


@pytest.mark.parametrize(("written", "minutes"), [("Z", 0), ("+00:00", 0), ("+05:45", -345), ("-03:00", 180)])
def test_moments_are_taken_with_any_offset(written, minutes):
    event = {
        "title": "Tea",
        "starts_at": f"2026-11-17T06:45{written}",
        "ends_at": f"2026-11-17T08:15:00.25{written}",
        "zone": "Asia/Kathmandu",
    }
    [found] = archive.read(document(events=[event]))[Event]
    start = datetime(2026, 11, 17, 6, 45, tzinfo=UTC) + timedelta(minutes=minutes)
    assert (found.starts_at, found.starts_at.tzinfo) == (start, UTC)
    assert found.ends_at == start + timedelta(minutes=90, seconds=0.25)


def test_moments_are_written_in_one_fixed_form():
    local = datetime(2026, 11, 17, 8, 45, tzinfo=timezone(timedelta(hours=2)))
    event = Event(id=1, title="Tea", starts_at=local, ends_at=local, zone="Europe/Helsinki")
    written = json.loads(archive.write({Event: [event]}, local))
    assert written["events"][0]["starts_at"] == "2026-11-17T06:45:00.000000Z"
    assert written["exported_at"] == "2026-11-17T06:45:00.000000Z"


def test_each_object_stands_on_its_own_line():
    people = [Contact(id=number, given=f"Zoë {number}") for number in (1, 2, 3)]
    lines = archive.write({Contact: people}, NOW).splitlines()
    assert sum("Zoë" in line for line in lines) == 3


def test_a_channel_without_its_contact_is_no_archive():
    orphan = ContactTag(id=1, contact=5, tag="Regulars")
    with pytest.raises(ValueError, match="contact 5"):
        archive.write({Contact: [Contact(id=1)], ContactTag: [orphan]}, NOW)


def test_what_no_archive_holds_is_not_left_out_silently():
    with pytest.raises(ValueError, match="Evidence"):
        archive.write({Evidence: [Evidence(table="favour", id=1)]}, NOW)


def test_a_byte_order_mark_is_no_obstacle():
    assert archive.read("\ufeff" + document(contacts=[{"given": "Ana"}]))[Contact][0].given == "Ana"


EVENT = {"title": "Tea", "starts_at": "2026-11-17T06:45Z", "ends_at": "2026-11-17T08:15Z", "zone": "UTC"}
REQUEST = {"requester": 1, "target_contact": 2, "asked_on": "2026-11-17"}
ENDORSED = {
    **REQUEST,
    "stage": "endorsed",
    "decision": "endorse",
    "verdict": "caution",
    "weighed_at": "2026-11-17T06:45:00Z",
    "weighed_requester": 1,
    "weighed_target": 2,
    "endorsed_at": "2026-11-17T06:45:00Z",
    "my_reason": "  I saw her work twice  ",
}
TWO = [{"id": 1}, {"id": 2}]


def plans(*targets):
    return [{"room": room, "target": target} for room, target in zip(Room, targets, strict=False)]


def test_a_lawful_endorsement_is_read():
    found = archive.read(document(contacts=TWO, introductions=[ENDORSED]))
    assert found[Introduction][0].decision is Decision.ENDORSE


def test_a_clear_endorsement_needs_no_reason():
    clear = {**ENDORSED, "verdict": "clear", "my_reason": ""}
    assert archive.read(document(contacts=TWO, introductions=[clear]))[Introduction]


def endorsed(where, problem, **changes):
    sections = {"contacts": [*TWO, {"id": 3}], "introductions": [{**ENDORSED, **changes}]}
    return sections, f"introductions[0].{where}", problem


WRONG = [
    ({"contact": []}, "contact", "unknown_key"),
    ({"contacts": {}}, "contacts", "not_a_list"),
    ({"contacts": ["Ana"]}, "contacts[0]", "not_an_object"),
    ({"contacts": [{"given": "Ana"}, {"firstname": "Bea"}]}, "contacts[1].firstname", "unknown_key"),
    ({"contacts": [{}, {}, {}, {"met_on": "17.11.2026"}]}, "contacts[3].met_on", "not_a_date"),
    ({"contacts": [{"met_on": "2026-02-29"}]}, "contacts[0].met_on", "not_a_date"),
    ({"contacts": [{"met_on": "20260228"}]}, "contacts[0].met_on", "not_a_date"),
    ({"contacts": [{"met_on": "2026-W07-1"}]}, "contacts[0].met_on", "not_a_date"),
    ({"contacts": [{"given": 5}]}, "contacts[0].given", "not_text"),
    ({"contacts": [{"given": None}]}, "contacts[0].given", "not_text"),
    ({"contacts": [{"given": "\ud83d"}]}, "contacts[0].given", "broken_text"),
    ({"contacts": [{"room": "kitchen"}]}, "contacts[0].room", "unknown_word"),
    ({"contacts": [{"team_size": 2.0}]}, "contacts[0].team_size", "not_whole_number"),
    ({"contacts": [{"team_size": True}]}, "contacts[0].team_size", "not_whole_number"),
    ({"contacts": [{"team_size": -1}]}, "contacts[0].team_size", "out_of_range"),
    ({"contacts": [{"team_size": 2**64}]}, "contacts[0].team_size", "out_of_range"),
    ({"contacts": [{"id": 0}]}, "contacts[0].id", "out_of_range"),
    ({"contacts": [{"id": "1"}]}, "contacts[0].id", "not_whole_number"),
    ({"contacts": [{"id": 4}, {"id": 4}]}, "contacts[1].id", "duplicate_id"),
    ({"contacts": [{"no_introductions": 1}]}, "contacts[0].no_introductions", "not_true_or_false"),
    ({"contacts": [{"met_event": 5}]}, "contacts[0].met_event", "dangling"),
    ({"contacts": [{"channels": [{"kind": "email"}]}]}, "contacts[0].channels[0].written", "missing"),
    ({"contacts": [{"tags": ["a", " "]}]}, "contacts[0].tags[1].tag", "blank"),
    ({"contacts": [{"tags": "a"}]}, "contacts[0].tags", "not_a_list"),
    ({"contacts": [{}, {"tags": ["a", "b", "a"]}]}, "contacts[1].tags[2]", "twice"),
    (
        {"contacts": [{"tags": [{"id": 1, "tag": "a"}]}, {"tags": ["a", {"id": 1, "tag": "b"}]}]},
        "contacts[1].tags[1].id",
        "duplicate_id",
    ),
    ({"contacts": [{"tags": [{"tag": "a", "contact": 1}]}]}, "contacts[0].tags[0].contact", "unknown_key"),
    ({"favours": [{"contact": 1, "direction": "given", "kind": "advice"}]}, "favours[0].contact", "dangling"),
    ({"favours": [{"direction": "given", "kind": "advice"}]}, "favours[0].contact", "missing"),
    ({"events": [{**EVENT, "ends_at": "2026-11-17T06:44Z"}]}, "events[0].ends_at", "ends_before_start"),
    ({"events": [{**EVENT, "ends_at": "2026-11-17T06:44"}]}, "events[0].ends_at", "not_a_moment"),
    ({"events": [{**EVENT, "ends_at": "0001-01-01T00:00+14:00"}]}, "events[0].ends_at", "not_a_moment"),
    ({"events": [{**EVENT, "zone": "Leeds"}]}, "events[0].zone", "unknown_zone"),
    ({"events": [{**EVENT, "zone": "../etc"}]}, "events[0].zone", "unknown_zone"),
    ({"events": [{**EVENT, "zone": "Europe"}]}, "events[0].zone", "unknown_zone"),
    ({"events": [{**EVENT, "title": "  "}]}, "events[0].title", "blank"),
    ({"events": [{**EVENT, "fee": 14, "currency": "pounds"}]}, "events[0].currency", "not_a_currency"),
    (
        {
            "contacts": TWO,
            "groups": [{"name": "A"}],
            "memberships": [{"contact": 1, "group": 1, "from_on": "2026-02-01", "to_on": "2026-01-31"}],
        },
        "memberships[0].to_on",
        "ends_before_start",
    ),
    (
        {"contacts": TWO, "events": [EVENT], "attendances": [{"event": 1, "contact": 1}] * 2},
        "attendances[1]",
        "twice",
    ),
    (
        {"contacts": TWO, "interactions": [{"happened_on": "2026-01-01", "kind": "met", "contacts": [1, 3]}]},
        "interactions[0].contacts[1]",
        "dangling",
    ),
    (
        {"contacts": TWO, "interactions": [{"happened_on": "2026-01-01", "kind": "met", "contacts": [1, 1]}]},
        "interactions[0].contacts[1]",
        "twice",
    ),
    ({"contacts": TWO, "not_same": [{"first": 2, "second": 1}]}, "not_same[0].second", "not_in_order"),
    ({"room_plans": plans(10, 25, 25, 41)}, "room_plans", "targets_not_100"),
    ({"room_plans": plans(50, 50)}, "room_plans", "targets_not_100"),
    ({"room_plans": [*plans(10, 25, 25, 40), *plans(0)]}, "room_plans[4]", "twice"),
    ({"owner": {"id": 2}}, "owner.id", "out_of_range"),
    ({"owner": {"currency": ""}}, "owner.currency", "not_a_currency"),
    ({"owner": []}, "owner", "not_an_object"),
    ({"exported_at": "yesterday"}, "exported_at", "not_a_moment"),
    ({"contacts": TWO, "introductions": [{**REQUEST, "requester": 2}]},
     "introductions[0].target_contact", "introduced_to_self"),
    ({"contacts": TWO, "groups": [{"name": "A"}], "introductions": [{**REQUEST, "target_group": 1}]},
     "introductions[0].target_group", "two_targets"),
    ({"contacts": TWO, "introductions": [{**REQUEST, "reasons": [{"code": "x", "figures": {"n": []}}]}]},
     "introductions[0].reasons[0].figures.n", "not_plain"),
    endorsed("endorsed_at", "endorsed_when", endorsed_at=None),
    endorsed("endorsed_at", "not_endorsed", decision="introduce", stage="introduced"),
    endorsed("endorsed_at", "endorsed_when", decision="introduce", endorsed_at=None),
    endorsed("verdict", "endorsed_unweighed", verdict=None),
    endorsed("weighed_at", "endorsed_unweighed", weighed_at=None),
    endorsed("weighed_at", "weighed_too_late", weighed_at="2026-11-17T06:45:00.000001Z"),
    endorsed("weighed_requester", "weighed_for_others", weighed_requester=3),
    endorsed("weighed_requester", "weighed_for_others", weighed_requester=None),
    endorsed("weighed_target", "weighed_for_others", weighed_target=3),
    endorsed("target_contact", "nothing_to_endorse", target_contact=None),
    endorsed("my_reason", "endorsed_without_reason", my_reason="she is good at it  "),
    endorsed("my_reason", "endorsed_without_reason", verdict="coattails", my_reason=""),
]  # fmt: skip


@pytest.mark.parametrize(("sections", "where", "problem"), WRONG)
def test_what_is_wrong_is_refused_with_its_path(sections, where, problem):
    with pytest.raises(Refused) as refused:
        archive.read(document(**sections))
    assert refused.value.code == "archive.invalid"
    assert refused.value.figures["where"] == where
    assert refused.value.figures["problem"] == problem
    sentence = ARCHIVE[f"archive.invalid.{problem}"].format_map(refused.value.figures)
    assert where in sentence
    assert sentence.endswith("Nothing was imported.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "archive.unreadable"),
        ("BEGIN:VCARD", "archive.unreadable"),
        ('{"format": "netcrm", "version": 1', "archive.unreadable"),
        ('{"format": "netcrm", "version": NaN}', "archive.unreadable"),
        ('{"format": "netcrm", "version": ' + "9" * 5000 + "}", "archive.unreadable"),
        ("[" * 100_000, "archive.unreadable"),
        ("[]", "archive.not_ours"),
        ('{"version": 1}', "archive.not_ours"),
        ('{"format": "netcrm"}', "archive.invalid"),
        ('{"format": "netcrm", "version": "1"}', "archive.invalid"),
        ('{"format": "netcrm", "version": 1, "contacts": [], "contacts": []}', "archive.invalid"),
        ('{"format": "netcrm", "version": 3, "rooms": {}}', "archive.too_new"),
    ],
)
def test_what_is_no_archive_is_refused_in_words(text, code):
    with pytest.raises(Refused) as refused:
        archive.read(text)
    assert refused.value.code == code
    told = ARCHIVE.get(f"{code}.{refused.value.figures.get('problem')}", ARCHIVE[code])
    assert "{" not in told.format_map(refused.value.figures)


def test_a_long_wrong_key_is_shown_on_one_short_line():
    with pytest.raises(Refused) as refused:
        archive.read(document(**{"a\nb\t" + "x" * 500 + "\udc00": 1}))
    where = refused.value.figures["where"]
    assert "\n" not in where
    assert len(where) < 70
    assert where.encode()


def test_reasons_come_back_as_they_stood():
    reason = Reason(
        code="never_reciprocated",
        figures={"given": 3, "received": 0, "share": 0.5, "named": None, "known": True},
        evidence=(Evidence(table="favour", id=4), Evidence(table="favour", id=900)),
    )
    asked = Introduction(id=1, requester=1, asked_on=date(2026, 1, 1), reasons=(reason,))
    values = {Contact: [Contact(id=1)], Introduction: [asked], Interaction: []}
    assert archive.read(archive.write(values, NOW))[Introduction] == [asked]
