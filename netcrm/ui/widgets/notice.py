"""Banners above the view: what was done, or what went wrong; they stay until closed (INTERFACE.md 11)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, tokens
from netcrm.ui.widgets.buttons import Button, IconButton, KeyCap, LinkButton, PlainButton
from netcrm.ui.widgets.elide import PlainLabel, show_if

KEPT = 3


class NoticeKind(Enum):
    """What a banner is about: icon, colour token, edge of the frame."""

    DONE = ("check-circle", "accent", "accent")
    ERROR = ("warning", "stop", "stop")
    LOOK = ("info", "caution", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAction:
    """A button on a banner.

    Attributes:
        text: a verb.
        name: ``objectName`` in dotted form.
        act: called when pressed; the banner then closes.
        icon: name of an icon; with one it is a button, without one a link.
        keys: shown beside it.
    """

    text: str
    name: str
    act: Callable[[], object]
    icon: str = ""
    keys: str = ""


class IconMark(QWidget):
    """A painted icon that is no button."""

    def __init__(self, icon: str, tone: str = "text2", side: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._side = icon, tone, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, icon: str, tone: str = "text2") -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """The square that was asked for."""
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the icon."""
        if self._icon:
            paint_icon(QPainter(self), QRectF(self.rect()), self._icon, str(getattr(tokens(), self._tone)))


class Notice(QFrame):
    """One banner.

    Signals:
        closed(): it was closed or acted upon.
    """

    closed = Signal()

    def __init__(
        self,
        kind: NoticeKind,
        title: str,
        text: str = "",
        actions: Sequence[NoticeAction] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        icon, tone, edge = kind.value
        self.setObjectName("notice")
        self.setAccessibleName(" ".join(part for part in (title, text) if part))
        self.setProperty("card", True)
        self.setProperty("edge", edge)
        line = QHBoxLayout(self)
        line.setContentsMargins(17, 11, 11, 11)
        line.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop if text else Qt.AlignmentFlag.AlignVCenter
        line.addWidget(IconMark(icon, tone), 0, top)
        line.addLayout(self._words(title, text), 1)
        for action in actions:
            self._add(line, action, top)
        cross = IconButton(self.tr("Close this message"), "notice.close", "x")
        cross.clicked.connect(self.closed)
        line.addWidget(cross, 0, top)

    def _words(self, title: str, text: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        head = PlainLabel(title, Role.NAME, wrap=True)
        body = PlainLabel(text, Role.BODY, "text2", wrap=True)
        column.addWidget(head)
        if text:
            column.addWidget(body)
        return column

    def _add(self, line: QHBoxLayout, action: NoticeAction, where: Qt.AlignmentFlag) -> None:
        button: Button
        if action.icon:
            button = PlainButton(action.text, action.name, action.icon, small=True)
        else:
            button = LinkButton(action.text, action.name)
        button.clicked.connect(lambda: self._act(action))
        line.addWidget(button, 0, where)
        if action.keys:
            line.addWidget(KeyCap(QKeySequence(action.keys)), 0, where)

    def _act(self, action: NoticeAction) -> None:
        self.closed.emit()
        action.act()


class NoticeArea(QWidget):
    """Where banners stand, newest on top; at most three.

    A banner that goes gives the focus back to where it was before it came among the banners: Qt would hand
    it on to whatever comes next, and a second Space would press that.

    Signals:
        focus_freed(): a banner with the focus went, and where the focus was before can't take it.
    """

    focus_freed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notices")
        self._banners: list[Notice] = []
        self._before: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._note_focus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 12)
        self._column.setSpacing(8)
        self.hide()

    def show_notice(
        self, kind: NoticeKind, title: str, text: str = "", actions: Sequence[NoticeAction] = ()
    ) -> Notice:
        """Show a banner; it stays until it is closed, said again or pushed out by newer ones."""
        made = Notice(kind, title, text, actions, self)
        made.closed.connect(lambda: self._remove(made))
        self._column.insertWidget(0, made)
        made.show()
        for same in [each for each in self._banners if each.accessibleName() == made.accessibleName()]:
            self._remove(same)
        self._banners = [made, *self._banners]
        for old in self._banners[KEPT:]:
            self._remove(old)
        show_if(self, True)
        return made

    def clear(self) -> None:
        """Close all banners."""
        for banner in list(self._banners):
            self._remove(banner)

    def _remove(self, banner: Notice) -> None:
        self._banners = [each for each in self._banners if each is not banner]
        self._free_focus(banner)
        self._column.removeWidget(banner)
        banner.hide()
        banner.deleteLater()
        if not self._banners:
            self.hide()

    def _note_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new) and (old is None or not self.isAncestorOf(old)):
            self._before = old

    def _free_focus(self, banner: Notice) -> None:
        focused = self.window().focusWidget()
        if focused is None or not banner.isAncestorOf(focused):
            return
        before = self._before
        if before is not None and isValid(before) and before.isVisible() and before.isEnabled():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            focused.clearFocus()
            self.focus_freed.emit()
