"""The published schemas: sound in themselves, equal to the values, and of one mind with the reader."""

import json
from datetime import UTC, date, datetime
from enum import StrEnum

import jsonschema
import pytest

from netcrm import resources
from netcrm.domain.contact import Contact
from netcrm.domain.introduction import Decision, Verdict
from netcrm.domain.refusal import Refused
from netcrm.exchange import archive, archive_schema
from netcrm.exchange.archive_shape import RECORDS
from netcrm.exchange.archive_values import Limit, codec, limited
from netcrm.exchange.sample import sample

NAMES = ["archive-1", "archive-2", "import", "guard", "contacts", "duplicates"]
HEAD = {"format": "netcrm", "version": 2}
EVENT = {"title": "Tea", "starts_at": "2026-11-17T06:45Z", "ends_at": "2026-11-17T08:15Z", "zone": "UTC"}


def published(name):
    return json.loads(resources.read_text("schema", f"{name}.json"))


def fits(name, document):
    return jsonschema.Draft202012Validator(published(name)).is_valid(document)


@pytest.mark.parametrize("name", NAMES)
def test_the_schema_is_a_schema(name):
    jsonschema.Draft202012Validator.check_schema(published(name))


def test_the_published_schema_is_the_one_that_the_dataclasses_make():
    assert resources.read_text("schema", "archive-2.json") == archive_schema.text()
    assert set(published("archive-2")["$defs"]) == {kind.__name__ for kind in RECORDS}


def test_what_is_written_fits_the_schema():
    now = datetime(2026, 11, 17, 9, tzinfo=UTC)
    text = archive.write(sample(date(2026, 11, 17), "Europe/London", now), now)
    jsonschema.Draft202012Validator(published("archive-2")).validate(json.loads(text))


FORMS = [
    {"contacts": [{"id": 1, "given": "Ana", "tags": ["Regulars", {"tag": "Champion"}]}]},
    {"contacts": [{"channels": [{"kind": "email", "written": "ana@marigold.example"}]}]},
    {"events": [EVENT]},
    {"events": [{**EVENT, "room": None, "starts_at": "2026-11-17T06:45:00.25+01:00"}]},
    {"owner": {"name": "Maya", "currency": "GBP"}, "exported_at": "2026-11-17T06:45:00Z"},
    {"contacts": [{}], "interactions": [{"happened_on": "2026-11-17", "kind": "met", "contacts": [1]}]},
    {"import_runs": [{
        "file_name": "a.csv", "fingerprint": "", "format": "csv", "columns": {"Name": "given", "Dog": None},
        "counts": {"new": 3}, "imported_at": "2026-11-17T06:45:00Z", "step": 7,
    }]},
    {"contact": []},
    {"contacts": {}},
    {"contacts": ["Ana"]},
    {"contacts": [{"firstname": "Ana"}]},
    {"contacts": [{"given": None}]},
    {"contacts": [{"met_on": "17.11.2026"}]},
    {"contacts": [{"room": "kitchen"}]},
    {"contacts": [{"team_size": -1}]},
    {"contacts": [{"team_size": "4"}]},
    {"contacts": [{"team_size": True}]},
    {"contacts": [{"id": 0}]},
    {"contacts": [{"id": 2**53}]},
    {"contacts": [{"tags": [" "]}]},
    {"contacts": [{"tags": [{"tag": "a", "contact": 1}]}]},
    {"contacts": [{"channels": [{"kind": "email"}]}]},
    {"events": [{**EVENT, "ends_at": "2026-11-17T08:15"}]},
    {"events": [{**EVENT, "title": "  "}]},
    {"events": [{**EVENT, "travel_minutes": -1}]},
    {"events": [{**EVENT, "currency": "pounds"}]},
    {"events": [{**EVENT, "currency": "GBP\n"}]},
    {"favours": [{"direction": "given", "kind": "advice"}]},
    {"owner": {"id": 2}},
    {"owner": {"currency": ""}},
    {"owner": []},
    {"header_mappings": [{"header_key": "x", "columns": {"a": 5}}]},
    {"letter_templates": [{"kind": "decline", "tone": "warm", "language": "de", "text": "Hallo"}]},
    {"letter_templates": [{"kind": "decline", "tone": "loud", "language": "de", "text": "Hallo"}]},
]  # fmt: skip


@pytest.mark.parametrize("sections", FORMS)
def test_schema_and_reader_agree_on_the_form(sections):
    document = {**HEAD, **sections}
    try:
        archive.read(json.dumps(document))
    except Refused:
        read = False
    else:
        read = True
    assert fits("archive-2", document) is read


