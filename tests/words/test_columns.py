import pytest

from netcrm.domain.contact import Contact
from netcrm.domain.duplicates import Why
from netcrm.exchange.vocabulary import NONE, vocabularies
from netcrm.words.columns import ALIKE, CARD, FIELDS, SAME, delimiter, encoding
from netcrm.words.imports import WHY

# Headers that are ambiguous until their neighbours are known; no column is left as one of these.
UNSETTLED = {NONE, "name", "name_or_given", "title"}


def test_every_field_that_a_column_can_be_read_as_has_a_name():
    read = {field.partition("/")[0] for one in vocabularies() for field in one.fields.values()}
    assert read - UNSETTLED <= set(FIELDS)


def test_every_field_of_a_card_has_a_name():
    of_the_book = {"id", "source", "sort_name", "created_on", "met_event"}
    assert set(Contact.__dataclass_fields__) - of_the_book <= set(CARD)


def test_every_reason_has_a_word():
    assert set(Why) <= set(SAME) | set(ALIKE) | set(WHY)
    assert set(SAME) | set(ALIKE) <= set(Why)


@pytest.mark.parametrize(
    ("name", "told"),
    [("utf-8-sig", "UTF-8"), ("cp1252", "Windows-1252"), ("cp932", "Shift JIS"), ("utf_16_le", "UTF-16-LE")],
)
def test_encodings_as_people_write_them(name, told):
    assert encoding(name) == told


def test_signs_between_cells():
    assert [delimiter(sign) for sign in (",", "\t", ";", "~")] == ["comma", "tab", "semicolon", "~"]
