"""What becomes of the records of an import once the owner has chosen (PRODUCT.md 4.11 and 6).

Pure: decisions as planned and fates as chosen in, decisions to carry out back. The records are gone through
in their order, since one may build on what an earlier one became.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from netcrm.domain.contact import ContactCard, OtherField
from netcrm.domain.draft import ContactDraft
from netcrm.domain.merge import Change, ChangeKind, label, merged
from netcrm.domain.plan import Decision, DecisionKind

JOINING = frozenset({DecisionKind.MERGE, DecisionKind.UNCHANGED})
"""What a record becomes that is added to somebody."""


@dataclass(frozen=True, slots=True)
class Whom:
    """Who a record may be: a present contact, or an earlier record of the import.

    Attributes:
        contact: id of the contact; None for a record.
        record: place of the record.
    """

    contact: int | None = None
    record: int | None = None


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of one record, all choices considered; `whom` is whom it joins, or may be."""

    kind: DecisionKind
    whom: Whom = Whom()


def card_of(draft: ContactDraft) -> ContactCard:
    """Return the card of a record that is added as it is."""
    return ContactCard(
        contact=draft.contact, channels=draft.channels, other_fields=draft.other_fields, tags=draft.tags
    )


def settled(
    card: ContactCard, draft: ContactDraft, taken: frozenset[str]
) -> tuple[ContactCard, tuple[Change, ...]]:
    """Return the card with all that the draft adds, the fields `taken` with the draft's value.

    Nothing is lost: of a conflict the value that gives way is kept among the other fields.
    """
    result, changes = merged(card, draft)
    conflicts = {one.field: one for one in changes if one.kind is ChangeKind.CONFLICT and one.field in taken}
    if not conflicts:
        return result, changes
    contact = replace(result.contact, **{name: getattr(draft.contact, name) for name in conflicts})
    swapped = {(label(name), one.incoming): one.present for name, one in conflicts.items()}
    kept = {(one.name, one.value) for one in card.other_fields}
    others: list[OtherField] = []
    for place, one in enumerate(result.other_fields):
        present = swapped.get((one.name, one.value)) if place >= len(card.other_fields) else None
        if present is None:
            others.append(one)
        elif (one.name, present) not in kept:
            others.append(replace(one, value=present))
    return replace(result, contact=contact, other_fields=tuple(others)), changes


def settle(
    decisions: Sequence[Decision],
    fates: Sequence[Fate],
    chosen: Mapping[int, frozenset[str]],
    cards: Mapping[int, ContactCard],
) -> list[Decision]:
    """Return the decisions to carry out.

    Args:
        decisions: as planned.
        fates: what becomes of each; what is still likely is left out.
        chosen: place to the fields that take the card's value, for every record that was chosen about.
        cards: the present cards of those who are merged with.
    """
    settling = _Settling(decisions, fates, chosen, cards)
    found = [settling.take(place) for place in range(len(fates))]
    for place, card in settling.heads.items():
        found[place] = replace(found[place], card=card)
    return found


class _Settling:
    """Settles one record after the other.

    Attributes:
        heads: place of a new record that others join, to its card so far.
    """

    def __init__(
        self,
        decisions: Sequence[Decision],
        fates: Sequence[Fate],
        chosen: Mapping[int, frozenset[str]],
        cards: Mapping[int, ContactCard],
    ) -> None:
        self.heads: dict[int, ContactCard] = {}
        self._decisions, self._fates, self._chosen, self._cards = decisions, fates, chosen, cards
        self._joined = {fate.whom.record for fate in fates if fate.kind in JOINING}
        taken = {fates[place].whom.contact for place, names in chosen.items() if names}
        self._running = {one: cards[one] for one in taken if one is not None and one in cards}
        # Contacts whose change was taken away: a later record that had nothing to add may have now.
        self._left = {
            decision.contact
            for decision, fate in zip(decisions, fates, strict=True)
            if decision.kind is DecisionKind.MERGE and fate.whom.contact != decision.contact
        }

    def take(self, place: int) -> Decision:
        """Return the decision on the next record."""
        fate, decision = self._fates[place], self._decisions[place]
        if fate.kind in (DecisionKind.SKIP, DecisionKind.LIKELY):
            return Decision(
                draft=decision.draft, kind=DecisionKind.SKIP, why=decision.why, erased_on=decision.erased_on
            )
        if fate.kind is DecisionKind.NEW:
            card = card_of(decision.draft)
            if place in self._joined:
                self.heads[place] = card
            return Decision(draft=decision.draft, kind=DecisionKind.NEW, card=card)
        if fate.whom.record is not None:
            return self._join(place, decision, fate.whom.record)
        return self._merge(place, decision, fate)

    def _join(self, place: int, decision: Decision, record: int) -> Decision:
        taken = self._chosen.get(place, frozenset())
        self.heads[record], changes = settled(self.heads[record], decision.draft, taken)
        kind = DecisionKind.MERGE if changes else DecisionKind.UNCHANGED
        return replace(decision, kind=kind, contact=None, record=record, card=None, changes=changes)

    def _merge(self, place: int, decision: Decision, fate: Fate) -> Decision:
        contact, taken = fate.whom.contact, self._chosen.get(place, frozenset())
        base = self._running.get(contact) if contact is not None else None
        if base is None and contact is not None and (place in self._chosen or contact in self._left):
            base = self._cards.get(contact)
        if contact is None or base is None:
            # As it was planned: it is merged into what stands there when it is carried out.
            return replace(decision, kind=fate.kind, contact=contact, record=None)
        after, changes = settled(base, decision.draft, taken)
        if contact in self._running:
            self._running[contact] = after
        return replace(
            decision,
            kind=DecisionKind.MERGE if changes else DecisionKind.UNCHANGED,
            contact=contact,
            record=None,
            card=_without_earlier(after, base) if changes else None,
            changes=changes,
            chosen=bool(changes and taken),
        )


def _without_earlier(after: ContactCard, base: ContactCard) -> ContactCard:
    """Return a card without the rows that an earlier record of the import will have written by then."""
    channels, others = len(base.channels), len(base.other_fields)
    return replace(
        after,
        channels=(*(one for one in base.channels if one.id), *after.channels[channels:]),
        other_fields=(*(one for one in base.other_fields if one.id), *after.other_fields[others:]),
    )
