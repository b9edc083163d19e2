"""Buttons of every kind, and the cap that shows a key (INTERFACE.md 5, 7)."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from netcrm.ui.icons import icon as named_icon
from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, set_look, tokens
from netcrm.ui.widgets.elide import PlainLabel, show_if

ICON = 16


class Button(QPushButton):
    """A push button with a stable name.

    Made from its words, its ``objectName`` in dotted form, and perhaps an icon. ``small`` is 28 px high.
    """

    KIND = "plain"
    TONE = "text"

    def __init__(
        self,
        text: str,
        name: str,
        icon: str = "",
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setProperty("kind", self.KIND)
        self.setProperty("small", small)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon:
            self.set_icon(icon)

    def set_icon(self, icon: str) -> None:
        """Show another icon by name."""
        self._make_icon_room()
        self.setIcon(named_icon(icon, self.TONE))

    def setText(self, text: str) -> None:  # noqa: N802
        """Show other words, clear of the icon."""
        super().setText(text)
        self._make_icon_room()

    def _make_icon_room(self) -> None:
        # Qt keeps 4 px between icon and words; a wider picture of the icon makes it 7.
        self.setIconSize(QSize(ICON + 6, ICON) if self.text() else QSize(ICON + 2, ICON + 2))


class PlainButton(Button):
    """An outlined button."""


class PrimaryButton(Button):
    """The one filled button of a view."""

    KIND = "primary"
    TONE = "on_accent"

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button, and on focus a line inside it: an accent outline would not show."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens().on_accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 4, 4)


class LinkButton(Button):
    """Words in accent that act like a button."""

    KIND = "link"
    TONE = "accent"


class IconButton(Button):
    """A square button with an icon only; ``text`` becomes tooltip and accessible name."""

    KIND = "icon"
    TONE = "text2"

    def __init__(
        self,
        text: str,
        name: str,
        icon: str,
        *,
        small: bool = True,
        outlined: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", name, icon, small=small, parent=parent)
        self.setProperty("outlined", outlined)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setFixedWidth(28 if small else 34)


class FilterButton(QPushButton):
    """A filter over a list: a menu of choices; the active one is filled and has a cross.

    Signals:
        chosen(str): id of the chosen option; empty when the filter was taken off.
    """

    chosen = Signal(str)

    def __init__(
        self, text: str, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._word = text
        self._options = list(options)
        self.choice = ""
        self.setObjectName(name)
        self.setProperty("kind", "filter")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._clicked)
        self.set_choice("")

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer other options, as (id, words)."""
        self._options = list(options)
        self.set_choice(self.choice)

    def set_choice(self, choice: str) -> None:
        """Show an option as chosen, without a signal; empty or unknown takes the filter off."""
        words = dict(self._options).get(choice)
        self.choice = choice if words is not None else ""
        self.setText(words or self._word)
        self.setAccessibleName(f"{self._word}: {words}" if words else self._word)
        set_look(self, "active", bool(self.choice))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the button with its words to the left and caret or cross to the right."""
        super().paintEvent(event)
        painter = QPainter(self)
        square = QRectF(self.width() - 22, (self.height() - 12) / 2, 12, 12)
        colours = tokens()
        if self.choice:
            paint_icon(painter, square, "x", colours.text)
        else:
            paint_icon(painter, square, "caret-down", colours.text3)

    def _clicked(self) -> None:
        if self.choice:
            self._choose("")
        elif len(self._options) == 1:
            self._choose(self._options[0][0])
        else:
            self._open_menu()

    def _open_menu(self) -> None:
        menu = QMenu(self)
        menu.setObjectName(f"{self.objectName()}.menu")
        self.fill(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def fill(self, menu: QMenu) -> None:
        """Add the options to a menu."""
        for choice, words in self._options:
            action = menu.addAction(words.replace("&", "&&"))
            action.triggered.connect(partial(self._choose_from_menu, choice))

    def _choose_from_menu(self, choice: str, _checked: bool = False) -> None:
        self._choose(choice)

    def _choose(self, choice: str) -> None:
        self.set_choice(choice)
        self.chosen.emit(self.choice)


class KeyCap(PlainLabel):
    """A key drawn as a small cap, written as this system writes it."""

    def __init__(self, keys: QKeySequence | str = "", parent: QWidget | None = None) -> None:
        super().__init__("", Role.HINT, "text2", parent=parent)
        self.setProperty("keycap", True)
        self.setFont(font(Role.HINT))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_keys(keys)

    def set_keys(self, keys: QKeySequence | str) -> None:
        """Show other keys; hidden where there are none."""
        written = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setText(written)
        show_if(self, bool(written))
