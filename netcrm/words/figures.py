"""Figures of the guard's reasons made speakable: dates, "twice", favours by kind (INTERFACE.md 10)."""

from collections.abc import Callable, Mapping
from datetime import date

from netcrm.words.dates import MONTHS

Tell = Callable[..., str]
"""Given a template and its figures, returns the sentence in the owner's language (`Words.tr`)."""

# For each kind of favour: once, several times; {name} is the other side.
_GAVE = {
    "introduction": ("introduced {name} once", "introduced {name} {times}"),
    "referral": ("passed {name} a referral", "passed {name} {count} referrals"),
    "testimonial": ("wrote a testimonial", "wrote {count} testimonials"),
    "advice": ("gave advice once", "gave advice {times}"),
    "visitor": ("brought a visitor", "brought {count} visitors"),
    "other": ("helped in another way once", "helped in other ways {times}"),
}


def told_figures(tell: Tell, figures: Mapping[str, object]) -> dict[str, object]:
    """Return the figures of a reason, or of a change, with all that its template names.

    Days stand as full dates: a verdict is read long after it was stored.
    """
    told: dict[str, object] = {name: _plain(tell, name, value) for name, value in figures.items()}
    for name, fallback in (("requester", "this contact"), ("target", "the other side")):
        told[name] = told.get(name) or tell(fallback)
    for name, phrase in _PHRASES.items():
        if name in figures:
            told[f"{name}_told"] = phrase(tell, _count(figures[name]))
    told["given_told"] = _favours(tell, figures, "given", tell("You"), told["requester"])
    told["received_told"] = _favours(tell, figures, "received", told["requester"], tell("you"))
    told["known_told"] = _known(tell, _count(figures.get("days")))
    told["initiative_told"] = _initiative(tell, figures)
    on = told.get("vouched_on")
    told["vouched_told"] = tell("Since {vouched_on}: ", vouched_on=on) if on else ""
    return told


def _plain(tell: Tell, name: str, value: object) -> object:
    if not name.endswith("_on") or not isinstance(value, str):
        return value
    day = date.fromisoformat(value)
    return f"{day.day} {tell(MONTHS[day.month - 1])} {day.year}"


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def _times(tell: Tell, count: int) -> str:
    if count in (1, 2):
        return tell("once") if count == 1 else tell("twice")
    return tell("{count} times", count=count)


def _counted(one: str, many: str) -> Callable[[Tell, int], str]:
    def phrase(tell: Tell, count: int) -> str:
        return tell(one) if count == 1 else tell(many, count=count)

    return phrase


_PHRASES: Mapping[str, Callable[[Tell, int], str]] = {
    "times": _times,
    "introductions": _counted("1 introduction", "{count} introductions"),
    "received_ever": _counted("1 favour", "{count} favours"),
    "needed": _counted("One more favour", "{count} more favours"),
}


def _favours(tell: Tell, figures: Mapping[str, object], side: str, who: object, name: object) -> str:
    """Return for example ``You introduced Dale twice and gave advice once. `` or nothing."""
    parts = []
    for kind, (one, many) in _GAVE.items():
        count = _count(figures.get(f"{side}_{kind}"))
        if count:
            template = one if count == 1 else many
            parts.append(tell(template, name=name, count=count, times=_times(tell, count)))
    if not parts:
        return ""
    listed = parts[0]
    if len(parts) > 1:
        listed = tell("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])
    return tell("{who} {did}. ", who=who, did=listed)


# From how many days on, days in one, one, many.
_SPANS = (
    (730, 365, "1 year", "{count} years"),
    (60, 30, "1 month", "{count} months"),
    (14, 7, "1 week", "{count} weeks"),
    (1, 1, "1 day", "{count} days"),
)


def _known(tell: Tell, days: int) -> str:
    for least, length, one, many in _SPANS:
        if days >= least:
            return _counted(one, many)(tell, days // length)
    return tell("since today")


def _initiative(tell: Tell, figures: Mapping[str, object]) -> str:
    groups, events = _count(figures.get("groups")), _count(figures.get("events"))
    sentences = []
    if groups:
        sentences.append(
            _counted(
                "Recorded with 1 membership that counts: a group of their own, a seat or a role.",
                "Recorded with {count} memberships that count: groups of their own, a seat or a role.",
            )(tell, groups)
        )
    if events:
        days = figures.get("days")
        sentences.append(tell("Present at {events} events within {days} days.", events=events, days=days))
    return " ".join(sentences)
