"""Look: light, dark, or as the system has it; kept for this screen, never a step."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QHBoxLayout

from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role, Theme
from netcrm.ui.views.settings.page import Page
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

THEME = "look/theme"
"""Setting of the screen: ``system``, ``light`` or ``dark``."""


class LookPage(Page):
    """The theme."""

    def __init__(self, bridge: Bridge, words: Words, settings: QSettings, theme: Theme) -> None:
        super().__init__(bridge, words)
        self._settings, self._theme = settings, theme
        tr = words.tr
        card = self.add_card(tr("Colours"), "settings.look.card")
        self._choice = Segments(
            "settings.look.theme",
            tr("Colours"),
            [("system", tr("As the system")), ("light", tr("Light")), ("dark", tr("Dark"))],
        )
        self._choice.choose(theme.choice)
        self._choice.chosen.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self._choice)
        row.addStretch(1)
        card.add_layout(row)
        told = tr("Text grows with the text size of the system.")
        card.add(PlainLabel(told, Role.SECOND, "text2", wrap=True))
        self.finish()

    def refresh(self) -> None:
        """Show the choice in force."""
        self._choice.choose(self._theme.choice)

    def _choose(self, choice: str) -> None:
        self._theme.choose(choice)
        self._settings.setValue(THEME, choice)
