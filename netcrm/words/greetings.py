"""The head of the first page: the day, a greeting, and what there is to do."""

from datetime import date, datetime

from netcrm.words.dates import MONTHS
from netcrm.words.numbers import first_big, number
from netcrm.words.words import Words

# From which hour on, without and with a name.
_GREETINGS = (
    (17, "Good evening.", "Good evening, {name}."),
    (12, "Good afternoon.", "Good afternoon, {name}."),
    (4, "Good morning.", "Good morning, {name}."),
    (0, "Good evening.", "Good evening, {name}."),
)


def heading(day: date, words: Words) -> str:
    """Return a day in full: "Tuesday 17 November"."""
    return f"{words.weekday(day)} {day.day} {words.tr(MONTHS[day.month - 1])}"


def greeting(now: datetime, name: str, words: Words) -> str:
    """Return a greeting for the hour, with the first word of the owner's name."""
    given = next(iter(name.split()), "")
    plain, named = next((plain, named) for hour, plain, named in _GREETINGS if now.hour >= hour)
    return words.tr(named, name=given) if given else words.tr(plain)


def to_write(count: int, words: Words) -> str:
    """Return how many people wait to hear from the owner."""
    if count == 0:
        return words.tr("No one to write to today. Enjoy it.")
    if count == 1:
        return words.tr("One person to write to.")
    return words.tr("{count} people to write to.", count=first_big(number(count, words)))
