"""What happened, newest first: icons on a line, a title, the words under it, the day (INTERFACE.md 7)."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QEvent, QLineF, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from netcrm.ui.icons import paint_icon
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.row_keys import KeyKeeper
from netcrm.ui.widgets.row_model import Column, Index, RowModel, RowRole
from netcrm.ui.widgets.wrap import wrapped

ICON, LEFT, ABOVE, BELOW = 16, 30, 6, 8
MOST_LINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineFace:
    """One line of a timeline.

    Attributes:
        icon: name of the icon.
        title: what happened.
        text: the owner's own words; may be empty, wraps to four lines.
        look: words after the text that ask to be looked at, in ``caution``.
        day: when, at the right end.
        opens: whether the line can be opened.
    """

    icon: str
    title: str
    text: str = ""
    look: str = ""
    day: str = ""
    opens: bool = True


@dataclass(frozen=True, slots=True)
class _Line:
    id: int
    face: TimelineFace


class _Delegate(QStyledItemDelegate):
    """Paints lines of different heights."""

    opened = Signal(int)

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """As high as its words at this width."""
        width = self._view.viewport().width()
        line = index.data(RowRole.ROW)
        title = QFontMetrics(font(Role.BUTTON)).height() + 4
        if line is None:
            return QSize(width, title)
        small = QFontMetrics(font(Role.SECOND)).height() + 2
        lines = len(self._text(line.face, width - LEFT))
        return QSize(width, ABOVE + title + small * lines + BELOW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the line that runs through, icon, title, day and words."""
        line = index.data(RowRole.ROW)
        if line is None:
            return
        colours, rect = tokens(), option.rect
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._rail(painter, rect, index, colours)
        paint_icon(
            painter, QRectF(rect.left(), rect.top() + ABOVE + 2, ICON, ICON), line.face.icon, colours.text2
        )
        self._words(painter, rect, line.face, colours, hovered=hovered)
        if option.state & QStyle.StateFlag.State_HasFocus and self._view.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(LEFT - 7, 1, -1, -1), 4, 4)
        painter.restore()

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the pencil opens."""
        line = index.data(RowRole.ROW)
        if line is None or not line.face.opens or event.type() != QEvent.Type.MouseButtonRelease:
            return False
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        if not pencil(option.rect).adjusted(-6, -6, 6, 6).contains(event.position().toPoint()):
            return False
        self.opened.emit(line.id)
        return True

    def _rail(self, painter: QPainter, rect: QRect, index: Index, colours: Tokens) -> None:
        middle = rect.left() + ICON / 2
        painter.setPen(QPen(QColor(colours.border), 1))
        if index.row() > 0:
            painter.drawLine(QLineF(middle, rect.top(), middle, rect.top() + ABOVE - 2))
        if index.row() < index.model().rowCount() - 1:
            painter.drawLine(QLineF(middle, rect.top() + ABOVE + ICON + 6, middle, rect.bottom() + 1))

    def _words(
        self, painter: QPainter, rect: QRect, face: TimelineFace, colours: Tokens, *, hovered: bool
    ) -> None:
        letters, small = font(Role.BUTTON), font(Role.SECOND)
        measure, fine = QFontMetrics(letters), QFontMetrics(small)
        right = rect.right() + 1
        top = rect.top() + ABOVE
        painter.setFont(small)
        painter.setPen(QColor(colours.text3))
        day = QRect(
            right - fine.horizontalAdvance(face.day) - 1,
            top,
            fine.horizontalAdvance(face.day) + 1,
            measure.height(),
        )
        painter.drawText(day, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, face.day)
        title = QRect(rect.left() + LEFT, top, day.left() - 12 - rect.left() - LEFT, measure.height())
        painter.setFont(letters)
        painter.setPen(QColor(colours.text))
        shown = measure.elidedText(face.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(small)
        top += measure.height() + 4
        lines = self._text(face, rect.width() - LEFT)
        for place, (words, tone) in enumerate(lines):
            area = QRect(
                rect.left() + LEFT, top + place * (fine.height() + 2), rect.width() - LEFT, fine.height()
            )
            painter.setFont(font(Role.SECOND_STRONG) if tone == "caution" else small)
            painter.setPen(QColor(getattr(colours, tone)))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        if hovered and face.opens:
            paint_icon(painter, pencil(rect), "pencil", colours.accent)

    def _text(self, face: TimelineFace, width: int) -> list[tuple[str, str]]:
        # The pencil stands at the end of the first of these lines.
        room = width - ICON - 12
        lines = (
            [(words, "text2") for words in wrapped(face.text, font(Role.SECOND), room, MOST_LINES)]
            if face.text
            else []
        )
        if face.look:
            lines += [(words, "caution") for words in wrapped(face.look, font(Role.SECOND_STRONG), room, 2)]
        return lines


def pencil(rect: QRect) -> QRect:
    """Where the pencil of a line stands."""
    return QRect(rect.right() - ICON + 1, rect.top() + ABOVE + 22, ICON, ICON)


class TimelineList(QListView):
    """A timeline as high as its lines: what it stands in scrolls.

    Args:
        name: ``objectName`` in dotted form.
        label: accessible name in words.

    Signals:
        opened(int): Enter, a double click, or a click on the pencil: number of the line.
        menu_asked(int, QPoint): the context menu of a line was asked for, at a global place.
    """

    opened = Signal(int)
    menu_asked = Signal(int, QPoint)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self._lines: list[_Line] = []
        self._rows = RowModel(
            lambda keys: [self._lines[key] for key in keys if key < len(self._lines)],
            [Column(id="line", text=lambda row: str(row.face.title))],
            spoken=lambda row: ", ".join(
                filter(None, (row.face.title, row.face.day, row.face.text, row.face.look))
            ),
            parent=self,
        )
        delegate = _Delegate(self)
        self.setItemDelegate(delegate)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.keys = KeyKeeper(self, self._rows)
        self.keys.activated.connect(self._open)
        delegate.opened.connect(self.opened)

    def set_lines(self, faces: Sequence[TimelineFace]) -> None:
        """Show these; their numbers count from 0."""
        self._lines = [_Line(number, face) for number, face in enumerate(faces)]
        self._rows.set_keys(range(len(self._lines)))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width breaks the words elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        places = range(len(self._lines))
        self.setFixedHeight(
            sum(self.sizeHintForIndex(self._rows.index(place, 0)).height() for place in places)
        )
        self.scheduleDelayedItemsLayout()

    def _open(self, number: int) -> None:
        if self._lines[number].face.opens:
            self.opened.emit(number)

    def _ask_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            self.menu_asked.emit(index.row(), self.viewport().mapToGlobal(at))
