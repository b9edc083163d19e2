"""Contacts in a table of text: CSV of any dialect, TSV, "Unicode text" of spreadsheets (PRODUCT.md 6)."""

from collections.abc import Mapping

from netcrm.domain.draft import Problem
from netcrm.exchange.card_table import Source, read_table
from netcrm.exchange.delimiter import find_delimiter, hinted, split_lines
from netcrm.exchange.encoding import Decoded, decode
from netcrm.exchange.reading import Progress, Reading, no_progress
from netcrm.exchange.table import Table


class CardsCsv:
    """The reader of tables; it takes every text that no other reader wants.

    Args:
        delimiter: the sign between two cells; empty to find out.
        has_header: whether a row holds the names of the columns; None to find out.
    """

    def __init__(self, delimiter: str = "", has_header: bool | None = None) -> None:
        self._delimiter, self._has_header = delimiter, has_header

    def recognises(self, data: bytes) -> bool:
        """Tell that any text may be a table; `read` refuses what is none."""
        return True

    def read(
        self,
        data: bytes,
        *,
        region: str = "",
        mapping: Mapping[str, str | None] | None = None,
        progress: Progress = no_progress,
        encoding: str = "",
    ) -> Reading:
        """Read a table; see `Reader.read`.

        Args:
            data: the bytes of the file.
            region: as there.
            mapping: as there.
            progress: told after every few hundred rows how far it is, in lines.
            encoding: what the owner chose; empty to find out.

        Raises:
            Refused: ``file.*``: empty, too large, binary, or no table.
        """
        decoded = decode(data, encoding)
        lines = split_lines(decoded.text)
        hint = hinted(lines)
        delimiter = self._delimiter or hint or find_delimiter(lines)
        file = Reading(
            format="tsv" if delimiter == "\t" else "csv",
            encoding=decoded.encoding,
            delimiter="," if delimiter == "\x1f" else delimiter,
            problems=problems_of_text(decoded),
        )
        source = Source(rows=lambda: Table(lines, delimiter), top=1 if hint else 0, lines=len(lines))
        return read_table(source, file, region, mapping, progress, has_header=self._has_header)


def problems_of_text(decoded: Decoded) -> tuple[Problem, ...]:
    """Return what of a file's bytes was no text."""
    counts = {"file.nul_removed": decoded.nul_characters, "file.characters_lost": decoded.unreadable}
    return tuple(
        Problem(line=1, reason_code=code, figures={"count": count}) for code, count in counts.items() if count
    )
