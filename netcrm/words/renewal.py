"""Is a membership worth renewing, in words: figures, readings and what they suggest (PRODUCT.md 4.2)."""

from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.renewal import Compared, Lack, Measure, Renewal, Standing, Suggestion
from netcrm.domain.renewal_picture import Particulars
from netcrm.words.dates import minor_digits
from netcrm.words.words import Words

_MONEY = frozenset({Measure.COST, Measure.COST_PER_HOUR, Measure.COST_PER_NEW_PERSON, Measure.WON_VALUE})
_SHARES = frozenset({Measure.ANSWERED_SHARE, Measure.OWN_FIELD_SHARE, Measure.OVERLAP})
_VARIETIES = frozenset({Measure.INDUSTRY_VARIETY, Measure.PROFESSION_VARIETY})

MEASURES: dict[Measure, str] = {
    Measure.COST: "Cost",
    Measure.HOURS: "Your hours",
    Measure.COST_PER_HOUR: "Cost of an hour",
    Measure.COST_PER_NEW_PERSON: "Cost of a new person",
    Measure.NEW_PEOPLE: "New people met",
    Measure.REFERRALS_RECEIVED: "Referrals received",
    Measure.REFERRALS_GIVEN: "Referrals given",
    Measure.WON_VALUE: "Business won",
    Measure.ANSWERED_SHARE: "Answered for in a week",
    Measure.ABSENCES_LEFT: "Absences left",
    Measure.INDUSTRY_VARIETY: "Industries in the room",
    Measure.PROFESSION_VARIETY: "Professions in the room",
    Measure.OWN_FIELD_SHARE: "Members of your own field",
    Measure.OVERLAP: "Overlap",
    Measure.ONLY_THROUGH_IT: "Known only through it",
}

_SAME = "about the same"
_READINGS: dict[Measure, tuple[str, str]] = {
    Measure.COST: ("cheaper", "dearer"),
    Measure.HOURS: ("less time", "more time"),
    Measure.COST_PER_HOUR: ("cheaper", "dearer"),
    Measure.COST_PER_NEW_PERSON: ("cheaper", "dearer"),
    Measure.NEW_PEOPLE: ("more", "fewer"),
    Measure.REFERRALS_RECEIVED: ("good source", "fewer"),
    Measure.REFERRALS_GIVEN: ("generous", "fewer"),
    Measure.WON_VALUE: ("more", "less"),
    Measure.ANSWERED_SHARE: ("more reliable", "less reliable"),
    Measure.ABSENCES_LEFT: ("more to spare", "tighter"),
    Measure.INDUSTRY_VARIETY: ("more varied", "less varied"),
    Measure.PROFESSION_VARIETY: ("more varied", "less varied"),
    Measure.OWN_FIELD_SHARE: ("more different", "more alike"),
    Measure.OVERLAP: ("mostly new", "more overlap"),
    Measure.ONLY_THROUGH_IT: ("more", "fewer"),
}
"""For each figure: where it is better, where it is worse."""

_TOLD: dict[Measure, str] = {
    Measure.COST: "It cost {value}",
    Measure.HOURS: "It took {value}",
    Measure.COST_PER_HOUR: "An hour there cost {value}",
    Measure.COST_PER_NEW_PERSON: "Each new person cost {value}",
    Measure.NEW_PEOPLE: "You met {value} new there",
    Measure.REFERRALS_RECEIVED: "Referrals it brought: {value}",
    Measure.REFERRALS_GIVEN: "Referrals you gave: {value}",
    Measure.WON_VALUE: "Business won through it: {value}",
    Measure.ANSWERED_SHARE: "{value} of its referrals were answered for within a week",
    Measure.ABSENCES_LEFT: "Absences left: {value}",
    Measure.INDUSTRY_VARIETY: "Its people are like {value} equal industries",
    Measure.PROFESSION_VARIETY: "Its people are like {value} equal professions",
    Measure.OWN_FIELD_SHARE: "{value} of its members work in your own field",
    Measure.OVERLAP: "It overlaps {value} with your other groups",
    Measure.ONLY_THROUGH_IT: "People you know only through it: {value}",
}

_LACKS: dict[Lack, str] = {
    Lack.NO_REFERRAL: "No referral came in 12 months.",
    Lack.NOBODY_NEW: "You met nobody new there in 12 months.",
    Lack.NO_ROOM: "It stands in no room.",
    Lack.NO_VIBE: "Its vibe has no words yet.",
}
_COVERED = {Lack.NO_REFERRAL: Measure.REFERRALS_RECEIVED, Lack.NOBODY_NEW: Measure.NEW_PEOPLE}


def figure(words: Words, measure: Measure, value: float | None, currency: str) -> str:
    """Return a figure as people write it: ``£1,354``, ``66 h``, ``28 %``, ``5.9``; a dash where not known."""
    if value is None:
        return "–"
    if measure in _MONEY:
        return words.money(whole(value, currency), currency)
    if measure is Measure.HOURS:
        return words.tr("{hours} h", hours=f"{value:.0f}" if value >= 20 else f"{value:.1f}")
    if measure in _SHARES:
        return words.tr("{share} %", share=f"{value:.0f}")
    return f"{value:.1f}" if measure in _VARIETIES else f"{value:g}"


