"""A verdict in one sentence (INTERFACE.md 8): it speaks of the request, never of the person."""

from collections.abc import Collection

from netcrm.domain.introduction import Verdict
from netcrm.words.words import Words


def verdict_sentence(verdict: Verdict, codes: Collection[str], words: Words) -> str:
    """Return what a verdict means for the owner's name.

    Args:
        verdict: the guard's.
        codes: of the reasons it was given with.
        words: the owner's language.
    """
    unreturned = "never_reciprocated" in codes
    if verdict is Verdict.CLEAR:
        return words.tr("Nothing recorded stands in the way.")
    if verdict is Verdict.CAUTION:
        if unreturned:
            return words.tr("Your name would carry this introduction. Nothing recorded has come back yet.")
        return words.tr("Your name would carry this introduction, so look at this first.")
    if unreturned:
        return words.tr(
            "Your name would carry this introduction. So far nothing recorded has come the other way."
        )
    return words.tr("Your name would carry this introduction, and an earlier one did harm.")
