"""Add or change a group: what matters first, the rest folded away (PRODUCT.md 3 and 4.1)."""

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from netcrm.actions import groups as actions
from netcrm.domain.group import (
    FeePeriod,
    Group,
    GroupKind,
    GroupReason,
    GroupStatus,
    MeetingFormat,
)
from netcrm.domain.room import Room
from netcrm.reads import groups, owner
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.careful_sheet import CarefulSheet
from netcrm.ui.theme import Role
from netcrm.ui.views.groups import rhythm
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.ui.widgets.tick import TickBox
from netcrm.words.dates import WEEKDAYS, minor_digits
from netcrm.words.words import Words

_ROOMS = {
    Room.GIVE_BACK: "{room}: members newer than you",
    Room.SUPPORT_PEERS: "{room}: members about where you are",
    Room.LISTEN_LEARN: "{room}: members ahead of you",
    Room.MEET_PROSPECTS: "{room}: people you could work for",
}
_OWN = frozenset(each.name for each in fields_of(Group))
_EMPTY = frozenset({"format", "fee_period", "room"})


class ReasonTicks(QWidget):
    """Why the owner goes: five ticks."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {reason: TickBox(words.name(reason)) for reason in GroupReason}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(PlainLabel(words.tr("Why I go"), Role.LABEL, "text3"), 0, 0, 1, 2)
        for place, (reason, box) in enumerate(self._boxes.items()):
            box.setObjectName(f"group.reason.{reason.value}")
            box.setAccessibleName(words.tr("Why I go: {reason}", reason=words.name(reason)))
            grid.addWidget(box, 1 + place // 2, place % 2)

    def boxes(self) -> list[TickBox]:
        """All ticks, for hearing of changes."""
        return list(self._boxes.values())

    def write(self, reasons: tuple[GroupReason, ...]) -> None:
        """Tick these."""
        for reason, box in self._boxes.items():
            box.setChecked(reason in reasons)

    def read(self) -> tuple[GroupReason, ...]:
        """What is ticked, in the order of the reasons."""
        return tuple(reason for reason, box in self._boxes.items() if box.isChecked())


class GroupForm(CarefulSheet):
    """The form of one group.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        group_id: what to change; None adds one.

    Signals:
        kept(int): the group of this id was added or changed.
    """

    kept = Signal(int)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, group_id: int | None = None) -> None:
        self._group = Group(name="") if group_id is None else bridge.ask(groups.get, group_id)
        currency = self._group.currency or bridge.ask(owner.owner).currency
        title = words.tr("Add a group") if group_id is None else self._group.name
        verb = words.tr("Add group") if group_id is None else words.tr("Keep")
        fields = [*_first_fields(words), *_more_fields(words, currency)]
        super().__init__(title, "group", verb, fields, words, parent)
        self._bridge, self._digits = bridge, minor_digits(currency)
        self._reasons = ReasonTicks(words)
        for box in self._reasons.boxes():
            box.toggled.connect(lambda _: self.touch())
        self.form.add_more(self._reasons)
        self.form.edited.connect(self._follow)
        self.submitted.connect(self._keep)
        self._show(currency)
        self._follow()

    def start_with(self, values: Mapping[str, Any]) -> None:
        """Show values by field id that the owner has written elsewhere (a name in the palette)."""
        self.write(values)

    def _show(self, currency: str) -> None:
        values: dict[str, Any] = {name: getattr(self._group, name) for name in _OWN}
        every, weekday = rhythm.parts(self._group.recurrence)
        own = self._group.recurrence if every == rhythm.OWN else ""
        self._reasons.write(self._group.reasons)
        self.write({**values, "currency": currency, "every": every, "weekday": weekday, "recurrence": own})

    def _follow(self, _field: str = "") -> None:
        """Ask for the weekday, for a rule of one's own and for a seat only where they are needed."""
        every = self.form.editor("every").read()
        self.form.set_shown("weekday", every not in (rhythm.NONE, rhythm.OWN))
        self.form.set_shown("recurrence", every == rhythm.OWN)
        self.form.set_shown("my_seat", self.form.editor("kind").read() == GroupKind.EXCLUSIVE.value)
        self.fit()

    def _keep(self, values: dict[str, Any]) -> None:
        group = self._read(values)
        now = self._bridge.now()
        if group.id:
            self._bridge.do(
                actions.change,
                group,
                now=now,
                then=partial(self._was_kept, group.id),
                refused=self.show_refusal,
            )
        else:
            self._bridge.do(actions.add, group, now=now, then=self._was_kept, refused=self.show_refusal)

    def _was_kept(self, identifier: int, _answer: object = None) -> None:
        self.kept.emit(identifier)
        self.taken()

    def _read(self, values: dict[str, Any]) -> Group:
        own = {name: value for name, value in values.items() if name in _OWN}
        own |= {name: own[name] or None for name in _EMPTY}
        own["recurrence"] = rhythm.rule(values["every"], values["weekday"], values["recurrence"])
        fee, currency = values["fee"], values["currency"].upper()
        if fee is not None:
            # The amount was read in the minor unit of the currency that stood there at first.
            fee = fee * 10 ** minor_digits(currency) // 10**self._digits
        own |= {
            "kind": GroupKind(own["kind"]),
            "status": GroupStatus(own["status"]),
            "room": Room(own["room"]) if own["room"] else None,
            "format": MeetingFormat(own["format"]) if own["format"] else None,
            "fee": fee,
            "fee_period": FeePeriod(own["fee_period"]) if own["fee_period"] and fee is not None else None,
            "currency": currency if fee is not None else "",
            "reasons": self._reasons.read(),
        }
        return replace(self._group, **own)


