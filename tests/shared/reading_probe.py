"""Reads broken files one after the other, in a process of its own that ends with a trace where one hangs.

    python -m reading_probe KIND EXAMPLES [SECONDS]

reads so many broken files of a format (or lines of text: ``text``), and prints how many were read and the
longest time that one took. With SECONDS a file that takes longer fails.
"""

import faulthandler
import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import breakage
import made_files
from netcrm.domain import debrief, debrief_newcomer
from netcrm.domain.channels import normalise_email, normalise_phone, normalise_url
from netcrm.domain.import_plan import PlannedFile
from netcrm.domain.names import fold, words
from netcrm.domain.refusal import Refused
from netcrm.domain.review_list import LostRow, is_row
from netcrm.exchange import archive, events_ics, formats, planning
from netcrm.exchange import lost_rows as lost_file
from netcrm.exchange.cards_csv import CardsCsv
from netcrm.exchange.cards_xlsx import CardsXlsx
from netcrm.exchange.dates import Order, read_date, vote
from netcrm.exchange.guest_text import guests
from netcrm.exchange.ldif import Ldif
from netcrm.exchange.reading import Reading
from netcrm.exchange.vcard import VCard
from netcrm.store.search import expression
from netcrm.words.words import Words

HANG = 20
"""Seconds after which a file is taken to hang; no slow computer needs as long for a small one."""

_WORDS = Words()


def texts(value: object) -> Iterator[str]:
    """Yield every text inside a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, dict):
        for pair in value.items():
            yield from texts(pair)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts(getattr(value, one.name))


def refused(read: Callable[[], object]) -> object:
    """Return what `read` gives; None where it refuses, which must be worded."""
    try:
        found = read()
    except Refused as no:
        told = _WORDS.refusal(no)
        found = None
        if not told:
            raise
    return found


def look_at(reading: Reading) -> None:
    """See that every record arrived or is listed, that everything is worded, and that it can be kept."""
    lost = sum(is_row(one) for one in reading.problems)
    if reading.format != events_ics.FORMAT:
        assert reading.records == len(reading.drafts) + lost, (reading.records, len(reading.drafts), lost)
    for one in reading.problems:
        assert _WORDS.problem(one.reason_code, one.figures)
    for draft in reading.drafts:
        for remark in draft.warnings:
            assert _WORDS.problem(remark.code, remark.figures)
    for text in texts(reading):
        text.encode()
    told = PlannedFile(
        path="some.file",
        name="some.file",
        fingerprint="",
        format=reading.format,
        delimiter=reading.delimiter,
        header_line=reading.header_line,
        columns=dict(reading.columns),
        problems=reading.problems,
    )
    lost_file.write([LostRow(told, one) for one in reading.problems if is_row(one)])


def read_any(data: bytes) -> object:
    """Read a file as an import does: by what it looks like."""
    if planning.is_archive(data):
        return read_archive(data)
    if formats.kind_of(data) == planning.CALENDAR_KIND:
        return events_ics.read_events(data, now=made_files.NOW)
    return formats.read(data, region="DE")


def read_archive(data: bytes) -> object:
    """Read an archive that may not look like one any more."""
    return archive.read(data.decode("utf-8", errors="replace"))


READERS: dict[str, Callable[[bytes], object]] = {
    "table": lambda data: CardsCsv().read(data, region="GB"),
    "workbook": lambda data: CardsXlsx().read(data, region="GB"),
    "cards": lambda data: VCard().read(data, region="GB"),
    "entries": lambda data: Ldif().read(data, region="GB"),
    "calendar": lambda data: events_ics.read_events(data, now=made_files.NOW),
    "archive": read_archive,
}


def read_text(text: str) -> None:
    """Read a text in all the ways that the owner can type or paste one."""
    for card in guests(text, "DE"):
        for one in texts(card):
            one.encode()
    debrief.understand(text, _GUESTS, date(2026, 11, 17), _nobody)
    refused(lambda: debrief_newcomer.card_of(text))
    expression(text)
    fold(text), words(text)
    vote([text])
    for order in Order:
        read_date(text, order)
    normalise_email(text), normalise_phone(text, "DE"), normalise_url(text)


_GUESTS = (
    debrief.DebriefGuest(contact=1, name="Ada Lovelace", number=1),
    debrief.DebriefGuest(contact=2, name="Li Wei", number=2),
)


def _nobody(name: str) -> tuple[()]:
    return ()


class Watch:
    """Ends this process with a trace where one file hangs, and remembers the slowest.

    Args:
        most: seconds of work after which a file fails; none by default.
    """

    def __init__(self, most: float | None) -> None:
        self._most = most
        self.count = 0
        self.slowest = 0.0

    def over(self, data: bytes, read: Callable[[], object]) -> None:
        """Read one file, and see that what was read is whole."""
        faulthandler.dump_traceback_later(HANG, exit=True)
        begun = time.process_time()
        try:
            found = refused(read)
        finally:
            faulthandler.cancel_dump_traceback_later()
        took = time.process_time() - begun
        if isinstance(found, Reading):
            look_at(found)
        self.count += 1
        self.slowest = max(self.slowest, took)
        if self._most is not None:
            told = f"{took:.1f} s for {len(data)} bytes, {hashlib.sha256(data).hexdigest()}"
            assert took <= self._most, told


_BREAKS = st.lists(
    st.tuples(st.integers(0, len(breakage.WAYS) - 1), st.integers(0, 2**40)), min_size=1, max_size=4
)
_SIGNS = st.sampled_from([*" \t\n,;:.-–—/|@<>()[]\"'+#0123456789aAzZßİ中\u202e\u0301", "Anna", "met", "3-5"])
_TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(_SIGNS, max_size=60).map("".join),
    st.tuples(st.lists(_SIGNS, min_size=1, max_size=4), st.integers(1, 3_000), st.text(max_size=3)).map(
        lambda told: "".join(told[0]) * told[1] + told[2]
    ),
)


def run(kind: str, examples: int, most: float | None) -> Watch:
    """Read so many broken files of a format."""
    watch = Watch(most)
    held = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
        derandomize=settings().derandomize,
    )
    if kind == "text":
        held(given(_TEXTS)(lambda text: watch.over(text.encode(errors="replace"), lambda: read_text(text))))()
        return watch
    files = made_files.sound(kind)
    every = [data for one in READERS for data in made_files.sound(one)]

    def read_broken(data: bytes) -> None:
        watch.over(data, lambda: READERS[kind](data))
        watch.over(data, lambda: read_any(data))

    made = st.builds(breakage.broken, st.sampled_from(files), _BREAKS, st.sampled_from([*files, *every]))
    held(given(st.one_of(made, made, made, st.binary(max_size=400)))(read_broken))()
    return watch


def main(kind: str, examples: str, most: str = "") -> None:
    """Run, and print what was found out."""
    told = run(kind, int(examples), float(most) if most else None)
    print(json.dumps({"kind": kind, "files": told.count, "slowest": round(told.slowest, 2)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
