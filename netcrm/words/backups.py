"""What a backup is, in few words (RELIABILITY.md 1.5)."""

from collections.abc import Mapping
from datetime import date, datetime

from netcrm.domain.backup import Backup
from netcrm.words.words import Words

REASONS = {
    "asked": "You asked for it",
    "change": "After changes",
    "daily": "Daily",
    "delete": "Before deleting many at once",
    "erase": "After erasing for good",
    "import": "Before an import",
    "merge": "Before a merge",
    "migration": "Before an update",
    "restore": "Before going back to a backup",
    "sync": "Before a sync",
}
COUNTED = {
    "contact": ("1 person", "{count} people"),
    "group": ("1 group", "{count} groups"),
    "event": ("1 event", "{count} events"),
    "introduction": ("1 introduction", "{count} introductions"),
    "referral": ("1 referral", "{count} referrals"),
    "favour": ("1 favour", "{count} favours"),
    "interaction": ("1 contact or note", "{count} contacts and notes"),
    "follow_up": ("1 follow-up", "{count} follow-ups"),
}
"""The tables that mean something to the owner, with one row and with many."""


def reason(backup: Backup, words: Words) -> str:
    """Return why it was made; a reason of a newer program stands as it is."""
    told = REASONS.get(backup.reason)
    return words.tr(told) if told is not None else backup.reason


def when(moment: datetime, words: Words, today: date) -> str:
    """Return day and time of a moment on the owner's clock: "today 09:20"."""
    return f"{words.day(moment.date(), today)} {words.time(moment)}"


def counted(table: str, count: int, words: Words) -> str:
    """Return how many there are of what a table holds."""
    one, many = COUNTED[table]
    return words.tr(one) if count == 1 else words.tr(many, count=f"{count:,}")


def contents(counts: Mapping[str, int], words: Words) -> str:
    """Return people, groups and events of a backup."""
    return ", ".join(counted(table, counts.get(table, 0), words) for table in ("contact", "group", "event"))


def size(count: int) -> str:
    """Return a number of bytes as people read it."""
    if count < 1_000_000:
        return f"{max(1, round(count / 1_000)):,}\u00a0KB"
    return f"{count / 1_000_000:,.1f}\u00a0MB"
