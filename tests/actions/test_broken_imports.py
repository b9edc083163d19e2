"""Broken files through the whole import: the profile stays whole, and undo brings everything back."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import breakage
import made_files
from netcrm.actions import history, imports
from netcrm.domain.refusal import Refused
from netcrm.store import check, steps
from netcrm.store.engine import database, rows
from netcrm.words.words import Words

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
EXAMPLES, MANY_EXAMPLES = 60, 2_000
KINDS = ("table", "workbook", "cards", "entries", "calendar", "archive")


def dump():
    connection = database.raw()
    tables = steps.recorded_tables(connection)
    return {name: rows(connection, f'SELECT * FROM "{name}" ORDER BY 1') for name in tables}


def import_and_take_back(data, path):
    """Import a file where it can be read; undo leaves no trace of it."""
    path.write_bytes(data)
    before = dump()
    try:
        report = imports.import_files([path], now=NOW)
    except Refused as refused:
        told = Words().refusal(refused)
    else:
        told = "imported"
    assert told
    if told == "imported" and report.step is not None:
        after = dump()
        history.undo(now=NOW)
        assert dump() == before
        history.redo(now=NOW)
        assert dump() == after
        history.undo(now=NOW)
    assert dump() == before


def whole():
    return check.problems(database.raw()) == [] and check.repair_derived() is False


def import_many(examples, folder):
    sound = {kind: made_files.sound(kind) for kind in KINDS}
    every = [data for files in sound.values() for data in files]
    breaks = st.lists(st.tuples(st.integers(0, len(breakage.WAYS) - 1), st.integers(0, 2**40)), max_size=3)

    @settings(
        max_examples=examples,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(
        st.sampled_from(KINDS).flatmap(lambda kind: st.sampled_from(sound[kind])),
        breaks,
        st.sampled_from(every),
    )
    def run(data, chosen, other):
        import_and_take_back(breakage.broken(data, chosen, other), folder / "broken.file")

    run()
    assert whole()


def test_broken_files_leave_the_profile_whole(book, tmp_path):
    book.contact("Ada", family="Lovelace", email="ada@example.org")
    import_many(EXAMPLES, tmp_path)


@pytest.mark.full
def test_thousands_of_broken_files_leave_the_profile_whole(book, tmp_path):
    book.contact("Ada", family="Lovelace", email="ada@example.org")
    import_many(MANY_EXAMPLES, tmp_path)


@pytest.mark.parametrize(
    "name", ["Years in Business", "Team Size", "Cadence Days", "Introduction Limit", "Birthday", "Met on"]
)
@pytest.mark.parametrize("value", ["9" * 30, "-1", "9" * 5_000, "0", "NaN", "2026-02-31"])
def test_impossible_figures_in_our_own_table_are_kept_as_text(book, tmp_path, name, value):
    table = made_files.made()["table"][5].decode("utf-8-sig")
    head, row = table.splitlines()[:2]
    import_and_take_back(f"{head},{name}\r\n{row},{value}\r\n".encode(), tmp_path / "own.csv")
    assert whole()


def test_half_a_character_in_an_archive_is_no_text(book, tmp_path):
    archive = json.loads(made_files.made()["archive"][0])
    archive["contacts"][0]["notes"] = "\ud800"
    import_and_take_back(json.dumps(archive, indent=1).encode(), tmp_path / "half.json")
