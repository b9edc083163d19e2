"""The parts of the debrief's sheet: what entries become, and the words they are written with."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.debrief import DebriefGuest, DebriefLine
from netcrm.ui.dialogs.sheet import EDGE
from netcrm.ui.theme import Role
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel
from netcrm.ui.widgets.lead_label import LeadLabel
from netcrm.ui.widgets.notice import IconMark
from netcrm.words import debrief as debrief_words
from netcrm.words.words import Words

ICON = 16


class Legend(QWidget):
    """How entries are written, and what that means."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("debrief.legend")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        for row, (written, meaning) in enumerate(debrief_words.LEGEND):
            grid.addWidget(PlainLabel(words.tr(written), Role.SECOND_STRONG), row, 0)
            grid.addWidget(ElideLabel(words.tr(meaning), Role.SECOND, "text2"), row, 1)


class Preview(QWidget):
    """What each entry becomes; while nothing is typed, who can be spoken of.

    Attributes:
        told: the words of each entry as they are shown, for screen readers too.
    """

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("debrief.preview")
        self.told: tuple[str, ...] = ()
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, EDGE, 12)
        self._column.setSpacing(4)
        self._parts: list[QWidget] = []

    def show_lines(self, lines: Sequence[DebriefLine], today: date) -> None:
        """Show what entries become."""
        rows: list[QWidget] = []
        told: list[str] = []
        for line in lines:
            who, what = debrief_words.who(line), debrief_words.becomes(line, self._words, today)
            told.append(f"{who}: {what}")
            rows.append(self._row(f"{who}:", what, is_clear=line.problem is None))
        self.told = tuple(told)
        self._fill(rows)

    def show_guests(self, guests: Sequence[DebriefGuest]) -> None:
        """Show who stands on the list."""
        self.told = ()
        if guests:
            told = [PlainLabel(debrief_words.guest_words(each), Role.BODY, wrap=True) for each in guests]
            self._fill([PlainLabel(self._words.tr("On the list"), Role.LABEL, "text3"), *told])
        else:
            self.show_hint(self._words.tr("Nobody is on the list. A plus before a name adds somebody."))

    def show_hint(self, words: str) -> None:
        """Show a sentence only."""
        self.told = ()
        self._fill([PlainLabel(words, Role.BODY, "text2", wrap=True)])

    def _row(self, lead: str, rest: str, *, is_clear: bool) -> QWidget:
        row = QFrame()
        row.setAccessibleName(f"{lead} {rest}")
        across = QHBoxLayout(row)
        across.setContentsMargins(10, 7, 10, 7)
        across.setSpacing(10)
        top = Qt.AlignmentFlag.AlignTop
        if is_clear:
            across.addWidget(IconMark("check", "accent", ICON), 0, top)
            across.addWidget(LeadLabel(lead, rest), 1)
            return row
        row.setProperty("inset", "caution")
        across.addWidget(IconMark("warning", "caution", ICON), 0, top)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(PlainLabel(lead.removesuffix(":"), Role.NAME, wrap=True))
        column.addWidget(PlainLabel(rest, Role.BODY, "caution", wrap=True))
        across.addLayout(column, 1)
        return row

    def _fill(self, rows: Sequence[QWidget]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            del item
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = list(rows)
        for row in rows:
            self._column.addWidget(row)
        self._column.addStretch(1)
