"""The lines of the command palette: what they are, and how they are painted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from netcrm.ui.icons import paint_icon
from netcrm.ui.marked import QT_TRANSLATE_NOOP
from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.row_paint import Fonts, paint_ground

ROW, HEAD = 40, 34


class PaletteGroup(Enum):
    """Where a row stands; the order of the groups is their order on screen."""

    PEOPLE = QT_TRANSLATE_NOOP("palette", "People")
    DO = QT_TRANSLATE_NOOP("palette", "Do")
    PLACES = QT_TRANSLATE_NOOP("palette", "Groups and events")
    NOTES = QT_TRANSLATE_NOOP("palette", "Notes and promises")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteRow:
    """One line of the palette.

    Attributes:
        group: its group.
        title: what it is.
        hint: quiet words after it.
        icon: name of its icon.
        keys: shortcut, shown at the end.
        command: id of the command it runs, or empty.
        view: subject of the view it opens, with ``key``; where ``command`` is empty.
    """

    group: PaletteGroup
    title: str
    hint: str = ""
    icon: str = "users"
    keys: str = ""
    command: str = ""
    view: str = ""
    key: object = None


Search = Callable[[str], Iterable[PaletteRow]]
Entry = PaletteRow | PaletteGroup


class PaletteModel(QAbstractListModel):
    """Groups' headings and rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def show(self, rows: Sequence[PaletteRow]) -> None:
        """Show these rows under the headings of their groups."""
        self.beginResetModel()
        self.entries = []
        for group in PaletteGroup:
            found = [row for row in rows if row.group is group]
            self.entries += [group, *found] if found else []
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Headings and rows; none under a row."""
        return 0 if parent.isValid() else len(self.entries)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Words for display and for screen readers."""
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title if isinstance(entry, PaletteRow) else _heading(entry)
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(entry, PaletteRow):
            return ", ".join(part for part in (entry.title, entry.hint, entry.keys) if part)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Rows can be chosen, headings can't."""
        if not index.isValid() or isinstance(self.entries[index.row()], PaletteGroup):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


def _heading(group: PaletteGroup) -> str:
    return QCoreApplication.translate("palette", group.value)


class PaletteDelegate(QStyledItemDelegate):
    """Paints headings and rows; what was typed is marked in accent."""

    def __init__(self, parent: QListView, model: PaletteModel) -> None:
        super().__init__(parent)
        self._model = model
        self._fonts = Fonts()
        self.typed = ""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Rows 40 px, headings 34, more for larger text."""
        is_row = isinstance(self._model.entries[index.row()], PaletteRow)
        return QSize(120, max(ROW if is_row else HEAD, self._fonts.measure(Role.BODY).height() + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a heading or a row."""
        entry, colours, rect = self._model.entries[index.row()], tokens(), option.rect
        if isinstance(entry, PaletteGroup):
            painter.setFont(self._fonts.get(Role.LABEL))
            painter.setPen(QColor(colours.text2))
            bottom = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(rect.adjusted(16, 4, -16, 0), bottom, _heading(entry))
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_ground(painter, rect, colours, selected=chosen, hovered=False, line=False)
        square = QRectF(rect.left() + 16, rect.center().y() - 8, 18, 18)
        paint_icon(painter, square, entry.icon, colours.text2)
        end = rect.right() - 16 - self._keys(painter, rect, entry, chosen)
        left = self._marked(painter, rect, rect.left() + 46, end, entry.title, Role.BODY, colours.text)
        self._marked(painter, rect, left + 12, end, entry.hint, Role.SECOND, colours.text2)

    def _keys(self, painter: QPainter, rect: QRect, entry: PaletteRow, chosen: bool) -> int:
        words = entry.keys or (QCoreApplication.translate("palette", "Enter") if chosen else "")
        if not words:
            return 0
        colours = tokens()
        painter.setFont(self._fonts.get(Role.HINT))
        width = painter.fontMetrics().horizontalAdvance(words) + 12
        cap = QRectF(rect.right() - 16 - width, rect.center().y() - 8.5, width, 18)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.setBrush(QColor(colours.surface))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(colours.text2))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, words)
        return width + 12

    def _marked(
        self, painter: QPainter, rect: QRect, left: int, end: int, words: str, role: Role, colour: str
    ) -> int:
        """Paint words from ``left``, with what was typed in weight 600 and accent; returns where they end."""
        plain = self._fonts.measure(role)
        shown = plain.elidedText(words, Qt.TextElideMode.ElideRight, max(0, end - left))
        at = shown.casefold().find(self.typed.casefold()) if self.typed else -1
        cut = (at, at + len(self.typed)) if at >= 0 else (len(shown), len(shown))
        strong = Role.NAME if role is Role.BODY else Role.SECOND_STRONG
        for part, is_hit in (
            (shown[: cut[0]], False),
            (shown[cut[0] : cut[1]], True),
            (shown[cut[1] :], False),
        ):
            used = strong if is_hit else role
            painter.setFont(self._fonts.get(used))
            painter.setPen(QColor(tokens().accent if is_hit else colour))
            width = self._fonts.measure(used).horizontalAdvance(part)
            area = QRect(left, rect.top(), width + 4, rect.height())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextSingleLine), part)
            left += width
        return left
