"""Random lives of a profile: whatever is done, refused, undone and redone, the book holds together.

After every step no endorsement stands without a verdict for its pair and a reason where one is needed, no
link leads nowhere, and the list says what a rebuild would say. At the end everything is undone and redone.
"""

import inspect
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from importlib import import_module

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from netcrm.actions import (
    archives,
    contacts,
    debriefs,
    demo,
    events,
    favours,
    followups,
    groups,
    imports,
    interactions,
    introductions,
    letters,
    merging,
    owner,
    referrals,
)
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.event import Attendance, Event, EventStatus, Presence
from netcrm.domain.favour import Ask, Direction, Favour, FavourKind
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.group import Group, GroupKind, GroupStatus, Membership
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.introduction import Decision, Introduction, Origin, Outcome, TargetAnswer
from netcrm.domain.letter import Language, LetterKind, LetterTemplate, Tone
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.reads import debriefs as questions
from netcrm.reads import imports as looks
from netcrm.reads.archives import document
from netcrm.store import contacts as cards
from netcrm.store import interactions as talks
from netcrm.store import records

ZONE = "Europe/Berlin"
SUBJECTS = (
    *("archives", "contacts", "demo", "events", "favours", "followups", "groups", "interactions"),
    *("introductions", "letters", "merging", "owner", "referrals", "imports", "debriefs"),
)
CARDS = st.lists(
    st.tuples(
        st.sampled_from(["Anna", "Bert", "Ana", ""]),
        st.sampled_from(["", "Tide Print", "Lee & Co"]),
        st.sampled_from(["", "anna@tide.example", "bert@lee.example", "no email"]),
    ),
    max_size=4,
)
ENTRIES = st.sampled_from(["1 intro", "1 promise plan fri; 2 noshow", "+ Zoe Lind, printer", "9 card", "who"])
PICK = st.integers(0, 40)
AWAY = st.integers(-400, 60)
NAMES = st.sampled_from(["", "Anna", "Änne", "Bert Lee", "x" * 1001])
TEXTS = st.sampled_from(["", " ", "Print shop", "seeks a lawyer", "x" * 70000])
REASONS = st.sampled_from(["", "short", "x" * 19 + " ", "I saw her work myself."])
FIGURES = st.sampled_from([None, -1, 0, 1, 30])
CURRENCIES = st.sampled_from(["", "EUR", "E"])
ROOMS = st.none() | st.sampled_from(Room)
KINDS = st.sampled_from(GroupKind)
STANDINGS = st.sampled_from(GroupStatus)
FATES = st.sampled_from(EventStatus)
WAYS = st.sampled_from(Direction)
MAYBE = st.none() | PICK
SOMETIME = st.none() | AWAY
TAGS = st.lists(st.sampled_from(["vip", " vip", "", "old"]), max_size=2)
WRITTEN = st.sampled_from(["", "a@b.example", "+442079460000", "nonsense"])
LETTERS = st.sampled_from(LetterKind)
TONES = st.sampled_from(Tone)
WORDINGS = st.sampled_from(["", "{{ reader.name }}", "{% if flagged %}x{% endif %}", "{{ nobody }}"])
YES = st.booleans()


