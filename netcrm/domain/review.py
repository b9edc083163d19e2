"""The owner's choices over an import plan, before anything is written (PRODUCT.md 4.11 and 6).

Values and pure functions: a review is never changed, every choice gives a new one. `Review.as_plan` turns
plan and choices into the plan that is carried out. A likely duplicate waits for the owner; undecided, it
stays out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from netcrm.domain.contact import ContactCard
from netcrm.domain.import_plan import ImportPlan
from netcrm.domain.merge import Change, ChangeKind, merged
from netcrm.domain.plan import Decision, DecisionKind
from netcrm.domain.settling import JOINING, Fate, Whom, card_of, settle

_OFFERED: Mapping[DecisionKind, tuple[DecisionKind, ...]] = {
    DecisionKind.NEW: (DecisionKind.NEW, DecisionKind.SKIP),
    DecisionKind.LIKELY: (DecisionKind.MERGE, DecisionKind.NEW, DecisionKind.SKIP),
    DecisionKind.MERGE: (DecisionKind.MERGE, DecisionKind.NEW, DecisionKind.SKIP),
    DecisionKind.UNCHANGED: (DecisionKind.UNCHANGED, DecisionKind.NEW, DecisionKind.SKIP),
    # Whom the owner erased for good comes back only because the owner says so here.
    DecisionKind.SKIP: (DecisionKind.SKIP, DecisionKind.NEW),
}


_ALONE = frozenset({DecisionKind.NEW, DecisionKind.SKIP})
"""What a record becomes whatever becomes of the others."""


class Side(StrEnum):
    """Whose value a conflict keeps in the field; the other one goes to the other fields."""

    PRESENT = "present"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the owner chose for one record.

    Attributes:
        kind: None for as it was planned.
        whom: with whom to merge; None for the first who may be the same.
        taken: the fields in conflict that take the card's value.
    """

    kind: DecisionKind | None = None
    whom: Whom | None = None
    taken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A plan with the owner's choices; places count through all files of the plan.

    Attributes:
        plan: as it was made.
        cards: the present cards that records merge into or may be; see `wanted`.
        decisions: of all files, as planned.
        followers: place of a record to the later ones that point at it.
        kinds: what becomes of each record now.
        looks: places that need a look: likely duplicates, and merges with a conflict.
        choices: by place.
    """

    plan: ImportPlan
    cards: Mapping[int, ContactCard]
    decisions: tuple[Decision, ...]
    followers: Mapping[int, tuple[int, ...]]
    kinds: tuple[DecisionKind, ...]
    looks: tuple[int, ...]
    choices: Mapping[int, Choice] = field(default_factory=dict)

    @classmethod
    def of(cls, plan: ImportPlan, cards: Mapping[int, ContactCard]) -> "Review":
        """Return the review of a plan in which nothing was chosen yet."""
        decisions = tuple(decision for file in plan.files for decision in file.decisions)
        followers: dict[int, list[int]] = defaultdict(list)
        for place, decision in enumerate(decisions):
            if decision.record is not None and decision.contact is None:
                followers[decision.record].append(place)
        made = cls(
            plan=plan,
            cards=cards,
            decisions=decisions,
            followers={place: tuple(later) for place, later in followers.items()},
            kinds=tuple(decision.kind for decision in decisions),
            looks=tuple(place for place, decision in enumerate(decisions) if _needs_look(decision)),
        )
        # Whoever joins an undecided likely one waits with it.
        waiting = [place for place in made.looks if place in made.followers]
        return _told(made, waiting) if waiting else made

    def choose(self, place: int, kind: DecisionKind | None, whom: Whom | None = None) -> "Review":
        """Return the review with one record's fate chosen; None is as planned.

        Merging a record with one that waits itself settles that one: both are the same person.

        Raises:
            ValueError: this can't become of that record.
        """
        if kind is not None and kind not in _OFFERED[self.decisions[place].kind]:
            raise ValueError(f"record {place} can't become {kind}")
        if whom is not None and whom not in self.candidates(place):
            raise ValueError(f"record {place} is surely not {whom}")
        choice = replace(self.choices.get(place, Choice()), kind=kind, whom=whom)
        found = _told(replace(self, choices={**self.choices, place: choice}), [place])
        waits_on = found.fate(place).whom.record if kind is DecisionKind.MERGE else None
        if waits_on is not None and found.kinds[waits_on] is DecisionKind.LIKELY:
            return found.choose(waits_on, DecisionKind.MERGE)
        return found

    def tick(self, place: int, wanted: bool) -> "Review":
        """Return the review with one record imported or left out; a likely duplicate is then added as new."""
        if not wanted:
            return self.choose(place, DecisionKind.SKIP)
        found = self.choose(place, None)
        return found if found.is_ticked(place) else self.choose(place, DecisionKind.NEW)

    def tick_all(self, places: Iterable[int], wanted: bool) -> "Review":
        """Return the review with many records imported as planned, or left out.

        Likely duplicates go on waiting: only the owner's look at each one decides.
        """
        choices, changed = dict(self.choices), []
        settled = Choice(None if wanted else DecisionKind.SKIP)
        for place in places:
            kind, planned = self.kinds[place], self.decisions[place].kind
            is_left_out = kind is DecisionKind.SKIP
            if kind is DecisionKind.LIKELY or planned is DecisionKind.SKIP or wanted is not is_left_out:
                continue
            before = self.choices.get(place)
            taken = before.taken if before is not None else frozenset()
            choices[place] = Choice(settled.kind, taken=taken) if taken else settled
            changed.append(place)
        return _told(replace(self, choices=choices), changed)

    def keep(self, place: int, field: str, side: Side) -> "Review":
        """Return the review with one conflict of a record settled; the present value stays by default."""
        before = self.choices.get(place, Choice())
        taken = before.taken | {field} if side is Side.CARD else before.taken - {field}
        return replace(self, choices={**self.choices, place: replace(before, taken=taken)})

    def put_on(self, event: int | None) -> "Review":
        """Return the review with everybody put on this event's list; None for no event."""
        return replace(self, plan=replace(self.plan, event=event))

    def offered(self, place: int) -> tuple[DecisionKind, ...]:
        """Return what the owner may choose for a record."""
        return _OFFERED[self.decisions[place].kind]

    def is_ticked(self, place: int) -> bool:
        """Tell whether a record is imported as things stand."""
        return self.kinds[place] not in (DecisionKind.SKIP, DecisionKind.LIKELY)

    def candidates(self, place: int) -> tuple[Whom, ...]:
        """Return who a record may be, the first one as planned."""
        decision = self.decisions[place]
        others = tuple(Whom(contact=contact) for contact in decision.likely)
        if decision.contact is not None:
            return (Whom(contact=decision.contact), *others)
        return (Whom(record=decision.record), *others) if decision.record is not None else others

    def whom(self, place: int) -> Whom:
        """Return whom a record joins or may be; a Whom of nobody for a new one."""
        fate = self.fate(place)
        return fate.whom if fate.whom != Whom() else next(iter(self.candidates(place)), Whom())

    def present(self, place: int) -> ContactCard | None:
        """Return the card beside which a record is shown; None where there is none."""
        whom = self.whom(place)
        if whom.contact is not None:
            return self.cards.get(whom.contact)
        return card_of(self.decisions[whom.record].draft) if whom.record is not None else None

    def changes(self, place: int) -> tuple[Change, ...]:
        """Return what merging a record would change, field by field."""
        card = self.present(place)
        return merged(card, self.decisions[place].draft)[1] if card is not None else ()

    def side(self, place: int, field: str) -> Side:
        """Return whose value a conflict keeps."""
        taken = self.choices.get(place, Choice()).taken
        return Side.CARD if field in taken else Side.PRESENT

    def fate(self, place: int) -> Fate:
        """Return what becomes of a record, with all it follows from."""
        decision, choice = self.decisions[place], self.choices.get(place, Choice())
        kind = choice.kind or decision.kind
        if kind in (DecisionKind.SKIP, DecisionKind.NEW):
            return Fate(kind)
        whom = choice.whom or next(iter(self.candidates(place)), Whom())
        if kind is DecisionKind.LIKELY or whom.record is None:
            return Fate(kind, whom)
        return self._joined(place, kind, whom.record)

    def people(self) -> int:
        """Return how many people the import would add, change or put on the event's list."""
        kinds = JOINING if self.plan.event is not None else {DecisionKind.MERGE}
        joining = (self.fate(place).whom.contact for place, kind in enumerate(self.kinds) if kind in kinds)
        return self.kinds.count(DecisionKind.NEW) + len({one for one in joining if one is not None})

    def undecided(self) -> int:
        """Return how many likely duplicates still wait for the owner, and stay out until then."""
        return self.kinds.count(DecisionKind.LIKELY)

    def carried(self, old: "Review") -> "Review":
        """Return this review with the choices of an earlier one over the same files, record by record."""
        places = {key: place for place, key in enumerate(_keys(self.plan))}
        before = _keys(old.plan)
        settled: dict[int, Choice] = {}
        for place, choice in sorted(old.choices.items()):
            here = places.get(before[place])
            if here is None or (choice.kind is not None and choice.kind not in self.offered(here)):
                continue
            whom = choice.whom
            if whom is not None and whom.record is not None:
                whom = Whom(record=places.get(before[whom.record]))
            if whom not in self.candidates(here):
                whom = None
            settled[here] = Choice(choice.kind, whom, choice.taken)
        return _told(replace(self, choices=settled).put_on(old.plan.event), settled)

    def as_plan(self) -> ImportPlan:
        """Return the plan that says what was chosen; what nobody decided is left out."""
        fates = [self.fate(place) for place in range(len(self.decisions))]
        chosen = {place: choice.taken for place, choice in self.choices.items()}
        settled = settle(self.decisions, fates, chosen, self.cards)
        files, start = [], 0
        for file in self.plan.files:
            end = start + len(file.decisions)
            files.append(replace(file, decisions=tuple(settled[start:end])))
            start = end
        return replace(self.plan, files=tuple(files))

    def _joined(self, place: int, kind: DecisionKind, record: int) -> Fate:
        """Follow an earlier record of the import: where it goes, this one goes."""
        fate = self.fate(record)
        if fate.kind is DecisionKind.NEW:
            return Fate(kind, Whom(record=record))
        if fate.kind in JOINING:
            return Fate(kind, fate.whom)
        if fate.kind is DecisionKind.LIKELY:
            return Fate(DecisionKind.LIKELY, Whom(record=record))
        heir = next((one for one in self.followers.get(record, ()) if self._follows(one, record)), place)
        if heir != place:
            return self._joined(place, kind, heir)
        likely = self.decisions[place].likely
        return Fate(DecisionKind.LIKELY, Whom(contact=likely[0])) if likely else Fate(DecisionKind.NEW)

    def _follows(self, place: int, record: int) -> bool:
        decision, choice = self.decisions[place], self.choices.get(place, Choice())
        whom = choice.whom or Whom(contact=decision.contact, record=decision.record)
        return whom.record == record and (choice.kind or decision.kind) in JOINING


