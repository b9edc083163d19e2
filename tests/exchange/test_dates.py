import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.exchange.dates import Order, is_blank_date, read_date, vote

DAY, MONTH, UNKNOWN = Order.DAY_FIRST, Order.MONTH_FIRST, Order.UNKNOWN


@pytest.mark.parametrize(
    ("cells", "region", "order"),
    [
        (["04/12/1990", "25/12/1990"], "US", DAY),
        (["04/12/1990", "12/25/1990"], "GB", MONTH),
        (["04.12.1990"], "", DAY),
        (["04/12/1990"], "US", MONTH),
        (["04/12/1990"], "GB", DAY),
        (["04/12/1990"], "", UNKNOWN),
        (["04/25"], "", MONTH),
        (["2024-05-24", ""], "", UNKNOWN),
    ],
)
def test_the_column_votes(cells, region, order):
    assert vote(cells, region) is order


@pytest.mark.parametrize(
    ("text", "order", "told"),
    [
        ("1990-03-14", UNKNOWN, "1990-03-14"),
        ("2024/05/24 13:28", UNKNOWN, "2024-05-24"),
        ("2024年5月24日", UNKNOWN, "2024-05-24"),
        ("19900314", UNKNOWN, "1990-03-14"),
        ("--03-14", UNKNOWN, "--03-14"),
        (" --03-14", UNKNOWN, "--03-14"),
        ("--0229", UNKNOWN, "--02-29"),
        ("1604-03-14", UNKNOWN, "--03-14"),
        ("04/12/1990", DAY, "1990-12-04"),
        ("04/12/1990", MONTH, "1990-04-12"),
        ("04/12/1990", UNKNOWN, ""),
        ("05/05/1990", UNKNOWN, "1990-05-05"),
        ("25/12/1990", UNKNOWN, "1990-12-25"),
        ("04/12", UNKNOWN, "--04-12"),
        ("04.12.", DAY, "--12-04"),
        ("12 Mar 2024", UNKNOWN, "2024-03-12"),
        ("7-Feb-02", UNKNOWN, "2002-02-07"),
        ("1er août 2020", UNKNOWN, ""),
        ("14. März 1990", UNKNOWN, "1990-03-14"),
        ("14 de marzo de 1990", UNKNOWN, "1990-03-14"),
        ("March 14, 1990", UNKNOWN, "1990-03-14"),
        ("14 March", UNKNOWN, "--03-14"),
        ("31.02.1990", DAY, ""),
        ("14.3.65", DAY, "1965-03-14"),
        ("14.3.05", DAY, "2005-03-14"),
        ("soon", UNKNOWN, ""),
        ("90210", UNKNOWN, ""),
    ],
)
def test_read_date(text, order, told):
    assert read_date(text, order, is_birth=True) == told


def test_a_meeting_is_no_birth():
    assert read_date("7-Feb-22", UNKNOWN) == "2022-02-07"
    assert read_date("7-Feb-98", UNKNOWN) == "1998-02-07"


@pytest.mark.parametrize("text", ["0.0.00", "00/00/00", "0000-00-00", "0000-00-00 00:00:00"])
def test_no_date(text):
    assert is_blank_date(text)


@given(st.dates(), st.sampled_from([DAY, MONTH, UNKNOWN]))
def test_iso_dates_are_read_whatever_the_column_says(day, order):
    told = f"--{day:%m-%d}" if day.year == 1604 else day.isoformat()

    assert read_date(day.isoformat(), order) == told


@given(st.dates())
def test_a_date_without_a_year_never_gets_one(day):
    assert read_date(f"{day.day}.{day.month}.", DAY) == f"--{day:%m-%d}"


@given(st.text(max_size=80), st.sampled_from(Order))
def test_any_text_is_a_date_or_none(text, order):
    told = read_date(text, order)

    assert told == "" or len(told) in (7, 10)
