"""The pair in front: the two side by side, what is the same and what comes along (PRODUCT.md 4.11)."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QRadioButton, QScrollArea, QVBoxLayout, QWidget

from netcrm.domain.duplicate_sides import Sides
from netcrm.domain.review import Side
from netcrm.ui.dialogs import duplicate_words
from netcrm.ui.dialogs.import_conflicts import Comparison
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.words.words import Words

_EDGE = 20


class DuplicatePane(QFrame):
    """Shows two contacts, only where they differ.

    Signals:
        chosen(str, str): whose value a field shall have: name of the field, value of `Side`.
    """

    chosen = Signal(str, str)

    def __init__(self, words: Words, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("duplicates.pair")
        self.setAccessibleName(self.tr("The two side by side"))
        self.setProperty("page", True)
        self._words, self._today = words, today
        self._names = self._label("names", Role.SECTION)
        self._why = self._label("why", Role.SECOND, "text2")
        self._same = self._label("same", Role.SECOND, "text2")
        self._moves = self._label("moves", Role.SECOND, "text2")
        self._moves.setContentsMargins(_EDGE, 10, _EDGE, 10)
        head = QVBoxLayout()
        head.setContentsMargins(_EDGE, 0, _EDGE, 8)
        head.setSpacing(4)
        head.addWidget(self._names)
        head.addWidget(self._why)
        head.addWidget(self._same)
        self._area = QScrollArea()
        self._area.setObjectName("duplicates.pair.area")
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._area, 1)
        self._rule = line()
        whole.addWidget(self._rule)
        whole.addWidget(self._moves)

    def show_sides(self, names: tuple[str, str], why: str, sides: Sides, side: Callable[[str], Side]) -> None:
        """Show two contacts.

        Args:
            names: of both.
            why: they may be one, in words.
            sides: the two, and which of them stays.
            side: whose value a field has now.
        """
        compared = duplicate_words.rows(self._words, sides, self._today)
        self._names.setText(duplicate_words.both_names(self._words, names))
        self._why.setText(duplicate_words.sentence(self._words, why, compared))
        parts: list[QWidget] = []
        if compared:
            heads = duplicate_words.head(self._words, sides, self._today)
            comparison = Comparison(compared, heads, side, settling=True, name="duplicates.side")
            comparison.chosen.connect(self.chosen)
            parts.append(comparison)
        same = duplicate_words.same(self._words, sides)
        self._same.setText(same)
        show_if(self._same, bool(same))
        self._moves.setText(duplicate_words.moves(self._words, sides))
        show_if(self._rule, True)
        show_if(self._moves, True)
        self._fill(parts)

    def show_nothing(self) -> None:
        """No pair is in front."""
        for label in (self._names, self._why, self._same):
            label.setText("")
        show_if(self._rule, False)
        show_if(self._moves, False)
        self._fill([])

    def focus_choice(self) -> bool:
        """Go to the first choice; False where there is none."""
        inside = self._area.widget()
        for box in inside.findChildren(QRadioButton) if inside is not None else ():
            if box.isChecked():
                box.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _fill(self, parts: list[QWidget]) -> None:
        inside = QWidget()
        inside.setProperty("page", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_EDGE, 4, _EDGE, 16)
        column.setSpacing(12)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._area.setWidget(inside)

    @staticmethod
    def _label(name: str, role: Role, tone: str = "text") -> PlainLabel:
        label = PlainLabel("", role, tone, wrap=True)
        label.setObjectName(f"duplicates.{name}")
        return label
