"""Light and dark, type and colour of the whole application (INTERFACE.md 2 and 4).

The application's palette *is* the state: painted widgets and delegates ask :func:`tokens` and
:func:`font` while they paint, and Qt itself repaints every widget when the palette changes.
"""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from netcrm.ui.palette_tokens import DARK, LIGHT, VARIANTS, Tokens, high_contrast
from netcrm.ui.stylesheet import stylesheet

CHOICES = ("system", "light", "dark")
SMALLEST_BODY = 13.0


class Role(Enum):
    """What a text is: factor of the body size, and weight (INTERFACE.md 4).

    Headings are asked for in 700: Qt draws Inter's 600 visibly lighter than the design from 14 px on.
    """

    WELCOME = (2.15, 700)
    FIGURE = (1.85, 700)
    TITLE = (1.54, 700)
    PALETTE = (1.3, 400)
    SECTION = (1.08, 700)
    NAME = (1.0, 600)
    BUTTON = (1.0, 500)
    BODY = (1.0, 400)
    SECOND_STRONG = (0.92, 600)
    CHIP = (0.92, 500)
    SECOND = (0.92, 400)
    LABEL = (0.85, 600)
    HINT = (0.85, 400)


def tokens() -> Tokens:
    """The colours now in force."""
    palette = QGuiApplication.palette()
    page, line = palette.window().color().name(), palette.mid().color().name()
    for variant in VARIANTS:
        if variant.bg == page and variant.border == line:
            return variant
    return LIGHT


def font(role: Role = Role.BODY) -> QFont:
    """A font of the interface; its size follows the system's text scale."""
    factor, weight = role.value
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * factor)
    made.setWeight(QFont.Weight(weight))
    if factor >= Role.TITLE.value[0]:
        made.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98.5)
    return made


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet selects by, and let the style see it."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


class Theme(QObject):
    """Dresses the application; make one, keep it as long as the application.

    Signals:
        changed(): colours have changed; needed only by what caches pixmaps.
    """

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system") -> None:
        super().__init__(application)
        self.setObjectName("theme")
        self._application = application
        self._choice = choice if choice in CHOICES else "system"
        application.setStyle("fusion")
        application.setFont(_body_font(application))
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._apply)
        hints.accessibility().contrastPreferenceChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> str:
        """What the owner chose: ``system``, ``light`` or ``dark``."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Change the choice; an unknown word means ``system``."""
        self._choice = choice if choice in CHOICES else "system"
        hints = self._application.styleHints()
        if self._choice == "system":
            hints.unsetColorScheme()
        else:
            dark = self._choice == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._apply()

    def _apply(self) -> None:
        wanted = self._wanted()
        if self._application.styleSheet() and tokens() == wanted:
            return
        self._application.setPalette(palette_of(wanted))
        self._application.setStyleSheet(stylesheet(wanted, self._application.font().pointSizeF()))
        self.changed.emit()

    def _wanted(self) -> Tokens:
        hints = self._application.styleHints()
        dark = self._choice == "dark"
        if self._choice == "system":
            dark = hints.colorScheme() == Qt.ColorScheme.Dark
        chosen = DARK if dark else LIGHT
        contrast = hints.accessibility().contrastPreference()
        return high_contrast(chosen) if contrast == Qt.ContrastPreference.HighContrast else chosen


def palette_of(colours: Tokens) -> QPalette:
    """The palette that carries the tokens to Fusion and to what no stylesheet reaches."""
    role = QPalette.ColorRole
    palette = QPalette()
    pairs = {
        role.Window: colours.bg,
        role.Base: colours.surface,
        role.AlternateBase: colours.bg,
        role.Button: colours.surface,
        role.ToolTipBase: colours.surface,
        role.WindowText: colours.text,
        role.Text: colours.text,
        role.ButtonText: colours.text,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.text3,
        role.Highlight: colours.accent_soft,
        role.HighlightedText: colours.text,
        role.Accent: colours.accent,
        role.Link: colours.accent,
        role.Mid: colours.border,
        role.Midlight: colours.hover,
        role.Light: colours.surface,
        role.Dark: colours.border_strong,
        role.BrightText: colours.stop,
    }
    for each, colour in pairs.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.text3))
    return palette


def _body_font(application: QApplication) -> QFont:
    """Inter where it is installed, never smaller than 13 px, with figures of equal width."""
    body = QFont(application.font())
    if "Inter" in QFontDatabase.families():
        body.setFamily("Inter")
    screen = application.primaryScreen()
    per_inch = screen.logicalDotsPerInchY() if screen is not None else 96.0
    body.setPointSizeF(max(body.pointSizeF(), SMALLEST_BODY * 72.0 / per_inch))
    body.setFeature(QFont.Tag("tnum"), 1)
    return body
