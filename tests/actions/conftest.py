"""A profile on a real file, and what every action is held to: one step, undone and redone, or nothing at all."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from netcrm.actions import contacts, events, favours, groups, history
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.event import Event, EventStatus
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.group import Group
from netcrm.domain.refusal import Refused
from netcrm.store import everything, records, steps
from netcrm.store.ledger import Ledger
from netcrm.words.words import Words

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

    def contact(self, given: str = "Anna", *, email: str = "", tags: tuple[str, ...] = (), **cells: Any) -> int:
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
        told = Favour(contact=contact, direction=direction, kind=FavourKind.ADVICE, happened_on=on or self.today)
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


@pytest.fixture
def open_book() -> Callable[[Path], Any]:
    return opened


@pytest.fixture
def book(tmp_path):
    with opened(tmp_path) as made:
        yield made


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def does(book):
    """Carry out an action; it is one step under this code and figures, and can be undone and redone."""

    def check(code: str, figures: dict[str, Any], action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        before, known = everything.read(), {line.id for line in steps.history(9)}
        answer = action(*args, now=book.now, **kwargs)
        after, made = everything.read(), [line for line in steps.history(9) if line.id not in known]
        assert [(line.code, line.figures) for line in made] == [(code, figures)]
        assert Words().step(code, figures)
        assert history.undo(now=book.now)[0].code == code
        assert everything.read() == before
        assert history.redo(now=book.now).code == code
        assert everything.read() == after
        return answer

    return check


@pytest.fixture
def refuses(book):
    """Try an action; it is refused with this code and field, in words, and changes nothing."""

    def check(code: str, field: str | None, action: Callable[..., Any], *args: Any, **kwargs: Any) -> Refused:
        before, lines = everything.read(), steps.history()
        with pytest.raises(Refused) as told:
            action(*args, now=book.now, **kwargs)
        assert (told.value.code, told.value.field) == (code, field)
        assert Words().refusal(told.value)
        assert everything.read() == before
        assert steps.history() == lines
        return told.value

    return check


@pytest.fixture
def leaves(book):
    """Carry out an action that has nothing to change: no step comes of it."""

    def check(action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        before, lines = everything.read(), steps.history()
        answer = action(*args, now=book.now, **kwargs)
        assert everything.read() == before
        assert steps.history() == lines
        return answer

    return check
