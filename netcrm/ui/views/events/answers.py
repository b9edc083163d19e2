"""Three buttons: what became of an event (PRODUCT.md 4.8)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netcrm.domain.event import EventStatus
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.words.words import Words

ANSWERS = (EventStatus.ATTENDED, EventStatus.MISSED, EventStatus.CANCELLED)


class AnswerButtons(QWidget):
    """Attended, Missed, Cancelled.

    Args:
        words: names them.
        name: dotted prefix; each is called ``<name>.<status>``.
        title: of the event, for screen readers.

    Signals:
        answered(EventStatus): one of them was pressed.
    """

    answered = Signal(EventStatus)

    def __init__(self, words: Words, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        for status in ANSWERS:
            button = PlainButton(words.name(status), f"{name}.{status}", small=True)
            button.setAccessibleName(f"{words.name(status)}: {title}")
            button.clicked.connect(partial(self._pressed, status))
            across.addWidget(button)

    def _pressed(self, status: EventStatus, _checked: bool = False) -> None:
        self.answered.emit(status)
