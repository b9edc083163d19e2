"""Steps: one change by the owner, one transaction, one changeset; undo and redo (HOUSE.md 3)."""

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import apsw

from netcrm.domain.refusal import Refused
from netcrm.domain.step import StepLine, Touched
from netcrm.store import derived, parts
from netcrm.store.engine import database, in_transaction, rows
from netcrm.store.errors import told
from netcrm.store.fields import json_text, moment_of, moment_text
from netcrm.store.traces import Traces

_UNRECORDED = frozenset(
    {
        *("step", "step_part", "step_touched", "schema_migration", "listing", "derived_state"),
        *("erasure", "erased_key", "purge"),
    }
)
_APPLY = (
    # Cascades are in the changeset themselves.
    apsw.SQLITE_CHANGESETAPPLY_FKNOACTION
    # Our own transaction unwinds it all; a savepoint around it costs four times the whole undo.
    | apsw.SQLITE_CHANGESETAPPLY_NOSAVEPOINT
)


@dataclass(slots=True, kw_only=True)
class StepInProgress:
    """The step being made, inside `recorded`.

    Attributes:
        id: the number that the step will have.
        code: may be changed until the end.
        figures: may be added to until the end.
        kept: after the end: whether anything changed, so that there is a step.
        touched: after the end: the rows touched.
    """

    id: int
    code: str
    figures: dict[str, Any]
    kept: bool = False
    touched: tuple[Touched, ...] = field(default=())


@contextmanager
def recorded(code: str, now: datetime, **figures: Any) -> Iterator[StepInProgress]:  # noqa: ANN401 - JSON
    """Make one step: all that is written inside is kept as one change that can be undone.

    Must run inside ``Ledger.writing``. An exception rolls everything back; writing nothing leaves no step.
    What was undone before can't be redone after a new step.

    Args:
        code: what is done, for example ``contact.add``.
        now: aware moment of the change.
        figures: what the words for it need; plain JSON values.

    Raises:
        Refused: as `netcrm.store.errors.told`; nothing was changed.
        RuntimeError: outside of the writer thread, or inside another step or read.
    """
    with told():
        with database.changing() as connection, closing(_session(connection)) as session:
            step = StepInProgress(id=_next_id(connection), code=code, figures=figures)
            yield step
            if not in_transaction(connection):
                raise apsw.FullError("the transaction was rolled back underneath")
            if not session.is_empty:
                _keep(connection, session, step, now)
        database.note(touched.table for touched in step.touched)


def _next_id(connection: apsw.Connection) -> int:
    found = rows(connection, "SELECT seq FROM sqlite_sequence WHERE name = 'step'")
    return 1 + (found[0][0] if found else 0)


def _session(connection: apsw.Connection) -> apsw.Session:
    session = apsw.Session(connection, "main")
    for table in recorded_tables(connection):
        session.attach(table)
    return session


