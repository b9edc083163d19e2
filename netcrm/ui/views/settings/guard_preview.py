"""What the thresholds that are being edited would do to the open requests of today (PRODUCT.md 4.5)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netcrm.domain.guard_shift import Preview, Shift
from netcrm.domain.introduction import Verdict
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, show_if
from netcrm.ui.widgets.notice import IconMark
from netcrm.words import shifts
from netcrm.words.words import Words

ROWS = 8
LOOKS = {
    Verdict.CLEAR: ("accent", "check-circle"),
    Verdict.CAUTION: ("caution", "warning"),
    Verdict.COATTAILS: ("stop", "flagged"),
}


class ShiftRow(QWidget):
    """One request: who asks for whom, the verdict now, and the one it would get."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.setObjectName(f"settings.guard.preview.{number}")
        self._pair = ElideLabel("", Role.NAME)
        self._before, self._after = Chip(), Chip()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 9, 0, 9)
        row.setSpacing(8)
        row.addWidget(self._pair, 1)
        for part in (self._before, IconMark("arrow-right", "text2", 16), self._after):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def set(self, shift: Shift, words: Words) -> None:
        """Show one change."""
        self._pair.setText(shifts.pair(shift, words))
        for chip, verdict in ((self._before, shift.before), (self._after, shift.after)):
            chip.set(words.name(verdict), *LOOKS[verdict])
        self.setAccessibleName(shifts.change(shift, words))


class PreviewCard(Card):
    """The open requests whose verdict would change; says so where none would."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.tr("What this would change today"), "settings.guard.preview")
        self._words = words
        self._told = PlainLabel("", Role.BODY, "text2", wrap=True)
        self._told.setObjectName("settings.guard.preview.told")
        self._told.setContentsMargins(0, 0, 0, 8)
        self.add(self._told)
        self._rows = [ShiftRow(number) for number in range(1, ROWS + 1)]
        self._rules: list[QWidget] = []
        for row in self._rows:
            self._rules.append(line())
            self.add(self._rules[-1])
            self.add(row)
        self._more = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self.add(self._more)
        self.body.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_preview(self, preview: Preview) -> None:
        """Show what would change."""
        self._told.setText(shifts.summary(preview, self._words))
        for number, row in enumerate(self._rows):
            is_shown = number < len(preview.shifts)
            show_if(row, is_shown)
            show_if(self._rules[number], is_shown)
            if is_shown:
                row.set(preview.shifts[number], self._words)
        hidden = len(preview.shifts) - ROWS
        self._more.setText(self._words.tr("and {count} more", count=hidden) if hidden > 0 else "")
        show_if(self._more, hidden > 0)

    def show_words(self, sentence: str) -> None:
        """Show why there is nothing to preview."""
        self.show_preview(Preview(open_requests=0, shifts=()))
        self._told.setText(sentence)
