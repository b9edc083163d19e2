"""Who serves the window behind the views: commands, history, search, figures and backups."""

from netcrm.ui.backup_flow import BackupFlow
from netcrm.ui.bridge import Bridge
from netcrm.ui.history_flow import HistoryFlow
from netcrm.ui.main_window import MainWindow
from netcrm.ui.rail_flow import RailFlow
from netcrm.ui.search_flow import SearchFlow
from netcrm.ui.window_verbs import WindowVerbs
from netcrm.words.words import Words


def serve(bridge: Bridge, words: Words, window: MainWindow) -> None:
    """Let `window` answer its commands; who does so lives as long as the window."""
    WindowVerbs(bridge, words, window)
    HistoryFlow(bridge, words, window)
    SearchFlow(bridge, words, window)
    RailFlow(bridge, window)
    BackupFlow(bridge, words, window)
