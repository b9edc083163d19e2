"""A desk over a real profile."""

import threading
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from netcrm.store.ledger import Ledger
from netcrm.work.desk import Desk

NOW = datetime(2026, 11, 17, 0, 30, tzinfo=ZoneInfo("Europe/Berlin"))
PATIENCE = 30
"""Seconds after which a test that waits for another thread gives up."""


class StandingClock:
    """A clock on the owner's local time that stands still."""

    def now(self) -> datetime:
        return NOW


@pytest.fixture
def now():
    return NOW


@pytest.fixture
def desk(tmp_path):
    opened = Desk(Ledger.open(tmp_path / "profile", now=NOW), StandingClock())
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture
def reopened(tmp_path):
    """Open the profile again once the desk is closed."""
    return lambda: Desk(Ledger.open(tmp_path / "profile", now=NOW), StandingClock())


class Gate:
    """Holds a worker back until it is opened."""

    def __init__(self) -> None:
        self._reached, self._open = threading.Event(), threading.Event()

    def pass_through(self) -> None:
        """Called by the worker: say that it is there, and wait."""
        self._reached.set()
        assert self._open.wait(PATIENCE)

    def wait_until_reached(self) -> None:
        assert self._reached.wait(PATIENCE)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate():
    made = Gate()
    yield made
    made.open()
