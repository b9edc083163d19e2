"""What was typed after a meeting becomes records: one step (PRODUCT.md 7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from netcrm.actions import referrals
from netcrm.actions.newcomers import newcomer
from netcrm.actions.weighing import weighed
from netcrm.domain.cadence import follow_up_after
from netcrm.domain.checks import check_lengths, check_referral
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.debrief import DebriefGuest, DebriefLine, Outcome, can_debrief, settle
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.followup import FollowUp
from netcrm.domain.group import Group
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import AskedBy, Introduction
from netcrm.domain.owner import Owner
from netcrm.domain.referral import CHECK_AFTER, Referral
from netcrm.domain.refusal import Refused
from netcrm.store import contacts, interactions, records, steps


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDown:
    """How much came of a debrief.

    Attributes:
        people: people on the list who were spoken of.
        added: new contacts, among them.
        follow_ups: promises and others, the usual ones for somebody new included.
        referrals: passed there.
        requests: introductions that were asked for there.
    """

    people: int
    added: int
    follow_ups: int
    referrals: int
    requests: int = 0


def write_down(
    identifier: int, lines: Sequence[DebriefLine], *, now: datetime, card_words: str = "Card received"
) -> WrittenDown:
    """Keep what the entries of a debrief say, all of them in one step.

    The event counts as attended where it was planned; people are put on its list as they were there. What
    was said becomes a contact of kind *met* on the event's day, with those who were not spoken with a bare
    note. Promises become follow-ups; somebody met and new, with whom nothing is open then, gets the usual
    one (PRODUCT.md 4.8). Referrals carry their favour (4.6). An introduction that was asked for becomes a
    request, weighed, asked in person on the event's day.

    Args:
        identifier: the event.
        lines: as `domain.debrief.understand` returned them for this event.
        now: aware moment on the owner's clock.
        card_words: what stands in the text for a card that was received.

    Raises:
        Refused: ``debrief.nothing``, ``debrief.not_understood``, ``debrief.not_begun``, ``record.missing``,
            and what a new contact, a text or a referral is refused for; nothing was changed.
    """
    event = records.get(Event, identifier)
    _check(lines, event, now)
    ready = _Writing(event, lines, now, card_words)
    with steps.recorded("event.debriefed", now, title=event.title, count=len(ready.outcomes)):
        return ready.write()


def _check(lines: Sequence[DebriefLine], event: Event, now: datetime) -> None:
    if not lines:
        raise Refused("debrief.nothing", field="text")
    unclear = next((line for line in lines if line.problem is not None), None)
    if unclear is not None:
        raise Refused("debrief.not_understood", field="text", text=unclear.text)
    if not can_debrief(event, now):
        raise Refused("debrief.not_begun", field="event", title=event.title)


class _Writing:
    """One debrief on its way into the book."""

    def __init__(self, event: Event, lines: Sequence[DebriefLine], now: datetime, card_words: str) -> None:
        self.event, self.lines, self.now, self.card_words = event, lines, now, card_words
        self.outcomes: Mapping[DebriefGuest, Outcome] = settle(lines)
        self.contacts = {one: records.get(Contact, one.contact).id for one in self.outcomes if one.contact}
        region = records.get(Owner, 1).region
        self.cards = [
            (line.people[0], newcomer(_met_there(line.newcomer, event), event, region, now))
            for line in lines
            if line.newcomer is not None
        ]

    def write(self) -> WrittenDown:
        """Write everything, within the step."""
        if self.event.status is EventStatus.PLANNED:
            records.update(replace(self.event, status=EventStatus.ATTENDED))
        for guest, card in self.cards:
            self.contacts[guest] = contacts.insert(card)
        before = {one.contact: one for one in records.find(Attendance, event=self.event.id)}
        after = [self._attend(guest, outcome, before) for guest, outcome in self.outcomes.items()]
        for interaction in self._interactions():
            interactions.insert(interaction)
        promised = list(self._promises())
        slips = list(self._slips())
        for slip in slips:
            referrals.insert(slip)
        for promise in promised:
            records.insert(promise)
        usual = [one for each in after if (one := self._usual(each, before.get(each.contact))) is not None]
        for follow_up in usual:
            records.insert(follow_up)
        requests = [records.insert(weighed(one, self.now)) for one in self._requests()]
        return WrittenDown(
            people=len(after),
            added=len(self.cards),
            follow_ups=len(promised) + len(usual),
            referrals=len(slips),
            requests=len(requests),
        )

    def _attend(self, guest: DebriefGuest, said: Outcome, before: Mapping[int, Attendance]) -> Attendance:
        contact = self.contacts[guest]
        listed = before.get(contact) or Attendance(event=self.event.id, contact=contact)
        there = said.presence is Presence.PRESENT
        met = there and (said.met or listed.met)
        new = met and (said.new or listed.new_to_me)
        wanted = replace(listed, presence=said.presence, met=met, new_to_me=new)
        if wanted.id:
            records.update(wanted)
            return wanted
        return replace(wanted, id=records.insert(wanted))

    def _interactions(self) -> Iterator[Interaction]:
        for line in self.lines:
            text = ". ".join(part for part in (self.card_words if line.card else "", line.note) if part)
            if not text:
                continue
            interaction = Interaction(
                happened_on=self.event.on,
                kind=InteractionKind.MET if line.met else InteractionKind.NOTE,
                text=text,
                contacts=self._ids(line),
            )
            check_lengths(interaction)
            yield interaction

    def _promises(self) -> Iterator[FollowUp]:
        for line in self.lines:
            promise = line.promise
            if promise is None:
                continue
            for contact in self._ids(line):
                follow_up = FollowUp(
                    contact=contact,
                    kind=promise.kind,
                    event=self.event.id,
                    due_on=promise.due_on,
                    why=promise.why,
                )
                check_lengths(follow_up)
                yield follow_up

    def _slips(self) -> Iterator[Referral]:
        for line in self.lines:
            slip = line.slip
            if slip is None:
                continue
            for contact in self._ids(line):
                referral = Referral(
                    direction=slip.direction,
                    partner=contact,
                    prospect=slip.prospect,
                    need=slip.need,
                    group=self.event.group,
                    event=self.event.id,
                    passed_on=self.event.on,
                    check_on=self.event.on + CHECK_AFTER,
                )
                check_referral(referral)
                yield referral

    def _requests(self) -> Iterator[Introduction]:
        """Yield what was asked for; weighed last, so that what else was written down counts."""
        asked = ((one, line.intro) for line in self.lines if line.intro for one in self._ids(line))
        # Who is said to ask for the same twice has asked once.
        for contact, intro in dict.fromkeys(asked):
            yield Introduction(
                requester=contact,
                target_contact=self._id_of(intro.target) if intro.target is not None else None,
                target_group=records.get(Group, intro.group.id).id if intro.group is not None else None,
                asked_on=self.event.on,
                asked_by=AskedBy.IN_PERSON,
            )

    def _id_of(self, guest: DebriefGuest) -> int:
        """Return the contact that is meant: one whom the debrief adds has no number of their own before."""
        return self.contacts.get(guest) or records.get(Contact, guest.contact).id

    def _usual(self, attendance: Attendance, before: Attendance | None) -> FollowUp | None:
        """Return the follow-up that meeting somebody new calls for; who was new before gets no second."""
        if before is not None and before.met and before.new_to_me:
            return None
        group = self.event.group
        kind = records.get(Group, group).kind if group is not None else None
        present = records.find(FollowUp, contact=attendance.contact)
        return follow_up_after(attendance, self.event, kind, present, records.get(Owner, 1))

    def _ids(self, line: DebriefLine) -> tuple[int, ...]:
        return tuple(self.contacts[guest] for guest in line.people)


def _met_there(card: ContactCard, event: Event) -> ContactCard:
    met = replace(card.contact, how_met=event.title, met_event=event.id, met_on=event.on)
    return replace(card, contact=met)
