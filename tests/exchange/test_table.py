import pytest

from netcrm.exchange.delimiter import find_delimiter, hinted, split_lines
from netcrm.exchange.table import LONGEST_LINE, Table


def rows(text: str, *, width: int = 0, **options):
    table = Table(split_lines(text), ",")
    records = list(table.records(width=width, **options))
    return [(one.line, one.cells) for one in records], [(one.line, one.reason_code) for one in table.problems]


def test_every_row_knows_its_line():
    found, problems = rows('a,b\n\n"x\ny",2\r\n3,4')

    assert found == [(1, ["a", "b"]), (3, ["x\ny", "2"]), (5, ["3", "4"])]
    assert problems == []


def test_the_raw_text_is_kept():
    table = Table(split_lines('"x\ny",2\r\n3,4'), ",")

    assert [one.raw for one in table.records()] == ['"x\ny",2', "3,4"]


def test_carriage_returns_alone_end_a_line():
    assert rows('a,b\r1,2\r"x\ry",3\r')[0] == [(1, ["a", "b"]), (2, ["1", "2"]), (3, ["x\ry", "3"])]


def test_nothing_else_ends_a_line():
    assert rows("a,b\u2028c\x0bd\n1,2")[0] == [(1, ["a", "b\u2028c\x0bd"]), (2, ["1", "2"])]


@pytest.mark.parametrize(
    "text",
    ['a,b,c\n1,2,"x\n4,5,6\n7,8,9\n', 'a,b,c\n1,"x,2\n4,5,6\n7,8,9', 'a,b,c\n1,"x,2\n4,5,6\n7,"y",9\n'],
)
def test_an_unclosed_quote_costs_its_own_row_only(text):
    found, problems = rows(text, width=3)

    assert problems == [(2, "row.unclosed_quote")]
    assert [line for line, _ in found] == [1, 3, 4]


def test_very_many_unclosed_quotes_are_read_line_by_line():
    found, problems = rows("a,b\n" + '1,"x\n2,y\n' * 300, width=2)

    assert len(found) + len(problems) == 601
    assert len(problems) == 100


def test_a_line_without_end_is_passed_over():
    found, problems = rows("a,b\n1," + "x" * LONGEST_LINE + "\n2,3\n", width=2)

    assert problems == [(2, "row.too_long")]
    assert [line for line, _ in found] == [1, 3]


def test_rows_over_the_limit_are_a_problem():
    found, problems = rows("1,2\n3,4\n5,6\n", limit=2)

    assert [line for line, _ in found] == [1, 2]
    assert problems == [(3, "table.too_many_rows")]


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b,c\n1,2,3\n", ","),
        ("a;b;c\n1,5;2;3\n4,5;2;3\n", ";"),
        ("a\tb\nx, y\t2\n", "\t"),
        ("a|b|c\n1|2|3\n", "|"),
        ('title\n\na;b\n"x, y";1\n"x, y";1\n', ";"),
        ("mail\na@b.se\n", ","),
        ('name\n"Berg, Anna"\nBo\nCilla\nDora, E\n', "\x1f"),
    ],
)
def test_delimiter(text, delimiter):
    assert find_delimiter(split_lines(text)) == delimiter


def test_the_hint_of_a_spreadsheet_is_taken():
    assert hinted(["sep=;\r\n", "a;b\n"]) == ";"
    assert hinted(["a;b\n"]) == ""
    assert hinted([]) == ""
