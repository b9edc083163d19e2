"""What stands above and below the view: title row and status bar (INTERFACE.md 6)."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStatusBar, QWidget

from netcrm.ui.commands import command
from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.buttons import KeyCap, LinkButton
from netcrm.ui.widgets.elide import ElideLabel, PlainLabel, show_if

NARROW_BELOW = 1180
TITLE_HEIGHT, NARROW_TITLE = 64, 52
WIDE_SEARCH, NARROW_SEARCH = 340, 240


class SearchField(QPushButton):
    """Looks like a field and opens the palette; what is typed on it goes there too.

    Signals:
        asked(str): open the palette with these first letters.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell.search")
        self.setText(self.tr("Search everything"))
        self.setAccessibleName(self.text())
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self._cap = KeyCap(command("edit.palette").shown_keys, self)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 9, 0)
        line.addStretch(1)
        line.addWidget(self._cap)
        self.clicked.connect(lambda: self.asked.emit(""))

    def sizeHint(self) -> QSize:  # noqa: N802
        """34 px high, more for larger text."""
        return QSize(WIDE_SEARCH, max(34, self.fontMetrics().height() + 14))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """A letter opens the palette with it."""
        if event.text().strip() and event.text().isprintable() and not event.modifiers():
            self.asked.emit(event.text())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame of an input, the glass and the hint."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = 2 if self.hasFocus() else 1
        painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.border_strong), wide))
        painter.setBrush(QColor(colours.surface))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        paint_icon(painter, QRectF(11, (self.height() - 16) / 2, 16, 16), "search", colours.text2)
        painter.setFont(font(Role.BODY))
        painter.setPen(QColor(colours.text3))
        painter.drawText(self.rect().adjusted(35, 0, -64, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class TitleRow(QWidget):
    """Crumb, title and hint; the search field; the view's one action.

    Signals:
        crumb_pressed(): the crumb before the title was pressed.
    """

    crumb_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(TITLE_HEIGHT)
        self._crumb = LinkButton("", "shell.crumb")
        self._crumb.setProperty("crumb", True)
        self._crumb.clicked.connect(self.crumb_pressed)
        self._title = ElideLabel("", Role.TITLE)
        self._title.setObjectName("shell.title")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._hint = ElideLabel("", Role.BODY, "text2")
        self.search = SearchField()
        self._extra, self._action = _Slot(), _Slot()
        self._line = QHBoxLayout(self)
        self._line.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        for part in (self._crumb, self._title, self._extra):
            self._line.addWidget(part, 0, middle)
        self._line.addWidget(self._hint, 1, middle)
        self._line.addWidget(self.search, 0, middle)
        self._line.addWidget(self._action, 0, middle)
        self.set_narrow(False)

    def show_head(self, title: str, crumb: str, hint: str) -> None:
        """Show the words of a view."""
        self._title.setText(title)
        self._crumb.setText(f"{crumb} /" if crumb else "")
        self._crumb.setAccessibleName(crumb or self.tr("Up"))
        show_if(self._crumb, bool(crumb))
        self._hint.setText(hint)

    def show_widgets(self, extra: QWidget | None, action: QWidget | None) -> None:
        """Show the widgets that a view brings; those of the view before stay its own."""
        self._extra.show_widget(extra)
        self._action.show_widget(action)

    def set_narrow(self, narrow: bool) -> None:
        """Page margin and width of the search field (INTERFACE.md 6)."""
        margin = 16 if narrow else 24
        self.setMinimumHeight(NARROW_TITLE if narrow else TITLE_HEIGHT)
        self._line.setContentsMargins(margin, 0, margin, 0)
        self.search.setFixedWidth(NARROW_SEARCH if narrow else WIDE_SEARCH)
        self._action.setMinimumWidth(0 if narrow else 136)


class _Slot(QWidget):
    """A place for one widget at a time; keeps all it ever showed."""

    def __init__(self) -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.addStretch(1)
        self._shown: QWidget | None = None

    def show_widget(self, widget: QWidget | None) -> None:
        """Show this one instead."""
        if widget is self._shown:
            return
        if self._shown is not None:
            self._shown.hide()
        self._shown = widget
        if widget is not None:
            if self._line.indexOf(widget) < 0:
                self._line.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
            widget.show()
        self.setVisible(widget is not None or self.minimumWidth() > 0)


class Status(QStatusBar):
    """The last change with Undo on the left; where all is kept on the right.

    Signals:
        undo_asked(): Undo was pressed.
    """

    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setSizeGripEnabled(False)
        self._last = ElideLabel(self.tr("Ready"), Role.SECOND, "text2")
        self._last.setObjectName("status.last_change")
        self._undo = LinkButton(self.tr("Undo"), "status.undo")
        self._undo.setProperty("tight", True)
        self._undo.clicked.connect(self.undo_asked)
        self._cap = KeyCap(command("edit.undo").shown_keys)
        self._kept = PlainLabel("", Role.SECOND, "text2")
        self._kept.setObjectName("status.kept")
        left = QWidget()
        line = QHBoxLayout(left)
        line.setContentsMargins(15, 0, 15, 0)
        line.setSpacing(4)
        line.addWidget(self._last)
        line.addWidget(self._undo)
        line.addWidget(self._cap)
        line.addStretch(1)
        line.addWidget(self._kept)
        self.setContentsMargins(0, 0, 0, 0)
        self.addWidget(left, 1)
        self.setFixedHeight(max(28, self._last.sizeHint().height() + 12))
        self.show_change("", undoable=False)

    def show_change(self, words: str, *, undoable: bool) -> None:
        """Name the last change; Undo stands beside it where it can be taken back."""
        shown = self.tr("Last change: {words}").format(words=words) if words else self.tr("Ready")
        self._last.setText(shown)
        show_if(self._undo, undoable)
        show_if(self._cap, undoable)

    def show_kept(self, words: str) -> None:
        """Say where all is kept, and the last backup."""
        self._kept.setText(words)
