"""What all views have in common (HOUSE.md 6)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import QSettings, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from netcrm.ui.bridge import Bridge
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.words.words import Words
from netcrm.work.desk import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class Banner:
    """What a view wants said above itself."""

    kind: NoticeKind
    title: str
    text: str = ""
    actions: Sequence[NoticeAction] = ()


class View(QWidget):
    """One of the window's pages.

    A subclass sets ``subject`` and ``tables``, builds its widgets in ``__init__`` and fills them in
    ``refresh``. It holds no other view and never takes the window: it emits what it wants.

    Attributes:
        subject: its id in the rail and in settings ("contacts").
        tables: names of the ledger's tables that it shows; None for all of them.
        head_action: the one action at the right end of the title row, or None.
        head_extra: a widget beside the title (segments), or None.

    Signals:
        go_asked(str, object): show another view: its subject, and a key to open there or None.
        run_asked(str): run the command of this id.
        banner_asked(Banner): say something above the view.
        head_changed(): title, crumb or hint are other ones now.
    """

    subject: ClassVar[str] = ""
    tables: ClassVar[frozenset[str] | None] = None

    go_asked = Signal(str, object)
    run_asked = Signal(str)
    banner_asked = Signal(object)
    head_changed = Signal()

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(self.subject)
        self.bridge = bridge
        self.words = words
        self.settings = settings
        self.head_action: QWidget | None = None
        self.head_extra: QWidget | None = None
        self.narrow = False
        self._is_stale = True
        self._seen_day = bridge.today
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._refresh_now)
        bridge.changed.connect(self._note_change)

    def title(self) -> str:
        """The words of the title row."""
        raise NotImplementedError

    def crumb(self) -> str:
        """Where the title stands under ("Events"); a click there opens the view itself."""
        return ""

    def hint(self) -> str:
        """Quiet words beside the title."""
        return ""

    def refresh(self) -> None:
        """Read again what the view shows; called only while it is visible."""
        raise NotImplementedError

    def open_key(self, key: object) -> None:
        """Show the thing of this key (a contact's id, an event's id)."""

    def current_key(self) -> object:
        """Key of the thing in front, for going back to it; None for none."""
        return None

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """What this view does for commands while it is in front: command id to callable."""
        return {}

    def panes(self) -> Sequence[QWidget]:
        """The parts that F6 jumps between, in order."""
        return (self,)

    def set_narrow(self, narrow: bool) -> None:
        """The window went below, or above, 1180 px (INTERFACE.md 6)."""
        self.narrow = narrow

    def drop_words(self) -> str:
        """What dropping a file here does, where it is something special ("Add to Harbour Breakfast")."""
        return ""

    def stale(self) -> None:
        """Refresh as soon as the view is visible; several calls in a row make one refresh."""
        self._is_stale = True
        if self.isVisible():
            self._soon.start()

    def say(self, kind: NoticeKind, title: str, text: str = "", actions: Sequence[NoticeAction] = ()) -> None:
        """Show a banner above the view."""
        self.banner_asked.emit(Banner(kind=kind, title=title, text=text, actions=actions))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Refresh what has become stale while the view was hidden, or overnight."""
        super().showEvent(event)
        if self._is_stale or self._seen_day != self.bridge.today:
            self._refresh_now()

    def _note_change(self, change: Change) -> None:
        if self.tables is None or self.tables & change.tables:
            self.stale()

    def _refresh_now(self) -> None:
        if not self.isVisible():
            return
        self._soon.stop()
        self._is_stale = False
        self._seen_day = self.bridge.today
        self.refresh()


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """A page of the window, made when it is first shown.

    Attributes:
        id: its ``subject``.
        title: its words in the rail.
        icon: name of its icon.
        make: makes it.
        bottom: whether it stands at the foot of the rail.
    """

    id: str
    title: str
    icon: str
    make: Callable[[], View]
    bottom: bool = False
