import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.exchange.person_names import PersonName, looks_like_firm, split_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Andersson", PersonName("Anna", "Andersson")),
        ("Ludwig van Beethoven", PersonName("Ludwig", "van Beethoven")),
        ("van Beethoven, Ludwig", PersonName("Ludwig", "van Beethoven")),
        ("Dr. Jürgen Müller PhD", PersonName("Jürgen", "Müller", prefix="Dr.", suffix="PhD")),
        ("María José García-López", PersonName("María José", "García-López")),
        ("田中 太郎", PersonName("太郎", "田中")),
        ("田中太郎", PersonName("", "田中太郎")),
        ("최유림", PersonName("유림", "최")),
        ("Smith", PersonName("Smith")),
        ("PhD", PersonName("PhD")),
    ],
)
def test_split_name(text, name):
    assert split_name(text) == name


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("van Beethoven Ludwig", "Ludwig", "van Beethoven"),
        ("Andersson Anna", "Anna", "Andersson"),
        ("García María José", "María José", "García"),
        ("Andersson", "", "Andersson"),
    ],
)
def test_family_name_first(text, given, family):
    assert split_name(text, family_first=True) == PersonName(given, family)


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [("王小明", "小明", "王"), ("歐陽小明", "小明", "歐陽"), ("王明", "明", "王")],
)
def test_chinese_names_need_no_space(text, given, family):
    assert split_name(text, chinese=True) == PersonName(given, family)


def test_firms():
    assert looks_like_firm("Weiß & Söhne GmbH")
    assert looks_like_firm("株式会社テスト")
    assert not looks_like_firm("Agnes Inc-Berg")


@given(st.text(min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool))
def test_no_name_comes_out_empty(text):
    name = split_name(text)

    assert name.given or name.family
