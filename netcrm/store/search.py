"""Search over everything written: one document a row, folded, in a full-text index (HOUSE.md 3)."""

from collections.abc import Iterable
from dataclasses import dataclass

import apsw

from netcrm.domain.names import words
from netcrm.store.engine import database
from netcrm.store.errors import told
from netcrm.store.functions import folded_text
from netcrm.store.traces import Ranges, Traces, ranges

KINDS = ("contact", "group", "event", "interaction")
"""What can be found; a document's rowid is four times the row's id plus the place in this order."""

CANDIDATES = 2_000
"""So many hits are looked at before they are put in order: ordering all of them took 150 ms."""

TABLES = """
CREATE TABLE doc (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    work TEXT NOT NULL,
    channels TEXT NOT NULL,
    notes TEXT NOT NULL
);
CREATE VIRTUAL TABLE doc_search USING fts5 (
    name, work, channels, notes,
    content = 'doc', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3',
    columnsize = 0
);
INSERT INTO doc_search (doc_search, rank) VALUES ('hashsize', 4194304);
"""
"""The SQL of the documents, already folded, and of the index over them; both can be rebuilt at any time.

No hit is ranked by the length of its text, so no lengths are kept; with 4 MB of words gathered before they
are written, an import of 50,000 contacts leaves few pieces to be merged."""

_LAST_LETTER = "\U0010ffff"
_COLUMNS = "name, work, channels, notes"
# What is written as it is compared would give the same words twice; so would a number of nothing but digits.
_CHANNELS = """(SELECT group_concat(CASE
        WHEN written <> normalised OR (kind = 'phone' AND ltrim(written, '+') GLOB '*[^0-9]*')
        THEN written || ' ' || normalised ||
            CASE kind WHEN 'phone' THEN ' ' || digits(written) || ' ' || digits(normalised) ELSE '' END
        ELSE written END, ' ')
    FROM (SELECT written, normalised, kind FROM channel WHERE contact = c.id ORDER BY position, id))"""
_OTHERS = """(SELECT group_concat(value, ' ')
    FROM (SELECT value FROM other_field
        WHERE contact = c.id AND length(value) <= 4096 ORDER BY position, id))"""
_TAGS = "(SELECT group_concat(tag, ' ') FROM (SELECT tag FROM contact_tag WHERE contact = c.id ORDER BY tag))"


def _document(rows: str, name: tuple[str, ...], *others: tuple[str, ...]) -> str:
    """Return the SQL of one kind's documents.

    Args:
        rows: which rows they are made of, with the id of each as its document's.
        name: the texts of the first column; `others` are those of the next.
    """
    texts = (name, *others)
    joined = ", ".join(
        f"{_joined(some)} AS {column}" for column, some in zip(_COLUMNS.split(", "), texts, strict=True)
    )
    # Without its limit SQLite would put every text together once more each time it is named.
    return (
        f"SELECT id, {', '.join(map(folded_text, _COLUMNS.split(', ')))}"
        f" FROM (SELECT {rows.format(joined)} LIMIT -1)"
    )


def _joined(texts: tuple[str, ...]) -> str:
    filled = ", ".join(f"nullif({one}, '')" for one in texts)
    return f"concat_ws(' ', {filled})"


_EMPTY = ("''",)
_DOCUMENTS = {
    "contact": _document(
        "c.id * 4 AS id, {} FROM contact c WHERE c.id BETWEEN ? AND ? ORDER BY c.id",
        ("c.given", "c.family", "c.nickname", "c.prefix", "c.suffix"),
        ("c.company", "c.job_title", "c.profession", "c.industry"),
        (_CHANNELS,),
        ("c.seeks", "c.offers", "c.place", "c.how_met", "c.notes", "c.vouched_reason", _TAGS, _OTHERS),
    ),
    "group": _document(
        'g.id * 4 + 1 AS id, {} FROM "group" g WHERE g.id BETWEEN ? AND ? ORDER BY g.id',
        ("g.name", "g.chapter"),
        ("g.my_seat",),
        _EMPTY,
        ("g.vibe", "g.place", "g.how_to_join", "g.notes"),
    ),
    "event": _document(
        "e.id * 4 + 2 AS id, {} FROM event e WHERE e.id BETWEEN ? AND ? ORDER BY e.id",
        ("e.title",),
        ("e.place",),
        _EMPTY,
        ("e.goal", "e.notes"),
    ),
    "interaction": _document(
        "i.id * 4 + 3 AS id, {} FROM interaction i WHERE i.id BETWEEN ? AND ? AND i.text <> '' ORDER BY i.id",
        _EMPTY,
        _EMPTY,
        _EMPTY,
        ("i.text",),
    ),
}
STATEMENTS = tuple(_DOCUMENTS.values())
"""How the documents are made; a change of them asks for a rebuild."""
_DOCUMENT_TABLES = ("channel", "other_field", "contact_tag")


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: the kind of row (see `KINDS`) and its id."""

    kind: str
    id: int


def reindex(connection: apsw.Connection, traces: Traces) -> None:
    """Renew the documents of what was touched, inside the caller's transaction."""
    for place, kind in enumerate(KINDS):
        ids = set(traces.ids.get(kind, ()))
        if kind == "contact":
            ids |= traces.owners_of(connection, _DOCUMENT_TABLES)
        _renew(connection, kind, place, ranges(ids))


