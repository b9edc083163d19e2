"""Forms of the events: an event, and the owner's pitch."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtWidgets import QWidget

from netcrm.actions import events as event_actions
from netcrm.actions import owner as owner_actions
from netcrm.domain.cards import GroupRow
from netcrm.domain.event import Event
from netcrm.domain.group import FeePeriod, GroupStatus, MeetingFormat
from netcrm.domain.owner import Pitch
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.reads import events as event_reads
from netcrm.reads import groups as group_reads
from netcrm.reads import owner as owner_reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.careful_sheet import CarefulSheet
from netcrm.ui.views.events.times import read_time
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.words.dates import minor_digits
from netcrm.words.words import Words

USUAL_LENGTH = timedelta(minutes=90)


class EventSheet(CarefulSheet):
    """Adds an event, or changes one.

    Choosing a group fills what the owner hasn't written: title, place, format and fee from the group, times
    and travel from its last event, and the next day by its rule.

    Args:
        bridge: to the desk.
        words: says everything.
        parent: some widget of the window.
        event: the one to change; None adds one.
        group: chosen at first for a new one.

    Signals:
        kept(int): the event of this id was added or changed.
    """

    kept = Signal(int)

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        *,
        event: Event | None = None,
        group: int | None = None,
    ) -> None:
        self._bridge, self._event = bridge, event
        self._currency = (event.currency if event is not None else "") or bridge.ask(
            owner_reads.owner
        ).currency
        self._own: set[str] = set()
        title = words.tr("Change the event") if event is not None else words.tr("Add an event")
        verb = words.tr("Keep changes") if event is not None else words.tr("Add event")
        rows = bridge.ask(group_reads.rows, bridge.now())
        fields = event_fields(words, _groups(rows, event), self._currency)
        super().__init__(title, "events.form", verb, fields, words, parent)
        self.form.edited.connect(self._note_edit)
        self.submitted.connect(self._take)
        self.write(self._written(event) if event is not None else self._blank(group))
        if event is not None:
            self._own.update(field.id for field in fields if field.id != "room")
            if event.travel_minutes or event.notes:
                self.form.unfold()
        elif group is not None:
            self._ask_group(str(group))

    def _blank(self, group: int | None) -> Mapping[str, Any]:
        return {"group": str(group or ""), "zone": self._zone()}

    def _zone(self) -> str:
        return str(getattr(self._bridge.now().tzinfo, "key", "UTC"))

    def _written(self, event: Event) -> Mapping[str, Any]:
        start, end = event.local_start, event.local_end
        return {
            "group": str(event.group or ""),
            "title": event.title,
            "on": event.on,
            "format": event.format,
            "starts_at": self._words.time(start),
            "ends_at": self._words.time(end),
            "place": event.place,
            "room": event.room,
            "fee": event.fee,
            "goal": event.goal,
            "travel_minutes": event.travel_minutes or None,
            "ends_on": end.date() if end.date() != event.on else None,
            "zone": event.zone,
            "notes": event.notes,
        }

    def _note_edit(self, field: str) -> None:
        self._own.add(field)
        if field == "group":
            self._ask_group(str(self.form.editor("group").read()))

    def _ask_group(self, group: str) -> None:
        if group:
            self._bridge.ask_later(
                "events.form.group",
                event_reads.meetings,
                int(group),
                self._bridge.today,
                then=self._fill,
            )

    def _fill(self, found: event_reads.GroupMeetings) -> None:
        group, last = found.group, found.last
        values: dict[str, Any] = {
            "title": group.name,
            "place": group.place or (last.place if last is not None else ""),
            "format": group.format or (last.format if last is not None else None),
            "on": found.next_dates[0] if found.next_dates else None,
        }
        if group.fee is not None and group.fee_period is FeePeriod.VISIT and group.currency == self._currency:
            values["fee"] = group.fee
        if last is not None:
            values["starts_at"] = self._words.time(last.local_start)
            values["ends_at"] = self._words.time(last.local_end)
            values["travel_minutes"] = last.travel_minutes or None
            values["zone"] = last.zone
            if "fee" not in values and last.currency in ("", self._currency):
                values["fee"] = last.fee
        self.form.write({name: value for name, value in values.items() if name not in self._own})

    def _take(self, values: dict[str, Any]) -> None:
        try:
            event = self._read(values)
        except Refused as refused:
            self.show_refusal(refused)
            return
        if self._event is not None:
            self._bridge.do(
                event_actions.change,
                event,
                now=self._bridge.now(),
                then=self._changed,
                refused=self.show_refusal,
            )
        else:
            self._bridge.do(
                event_actions.add, event, now=self._bridge.now(), then=self._added, refused=self.show_refusal
            )

    def _read(self, values: dict[str, Any]) -> Event:
        """Return the event that the fields say.

        Raises:
            Refused: ``event.unknown_zone``, ``event.no_day`` or ``event.no_time``, each with its field.
        """
        zone = values["zone"] or self._zone()
        if values["on"] is None:
            raise Refused("event.no_day", field="on")
        start, end = self._moments(values, _zone(zone))
        fee = values["fee"]
        cells: dict[str, Any] = {
            "group": int(values["group"]) if values["group"] else None,
            "title": values["title"],
            "starts_at": start,
            "ends_at": end,
            "zone": zone,
            "place": values["place"],
            "format": MeetingFormat(values["format"]) if values["format"] else None,
            "room": Room(values["room"]) if values["room"] else None,
            "goal": values["goal"],
            "fee": fee,
            "currency": self._currency if fee is not None else "",
            "travel_minutes": values["travel_minutes"] or 0,
            "notes": values["notes"],
        }
        return replace(self._event, **cells) if self._event is not None else Event(**cells)

    def _moments(self, values: dict[str, Any], zone: ZoneInfo) -> tuple[datetime, datetime]:
        start, end = _time(values, "starts_at"), _time(values, "ends_at")
        if start is None:
            raise Refused("event.no_time", field="starts_at")
        begun = datetime.combine(values["on"], start, zone)
        if end is None:
            return begun, _later(begun, USUAL_LENGTH)
        last: date = values["ends_on"] or values["on"]
        return begun, datetime.combine(last, end, zone)

    def _added(self, identifier: int) -> None:
        self.kept.emit(identifier)
        self.accept()

    def _changed(self, _answer: None) -> None:
        if self._event is not None:
            self.kept.emit(self._event.id)
        self.accept()


class PitchSheet(CarefulSheet):
    """Writes a new version of the one-minute pitch; older ones stay."""

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, *, pitch: Pitch | None = None) -> None:
        fields = (
            Field(id="text", label=words.tr("What you say"), kind=Kind.LINES),
            Field(
                id="seconds",
                label=words.tr("How long it takes"),
                kind=Kind.NUMBER,
                suffix=words.tr("seconds"),
                half=True,
            ),
        )
        super().__init__(
            words.tr("Your one-minute pitch"),
            "events.pitch",
            words.tr("Keep as a new version"),
            fields,
            words,
            parent,
        )
        self._bridge = bridge
        self.set_lead(words.tr("Who you are, whom you help, and whom you want to meet. Older versions stay."))
        if pitch is not None:
            self.write({"text": pitch.text, "seconds": None})
        text = self.form.editor("text").input
        text.setFixedHeight(text.fontMetrics().lineSpacing() * 9 + 16)
        self.submitted.connect(self._take)

    def _take(self, values: dict[str, Any]) -> None:
        self._bridge.do(
            owner_actions.write_pitch,
            values["text"],
            values["seconds"],
            now=self._bridge.now(),
            then=self.taken,
            refused=self.show_refusal,
        )


def event_fields(words: Words, groups: Sequence[tuple[str, str]], currency: str) -> tuple[Field, ...]:
    """The fields of an event; zone, travel, another last day and notes are folded away."""
    formats = [("", words.tr("As the group meets")), *((one.value, words.name(one)) for one in MeetingFormat)]
    rooms = [("", words.tr("The group's room")), *((one.value, words.room(one)) for one in Room)]
    return (
        Field(id="group", label=words.tr("Group"), kind=Kind.CHOICE, options=groups),
        Field(
            id="title", label=words.tr("Title"), hint=words.tr("The group's name where you leave it empty")
        ),
        Field(id="on", label=words.tr("Day"), kind=Kind.DATE, half=True),
        Field(id="format", label=words.tr("Format"), kind=Kind.CHOICE, options=formats, half=True),
        Field(id="starts_at", label=words.tr("Starts"), hint="06:45", half=True),
        Field(id="ends_at", label=words.tr("Ends"), hint=words.tr("An hour and a half later"), half=True),
        Field(id="place", label=words.tr("Place")),
        Field(id="room", label=words.tr("Room"), kind=Kind.CHOICE, options=rooms, half=True),
        Field(
            id="fee",
            label=words.tr("Fee"),
            kind=Kind.MONEY,
            digits=minor_digits(currency),
            suffix=currency,
            half=True,
        ),
        Field(
            id="goal", label=words.tr("Goal"), kind=Kind.LINES, hint=words.tr("What makes it worth the time?")
        ),
        *_folded_fields(words),
    )


def _folded_fields(words: Words) -> tuple[Field, ...]:
    zones = sorted(str(bytes(name.data()), "ascii") for name in QTimeZone.availableTimeZoneIds())
    return (
        Field(
            id="travel_minutes",
            label=words.tr("Travel there and back"),
            kind=Kind.NUMBER,
            suffix=words.tr("minutes"),
            more=True,
            half=True,
        ),
        Field(id="ends_on", label=words.tr("Ends on another day"), kind=Kind.DATE, more=True, half=True),
        Field(
            id="zone",
            label=words.tr("Time zone of the place"),
            kind=Kind.SUGGEST,
            more=True,
            options=[(name, name) for name in zones if "/" in name],
        ),
        Field(id="notes", label=words.tr("Notes"), kind=Kind.LINES, more=True),
    )


def _groups(rows: Sequence[GroupRow], event: Event | None) -> list[tuple[str, str]]:
    """Return the groups to choose from: those the owner goes to, and the event's own."""
    own = event.group if event is not None else None
    shown = [row.group for row in rows if row.group.status is not GroupStatus.LEFT or row.group.id == own]
    named = [(str(one.id), " ".join(part for part in (one.name, one.chapter) if part)) for one in shown]
    return [("", "—"), *sorted(named, key=lambda one: one[1].casefold())]


def _zone(name: str) -> ZoneInfo:
    """Return a time zone.

    Raises:
        Refused: ``event.unknown_zone``.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Refused("event.unknown_zone", field="zone", zone=name) from None


def _time(values: dict[str, Any], field: str) -> time | None:
    """Return the time in a field; None where it is empty.

    Raises:
        Refused: ``event.bad_time``: it holds something else.
    """
    if not values[field]:
        return None
    found = read_time(values[field])
    if found is None:
        raise Refused("event.bad_time", field=field, text=values[field])
    return found


def _later(begun: datetime, length: timedelta) -> datetime:
    """Return a moment later by so much, also over a change of the clocks."""
    return (begun.astimezone(ZoneInfo("UTC")) + length).astimezone(begun.tzinfo)