def whole(value: float, currency: str) -> int:
    """Return an amount of minor units without its small change, where it is large enough to do without."""
    unit = 10 ** minor_digits(currency)
    return round(value / unit) * unit if value >= 10 * unit else round(value)


def reading(words: Words, one: Compared) -> str:
    """Return how a figure stands beside the others' median; empty without comparison."""
    if one.standing is None:
        return ""
    if one.standing is Standing.SAME:
        return words.tr(_SAME)
    better, worse = _READINGS[one.measure]
    return words.tr(better if one.standing is Standing.BETTER else worse)


def behind(words: Words, measure: Measure, told: Particulars, currency: str) -> str:
    """Return the small line under a figure: what it is made of; empty where the figure says it all."""
    parts = {
        Measure.COST: _cost(words, told, currency),
        Measure.HOURS: _hours(words, told),
        Measure.NEW_PEOPLE: words.tr("that you had not met before"),
        Measure.COST_PER_NEW_PERSON: words.tr("whom you had not met before"),
        Measure.COST_PER_HOUR: words.tr("dues and fees by hours there"),
        Measure.REFERRALS_RECEIVED: words.tr("of them won: {won}", won=told.won),
        Measure.REFERRALS_GIVEN: words.tr("passed on in this group"),
        Measure.WON_VALUE: words.tr("through referrals received here"),
        Measure.ANSWERED_SHARE: words.tr(
            "{answered} of {count} referrals received", answered=told.answered, count=told.answer_due
        ),
        Measure.ABSENCES_LEFT: words.tr("before the seat is at risk"),
        Measure.INDUSTRY_VARIETY: words.tr(
            "of equal size; {kinds} in all",
            kinds=told.industries.kinds,
        ),
        Measure.PROFESSION_VARIETY: words.tr(
            "of equal size; {kinds} in all",
            kinds=told.professions.kinds,
        ),
        Measure.OWN_FIELD_SHARE: words.tr("your profession or your industry"),
        Measure.OVERLAP: words.tr(
            "{shared} of {members} are in others too", shared=told.shared, members=told.members
        ),
        Measure.ONLY_THROUGH_IT: words.tr("people you meet nowhere else"),
    }
    return parts[measure]


def suggestion(words: Words, group: Group, found: Renewal, currency: str) -> tuple[str, str]:
    """Return what the evidence suggests, and the figures that decided."""
    return words.tr(_head(group, found.suggestion)), " ".join(_reasons(words, found, currency))


def unknown(words: Words, found: Renewal) -> str:
    """Return which figures are missing, in a sentence; empty where all are known."""
    missing = [words.tr(MEASURES[one.measure]).lower() for one in found.compared if one.value is None]
    if not missing:
        return ""
    return words.tr("Not enough is recorded for: {missing}.", missing=", ".join(missing))


def _head(group: Group, suggested: Suggestion) -> str:
    stays = group.status is not GroupStatus.MEMBER or group.renews_on is None
    return {
        Suggestion.RENEW: "The evidence says stay." if stays else "The evidence says renew.",
        Suggestion.LET_GO: "The evidence says let it go.",
        Suggestion.TRY_TWO_MORE: "Two more visits would tell.",
        Suggestion.UNDECIDED: "The evidence is undecided.",
    }[suggested]


def _reasons(words: Words, found: Renewal, currency: str) -> list[str]:
    if found.lacks:
        covered = {_COVERED.get(lack) for lack in found.lacks}
        rest = [one for one in found.deciding if one.measure not in covered]
        return [
            *(words.tr(_LACKS[lack]) for lack in found.lacks),
            *(_sentence(words, one, currency) for one in rest[: max(0, 3 - len(found.lacks))]),
        ]
    told = [_sentence(words, one, currency) for one in found.deciding]
    if found.better or found.worse:
        balance = words.tr(
            "Better than your other groups in {better}, worse in {worse}.",
            better=found.better,
            worse=found.worse,
        )
        told.append(balance)
    return told


def _sentence(words: Words, one: Compared, currency: str) -> str:
    told = words.tr(_TOLD[one.measure], value=figure(words, one.measure, one.value, currency))
    if one.median is None:
        return words.tr("{told}.", told=told)
    typical = figure(words, one.measure, one.median, currency)
    return words.tr("{told} (typical: {typical}).", told=told, typical=typical)


def _cost(words: Words, told: Particulars, currency: str) -> str:
    parts = []
    if told.dues:
        parts.append(words.tr("{amount} dues", amount=words.money(told.dues, currency)))
    if told.event_fees:
        parts.append(words.tr("{amount} at meetings", amount=words.money(told.event_fees, currency)))
    return " + ".join(parts) or words.tr("no fee recorded")


def _hours(words: Words, told: Particulars) -> str:
    if told.meetings == 1:
        return words.tr("1 meeting, travel included")
    return words.tr("{count} meetings, travel included", count=told.meetings)