def _renew(connection: apsw.Connection, kind: str, place: int, bounds: Ranges) -> None:
    marks = [(first * 4 + place, last * 4 + place, place) for first, last in bounds]
    chosen = "id BETWEEN ? AND ? AND id % 4 = ?"
    connection.executemany(
        f"INSERT INTO doc_search (doc_search, rowid, {_COLUMNS})"
        f" SELECT 'delete', id, {_COLUMNS} FROM doc WHERE {chosen} ORDER BY id",
        marks,
    )
    connection.executemany(f"DELETE FROM doc WHERE {chosen}", marks)
    connection.executemany(f"INSERT INTO doc (id, {_COLUMNS}) {_DOCUMENTS[kind]}", bounds)
    connection.executemany(
        f"INSERT INTO doc_search (rowid, {_COLUMNS})"
        f" SELECT id, {_COLUMNS} FROM doc WHERE {chosen} ORDER BY id",
        marks,
    )


def rebuild(connection: apsw.Connection) -> None:
    """Make all documents and the index anew, inside the caller's transaction."""
    connection.execute("DELETE FROM doc")
    for statement in _DOCUMENTS.values():
        connection.execute(f"INSERT INTO doc (id, {_COLUMNS}) {statement}", (0, 2**60))
    connection.execute("INSERT INTO doc_search (doc_search) VALUES ('rebuild')")


def expression(text: str) -> str:
    """Return the index's query for what the owner typed: all words, the last one only begun; empty for none.

    Any text is safe: only folded letters and digits reach the query, each word in quotes.
    """
    tokens = words(text)
    whole = [f'"{token}"' for token in tokens[:-1]]
    return " AND ".join([*whole, f'"{tokens[-1]}" *']) if tokens else ""


def find(text: str, kinds: Iterable[str] = KINDS, limit: int = 50) -> list[Found]:
    """Return what holds all words of `text`, best first: names that begin so, names, then everything else.

    Args:
        text: what was typed so far; the last word may be only begun. Accents and case don't matter.
        kinds: which of `KINDS` to look for.
        limit: at most so many.

    Raises:
        Cancelled: interrupted by a later search.
    """
    query = expression(text)
    places = ", ".join(str(KINDS.index(kind)) for kind in kinds)
    if not query or not places or limit <= 0:
        return []
    with told():
        connection = database.raw()
        begun = " ".join(words(text)) + "*"
        hits = _hits(connection, f"{{name}} : ({query})", places, begun, limit)
        if len(hits) < limit:
            rest = _hits(connection, query, places, begun, limit)
            known = set(hits)
            hits += [hit for hit in rest if hit not in known]
    return [Found(KINDS[hit % 4], hit // 4) for hit in hits[:limit]]


def names_beginning(text: str, limit: int) -> list[int]:
    """Return the contacts whose name begins with `text`, by name: the quickest answer to a first letter."""
    begun = " ".join(words(text))
    if not begun:
        return []
    with told():
        found = database.raw().execute(
            "SELECT contact FROM listing WHERE sort_name >= ? AND sort_name < ?"
            " ORDER BY sort_name, contact LIMIT ?",
            (begun, begun + _LAST_LETTER, limit),
        )
        return [int(row[0]) for row in found]


def places(text: str, limit: int) -> list[Found]:
    """Return the groups and events that hold all words of `text`, each at least begun.

    There are few of them among very many contacts, so their documents are looked at one by one.
    """
    wanted = words(text)
    if not wanted:
        return []
    holds = " AND ".join("(' ' || name || ' ' || work || ' ' || notes) LIKE ?" for _word in wanted)
    with told():
        found = database.raw().execute(
            f"""SELECT id FROM doc WHERE {holds} AND id IN (
                    SELECT id * 4 + 1 FROM "group" UNION ALL SELECT id * 4 + 2 FROM event)
                ORDER BY name GLOB ? DESC, id % 4, id DESC LIMIT ?""",
            (*(f"% {word}%" for word in wanted), " ".join(wanted) + "*", limit),
        )
        return [Found(KINDS[int(row[0]) % 4], int(row[0]) // 4) for row in found]


def _hits(connection: apsw.Connection, query: str, places: str, begun: str, limit: int) -> list[int]:
    found = connection.execute(
        f"""SELECT doc.id FROM doc JOIN (
                SELECT rowid AS hit FROM doc_search
                WHERE doc_search MATCH ? AND rowid % 4 IN ({places}) LIMIT {CANDIDATES}
            ) ON doc.id = hit
            ORDER BY doc.name GLOB ? DESC, doc.work GLOB ? DESC, doc.id % 4, doc.name, doc.id LIMIT ?""",
        (query, begun, begun, limit),
    )
    return [int(row[0]) for row in found]
