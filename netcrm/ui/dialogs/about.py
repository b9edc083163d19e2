"""About netcrm, and the short guide with every key (INTERFACE.md 9, 10)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from netcrm.ui.commands import COMMANDS, Command
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.list_view import scrolling
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import KeyCap, PlainButton
from netcrm.ui.widgets.elide import PlainLabel


class Guide(Sheet):
    """The ideas in a few sentences and every key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(self.tr("Short guide"), "guide", parent, width=760, height=640)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, 4, EDGE, 16)
        column.setSpacing(8)
        for head, words in self._sentences():
            column.addWidget(PlainLabel(head, Role.SECTION))
            column.addWidget(PlainLabel(words, Role.BODY, "text2", wrap=True))
        column.addSpacing(8)
        column.addWidget(PlainLabel(self.tr("Keys"), Role.SECTION))
        column.addLayout(self._keys())
        column.addStretch(1)
        self.body.addWidget(scrolling(inside, "guide.scroll"), 1)
        _add_close(self)

    def _sentences(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Four rooms"),
                self.tr(
                    "Give back to those newer than you, support your peers, listen to those ahead of you, "
                    "and meet prospects. Give each group one room; netcrm shows where your time goes."
                ),
            ),
            (
                self.tr("Coattails"),
                self.tr(
                    "Someone who has given you nothing, and shows no effort of their own, asks for your name "
                    "behind an introduction. netcrm tells you before you answer, and says why."
                ),
            ),
            (
                self.tr("Nothing is final"),
                self.tr("There is no Save button, and every change can be undone, also after a restart."),
            ),
        )

    def _keys(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        known = [each for each in COMMANDS if each.sequences]
        half = (len(known) + 1) // 2
        for place, each in enumerate(known):
            row, column = place % half, 2 * (place // half)
            grid.addWidget(KeyCap(_shown(each)), row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(PlainLabel(each.words.removesuffix("..."), Role.BODY, "text2"), row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return grid


class About(Sheet):
    """Name, version and what netcrm never does."""

    def __init__(self, version: str, parent: QWidget) -> None:
        super().__init__(self.tr("netcrm {version}").format(version=version), "about", parent, width=480)
        for words in (
            self.tr("The private desktop CRM of an owner who grows a business by meeting people."),
            self.tr("Everything stays on this computer. Nothing is sent to anyone."),
            self.tr(
                "Free software under the MIT licence. Icons: Phosphor. Made with Qt, PySide6 and SQLite."
            ),
        ):
            label = PlainLabel(words, Role.BODY, "text2", wrap=True)
            label.setContentsMargins(EDGE, 0, EDGE, 0)
            self.body.addWidget(label)
        self.body.addSpacing(8)
        _add_close(self)


def _shown(each: Command) -> str:
    return each.shown_keys


def _add_close(sheet: Sheet) -> None:
    close = PlainButton(sheet.tr("Close"), f"{sheet.objectName()}.close")
    close.clicked.connect(sheet.accept)
    sheet.foot.addStretch(1)
    sheet.foot.addWidget(close)
