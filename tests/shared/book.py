"""A profile on a real file and short ways to fill it, for the tests of every folder above the store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from netcrm.actions import contacts, events, favours, groups
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.group import Group
from netcrm.store import everything, records
from netcrm.store.ledger import Ledger

ZONE = "Europe/Berlin"
NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo(ZONE))
TODAY = NOW.date()


@dataclass
class Book:
    """Short ways to fill a profile, each through the action that the owner would use."""

    now: datetime = NOW

    @property
    def today(self) -> date:
        return self.now.date()

    def day(self, away: int) -> date:
        return self.today + timedelta(days=away)

    def contact(
        self, given: str = "Anna", *, email: str = "", tags: tuple[str, ...] = (), **cells: Any
    ) -> int:
        channels = (Channel(kind=ChannelKind.EMAIL, written=email),) if email else ()
        card = ContactCard(contact=Contact(given=given, **cells), channels=channels, tags=tags)
        return contacts.add(card, now=self.now)

    def group(self, name: str = "Round Table", **cells: Any) -> int:
        return groups.add(Group(name=name, **cells), now=self.now)

    def event(self, title: str = "Breakfast", *, away: int = 1, hour: int = 7, **cells: Any) -> int:
        return events.add(self.an_event(title, away=away, hour=hour, **cells), now=self.now)

    def an_event(self, title: str = "Breakfast", *, away: int = 1, hour: int = 7, **cells: Any) -> Event:
        day = self.day(away)
        start = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo(ZONE))
        told = {"zone": ZONE, "starts_at": start, "ends_at": start + timedelta(hours=2), **cells}
        return Event(title=title, **told)

    def attended(self, title: str = "Breakfast", *, away: int = -1, **cells: Any) -> int:
        return self.event(title, away=away, status=EventStatus.ATTENDED, **cells)

    def received(self, contact: int, *, on: date | None = None) -> int:
        return self._favour(contact, Direction.RECEIVED, on)

    def gave(self, contact: int, *, on: date | None = None) -> int:
        return self._favour(contact, Direction.GIVEN, on)

    def _favour(self, contact: int, direction: Direction, on: date | None) -> int:
        told = Favour(
            contact=contact, direction=direction, kind=FavourKind.ADVICE, happened_on=on or self.today
        )
        return favours.record(told, now=self.now)

    def all(self, kind: type) -> list[Any]:
        return everything.read()[kind]

    def get(self, kind: type, identifier: int) -> Any:
        return records.get(kind, identifier)


@contextmanager
def opened(folder: Path) -> Iterator[Book]:
    """A profile of its own, open on this thread for writing."""
    ledger = Ledger.open(folder / "profile", now=NOW)
    try:
        with ledger.writing():
            yield Book()
    finally:
        ledger.close()
