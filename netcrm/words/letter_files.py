"""The wordings that come with the program, and the words that letters need in each language.

``resources/letters/<language>/<kind>.<tone>.txt``: the first line is the subject, then comes the text.
"""

import json
from dataclasses import dataclass
from functools import cache

from netcrm import resources
from netcrm.domain.letter import Language, LetterKind, LetterTemplate, Tone
from netcrm.words.dates import money
from netcrm.words.words import Words


@dataclass(frozen=True, slots=True)
class Tongue:
    """What a language needs besides whole sentences.

    Attributes:
        words: months, weekdays, periods.
        thousands: between groups of three digits.
        decimal: before the minor units.
        symbol_after: the currency stands behind the amount.
    """

    words: Words
    thousands: str
    decimal: str
    symbol_after: bool

    def money(self, amount: int, currency: str) -> str:
        """Return an amount of minor units as people write it: ``£1,396`` or ``1.396 £``."""
        english = money(amount, currency)
        first = next((at for at, sign in enumerate(english) if sign.isdigit() or sign == "-"), 0)
        symbol, digits = english[:first].strip(), english[first:]
        marks = str.maketrans({",": self.thousands, ".": self.decimal})
        digits = digits.translate(marks)
        return f"{digits} {symbol}".strip() if self.symbol_after else english[:first] + digits


@cache
def usual(kind: LetterKind, tone: Tone, language: Language) -> LetterTemplate:
    """Return the wording that comes with the program."""
    subject, _, text = resources.read_text("letters", language, f"{kind}.{tone}.txt").partition("\n")
    return LetterTemplate(kind=kind, tone=tone, language=language, subject=subject, text=text.strip("\n"))


@cache
def tongue(language: Language) -> Tongue:
    """Return months, weekdays and amounts of a language."""
    if language is Language.ENGLISH:
        return Tongue(Words(), ",", ".", symbol_after=False)
    told = json.loads(resources.read_text("letters", language, "words.json"))
    known: dict[str, str] = told["words"]
    amounts = told["money"]
    return Tongue(
        Words(lambda _context, text: known.get(text, text)),
        amounts["thousands"],
        amounts["decimal"],
        symbol_after=amounts["after"],
    )
