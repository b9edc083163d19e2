"""Every format that can be imported, recognised by content and never by file name."""

from collections.abc import Mapping, Sequence

from netcrm.domain.refusal import Refused
from netcrm.exchange.cards_csv import CardsCsv
from netcrm.exchange.cards_xlsx import CardsXlsx
from netcrm.exchange.encoding import signature
from netcrm.exchange.ldif import Ldif
from netcrm.exchange.reading import FILE_LIMIT, Progress, Reader, Reading, no_progress
from netcrm.exchange.vcard import VCard

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


def read(
    data: bytes,
    *,
    region: str = "",
    mapping: Mapping[str, str | None] | None = None,
    progress: Progress = no_progress,
    encoding: str = "",
    readers: Sequence[Reader] = READERS,
) -> Reading:
    """Read a file of any known format; see `Reader.read`.

    Raises:
        Refused: ``file.*``: empty, too large, binary, or of no format that can be read; nothing was changed.
        Cancelled: by `progress`.
    """
    if not data:
        raise Refused("file.empty")
    if len(data) > FILE_LIMIT:
        raise Refused("file.too_large", megabytes=len(data) // 1_000_000, limit=FILE_LIMIT // 1_048_576)
    for reader in readers:
        if reader.recognises(data) and not (isinstance(reader, CardsCsv) and kind_of(data)):
            return reader.read(data, region=region, mapping=mapping, progress=progress, encoding=encoding)
    raise Refused("file.unsupported", kind=kind_of(data))


def kind_of(data: bytes) -> str:
    """Return what a file is that is surely no table; empty where it may be one."""
    binary = signature(data)
    if binary:
        return binary
    start = (
        data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    )
    return next((kind for first, kind in _OTHER_TEXT if start.startswith(first)), "")
