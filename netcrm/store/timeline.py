"""The timeline of one contact, gathered from every table that speaks of them."""

from datetime import date
from typing import Any

from netcrm.domain.timeline import TimelineEntry, TimelineKind
from netcrm.store import query

_SELECTS = {
    TimelineKind.INTERACTION: (
        "SELECT i.id, i.happened_on, i.kind, '', i.text FROM interaction i"
        " JOIN interaction_contact c ON c.interaction = i.id WHERE c.contact = ?"
    ),
    TimelineKind.EVENT: (
        "SELECT a.id, local_day(e.starts_at, e.zone), CASE WHEN a.met THEN 'met' ELSE 'present' END,"
        " e.title, e.notes"
        " FROM attendance a JOIN event e ON e.id = a.event"
        " WHERE a.contact = ? AND e.status = 'attended' AND a.presence = 'present'"
    ),
    TimelineKind.FAVOUR: (
        "SELECT id, happened_on, direction || '.' || kind, '', note FROM favour"
        " WHERE contact = ? AND referral IS NULL AND introduction IS NULL"
    ),
    TimelineKind.REFERRAL: (
        "SELECT id, passed_on, direction || '.' || status, prospect, need FROM referral WHERE partner = ?"
    ),
    TimelineKind.INTRODUCTION: (
        "SELECT i.id, i.asked_on, i.stage, coalesce(t.name, g.name, ''), i.words"
        " FROM introduction i LEFT JOIN listing t ON t.contact = i.target_contact"
        ' LEFT JOIN "group" g ON g.id = i.target_group WHERE i.requester = ?'
    ),
    TimelineKind.ASK: "SELECT id, asked_on, 'asked', '', what FROM ask WHERE contact = ?",
}


def of_contact(identifier: int, limit: int = 200) -> list[TimelineEntry]:
    """Return the newest `limit` entries of a contact, newest first, those without a day last."""
    entries: list[TimelineEntry] = []
    for kind, select in _SELECTS.items():
        found = query.rows(f"{select} ORDER BY 2 DESC LIMIT ?", (identifier, limit))
        entries.extend(_entry(kind, row) for row in found)
    entries.sort(key=lambda entry: (entry.on or date.min, entry.id), reverse=True)
    return entries[:limit]


def _entry(kind: TimelineKind, row: tuple[Any, ...]) -> TimelineEntry:
    return TimelineEntry(
        kind=kind,
        id=row[0],
        on=query.day(row[1]),
        code=row[2],
        title=row[3].strip(),
        text=row[4],
        is_note=kind is TimelineKind.INTERACTION and row[2] == "note",
    )
