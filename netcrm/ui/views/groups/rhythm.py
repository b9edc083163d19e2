"""A rule of repeating as two simple choices, and back (RFC 5545; PRODUCT.md 3, group)."""

NONE, OWN = "", "own"

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

CHOICES: dict[str, str] = {
    NONE: "No fixed rhythm",
    "weekly": "Every week",
    "fortnightly": "Every second week",
    "every_4": "Every fourth week",
    "first": "First of the month",
    "second": "Second of the month",
    "third": "Third of the month",
    "fourth": "Fourth of the month",
    "last": "Last of the month",
    OWN: "By a rule of your own",
}
"""What the form offers; all but the first and the last ask for a weekday."""

_RULES = {
    "weekly": "FREQ=WEEKLY;BYDAY={day}",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
    "every_4": "FREQ=WEEKLY;INTERVAL=4;BYDAY={day}",
    "first": "FREQ=MONTHLY;BYDAY=1{day}",
    "second": "FREQ=MONTHLY;BYDAY=2{day}",
    "third": "FREQ=MONTHLY;BYDAY=3{day}",
    "fourth": "FREQ=MONTHLY;BYDAY=4{day}",
    "last": "FREQ=MONTHLY;BYDAY=-1{day}",
}


def rule(every: str, weekday: str, own: str) -> str:
    """Return the rule that the choices mean; empty for no fixed rhythm.

    Args:
        every: a key of `CHOICES`.
        weekday: one of `DAYS`.
        own: the owner's own rule, where that was chosen.
    """
    if every == OWN:
        return own.strip()
    return _RULES[every].format(day=weekday) if every in _RULES else ""


def parts(recurrence: str) -> tuple[str, str]:
    """Return the choice and the weekday that a rule means; `OWN` where no choice says the same."""
    wanted = _parted(recurrence)
    if not wanted:
        return NONE, DAYS[0]
    for every, template in _RULES.items():
        for day in DAYS:
            if wanted == _parted(template.format(day=day)):
                return every, day
    return OWN, DAYS[0]


def _parted(recurrence: str) -> frozenset[str]:
    """Return the parts of a rule, their order and an interval of one apart."""
    told = recurrence.strip().upper().removeprefix("RRULE:")
    return frozenset(part for part in told.split(";") if part and part != "INTERVAL=1")
