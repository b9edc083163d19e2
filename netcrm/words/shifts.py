"""How a verdict changes, in words."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from netcrm.domain.guard_shift import Preview, Shift
from netcrm.domain.introduction import Verdict

if TYPE_CHECKING:
    from netcrm.words.words import Words

MOST = 3
"""So many requests are named in one sentence after another."""


def kept(told: Sequence[str]) -> Shift:
    """Return a change as a step keeps it: requester, target, verdict before and after."""
    requester, target, before, after = told
    return Shift(request=0, requester=requester, target=target, before=Verdict(before), after=Verdict(after))


def pair(shift: Shift, words: "Words") -> str:
    """Return who asks for whom: "Priya Sharma → Claire Dubois"."""
    target = shift.target or words.tr("someone in your circle")
    return words.tr("{requester} → {target}", requester=shift.requester, target=target)


def change(shift: Shift, words: "Words") -> str:
    """Return one change on one line: "Priya Sharma → Claire Dubois: Caution → Clear"."""
    told, before, after = pair(shift, words), words.name(shift.before), words.name(shift.after)
    return words.tr("{pair}: {before} → {after}", pair=told, before=before, after=after)


def summary(preview: Preview, words: "Words") -> str:
    """Return how many of the open requests would be weighed differently."""
    whole, count = preview.open_requests, len(preview.shifts)
    if not whole:
        return words.tr("No request is open now. The next one will be weighed by these figures.")
    if not count:
        if whole == 1:
            return words.tr("The one open request would be weighed as it is now.")
        return words.tr("All {count} open requests would be weighed as they are now.", count=whole)
    if whole == 1:
        return words.tr("The one open request would be weighed differently:")
    return words.tr(
        "{count} of the {whole} open requests would be weighed differently:", count=count, whole=whole
    )


def weighed_again(shift: Shift, words: "Words") -> str:
    """Return what came of weighing a request again: "Weighed again: Priya → Claire is now Caution."."""
    told = (
        "Weighed again: {pair} is now {verdict}."
        if shift.is_other
        else "Weighed again: {pair} stays {verdict}."
    )
    return words.tr(told, pair=pair(shift, words), verdict=words.name(shift.after))


def all_weighed_again(shifts: Sequence[Shift], words: "Words") -> str:
    """Return what came of weighing several requests again, those whose verdict changed first."""
    ordered = sorted(shifts, key=lambda shift: not shift.is_other)
    told = [weighed_again(shift, words) for shift in ordered[:MOST]]
    left = len(shifts) - MOST
    if left == 1:
        told.append(words.tr("1 more request was weighed again."))
    elif left > 1:
        told.append(words.tr("{count} more requests were weighed again.", count=left))
    return " ".join(told)
