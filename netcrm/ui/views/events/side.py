"""The right column of an event's page: goal, introductions, referrals, requests, pitch, notes."""

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.actions import events
from netcrm.domain.briefing_facts import OWNER, BriefingFacts, PairExpected, RequestOpen
from netcrm.domain.cards import EventDetail
from netcrm.domain.event import Event
from netcrm.domain.favour import Direction
from netcrm.domain.introduction import Introduction
from netcrm.domain.owner import Pitch
from netcrm.domain.referral_duties import duty_of
from netcrm.ui.bridge import Bridge
from netcrm.ui.icons import FLAGGED
from netcrm.ui.theme import Role
from netcrm.ui.views.events import face
from netcrm.ui.views.events.in_place import TextCard
from netcrm.ui.views.events.matter import Matter, MattersCard
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.chip import ChipFace
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel
from netcrm.ui.widgets.notice import IconMark
from netcrm.ui.widgets.room_mark import RoomMark
from netcrm.words.words import Words


class GoalCard(TextCard):
    """What the owner wants from the event, and what it costs of the week."""

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__(
            words.tr("Your goal"),
            "events.goal",
            words.tr("Change the goal"),
            words.tr("No goal yet. What would make it worth the time?"),
            words,
        )
        self._bridge, self._words = bridge, words
        self._event: Event | None = None
        self._mark = RoomMark()
        self._room = PlainLabel("", Role.CHIP, "text2")
        self._hours = ElideLabel("", Role.SECOND, "text2")
        holder = QWidget()
        across = QHBoxLayout(holder)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self._mark)
        across.addWidget(self._room)
        across.addWidget(self._hours, 1)
        self.set_below(holder)
        self.written.connect(self._write)

    def show_event(self, detail: EventDetail, *, ended: bool) -> None:
        """Show an event's goal; words that are being written stay."""
        event, words = detail.row.event, self._words
        if self._event is not None and event.id != self._event.id:
            self.keep()
        self._event = event
        self.set_title(words.tr("Your goal was") if ended else face.goal_title(words, event))
        hint = words.tr("No goal yet. What would make it worth the time?")
        self.set_nothing(words.tr("No goal was set.") if ended else hint)
        self.set_text(event.goal)
        self._mark.set_room(detail.row.room, words.room(detail.row.room))
        self._room.setText(words.room(detail.row.room))
        self.show_hours(event, None)

    def show_hours(self, event: Event, weekly_minutes: int | None) -> None:
        """Say how long it takes, way included, and what that is of the week."""
        hours = face.hours_words(event.hours)
        if weekly_minutes is None:
            self._hours.setText(self._words.tr("{hours} h, way included", hours=hours))
        else:
            week = face.hours_words(weekly_minutes / 60)
            self._hours.setText(self._words.tr("{hours} h of your {week} h week", hours=hours, week=week))

    def _write(self, text: str) -> None:
        if self._event is not None:
            changed = replace(self._event, goal=text)
            self._bridge.do(events.change, changed, now=self._bridge.now(), refused=self.show_refusal)


class NotesCard(TextCard):
    """What the owner wrote down about the event."""

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__(
            words.tr("Notes"),
            "events.notes",
            words.tr("Change the notes"),
            words.tr("Nothing written down."),
            words,
        )
        self._bridge = bridge
        self._event: Event | None = None
        self.written.connect(self._write)

    def show_event(self, event: Event, *, ended: bool) -> None:
        """Show an event's notes; before the event only where there are some."""
        if self._event is not None and event.id != self._event.id:
            self.keep()
        self._event = event
        self.set_text(event.notes)
        self.setVisible(ended or bool(event.notes) or self.is_edited)

    def _write(self, text: str) -> None:
        if self._event is not None:
            changed = replace(self._event, notes=text)
            self._bridge.do(events.change, changed, now=self._bridge.now(), refused=self.show_refusal)


class PitchCard(Card):
    """The newest version of the owner's pitch.

    Signals:
        edit_asked(): it is to be written anew.
    """

    edit_asked = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__(words.tr("One-minute pitch"), "events.pitch_card")
        self._words = words
        self._text = PlainLabel("", Role.BODY, "text", wrap=True)
        self._text.setObjectName("events.pitch.text")
        self.edit = PlainButton("", "events.pitch.edit", "pencil", small=True)
        self.edit.clicked.connect(self.edit_asked)
        self.add(self._text)
        self.add(self.edit)
        self.body.addStretch(1)

    def show_pitch(self, pitch: Pitch | None) -> None:
        """Show a version; None where none was written."""
        words = self._words
        verb = words.tr("Edit pitch") if pitch is not None else words.tr("Write your pitch")
        self.edit.setText(verb)
        self.edit.setAccessibleName(verb)
        if pitch is None:
            self._text.setText(words.tr("Who you are, whom you help, whom you want to meet: in a minute."))
            self._text.set_tone("text3")
            self.set_hint("")
            return
        self._text.setText(pitch.text)
        self._text.set_tone("text")
        told = words.tr("Version {version}", version=pitch.version)
        if pitch.seconds:
            told = words.tr("{told}, {seconds} s", told=told, seconds=pitch.seconds)
        self.set_hint(told)


