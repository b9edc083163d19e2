"""Who may stand in the book twice: pair by pair, side by side, and back with one key (PRODUCT.md 4.11)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from netcrm.actions import contacts, history, merging
from netcrm.domain.duplicate_pair import DuplicatePair
from netcrm.domain.duplicate_sides import Sides
from netcrm.domain.refusal import Refused
from netcrm.domain.review import Side
from netcrm.domain.uniting import Merged
from netcrm.reads import duplicates
from netcrm.ui.bridge import Bridge
from netcrm.ui.commands import command
from netcrm.ui.dialogs import duplicate_words
from netcrm.ui.dialogs.duplicate_list import PairList
from netcrm.ui.dialogs.duplicate_pane import DuplicatePane
from netcrm.ui.dialogs.duplicate_search import DuplicateSearch
from netcrm.ui.dialogs.duplicate_words import PairLine
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import KeyCap, PlainButton, PrimaryButton
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.progress import ProgressStrip
from netcrm.words import shifts
from netcrm.words.words import Words

WIDTH, HEIGHT = 1120, 752
_SHARES = (432, 688)
_PEOPLE = frozenset({"contact", "channel", "not_same", "group", "membership", "attendance", "interaction"})


class DuplicatesSheet(Sheet):
    """The pairs on the left, the one in front side by side on the right.

    It is deleted when it closes: make one, ``open`` it, and forget it.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: the window below.
        first: two contacts whom the owner chose; they stand first, whether they look alike or not.

    Raises:
        Refused: ``record.missing`` where one of `first` is gone.
    """

    def __init__(
        self, bridge: Bridge, words: Words, parent: QWidget, first: tuple[int, int] | None = None
    ) -> None:
        super().__init__(words.tr("Possible duplicates"), "duplicates", parent, width=WIDTH, height=HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._words = bridge, words
        self._sides: Sides | None = None
        self._shown: tuple[PairLine, Sides] | None = None
        self._choices: dict[int, dict[str, Side]] = {}
        self._numbers: dict[tuple[int, int], int] = {}
        self._lines: list[PairLine] = []
        self._held: list[PairLine] = []
        self._left: list[PairLine] = []
        self._before: list[list[PairLine]] = []
        self._undone = 0
        self._busy = self._is_stale = self._is_checking = False
        self._first = tuple(sorted(first)) if first is not None else None
        self._search = DuplicateSearch(bridge, self)
        self._strip = ProgressStrip()
        self._empty = EmptyState("duplicates.empty")
        self.list = PairList(words)
        self.pane = DuplicatePane(words, bridge.today)
        self._said = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._compose()
        self._fill_foot()
        self._listen()
        self._begin(first)

    def merge(self) -> None:
        """Merge the pair in front."""
        pair = self.list.current()
        if pair is None or self._sides is None or self._busy:
            return
        kept, other = self._sides.kept.card.contact, self._sides.other.card.contact
        chosen = self._choices.get(pair.key, {})
        choices = {field: getattr(other, field) for field, side in chosen.items() if side is Side.CARD}
        self._set_busy(True)
        now = self._bridge.now()
        self._held = self._lines
        self._left = [one for one in self._lines if other.id not in (one.a, one.b)]
        self._bridge.do(
            merging.merge, kept.id, other.id, choices, now=now, then=self._merged, refused=self._refused
        )

    def tell_apart(self) -> None:
        """Remember that the pair in front are two people."""
        pair = self.list.current()
        if pair is None or self._busy:
            return
        self._set_busy(True)
        now = self._bridge.now()
        self._held = self._lines
        self._left = [one for one in self._lines if one.key != pair.key]
        self._bridge.do(
            contacts.tell_apart, pair.a, pair.b, now=now, then=self._told_apart, refused=self._refused
        )

    def go_on(self) -> None:
        """Leave the pair in front for later."""
        self.list.go_on()
        self.list.setFocus()

    def undo(self) -> None:
        """Take back what was last done here; what was done elsewhere is left alone."""
        if self._before and not self._busy:
            self._set_busy(True)
            now = self._bridge.now()
            self._bridge.do(history.undo, now=now, then=self._taken_back, refused=self._refused)

    def redo(self) -> None:
        """Do again what was taken back here."""
        if self._undone and not self._busy:
            self._set_busy(True)
            now = self._bridge.now()
            self._bridge.do(history.redo, now=now, then=self._done_again, refused=self._refused)

    def done(self, result: int) -> None:
        """Close, and search no further."""
        self._search.stop()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the list."""
        super().showEvent(event)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter leads from the list to the choices, from there to the button, and presses it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QPushButton):
            focused.click()
        elif focused is not self.list or not self.pane.focus_choice():
            self._merge.setFocus(Qt.FocusReason.TabFocusReason)

    def _compose(self) -> None:
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setObjectName("duplicates.splitter")
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self._split.addWidget(self.list)
        self._split.addWidget(self.pane)
        self._split.setSizes(list(_SHARES))
        for place, share in enumerate(_SHARES):
            self._split.setStretchFactor(place, share)
        self._strip.setContentsMargins(EDGE, 0, EDGE, 0)
        self._said.setObjectName("duplicates.said")
        self._said.setContentsMargins(EDGE, 10, EDGE, 10)
        self._said.hide()
        self._empty.hide()
        self.body.setSpacing(0)
        self.body.addWidget(self._strip)
        self.body.addWidget(line())
        self.body.addWidget(self._split, 1)
        self.body.addWidget(self._empty, 1)
        self.body.addWidget(self._said)

    def _fill_foot(self) -> None:
        close = PlainButton(self.tr("Close"), "duplicates.close")
        close.clicked.connect(self.reject)
        later = PlainButton(self.tr("Later"), "duplicates.later")
        later.clicked.connect(self.go_on)
        apart = PlainButton(self.tr("Not the same"), "duplicates.apart")
        apart.clicked.connect(self.tell_apart)
        self._merge = PrimaryButton(self.tr("Merge"), "duplicates.merge", "merge")
        self._merge.clicked.connect(self.merge)
        self.foot.addWidget(close)
        self.foot.addStretch(1)
        self._acts: list[QWidget] = []
        for button, key in ((later, "L"), (apart, "N"), (self._merge, "M")):
            cap = KeyCap(key)
            self.foot.addWidget(cap)
            self.foot.addWidget(button)
            self._acts += [cap, button]

    def _listen(self) -> None:
        self.list.keys.current_changed.connect(lambda _: self._show_pair())
        self.list.keys.key_pressed.connect(self._letter)
        self.pane.chosen.connect(self._choose)
        self._strip.cancelled.connect(self._search.stop)
        self._search.progress.connect(self._progressed)
        self._search.found.connect(self._show_found)
        self._search.stopped.connect(self._stopped)
        self._empty.acted.connect(self._search.start)
        self._bridge.changed.connect(self._changed)
        for name, act in (("edit.undo", self.undo), ("edit.redo", self.redo)):
            for keys in command(name).sequences:
                QShortcut(keys, self, act)
        for written in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(written), self, self.merge)

    def _begin(self, first: tuple[int, int] | None) -> None:
        self._offer(False)
        if first is not None:
            sides = self._bridge.ask(duplicates.sides, *first)
            self._show_lines([duplicate_words.chosen_line(self._words, self._number(*first), sides)])
        self._search.start()

    def _number(self, one: int, other: int) -> int:
        pair = (min(one, other), max(one, other))
        return self._numbers.setdefault(pair, len(self._numbers) + 1)

    def _show_lines(self, lines: Sequence[PairLine]) -> None:
        self._lines = list(lines)
        self.set_lead(duplicate_words.found(self._words, self._lines))
        self.list.show_lines(self._lines)
        show_if(self._empty, False)
        show_if(self._split, True)
        self._show_pair()

    def _show_found(self, pairs: Sequence[DuplicatePair]) -> None:
        found = [
            duplicate_words.pair_line(self._words, self._number(pair.a.id, pair.b.id), pair) for pair in pairs
        ]
        if self._first is not None:
            chosen = self._numbers.get((self._first[0], self._first[1]))
            found.sort(key=lambda one: one.key != chosen)
            own = [one for one in self._lines if one.key == chosen and one.certainty is None]
            if own and all(one.key != chosen for one in found):
                found = own + found
        self._is_checking = True
        self._show_lines(found)
        self._show_emptiness()

    def _show_emptiness(self) -> None:
        """Say that nobody is left, and lead to the way out."""
        if not self._lines:
            self._empty.set(self._words.tr("No two people look alike. Enjoy it."))
            show_if(self._split, False)
            show_if(self._empty, True)

    def _stopped(self) -> None:
        if not self._lines:
            told = self._words.tr("The search was stopped before it found anybody.")
            self._empty.set(told, self._words.tr("Search again"))
            show_if(self._split, False)
            show_if(self._empty, True)

    def _progressed(self, done: int, total: int) -> None:
        """Say how far the first search is; a later one only checks what is shown and moves nothing."""
        if self._is_checking:
            self._strip.finish()
            return
        told = self._words.tr("Looking for people who may be the same")
        if total > 1:
            told = self._words.tr("Looking through {count} people", count=f"{total:,}")
        self._strip.report(done, total, told)

    def _show_pair(self) -> None:
        """Show the pair in front; nothing is laid out anew where nothing has changed."""
        pair = self.list.current()
        sides = self._read(pair) if pair is not None else None
        self._offer(sides is not None)
        if pair is None or sides is None:
            self._sides = self._shown = None
            self.pane.show_nothing()
            return
        self._sides = sides
        if self._shown != (pair, sides):
            self._shown = (pair, sides)
            side = partial(self._side, pair.key)
            self.pane.show_sides(pair.names, pair.why, sides, side)

    def _read(self, pair: PairLine) -> Sides | None:
        """Read both cards; None where one has gone and the search will notice."""
        try:
            return self._bridge.ask(duplicates.sides, pair.a, pair.b)
        except Refused:
            return None

    def _side(self, key: int, field: str) -> Side:
        return self._choices.get(key, {}).get(field, Side.PRESENT)

    def _choose(self, field: str, side: str) -> None:
        pair = self.list.current()
        if pair is not None:
            self._choices.setdefault(pair.key, {})[field] = Side(side)

    def _letter(self, _key: int, letter: str) -> None:
        acts = {"m": self.merge, "n": self.tell_apart, "l": self.go_on}
        if letter in acts:
            acts[letter]()

    def _merged(self, merged: Merged) -> None:
        told = [self._words.tr("Merged; {keys} takes it back.", keys=command("edit.undo").shown_keys)]
        told.append(shifts.all_weighed_again(merged.shifts, self._words))
        self._go_away(" ".join(told).strip())

    def _told_apart(self, _: object) -> None:
        keys = command("edit.undo").shown_keys
        told = self._words.tr("Kept as two people; {keys} takes it back.", keys=keys)
        self._go_away(told)

    def _go_away(self, told: str) -> None:
        """A pair is settled: the next one is in front, and this can be taken back."""
        self._undone = 0
        self._before.append(self._held)
        self._say(told)
        self._show_lines(self._left)
        self._show_emptiness()
        self._set_busy(False)

    def _taken_back(self, _: object) -> None:
        """Show the pairs as they were, the one that came back in front; the search checks them."""
        self._undone += 1
        before = self._before.pop()
        back = next((one.key for one in before if all(one.key != each.key for each in self._lines)), None)
        self._say(self._words.tr("Taken back."))
        self._show_lines(before)
        self.list.keys.select(back)
        self._set_busy(False)

    def _done_again(self, _: object) -> None:
        self._undone -= 1
        self._before.append(self._lines)
        self._say(self._words.tr("Done again; {keys} takes it back.", keys=command("edit.undo").shown_keys))
        self._set_busy(False)

    def _changed(self, change: object) -> None:
        """Somebody was changed, here or below: look again, once what is under way here has been shown."""
        if not getattr(change, "tables", _PEOPLE) & _PEOPLE:
            return
        if self._busy:
            self._is_stale = True
        else:
            self._search.start()

    def _refused(self, refused: Refused) -> None:
        self._say(self._words.refusal(refused), "stop")
        self._set_busy(False)

    def _say(self, told: str, tone: str = "text2") -> None:
        self._said.set_tone(tone)
        self._said.setText(told)
        show_if(self._said, bool(told))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        if not busy and self._is_stale:
            self._is_stale = False
            self._search.start()
        if not busy and self.list.isVisibleTo(self):
            self.list.setFocus()

    def _offer(self, wanted: bool) -> None:
        for each in self._acts:
            show_if(each, wanted)
