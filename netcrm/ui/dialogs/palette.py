"""The command palette: find a person, do something, find a note (INTERFACE.md 9, picture 09)."""

from collections.abc import Callable

from PySide6.QtCore import (
    QEvent,
    QObject,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from netcrm.ui.commands import choosable
from netcrm.ui.dialogs.palette_rows import PaletteDelegate, PaletteGroup, PaletteModel, PaletteRow, Search
from netcrm.ui.drop_overlay import Scrim
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.buttons import KeyCap
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.notice import IconMark

WIDTH, RADIUS = 638, 12
MOST_SHOWN = 60
PAUSE = 30


class CommandPalette(QDialog):
    """Find or do anything.

    Args:
        search: rows for a text of one letter or more (people, places, notes); quick, on this thread.
        can_run: whether a command can be chosen now; every command that can is listed.
        window: the window it stands over.

    Signals:
        picked(PaletteRow, bool): a row was chosen; True for "open beside".
    """

    picked = Signal(object, bool)

    def __init__(self, search: Search, can_run: Callable[[str], bool], window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Find or do anything"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self._search, self._can_run, self._window = search, can_run, window
        self._scrim = Scrim(window)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._find)
        self._build()

    def open_with(self, text: str = "") -> None:
        """Show it with these first letters typed."""
        window = self._window
        self._scrim.cover()
        height = min(514, window.height() - 120)
        self.setFixedSize(min(WIDTH, window.width() - 48), height)
        corner = window.mapToGlobal(window.rect().topLeft())
        self.move(corner.x() + (window.width() - self.width()) // 2, corner.y() + 97)
        if QGuiApplication.platformName() == "xcb":
            # Without a compositor, translucent corners would be black there.
            path = QPainterPath()
            path.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
            self.setMask(QRegion(path.toFillPolygon().toPolygon()))
        self._text.setText(text)
        self._find()
        self.show()
        self._text.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Let the window below be seen again."""
        super().hideEvent(event)
        self._scrim.hide()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rounded surface, and the foot's ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().bg))
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setBrush(QColor(tokens().surface))
        above = QRectF(self.rect()).adjusted(0, 0, 0, -self._bottom.height())
        painter.drawRoundedRect(above, RADIUS, RADIUS)
        painter.drawRect(above.adjusted(0, RADIUS, 0, 0))

    def _build(self) -> None:
        self._text = QLineEdit()
        self._text.setObjectName("palette.text")
        self._text.setAccessibleName(self.tr("Find or do anything"))
        self._text.setPlaceholderText(self.tr("Find a person, or do something"))
        self._text.setProperty("bare", True)
        self._text.setMaxLength(200)
        self._text.setFont(font(Role.PALETTE))
        self._text.textEdited.connect(lambda _: self._pause.start())
        self._text.installEventFilter(self)
        self._count = PlainLabel("", Role.SECOND, "text3")
        self._count.setObjectName("palette.count")
        self._rows = QListView()
        self._rows.setObjectName("palette.rows")
        self._rows.setAccessibleName(self.tr("What was found"))
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = PaletteModel(self)
        self._delegate = PaletteDelegate(self._rows, self._model)
        self._rows.setModel(self._model)
        self._rows.setItemDelegate(self._delegate)
        self._rows.clicked.connect(lambda _: self._pick(beside=False))
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 10)
        head.setSpacing(8)
        head.addWidget(IconMark("search", "text", 20))
        head.addWidget(self._text, 1)
        head.addWidget(self._count)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(line())
        whole.addWidget(self._rows, 1)
        whole.addWidget(line())
        self._bottom = self._foot()
        whole.addWidget(self._bottom)

    def _foot(self) -> QWidget:
        foot = QWidget()
        inside = QHBoxLayout(foot)
        inside.setContentsMargins(16, 9, 16, 9)
        inside.setSpacing(6)
        for keys, words in (
            (("Up", "Down"), self.tr("choose")),
            (("Enter",), self.tr("open")),
            (("Ctrl+Enter",), self.tr("open beside")),
        ):
            for each in keys:
                inside.addWidget(KeyCap(each))
            inside.addWidget(PlainLabel(words, Role.SECOND, "text2"))
            inside.addSpacing(8)
        inside.addStretch(1)
        inside.addWidget(PlainLabel(self.tr("Type"), Role.SECOND, "text2"))
        inside.addWidget(KeyCap(">"))
        inside.addWidget(PlainLabel(self.tr("for commands only"), Role.SECOND, "text2"))
        return foot

    def _find(self) -> None:
        typed = self._text.text().strip()
        only_commands = typed.startswith(">")
        wanted = typed.removeprefix(">").strip()
        rows = [] if only_commands or not wanted else list(self._search(wanted))[:MOST_SHOWN]
        rows += self._commands(wanted)
        self._delegate.typed = wanted
        self._model.show(rows)
        told = {0: self.tr("Nothing found"), 1: self.tr("1 result")}
        self._count.setText(told.get(len(rows), self.tr("{count} results").format(count=len(rows))))
        self._move(0, 1)

    def _commands(self, wanted: str) -> list[PaletteRow]:
        words = wanted.casefold().split()
        return [
            PaletteRow(
                group=PaletteGroup.DO,
                title=each.words,
                icon=each.icon or "arrow-right",
                keys=each.shown_keys,
                command=each.id,
            )
            for each in choosable()
            if self._can_run(each.id) and all(word in each.words.casefold() for word in words)
        ]

    def _move(self, start: int, step: int) -> None:
        """Select the first row from ``start`` on in direction ``step``; headings are passed over."""
        place = start
        while 0 <= place < len(self._model.entries):
            if isinstance(self._model.entries[place], PaletteRow):
                self._rows.setCurrentIndex(self._model.index(place, 0))
                return
            place += step
        if step < 0:
            self._rows.scrollToTop()

    def _pick(self, *, beside: bool) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self._find()
        index = self._rows.currentIndex()
        entry = self._model.entries[index.row()] if index.isValid() else None
        if isinstance(entry, PaletteRow):
            self.hide()
            self.picked.emit(entry, beside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows and Enter act on the rows while the typing goes on."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        at = self._rows.currentIndex().row()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if event.key() in steps:
            step = steps[Qt.Key(event.key())]
            last = len(self._model.entries) - 1
            self._move(max(0, min(last, at + step)), 1 if step > 0 else -1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(beside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return True
        return super().eventFilter(watched, event)
