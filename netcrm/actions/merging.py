"""Two contacts who are one become one contact, in one step (PRODUCT.md 4.11)."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from netcrm.actions.memberships_merged import merge_memberships
from netcrm.actions.requests_merged import merge_requests, weigh_open
from netcrm.domain.checks import check_contact
from netcrm.domain.contact import Contact, ContactCard, NotSame, OtherField
from netcrm.domain.event import Attendance, Event
from netcrm.domain.favour import Ask, Favour
from netcrm.domain.followup import FollowUp
from netcrm.domain.interaction import InteractionContact
from netcrm.domain.merge import label
from netcrm.domain.referral import Referral
from netcrm.domain.refusal import Refused
from netcrm.domain.uniting import Merged, united, united_attendance, with_fields
from netcrm.store import contacts, records, steps

Row = TypeVar("Row", Favour, Ask, FollowUp)
Moved = dict[tuple[str, int], int]
"""(table, id) of a row that goes to the id of the row of the same table that stands for it."""


def merge(kept: int, other: int, choices: Mapping[str, object] | None = None, *, now: datetime) -> Merged:
    """Merge `other` into `kept` and delete `other`; one undo brings both back.

    Every value of both stays: of two values of one field that of `kept` wins unless `choices` says
    otherwise, and the one that gives way goes to the other fields. Memberships, attendances, interactions,
    favours, asks, follow-ups, referrals, requests and "not the same" pass to `kept`; where both have a row
    for the same group, event or interaction, the two become one. A request by which the one was to meet the
    other can't stay, for nobody is introduced to themselves: it goes, with its favours, and what was
    written in it is kept as notes. Open requests of or for the merged contact are weighed again.

    Args:
        kept: the contact that stays.
        other: the contact that goes.
        choices: field name of `Contact` to the value that it shall have.
        now: aware moment on the owner's clock.

    Raises:
        Refused: ``contacts.same``, ``record.missing``, or what `check_contact` refuses of the merged card.
    """
    if kept == other:
        raise Refused("contacts.same")
    mine, theirs = contacts.card(kept), contacts.card(other)
    card = _with_met_event(united(mine, theirs, choices), mine, theirs)
    check_contact(card.contact, card.channels)
    names = {"name": card.contact.name, "other": theirs.contact.name}
    with steps.recorded("contacts.merged", now, **names) as step:
        moved: Moved = {("contact", other): kept}
        fields = merge_memberships(kept, other, moved, now.date())
        _move_attendances(kept, other, moved)
        _move_interactions(kept, other)
        _pass_on(Favour, kept, other)
        _pass_on(Ask, kept, other)
        _pass_on(FollowUp, kept, other)
        _move_referrals(kept, other)
        notes = merge_requests(kept, other, moved)
        _inherit_told_apart(kept, other)
        records.delete(Contact, other)
        records.update(card.contact)
        contacts.replace_parts(kept, replace(card, other_fields=with_fields(card.other_fields, fields)))
        return _told(step, Merged(contact=kept, shifts=weigh_open(kept, now), notes=notes))


def _told(step: steps.StepInProgress, merged: Merged) -> Merged:
    """Have the history say what came of weighing open requests again, and return `merged`."""
    if merged.shifts:
        told = [[one.requester, one.target, one.before, one.after] for one in merged.shifts]
        step.code, step.figures = "contacts.merged_weighed", {**step.figures, "weighed": told}
    return merged


def _with_met_event(card: ContactCard, kept: ContactCard, other: ContactCard) -> ContactCard:
    """Return the card with the title of the other event where both were met at one, but not at the same."""
    gone = other.contact.met_event
    if gone is None or gone == card.contact.met_event:
        gone = kept.contact.met_event
    if gone is None or gone == card.contact.met_event:
        return card
    lost = OtherField(name=label("met_event"), value=records.get(Event, gone).title)
    return replace(card, other_fields=with_fields(card.other_fields, [lost]))


def _pass_on(kind: type[Row], kept: int, other: int) -> None:
    for row in records.find(kind, contact=other):
        records.update(replace(row, contact=kept))


def _move_attendances(kept: int, other: int, moved: Moved) -> None:
    present = {one.event: one for one in records.find(Attendance, contact=kept)}
    for row in records.find(Attendance, contact=other):
        mine = present.get(row.event)
        if mine is None:
            records.update(replace(row, contact=kept))
            continue
        together = united_attendance(mine, row)
        if together != mine:
            records.update(together)
        moved["attendance", row.id] = mine.id


def _move_interactions(kept: int, other: int) -> None:
    """Move the parts taken; where both took part, the one part stays."""
    taken = {one.interaction for one in records.find(InteractionContact, contact=kept)}
    for row in records.find(InteractionContact, contact=other):
        if row.interaction not in taken:
            records.update(replace(row, contact=kept))


def _move_referrals(kept: int, other: int) -> None:
    """Move referrals; nobody is referred to themselves, so there the prospect's name stays without a link."""
    passed = {one.id: one for one in records.find(Referral, partner=other)}
    passed |= {one.id: one for one in records.find(Referral, prospect_contact=other)}
    passed |= {one.id: one for one in records.find(Referral, partner=kept) if one.prospect_contact == other}
    for row in passed.values():
        partner = kept if row.partner == other else row.partner
        prospect = kept if row.prospect_contact == other else row.prospect_contact
        is_both = partner == prospect and row.partner != row.prospect_contact
        records.update(replace(row, partner=partner, prospect_contact=None if is_both else prospect))


def _inherit_told_apart(kept: int, other: int) -> None:
    rows = [*records.find(NotSame, first=other), *records.find(NotSame, second=other)]
    for row in rows:
        third = row.second if row.first == other else row.first
        first, second = sorted((kept, third))
        if third != kept and not records.find(NotSame, first=first, second=second):
            records.update(replace(row, first=first, second=second))
