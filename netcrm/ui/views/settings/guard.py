"""The guard: from when on it speaks up (PRODUCT.md 4.5)."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout

from netcrm.actions import owner as actions
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.reads import guard_preview
from netcrm.reads import owner as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.views.settings.guard_preview import PreviewCard
from netcrm.ui.views.settings.owner_form import OwnerForm
from netcrm.ui.views.settings.page import WIDTH, Page
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.form_fields import Field, Kind, Unreadable
from netcrm.words.words import Words

# Field, its words, its unit.
_COUNTING = (
    ("guard_window_months", "Favours count for", "months"),
    ("guard_ratio", "You gave at least", "times what came back"),
    ("guard_requests", "Asked with nothing back", "requests"),
    ("guard_request_days", "Those requests came within", "days"),
)
_OTHERS = (
    ("guard_target_limit", "One person is introduced at the most", "times"),
    ("guard_target_days", "That is counted over", "days"),
    ("guard_initiative_events", "An effort of their own: present at", "events"),
    ("guard_initiative_days", "Those events lie within", "days"),
)


LOOK_AFTER = 120
"""Milliseconds after the last letter until the open requests are weighed by what is written."""


class GuardPage(Page):
    """Thresholds in plain words, what they would change today, and the way back to the usual ones."""

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__(bridge, words)
        tr = words.tr
        asking = self.add_card(
            tr("Whoever asks you"),
            "settings.guard.asking",
            tr(
                "An introduction reads as your endorsement. Where nothing is recorded as received from"
                " someone, their request is always flagged before you can put your name behind it; that"
                " can't be switched off. At which figures the guard asks for caution is up to you."
            ),
        )
        self._asking = OwnerForm(bridge, words, "settings.guard", _fields(_COUNTING, words))
        asking.add(self._asking)
        others = self.add_card(
            tr("Whom they want to meet, and what they do themselves"), "settings.guard.others"
        )
        self._others = OwnerForm(bridge, words, "settings.guard", _fields(_OTHERS, words))
        others.add(self._others)
        self._preview = PreviewCard(words)
        self._preview.setMaximumWidth(WIDTH)
        self.column.addWidget(self._preview)
        usual = PlainButton(tr("Use the usual figures"), "settings.guard.usual", small=True)
        usual.clicked.connect(self._use_usual)
        row = QHBoxLayout()
        row.addWidget(usual)
        row.addStretch(1)
        self.column.addLayout(row)
        self.finish()
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(LOOK_AFTER)
        self._look.timeout.connect(self._ask_preview)
        for form in (self._asking, self._others):
            form.form.edited.connect(lambda _name: self._look.start())

    def refresh(self) -> None:
        """Show what is kept."""
        self._asking.refresh()
        self._others.refresh()
        self._ask_preview()

    def _ask_preview(self) -> None:
        """Have the open requests weighed by what stands in the fields, beside the window's own work."""
        written: dict[str, int] = {}
        for form, rules in ((self._asking, _COUNTING), (self._others, _OTHERS)):
            for name, _, _ in rules:
                try:
                    figure = form.form.editor(name).read()
                except Unreadable:
                    figure = None
                if figure is None:
                    self._preview.show_words(self.words.tr("Write a whole number in every field to see it."))
                    return
                written[name] = figure
        self.bridge.ask_later(
            "settings.guard.preview",
            guard_preview.preview,
            written,
            self.bridge.today,
            then=self._preview.show_preview,
            refused=self._refused,
        )

    def _refused(self, why: Refused) -> None:
        self._preview.show_words(self.words.refusal(why))

    def _use_usual(self) -> None:
        usual = {name: getattr(Owner(), name) for name, _, _ in (*_COUNTING, *_OTHERS)}
        changed = replace(self.bridge.ask(reads.owner), **usual)
        self.bridge.do(actions.change, changed, now=self.bridge.now())


def _fields(rules: tuple[tuple[str, str, str], ...], words: Words) -> tuple[Field, ...]:
    return tuple(
        Field(id=name, label=words.tr(label), kind=Kind.NUMBER, suffix=words.tr(unit), half=True)
        for name, label, unit in rules
    )