def _told(review: Review, places: Iterable[int]) -> Review:
    """Return the review with the kinds of these records, and of all that hang on them, made true."""
    kinds, seen = list(review.kinds), set[int]()
    decisions, choices, followers = review.decisions, review.choices, review.followers
    waiting = list(places)
    for place in tuple(waiting):
        record = decisions[place].record
        waiting += followers.get(record, ()) if record is not None else ()
    while waiting:
        place = waiting.pop()
        if place not in seen:
            seen.add(place)
            choice = choices.get(place)
            kind = choice.kind if choice is not None and choice.kind is not None else decisions[place].kind
            kinds[place] = kind if kind in _ALONE else review.fate(place).kind
            waiting += followers.get(place, ())
    return replace(review, kinds=tuple(kinds))


def wanted(plan: ImportPlan) -> set[int]:
    """Return the ids of the present contacts whose cards a review of this plan shows."""
    found: set[int] = set()
    for file in plan.files:
        for decision in file.decisions:
            if decision.kind in (DecisionKind.MERGE, DecisionKind.LIKELY):
                found.update(decision.likely)
                if decision.contact is not None:
                    found.add(decision.contact)
    return found


def _needs_look(decision: Decision) -> bool:
    if decision.kind is DecisionKind.MERGE:
        return any(change.kind is ChangeKind.CONFLICT for change in decision.changes)
    return decision.kind is DecisionKind.LIKELY


def _keys(plan: ImportPlan) -> list[tuple[int, int]]:
    """Return file and line of every record: what stays the same when the files are read again."""
    return [(number, one.draft.line) for number, file in enumerate(plan.files) for one in file.decisions]
