"""Asked before something written is thrown away: in the foot of its sheet, not in another window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import ElideLabel


class KeepQuestion(QWidget):
    """Takes the place of everything else in a foot until it is answered.

    Args:
        name: dotted prefix of both buttons.
        foot: the layout whose parts it stands for.
        parent: the sheet.

    Signals:
        discarded(): throw it away.
        kept(): go on writing; the foot is as it was.
    """

    discarded = Signal()
    kept = Signal()

    def __init__(self, name: str, foot: QHBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._foot = foot
        items = (foot.itemAt(place) for place in range(foot.count()))
        widgets = (item.widget() for item in items if item is not None)
        self._parts = [each for each in widgets if each is not None and not each.isHidden()]
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(ElideLabel(self.tr("What you wrote is not kept yet."), Role.BODY), 1)
        discard = PlainButton(self.tr("Discard"), f"{name}.discard")
        discard.clicked.connect(self.discarded)
        self.keep = PlainButton(self.tr("Keep writing"), f"{name}.keep_writing")
        self.keep.clicked.connect(self.leave)
        across.addWidget(discard)
        across.addWidget(self.keep)
        for part in self._parts:
            part.hide()
        foot.addWidget(self, 1000)
        self.keep.setFocus()

    def leave(self) -> None:
        """Go on writing."""
        self._foot.removeWidget(self)
        self.hide()
        for part in self._parts:
            part.show()
        self.kept.emit()
        self.deleteLater()
