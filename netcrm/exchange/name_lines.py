"""Copied text that is no table to contacts: a person a line, or people in a row as letters name them."""

import re
from collections.abc import Mapping

from netcrm.domain.contact import Contact
from netcrm.domain.draft import ContactDraft, Problem
from netcrm.domain.import_plan import FIND_OUT, ReadAs
from netcrm.domain.refusal import Refused
from netcrm.exchange import formats
from netcrm.exchange.guest_text import person_of_line
from netcrm.exchange.reading import Progress, Reading, no_progress

FORMAT = "lines"
MOST = 10_000
"""Lines that are read; more are no text that somebody copied by hand."""

# After an address, what separates people in the line of a letter's receivers.
_NEXT = re.compile(r"(?<=[>\w])\s*[;,]\s*(?=[^;,@]*@)")
_LONGEST_ROW = 65_536
_EMAIL = re.compile(r"[^\s<>@,;]+@[^\s<>@,;]+\.[^\s<>@,;]+")


def read_copied(
    data: bytes,
    *,
    region: str = "",
    mapping: Mapping[str, str | None] | None = None,
    progress: Progress = no_progress,
    read_as: ReadAs = FIND_OUT,
) -> Reading:
    """Read text that was copied: a file's or a table's as `formats.read` does, else a person a line.

    Raises:
        Refused: as `formats.read` does.
        Cancelled: by `progress`.
    """
    text = data.decode(errors="replace")
    if _is_row_of_people(text):
        return read_lines(text)
    try:
        return formats.read(data, region=region, mapping=mapping, progress=progress, read_as=read_as)
    except Refused as refused:
        if refused.code != "file.not_a_table" or read_as.delimiter or read_as.has_header:
            raise
        return read_lines(text)


def read_lines(text: str) -> Reading:
    """Return the people that the lines name.

    Raises:
        Refused: ``file.not_a_table`` where no line names anybody, or there are too many lines.
    """
    lines = [line for line in enumerate(text.splitlines(), start=1) if line[1].strip()]
    if len(lines) > MOST:
        raise Refused("file.not_a_table")
    drafts: list[ContactDraft] = []
    problems: list[Problem] = []
    for number, line in lines:
        for part in _people(line):
            card = person_of_line(part)
            if card is None or (card.contact == Contact() and not card.channels):
                problems.append(Problem(line=number, reason_code="row.nothing_usable", raw=part))
                continue
            drafts.append(
                ContactDraft(
                    contact=card.contact,
                    channels=card.channels,
                    other_fields=card.other_fields,
                    line=number,
                    raw=part,
                )
            )
    if not drafts:
        raise Refused("file.not_a_table")
    return Reading(
        format=FORMAT,
        encoding="utf-8",
        drafts=tuple(drafts),
        problems=tuple(problems),
        records=len(drafts) + len(problems),
    )


def _people(line: str) -> list[str]:
    """Return the people of one line, of which several have an address each."""
    return _NEXT.split(line) if len(_EMAIL.findall(line)) > 1 else [line]


def _is_row_of_people(text: str) -> bool:
    """Tell whether the text is one line with several addresses and no row of a table."""
    if len(text) > _LONGEST_ROW or "\t" in text or "\n" in text.strip():
        return False
    return len(_EMAIL.findall(text)) > 1
