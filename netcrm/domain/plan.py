"""What an import would do, record by record, before anything is written (PRODUCT.md 6).

Pure: drafts and present cards in, decisions out. Two rounds, so that only the cards that matter are fetched:
`wanted_cards` names them, `plan` decides.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from netcrm.domain.bulk import uncollected
from netcrm.domain.contact import ContactCard
from netcrm.domain.draft import ContactDraft
from netcrm.domain.duplicates import Certainty, DuplicateIndex, Match, Person, Why, person
from netcrm.domain.erasure import ErasedPeople
from netcrm.domain.merge import Change, merged

_PROGRESS_ROWS = 500


class DecisionKind(StrEnum):
    """What becomes of a record."""

    NEW = "new"
    MERGE = "merge"
    UNCHANGED = "unchanged"
    SKIP = "skip"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What becomes of one draft.

    Attributes:
        draft: the record.
        kind: ``likely`` is added like ``new`` and listed for review.
        why: what it has in common with the contact; empty for a new one.
        contact: the present contact it merges into, equals, or may be the same as; None if that is one of
            the same file.
        record: place of the earlier decision of the same file that took this one in, or that may be the same.
        card: what to write: the whole new card, or the merged one; None where there is nothing to write.
        changes: field by field, for a merge.
        likely: further present contacts that may be the same person.
        chosen: the owner settled `card` field by field; else the draft is merged into what is there by then.
        erased_on: of a skipped one, the day on which the owner erased this person for good.
    """

    draft: ContactDraft
    kind: DecisionKind
    why: tuple[Why, ...] = ()
    contact: int | None = None
    record: int | None = None
    card: ContactCard | None = None
    changes: tuple[Change, ...] = ()
    likely: tuple[int, ...] = ()
    chosen: bool = False
    erased_on: date | None = None


def no_progress(done: int, total: int) -> None:
    """Report to nobody."""


def wanted_cards(drafts: Sequence[ContactDraft], index: DuplicateIndex) -> set[int]:
    """Return the ids of the present contacts whose cards `plan` needs."""
    wanted: set[int] = set()
    for draft in drafts:
        one = person(0, draft)
        wanted.update(match.contact for match in index.match(one))
        wanted.update(index.equals(one))
    return wanted


def plan(
    drafts: Sequence[ContactDraft],
    index: DuplicateIndex,
    cards: Mapping[int, ContactCard],
    *,
    keep_all: bool = False,
    erased: ErasedPeople | None = None,
    progress: Callable[[int, int], None] = no_progress,
) -> list[Decision]:
    """Return one decision for each draft, in their order.

    Args:
        drafts: the records of one or of several files.
        index: the contacts that are kept; it is added to: make a new one for another plan.
        cards: card by id of at least `wanted_cards`.
        keep_all: whether certain duplicates are added, too, instead of merged; equal ones stay unchanged.
        erased: whom the owner erased for good; one of them who is not kept again is skipped.
        progress: called with (done, total) now and then; it may raise `Cancelled`.
    """
    planner = _Planner(index, cards, keep_all=keep_all, erased=erased)
    with uncollected():
        people = [person(-place - 1, draft) for place, draft in enumerate(drafts)]
        for one in people:
            index.hear(one)
        for place, draft in enumerate(drafts):
            if place % _PROGRESS_ROWS == 0:
                progress(place, len(drafts))
            planner.take(draft, people[place])
    return planner.decisions


