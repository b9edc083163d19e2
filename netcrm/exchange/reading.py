"""What every reader of contact files takes and gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from netcrm.domain.draft import ContactDraft, Problem
from netcrm.domain.event_draft import EventDraft

Progress = Callable[[int, int], None]
"""Called with (done, total) now and then; it may raise `Cancelled`."""

FILE_LIMIT = 100 * 1024 * 1024
"""Bytes of a file (RELIABILITY.md 2.3)."""


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file as values, with everything that was not understood.

    Attributes:
        format: name of the reader: ``csv``, ``tsv``, ...
        encoding: Python's name of the encoding that the bytes were read in.
        delimiter: what separates the cells; None where the format has no cells.
        header_line: 1-based line of the header row; None without one.
        headers: the columns' headers, each one unlike the others (``Titre``, ``Titre (2)``).
        columns: header and the field it was read as; None where its cells go to the other fields.
        drafts: the contacts in the file's order.
        problems: what was not imported, by line.
        records: how many records the file holds, read or not.
        header_key: fingerprint of the header row, under which a mapping is remembered; empty without one, and
            where the columns are fixed.
        events: the events in the file's order, of a calendar.
    """

    format: str
    encoding: str
    delimiter: str | None = None
    header_line: int | None = None
    headers: tuple[str, ...] = ()
    columns: tuple[tuple[str, str | None], ...] = ()
    drafts: tuple[ContactDraft, ...] = ()
    problems: tuple[Problem, ...] = ()
    records: int = 0
    header_key: str = ""
    events: tuple[EventDraft, ...] = ()


class Reader(Protocol):
    """One format: recognises its files by their content and reads them."""

    def recognises(self, data: bytes) -> bool:
        """Tell whether the file is of this format; looks at the content only and raises nothing."""
        ...

    def read(
        self,
        data: bytes,
        *,
        region: str = "",
        mapping: Mapping[str, str | None] | None = None,
        progress: Progress = no_progress,
        encoding: str = "",
    ) -> Reading:
        """Read the whole file.

        Args:
            data: the bytes of the file.
            region: ISO 3166 two-letter code by which local phone numbers are read; empty for none.
            mapping: header to field, None for other fields; a header not in it is recognised as usual.
            progress: told how far it is.
            encoding: what the owner chose; empty to find out.

        Raises:
            Refused: nothing of the file can be read.
            Cancelled: by `progress`.
        """
        ...
