"""A profile of 100,000 contacts, made once a run and shared by the measures."""

import atexit
import functools
import shutil
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import people

from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.interaction import Interaction, InteractionContact, InteractionKind
from netcrm.domain.names import sort_name
from netcrm.domain.room import Room
from netcrm.store import contacts, records, steps
from netcrm.store.ledger import Ledger

CONTACTS = 100_000
INTERACTIONS = 1_000_000 if "--full" in sys.argv else 100_000
NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
_ROOMS = (*Room, None)
_BATCH = 10_000


@functools.cache
def folder() -> Path:
    """Return the folder of the profile, which is taken away when the run ends."""
    place = _place()
    ledger = Ledger.open(place, now=NOW)
    with ledger.writing():
        _people(CONTACTS)
        _interactions()
        _favours()
    ledger.close()
    return place


@functools.cache
def folder_of(count: int) -> Path:
    """Return the folder of a profile with so many contacts and nothing else."""
    place = _place()
    ledger = Ledger.open(place, now=NOW)
    with ledger.writing():
        _people(count)
    ledger.close()
    return place


def _place() -> Path:
    place = Path(tempfile.mkdtemp(prefix="netcrm-bench-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place / "profile"


def _people(count: int) -> None:
    rows = people.rows(count)
    for start in range(0, count, _BATCH):
        with steps.recorded("contacts.changed", NOW, count=_BATCH):
            contacts.insert_many([_card(row, n) for n, row in enumerate(rows[start : start + _BATCH], start)])


def _card(row: people.Row, number: int) -> ContactCard:
    given, family, company, trade, email, phone, place = row
    return ContactCard(
        contact=Contact(
            given=given,
            family=family,
            company=company,
            profession=trade,
            place=place,
            room=_ROOMS[number % 5],
            seeks=f"a {trade} in {place}",
            cadence_days=30 if number % 7 == 0 else None,
            sort_name=sort_name(given, family),
            created_on=date(2025, 1, 1) + timedelta(days=number % 600),
        ),
        channels=(
            Channel(kind=ChannelKind.EMAIL, written=email, normalised=email),
            Channel(kind=ChannelKind.PHONE, written=phone, normalised=phone),
        ),
        tags=("Regular",) if number % 10 == 0 else (),
    )


def _interactions() -> None:
    for start in range(0, INTERACTIONS, _BATCH):
        said = [
            Interaction(
                happened_on=date(2024, 1, 1) + timedelta(days=n % 1_000),
                kind=InteractionKind.CALL,
                text=f"spoke about order {n}",
            )
            for n in range(start, start + _BATCH)
        ]
        with steps.recorded("interaction.logged", NOW, name=""):
            made = records.insert_many(said)
            with_whom = [1 + n % CONTACTS for n in range(start, start + _BATCH)]
            records.insert_many(
                [
                    InteractionContact(interaction=interaction, contact=contact)
                    for interaction, contact in zip(made, with_whom, strict=True)
                ]
            )


def _favours() -> None:
    with steps.recorded("favour.given", NOW, name=""):
        records.insert_many(
            [
                Favour(
                    contact=1 + n % 1_000,
                    direction=Direction.GIVEN if n % 3 else Direction.RECEIVED,
                    kind=FavourKind.ADVICE,
                    happened_on=date(2026, 1, 1) + timedelta(days=n % 300),
                )
                for n in range(20_000)
            ]
        )