class _Planner:
    """Decides one draft after the other; contacts of the same file have negative ids."""

    def __init__(
        self,
        index: DuplicateIndex,
        cards: Mapping[int, ContactCard],
        *,
        keep_all: bool,
        erased: ErasedPeople | None = None,
    ) -> None:
        self.decisions: list[Decision] = []
        self._index = index
        self._cards = dict(cards)
        self._keep_all = keep_all
        self._erased = erased
        # Where the card stands that a present contact or an earlier record has become.
        self._writer: dict[int, int] = {}

    def take(self, draft: ContactDraft, one: Person) -> None:
        """Decide on the next draft."""
        matches = self._index.match(one)
        if not matches and not self._erased and (one.emails or one.phones or one.profiles):
            self.decisions.append(self._add(draft, one, matches))
            return
        certain = [match for match in matches if match.certainty is Certainty.CERTAIN]
        results = [(match, *merged(self._cards[match.contact], draft)) for match in certain]
        holder = next((match for match, _, changes in results if not changes), None) or self._holder(
            draft, one, matches
        )
        if holder is not None:
            decision = self._unchanged(draft, holder)
        elif results and not self._keep_all:
            match, card, changes = results[0]
            decision = self._merge(draft, match, matches, card, changes)
        else:
            erased_on = self._erased.day_of(one) if self._erased and not results else None
            decision = self._add(draft, one, matches) if erased_on is None else _left_out(draft, erased_on)
        self.decisions.append(decision)

    def _holder(self, draft: ContactDraft, one: Person, matches: list[Match]) -> Match | None:
        """Return who holds all of the draft already without being certainly the same person."""
        near = [
            match
            for match in matches
            if match.certainty is Certainty.LIKELY
            and (not one.name or self._index.is_namesake(one, match.contact))
        ]
        near += [
            Match(contact=identifier, certainty=Certainty.LIKELY, why=(Why.SAME_RECORD,))
            for identifier in self._index.equals(one)
        ]
        return next((match for match in near if not merged(self._cards[match.contact], draft)[1]), None)

    def _unchanged(self, draft: ContactDraft, holder: Match) -> Decision:
        identifier = holder.contact
        return Decision(
            draft=draft,
            kind=DecisionKind.UNCHANGED,
            why=holder.why,
            contact=identifier if identifier > 0 else None,
            record=-identifier - 1 if identifier < 0 else None,
        )

    def _merge(
        self,
        draft: ContactDraft,
        match: Match,
        matches: list[Match],
        card: ContactCard,
        changes: tuple[Change, ...],
    ) -> Decision:
        identifier = match.contact
        self._cards[identifier] = card
        self._index.update(person(identifier, card))
        writer = self._writer.get(identifier)
        if writer is not None:
            earlier = self.decisions[writer]
            self.decisions[writer] = replace(earlier, card=card, changes=_joined(earlier, changes))
        else:
            self._writer[identifier] = len(self.decisions)
        return Decision(
            draft=draft,
            kind=DecisionKind.MERGE,
            why=match.why,
            contact=identifier if identifier > 0 else None,
            record=writer,
            card=card if writer is None else None,
            changes=changes,
            likely=_present(matches, but=identifier),
        )

    def _add(self, draft: ContactDraft, one: Person, matches: list[Match]) -> Decision:
        card = ContactCard(
            contact=draft.contact, channels=draft.channels, other_fields=draft.other_fields, tags=draft.tags
        )
        self._index.add(one)
        self._cards[one.identifier] = card
        self._writer[one.identifier] = len(self.decisions)
        if not matches:
            return Decision(draft=draft, kind=DecisionKind.NEW, card=card)
        first = matches[0].contact
        return Decision(
            draft=draft,
            kind=DecisionKind.LIKELY,
            why=matches[0].why,
            contact=first if first > 0 else None,
            record=-first - 1 if first < 0 else None,
            card=card,
            likely=_present(matches, but=first),
        )


def _left_out(draft: ContactDraft, erased_on: date) -> Decision:
    return Decision(draft=draft, kind=DecisionKind.SKIP, erased_on=erased_on)


def _joined(earlier: Decision, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes of a present card that two records change; a new card has none."""
    return (*earlier.changes, *changes) if earlier.kind is DecisionKind.MERGE else earlier.changes


def _present(matches: Sequence[Match], *, but: int) -> tuple[int, ...]:
    return tuple(match.contact for match in matches if match.contact > 0 and match.contact != but)


def counts(decisions: Sequence[Decision]) -> dict[str, int]:
    """Return how many are new (likely ones among them), merged, unchanged, skipped and likely duplicates."""
    kinds = [decision.kind for decision in decisions]
    likely = kinds.count(DecisionKind.LIKELY)
    return {
        "new": kinds.count(DecisionKind.NEW) + likely,
        "merged": kinds.count(DecisionKind.MERGE),
        "unchanged": kinds.count(DecisionKind.UNCHANGED),
        "skipped": kinds.count(DecisionKind.SKIP),
        "likely_duplicates": likely,
    }
