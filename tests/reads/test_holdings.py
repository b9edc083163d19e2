"""Everything that is held about one person: complete by the foreign keys themselves, and as JSON."""

import json

import pytest
from jsonschema import Draft202012Validator

from netcrm import resources
from netcrm.domain.contact import Contact
from netcrm.domain.interaction import Interaction, InteractionContact
from netcrm.domain.refusal import Refused
from netcrm.exchange import person_document
from netcrm.exchange.archive_shape import NESTS, SECTIONS
from netcrm.reads import archives, holdings
from netcrm.store import holdings as stored
from netcrm.store import query, records

KEYS = {section.kind: section.key for section in SECTIONS} | {nest.kind: nest.key for nest in NESTS}


@pytest.fixture
def people(sample):
    """Everybody of the sample network, who stand in every kind of row there is."""
    return [row.id for row in records.find(Contact)]


def pointing():
    """Return (table, column) of every foreign key to a contact, as the database itself tells them."""
    names = query.column("SELECT name FROM sqlite_schema WHERE type = 'table'")
    asked = """SELECT "from" FROM pragma_foreign_key_list(?) WHERE "table" = 'contact'"""
    return [(name, column) for name in names for column in query.column(asked, (name,))]


def test_every_foreign_key_to_a_contact_is_followed(book):
    known = {
        (records.table_name(kind), column) for kind in records.TABLE_OF for column in stored.pointing(kind)
    }
    assert known == set(pointing())
    assert ("introduction", "target_contact") in known


def test_every_row_that_points_at_a_person_is_in_their_document(people, now):
    for contact in people:
        document = json.loads(holdings.document(contact, now))
        told = {key: {row["id"] for row in rows if isinstance(row, dict)} for key, rows in listed(document)}
        for table, column in pointing():
            if table == "contact_tag":
                continue
            column_of = "interaction" if table == "interaction_contact" else "id"
            ids = set(query.column(f'SELECT {column_of} FROM "{table}" WHERE "{column}" = ?', (contact,)))
            assert ids <= told.get(key_of(table), set())
        tags = query.column("SELECT tag FROM contact_tag WHERE contact = ?", (contact,))
        assert sorted(document["contact"]["tags"]) == sorted(tags)


def listed(document):
    """Return the lists of a document, those on the card too."""
    parts = (document, document["contact"])
    return [(key, rows) for part in parts for key, rows in part.items() if type(rows) is list]


def key_of(table):
    kind = next(kind for kind in records.TABLE_OF if records.table_name(kind) == table)
    return KEYS[Interaction if kind is InteractionContact else kind]


def test_the_document_has_the_published_shape(people, now):
    schema = resources.read_text("schema", "person-1.json")
    assert schema == person_document.text()
    validator = Draft202012Validator(json.loads(schema))
    for contact in people:
        validator.validate(json.loads(holdings.document(contact, now)))


def test_values_are_written_as_in_the_archive(people, now):
    everything = json.loads(archives.document(now))
    document = json.loads(holdings.document(people[0], now))
    card = next(one for one in everything["contacts"] if one["id"] == people[0])
    for key in ("channels", "tags"):
        card.pop(key)
        document["contact"].pop(key)
    assert document["contact"] == card
    for section in ("favours", "attendances", "memberships", "follow_ups", "interactions"):
        whole = {row["id"]: row for row in everything[section]}
        assert all(row == whole[row["id"]] for row in document.get(section, ()))


def test_others_are_named_and_no_more(people, now):
    found = holdings.about(people[0])
    assert people[0] not in found.people
    assert all(isinstance(name, str) for name in found.people.values())
    document = json.loads(holdings.document(people[0], now))
    assert all(row.keys() == {"id", "name"} for row in document["people"])
    assert all(row.keys() == {"id", "name", "chapter"} for row in document["groups"])


def test_the_history_tells_which_steps_touched_them(book):
    anna = book.contact("Anna")
    book.contact("Bert")
    book.gave(anna)
    assert [line.code for line in holdings.about(anna).steps] == ["favour.given", "contact.added"]


def test_who_is_not_there_is_refused(book, now):
    with pytest.raises(Refused, match=r"record\.missing"):
        holdings.document(99, now)
