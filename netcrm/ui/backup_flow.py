"""Backups by the clock, and the words about the last one (RELIABILITY.md 1.5)."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from netcrm.domain.backup import Backup
from netcrm.domain.refusal import Refused
from netcrm.domain.retention import is_due
from netcrm.ui.bridge import Bridge
from netcrm.ui.main_window import MainWindow
from netcrm.ui.widgets.notice import NoticeKind
from netcrm.words.words import Words

LOOK_EVERY = 60_000
"""Milliseconds between two looks at whether a backup is due."""


class BackupFlow(QObject):
    """Backs up daily and after half an hour of changes, and shows when it last did."""

    def __init__(self, bridge: Bridge, words: Words, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge, self._words, self._window = bridge, words, window
        self._changed: datetime | None = None
        self._last: datetime | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY)
        self._clock.timeout.connect(self._look)
        bridge.changed.connect(self._note)
        bridge.copies_changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._bridge.backups(then=self._show)

    def _note(self, _change: object) -> None:
        self._changed = self._changed or self._bridge.now()
        if not self._clock.isActive():
            self._clock.start()

    def _look(self) -> None:
        if is_due(self._last, self._changed, self._bridge.now()):
            self._changed = None
            self._bridge.back_up("change", refused=self._failed)

    def _failed(self, refused: Refused) -> None:
        self._window.say(NoticeKind.ERROR, self.tr("The backup was not made."), self._words.refusal(refused))

    def _show(self, found: list[Backup]) -> None:
        words = self.tr("no backup yet")
        self._last = None
        if found:
            self._last = found[0].made_at
            made = found[0].made_at.astimezone(self._bridge.now().tzinfo)
            day = self._words.day(made.date(), self._bridge.today)
            words = self.tr("backed up {day} {time}").format(day=day, time=self._words.time(made))
        self._window.status.show_kept(self.tr("Saved on this computer only · {backup}").format(backup=words))
