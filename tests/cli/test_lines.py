"""Lines that align, and obey nobody but the reader."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as some

from netcrm.cli.lines import WIDEST, aligned, cut, one_line, width


def test_columns_line_up_whatever_the_script():
    rows = [("1", "Ana", "Florist"), ("12", "王小明", "Architect"), ("3", "Zoe\u0301", "Baker")]
    told = list(aligned(rows))
    assert told == ["1   Ana     Florist", "12  王小明  Architect", "3   Zoe\u0301     Baker"]
    starts = zip(told, ("Florist", "Architect", "Baker"), strict=True)
    assert {width(line[: line.index(word)]) for line, word in starts} == {12}


def test_a_long_cell_is_cut_unless_it_is_the_last():
    long = "x" * 100
    (line,) = aligned([(long, long)])
    assert line == "x" * (WIDEST - 1) + "…  " + long


def test_no_rows_make_no_lines():
    assert list(aligned([])) == []


def test_a_terminal_is_told_nothing():
    assert one_line("Ann\x1b[31m\r\nRed\u202etxt\u2028end") == "Ann [31m Red txt end"


@given(some.lists(some.tuples(some.text(), some.text(), some.text()), max_size=5))
def test_a_row_is_one_line_without_control_characters(rows):
    told = list(aligned(rows))
    assert len(told) == len(rows)
    for line in told:
        assert len(line.splitlines()) <= 1
        assert not {unicodedata.category(char) for char in line} & {"Cc", "Zl", "Zp", "Cs"}


@given(some.text(), some.integers(min_value=1, max_value=30))
def test_what_is_cut_fits(text, limit):
    assert width(cut(text, limit)) <= max(limit, 1)
