"""A view with a list on the left and the chosen thing on the right (INTERFACE.md 6)."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netcrm.ui.bridge import Bridge
from netcrm.ui.icons import icon
from netcrm.ui.theme import Role
from netcrm.ui.view import View
from netcrm.ui.widgets.buttons import FilterButton, LinkButton
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.filter_row import FilterRow
from netcrm.ui.widgets.row_list import RowList
from netcrm.words.words import Words

Question = tuple[Callable[..., Sequence[int]], tuple[object, ...]]
TYPING_PAUSE = 60
BESIDE = 260


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """Let ``content`` scroll up and down where the window is too low for it."""
    area = QScrollArea()
    area.setObjectName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setProperty("page", True)
    area.setWidget(content)
    return area


class ListView(View):
    """List, filter and detail; the list's keys come from a question, the detail from the subclass.

    A subclass makes its :class:`RowList`, calls ``compose`` once in ``__init__`` and answers
    ``question``, ``show_detail`` and the words.

    Attributes:
        list: the list.
        filter: the filter's field, or None.
        detail: what stands on the right.
        list_width: px of the list at first; ``narrow_width`` below 1180.
    """

    list_width: ClassVar[int] = 424
    narrow_width: ClassVar[int] = 304

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self.filter: QLineEdit | None = None
        self._filters: list[FilterButton] = []
        self._wanted: int | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE)
        self._pause.timeout.connect(self.stale)

    def question(self) -> Question:
        """The read that gives the keys, and its arguments; asked on a reader thread."""
        raise NotImplementedError

    def show_detail(self, key: int | None) -> None:
        """Show the thing of ``key`` on the right; None for nothing."""
        raise NotImplementedError

    def empty_words(self) -> tuple[str, str]:
        """Sentence and button for an empty list that isn't filtered."""
        raise NotImplementedError

    def empty_acted(self) -> None:
        """The empty list's button was pressed."""

    def count_words(self, shown: int) -> str:
        """Words of the line over the list ("48 of 312")."""
        return self.tr("{shown} shown").format(shown=shown)

    def compose(
        self,
        rows: RowList,
        detail: QWidget,
        *,
        filter_hint: str = "",
        filters: Sequence[FilterButton] = (),
        top: QWidget | None = None,
        line_end: Sequence[QWidget] = (),
    ) -> None:
        """Put the view together.

        Args:
            rows: the list; its selection drives ``show_detail``.
            detail: the right side.
            filter_hint: placeholder of the filter field; no field where empty.
            filters: filter buttons under it.
            top: instead of field and filters, something else over the list (segments).
            line_end: widgets at the end of the count's line (order).
        """
        self.list, self.detail = rows, detail
        self._filters = list(filters)
        self._empty = EmptyState(f"{self.subject}.empty")
        self._empty.acted.connect(self._act_on_empty)
        self._places = QStackedWidget()
        self._places.addWidget(rows)
        self._places.addWidget(self._empty)
        card = Card("", f"{self.subject}.list_card", flush=True)
        card.body.addWidget(self._head(filter_hint, top))
        card.body.addWidget(line())
        card.body.addWidget(self._count_line(line_end))
        card.body.addWidget(line())
        card.body.addWidget(self._places, 1)
        self._split(card, detail)
        rows.keys.current_changed.connect(self._current_moved)

    def choices(self) -> Mapping[str, str]:
        """The filters that are set: last part of the button's name to the chosen id."""
        return {each.objectName().rsplit(".", 1)[-1]: each.choice for each in self._filters if each.choice}

    def filter_text(self) -> str:
        """What stands in the filter field."""
        return self.filter.text().strip() if self.filter is not None else ""

    def clear_filter(self) -> None:
        """Take all filters off."""
        if self.filter is not None:
            self.filter.clear()
        for each in self._filters:
            each.set_choice("")
        self.stale()

    def refresh(self) -> None:
        """Ask for the keys; the old rows stay until the new ones are there."""
        question, arguments = self.question()
        self.bridge.ask_later(f"{self.subject}.keys", question, *arguments, then=self._keys_came)

    def open_key(self, key: object) -> None:
        """Select a key; a filter that hides it is taken off."""
        if not isinstance(key, int) or self.list.keys.select(key):
            return
        self._wanted = key
        self.clear_filter()

    def current_key(self) -> object:
        """Key of the selected row."""
        return self.list.keys.current_key()

    def panes(self) -> Sequence[QWidget]:
        """List, then detail."""
        return (self.list, self.detail)

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """Ctrl+F goes to the filter; subclasses add theirs to these."""
        return {} if self.filter is None else {"edit.filter": self._focus_filter}

    def set_narrow(self, narrow: bool) -> None:
        """Give the list its width for this window width, unless the owner has moved the handle."""
        super().set_narrow(narrow)
        if not self.settings.contains(self._split_key()):
            width = self.narrow_width if narrow else self.list_width
            self._splitter.setSizes([width, max(BESIDE, self.width() - width)])

    def _keys_came(self, keys: Sequence[int]) -> None:
        before = self.list.keys.current_key()
        self.list.rows.set_keys(keys)
        self._count.setText(self.count_words(len(keys)))
        self._places.setCurrentIndex(0 if len(keys) else 1)
        if not len(keys):
            self._say_empty()
        wanted, self._wanted = self._wanted, None
        if (wanted is None or not self.list.keys.select(wanted)) and self.list.keys.current_key() is None:
            self.list.keys.select(keys[0] if len(keys) else None)
        after = self.list.keys.current_key()
        if after == before:
            self.show_detail(after)

    def _say_empty(self) -> None:
        if self.filter_text() or self.choices():
            shown = self.filter_text() or ", ".join(each.text() for each in self._filters if each.choice)
            words = self.tr("Nothing here for “{shown}”.").format(shown=shown)
            self._empty.set(words, self.tr("Clear the filter"))
        else:
            self._empty.set(*self.empty_words())

    def _act_on_empty(self) -> None:
        if self.filter_text() or self.choices():
            self.clear_filter()
        else:
            self.empty_acted()

    def _current_moved(self, key: object) -> None:
        self.show_detail(key if isinstance(key, int) else None)

    def _head(self, filter_hint: str, top: QWidget | None) -> QWidget:
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        if top is not None:
            column.addWidget(top)
        if filter_hint:
            self.filter = self._filter_field(filter_hint)
            column.addWidget(self.filter)
        if self._filters:
            for each in self._filters:
                each.chosen.connect(lambda _: self.stale())
            column.addWidget(FilterRow(f"{self.subject}.filters", self._filters))
        return head

    def _filter_field(self, hint: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"{self.subject}.filter")
        field.setAccessibleName(hint)
        field.setPlaceholderText(hint)
        field.setMaxLength(200)
        field.setAcceptDrops(False)
        field.addAction(icon("search", "text3"), QLineEdit.ActionPosition.LeadingPosition)
        field.textChanged.connect(lambda _: self._pause.start())
        clear = QAction(field)
        clear.setShortcut(QKeySequence(Qt.Key.Key_Escape))
        clear.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        clear.triggered.connect(self._leave_filter)
        field.addAction(clear)
        field.returnPressed.connect(self._enter_list)
        return field

    def _leave_filter(self) -> None:
        if self.filter is not None and self.filter.text():
            self.filter.clear()
        else:
            self.list.setFocus()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_filter(self) -> None:
        if self.filter is not None:
            self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filter.selectAll()

    def _count_line(self, line_end: Sequence[QWidget]) -> QWidget:
        row = QWidget()
        row.setMinimumHeight(30)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(12, 0, 12, 0)
        inside.setSpacing(12)
        self._count = PlainLabel("", Role.SECOND, "text2")
        self._count.setObjectName(f"{self.subject}.count")
        inside.addWidget(self._count)
        inside.addStretch(1)
        for widget in line_end:
            if isinstance(widget, LinkButton):
                widget.setMinimumHeight(28)
            inside.addWidget(widget)
        return row

    def _split(self, left: QWidget, right: QWidget) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName(f"{self.subject}.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(16)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(1, 1)
        left.setMinimumWidth(240)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._splitter)
        kept = self.settings.value(self._split_key())
        if kept is None or not self._splitter.restoreState(kept):
            self._splitter.setSizes([self.list_width, 2000])
        self._splitter.splitterMoved.connect(
            lambda *_: self.settings.setValue(self._split_key(), self._splitter.saveState())
        )

    def _split_key(self) -> str:
        return f"views/{self.subject}/splitter"
