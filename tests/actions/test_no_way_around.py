"""Every way into the book, in any order: none leads to an endorsement that PRODUCT.md 4.5 forbids.

Actions, undo and redo, merges, deletions, cards, archives true and forged, backups true and forged, and the
command line work on one profile. After each of them every endorsement is looked at, as `Living` does by SQL.
"""

import io
import json
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, replace
from datetime import datetime

import apsw
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from netcrm.__main__ import main
from netcrm.actions import (
    archives,
    contacts,
    favours,
    groups,
    imports,
    introductions,
    merging,
    owner,
)
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.group import Group
from netcrm.domain.introduction import Decision, Introduction, Outcome, Stage, TargetAnswer, Verdict
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.reads import introductions as questions
from netcrm.reads.archives import document
from netcrm.store import records
from netcrm.store.ledger import Ledger

PICK = st.integers(0, 30)
MAYBE = st.none() | PICK
YES = st.booleans()
DECISIONS = st.sampled_from([*Decision, Decision.ENDORSE, Decision.ENDORSE])
REASONS = st.sampled_from(
    ["", "short", "x" * 19 + " " * 9, " \u00a0" * 20, "I saw her work myself.", "x" * 20]
)
NAMES = st.sampled_from(["Rita", "Tom", "Una", "Ana Lee"])
FORGED = (
    {"verdict": None},
    {"verdict": "coattails", "my_reason": "short"},
    {"verdict": "caution", "my_reason": "\u2003" * 30},
    {"verdict": "clear", "weighed_at": None},
    {"verdict": "clear", "weighed_at": "2099-01-01T00:00:00.000000Z"},
    {"verdict": "clear", "weighed_requester": None},
    {"verdict": "clear", "weighed_target": 1},
    {"verdict": "clear", "weighed_target": None, "target_contact": None},
    {"verdict": "clear", "endorsed_at": None},
    {"verdict": "clear", "decision": "introduce"},
)
SOUND = {
    "stage": "endorsed",
    "decision": "endorse",
    "decided_at": "2026-11-17T08:00:01.000000Z",
    "weighed_at": "2026-11-17T08:00:00.000000Z",
    "endorsed_at": "2026-11-17T08:00:01.000000Z",
    "my_reason": "",
}
SPOILT = (
    "my_reason = 'short', verdict = 'coattails'",
    "verdict = NULL",
    "weighed_target = weighed_target + 1",
    "requester = target_contact, target_contact = requester",
    "weighed_at = NULL",
    "endorsed_at = NULL",
)
BY_HAND = (
    f"UPDATE introduction SET {', '.join(f'{name} = {value!r}' for name, value in SOUND.items())},"
    " verdict = 'clear', weighed_requester = requester, weighed_target = target_contact"
    " WHERE target_contact IS NOT NULL"
)


@dataclass
class StandingClock:
    """What the desk of a command asks for the moment."""

    moment: datetime
    zone: str = "Europe/Berlin"

    def now(self):
        return self.moment


