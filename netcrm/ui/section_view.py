"""A view with a list under headings on the left and the page of the chosen one on the right."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from netcrm.ui.bridge import Bridge
from netcrm.ui.list_view import scrolling
from netcrm.ui.view import View
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.empty import EmptyState
from netcrm.ui.widgets.section_list import Section, SectionList
from netcrm.words.words import Words

Asked = tuple[Callable[..., Any], tuple[object, ...]]
"""A read and its arguments, asked on a reader thread."""


class SectionView(View):
    """List, page and what joins them; a subclass answers what to ask and how a page looks.

    A subclass makes its :class:`SectionList` and calls ``compose`` once in ``__init__``.

    Attributes:
        list: the list.
        area: the scrolling right side.
        page: the value whose page is shown; None while there is none.
        follows: whether a row that moves under a folded heading stays in front; else the first row comes.
    """

    list_width: ClassVar[int] = 344
    narrow_width: ClassVar[int] = 304
    follows: ClassVar[bool] = True

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self.page: object = None
        self._wanted: int | None = None

    def question(self) -> Asked:
        """The read that gives all rows."""
        raise NotImplementedError

    def sections(self, found: Any) -> Sequence[Section]:  # noqa: ANN401 - what the read gave
        """The rows under their headings."""
        raise NotImplementedError

    def page_question(self, key: int) -> Asked:
        """The read that gives the page of one row."""
        raise NotImplementedError

    def page_key(self, page: Any) -> int:  # noqa: ANN401 - what the read gave
        """The key of the row that a page is of."""
        raise NotImplementedError

    def make_page(self, page: Any) -> QWidget:  # noqa: ANN401 - what the read gave
        """The right side for a page; what was typed before is the subclass's to keep."""
        raise NotImplementedError

    def page_gone(self) -> None:
        """There is nothing on the right any more."""

    def compose(self, rows: SectionList, empty_words: str, empty_button: str) -> None:
        """Put the view together.

        Args:
            rows: the list; its selection drives the page.
            empty_words: why the view matters, while there is nothing.
            empty_button: what to do then; ``empty_acted`` is called.
        """
        self.list = rows
        rows.keys.current_changed.connect(self._current_moved)
        empty = EmptyState(f"{self.subject}.empty")
        empty.acted.connect(self.empty_acted)
        empty.set(empty_words, empty_button)
        self._places = QStackedWidget()
        self._places.addWidget(rows)
        self._places.addWidget(empty)
        left = Card("", f"{self.subject}.list_card", flush=True)
        left.body.addWidget(self._places, 1)
        left.setMinimumWidth(240)
        self._left = left
        self.area = scrolling(QWidget(), f"{self.subject}.detail")
        self._split(left)

    def add_below_list(self, widget: QWidget) -> None:
        """Put something under the list; it stays where the list scrolls."""
        self._left.body.addWidget(widget)

    def empty_acted(self) -> None:
        """The empty list's button was pressed."""

    def refresh(self) -> None:
        """Read all rows again; the old ones stay until the new ones are there."""
        question, arguments = self.question()
        self.bridge.ask_later(f"{self.subject}.list", question, *arguments, then=self._rows_came)

    def open_key(self, key: object) -> None:
        """Select a row, unfolding what hides it."""
        if isinstance(key, int) and not self.list.open_row(key):
            self._wanted = key
            self.stale()

    def current_key(self) -> object:
        """The row whose page is shown."""
        return self.page_key(self.page) if self.page is not None else None

    def shows_selected(self) -> bool:
        """Whether the page of the selected row is there already; a key must never act on another one."""
        return self.list.current_row_key() in (None, self.current_key())

    def panes(self) -> Sequence[QWidget]:
        """List, then page."""
        return (self.list, self.area)

    def set_narrow(self, narrow: bool) -> None:
        """Give the list its width, unless the owner has moved the handle."""
        super().set_narrow(narrow)
        self.list.show_again()
        if not self.settings.contains(self._split_key()):
            self._splitter.setSizes([self.narrow_width if narrow else self.list_width, 2000])

    def _split(self, left: QWidget) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setObjectName(f"{self.subject}.splitter")
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(16)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.area)
        self._splitter.setStretchFactor(1, 1)
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

    def _rows_came(self, found: object) -> None:
        before = self.list.current_row_key()
        shown = self.sections(found)
        self.list.set_sections(shown)
        self._places.setCurrentIndex(0 if any(each.rows for each in shown) else 1)
        wanted, self._wanted = self._wanted, None
        if wanted is None and self.follows and self.list.current_row_key() is None:
            wanted = before
        if wanted is not None:
            self.list.open_row(wanted)
        if self.list.current_row_key() is None:
            first = self.list.row_keys()
            self.list.keys.select(first[0] if first else None)
        if self.list.current_row_key() == before:
            self._ask_page(before)

    def _current_moved(self, key: object) -> None:
        if isinstance(key, int) and key >= 0:
            self._ask_page(key)

    def _ask_page(self, key: int | None) -> None:
        if key is None:
            self._show_nothing()
            return
        question, arguments = self.page_question(key)
        self.bridge.ask_later(
            f"{self.subject}.page",
            question,
            *arguments,
            then=self._page_came,
            refused=lambda _: self._show_nothing(),
        )

    def _page_came(self, page: object) -> None:
        """Show a page, unless it is the one shown already; the focus stays where it was in it."""
        if page == self.page:
            return
        is_other = self.page is None or self.page_key(self.page) != self.page_key(page)
        focused = self.focusWidget()
        inside = focused.objectName() if focused is not None and self.area.isAncestorOf(focused) else ""
        self.page = page
        made = self.make_page(page)
        self._put(made)
        if inside:
            back = None if is_other else made.findChild(QWidget, inside)
            (back or self.list).setFocus()

    def _show_nothing(self) -> None:
        self.page = None
        self.page_gone()
        self._put(QWidget())

    def _put(self, content: QWidget) -> None:
        content.setProperty("page", True)
        before = self.area.takeWidget()
        self.area.setWidget(content)
        if before is not None:
            before.deleteLater()