class SideCards(QObject):
    """All cards of the right column, in order.

    Signals:
        opened(str, object): a matter was opened: view and key.
        pitch_asked(): the pitch is to be written.
    """

    opened = Signal(str, object)
    pitch_asked = Signal()

    def __init__(self, bridge: Bridge, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.goal = GoalCard(bridge, words)
        self.introductions = MattersCard(self.tr("Introductions you could make"), "events.introductions")
        self.referrals = MattersCard(self.tr("Referrals due here"), "events.referrals", counted=True)
        self.requests = MattersCard(self.tr("Likely to be raised"), "events.requests")
        self._flag = IconMark(FLAGGED, "stop", 18)
        if self.requests.header is not None:
            self.requests.header.add_front(self._flag)
        self.pitch = PitchCard(words)
        self.notes = NotesCard(bridge, words)
        self.pitch.edit_asked.connect(self.pitch_asked)
        for card in (self.introductions, self.referrals, self.requests):
            card.opened.connect(self.opened)

    def cards(self) -> tuple[Card, ...]:
        """From top to bottom."""
        return (self.goal, self.introductions, self.referrals, self.requests, self.notes, self.pitch)

    def show_detail(self, detail: EventDetail, pitch: Pitch | None, now: datetime) -> None:
        """Show what is known at once."""
        ended = face.has_ended(detail.row.event, now)
        self.goal.show_event(detail, ended=ended)
        self.notes.show_event(detail.row.event, ended=ended)
        self.pitch.show_pitch(pitch)
        self.pitch.setVisible(not ended)

    def clear_facts(self) -> None:
        """Another event: what was said of the last one goes."""
        for card in (self.introductions, self.referrals, self.requests):
            card.show_matters(())
            card.fold()

    def show_facts(self, facts: BriefingFacts, now: datetime) -> None:
        """Show what the briefing's facts say; referrals and requests only while the event is to come."""
        ended = face.has_ended(facts.event, now)
        self.goal.show_hours(facts.event, facts.owner.weekly_cap_minutes)
        self.introductions.show_matters(introduction_matters(self._words, facts))
        due = () if ended else referral_matters(self._words, facts, now.date())
        self.referrals.show_matters(due)
        raised = () if ended else request_matters(self._words, facts, now.date())
        self.requests.show_matters(raised)
        flagged = any(asked.introduction.flagged for asked in facts.requests)
        self.requests.set_edge("stop" if flagged else "")
        self._flag.setVisible(flagged)


def introduction_matters(words: Words, facts: BriefingFacts) -> tuple[Matter, ...]:
    """Pairs among those expected of whom the owner knows at least one, best first."""
    names = {person.contact: person.name for person in facts.people}
    known = {person.contact for person in facts.people if person.known}
    return tuple(
        _pair(words, pair, names)
        for pair in facts.matches
        if OWNER not in (pair.seeker, pair.provider)
        and {pair.seeker, pair.provider} <= names.keys()
        and known & {pair.seeker, pair.provider}
    )


def _pair(words: Words, pair: PairExpected, names: dict[int, str]) -> Matter:
    seeker, provider = names[pair.seeker], names[pair.provider]
    if not pair.shared:
        why = words.tr("One is what the other seeks.")
    elif pair.mutual:
        why = words.tr("Each seeks what the other offers: {shared}.", shared=pair.shared)
    else:
        why = words.tr(
            "{seeker} seeks {shared}; {provider} offers that.",
            shared=pair.shared,
            seeker=_first(seeker),
            provider=_first(provider),
        )
    title = ((seeker, True), (words.tr(" and "), False), (provider, True))
    return Matter(subject="contacts", key=pair.seeker, title=title, second=why)


def _first(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else name


def referral_matters(words: Words, facts: BriefingFacts, today: date) -> tuple[Matter, ...]:
    """Referrals to answer for, most pressing first."""
    found = []
    for due in facts.referrals:
        referral, duty = due.referral, duty_of(due.referral)
        given = referral.direction is Direction.GIVEN
        side = words.tr(" for {name}", name=due.partner_name)
        if not given:
            side = words.tr(" from {name}", name=due.partner_name)
        found.append(
            Matter(
                subject="referrals",
                key=referral.id,
                title=((referral.prospect, True), (side, False)),
                second=face.duty_words(words, duty, _first(due.partner_name)) if duty else "",
                chip=face.due_chip(words, duty.due_on, today) if duty else None,
            )
        )
    return tuple(found)


def request_matters(words: Words, facts: BriefingFacts, today: date) -> tuple[Matter, ...]:
    """Open requests by or for people expected, flagged first."""
    counts = {person.contact: (person.given, person.received) for person in facts.people}
    return tuple(_request(words, asked, counts, today) for asked in facts.requests)


def _request(words: Words, asked: RequestOpen, counts: dict[int, tuple[int, int]], today: date) -> Matter:
    introduction = asked.introduction
    about = (
        words.tr(" may ask again for ")
        if asked.target_name
        else words.tr(" may ask again for an introduction")
    )
    title = ((asked.requester_name, True), (about, False), (asked.target_name, True))
    day = words.day(introduction.asked_on, today)
    parts = [words.tr("Flagged.")] if introduction.flagged else []
    parts.append(words.tr("Asked {day}.", day=day))
    if introduction.requester in counts:
        given, received = counts[introduction.requester]
        parts.append(words.tr("You gave {given}, received {received}.", given=given, received=received))
    return Matter(
        subject="introductions",
        key=introduction.id,
        title=tuple(span for span in title if span[0]),
        second=" ".join(parts),
        chip=_verdict(words, introduction),
    )


def _verdict(words: Words, introduction: Introduction) -> ChipFace | None:
    if introduction.verdict is None:
        return ChipFace(words.tr("Flagged"), "stop", FLAGGED) if introduction.flagged else None
    tone = {"clear": "accent", "caution": "caution", "coattails": "stop"}[introduction.verdict.value]
    return ChipFace(words.name(introduction.verdict), tone, FLAGGED if introduction.flagged else "")
