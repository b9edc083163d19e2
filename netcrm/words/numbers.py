"""Small numbers and spans of time as words (INTERFACE.md 10)."""

from netcrm.words.words import Words

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip


def number(count: int, words: Words) -> str:
    """Return a number up to twelve as a word, a greater one in figures."""
    return words.tr(_SMALL[count]) if 0 <= count < len(_SMALL) else str(count)


def first_big(text: str) -> str:
    """Return `text` with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def per_cent(share: float) -> str:
    """Return a share in whole per cent ("46 %"); figure and sign never part."""
    return f"{share:.0f}\u00a0%"


def hours(value: float) -> str:
    """Return hours with one place after the point."""
    return f"{value:.1f}"


def short_hours(value: float) -> str:
    """Return hours without a needless zero: "6", "4.5"."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def span(days: int, words: Words) -> str:
    """Return a span in the largest unit that fits: "3 days", "7 weeks", "11 months", "2 years"."""
    for least, length, one, many in (
        (730, 365, "1 year", "{count} years"),
        (60, 30, "1 month", "{count} months"),
        (14, 7, "1 week", "{count} weeks"),
    ):
        if days >= least:
            count = days // length
            return words.tr(one) if count == 1 else words.tr(many, count=count)
    return words.tr("1 day") if days == 1 else words.tr("{count} days", count=days)


def ago(days: int, words: Words) -> str:
    """Return how long ago something was, in words."""
    if days <= 0:
        return words.tr("today")
    return words.tr("yesterday") if days == 1 else words.tr("{span} ago", span=span(days, words))


def every(days: int, words: Words) -> str:
    """Return a cadence in words: "Every 6 weeks"."""
    for length, one, many in (
        (365, "Every year", "Every {count} years"),
        (30, "Every month", "Every {count} months"),
        (7, "Every week", "Every {count} weeks"),
    ):
        if days % length == 0:
            count = days // length
            return words.tr(one) if count == 1 else words.tr(many, count=count)
    return words.tr("Every day") if days == 1 else words.tr("Every {count} days", count=days)