@pytest.mark.parametrize("sections", FORMS)
def test_documents_of_the_first_version_are_read_as_they_were(sections):
    document = {**HEAD, "version": 1, **sections}
    try:
        archive.read(json.dumps(document))
    except Refused:
        read = False
    else:
        read = True
    assert fits("archive-1", document) is read


def test_about_half_of_the_forms_above_are_good():
    assert sum(fits("archive-2", {**HEAD, **sections}) for sections in FORMS) == 8


def test_every_list_of_words_in_the_schema_is_the_whole_enum():
    definition = published("archive-2")["$defs"]["Introduction"]["properties"]
    assert definition["decision"] == {"anyOf": [{"type": "string", "enum": list(Decision)}, {"type": "null"}]}
    verdicts = published("guard")["properties"]["verdict"]["enum"]
    assert verdicts == [verdict.value for verdict in Verdict]
    never_by_itself = [way.value for way in Decision if way is not Decision.ENDORSE]
    assert published("guard")["properties"]["defaults_to"]["enum"] == never_by_itself


def test_a_type_without_a_form_is_said_at_once():
    with pytest.raises(TypeError, match="complex"):
        codec(complex)


def test_a_limit_leaves_null_alone():
    limit = limited(codec(int | None), Limit(low=1, high=5))
    assert limit.read(None) is None
    assert limit.schema["anyOf"][0]["maximum"] == 5


def test_enums_are_read_back_as_members():
    class Colour(StrEnum):
        RED = "red"

    assert codec(Colour).read("red") is Colour.RED
    assert codec(tuple[Colour, ...]).write((Colour.RED,)) == ["red"]


GUARD = {
    "verdict": "coattails",
    "flagged": True,
    "reasons": [
        {
            "code": "never_reciprocated",
            "for_requester": False,
            "text": "Given 3, received 0.",
            "evidence": [{"table": "favour", "id": 4}],
        }
    ],
    "defaults_to": "decline",
}
IMPORTED = {
    "step": 7,
    "files": [
        {
            "path": "cards.csv",
            "format": "csv",
            "encoding": "utf-8",
            "delimiter": ",",
            "header_line": 1,
            "columns": {"First name": "given", "Dog": None},
            "records": 3,
            "new": 1,
            "merged": 1,
            "unchanged": 0,
            "skipped": 1,
            "likely_duplicates": 0,
            "problems": [{"line": 4, "reason": "The row has no name."}],
            "decisions": [
                {"line": 2, "decision": "new", "contact": 5, "why": "Nobody of that name"},
                {"line": 3, "decision": "merge", "contact": 2, "why": "Same name and email"},
            ],
        }
    ],
}
PERSON = {
    "id": 1,
    "name": "Ana Duarte",
    "given": "Ana",
    "family": "Duarte",
    "company": "Marigold Lane",
    "job_title": "Event florist",
    "profession": "Florist",
    "industry": "Creative and media",
    "emails": ["ana@marigold.example"],
    "phones": [],
}
PAIR = {"a": 1, "b": 2, "certainty": "certain", "why": ["Same name and email"]}


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("guard", GUARD),
        ("import", IMPORTED),
        ("import", {"step": None, "files": []}),
        ("contacts", []),
        ("contacts", [PERSON]),
        ("contacts", [{**PERSON, "room": "support_peers"}]),
        ("duplicates", [PAIR]),
    ],
)
def test_answers_of_the_command_line_fit(name, answer):
    assert fits(name, answer)


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("guard", {**GUARD, "verdict": "fine"}),
        ("guard", {**GUARD, "defaults_to": "endorse"}),
        ("guard", {**GUARD, "note": ""}),
        ("guard", {**GUARD, "reasons": [{"code": "never_reciprocated"}]}),
        ("import", {"step": "7", "files": []}),
        ("import", {"step": 7}),
        ("import", {"step": 7, "files": [{**IMPORTED["files"][0], "new": -1}]}),
        ("contacts", {}),
        ("contacts", [{**PERSON, "emails": "ana@marigold.example"}]),
        ("duplicates", [{**PAIR, "certainty": "perhaps"}]),
        ("duplicates", [{**PAIR, "why": []}]),
    ],
)
def test_other_answers_do_not(name, answer):
    assert not fits(name, answer)


def test_every_field_of_a_contact_on_the_command_line_is_one_of_ours():
    told = set(published("contacts")["items"]["properties"]) - {"name", "emails", "phones"}
    assert told <= set(RECORDS[Contact].fields)
