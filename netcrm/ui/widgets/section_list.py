"""A list under headings, one of which may be folded away (INTERFACE.md 6: what needs the owner first)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QWidget

from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import TWO_LINES, RowDelegate, RowList
from netcrm.ui.widgets.row_model import Column, Index, Row, RowModel, RowRole
from netcrm.ui.widgets.row_paint import Fonts, paint_focus, side_of

HEADING = 44
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its rows.

    Attributes:
        key: below zero, so that no row has it.
        title: words of the heading.
        rows: under it.
        folds: whether the owner can fold it; it starts folded.
        count: the number beside the title where it isn't that of the rows.
    """

    key: int
    title: str
    rows: Sequence[Row]
    folds: bool = False
    count: int | None = None


@dataclass(frozen=True, slots=True)
class _Heading:
    """The line of a section."""

    section: Section
    verb: str
    spoken: str

    @property
    def count(self) -> int:
        """How many rows stand under it, shown or not."""
        return len(self.section.rows) if self.section.count is None else self.section.count


class _SectionModel(RowModel):
    """All lines in memory; a heading can't be chosen unless it folds."""

    def __init__(self, spoken: Callable[[Row], str], key_of: Callable[[Row], int]) -> None:
        self.lines: dict[int, Row] = {}

        def told(row: Row) -> str:
            return row.spoken if isinstance(row, _Heading) else spoken(row)

        def key(row: Row) -> int:
            return row.section.key if isinstance(row, _Heading) else key_of(row)

        super().__init__(self._known, (Column(id="line", text=told),), key_of=key)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading that doesn't fold is passed over by the arrow keys."""
        row = index.data(RowRole.ROW) if index.isValid() else None
        if isinstance(row, _Heading) and not row.section.folds:
            return Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    def _known(self, keys: Iterable[int]) -> Iterable[Row]:
        return [self.lines[key] for key in keys if key in self.lines]


