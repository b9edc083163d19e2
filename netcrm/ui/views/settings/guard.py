"""The guard: from when on it speaks up (PRODUCT.md 4.5)."""

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout

from netcrm.actions import owner as actions
from netcrm.domain.owner import Owner
from netcrm.reads import owner as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.views.settings.owner_form import OwnerForm
from netcrm.ui.views.settings.page import Page
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.words.words import Words

# Field, its words, its unit.
_COUNTING = (
    ("guard_window_months", "Favours count for", "months"),
    ("guard_ratio", "You gave so many times as much", "times"),
    ("guard_requests", "So many requests with nothing back", "requests"),
    ("guard_request_days", "Those requests came within", "days"),
)
_OTHERS = (
    ("guard_target_limit", "One person is introduced at the most", "times"),
    ("guard_target_days", "That is counted over", "days"),
    ("guard_initiative_events", "An effort of their own: present at", "events"),
    ("guard_initiative_days", "Those events lie within", "days"),
)


class GuardPage(Page):
    """Thresholds in plain words, and the way back to the usual ones."""

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__(bridge, words)
        tr = words.tr
        asking = self.add_card(
            tr("Whoever asks you"),
            "settings.guard.asking",
            tr(
                "An introduction reads as your endorsement. Whoever never gave anything back is always"
                " flagged before you can put your name behind them; that can't be switched off. From which"
                " figures on the guard asks for caution is up to you."
            ),
        )
        self._asking = OwnerForm(bridge, words, "settings.guard", _fields(_COUNTING, words))
        asking.add(self._asking)
        others = self.add_card(
            tr("Whom they want to meet, and what they do themselves"), "settings.guard.others"
        )
        self._others = OwnerForm(bridge, words, "settings.guard", _fields(_OTHERS, words))
        others.add(self._others)
        usual = PlainButton(tr("Use the usual figures"), "settings.guard.usual", small=True)
        usual.clicked.connect(self._use_usual)
        row = QHBoxLayout()
        row.addWidget(usual)
        row.addStretch(1)
        self.column.addLayout(row)
        self.finish()

    def refresh(self) -> None:
        """Show what is kept."""
        self._asking.refresh()
        self._others.refresh()

    def _use_usual(self) -> None:
        usual = {name: getattr(Owner(), name) for name, _, _ in (*_COUNTING, *_OTHERS)}
        changed = replace(self.bridge.ask(reads.owner), **usual)
        self.bridge.do(actions.change, changed, now=self.bridge.now())


def _fields(rules: tuple[tuple[str, str, str], ...], words: Words) -> tuple[Field, ...]:
    return tuple(
        Field(id=name, label=words.tr(label), kind=Kind.NUMBER, suffix=words.tr(unit), half=True)
        for name, label, unit in rules
    )
