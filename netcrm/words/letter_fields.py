"""What the fields of letters are called where the owner chooses one, and a made-up request to try them on."""

from dataclasses import dataclass
from datetime import date, time
from typing import Final

from netcrm.domain.group import FeePeriod
from netcrm.domain.letter import LetterFacts, Side, WayIn
from netcrm.domain.letter_fields import FIELDS, PARTS, FieldType


@dataclass(frozen=True, slots=True)
class FieldWord:
    """One field that can be put into a letter.

    Attributes:
        name: as a template names it.
        label: what it is, in words to be translated.
        before: what is written before the cursor.
        after: what is written after it.
    """

    name: str
    label: str
    before: str
    after: str = ""


_LABELS: Final = {
    "reader.given": "Reader: first name",
    "reader.name": "Reader: whole name",
    "requester.given": "Who asks: first name",
    "requester.name": "Who asks: whole name",
    "requester.full": "Who asks: name and work",
    "requester.work": "Who asks: work",
    "target.given": "Asked for: first name",
    "target.name": "Asked for: whole name",
    "target.full": "Asked for: name and work",
    "target.work": "Asked for: work",
    "about": "What it is about, in short",
    "asked_group": "The group asked for",
    "words": "Their own words",
    "prospect": "Whom a giver sent you",
    "owner": "Your first name",
    "groups": "Your groups, line by line",
    "group.line": "A group in one line",
    "group.name": "A group: name",
    "group.chapter": "A group: chapter",
    "group.meets": "A group: when it meets",
    "group.fee": "A group: fee",
    "group.how_to_join": "A group: how to join",
    "group.visits": "A group: your visits",
    "group.since": "A group: your first month",
    "group.seat": "A group: their seat",
    "group.seat_is_free": "Only if their seat is free",
    "group.seat_is_taken": "Only if their seat is taken",
    "groups_are_paid": "Only if you pay for them",
    "flagged": "Only if nothing came back",
    "introduced": "Only once they are introduced",
    "is_idea": "Only if it was your own idea",
    "to_requester": "Only to who asks",
    "to_target": "Only to who is asked for",
}


def _word(name: str, label: str) -> FieldWord:
    first, _, part = name.partition(".")
    kind = PARTS[FieldType.GROUP][part] if first == "group" else FIELDS[first]
    if kind is FieldType.TRUTH:
        return FieldWord(name, label, f"{{% if {name} %}}", "{% endif %}")
    if kind is FieldType.GROUPS:
        return FieldWord(name, label, "{% for group in groups %}\n• {{ group.line }}", "\n{% endfor %}\n")
    return FieldWord(name, label, f"{{{{ {name} }}}}")


FIELD_WORDS: Final = tuple(_word(name, label) for name, label in _LABELS.items())
"""Every field and part, in the order in which letters need them."""


def example(owner: str) -> LetterFacts:
    """Return a made-up request that has something in every field; `owner` stands under it."""
    return LetterFacts(
        owner=owner,
        requester=Side(name="Robin Example", given="Robin", second_line="Coach, Example & Co"),
        target=Side(name="Alex Sample", given="Alex", second_line="Finance director, Sample Ltd"),
        words="Alex and I would have a lot to talk about.",
        flagged=True,
        ways_in=(
            WayIn(
                name="Breakfast Circle",
                chapter="Harbour",
                recurrence="FREQ=WEEKLY;BYDAY=WE",
                starts=time(6, 45),
                fee=78_000,
                currency="EUR",
                fee_period=FeePeriod.YEAR,
                how_to_join="Visit twice as a guest.",
                visits=12,
                since=date(2026, 1, 14),
                seat="Coach",
                seat_is_free=True,
            ),
            WayIn(
                name="Thursday Drinks",
                recurrence="FREQ=MONTHLY;BYDAY=1TH",
                starts=time(18, 30),
                fee=1_200,
                currency="EUR",
                fee_period=FeePeriod.VISIT,
            ),
        ),
    )
