"""One model for every list and table, also over 100,000 rows (HOUSE.md 4).

It holds every key in order and fetches rows in pages when they are looked at. Sorting, filtering and
searching happen in the question that gave the keys, never here.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
Row = Any
PAGE = 128
PAGES_KEPT = 64


class RowRole(IntEnum):
    """Roles beside Qt's own."""

    ROW = Qt.ItemDataRole.UserRole + 1
    KEY = Qt.ItemDataRole.UserRole + 2


class Align(Enum):
    """Where the text of a column stands."""

    LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column, declared.

    Attributes:
        id: stable word; the name of the sort order and of the saved width.
        header: words over it.
        text: what stands in it; a pure function of the row.
        second: a second, smaller line.
        width: px at first; 0 takes what is left.
        align: where the text stands.
        strong: whether a row's text is written in weight 600.
        tone: token of the text's colour for a row.
        tick: makes it a tick column: whether the row is ticked, or None for no box.
        paint: paints the cell itself: (painter, rect, row, colours); the text stays for screen readers.
        sortable: whether a click on the header asks for this order.
    """

    id: str
    header: str = ""
    text: Callable[[Row], str]
    second: Callable[[Row], str] | None = None
    width: int = 0
    align: Align = Align.LEFT
    strong: Callable[[Row], bool] | None = None
    tone: Callable[[Row], str] | None = None
    tick: Callable[[Row], bool | None] | None = None
    paint: Callable[..., None] | None = None
    sortable: bool = False


class RowModel(QAbstractTableModel):
    """Rows by key.

    Args:
        fetch: gives the rows of some keys, in any order; a key whose row has vanished is left out.
        columns: at least one; the first column's text is what a list speaks.
        key_of: the key of a row; its ``id`` unless told otherwise.
        spoken: the whole row for screen readers; the first column's text unless told otherwise.

    Attributes:
        draggable: whether rows can be dragged; a view must allow it, too.

    Signals:
        tick_asked(int, bool): the owner ticked or unticked the row of this key. The model keeps no tick
            of its own: act, then ``reload`` the key.
    """

    tick_asked = Signal(int, bool)

    def __init__(
        self,
        fetch: Callable[[Sequence[int]], Iterable[Row]],
        columns: Sequence[Column],
        *,
        key_of: Callable[[Row], int] = attrgetter("id"),
        spoken: Callable[[Row], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self.columns = tuple(columns)
        self._key_of = key_of
        self._spoken = spoken or self.columns[0].text
        self.draggable = False
        self._keys: Sequence[int] = ()
        self._places: dict[int, int] = {}
        self._pages: dict[int, dict[int, Row]] = {}

    def set_keys(self, keys: Sequence[int]) -> None:
        """Show these keys in this order; views keep selection and scroll by key."""
        self.beginResetModel()
        self._keys = keys
        self._places = {}
        self._pages = {}
        self.endResetModel()

    def reload(self, keys: Iterable[int] | None = None) -> None:
        """Read rows again without changing which there are; all where ``keys`` is None."""
        if not len(self._keys):
            return
        if keys is None:
            self._pages = {}
            self._tell(0, len(self._keys) - 1)
            return
        for key in keys:
            place = self.place_of(key)
            if place is not None:
                self._pages.pop(place // PAGE, None)
                self._tell(place, place)

    def keys(self) -> Sequence[int]:
        """All keys, in order."""
        return self._keys

    def key_at(self, place: int) -> int | None:
        """The key in a line, or None outside."""
        return self._keys[place] if 0 <= place < len(self._keys) else None

    def place_of(self, key: int) -> int | None:
        """The line of a key, or None where it isn't shown."""
        if not self._places and len(self._keys):
            self._places = {each: place for place, each in enumerate(self._keys)}
        return self._places.get(key)

    def row_at(self, place: int) -> Row | None:
        """The row in a line; None outside, or where it has vanished since."""
        key = self.key_at(place)
        if key is None:
            return None
        number = place // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._read(number)
        return page.get(key)

    def row_of(self, key: int) -> Row | None:
        """The row of a key, or None."""
        place = self.place_of(key)
        return None if place is None else self.row_at(place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many keys there are; none under a row."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """How many columns there are; none under a row."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """A string for display, the row itself under ``RowRole.ROW``; blank for a vanished row."""
        if not index.isValid():
            return None
        if role == RowRole.KEY:
            return self.key_at(index.row())
        row = self.row_at(index.row())
        column = self.columns[index.column()]
        if row is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == RowRole.ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row) if index.column() == 0 else column.text(row)
        if role == Qt.ItemDataRole.CheckStateRole and column.tick is not None:
            return _check_state(column.tick(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.align.value
        return None

    def setData(  # noqa: N802
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Pass a tick on; nothing is changed here."""
        key = self.key_at(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or key is None:
            return False
        self.tick_asked.emit(key, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Selectable; tickable in a tick column."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.draggable:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        if self.columns[index.column()].tick is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The words over a column."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].header
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.columns[section].align.value
        return None

    def _read(self, number: int) -> dict[int, Row]:
        wanted = self._keys[number * PAGE : (number + 1) * PAGE]
        page = {self._key_of(row): row for row in self._fetch(wanted)}
        while len(self._pages) >= PAGES_KEPT:
            self._pages.pop(next(iter(self._pages)))
        self._pages[number] = page
        return page

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))


def _check_state(ticked: bool | None) -> Qt.CheckState | None:
    if ticked is None:
        return None
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
