"""Figures in the rail and the words about backups, kept true after every change."""

from PySide6.QtCore import QObject, QTimer

from netcrm.reads import counts
from netcrm.reads.counts import RailCounts
from netcrm.ui.bridge import Bridge
from netcrm.ui.main_window import MainWindow


class RailFlow(QObject):
    """Asks for the rail's figures when the ledger changes."""

    def __init__(self, bridge: Bridge, window: MainWindow) -> None:
        super().__init__(window)
        self._bridge, self._window = bridge, window
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)
        bridge.changed.connect(lambda _change: self._soon.start())
        self._ask()

    def _ask(self) -> None:
        self._bridge.ask_later("rail.counts", counts.rail, self._bridge.today, then=self._show)

    def _show(self, found: RailCounts) -> None:
        rail = self._window.rail
        rail.set_count("contacts", found.contacts or None)
        rail.set_count("groups", found.groups or None)
        rail.set_count("referrals", found.referrals or None)
        rail.set_flagged("introductions", found.flagged)
