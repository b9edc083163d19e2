"""A referral slip: given or received, with whom, who wants to be called, and for what (PRODUCT.md 4.7)."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.actions import referrals as actions
from netcrm.domain.favour import Direction
from netcrm.domain.referral import CHECK_AFTER, Referral
from netcrm.reads import contacts, groups, referrals
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, VerbSheet, scrolled
from netcrm.ui.theme import Role
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.form import Form
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.ui.widgets.person_field import PersonField
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

NAME = "referral"
"""A referral is answered for a week later."""


class ReferralForm(VerbSheet):
    """Writes a referral slip, or changes one.

    Args:
        bridge: to the desk.
        words: says refusals.
        parent: any widget of the window.
        partner: the contact it goes to or comes from, where that is known already.
        referral: the slip to change; None for a new one.

    Signals:
        recorded(int): the slip is in the book: the referral's id.
    """

    recorded = Signal(int)

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        partner: int | None = None,
        referral: Referral | None = None,
    ) -> None:
        title = parent.tr("New referral slip") if referral is None else parent.tr("Change the referral slip")
        verb = parent.tr("Write the slip") if referral is None else parent.tr("Change the slip")
        super().__init__(title, NAME, verb, words, parent, height=660)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._before = bridge, referral
        directions = [(each.value, words.name(each)) for each in Direction]
        self._direction = Segments(f"{NAME}.direction", self.tr("Given or received"), directions)
        self._direction.chosen.connect(lambda _: self._dress())
        self.partner = PersonField(bridge, f"{NAME}.partner", self.tr("To or from whom"), titled=False)
        self.partner.chosen.connect(lambda _: self._warn())
        self.prospect = PersonField(bridge, f"{NAME}.prospect", self.tr("Who wants to be called"))
        self._label = PlainLabel("", Role.LABEL, "text3")
        self._warning = PlainLabel("", Role.SECOND, "caution", wrap=True)
        self._warning.setObjectName(f"{NAME}.warning")
        self._rest = Form(NAME, self._fields())
        self._compose()
        self._rest.edited.connect(lambda _: self.touch())
        for side in (self.partner, self.prospect):
            side.input.textEdited.connect(lambda _: self.touch())
        self._rest.write({"passed_on": bridge.today})
        if partner is not None:
            self._set(self.partner, partner)
        if referral is not None:
            self._show(referral)
        self._dress()

    def submit(self) -> None:
        """Write the slip, unless something is missing; then say what."""
        self.show_error("")
        values = self._rest.read()
        if values is None:
            return
        if self.partner.key is None:
            self.partner.show_error(self.tr("Choose somebody from your contacts."))
            return
        self.begin()
        slip = self._slip(values, self.partner.key)
        now = self._bridge.now()
        if self._before is None:
            self._bridge.do(actions.record, slip, now=now, then=self._taken, refused=self.show_refusal)
        else:
            key = self._before.id
            self._bridge.do(
                actions.change, slip, now=now, then=partial(self._taken, key), refused=self.show_refusal
            )

    def show_at(self, field: str, sentence: str) -> bool:
        """Say a refusal under the field it is about."""
        if field == "prospect":
            self.prospect.show_error(sentence)
            return True
        return self._rest.show_error(field, sentence)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start with the first side that isn't known."""
        super().showEvent(event)
        self.focus_start()

    def focus_start(self) -> None:
        """Go to the first side that isn't known."""
        (self.prospect if self.partner.key is not None else self.partner).setFocus()

    def _slip(self, values: dict[str, Any], partner: int) -> Referral:
        passed_on: date = values["passed_on"] or self._bridge.today
        before = self._before
        if before is None or before.passed_on != passed_on:
            check_on = passed_on + CHECK_AFTER
        else:
            check_on = before.check_on
        fields: dict[str, Any] = {
            "direction": Direction(self._direction.choice),
            "partner": partner,
            "prospect": self.prospect.text(),
            "prospect_contact": self.prospect.key,
            "is_lead": values["is_lead"],
            "need": values["need"],
            "group": int(values["group"]) if values["group"] else None,
            "passed_on": passed_on,
            "check_on": check_on,
            "notes": values["notes"],
        }
        return replace(before, **fields) if before is not None else Referral(**fields)

    def _fields(self) -> list[Field]:
        rows = self._bridge.ask(groups.rows, self._bridge.now())
        options = [("", self.tr("In no group")), *((str(one.group.id), one.group.name) for one in rows)]
        return [
            Field(id="need", label=self.tr("What is needed"), kind=Kind.LINES),
            Field(id="group", label=self.tr("Group"), kind=Kind.CHOICE, options=options, half=True),
            Field(
                id="passed_on",
                label=self.tr("Passed on"),
                kind=Kind.DATE,
                half=True,
                latest=self._bridge.today,
            ),
            Field(id="is_lead", label=self.tr("A lead: they do not expect the call"), kind=Kind.CHECK),
            Field(id="notes", label=self.tr("Notes"), kind=Kind.LINES, more=True),
        ]

    def _compose(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, 4, EDGE, 8)
        column.setSpacing(12)
        column.addWidget(self._direction, 0, Qt.AlignmentFlag.AlignLeft)
        side = QVBoxLayout()
        side.setSpacing(4)
        for part in (self._label, self.partner, self._warning):
            side.addWidget(part)
        column.addLayout(side)
        for line in (self.prospect, self._rest):
            column.addWidget(line)
        column.addStretch(1)
        self.body.addWidget(scrolled(inside), 1)

    def _dress(self) -> None:
        """Words that depend on the direction."""
        given = self._direction.choice == Direction.GIVEN
        words = self.tr("Passed to") if given else self.tr("Received from")
        self._label.setText(words)
        self.partner.input.setAccessibleName(words)
        self._warn()

    def _warn(self) -> None:
        """Say how they delivered before, while the owner is about to refer to them again."""
        words = ""
        if self._direction.choice == Direction.GIVEN and self.partner.key is not None:
            poor = self._bridge.ask(referrals.delivered_poorly, self.partner.key)
            others = [one for one in poor if self._before is None or one.id != self._before.id]
            if others:
                on = self._words.day(others[0].passed_on, self._bridge.today)
                told = self.tr("Delivered poorly for {prospect}, passed {day}.")
                words = told.format(prospect=others[0].prospect, day=on)
        self._warning.setText(words)
        show_if(self._warning, bool(words))

    def _set(self, field: PersonField, key: int) -> None:
        field.set_person(key, self._bridge.ask(contacts.card, key).contact.name)

    def _show(self, referral: Referral) -> None:
        self._direction.choose(referral.direction.value)
        self._set(self.partner, referral.partner)
        if referral.prospect_contact is not None:
            self.prospect.set_person(referral.prospect_contact, referral.prospect)
        else:
            self.prospect.input.setText(referral.prospect)
        self._rest.write(
            {
                "need": referral.need,
                "group": referral.group,
                "passed_on": referral.passed_on,
                "is_lead": referral.is_lead,
                "notes": referral.notes,
            }
        )

    def _taken(self, identifier: int, _answer: object = None) -> None:
        self.accept()
        self.recorded.emit(identifier)