class _SectionDelegate(RowDelegate):
    """Paints headings itself and leaves the rows to the list's delegate."""

    def __init__(self, face: Callable[[Row], RowFace], height: int, parent: QWidget) -> None:
        super().__init__(face, height, parent)
        self._fonts = Fonts()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """A heading is lower than a row."""
        row = index.data(RowRole.ROW)
        return QSize(120, HEADING) if isinstance(row, _Heading) else super().sizeHint(option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a row."""
        row = index.data(RowRole.ROW)
        if not isinstance(row, _Heading):
            super().paint(painter, option, index)
            return
        colours, rect = tokens(), option.rect
        painter.fillRect(rect, QColor(colours.surface))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.border))
        side = side_of(rect)
        area = rect.adjusted(side, 0, -side, -1)
        painter.setFont(self._fonts.get(Role.SECTION))
        painter.setPen(QColor(colours.text))
        painter.drawText(area, _LEFT, row.section.title)
        wide = self._fonts.measure(Role.SECTION).horizontalAdvance(row.section.title)
        painter.setFont(self._fonts.get(Role.BODY))
        painter.setPen(QColor(colours.text3))
        painter.drawText(area.adjusted(wide + 8, 0, 0, 0), _LEFT, str(row.count))
        painter.setFont(self._fonts.get(Role.CHIP))
        painter.setPen(QColor(colours.accent))
        painter.drawText(area, _RIGHT, row.verb)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, rect, colours)

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QObject, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Only rows have anything to click on."""
        if isinstance(index.data(RowRole.ROW), _Heading):
            return False
        return super().editorEvent(event, model, option, index)  # type: ignore[arg-type]

    def helpEvent(  # noqa: N802
        self, event: QEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Only rows have a tooltip."""
        if isinstance(index.data(RowRole.ROW), _Heading):
            return False
        return super().helpEvent(event, view, option, index)  # type: ignore[arg-type]


class SectionList(RowList):
    """Rows under headings; a heading that folds opens by click, Enter or Space.

    Args:
        name: ``objectName`` in dotted form.
        label: accessible name in words.
        face: what a row's line shows.
        spoken: a row for screen readers.
        tall: height of a row in px; 52 unless told otherwise.
        key_of: the key of a row, above zero; its ``id`` unless told otherwise.
    """

    unfolded = Signal(int)

    def __init__(
        self,
        name: str,
        label: str,
        face: Callable[[Row], RowFace],
        spoken: Callable[[Row], str],
        *,
        tall: Callable[[Row], int] = lambda row: TWO_LINES,
        key_of: Callable[[Row], int] = attrgetter("id"),
        parent: QWidget | None = None,
    ) -> None:
        self._tall = tall
        self._key_of = key_of
        self._sections: tuple[Section, ...] = ()
        self._open: set[int] = set()
        self._lines = _SectionModel(spoken, key_of)
        super().__init__(name, label, self._lines, face, parent=parent)
        self._lines.setParent(self)
        self.setItemDelegate(_SectionDelegate(face, TWO_LINES, self))
        self.clicked.connect(self._clicked)
        self.keys.activated.connect(self._toggle)

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show these; a section without rows is left out, selection and scroll stay with their keys."""
        self._sections = tuple(each for each in sections if each.rows)
        lines: dict[int, Row] = {}
        for each in self._sections:
            lines[each.key] = self._heading(each)
            if self._shows(each):
                lines.update({self._key_of(row): row for row in each.rows})
        self._lines.lines = lines
        self._lines.set_keys(list(lines))

    def show_again(self) -> None:
        """Faces or heights are other ones now."""
        self.set_sections(self._sections)

    def row_keys(self) -> list[int]:
        """Keys of the rows that are shown, in order."""
        return [key for key in self._lines.keys() if key >= 0]  # noqa: SIM118 - it is no dict

    def current_row_key(self) -> int | None:
        """Key of the current row; None on a heading or nowhere."""
        key = self.keys.current_key()
        return key if key is not None and key >= 0 else None

    def open_row(self, key: int) -> bool:
        """Select a row, unfolding its section where it must; False where there is no such row."""
        for each in self._sections:
            if any(self._key_of(row) == key for row in each.rows):
                if not self._shows(each):
                    self._toggle(each.key)
                return self.keys.select(key)
        return False

    def reset(self) -> None:
        """Give every line its height before the selection and the scroll are put back."""
        super().reset()
        header = self.verticalHeader()
        first, small = self._measures()
        for place in range(self._lines.rowCount()):
            row = self._lines.row_at(place)
            heading = isinstance(row, _Heading)
            wanted = max(HEADING, first + 12) if heading else max(self._tall(row), first + small + 3)
            if header.sectionSize(place) != wanted:
                header.resizeSection(place, wanted)

    def moveCursor(  # noqa: N802
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home goes to the first row, below its heading."""
        if action == QAbstractItemView.CursorAction.MoveHome and self.row_keys():
            return self._lines.index(self._lines.place_of(self.row_keys()[0]) or 0, 0)
        return super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Space on a heading folds or unfolds it."""
        key = self.keys.current_key()
        if event.key() == Qt.Key.Key_Space and key is not None and key < 0:
            self._toggle(key)
        else:
            super().keyPressEvent(event)

    def _measures(self) -> tuple[int, int]:
        fonts = Fonts()
        return fonts.measure(Role.NAME).height() + 3, fonts.measure(Role.SECOND).height() + 1

    def _shows(self, section: Section) -> bool:
        return not section.folds or section.key in self._open

    def _heading(self, section: Section) -> _Heading:
        count = len(section.rows) if section.count is None else section.count
        if not section.folds:
            return _Heading(section, "", f"{section.title}, {count}")
        verb = self.tr("Hide") if self._shows(section) else self.tr("Show")
        return _Heading(section, verb, f"{section.title}, {count}, {verb}")

    def _clicked(self, index: QModelIndex) -> None:
        key = index.data(RowRole.KEY)
        if isinstance(key, int):
            self._toggle(key)

    def _toggle(self, key: int) -> None:
        if not any(each.key == key and each.folds for each in self._sections):
            return
        self._open ^= {key}
        self.set_sections(self._sections)
        if key in self._open:
            self.unfolded.emit(key)
