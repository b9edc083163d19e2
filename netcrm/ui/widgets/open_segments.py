"""Segments of which some may be left out and none needs to be chosen yet."""

from collections.abc import Collection, Sequence

from PySide6.QtWidgets import QWidget

from netcrm.ui.theme import set_look
from netcrm.ui.widgets.elide import show_if
from netcrm.ui.widgets.segments import Segments


class OpenSegments(Segments):
    """Joined buttons for a choice that the owner has not made yet."""

    def __init__(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(name, label, choices, parent)
        self._order = [choice for choice, _ in choices]
        self.show_choice("")

    def show_choice(self, choice: str) -> None:
        """Show this one as chosen, without a signal; none where the word is empty."""
        self._group.setExclusive(False)
        for each, button in self._buttons.items():
            button.setChecked(each == choice)
        self._group.setExclusive(True)

    def offer(self, choices: Collection[str]) -> None:
        """Show only these choices; with fewer than two there is nothing to choose."""
        shown = [each for each in self._order if each in choices]
        for each, button in self._buttons.items():
            show_if(button, each in shown)
            edge = "first" if each in shown[:1] else "last" if each in shown[-1:] else ""
            set_look(button, "edge", edge)
        show_if(self, len(shown) > 1)