class Doings:
    """Everything that the owner can do, in any order, with what they might well get wrong."""

    @initialize()
    def begin(self):
        for name in ("Rita", "Tom", "Una"):
            self.act(contacts.add, ContactCard(contact=Contact(given=name, profession="Architect")))
        for kind in GroupKind:
            self.act(groups.add, Group(name=kind.value, kind=kind, status=GroupStatus.MEMBER))
        self.act(introductions.ask, 1, 2)

    @rule(name=NAMES, company=NAMES, notes=TEXTS, figure=FIGURES, event=MAYBE, written=WRITTEN, tags=TAGS)
    def add_contact(self, name, company, notes, figure, event, written, tags):
        contact = Contact(
            given=name, company=company, notes=notes, cadence_days=figure, met_event=self.maybe(Event, event)
        )
        channels = (Channel(kind=ChannelKind.EMAIL, written=written),)
        others = (OtherField(name="Shoe size", value=written),)
        self.act(
            contacts.add,
            ContactCard(contact=contact, channels=channels, other_fields=others, tags=tuple(tags)),
        )

    @rule(pick=PICK, name=NAMES, written=WRITTEN, tags=TAGS, keep=YES)
    def change_contact(self, pick, name, written, tags, keep):
        present = self.some(Contact, pick, given=name)
        if present is not None:
            card = cards.card(present.id)
            channels = (Channel(kind=ChannelKind.PHONE, written=written), *(card.channels if keep else ()))
            self.act(contacts.change, replace(card, contact=present, channels=channels, tags=tuple(tags)))

    @rule(picks=st.lists(PICK, max_size=3), figure=FIGURES, leave=YES, add=TAGS, remove=TAGS)
    def change_contacts(self, picks, figure, leave, add, remove):
        people = [self.one(Contact, pick) for pick in picks]
        changes = {"team_size": figure, "no_introductions": leave}
        self.act(contacts.change_many, people, changes, add_tags=add, remove_tags=remove)

    @rule(pick=PICK, room=ROOMS, reason=REASONS)
    def see_contact(self, pick, room, reason):
        self.act(contacts.move, self.one(Contact, pick), room)
        self.act(contacts.vouch, self.one(Contact, pick), reason)

    @rule(picks=st.lists(PICK, min_size=1, max_size=2))
    def delete_contacts(self, picks):
        self.act(contacts.delete, [self.one(Contact, pick) for pick in picks])

    @rule(first=PICK, second=PICK)
    def tell_apart(self, first, second):
        self.act(contacts.tell_apart, self.one(Contact, first), self.one(Contact, second))

    @rule(first=PICK, second=PICK, name=NAMES, choose=YES)
    def merge(self, first, second, name, choose):
        choices = {"given": name, "notes": name} if choose else None
        self.act(merging.merge, self.one(Contact, first), self.one(Contact, second), choices)

    @rule(kind=LETTERS, tone=TONES, text=WORDINGS, subject=WORDINGS, restore=YES)
    def word_letter(self, kind, tone, text, subject, restore):
        wanted = LetterTemplate(kind=kind, tone=tone, language=Language.GERMAN, subject=subject, text=text)
        self.act(letters.change_template, wanted)
        if restore:
            self.act(letters.restore_template, kind, tone, Language.GERMAN)

    @rule(name=NAMES, kind=KINDS, fee=FIGURES, currency=CURRENCIES, text=TEXTS)
    def add_group(self, name, kind, fee, currency, text):
        self.act(groups.add, Group(name=name, kind=kind, fee=fee, currency=currency, recurrence=text[:30]))

    @rule(pick=PICK, figure=FIGURES, kind=KINDS, status=STANDINGS, room=ROOMS)
    def change_group(self, pick, figure, kind, status, room):
        wanted = self.some(
            Group, pick, allowed_absences=figure, kind=kind, status=status, my_seat="Architect"
        )
        if wanted is not None:
            self.act(groups.change, wanted)
        self.act(groups.move, self.one(Group, pick), room)

    @rule(pick=PICK)
    def delete_group(self, pick):
        self.act(groups.delete, self.one(Group, pick))

    @rule(who=PICK, where=PICK, seat=NAMES, begun=AWAY, ended=SOMETIME, move=YES)
    def join(self, who, where, seat, begun, ended, move):
        wanted = Membership(
            contact=self.one(Contact, who),
            group=self.one(Group, where),
            seat=seat,
            from_on=self.day(begun),
            to_on=self.sometime(ended),
        )
        self.act(groups.add_member, wanted, move_seat=move)

    @rule(pick=PICK, seat=NAMES, ended=SOMETIME, move=YES)
    def change_membership(self, pick, seat, ended, move):
        wanted = self.some(Membership, pick, seat=seat, to_on=self.sometime(ended))
        if wanted is not None:
            self.act(groups.change_member, wanted, move_seat=move)

    @rule(pick=PICK, on=SOMETIME, mistake=YES)
    def leave(self, pick, on, mistake):
        identifier = self.one(Membership, pick)
        if mistake:
            self.act(groups.delete_member, identifier)
        else:
            self.act(groups.end_membership, identifier, on=self.sometime(on))

    @rule(title=NAMES, group=MAYBE, away=AWAY, hours=st.integers(-1, 9), status=FATES)
    def add_event(self, title, group, away, hours, status):
        begins = self.now + timedelta(days=away)
        event = Event(
            title=title,
            group=self.maybe(Group, group),
            starts_at=begins,
            ends_at=begins + timedelta(hours=hours),
            zone=ZONE,
            status=status,
        )
        self.act(events.add, event)

    @rule(pick=PICK, title=NAMES, figure=FIGURES, status=FATES)
    def change_event(self, pick, title, figure, status):
        wanted = self.some(Event, pick, title=title, fee=figure, currency="EUR")
        if wanted is not None:
            self.act(events.change, wanted)
        self.act(events.answer, self.one(Event, pick), status)

    @rule(pick=PICK)
    def delete_event(self, pick):
        self.act(events.delete, self.one(Event, pick))

    @rule(where=PICK, picks=st.lists(PICK, max_size=3), number=st.integers(1, 3))
    def expect(self, where, picks, number):
        event, people = self.one(Event, where), [self.one(Contact, pick) for pick in picks]
        self.act(events.expect, event, people)
        self.act(events.keep_numbers, event, dict.fromkeys(people, number))

    @rule(where=PICK, picks=st.lists(PICK, max_size=2), names=st.lists(NAMES, max_size=2))
    def put_guests(self, where, picks, names):
        new = [ContactCard(contact=Contact(given=name)) for name in names]
        people = [self.one(Contact, pick) for pick in picks]
        self.act(events.put_guests, self.one(Event, where), people, new)

    @rule(where=PICK, who=PICK, known=YES, met=YES, new=YES, presence=st.sampled_from(Presence))
    def meet(self, where, who, known, met, new, presence):
        cells = {"met": met, "new_to_me": new, "presence": presence}
        told = self.some(Attendance, where, **cells) if known else None
        self.act(
            events.set_attendance,
            told or Attendance(event=self.one(Event, where), contact=self.one(Contact, who), **cells),
        )

    @rule(pick=PICK)
    def take_off_list(self, pick):
        self.act(events.remove, self.one(Attendance, pick))

    @rule(who=PICK, way=WAYS, away=SOMETIME, value=FIGURES, currency=CURRENCIES)
    def record_favour(self, who, way, away, value, currency):
        favour = Favour(
            contact=self.one(Contact, who),
            direction=way,
            kind=FavourKind.ADVICE,
            happened_on=self.sometime(away),
            value=value,
            currency=currency,
        )
        self.act(favours.record, favour)

    @rule(pick=PICK, who=PICK, way=WAYS, gone=YES)
    def change_favour(self, pick, who, way, gone):
        wanted = self.some(Favour, pick, contact=self.one(Contact, who), direction=way)
        if gone:
            self.act(favours.delete, self.one(Favour, pick))
        elif wanted is not None:
            self.act(favours.change, wanted)

    @rule(who=PICK, text=TEXTS, verb=st.integers(0, 2))
    def ask_of_them(self, who, text, verb):
        present = self.some(Ask, who, what=text)
        if verb == 0:
            self.act(favours.delete_ask, self.one(Ask, who))
        elif verb == 1 and present is not None:
            self.act(favours.change_ask, present)
        else:
            ask = Ask(contact=self.one(Contact, who), asked_on=self.day(0), what=text)
            self.act(favours.record_ask, ask)

    @rule(who=PICK, event=MAYBE, away=AWAY, why=TEXTS)
    def add_follow_up(self, who, event, away, why):
        told = FollowUp(
            contact=self.one(Contact, who),
            kind=FollowUpKind.CHECK,
            event=self.maybe(Event, event),
            due_on=self.day(away),
            why=why,
        )
        self.act(followups.add, told)

    @rule(pick=PICK, verb=st.sampled_from(["change", "do", "reopen", "put_off", "delete"]), away=AWAY)
    def follow_up(self, pick, verb, away):
        identifier = self.one(FollowUp, pick)
        wanted = self.some(FollowUp, pick, due_on=self.day(away))
        if verb == "put_off":
            self.act(followups.put_off, identifier, self.day(away))
        elif verb == "change":
            self.act(
                followups.change, wanted or FollowUp(contact=9, kind=FollowUpKind.WRITE, due_on=self.day(0))
            )
        else:
            self.act(
                {"do": followups.do, "reopen": followups.reopen, "delete": followups.delete}[verb], identifier
            )

    @rule(picks=st.lists(PICK, max_size=3), kind=st.sampled_from(InteractionKind), text=TEXTS, away=AWAY)
    def log(self, picks, kind, text, away):
        people = [self.one(Contact, pick) for pick in picks]
        self.act(interactions.log, people, kind, text, happened_on=self.day(away))

    @rule(pick=PICK, picks=st.lists(PICK, max_size=3), kind=st.sampled_from(InteractionKind), gone=YES)
    def change_interaction(self, pick, picks, kind, gone):
        identifier = self.one(Interaction, pick)
        if gone:
            self.act(interactions.delete, identifier)
        elif identifier != 999:
            people = tuple(self.one(Contact, pick) for pick in picks)
            self.act(interactions.change, replace(talks.get(identifier), kind=kind, contacts=people))

    @rule(who=PICK, whom=MAYBE, where=MAYBE, words=TEXTS, origin=st.sampled_from(Origin))
    def ask(self, who, whom, where, words, origin):
        target = self.maybe(Contact, whom)
        group = self.maybe(Group, where)
        self.act(introductions.ask, self.one(Contact, who), target, group, words=words, origin=origin)

    @rule(who=MAYBE, whom=MAYBE, name=NAMES, other=NAMES, written=WRITTEN, words=TEXTS)
    def receive(self, who, whom, name, other, written, words):
        channels = (Channel(kind=ChannelKind.EMAIL, written=written),)
        new = [ContactCard(contact=Contact(given=each), channels=channels) for each in (name, other)]
        sides = [
            card if pick is None else self.one(Contact, pick)
            for pick, card in zip((who, whom), new, strict=True)
        ]
        self.act(introductions.receive, *sides, words=words)

    @rule(pick=PICK, decision=st.sampled_from(Decision), reason=REASONS)
    def decide(self, pick, decision, reason):
        self.act(introductions.decide, self.one(Introduction, pick), decision, reason=reason)

    @rule(who=PICK, whom=MAYBE, decision=st.sampled_from(Decision), reason=REASONS)
    def ask_and_decide(self, who, whom, decision, reason):
        target = self.maybe(Contact, whom)
        self.act(introductions.ask_and_decide, self.one(Contact, who), target, None, decision, reason=reason)

    @rule(pick=PICK, answer=st.sampled_from(TargetAnswer), outcome=st.sampled_from(Outcome), answered=YES)
    def hear(self, pick, answer, outcome, answered):
        identifier = self.one(Introduction, pick)
        if answered:
            self.act(introductions.answer_of_target, identifier, answer)
        else:
            self.act(introductions.turn_out, identifier, outcome)

    @rule(pick=PICK, text=TEXTS, verb=st.integers(0, 4))
    def handle_request(self, pick, text, verb):
        identifier = self.one(Introduction, pick)
        if verb == 0:
            self.act(introductions.delete, identifier)
        elif verb == 4:
            self.act(introductions.put_off, identifier, self.day(pick - 2), why=text)
        elif verb == 1:
            self.act(introductions.keep_draft, identifier, text)
        else:
            self.act(introductions.weigh_again, identifier)

    @rule(currency=CURRENCIES, figure=FIGURES, region=st.sampled_from(["", "GB", "GBR"]))
    def change_owner(self, currency, figure, region):
        me = records.get(Owner, 1)
        self.act(owner.change, replace(me, currency=currency, region=region, team_size=figure, guard_ratio=3))

    @rule(share=st.integers(-5, 105), text=TEXTS, seconds=FIGURES)
    def plan(self, share, text, seconds):
        targets = {Room.GIVE_BACK: share, Room.SUPPORT_PEERS: 50 - share, Room.MEET_PROSPECTS: 50}
        self.act(owner.set_targets, targets, strategies={Room.GIVE_BACK: text})
        self.act(owner.write_pitch, text, seconds)

    @rule(who=PICK, way=WAYS, prospect=NAMES, lead=YES, value=FIGURES, currency=CURRENCIES)
    def refer(self, who, way, prospect, lead, value, currency):
        told = Referral(
            direction=way,
            partner=self.one(Contact, who),
            prospect=prospect,
            is_lead=lead,
            passed_on=self.day(-3),
            check_on=self.day(4),
            value=value,
            currency=currency,
        )
        self.act(referrals.record, told)

    @rule(pick=PICK, status=st.sampled_from(ReferralStatus), value=FIGURES, currency=CURRENCIES)
    def move_referral(self, pick, status, value, currency):
        identifier = self.one(Referral, pick)
        self.act(referrals.set_status, identifier, status, value=value, currency=currency)

    @rule(pick=PICK, who=PICK, lead=YES, verb=st.integers(0, 3))
    def handle_referral(self, pick, who, lead, verb):
        identifier = self.one(Referral, pick)
        wanted = self.some(Referral, pick, partner=self.one(Contact, who), is_lead=lead)
        if verb == 0 and wanted is not None:
            self.act(referrals.change, wanted)
        else:
            self.act(
                [referrals.delete, referrals.thank, referrals.tell_giver, referrals.thank][verb], identifier
            )

    @rule(pick=PICK, take=YES)
    def archive(self, pick, take):
        """Keep an archive, or take one in again that was kept at some time."""
        if take:
            self.act(archives.import_archive, self.texts[pick % len(self.texts)], "book.json")
        elif len(self.texts) < 4:
            self.texts.append(document(self.now))

    @rule(cards=CARDS, where=MAYBE, keep=YES, dry=YES)
    def import_cards(self, cards, where, keep, dry):
        """Read the same file twice, the second time for good."""
        path = self.folder / "cards.csv"
        lines = ["First Name,Company,Email", *(",".join(card) for card in cards)]
        path.write_text("\n".join(lines), encoding="utf-8")
        event = self.maybe(Event, where)
        self.act(imports.import_files, [path], event=event, keep_all=keep, dry_run=dry)
        self.act(imports.import_files, [path], event=event, keep_all=keep)

    @rule(cards=CARDS)
    def carry_out_a_plan(self, cards):
        path = self.folder / "plan.csv"
        lines = ["First Name,Company,Email", *(",".join(card) for card in cards)]
        path.write_text("\n".join(lines), encoding="utf-8")
        with suppress(Refused):
            self.act(imports.carry_out, looks.look([path], now=self.now))

    @rule(where=PICK, text=ENTRIES)
    def debrief(self, where, text):
        event = self.some(Event, where)
        if event is not None:
            lines = questions.understood(event.id, text, self.now.date())
            self.act(debriefs.write_down, event.id, lines)

    @rule()
    def fill(self):
        self.act(demo.fill, ZONE)
        self.act(archives.fill, {})


def test_any_life_can_be_undone_and_done_again(live):
    live(Doings, lives=20, doings_each=40)


@pytest.mark.full
def test_a_long_life_can_be_undone_and_done_again(live):
    live(Doings, lives=12, doings_each=500)


@pytest.mark.full
def test_many_lives_can_be_undone_and_done_again(live):
    live(Doings, lives=300, doings_each=50)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_action_has_its_place_in_these_lives(subject):
    module, told = import_module(f"netcrm.actions.{subject}"), inspect.getsource(Doings)
    actions = [
        name
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__
        and not name.startswith("_")
        and "now" in inspect.signature(found).parameters
    ]
    assert actions
    assert not [name for name in actions if f"{subject}.{name}" not in told]
