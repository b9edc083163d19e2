"""Every format that can be imported, recognised by content and never by file name."""

from collections.abc import Mapping

from netcrm.domain.import_plan import FIND_OUT, ReadAs
from netcrm.domain.refusal import Refused
from netcrm.exchange.cards_csv import CardsCsv
from netcrm.exchange.cards_xlsx import CardsXlsx
from netcrm.exchange.encoding import signature
from netcrm.exchange.ldif import Ldif
from netcrm.exchange.reading import FILE_LIMIT, Progress, Reader, Reading, no_progress
from netcrm.exchange.vcard import VCard
from netcrm.exchange.vocabulary import known

READERS: tuple[Reader, ...] = (CardsXlsx(), VCard(), Ldif(), CardsCsv())
"""Asked in this order; the last one takes any text."""

# What is no table although it is text: the first words tell it from one.
_OTHER_TEXT = (
    (b"begin:vcalendar", "iCalendar"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"{\\rtf", "RTF"),
    (b"{", "JSON"),
    (b"[", "JSON"),
)
_LOOKED_AT = 200
_TABLES = frozenset({"csv", "tsv", "xlsx"})
_REACH = frozenset({"email", "phone"})
_TELLING = _REACH | {"given", "family", "full_name", "family_first_name", "chinese_name", "company"}
_KNOWN_HEADERS = 2


def read(
    data: bytes,
    *,
    region: str = "",
    mapping: Mapping[str, str | None] | None = None,
    progress: Progress = no_progress,
    read_as: ReadAs = FIND_OUT,
) -> Reading:
    """Read a file of any known format; see `Reader.read`.

    Args:
        data: as there.
        region: as there.
        mapping: as there.
        progress: as there.
        read_as: what the owner knows better.

    Raises:
        Refused: ``file.*``: empty, too large, binary, or of no format that can be read; nothing was changed.
        Cancelled: by `progress`.
    """
    if not data:
        raise Refused("file.empty")
    if len(data) > FILE_LIMIT:
        raise Refused("file.too_large", megabytes=len(data) // 1_000_000, limit=FILE_LIMIT // 1_048_576)
    for reader in _readers(read_as):
        if reader.recognises(data) and not (isinstance(reader, CardsCsv) and kind_of(data)):
            return reader.read(
                data, region=region, mapping=mapping, progress=progress, encoding=read_as.encoding
            )
    raise Refused("file.unsupported", kind=kind_of(data))


def is_surely_contacts(reading: Reading) -> bool:
    """Tell whether a file that nobody named is one of contacts or events; any text can be read as a table."""
    if reading.format not in _TABLES or not reading.drafts:
        return bool(reading.drafts or reading.events)
    fields = {field.partition("/")[0] for _header, field in reading.columns if field}
    if reading.header_line is not None and (
        known(reading.headers) >= _KNOWN_HEADERS or not reading.header_key
    ):
        return not fields.isdisjoint(_TELLING)
    return not fields.isdisjoint(_REACH)


def _readers(read_as: ReadAs) -> tuple[Reader, ...]:
    """Return the readers, those of tables told what the owner knows better."""
    if not read_as.delimiter and read_as.has_header is None:
        return READERS
    has_header = read_as.has_header
    return (CardsXlsx(has_header), VCard(), Ldif(), CardsCsv(read_as.delimiter, has_header))


def kind_of(data: bytes) -> str:
    """Return what a file is that is surely no table; empty where it may be one."""
    binary = signature(data)
    if binary:
        return binary
    start = (
        data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    )
    return next((kind for first, kind in _OTHER_TEXT if start.startswith(first)), "")
