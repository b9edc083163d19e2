"""A profile on a real file, and what every action is held to: one step, undone and redone, or nothing."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from book import NOW, opened
from netcrm.actions import history
from netcrm.domain.refusal import Refused
from netcrm.reads.archives import document
from netcrm.store import everything, listing, records, steps
from netcrm.store.engine import database, rows
from netcrm.store.ledger import Ledger
from netcrm.words.words import Words


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

    def check(
        code: str, figures: dict[str, Any], action: Callable[..., Any], *args: Any, **kwargs: Any
    ) -> Any:
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


class Reverted(Exception):
    """Takes a rebuild back."""


def dump():
    """Return all recorded rows with their numbers."""
    connection = database.raw()
    names = steps.recorded_tables(connection)
    return {name: rows(connection, f'SELECT * FROM "{name}" ORDER BY id') for name in names}


def list_rows():
    return rows(database.raw(), "SELECT * FROM listing ORDER BY contact")


class Living(RuleBasedStateMachine):
    """One profile of its own, held together by what must be true after every step and at the end."""

    def __init__(self):
        super().__init__()
        self.now = NOW
        self.folder = Path(tempfile.mkdtemp())
        self.open = ExitStack()
        ledger = Ledger.open(self.folder / "profile", now=NOW)
        self.open.callback(ledger.close)
        self.open.enter_context(ledger.writing())
        self.start = dump()
        self.texts = [document(NOW)]

    def teardown(self):
        try:
            self.undo_and_redo_everything()
        finally:
            self.open.close()
            shutil.rmtree(self.folder)

    def undo_and_redo_everything(self):
        end = dump()
        lines = [line for line in steps.history(10_000) if not line.undone]
        if not lines:
            assert end == self.start
            return
        assert len(history.undo(lines[-1].id, now=self.now)) == len(lines)
        assert dump() == self.start
        for line in reversed(lines):
            assert history.redo(now=self.now).id == line.id
        assert dump() == end

    def act(self, action, *args, **kwargs):
        """Do it; a refusal has words and changes nothing, and nothing else may be raised."""
        before = dump()
        refused = None
        try:
            action(*args, now=self.now, **kwargs)
        except Refused as no:
            refused = no
        if refused is not None:
            assert Words().refusal(refused)
            assert dump() == before
        for line in steps.history(1):
            assert Words().step(line.code, line.figures)

    def one(self, kind, pick):
        """Return the number of a row, now and then of none."""
        ids = [999, *(row[0] for row in rows(database.raw(), f'SELECT id FROM "{records.table_name(kind)}"'))]
        return ids[pick % len(ids)]

    def some(self, kind, pick, /, **changes):
        """Return a value that stands, changed; or None where there is none."""
        found = records.find(kind)
        return replace(found[pick % len(found)], **changes) if found else None

    def maybe(self, kind, pick):
        """Return what `one` does, or None."""
        return None if pick is None else self.one(kind, pick)

    def day(self, away) -> date:
        return self.now.date() + timedelta(days=away)

    def sometime(self, away):
        """Return what `day` does, or None."""
        return None if away is None else self.day(away)

    @rule(days=st.integers(-1, 40))
    def wait(self, days):
        self.now += timedelta(days=days, minutes=7)

    @rule()
    def undo(self):
        self.act(history.undo)

    @rule(pick=st.integers(0, 40))
    def undo_from(self, pick):
        lines = steps.history(6)
        self.act(lambda now: history.undo(lines[pick % len(lines)].id if lines else 1, now=now))

    @rule()
    def redo(self):
        self.act(history.redo)

    @invariant()
    def no_endorsement_without_verdict_and_reason(self):
        found = rows(
            database.raw(),
            "SELECT verdict, weighed_at, endorsed_at, my_reason, requester, weighed_requester,"
            " target_contact, weighed_target, decision FROM introduction"
            " WHERE endorsed_at IS NOT NULL OR decision = 'endorse' OR stage = 'endorsed'",
        )
        for verdict, weighed, endorsed, reason, asks, weighed_asks, target, weighed_target, decision in found:
            assert verdict in ("clear", "caution", "coattails")
            assert decision == "endorse"
            assert weighed <= endorsed
            assert (weighed_asks, weighed_target) == (asks, target)
            assert target is not None
            assert verdict == "clear" or len(reason.strip()) >= 20

    @invariant()
    def no_link_leads_nowhere(self):
        assert rows(database.raw(), "PRAGMA foreign_key_check") == []

    @invariant()
    def the_list_is_what_a_rebuild_makes(self):
        kept = list_rows()
        with suppress(Reverted), database.changing() as connection:
            listing.rebuild(connection)
            made = list_rows()
            raise Reverted
        assert kept == made


@pytest.fixture
def live():
    """Live random lives of certain doings (rules without a profile), each in a profile of its own."""

    def lived(doings: type, *, lives: int, doings_each: int) -> None:
        chosen = settings(
            max_examples=lives,
            stateful_step_count=doings_each,
            suppress_health_check=list(HealthCheck),
            # Shrinking a life of a hundred actions takes minutes; the first that fails is told as it was.
            phases=[Phase.explicit, Phase.reuse, Phase.generate],
        )
        run_state_machine_as_test(type("Life", (doings, Living), {}), settings=chosen)

    return lived
