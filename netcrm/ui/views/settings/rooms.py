"""Rooms: targets, presets, strategies and the weekly cap (PRODUCT.md 4.1)."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from netcrm.actions import owner as actions
from netcrm.domain.refusal import Refused
from netcrm.domain.room import Room
from netcrm.domain.rooms import PRESETS, BusinessStage
from netcrm.reads import owner as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.views.settings.page import Page
from netcrm.ui.views.settings.room_targets import RoomTargets
from netcrm.ui.views.settings.saved_form import SavedForm
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.form_fields import Field
from netcrm.words.numbers import short_hours
from netcrm.words.words import Words

STAGES = {
    BusinessStage.STARTING: "Starting out",
    BusinessStage.GROWING: "Growing",
    BusinessStage.ESTABLISHED: "Established",
}
CAP = "weekly_cap_minutes"
MOST_HOURS = 168


class RoomsPage(Page):
    """How the networking time is to be shared."""

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__(bridge, words)
        tr = words.tr
        card = self.add_card(
            tr("The four rooms"),
            "settings.rooms.card",
            tr("Every group belongs in one. Say how your networking time should be shared among them."),
        )
        self._targets = RoomTargets(words)
        self._targets.written.connect(self._keep)
        card.add_layout(self._presets())
        card.add(self._targets)
        week = self.add_card(
            tr("Your week"),
            "settings.cap.card",
            tr(
                "Networking must not swallow the day. Over these hours, Today names the event to leave"
                " out first."
            ),
        )
        self._cap = SavedForm(
            "settings.rooms",
            (Field(id=CAP, label=tr("At the most, with travel"), suffix=tr("hours a week"), half=True),),
            self._keep_cap,
            words,
        )
        week.add(self._cap)
        self.finish()

    def refresh(self) -> None:
        """Show what is kept."""
        self._targets.load(self.bridge.ask(reads.plans))
        minutes = self.bridge.ask(reads.owner).weekly_cap_minutes
        self._cap.load({CAP: "" if minutes is None else short_hours(minutes / 60)})

    def _presets(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(PlainLabel(self.words.tr("Start from:"), Role.BODY, "text2"))
        for stage, told in STAGES.items():
            button = PlainButton(self.words.tr(told), f"settings.rooms.preset.{stage.value}", small=True)
            shares = ", ".join(f"{self.words.room(room)} {share}" for room, share in PRESETS[stage].items())
            button.setAccessibleDescription(shares)
            button.clicked.connect(partial(self._start_from, stage))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _start_from(self, stage: BusinessStage, _checked: bool = False) -> None:
        self._targets.start_from(PRESETS[stage])

    def _keep(self, targets: dict[Room, int], strategies: dict[Room, str]) -> None:
        self.bridge.do(
            actions.set_targets,
            targets,
            strategies=strategies,
            now=self.bridge.now(),
            refused=self._targets.show_refusal,
        )

    def _keep_cap(
        self,
        values: dict[str, Any],
        then: Callable[[object], object],
        refused: Callable[[Refused], object],
    ) -> None:
        minutes = minutes_of(values[CAP])
        if minutes is not None and minutes < 0:
            told = self.words.tr("Write hours such as 6 or 4.5, or leave it empty for no cap.")
            self._cap.form.show_error(CAP, told)
            return
        changed = replace(self.bridge.ask(reads.owner), weekly_cap_minutes=minutes)
        self.bridge.do(actions.change, changed, now=self.bridge.now(), then=then, refused=refused)


def minutes_of(hours: str) -> int | None:
    """Return hours as they are written in minutes; None for nothing, -1 for what is no number of hours."""
    text = hours.strip().replace(",", ".")
    if not text:
        return None
    whole, _, part = text.partition(".")
    digits = whole + part
    if not (digits.isascii() and digits.isdecimal() and len(digits) < 8):
        return -1
    minutes = round(float(text) * 60)
    return minutes if minutes <= MOST_HOURS * 60 else -1
