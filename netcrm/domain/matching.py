"""Who should meet: one seeks what the other offers (PRODUCT.md 4.10)."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from netcrm.domain.contact import Contact
from netcrm.domain.names import fold_profession, words

LEAST_LETTERS = 4
"""Letters that a shared word needs."""

BOTH_WAYS = 100
"""Points for a pair in which each seeks what the other offers; more than shared words ever make."""

MOST_MEETINGS = 50_000
"""Meetings looked at; rare words come first, so that in a large book the common ones are cut."""

STOP_WORDS = frozenset(
    word
    for line in (
        "aber about above after again against alle also always anche another anyone anything around auch",
        "aussi avec because been before being below best better between both business clients come como",
        "company could cuando customers dalla dans dass dein della delle desde dich diese does doing",
        "donde door dove each eine einem einen einer eines elle else essere esta este etwas ever every",
        "everyone find finding first from fuer further geen good great haben hasta have having heeft",
        "help helping here ihre into just kann kein know leur like looking loro maar made mais make",
        "making many meer meet meeting mehr mein molto more most much muchos must naar nach need needed",
        "needs nella never next nicht niet noch nous oder ogni only other others over para people perche",
        "pero person please plus porque pour quando quel questo quien really same sans seek seeking",
        "seeks sehr services should sich sind sobre some someone something sono sont sous such suche",
        "suchen than that their them then there these they thing things this those through todo todos",
        "tous tout tutti ueber under unser until veel very viel voor vous waar want wanted wants well",
        "wenn werden were what when where which while will wird with within without wordt work working",
        "would years your zijn zonder",
    )
    for word in line.split()
)
"""Folded words that say nothing about what someone seeks or offers."""

_ITEMS = re.compile(r"[,;/|\n\u2022]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A contact as far as matching needs to know them.

    Attributes:
        groups: the groups of their current memberships.
        introduced_lately: introductions to them that count towards their limit (PRODUCT.md 4.5, rule 3).
        limit: how many they accept; the owner's default where they have none of their own.
        flagged: they have an open flagged request.
    """

    contact: Contact
    groups: frozenset[int] = frozenset()
    introduced_lately: int = 0
    limit: int = 2
    flagged: bool = False

    @property
    def open_to_it(self) -> bool:
        """Tell whether they may be introduced to anybody: not left alone, their limit kept."""
        return not self.contact.no_introductions and self.introduced_lately < self.limit


@dataclass(frozen=True, slots=True)
class MatchReason:
    """Why one would help the other.

    Attributes:
        seeker: the contact whose *seeks* is met.
        helper: the contact who offers it.
        words: shared folded words, in alphabetical order.
        profession: the helper's profession, where the seeker names just that; else empty.
    """

    seeker: int
    helper: int
    words: tuple[str, ...]
    profession: str = ""

    @property
    def score(self) -> int:
        """One for each shared word, two for the profession itself."""
        return len(self.words) + (2 if self.profession else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Two contacts who should meet.

    Attributes:
        seeker: whose *seeks* is met; better met of the two where both are.
        reasons: one, or two where each seeks what the other offers; the seeker's own first.
        flagged: one of them has an open flagged request; such pairs come last.
    """

    seeker: Contact
    helper: Contact
    reasons: tuple[MatchReason, ...]
    flagged: bool

    @property
    def both_ways(self) -> bool:
        """Tell whether each seeks what the other offers."""
        return len(self.reasons) > 1

    @property
    def score(self) -> int:
        """Reasons added up; both ways counts for more than any one way."""
        return sum(reason.score for reason in self.reasons) + (BOTH_WAYS if self.both_ways else 0)


def telling_words(text: str) -> frozenset[str]:
    """Return the folded words of four or more letters that are no stop words."""
    return frozenset(word for word in words(text) if len(word) >= LEAST_LETTERS and word not in STOP_WORDS)


def matches(
    candidates: Sequence[Candidate],
    introduced: Collection[tuple[int, int]] = frozenset(),
    *,
    limit: int | None = None,
) -> list[Match]:
    """List the pairs who should meet, each with its reasons.

    Left out are pairs already introduced (or about to be), with a current membership in common, with one who
    wants no introductions, and with one whose limit is reached. Order: without an open flagged request first,
    then both ways, then the higher score, then by id.

    Args:
        candidates: everyone to choose from, each contact once.
        introduced: pairs of contact ids, the lower first.
        limit: how many to return; None for all.
    """
    willing = {one.contact.id: one for one in candidates if one.open_to_it}
    found: dict[tuple[int, int], list[MatchReason]] = defaultdict(list)
    for reason in _reasons(willing):
        pair = (min(reason.seeker, reason.helper), max(reason.seeker, reason.helper))
        apart = willing[pair[0]].groups.isdisjoint(willing[pair[1]].groups)
        if apart and pair not in introduced:
            found[pair].append(reason)
    pairs = [_match(reasons, willing) for reasons in found.values()]
    pairs.sort(key=_place)
    return pairs[:limit]


def _match(reasons: list[MatchReason], candidates: Mapping[int, Candidate]) -> Match:
    ordered = tuple(sorted(reasons, key=lambda reason: (-reason.score, reason.seeker)))
    seeker, helper = candidates[ordered[0].seeker], candidates[ordered[0].helper]
    return Match(
        seeker=seeker.contact,
        helper=helper.contact,
        reasons=ordered,
        flagged=seeker.flagged or helper.flagged,
    )


def _place(match: Match) -> tuple[bool, bool, int, int, int]:
    return (match.flagged, not match.both_ways, -match.score, match.seeker.id, match.helper.id)


def _reasons(candidates: Mapping[int, Candidate]) -> list[MatchReason]:
    seekers: dict[str, list[int]] = defaultdict(list)
    helpers: dict[str, list[int]] = defaultdict(list)
    named: dict[str, list[int]] = defaultdict(list)
    held: dict[str, list[int]] = defaultdict(list)
    for row, candidate in candidates.items():
        contact = candidate.contact
        _index(seekers, telling_words(contact.seeks), row)
        _index(helpers, telling_words(f"{contact.offers} {contact.profession}"), row)
        _index(named, {fold_profession(item) for item in _ITEMS.split(contact.seeks)} - {""}, row)
        _index(held, {fold_profession(contact.profession)} - {""}, row)
    shared = _meetings(seekers, helpers)
    professions = _meetings(named, held)
    return [
        MatchReason(
            seeker,
            helper,
            tuple(sorted(shared.get((seeker, helper), ()))),
            candidates[helper].contact.profession.strip() if (seeker, helper) in professions else "",
        )
        for seeker, helper in sorted(shared.keys() | professions.keys())
    ]


def _index(index: dict[str, list[int]], keys: Iterable[str], row: int) -> None:
    for key in keys:
        index[key].append(row)


def _meetings(
    seekers: Mapping[str, list[int]], helpers: Mapping[str, list[int]]
) -> dict[tuple[int, int], list[str]]:
    """Return (seeker, helper) to the words they share, the rarest words first while there is room."""
    meetings: dict[tuple[int, int], list[str]] = defaultdict(list)
    common = seekers.keys() & helpers.keys()
    room = MOST_MEETINGS
    for word in sorted(common, key=lambda word: (len(seekers[word]) * len(helpers[word]), word)):
        room -= len(seekers[word]) * len(helpers[word])
        if room < 0:
            break
        for seeker in seekers[word]:
            for helper in helpers[word]:
                if seeker != helper:
                    meetings[seeker, helper].append(word)
    return meetings
