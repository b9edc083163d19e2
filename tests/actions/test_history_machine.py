"""Random lives of a profile: whatever is done, refused, undone and redone, the book holds together.

After every step no endorsement stands without a verdict for its pair and a reason where one is needed, no link
leads nowhere, and the list says what a rebuild would say. At the end everything is undone and done again.
"""

import inspect
import shutil
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from netcrm.actions import (
    archives,
    contacts,
    demo,
    events,
    favours,
    followups,
    groups,
    history,
    interactions,
    introductions,
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
from netcrm.domain.owner import Owner
from netcrm.domain.referral import Referral, ReferralStatus
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.reads.archives import document
from netcrm.store import contacts as cards
from netcrm.store import interactions as talks
from netcrm.store import listing, records, steps
from netcrm.store.engine import database, rows
from netcrm.store.ledger import Ledger
from netcrm.words.words import Words

ZONE = "Europe/Berlin"
START = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo(ZONE))
MODULES = (
    archives,
    contacts,
    demo,
    events,
    favours,
    followups,
    groups,
    history,
    interactions,
    introductions,
    owner,
    referrals,
)
PICK = st.integers(0, 40)
AWAY = st.integers(-400, 60)
NAMES = st.sampled_from(["", "Anna", "Änne", "Bert Lee", "x" * 1001])
TEXTS = st.sampled_from(["", " ", "Print shop", "seeks a lawyer", "x" * 70000])
REASONS = st.sampled_from(["", "short", "x" * 19 + " ", "I saw her work myself."])
FIGURES = st.sampled_from([None, -1, 0, 1, 30])
CURRENCIES = st.sampled_from(["", "EUR", "E"])
ROOMS = st.none() | st.sampled_from(Room)
TAGS = st.lists(st.sampled_from(["vip", " vip", "", "old"]), max_size=2)
WRITTEN = st.sampled_from(["", "a@b.example", "+442079460000", "nonsense"])
YES = st.booleans()


class Reverted(Exception):
    """Takes a rebuild back."""


def dump():
    """Return all recorded rows with their numbers."""
    connection = database.raw()
    names = steps.recorded_tables(connection)
    return {name: rows(connection, f'SELECT * FROM "{name}" ORDER BY id') for name in names}


def list_rows():
    return rows(database.raw(), "SELECT * FROM listing ORDER BY contact")