class Ways:
    """All that reaches the book; `Living` gives it a profile and looks at it after each step."""

    @initialize()
    def begin(self):
        self.kept, self.patch = [], pytest.MonkeyPatch()
        self.patch.setattr("netcrm.app.SystemClock", lambda: StandingClock(self.now))
        with self.closed():
            pass
        for name in ("Rita", "Tom", "Una"):
            self.act(contacts.add, ContactCard(contact=Contact(given=name)))
        self.act(groups.add, Group(name="Harbour"))
        self.act(introductions.ask_and_decide, 1, 2, None, Decision.ENDORSE, reason="I saw her work myself.")
        self.act(introductions.ask, 1, 3)

    def teardown(self):
        try:
            super().teardown()
        finally:
            self.patch.undo()

    @contextmanager
    def closed(self):
        """Let go of the profile, so that somebody else opens it; then open it again."""
        self.open.close()
        try:
            yield
        finally:
            self.ledger = Ledger.open(self.folder / "profile", now=self.now)
            self.open.callback(self.ledger.close)
            self.open.enter_context(self.ledger.writing())

    # The people, and what is known of them.

    @rule(name=NAMES, written=st.sampled_from(["", "rita@tide.example"]))
    def add_contact(self, name, written):
        channels = (Channel(kind=ChannelKind.EMAIL, written=written),) if written else ()
        self.act(contacts.add, ContactCard(contact=Contact(given=name), channels=channels))

    @rule(picks=st.lists(PICK, min_size=1, max_size=2))
    def delete_contacts(self, picks):
        self.act(contacts.delete, [self.one(Contact, pick) for pick in picks])

    @rule(first=PICK, second=PICK)
    def merge(self, first, second):
        self.act(merging.merge, self.one(Contact, first), self.one(Contact, second))

    @rule(who=PICK, way=st.sampled_from(Direction), count=st.integers(1, 5))
    def favours(self, who, way, count):
        for _ in range(count):
            favour = Favour(contact=self.one(Contact, who), direction=way, kind=FavourKind.ADVICE)
            self.act(favours.record, replace(favour, happened_on=self.day(0)))

    @rule(pick=PICK)
    def delete_favour(self, pick):
        self.act(favours.delete, self.one(Favour, pick))

    @rule(who=PICK, reason=REASONS, wants_none=YES)
    def see_contact(self, who, reason, wants_none):
        self.act(contacts.vouch, self.one(Contact, who), reason)
        self.act(contacts.change_many, [self.one(Contact, who)], {"no_introductions": wants_none})

    @rule(figure=st.integers(1, 9))
    def change_thresholds(self, figure):
        me = records.get(Owner, 1)
        self.act(
            owner.change, replace(me, guard_ratio=figure, guard_requests=figure, guard_window_months=figure)
        )

    # The requests.

    @rule(who=PICK, whom=MAYBE, where=MAYBE)
    def ask(self, who, whom, where):
        self.act(
            introductions.ask, self.one(Contact, who), self.maybe(Contact, whom), self.maybe(Group, where)
        )

    @rule(pick=PICK, decision=DECISIONS, reason=REASONS)
    def decide(self, pick, decision, reason):
        """The verdict that is kept with the decision is the one of that moment, never an older one."""
        identifier = self.one(Introduction, pick)
        weighed = self.weighed(identifier)
        before = records.find(Introduction, id=identifier)
        self.act(introductions.decide, identifier, decision, reason=reason)
        after = records.find(Introduction, id=identifier)
        if after != before:
            assert (after[0].verdict, after[0].reasons) == (weighed.verdict, weighed.reasons)

    def weighed(self, identifier):
        with suppress(Refused):
            return questions.weighed_request(identifier, self.now.date())

    @rule(who=PICK, whom=MAYBE, decision=DECISIONS, reason=REASONS)
    def ask_and_decide(self, who, whom, decision, reason):
        target = self.maybe(Contact, whom)
        self.act(introductions.ask_and_decide, self.one(Contact, who), target, None, decision, reason=reason)

    @rule(pick=PICK, answer=st.sampled_from(TargetAnswer), outcome=st.none() | st.sampled_from(Outcome))
    def hear(self, pick, answer, outcome):
        identifier = self.one(Introduction, pick)
        if outcome is None:
            self.act(introductions.answer_of_target, identifier, answer)
        else:
            self.act(introductions.turn_out, identifier, outcome)

    @rule(pick=PICK, again=YES)
    def handle(self, pick, again):
        self.act(introductions.weigh_again if again else introductions.delete, self.one(Introduction, pick))

    # What comes from outside.

    @rule(names=st.lists(NAMES, max_size=3), keep=YES)
    def import_cards(self, names, keep):
        path = self.folder / "cards.csv"
        lines = [f"{name},rita@tide.example" for name in names]
        path.write_text("\n".join(["First Name,Email", *lines]), encoding="utf-8")
        self.act(imports.import_files, [path], keep_all=keep)

    @rule(pick=PICK, take=YES)
    def archive(self, pick, take):
        if take:
            self.act(archives.import_archive, self.texts[pick % len(self.texts)], "book.json")
        elif len(self.texts) < 4:
            self.texts.append(document(self.now))

    @rule(forged=st.sampled_from(FORGED), pick=PICK)
    def forged_archive(self, forged, pick):
        """One request of an archive claims to be endorsed; the archive is refused whole."""
        told = json.loads(document(self.now))
        named = [one for one in told["introductions"] if one["target_contact"] is not None]
        if not named:
            return
        one = named[pick % len(named)]
        sides = {"weighed_requester": one["requester"], "weighed_target": one["target_contact"]}
        one.update(SOUND | sides | forged)
        if one["weighed_target"] == one["target_contact"] and forged.get("weighed_target", 0) == 1:
            return
        with pytest.raises(Refused):
            archives.import_archive(json.dumps(told), "forged.json", now=self.now)

    @rule(pick=PICK, back=YES)
    def backup(self, pick, back):
        if back and self.kept:
            self.ledger.restore(self.kept[pick % len(self.kept)], now=self.now)
        elif len(self.kept) < 3:
            path = self.folder / f"kept-{len(self.kept)}.db"
            self.ledger.back_up("asked", now=self.now, to=path)
            self.kept.append(path)

    @rule(spoilt=st.sampled_from(SPOILT), unchecked=YES)
    def forged_backup(self, spoilt, unchecked):
        """A copy that was written into by hand is refused, whether or not its table still checks."""
        path = self.folder / "forged.db"
        self.ledger.back_up("asked", now=self.now, to=path)
        copy = apsw.Connection(str(path))
        for name in ("insert", "update"):
            copy.execute(f"DROP TRIGGER introduction_guard_{name}")
        copy.execute("PRAGMA ignore_check_constraints = ON").fetchall()
        copy.execute(f"{BY_HAND}; UPDATE introduction SET {spoilt} WHERE endorsed_at IS NOT NULL")
        changed = copy.changes()
        if unchecked:
            unchecked_table(copy)
        copy.close()
        if changed:
            with pytest.raises(Refused):
                self.ledger.restore(path, now=self.now)

    # The command line, on the same profile.

    @rule(who=PICK, whom=MAYBE, decision=DECISIONS, reason=REASONS)
    def introduce_by_command(self, who, whom, decision, reason):
        target = [] if whom is None else [self.one(Contact, whom)]
        told = ["--decision", decision, "--reason", reason]
        self.command("introduce", self.one(Contact, who), *target, *told)

    @rule(name=st.sampled_from(["undo", "redo", "check", "backup"]), pick=PICK)
    def run_command(self, name, pick):
        if name == "undo" and pick > 20:
            self.command("undo", pick - 20)
        else:
            self.command(name)

    @rule(pick=PICK)
    def import_by_command(self, pick):
        path = self.folder / "book.json"
        path.write_text(self.texts[pick % len(self.texts)], encoding="utf-8")
        self.command("import", path)

    @rule(pick=PICK)
    def restore_by_command(self, pick):
        if self.kept:
            self.command("restore", self.kept[pick % len(self.kept)])

    def command(self, *arguments):
        with self.closed(), redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()) as refused:
            code = main(["--profile", str(self.folder / "profile"), *map(str, arguments)])
        assert (code, bool(refused.getvalue())) in ((0, False), (1, True))

    @invariant()
    def every_endorsement_was_weighed_and_reasoned(self):
        for one in records.find(Introduction) if hasattr(self, "ledger") else ():
            claims = one.decision is Decision.ENDORSE or one.stage is Stage.ENDORSED
            assert claims <= (one.endorsed_at is not None)
            if one.endorsed_at is None:
                continue
            assert one.verdict in Verdict
            assert one.weighed_at <= one.endorsed_at == one.decided_at
            assert (one.weighed_requester, one.weighed_target) == (one.requester, one.target_contact)
            assert one.target_contact not in (None, one.requester)
            assert one.verdict is Verdict.CLEAR or len(one.my_reason.strip()) >= 20


def unchecked_table(copy):
    """Take the guard out of the table of a copy, so that no check of SQLite finds it broken."""
    copy.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    (sql,) = copy.execute("SELECT sql FROM sqlite_schema WHERE name = 'introduction'").fetchone()
    loose = sql.replace(">= 20", ">= 0").replace("CHECK (", "CHECK (1 OR ")
    copy.execute("PRAGMA writable_schema = ON").fetchall()
    copy.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'introduction'", (loose,))
    copy.execute("PRAGMA writable_schema = RESET").fetchall()
    assert copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]


def test_no_way_leads_around_the_guard(live):
    live(Ways, lives=12, doings_each=30)


@pytest.mark.full
def test_no_way_leads_around_the_guard_in_many_lives(live):
    live(Ways, lives=200, doings_each=60)
