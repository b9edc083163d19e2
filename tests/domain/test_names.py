import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.names import fold

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)


def slowly(text):
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


@given(st.text() | st.text(alphabet=st.characters(max_codepoint=127)) | st.text(alphabet="aÅłß \t\x1f\x85"))
def test_the_short_way_folds_as_the_long_one(text):
    assert fold(text) == slowly(text)
