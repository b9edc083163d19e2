"""Contacts to CSV: inert in a spreadsheet, and read back by netcrm without a difference (PRODUCT.md 6)."""

import csv
import io
from collections.abc import Iterator, Sequence

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


def write(cards: Sequence[ContactCard]) -> bytes:
    """Return the contacts as CSV: UTF-8 with a byte order mark, commas, CRLF, as many columns as are needed.

    Every cell that begins with ``= + - @``, a tab, a carriage return or an apostrophe gets an apostrophe
    before it. Ids, sort names and the event where someone was met stay behind.
    """
    counts = {kind: max((_count(card, kind) for card in cards), default=0) for kind in CHANNEL_COLUMNS}
    others = max((len(card.other_fields) for card in cards), default=0)
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(_headers(counts, others))
    for card in cards:
        writer.writerow([guard(cell) for cell in _cells(card, counts, others)])
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _count(card: ContactCard, kind: ChannelKind) -> int:
    return sum(one.kind is kind for one in card.channels)


def _headers(counts: dict[ChannelKind, int], others: int) -> list[str]:
    headers = [*FIELDS.values(), TAGS]
    for kind, (name, value, further) in CHANNEL_COLUMNS.items():
        for place in range(1, counts[kind] + 1):
            headers += [f"{name} {place} - {part}" for part in ("Label", value, *further)]
    for place in range(1, others + 1):
        headers += [f"Other {place} - Name", f"Other {place} - Value"]
    return [*headers, MARK]


def _cells(card: ContactCard, counts: dict[ChannelKind, int], others: int) -> Iterator[str]:
    for field in FIELDS:
        yield written(getattr(card.contact, field))
    yield _listed(card.tags)
    for kind in CHANNEL_COLUMNS:
        width = 3 if kind is ChannelKind.PHONE else 2
        channels = [one for one in card.channels if one.kind is kind]
        for one in channels:
            yield from _channel(one)
        yield from [""] * (width * (counts[kind] - len(channels)))
    for other in card.other_fields:
        yield other.name
        yield other.value
    yield from [""] * (2 * (others - len(card.other_fields)))
    yield VERSION


def _channel(channel: Channel) -> Iterator[str]:
    yield channel.label
    yield channel.written
    if channel.kind is ChannelKind.PHONE:
        yield channel.normalised


def _listed(tags: Sequence[str]) -> str:
    """Return tags as a line of CSV of their own, so that a comma in one stays in it."""
    if not tags:
        return ""
    out = io.StringIO(newline="")
    csv.writer(out).writerow(tags)
    return out.getvalue().removesuffix("\r\n")