class Life(RuleBasedStateMachine):
    """One owner, one profile, any order of things."""

    def __init__(self):
        super().__init__()
        self.now = START
        self.folder = Path(tempfile.mkdtemp())
        self.open = ExitStack()
        ledger = Ledger.open(self.folder / "profile", now=START)
        self.open.callback(ledger.close)
        self.open.enter_context(ledger.writing())
        self.start = dump()
        self.texts = [document(START)]

    def teardown(self):
        try:
            self.undo_and_redo_everything()
        finally:
            self.open.close()
            shutil.rmtree(self.folder)

    def undo_and_redo_everything(self):
        end = dump()
        lines = [line for line in steps.history(10_000) if not line.undone]
        if not lines:
            assert end == self.start
            return
        assert len(history.undo(lines[-1].id, now=self.now)) == len(lines)
        assert dump() == self.start
        for line in reversed(lines):
            assert history.redo(now=self.now).id == line.id
        assert dump() == end

    def act(self, action, *args, **kwargs):
        """Do it; a refusal has words and changes nothing, and nothing else may be raised."""
        before = dump()
        try:
            action(*args, now=self.now, **kwargs)
        except Refused as refused:
            assert Words().refusal(refused)
            assert dump() == before
        else:
            for line in steps.history(1):
                assert Words().step(line.code, line.figures)

    def one(self, kind, pick):
        """Return the number of a row, now and then of none."""
        ids = [999, *(row[0] for row in rows(database.raw(), f'SELECT id FROM "{records.table_name(kind)}"'))]
        return ids[pick % len(ids)]

    def some(self, kind, pick, /, **changes):
        """Return a value that stands, changed; or None where there is none."""
        found = records.find(kind)
        return replace(found[pick % len(found)], **changes) if found else None

    def day(self, away) -> date:
        return self.now.date() + timedelta(days=away)

    @initialize()
    def begin(self):
        for name in ("Rita", "Tom", "Una"):
            self.act(contacts.add, ContactCard(contact=Contact(given=name, profession="Architect")))
        for kind in GroupKind:
            self.act(groups.add, Group(name=kind.value, kind=kind, status=GroupStatus.MEMBER))
        self.act(introductions.ask, 1, 2)

    @rule(days=st.integers(-1, 40))
    def wait(self, days):
        self.now += timedelta(days=days, minutes=7)

    @rule()
    def undo(self):
        self.act(history.undo)

    @rule(pick=PICK)
    def undo_from(self, pick):
        lines = steps.history(6)
        self.act(lambda now: history.undo(lines[pick % len(lines)].id if lines else 1, now=now))

    @rule()
    def redo(self):
        self.act(history.redo)

    @rule(name=NAMES, company=NAMES, notes=TEXTS, figure=FIGURES, event=st.none() | PICK, written=WRITTEN, tags=TAGS)
    def add_contact(self, name, company, notes, figure, event, written, tags):
        contact = Contact(
            given=name,
            company=company,
            notes=notes,
            cadence_days=figure,
            met_event=None if event is None else self.one(Event, event),
        )
        channels = (Channel(kind=ChannelKind.EMAIL, written=written),)
        others = (OtherField(name="Shoe size", value=written),)
        self.act(contacts.add, ContactCard(contact=contact, channels=channels, other_fields=others, tags=tuple(tags)))

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

    @rule(name=NAMES, kind=st.sampled_from(GroupKind), fee=FIGURES, currency=CURRENCIES, text=TEXTS)
    def add_group(self, name, kind, fee, currency, text):
        self.act(groups.add, Group(name=name, kind=kind, fee=fee, currency=currency, recurrence=text[:30]))

    @rule(pick=PICK, figure=FIGURES, kind=st.sampled_from(GroupKind), status=st.sampled_from(GroupStatus), room=ROOMS)
    def change_group(self, pick, figure, kind, status, room):
        wanted = self.some(Group, pick, allowed_absences=figure, kind=kind, status=status, my_seat="Architect")
        if wanted is not None:
            self.act(groups.change, wanted)
        self.act(groups.move, self.one(Group, pick), room)

    @rule(pick=PICK)
    def delete_group(self, pick):
        self.act(groups.delete, self.one(Group, pick))

    @rule(who=PICK, where=PICK, seat=NAMES, begun=AWAY, ended=st.none() | AWAY, move=YES)
    def join(self, who, where, seat, begun, ended, move):
        wanted = Membership(
            contact=self.one(Contact, who),
            group=self.one(Group, where),
            seat=seat,
            from_on=self.day(begun),
            to_on=None if ended is None else self.day(ended),
        )
        self.act(groups.add_member, wanted, move_seat=move)

    @rule(pick=PICK, seat=NAMES, ended=st.none() | AWAY, move=YES)
    def change_membership(self, pick, seat, ended, move):
        wanted = self.some(Membership, pick, seat=seat, to_on=None if ended is None else self.day(ended))
        if wanted is not None:
            self.act(groups.change_member, wanted, move_seat=move)

    @rule(pick=PICK, on=st.none() | AWAY, mistake=YES)
    def leave(self, pick, on, mistake):
        identifier = self.one(Membership, pick)
        if mistake:
            self.act(groups.delete_member, identifier)
        else:
            self.act(groups.end_membership, identifier, on=None if on is None else self.day(on))

    @rule(title=NAMES, group=st.none() | PICK, away=AWAY, hours=st.integers(-1, 9), status=st.sampled_from(EventStatus))
    def add_event(self, title, group, away, hours, status):
        begins = self.now + timedelta(days=away)
        event = Event(
            title=title,
            group=None if group is None else self.one(Group, group),
            starts_at=begins,
            ends_at=begins + timedelta(hours=hours),
            zone=ZONE,
            status=status,
        )
        self.act(events.add, event)

    @rule(pick=PICK, title=NAMES, figure=FIGURES, status=st.sampled_from(EventStatus))
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
        self.act(events.keep_numbers, event, {person: number for person in people})

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

    @rule(who=PICK, way=st.sampled_from(Direction), away=st.none() | AWAY, value=FIGURES, currency=CURRENCIES)
    def record_favour(self, who, way, away, value, currency):
        favour = Favour(
            contact=self.one(Contact, who),
            direction=way,
            kind=FavourKind.ADVICE,
            happened_on=None if away is None else self.day(away),
            value=value,
            currency=currency,
        )
        self.act(favours.record, favour)

    @rule(pick=PICK, who=PICK, way=st.sampled_from(Direction), gone=YES)
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

    @rule(who=PICK, event=st.none() | PICK, away=AWAY, why=TEXTS)
    def add_follow_up(self, who, event, away, why):
        told = FollowUp(
            contact=self.one(Contact, who),
            kind=FollowUpKind.CHECK,
            event=None if event is None else self.one(Event, event),
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
            self.act(followups.change, wanted or FollowUp(contact=9, kind=FollowUpKind.WRITE, due_on=self.day(0)))
        else:
            self.act({"do": followups.do, "reopen": followups.reopen, "delete": followups.delete}[verb], identifier)

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

    @rule(who=PICK, whom=st.none() | PICK, where=st.none() | PICK, words=TEXTS, origin=st.sampled_from(Origin))
    def ask(self, who, whom, where, words, origin):
        target = None if whom is None else self.one(Contact, whom)
        group = None if where is None else self.one(Group, where)
        self.act(introductions.ask, self.one(Contact, who), target, group, words=words, origin=origin)

    @rule(pick=PICK, decision=st.sampled_from(Decision), reason=REASONS)
    def decide(self, pick, decision, reason):
        self.act(introductions.decide, self.one(Introduction, pick), decision, reason=reason)

    @rule(who=PICK, whom=st.none() | PICK, decision=st.sampled_from(Decision), reason=REASONS)
    def ask_and_decide(self, who, whom, decision, reason):
        target = None if whom is None else self.one(Contact, whom)
        self.act(introductions.ask_and_decide, self.one(Contact, who), target, None, decision, reason=reason)

    @rule(pick=PICK, answer=st.sampled_from(TargetAnswer), outcome=st.sampled_from(Outcome), answered=YES)
    def hear(self, pick, answer, outcome, answered):
        identifier = self.one(Introduction, pick)
        if answered:
            self.act(introductions.answer_of_target, identifier, answer)
        else:
            self.act(introductions.turn_out, identifier, outcome)

    @rule(pick=PICK, text=TEXTS, verb=st.integers(0, 3))
    def handle_request(self, pick, text, verb):
        identifier = self.one(Introduction, pick)
        if verb == 0:
            self.act(introductions.delete, identifier)
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

    @rule(who=PICK, way=st.sampled_from(Direction), prospect=NAMES, lead=YES, value=FIGURES, currency=CURRENCIES)
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
            self.act([referrals.delete, referrals.thank, referrals.tell_giver, referrals.thank][verb], identifier)

    @rule(pick=PICK, take=YES)
    def archive(self, pick, take):
        """Keep an archive, or take one in again that was kept at some time."""
        if take:
            self.act(archives.import_archive, self.texts[pick % len(self.texts)], "book.json")
        elif len(self.texts) < 4:
            self.texts.append(document(self.now))

    @rule()
    def fill(self):
        self.act(demo.fill, ZONE)
        self.act(archives.fill, {})

    @invariant()
    def no_endorsement_without_verdict_and_reason(self):
        found = rows(
            database.raw(),
            "SELECT verdict, weighed_at, endorsed_at, my_reason, requester, weighed_requester, target_contact,"
            " weighed_target, decision FROM introduction"
            " WHERE endorsed_at IS NOT NULL OR decision = 'endorse' OR stage = 'endorsed'",
        )
        for verdict, weighed, endorsed, reason, asks, weighed_asks, target, weighed_target, decision in found:
            assert verdict in ("clear", "caution", "coattails")
            assert decision == "endorse"
            assert weighed <= endorsed
            assert (weighed_asks, weighed_target) == (asks, target)
            assert target is not None
            assert verdict == "clear" or len(reason.strip()) >= 20

    @invariant()
    def no_link_leads_nowhere(self):
        assert rows(database.raw(), "PRAGMA foreign_key_check") == []

    @invariant()
    def the_list_is_what_a_rebuild_makes(self):
        kept = list_rows()
        with suppress(Reverted), database.changing() as connection:
            listing.rebuild(connection)
            made = list_rows()
            raise Reverted
        assert kept == made


def lived(examples, steps_each):
    chosen = settings(
        max_examples=examples,
        stateful_step_count=steps_each,
        suppress_health_check=list(HealthCheck),
        # Shrinking a life of a hundred actions takes minutes; the first that fails is told as it was.
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )
    run_state_machine_as_test(Life, settings=chosen)


def test_any_life_can_be_undone_and_done_again():
    lived(examples=20, steps_each=40)


@pytest.mark.full
def test_a_long_life_can_be_undone_and_done_again():
    lived(examples=12, steps_each=500)


@pytest.mark.full
def test_many_lives_can_be_undone_and_done_again():
    lived(examples=300, steps_each=50)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_action_has_its_place_in_these_lives(module):
    told = inspect.getsource(Life)
    subject = module.__name__.rpartition(".")[2]
    actions = [
        name
        for name, found in inspect.getmembers(module, inspect.isfunction)
        if found.__module__ == module.__name__
        and not name.startswith("_")
        and "now" in inspect.signature(found).parameters
    ]
    assert actions
    assert not [name for name in actions if f"{subject}.{name}" not in told]
