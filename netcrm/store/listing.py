"""One ready row a contact for lists of 100,000: what they show and sort by (HOUSE.md 4)."""

import apsw

from netcrm.store.functions import folded_text
from netcrm.store.traces import OWNERS, Traces, pointed, ranges

TABLES = """
CREATE TABLE listing (
    contact INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sort_name TEXT NOT NULL,
    work TEXT NOT NULL,
    company TEXT NOT NULL,
    sort_company TEXT NOT NULL,
    room TEXT,
    local TEXT NOT NULL,
    last_contact_on TEXT,
    due_on TEXT,
    gave INTEGER NOT NULL DEFAULT 0,
    received INTEGER NOT NULL DEFAULT 0,
    open_requests INTEGER NOT NULL DEFAULT 0,
    flagged INTEGER NOT NULL DEFAULT 0,
    tags TEXT NOT NULL DEFAULT ''
);
CREATE INDEX listing_by_name ON listing (sort_name, contact, last_contact_on, due_on);
CREATE INDEX listing_by_company ON listing (sort_company = '', sort_company, sort_name, contact);
CREATE INDEX listing_by_last_contact ON listing (last_contact_on DESC, sort_name, contact)
    WHERE last_contact_on IS NOT NULL;
CREATE INDEX listing_by_due ON listing (due_on, sort_name, contact) WHERE due_on IS NOT NULL;
"""
"""The SQL of the rows, which can be rebuilt at any time. ``work`` is the job title, else the profession;
``flagged`` is an open request of somebody from whom nothing was ever received. What has no day sorts last:
the indexes by day leave it out, and the one by name tells which rows these are."""

_REACH = "(SELECT written FROM channel WHERE channel.contact = contact.id ORDER BY position, id LIMIT 1)"
_NAME = (
    "coalesce(nullif(trim(given || ' ' || family), ''), nullif(nickname, ''), nullif(company, ''),"
    f" {_REACH}, '')"
)
_PLAIN = f"""
INSERT INTO listing (contact, name, sort_name, work, company, sort_company, room, local)
SELECT id, {_NAME}, coalesce(nullif(sort_name, ''), folded({_NAME})),
    coalesce(nullif(job_title, ''), profession), company, {folded_text("company")}, room, local
FROM contact WHERE id BETWEEN ? AND ? ORDER BY id
ON CONFLICT (contact) DO UPDATE SET
    name = excluded.name, sort_name = excluded.sort_name, work = excluded.work, company = excluded.company,
    sort_company = excluded.sort_company, room = excluded.room, local = excluded.local
WHERE (name, sort_name, work, company, room, local) IS NOT
    (excluded.name, excluded.sort_name, excluded.work, excluded.company, excluded.room, excluded.local)"""

_GONE = """
DELETE FROM listing WHERE contact BETWEEN ? AND ? AND contact NOT IN (SELECT id FROM contact)"""

_COUNTED = """
UPDATE listing SET
    last_contact_on = (SELECT max(day) FROM (
        SELECT max(i.happened_on) AS day
        FROM interaction_contact ic JOIN interaction i ON i.id = ic.interaction
        WHERE ic.contact = listing.contact AND i.kind <> 'note'
        UNION ALL
        SELECT max(local_day(e.starts_at, e.zone)) FROM attendance a JOIN event e ON e.id = a.event
        WHERE a.contact = listing.contact AND a.met = 1 AND e.status <> 'cancelled')),
    gave = (SELECT count(*) FROM favour WHERE contact = listing.contact AND direction = 'given'),
    received = (SELECT count(*) FROM favour WHERE contact = listing.contact AND direction = 'received'),
    open_requests = (SELECT count(*) FROM introduction
        WHERE requester = listing.contact AND decision IS NULL AND stage = 'asked'),
    tags = coalesce((SELECT group_concat(tag, ', ')
        FROM (SELECT tag FROM contact_tag WHERE contact = listing.contact ORDER BY tag)), '')
WHERE contact BETWEEN ? AND ?"""

_CONCLUDED = """
UPDATE listing SET
    flagged = open_requests > 0 AND received = 0,
    due_on = (SELECT min(day) FROM (
        SELECT min(coalesce(put_off_until, due_on)) AS day FROM follow_up
        WHERE contact = listing.contact AND done_on IS NULL
        UNION ALL
        SELECT date(coalesce(listing.last_contact_on, met_on, created_on), '+' || cadence_days || ' days')
        FROM contact WHERE id = listing.contact AND cadence_days IS NOT NULL))
WHERE contact BETWEEN ? AND ?"""
_WITH_CADENCE = " AND contact IN (SELECT id FROM contact WHERE cadence_days IS NOT NULL)"

STATEMENTS = (_PLAIN, _COUNTED, _CONCLUDED)
"""How the rows are made; a change of them asks for a rebuild."""
_COUNTING = tuple(table for table in OWNERS if table not in ("channel", "other_field"))


def reindex(connection: apsw.Connection, traces: Traces) -> None:
    """Renew the rows of all contacts that something touched, inside the caller's transaction."""
    linked = traces.owners_of(connection, _COUNTING)
    for table, column in (("interaction_contact", "interaction"), ("attendance", "event")):
        subject = traces.ids.get(column, ())
        linked |= pointed(connection, table, "contact", column, subject)
    own = set(traces.ids.get("contact", ()))
    bounds = ranges(own | linked | traces.owners_of(connection, ("channel",)))
    connection.executemany(_GONE, bounds)
    connection.executemany(_PLAIN, bounds)
    # A contact that came with this very step has nothing to count but what came along with it.
    counted = ranges((own - traces.whole) | linked)
    connection.executemany(_COUNTED, counted)
    connection.executemany(_CONCLUDED, counted)
    connection.executemany(_CONCLUDED + _WITH_CADENCE, ranges(own & traces.whole))


def rebuild(connection: apsw.Connection) -> None:
    """Make all rows anew, inside the caller's transaction."""
    connection.execute("DELETE FROM listing")
    for statement in STATEMENTS:
        connection.execute(statement, (0, 2**60))
