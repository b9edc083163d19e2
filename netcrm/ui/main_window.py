"""The window: keeps the views, runs commands, takes files that are dropped (INTERFACE.md 6, 7)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QByteArray,
    QCoreApplication,
    QMimeData,
    QRect,
    QSettings,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from netcrm.domain.refusal import Refused
from netcrm.ui.bridge import Bridge
from netcrm.ui.commands import CommandGroup, When, choosable, make_actions
from netcrm.ui.drop_overlay import DropOverlay
from netcrm.ui.pane_focus import first_focus, following
from netcrm.ui.rail import NavItem, Rail
from netcrm.ui.shell import NARROW_BELOW, Status, TitleRow
from netcrm.ui.view import Banner, View, ViewSpec
from netcrm.ui.widgets.notice import Notice, NoticeAction, NoticeArea, NoticeKind
from netcrm.ui.widgets.progress import ProgressStrip
from netcrm.words.words import Words

SMALLEST = QSize(1024, 640)
FIRST = QSize(1440, 900)
STEPS_BACK = 50


class MainWindow(QMainWindow):
    """The one window.

    Args:
        bridge: to the desk.
        words: says refusals.
        views: the pages in the order of the rail; the first is shown at first.
        settings: an ini file that keeps what belongs to the screen.
        foot: further items at the foot of the rail that run a command; their ids are command ids.

    Attributes:
        rail: counts and flagged numbers are set here.
        status: last change and backup are shown here.
        notices: banners.
        actions_by_id: every command's QAction.

    Signals:
        files_dropped(list): files were let go over the window, as a list of Path.
        search_asked(str): the palette was asked for, with these first letters.
        view_changed(str): another view is in front: its subject.
        opening(): the window was painted, or is asked for its view, for the first time; what only serves the
            owner's hands may be loaded now. The first view is made right after.
        closing(): the window is about to close.
    """

    files_dropped = Signal(list)
    search_asked = Signal(str)
    view_changed = Signal(str)
    opening = Signal()
    closing = Signal()

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        views: Sequence[ViewSpec],
        settings: QSettings,
        *,
        foot: Sequence[NavItem] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("window")
        self.setWindowTitle("netcrm")
        self.setMinimumSize(SMALLEST)
        self.setAcceptDrops(True)
        self._bridge, self._words, self._settings = bridge, words, settings
        self._specs = {spec.id: spec for spec in views}
        self._views: dict[str, View] = {}
        self._handlers: dict[str, Callable[[], object]] = {}
        self._back: list[tuple[str, object]] = []
        self._narrow: bool | None = None
        self._beside = 0
        self._first: str | None = None
        self.actions_by_id = make_actions(self, self.run)
        self._build(list(views), foot)
        self._overlay = DropOverlay(self)
        self._fill_menus()
        self._listen()
        self._own_handlers()
        self._restore()

    @property
    def view(self) -> View | None:
        """The view in front; the first one is made by asking for it, or once the window was painted."""
        self._open_first()
        return self._front()

    def _front(self) -> View | None:
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, View) else None

    def go(self, view_id: str, key: object = None, *, remember: bool = True) -> None:
        """Bring a view to the front and, with ``key``, open that thing in it.

        Raises:
            KeyError: there is no such view.
        """
        self._begin()
        before = self._front()
        if remember and before is not None:
            self._back = [*self._back[1 - STEPS_BACK :], (before.subject, before.current_key())]
        wanted = self._made(view_id)
        if wanted is not before:
            wanted.set_narrow(bool(self._narrow))
            moves_focus = before is None or before.isAncestorOf(self.focusWidget() or self)
            self._stack.setCurrentWidget(wanted)
            if moves_focus and self.isVisible():
                self._focus_view()
            self.rail.set_current(view_id)
            self._settings.setValue("window/view", view_id)
        if key is not None:
            wanted.open_key(key)
        self._show_head()
        self.view_changed.emit(view_id)

    def back(self) -> None:
        """Go to where the owner was before."""
        if self._back:
            view_id, key = self._back.pop()
            self.go(view_id, key, remember=False)

    def handle(self, command_id: str, handler: Callable[[], object]) -> None:
        """Say who carries out a command wherever the owner is; a view's own verb comes first.

        Raises:
            KeyError: there is no such command.
        """
        if command_id not in self.actions_by_id:
            raise KeyError(command_id)
        self._handlers[command_id] = handler

    def can_run(self, command_id: str) -> bool:
        """Whether somebody carries out this command now."""
        view = self.view
        return command_id in self._handlers or (view is not None and command_id in view.verbs())

    def run(self, command_id: str) -> None:
        """Carry out a command: the view in front first, then the window; nobody, nothing."""
        view = self.view
        verbs = view.verbs() if view is not None else {}
        handler = verbs.get(command_id) or self._handlers.get(command_id)
        if handler is not None:
            handler()

    def offer(self, files: list[Path]) -> None:
        """Offer files for import, as if they were let go over the window."""
        self._open_first()
        self.files_dropped.emit(files)

    def show_refusal(self, refused: Refused) -> None:
        """Say a refusal in a banner."""
        self.say(NoticeKind.ERROR, self._words.refusal(refused))

    def say(
        self, kind: NoticeKind, title: str, text: str = "", actions: Sequence[NoticeAction] = ()
    ) -> Notice:
        """Show a banner above the view."""
        return self.notices.show_notice(kind, title, text, actions)

    def show_banner(self, banner: Banner) -> None:
        """Show a view's banner."""
        self.say(banner.kind, banner.title, banner.text, banner.actions)

    def _build(self, views: list[ViewSpec], foot: Sequence[NavItem]) -> None:
        items = [NavItem(spec.id, spec.title, spec.icon, spec.bottom) for spec in views]
        top = [item for item in items if not item.bottom]
        bottom = [item for item in items if item.bottom]
        self.rail = Rail([*top, *bottom[:1], *foot, *bottom[1:]])
        self.head = TitleRow()
        self.progress = ProgressStrip()
        self.notices = NoticeArea()
        self._stack = QStackedWidget()
        self.status = Status()
        self.setStatusBar(self.status)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(0)
        for part in (self.progress, self.notices):
            self._inside.addWidget(part)
        self._inside.addWidget(self._stack, 1)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._inside, 1)
        page = QWidget()
        page.setProperty("page", True)
        line = QHBoxLayout(page)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.rail)
        line.addLayout(column, 1)
        self.setCentralWidget(page)

    def _listen(self) -> None:
        self.rail.chosen.connect(self._rail_chosen)
        self.rail.menu_asked.connect(self._open_menu)
        self.head.search.asked.connect(self.search_asked)
        self.head.crumb_pressed.connect(self._open_crumb)
        self.status.undo_asked.connect(lambda: self.run("edit.undo"))
        self.notices.focus_freed.connect(self._focus_view)
        self.progress.cancelled.connect(self._bridge.cancel)
        self._bridge.progress.connect(self.progress.report)
        self._bridge.refused.connect(self.show_refusal)

    def _own_handlers(self) -> None:
        for view_id in self._specs:
            if f"go.{view_id}" in self.actions_by_id:
                self.handle(f"go.{view_id}", partial(self.go, view_id))
        self.handle("go.back", self.back)
        self.handle("go.next_pane", self._next_pane)
        self.handle("edit.palette", lambda: self.search_asked.emit(""))
        self.handle("file.quit", self.close)

    def _rail_chosen(self, item: str) -> None:
        if item in self._specs:
            self.go(item)
        else:
            self.run(item)

    def _made(self, view_id: str) -> View:
        if view_id not in self._views:
            view = self._specs[view_id].make()
            view.go_asked.connect(self.go)
            view.run_asked.connect(self.run)
            view.banner_asked.connect(self.show_banner)
            view.head_changed.connect(self._show_head)
            self._views[view_id] = view
            self._stack.addWidget(view)
        return self._views[view_id]

    def _show_head(self) -> None:
        view = self._front()
        if view is not None:
            self.head.show_head(view.title(), view.crumb(), view.hint())
            self.head.show_widgets(view.head_extra, view.head_action)

    def _open_crumb(self) -> None:
        if self.view is not None:
            self.view.open_key("")
            self._show_head()

    def _focus_view(self) -> None:
        view = self._front()
        if view is not None:
            target = first_focus(view.panes()[0])
            (target or view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_pane(self) -> None:
        inner = self.view.panes() if self.view is not None else ()
        target = following([self.rail, self.head, *inner], self.focusWidget())
        if target is not None:
            target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill_menus(self) -> None:
        self._menu = QMenu(self)
        self._menu.setObjectName("menu")
        bar = self.menuBar()
        for group in CommandGroup:
            menu = self._menu.addMenu(QCoreApplication.translate("commands", group.value))
            menu.setObjectName(f"menu.{group.name.lower()}")
            for each in choosable():
                if each.group is group:
                    menu.addAction(self.actions_by_id[each.id])
            menu.aboutToShow.connect(self._enable)
            bar.addMenu(menu)
        # Native on macOS; elsewhere the same menus open from the name at the top of the rail.
        bar.setVisible(bar.isNativeMenuBar())

    def _enable(self) -> None:
        for each in choosable():
            if each.when is not When.ALWAYS or each.id not in self._handlers:
                self.actions_by_id[each.id].setVisible(self.can_run(each.id))

    def _open_menu(self, place: QRect) -> None:
        self._menu.popup(place.bottomLeft())

    def _restore(self) -> None:
        kept = self._settings.value("window/geometry")
        if not isinstance(kept, QByteArray) or not self.restoreGeometry(kept):
            self.resize(FIRST)
        self._set_narrow()
        last = str(self._settings.value("window/view", ""))
        self._first = last if last in self._specs else next(iter(self._specs))
        self.rail.set_current(self._first)

    def _open_first(self) -> None:
        if self._first is not None:
            self.go(self._first, remember=False)

    def _begin(self) -> None:
        if self._first is not None:
            self._first = None
            self.opening.emit()

    def set_beside(self, width: int) -> None:
        """A panel beside the views takes so many px from them; 0 for none."""
        self._beside = width
        self._set_narrow()

    def _set_narrow(self) -> None:
        narrow = self.width() - self._beside < NARROW_BELOW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        margin = 16 if narrow else 24
        self._inside.setContentsMargins(margin, 0, margin, 12 if narrow else 20)
        self.rail.set_collapsed(narrow)
        self.head.set_narrow(narrow)
        view = self._front()
        if view is not None:
            view.set_narrow(narrow)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the view, not on the first button of the window."""
        super().showEvent(event)
        if self.focusWidget() is None:
            self._focus_view()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Show the frame at once; making the first view takes longer than painting it."""
        super().paintEvent(event)
        if self._first is not None:
            QTimer.singleShot(0, self, self._open_first)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the narrow layout over below 1180 px."""
        super().resizeEvent(event)
        self._set_narrow()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Keep size and place for the next time."""
        self._settings.setValue("window/geometry", self.saveGeometry())
        self.closing.emit()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Esc closes the banners when nothing else wanted it."""
        if event.key() == Qt.Key.Key_Escape:
            self.notices.clear()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Say what letting these files go would do; what comes out of this window is not for it."""
        files = dropped_files(event.mimeData()) if event.source() is None else []
        if files:
            words = self.view.drop_words() if self.view is not None else ""
            self._overlay.offer(files, words)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """The files went elsewhere."""
        self._overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Hand the files on."""
        self._overlay.hide()
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.offer(files)


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files in what is dragged; empty where there are none."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
