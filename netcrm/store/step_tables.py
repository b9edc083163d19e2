"""Where steps are kept; these tables are themselves in no step."""

STEP_TABLES = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    figures TEXT NOT NULL,
    made_at TEXT NOT NULL,
    schema INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
);
CREATE INDEX step_undone ON step (id) WHERE undone = 1;
CREATE TABLE step_part (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE UNIQUE INDEX step_part_once ON step_part (step, number);
CREATE TABLE step_touched (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
);
CREATE INDEX step_touched_by_step ON step_touched (step);
CREATE INDEX step_touched_by_row ON step_touched (table_name, first, last);
"""
"""The SQL of the three: a step's line, its changeset in parts, the rows it touched as ranges of ids."""

UNRECORDED = frozenset(
    {"step", "step_part", "step_touched", "schema_migration", "doc", "listing", "derived_state", "doc_search"}
)
"""Tables outside of the owner's history; the shadow tables of ``doc_search`` go with it."""
