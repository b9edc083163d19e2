import pytest

from netcrm.domain.refusal import Refused
from netcrm.exchange.name_lines import read_copied


def people(text: str) -> list[tuple[str, str, list[str]]]:
    reading = read_copied(text.encode())
    return [
        (draft.contact.name, draft.contact.company, [one.normalised for one in draft.channels])
        for draft in reading.drafts
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Anna Berg <a@b.se>, Bo Ek <bo@e.se>; cy@d.example",
            [("Anna Berg", "", ["a@b.se"]), ("Bo Ek", "", ["bo@e.se"]), ("", "", ["cy@d.example"])],
        ),
        ("- Anna Berg – Printer\n- Bo Ek – Joiner\n", [("Anna Berg", "", []), ("Bo Ek", "", [])]),
        ("Anna Berg, Acme Ltd\n", [("Anna Berg", "Acme Ltd", [])]),
        ("Name\tEmail\nAnna Berg\ta@b.se\n", [("Anna Berg", "", ["a@b.se"])]),
        ("Anna Berg\ta@b.se\tsecond@b.se\n", [("Anna Berg", "", ["a@b.se", "second@b.se"])]),
    ],
)
def test_copied_text_is_a_table_or_a_person_a_line(text, found):
    assert people(text) == found


def test_each_line_keeps_its_number_and_text():
    reading = read_copied("\n- Anna Berg – Printer\n\n***\n- Bo Ek – Joiner\n".encode())

    assert [(draft.line, draft.raw) for draft in reading.drafts] == [
        (2, "- Anna Berg – Printer"),
        (5, "- Bo Ek – Joiner"),
    ]
    assert [(one.line, one.reason_code, one.raw) for one in reading.problems] == [
        (4, "row.nothing_usable", "***")
    ]
    assert (reading.records, reading.format) == (3, "lines")


@pytest.mark.parametrize("text", ["***\n---\n", "..."])
def test_lines_that_name_nobody_are_refused(text):
    with pytest.raises(Refused) as told:
        read_copied(text.encode())
    assert told.value.code == "file.not_a_table"
