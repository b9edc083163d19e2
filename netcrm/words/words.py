"""One object that says everything: the window, the command line and paper hold one each."""

import datetime
from collections.abc import Callable, Mapping
from enum import StrEnum

from netcrm.domain.event import EventStatus
from netcrm.domain.introduction import Decision, Reason
from netcrm.domain.letter import Language, LetterKind, Tone
from netcrm.domain.referral import ReferralStatus
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.words import dates, shifts
from netcrm.words.archive import ARCHIVE
from netcrm.words.figures import told_figures
from netcrm.words.imports import IMPORTS
from netcrm.words.ledger import LEDGER
from netcrm.words.letter_refusals import LETTERS
from netcrm.words.names import NAMES
from netcrm.words.paper import PAPER
from netcrm.words.reasons import CHANGES, REASONS
from netcrm.words.refusals import REFUSALS
from netcrm.words.steps import STEPS

_STATUSES: dict[str, type[StrEnum]] = {"event": EventStatus, "referral": ReferralStatus}
_LETTERS: dict[str, type[StrEnum]] = {"kind": LetterKind, "tone": Tone, "language": Language}

Translate = Callable[[str, str], str]
"""Given a context and an English text, returns the owner's language."""


def plain(context: str, text: str) -> str:
    """Return the English text as it stands."""
    return text


def _for_count(sentences: Mapping[str, str], code: str, figures: Mapping[str, object]) -> str:
    """Return the code of the sentence for one of what is counted, where there is such a sentence."""
    one = f"{code}.one"
    return one if figures.get("count") == 1 and one in sentences else code


class Words:
    """Codes and figures in, sentences out.

    Args:
        translate: looks up the owner's language; English as it stands by default.
    """

    def __init__(self, translate: Translate = plain) -> None:
        self._translate = translate

    def tr(self, text: str, /, **figures: object) -> str:
        """Return `text` in the owner's language with its figures filled in."""
        told = self._translate("Words", text)
        return told.format_map({name: self._figure(value) for name, value in figures.items()})

    def refusal(self, refused: Refused) -> str:
        """Return the sentence for a refusal; of several files it names the one that it is about."""
        told = self.problem(refused.code, refused.figures)
        file = refused.figures.get("in_file")
        return self.tr("“{file}”: {sentence}", file=file, sentence=told) if file else told

    def problem(self, code: str, figures: Mapping[str, object]) -> str:
        """Return the sentence for a refusal's code and figures.

        Raises:
            KeyError: the code has no sentence; a test keeps this from happening.
        """
        for known in (f"{code}.{figures.get('problem')}", code):
            for sentences in (REFUSALS, IMPORTS, LEDGER, ARCHIVE, PAPER, LETTERS):
                if known in sentences:
                    return self.tr(sentences[_for_count(sentences, known, figures)], **figures)
        raise KeyError(code)

    def reason(self, reason: Reason) -> tuple[str, str]:
        """Return the lead words and the sentence of one finding of the guard."""
        lead, sentence = REASONS[reason.code]
        told = told_figures(self.tr, reason.figures)
        return self.tr(lead, **told), self.tr(sentence, **told).strip()

    def change(self, code: str, figures: Mapping[str, object]) -> str:
        """Return the sentence on what would change a verdict."""
        return self.tr(CHANGES[code], **told_figures(self.tr, figures))

    def step(self, code: str, figures: Mapping[str, object], *, inside: bool = False) -> str:
        """Return what the history calls a step; `inside` a sentence it begins small, unless with a name."""
        template = STEPS[_for_count(STEPS, code, figures)]
        told = self.tr(template, **{name: self._told(code, name, value) for name, value in figures.items()})
        return told if not inside or template.startswith("{") else told[:1].lower() + told[1:]

    def _told(self, code: str, name: str, value: object) -> object:
        """Return a figure of a step, which the ledger keeps as plain text, in words."""
        if name == "room":
            return self.room(Room(str(value)) if value else None)
        if name == "weighed" and isinstance(value, list):
            return shifts.all_weighed_again([shifts.kept(told) for told in value], self)
        if name == "status":
            return self.name(_STATUSES[code.partition(".")[0]](str(value)))
        if code.startswith("letter."):
            return self.name(_LETTERS[name](str(value)))
        return value

    def name(self, member: StrEnum) -> str:
        """Return the field's word for a member of a closed list."""
        return self.tr(NAMES[type(member)][member.value])

    def room(self, room: Room | None) -> str:
        """Return the name of a room, or that there is none."""
        return self.tr("No room") if room is None else self.name(room)

    def decision(self, decision: Decision, *, target: str, is_clear: bool) -> str:
        """Return the name of a way to answer, with the target's name where there is one."""
        if decision is Decision.ENDORSE:
            return self.tr("Endorse") if is_clear else self.tr("Endorse anyway")
        if decision is Decision.ASK_FIRST and target:
            return self.tr("Ask {target} first", target=target)
        return self.name(decision)

    def day(self, day: datetime.date, today: datetime.date) -> str:
        """Return a day as INTERFACE.md 10 says: today, tomorrow, Friday, 26 Nov, 15 January 2027."""
        away = (day - today).days
        if away == 0:
            return self.tr("today")
        if away == 1:
            return self.tr("tomorrow")
        if away == -1:
            return self.tr("yesterday")
        if 1 < away < 7:
            return self.tr(dates.WEEKDAYS[day.weekday()])
        return self.date(day, today)

    def date(self, day: datetime.date, today: datetime.date) -> str:
        """Return a day as a date: 26 Nov within half a year, else 15 January 2027."""
        month = self.tr(dates.MONTHS[day.month - 1])
        if abs((day - today).days) <= 183:
            return f"{day.day} {month[:3]}"
        return f"{day.day} {month} {day.year}"

    def weekday(self, day: datetime.date) -> str:
        """Return the name of the weekday."""
        return self.tr(dates.WEEKDAYS[day.weekday()])

    def ago(self, day: datetime.date, today: datetime.date) -> str:
        """Return how long ago in the fewest signs."""
        return self.tr(dates.short_ago(day, today))

    def money(self, amount: int, currency: str) -> str:
        """Return an amount of minor units as people write it."""
        return dates.money(amount, currency)

    def time(self, moment: datetime.datetime) -> str:
        """Return hours and minutes of an aware moment on its own clock."""
        return f"{moment:%H:%M}"

    def _figure(self, value: object) -> object:
        if isinstance(value, StrEnum):
            return self.name(value)
        return value
