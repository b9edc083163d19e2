"""The strip that shows long work, with Cancel; the window stays usable (INTERFACE.md 11)."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import ElideLabel

SHOW_AFTER = 150
WORDS_AFTER = 2000


class ProgressStrip(QWidget):
    """A thin bar; after two seconds words and Cancel join it.

    Signals:
        cancelled(): the owner pressed Cancel.
    """

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self._bar = QProgressBar()
        self._bar.setObjectName("progress.bar")
        self._bar.setTextVisible(False)
        self._words = ElideLabel("", Role.SECOND, "text2")
        self._cancel = PlainButton(self.tr("Cancel"), "progress.cancel", small=True)
        self._cancel.clicked.connect(self._stop)
        self._foot = QWidget()
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._words, 1)
        line.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(6)
        column.addWidget(self._bar)
        column.addWidget(self._foot)
        self._soon, self._later = self._timer(SHOW_AFTER), self._timer(WORDS_AFTER)
        self._soon.timeout.connect(self.show)
        self._later.timeout.connect(self._foot.show)
        self.hide()

    def report(self, done: int, total: int, words: str) -> None:
        """Show how far the work is; ``total`` 0 means nobody knows, and done >= total > 0 ends it."""
        if total and done >= total:
            self.finish()
            return
        if not self.isVisible() and not self._soon.isActive():
            self._start()
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(words)
        self._words.setText(words)

    def finish(self) -> None:
        """The work has ended; go away."""
        self._soon.stop()
        self._later.stop()
        self.hide()

    def _start(self) -> None:
        self._foot.hide()
        self._cancel.setEnabled(True)
        self._soon.start()
        self._later.start()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(self.tr("Stopping. Nothing will be kept."))
        self.cancelled.emit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
