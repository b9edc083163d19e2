import csv
import io

from netcrm.domain.draft import Problem
from netcrm.domain.import_plan import PlannedFile
from netcrm.domain.review_list import LostRow
from netcrm.exchange.lost_rows import write


def file(*headers: str, delimiter: str = ",", header_line: int | None = 1) -> PlannedFile:
    columns = dict.fromkeys(headers or ("Column 1", "Column 2"))
    return PlannedFile(
        path="a.csv",
        name="a.csv",
        fingerprint="",
        format="csv",
        delimiter=delimiter,
        header_line=header_line,
        columns=columns,
    )


def lost(of: PlannedFile, raw: str) -> LostRow:
    return LostRow(of, Problem(line=3, reason_code="row.nothing_usable", raw=raw))


def rows(*told: LostRow) -> list[list[str]]:
    return list(csv.reader(io.StringIO(write(told).decode("utf-8-sig"), newline="")))


def test_rows_stand_under_their_header():
    cards = file("Name", "Email", delimiter=";")
    assert rows(lost(cards, ';"a;b"'), lost(cards, "x")) == [["Name", "Email"], ["", "a;b"], ["x", ""]]


def test_two_files_share_the_headers_they_have_in_common():
    one, other = file("Name", "Email"), file("Email", "Phone")
    assert rows(lost(one, "Cy,c"), lost(other, "d,12")) == [
        ["Name", "Email", "Phone"],
        ["Cy", "c", ""],
        ["", "d", "12"],
    ]


def test_cells_beyond_the_header_come_last():
    assert rows(lost(file("Name"), "Cy,more")) == [["Name", "Column 2"], ["Cy", "more"]]


def test_a_spreadsheet_runs_nothing_of_it():
    assert rows(lost(file("Name"), "=HYPERLINK(1)"))[1] == ["'=HYPERLINK(1)"]


def test_without_a_header_there_is_none():
    assert rows(lost(file(header_line=None), "a,b")) == [["a", "b"]]
    assert rows() == []