def recorded_tables(connection: apsw.Connection) -> list[str]:
    """Return the names of all tables that belong to the owner's history, in the order of their making."""
    found = rows(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")
    names = [row[0] for row in found]
    return [
        name
        for name in names
        if name not in _UNRECORDED and name != "doc" and not name.startswith(("sqlite_", "doc_search"))
    ]


def _keep(connection: apsw.Connection, session: apsw.Session, step: StepInProgress, now: datetime) -> None:
    # Undone steps are the tail; the search for it starts at the end.
    connection.execute("DELETE FROM step WHERE id > (SELECT coalesce(max(id), 0) FROM step WHERE undone = 0)")
    connection.execute(
        "INSERT INTO step (id, code, figures, made_at, schema) VALUES (?, ?, ?, ?, ?)",
        (step.id, step.code, json_text(step.figures), moment_text(now), connection.pragma("user_version")),
    )
    parts.write(connection, session, step.id)
    traces = Traces()
    traces.gather(connection, parts.Reader(connection, step.id))
    if not traces:
        # Rows that were changed and changed back: the session is not empty, its changeset is.
        connection.execute("DELETE FROM step WHERE id = ?", (step.id,))
        return
    connection.execute(
        "UPDATE step SET code = ?, figures = ? WHERE id = ?", (step.code, json_text(step.figures), step.id)
    )
    step.touched = tuple(Touched(*row) for row in traces.touched())
    connection.executemany(
        "INSERT INTO step_touched (step, table_name, first, last) VALUES (?, ?, ?, ?)",
        [(step.id, one.table, one.first, one.last) for one in step.touched],
    )
    derived.reindex(connection, traces)
    step.kept = True


def undo(now: datetime, step: int | None = None) -> list[StepLine]:
    """Take back the last step, or `step` and all later ones, last first, all or none.

    Returns:
        The lines taken back, in the order they were.

    Raises:
        Refused: ``steps.nothing_to_undo``; ``history.unknown_step``: `step` is not there, or undone already;
            ``steps.conflict``: the rows are not as the step left them; nothing was changed.
    """
    with told():
        with database.changing() as connection:
            lines = _replay(connection, _done_from(connection, step), inverse=True)
        _note(lines)
        return lines


def _done_from(connection: apsw.Connection, step: int | None) -> list[int]:
    """Return the steps to undo, last first: the last one, or all from `step` on."""
    done = "SELECT id FROM step WHERE undone = 0"
    # No id of SQLite's is larger, and none would be taken as a figure.
    is_id = step is None or step < 1 << 63
    if not is_id or (step is not None and not rows(connection, f"{done} AND id = ?", (step,))):
        raise Refused("history.unknown_step", step=step)
    first = "?" if step is not None else "(SELECT max(id) FROM step WHERE undone = 0)"
    given = (step,) if step is not None else ()
    found = rows(connection, f"{done} AND id >= {first} ORDER BY id DESC", given)
    if not found:
        raise Refused("steps.nothing_to_undo")
    return [row[0] for row in found]


def redo(now: datetime) -> StepLine:
    """Do the step again that was undone last.

    Raises:
        Refused: ``steps.nothing_to_redo``, or ``steps.conflict`` as in `undo`; nothing was changed.
    """
    with told():
        with database.changing() as connection:
            found = rows(connection, "SELECT id FROM step WHERE undone = 1 ORDER BY id LIMIT 1")
            if not found:
                raise Refused("steps.nothing_to_redo")
            lines = _replay(connection, [found[0][0]], inverse=False)
        _note(lines)
        return lines[0]


def _note(lines: list[StepLine]) -> None:
    database.note(touched.table for line in lines for touched in line.touched)


def _replay(connection: apsw.Connection, steps: list[int], *, inverse: bool) -> list[StepLine]:
    traces = Traces()
    for step in steps:
        traces.gather(connection, parts.Reader(connection, step))
        _apply(connection, step, inverse=inverse)
        connection.execute("UPDATE step SET undone = ? WHERE id = ?", (int(inverse), step))
    derived.reindex(connection, traces)
    return [line for step in steps for line in _lines(connection, "id = ?", (step,), 1)]


def _apply(connection: apsw.Connection, step: int, *, inverse: bool) -> None:
    """Apply a step's changeset; whatever is not as the step knew it stops it, broken links included."""
    flags = _APPLY | (apsw.SQLITE_CHANGESETAPPLY_INVERT if inverse else 0)
    try:
        apsw.Changeset.apply(parts.Reader(connection, step), connection, flags=flags)
    except (apsw.AbortError, apsw.ConstraintError) as error:
        raise Refused("steps.conflict", step=step) from error


def history(limit: int = 200, before: int | None = None) -> list[StepLine]:
    """Return the latest steps, newest first, undone ones included; `before` continues below that step."""
    with told():
        if before is None:
            return _lines(database.raw(), "1", (), limit)
        return _lines(database.raw(), "id < ?", (before,), limit)


def made_after(step: int) -> list[StepLine]:
    """Return the steps with a number above `step`, newest first."""
    with told():
        return _lines(database.raw(), "id > ?", (step,), -1)


def with_code(code: str) -> list[StepLine]:
    """Return the steps of one kind that are not taken back, newest first."""
    with told():
        return _lines(database.raw(), "code = ? AND undone = 0", (code,), -1)


def touched_by(table: str, identifier: int) -> list[StepLine]:
    """Return the steps that touched one row, newest first."""
    with told():
        chosen = "id IN (SELECT step FROM step_touched WHERE table_name = ? AND first <= ? AND last >= ?)"
        return _lines(database.raw(), chosen, (table, identifier, identifier), -1)


def _lines(connection: apsw.Connection, chosen: str, given: tuple[Any, ...], limit: int) -> list[StepLine]:
    picked = f"SELECT id FROM step WHERE {chosen} ORDER BY id DESC LIMIT ?"
    touched: dict[int, list[Touched]] = {}
    ranges = f"SELECT step, table_name, first, last FROM step_touched WHERE step IN ({picked}) ORDER BY id"
    for step, table, first, last in rows(connection, ranges, (*given, limit)):
        touched.setdefault(step, []).append(Touched(table, first, last))
    lines = f"SELECT id, code, figures, made_at, undone FROM step WHERE id IN ({picked}) ORDER BY id DESC"
    return [
        StepLine(
            id=identifier,
            code=code,
            figures=json.loads(figures),
            made_at=moment_of(made_at),
            undone=bool(undone),
            touched=tuple(touched.get(identifier, ())),
        )
        for identifier, code, figures, made_at, undone in rows(connection, lines, (*given, limit))
    ]


@contextmanager
def erasing() -> Iterator[None]:
    """Write without a step and end the undoable past: erase for good (RELIABILITY.md 2.7).

    Every step is dropped, for any of them may hold what is erased. ``Ledger.compact`` then takes the traces
    out of the file. Must run inside ``Ledger.writing``; an exception leaves everything as it was.
    """
    with told(), database.changing() as connection:
        traces = Traces()
        with closing(_session(connection)) as session:
            yield
            traces.gather(connection, parts.Whole(session.changeset()))
        connection.execute("DELETE FROM step")
        derived.reindex(connection, traces)
        tables = list(traces.ids)
    database.note(tables)
