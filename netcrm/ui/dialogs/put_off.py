"""Put somebody off to a day that is picked, or a request that stands still."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from netcrm.actions import introductions
from netcrm.domain.cards import RequestRow
from netcrm.domain.refusal import Refused
from netcrm.domain.stuck import Stuck
from netcrm.ui.bridge import Bridge, OnRefused, Then
from netcrm.ui.dialogs.careful_sheet import CarefulSheet
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.words.stuck import question
from netcrm.words.words import Words

Keep = Callable[[date, Callable[[object], object], Callable[[Refused], object]], object]
"""Puts off until a day; then calls the first with the answer, or the second with a refusal."""


class PutOff(CarefulSheet):
    """One day to pick; stays open where the day is refused.

    Args:
        name: of the person.
        keep: puts off.
        words: of the owner.
        parent: any widget of the window.
    """

    def __init__(self, name: str, keep: Keep, words: Words, parent: QWidget) -> None:
        fields = (Field(id="put_off_until", label=words.tr("Until which day?"), kind=Kind.DATE),)
        title = words.tr("Put off {name}", name=name)
        super().__init__(title, "put_off", words.tr("Put off"), fields, words, parent)
        self._keep = keep
        self.submitted.connect(self._submit)

    def _submit(self, values: dict[str, date | None]) -> None:
        until = values["put_off_until"]
        if until is None:
            self.show_refusal(Refused("follow_up.put_off_past", field="put_off_until"))
        else:
            self._keep(until, self.taken, self.show_refusal)


def ask_later(
    bridge: Bridge, words: Words, parent: QWidget, row: RequestRow, still: Stuck, until: date | None
) -> None:
    """Ask about a request that stands still again on a day; None lets the owner pick it."""
    why = question(row, still, words)

    def keep(day: date, then: Then, refused: OnRefused) -> None:
        now, request = bridge.now(), row.introduction.id
        bridge.do(introductions.put_off, request, day, now=now, why=why, then=then, refused=refused)

    if until is None:
        PutOff(row.requester.name, keep, words, parent).open()
    else:
        keep(until, None, None)