def _first_fields(words: Words) -> list[Field]:
    tr = words.tr
    kinds = [
        (GroupKind.OPEN.value, tr("Open: anyone comes")),
        (GroupKind.EXCLUSIVE.value, tr("Exclusive: one seat a profession")),
    ]
    statuses = [(one.value, words.name(one)) for one in GroupStatus]
    rooms = [("", tr("No room yet")), *((one.value, tr(told, room=one)) for one, told in _ROOMS.items())]
    every = [(key, tr(told)) for key, told in rhythm.CHOICES.items()]
    weekdays = [(code, tr(day)) for code, day in zip(rhythm.DAYS, WEEKDAYS, strict=True)]
    return [
        Field(id="name", label=tr("Name")),
        Field(id="kind", label=tr("Kind"), kind=Kind.CHOICE, options=kinds, half=True),
        Field(id="status", label=tr("Where you stand"), kind=Kind.CHOICE, options=statuses, half=True),
        Field(id="room", label=tr("Room: what you go for"), kind=Kind.CHOICE, options=rooms),
        Field(id="vibe", label=tr("Vibe: how it feels, in your words")),
        Field(id="every", label=tr("Meets"), kind=Kind.CHOICE, options=every, half=True),
        Field(id="weekday", label=tr("On"), kind=Kind.CHOICE, options=weekdays, half=True),
        Field(id="recurrence", label=tr("Rule (RFC 5545)"), hint="FREQ=MONTHLY;BYDAY=2TU", half=True),
        Field(id="place", label=tr("Place")),
    ]


def _more_fields(words: Words, currency: str) -> list[Field]:
    tr = words.tr
    formats = [("", tr("Not said")), *((one.value, words.name(one)) for one in MeetingFormat)]
    periods = [("", tr("Not said")), *((one.value, words.name(one)) for one in FeePeriod)]
    digits = minor_digits(currency)
    fields = [
        Field(id="my_seat", label=tr("My seat: the profession I hold")),
        Field(id="format", label=tr("Format"), kind=Kind.CHOICE, options=formats, half=True),
        Field(id="chapter", label=tr("Chapter"), half=True),
        Field(id="fee", label=tr("Fee"), kind=Kind.MONEY, digits=digits, half=True),
        Field(id="fee_period", label=tr("For"), kind=Kind.CHOICE, options=periods, half=True),
        Field(id="currency", label=tr("Currency"), hint=tr("three letters, such as EUR"), half=True),
        Field(id="joined_on", label=tr("Joined"), kind=Kind.DATE, half=True),
        Field(id="renews_on", label=tr("Renews on"), kind=Kind.DATE, half=True),
        Field(id="allowed_absences", label=tr("Absences allowed"), kind=Kind.NUMBER, half=True),
        Field(id="absence_months", label=tr("Within"), kind=Kind.NUMBER, suffix=tr("months"), half=True),
        Field(id="visitor_limit", label=tr("Visits allowed as a guest"), kind=Kind.NUMBER, half=True),
        Field(id="typical_turnout", label=tr("Usual turnout"), kind=Kind.NUMBER, half=True),
        Field(id="core", label=tr("Core: one of the groups I build on"), kind=Kind.CHECK),
        Field(id="how_to_join", label=tr("How to join"), kind=Kind.LINES),
        Field(id="notes", label=tr("Notes"), kind=Kind.LINES),
    ]
    return [replace(field, more=True) for field in fields]
