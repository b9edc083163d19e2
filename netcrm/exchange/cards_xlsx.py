"""Contacts in a workbook of a spreadsheet program (PRODUCT.md 6); only its values, never its formulas."""

from collections.abc import Mapping, Sequence

from netcrm.domain.draft import Problem
from netcrm.domain.refusal import Refused
from netcrm.exchange import workbook
from netcrm.exchange.card_table import Source, read_table
from netcrm.exchange.columns import headless, recognise
from netcrm.exchange.header_row import find_header
from netcrm.exchange.reading import Progress, Reading, no_progress
from netcrm.exchange.table import MOST_COLUMNS, Record

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
# Names of the streams that a compound file of old Excel, or an encrypted workbook, has.
_OLD = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TELLING = frozenset(
    {"given", "family", "full_name", "family_first_name", "chinese_name", "company", "email", "phone"}
)
_WEIGHT = 10


class CardsXlsx:
    """The reader of workbooks; of several sheets it reads the one that is most like contacts.

    Args:
        has_header: whether a row holds the names of the columns; None to find out.
    """

    def __init__(self, has_header: bool | None = None) -> None:
        self._has_header = has_header

    def recognises(self, data: bytes) -> bool:
        """Tell a workbook by its parts; an old or encrypted one too, which `read` refuses."""
        if data.startswith(_COMPOUND):
            return _ENCRYPTED in data or any(name in data for name in _OLD)
        return data.startswith(_ZIP) and workbook.is_workbook(workbook.parts(data))

    def read(
        self,
        data: bytes,
        *,
        region: str = "",
        mapping: Mapping[str, str | None] | None = None,
        progress: Progress = no_progress,
        encoding: str = "",
    ) -> Reading:
        """Read a workbook; see `Reader.read`.

        Args:
            data: the bytes of the file.
            region: as there.
            mapping: as there.
            progress: told after every few hundred rows how far it is, in rows.
            encoding: of no use here: a workbook says its own.

        Raises:
            Refused: ``file.workbook_*``: encrypted, in an old form, too large unpacked or damaged;
                ``file.empty`` or ``file.not_a_table``.
            Cancelled: by `progress`.
        """
        if data.startswith(_COMPOUND):
            raise Refused("file.workbook_protected" if _ENCRYPTED in data else "file.workbook_old")
        if workbook.is_binary(workbook.parts(data)):
            raise Refused("file.workbook_old")
        sheet = workbook.read_sheet(data, _likeness, progress)
        lines = sheet.rows[-1].number if sheet.rows else 0
        source = Source(rows=lambda: workbook.SheetRows(sheet), lines=lines)
        file = Reading(format="xlsx", encoding="", problems=_left_out(sheet))
        return read_table(source, file, region, mapping, progress, has_header=self._has_header)


def _likeness(rows: Sequence[Record]) -> int:
    """Return how much a sheet is like contacts: by the fields that its columns hold, names and ways first."""
    place = find_header(rows)
    below = [row.cells[:MOST_COLUMNS] for row in rows[0 if place is None else place + 1 :]]
    if place is None:
        columns = headless(below, max(map(len, below)))
    else:
        columns = recognise(rows[place].cells[:MOST_COLUMNS], below)
    fields = {column.field for column in columns if column.field}
    return len(fields) + (_WEIGHT - 1) * len(fields & _TELLING)


def _left_out(sheet: workbook.Sheet) -> tuple[Problem, ...]:
    if not sheet.others:
        return ()
    figures = {"sheet": sheet.name, "others": ", ".join(sheet.others)[:1000]}
    return (Problem(line=1, reason_code="file.other_sheets", figures=figures),)
