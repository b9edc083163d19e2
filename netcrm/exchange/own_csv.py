"""netcrm's own CSV back to drafts, without any of the guessing that foreign files need."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from netcrm.domain.channels import normalise
from netcrm.domain.checks import TEXT_LIMIT
from netcrm.domain.contact import Channel, ChannelKind, Contact, OtherField
from netcrm.domain.draft import ContactDraft, Problem, Remark
from netcrm.exchange.cards_writer import CHANNEL_COLUMNS
from netcrm.exchange.own_columns import FIELDS, MARK, PARSERS, TAGS, Value, limit_of, unguard
from netcrm.exchange.reading import Progress
from netcrm.exchange.table import Record, Rows

_NUMBERED = re.compile(r"(E-mail|Phone|Address|Website|Social|Other) (\d{1,4}) - (\w+)")
_BY_HEADER = {header: name for name, header in FIELDS.items()}
_KINDS = {name: kind for kind, (name, _, _) in CHANNEL_COLUMNS.items()}
_PROGRESS_ROWS = 500
_GREATEST = 10**15


def is_own(headers: Sequence[str]) -> bool:
    """Tell whether netcrm wrote the file."""
    return MARK in headers and FIELDS["given"] in headers


def columns(headers: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """Return header and field of each column."""
    return tuple((header, _field_of(header)) for header in headers if header != MARK)


def _field_of(header: str) -> str | None:
    if header == TAGS:
        return "tags"
    found = _NUMBERED.fullmatch(header)
    if found and found[1] != "Other":
        suffix = "" if found[3] in ("Value", "Formatted") else f".{found[3].lower()}"
        return _KINDS[found[1]].value + suffix
    return _BY_HEADER.get(header)


def read_rows(
    rows: Rows, header: Record, region: str, progress: Progress, total: int
) -> tuple[list[ContactDraft], list[Problem], int]:
    """Return drafts, problems and the number of records below the header row."""
    drafts: list[ContactDraft] = []
    problems: list[Problem] = []
    count = 0
    headers = header.cells
    for record in rows.records(after=header.last_line, width=len(headers)):
        count += 1
        if count % _PROGRESS_ROWS == 0:
            progress(record.line, total)
        if any(cell for name, cell in zip(headers, record.cells, strict=False) if name != MARK):
            drafts.append(_draft(headers, record, region))
        else:
            problems.append(Problem(line=record.line, reason_code="row.empty", raw=record.raw))
    return drafts, problems + rows.problems, count + len(rows.problems)


@dataclass(slots=True)
class _Row:
    """The cells of one row by what they are."""

    fields: dict[str, Value] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    numbered: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def _draft(headers: Sequence[str], record: Record, region: str) -> ContactDraft:
    row = _Row()
    for place, cell in enumerate(record.cells):
        if cell:
            _take(row, headers[place] if place < len(headers) else f"Column {place + 1}", unguard(cell))
    numbered = sorted(row.numbered.items(), key=lambda item: item[0][1])
    channels = [_channel(name, parts, region) for name in _KINDS for (of, _), parts in numbered if of == name]
    others = [(parts.get("Name", ""), parts.get("Value", "")) for (of, _), parts in numbered if of == "Other"]
    return ContactDraft(
        contact=Contact(**row.fields),  # type: ignore[arg-type]
        channels=tuple(replace(one, position=place) for place, one in enumerate(channels)),
        other_fields=tuple(
            OtherField(name=name, value=value, position=place)
            for place, (name, value) in enumerate([*others, *row.others])
        ),
        tags=row.tags,
        line=record.line,
        raw=record.raw,
        warnings=tuple(row.remarks),
    )


def _take(row: _Row, header: str, cell: str) -> None:
    if len(cell) > TEXT_LIMIT and header not in _BY_HEADER:
        _remark(row, "cell.cut", header, cell)
    numbered = _NUMBERED.fullmatch(header)
    if numbered:
        row.numbered.setdefault((numbered[1], int(numbered[2])), {})[numbered[3]] = cell[:TEXT_LIMIT]
    elif header == TAGS:
        row.tags = tuple(tag for line in csv.reader(io.StringIO(cell, newline="")) for tag in line if tag)
    elif header in _BY_HEADER:
        _take_field(row, header, cell)
    elif header != MARK:
        row.others.append((header, cell[:TEXT_LIMIT]))


def _remark(row: _Row, code: str, header: str, cell: str) -> None:
    row.remarks.append(Remark(code=code, figures={"column": header, "text": cell[:200]}))


def _take_field(row: _Row, header: str, cell: str) -> None:
    name = _BY_HEADER[header]
    limit = limit_of(name)
    if len(cell) > limit:
        _remark(row, "cell.cut", header, cell)
        if limit < TEXT_LIMIT:
            row.others.append((header, cell[:TEXT_LIMIT]))
        cell = cell[:limit]
    try:
        value = PARSERS[name](cell) if name in PARSERS else cell
        if isinstance(value, int) and not 0 <= value <= _GREATEST:
            raise ValueError(cell)
        row.fields[name] = value
    except ValueError:
        _remark(row, "cell.not_readable", header, cell)
        row.others.append((header, cell))


def _channel(name: str, parts: dict[str, str], region: str) -> Channel:
    kind = _KINDS[name]
    text = parts.get(CHANNEL_COLUMNS[kind][1], "")
    told = parts.get("International", "") if kind is ChannelKind.PHONE else ""
    return Channel(
        kind=kind,
        label=parts.get("Label", ""),
        written=text,
        normalised=told or normalise(kind, text, region),
    )
