"""What is said before and after a person is erased for good (RELIABILITY.md 2.7)."""

from collections.abc import Mapping
from datetime import date

from netcrm.domain.erasure import Erased, ErasureReport, HeldCopy, Mention
from netcrm.words import backups, dates
from netcrm.words.words import Words

COUNTED: Mapping[str, tuple[str, str]] = {
    "channel": ("1 way to reach them", "{count} ways to reach them"),
    "other_field": ("1 other field", "{count} other fields"),
    "contact_tag": ("1 tag", "{count} tags"),
    "not_same": ("1 note that they are not somebody else", "{count} notes that they are not somebody else"),
    "membership": ("1 membership", "{count} memberships"),
    "attendance": ("1 place on an event's list", "{count} places on events' lists"),
    "interaction": ("1 contact or note", "{count} contacts and notes"),
    "introduction": ("1 introduction", "{count} introductions"),
    "referral": ("1 referral", "{count} referrals"),
    "favour": ("1 favour", "{count} favours"),
    "ask": ("1 thing you asked for", "{count} things you asked for"),
    "follow_up": ("1 follow-up", "{count} follow-ups"),
    "import_run": ("1 import that brought only them", "{count} imports that brought only them"),
}
"""Table to what one of its rows and many of them are called; `contact` itself is the person."""

CLEARED: Mapping[str, tuple[str, str]] = {
    "interaction": (
        "1 contact or note with others stays, without them",
        "{count} contacts and notes with others stay, without them",
    ),
    "referral": (
        "1 referral to or from somebody else stays, without their name, need and notes",
        "{count} referrals to or from somebody else stay, without their name, need and notes",
    ),
    "favour": (
        "1 favour that came of it stays, without their name",
        "{count} favours that came of them stay, without their name",
    ),
}

PLACES: Mapping[str, str] = {
    "ask": "What you asked of {whose}",
    "attendance": "A list",
    "channel": "A way to reach {whose}",
    "contact": "The card of {whose}",
    "contact_tag": "A tag of {whose}",
    "event": "The event {whose}",
    "favour": "A favour of {whose}",
    "follow_up": "A follow-up with {whose}",
    "group": "The group {whose}",
    "header_mapping": "A remembered set of columns",
    "import_run": "The import of {whose}",
    "interaction": "A contact or note with {whose}",
    "introduction": "An introduction of {whose}",
    "membership": "A membership of {whose}",
    "other_field": "Another field of {whose}",
    "pitch": "Your pitch",
    "referral": "A referral with {whose}",
    "room_plan": "Your plan for a room",
}
"""Table to how a row of it is named to the owner; `whose` is a name or title."""


def erased_on(words: Words, day: date) -> str:
    """Return why a record is left out: "You erased this person on 3 March 2026"."""
    return words.tr("You erased this person on {day}", day=full_day(words, day))


def full_day(words: Words, day: date) -> str:
    """Return a day with its month and year written out."""
    return f"{day.day} {words.tr(dates.MONTHS[day.month - 1])} {day.year}"


def gone(words: Words, report: ErasureReport) -> list[str]:
    """Return what goes with the person, a line for each kind."""
    return _counted(words, COUNTED, report.gone)


def cleared(words: Words, report: ErasureReport) -> list[str]:
    """Return what stays for the sake of others, and what it loses."""
    return _counted(words, CLEARED, report.cleared)


def _counted(words: Words, table: Mapping[str, tuple[str, str]], counts: Mapping[str, int]) -> list[str]:
    return [
        words.tr(one) if counts[name] == 1 else words.tr(many, count=f"{counts[name]:,}")
        for name, (one, many) in table.items()
        if counts.get(name)
    ]


def place(words: Words, mention: Mention) -> str:
    """Return where a text of somebody else names the person."""
    return words.tr(PLACES[mention.table], whose=mention.whose or words.tr("somebody")).strip()


def mentions(words: Words, count: int) -> str:
    """Return how many texts of others name the person, and that they are let be; empty for none."""
    if not count:
        return ""
    one = "1 text of somebody else names them, or holds an email or number of theirs. It stays: look at it."
    many = "{count} texts of others name them, or hold an email or number of theirs. They stay: look at them."
    return words.tr(one) if count == 1 else words.tr(many, count=f"{count:,}")


def copy(words: Words, held: HeldCopy, today: date) -> str:
    """Return a backup in a line: when it was made, and why."""
    told = backups.REASONS.get(held.reason, held.reason)
    why = words.tr("damaged file kept aside") if held.reason == "damaged" else words.tr(told)
    return f"{words.day(held.made_on, today)} {held.time} · {why}"


def history(words: Words, report: ErasureReport) -> str:
    """Return that nothing before can be undone any more; empty where there is nothing."""
    if not report.steps:
        return ""
    told = "The history ends here: the {count} steps in it may hold them, and can't be undone any more."
    one = "The history ends here: the step in it may hold them, and can't be undone any more."
    return words.tr(one) if report.steps == 1 else words.tr(told, count=f"{report.steps:,}")


def done(words: Words, erased: Erased) -> str:
    """Return the sentences that follow an erasure: what is left to look at, and what could not be done."""
    report = erased.report
    left = len(report.copies) - len(erased.deleted)
    told = [mentions(words, len(report.mentions))]
    if left:
        one = "1 backup still holds them. It is listed under Backups, and forgotten in time."
        many = "{count} backups still hold them. They are listed under Backups, and forgotten in time."
        told.append(words.tr(one) if left == 1 else words.tr(many, count=left))
    if erased.trouble is not None:
        told.append(words.refusal(erased.trouble))
    if not erased.is_swept:
        told.append(words.tr("The last traces leave the file when netcrm is next opened."))
    return " ".join(sentence for sentence in told if sentence)


def still_held(words: Words, count: int) -> str:
    """Return that a backup still holds people who were erased."""
    told = "holds {count} people you erased"
    return words.tr("holds 1 person you erased") if count == 1 else words.tr(told, count=count)


def again(words: Words, count: int) -> str:
    """Return that a restored backup had brought people back, and that they are gone again; empty for none."""
    if not count:
        return ""
    one = "It still held 1 person you had erased for good: they were erased again, and its history ends."
    many = "It still held {count} people you had erased for good: they were erased again; its history ends."
    return words.tr(one) if count == 1 else words.tr(many, count=count)
