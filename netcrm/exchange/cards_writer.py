"""Contacts to CSV: inert in a spreadsheet, and read back by netcrm without a difference (PRODUCT.md 6)."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from netcrm.domain.contact import Channel, ChannelKind, ContactCard
from netcrm.exchange.own_columns import FIELDS, MARK, TAGS, VERSION, guard, written

CHANNEL_COLUMNS: dict[ChannelKind, tuple[str, str, tuple[str, ...]]] = {
    ChannelKind.EMAIL: ("E-mail", "Value", ()),
    ChannelKind.PHONE: ("Phone", "Value", ("International",)),
    ChannelKind.ADDRESS: ("Address", "Formatted", ()),
    ChannelKind.WEBSITE: ("Website", "Value", ()),
    ChannelKind.SOCIAL: ("Social", "Value", ()),
}
"""Kind to name, name of the value's column, and further columns: phones keep their E.164 form."""
_PARTS = len(CHANNEL_COLUMNS) + 2


def write(cards: Iterable[ContactCard]) -> bytes:
    """Return the contacts as CSV: UTF-8 with a byte order mark, commas, CRLF, as many columns as are needed.

    Every cell that begins with ``= + - @``, a tab, a carriage return or an apostrophe gets an apostrophe
    before it. Ids, sort names and the event where someone was met stay behind.

    Args:
        cards: asked for one after the other.
    """
    return "".join(lines(cards)).encode("utf-8", errors="replace")


def lines(cards: Iterable[ContactCard]) -> Iterator[str]:
    """Yield the lines of `write` one after the other, the byte order mark before the first."""
    # Flat tuples of texts and of numbers: the garbage collector doesn't look through those, and with a
    # hundred thousand contacts it would stop the window while it does.
    texts: list[tuple[str, ...]] = []
    counts: list[tuple[int, ...]] = []
    for card in cards:
        parts = _parts(card)
        texts.append(tuple(_line(part).removesuffix("\r\n") if part else "" for part in parts))
        counts.append(tuple(len(part) for part in parts))
    widths = [max((count[place] for count in counts), default=0) for place in range(_PARTS)]
    yield "\ufeff" + _line(_headers(widths[1:-1], widths[-1]))
    for text, count in zip(texts, counts, strict=True):
        padded = (_padded(*part) for part in zip(text, count, widths, strict=True))
        yield ",".join([*(part for part in padded if part is not None), VERSION]) + "\r\n"


def _parts(card: ContactCard) -> list[list[str]]:
    """Return a contact's cells: those of its fields, of each kind of channel, and of what else came."""
    channels = (
        [cell for one in card.channels if one.kind is kind for cell in _channel(one)]
        for kind in CHANNEL_COLUMNS
    )
    parts = [
        [*(written(getattr(card.contact, field)) for field in FIELDS), _listed(card.tags)],
        *channels,
        [cell for other in card.other_fields for cell in (other.name, other.value)],
    ]
    return [[guard(cell) for cell in part] for part in parts]


def _padded(text: str, count: int, width: int) -> str | None:
    """Return so many cells on one line with empty ones up to the width; None where nobody has any."""
    missing = width - count
    return (text + "," * missing if count else "," * (missing - 1)) if width else None


def _headers(channels: Sequence[int], others: int) -> list[str]:
    """Return the first line, for so many cells of each kind of channel and of other fields."""
    headers = [*FIELDS.values(), TAGS]
    for (name, value, further), cells in zip(CHANNEL_COLUMNS.values(), channels, strict=True):
        parts = ("Label", value, *further)
        for place in range(1, cells // len(parts) + 1):
            headers += [f"{name} {place} - {part}" for part in parts]
    for place in range(1, others // 2 + 1):
        headers += [f"Other {place} - Name", f"Other {place} - Value"]
    return [*headers, MARK]


def _channel(channel: Channel) -> Iterator[str]:
    yield channel.label
    yield channel.written
    if channel.kind is ChannelKind.PHONE:
        yield channel.normalised


def _listed(tags: Sequence[str]) -> str:
    """Return tags as a line of CSV of their own, so that a comma in one stays in it."""
    return _line(tags).removesuffix("\r\n") if tags else ""


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue()
