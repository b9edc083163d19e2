"""Tables without a row of names, and what the owner says of how a table is to be read."""

import pytest

from netcrm.domain.import_plan import ReadAs
from netcrm.exchange.formats import is_surely_contacts, read
from netcrm.exchange.reading import Reading


def table(text: str, mapping=None, **options) -> Reading:
    return read(text.encode(), mapping=mapping, read_as=ReadAs(**options))


@pytest.mark.parametrize(
    ("text", "line", "fields"),
    [
        ("Anna Berg,Acme Ltd\nBo Ek,Foo Ltd\n", None, ["full_name", "company"]),
        ("Anna Berg,printer,Acme\nBo Ek,joiner,Foo\n", None, ["full_name", "job_title", "company"]),
        ("Anna\tBerg\tAcme\nBo\tEk\tFoo\n", None, ["given", "family", "company"]),
        ("Anna van der Berg\nBo Ek\n", None, ["full_name"]),
        ("Anna Berg <a@b.se>\nBo Ek <bo@e.se>\n", None, ["email"]),
        ("Mensch;Bude\nAnna Berg;Acme\nBo Ek;Foo\n", 1, ["full_name", None]),
        ("Leading Contact;Bude\nAnna Berg;Acme\nBo Ek;Foo\n", 1, ["full_name", None]),
        ("Nimi;Sähköposti\nAnna Berg;a@b.se\nBo Ek;bo@e.se\n", 1, ["full_name", "email"]),
        ("a,b\n1,x\n2,y\n", 1, [None, None]),
    ],
)
def test_rows_of_people_are_told_from_a_row_of_unknown_names(text, line, fields):
    reading = table(text)

    assert (reading.header_line, [field for _, field in reading.columns]) == (line, fields)


def test_the_owner_knows_better_what_separates_cells_and_whether_names_stand_on_top():
    text = "Name;Email\nAnna Berg;a@b.se\n"

    assert table(text, has_header=False).records == 2
    assert table("Name;Email,Phone\nAnna;a@b.se,070\n", delimiter=",").headers == ("Name;Email", "Phone")
    assert table("Anna Berg;Acme Ltd\nBo Ek;Foo Ltd\n", has_header=True).headers == ("Anna Berg", "Acme Ltd")
    assert table("sep=,\nName;Email\nAnna;a@b.se\n", delimiter=";").headers == ("Name", "Email")


def test_columns_without_names_are_mapped_under_a_key_of_their_own():
    text = "Berg;Anna\nEk;Bo\n"
    plain = table(text, has_header=False)
    mapped = table(text, has_header=False, mapping={"Column 1": "family", "Column 2": "given"})

    assert [draft.contact.name for draft in mapped.drafts] == ["Anna Berg", "Bo Ek"]
    assert plain.header_key == mapped.header_key != table("Berg;Anna\nEk;Di\n", has_header=False).header_key


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        ("Name,Email\nAnna,a@b.se\n", True),
        ("Anna,a@b.se\nBo,bo@e.se\n", True),
        ("Read me first, please.\nThis is no list, is it?\n", False),
        ("Anna Berg,Acme Ltd\nBo Ek,Foo Ltd\n", False),
        ("key,value\nsize,large\n", False),
    ],
)
def test_what_nobody_named_is_a_table_of_contacts_only_where_it_says_so(text, surely):
    assert is_surely_contacts(table(text)) is surely
