"""The pairs that are, or may be, one person, as a list."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from netcrm.ui.dialogs.duplicate_words import PairLine
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.words import Words


class PairList(RowList):
    """The pairs; lines are told to it, the one in front stays there where it still is."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        self._lines: dict[int, PairLine] = {}
        model = RowModel(
            self._fetch,
            [Column(id="names", text=lambda row: " ".join(row.names))],
            key_of=lambda row: int(row.key),
            spoken=lambda row: row.spoken,
        )
        self._and = words.tr(" and ")
        super().__init__("duplicates.list", words.tr("Pairs"), model, self._face, parent=parent)

    def show_lines(self, lines: Sequence[PairLine]) -> None:
        """Show these pairs in this order; where the one in front is gone, the one that took its place."""
        place = self.rows.place_of(self.keys.current_key() or 0) or 0
        self._lines = {line.key: line for line in lines}
        self.rows.set_keys([line.key for line in lines])
        if self.keys.current_key() is None and lines:
            self.keys.select(lines[min(place, len(lines) - 1)].key)

    def current(self) -> PairLine | None:
        """The pair in front."""
        return self._lines.get(self.keys.current_key() or 0)

    def go_on(self) -> None:
        """Go to the next pair, after the last one to the first."""
        keys = self.rows.keys()
        place = self.rows.place_of(self.keys.current_key() or 0)
        if keys:
            self.keys.select(keys[0 if place is None else (place + 1) % len(keys)])

    def _fetch(self, keys: Sequence[int]) -> Iterable[PairLine]:
        return [self._lines[key] for key in keys if key in self._lines]

    def _face(self, row: PairLine) -> RowFace:
        first, second = row.names
        title = ((first, True),) if first == second else ((first, True), (self._and, False), (second, True))
        return RowFace(title=title, second=row.why, end_chips=(row.chip,) if row.chip else ())
