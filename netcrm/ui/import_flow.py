"""An import from the first file name to the banner: read, look, carry out (PRODUCT.md 6, picture 06)."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDir, QElapsedTimer, QObject, QSaveFile, QStandardPaths, Signal
from PySide6.QtWidgets import QApplication, QFileDialog

from netcrm.actions import history as history_actions
from netcrm.actions import imports as actions
from netcrm.domain.cards import EventRow
from netcrm.domain.import_plan import ImportPlan
from netcrm.domain.import_report import ImportReport
from netcrm.domain.refusal import Refused
from netcrm.domain.review import Review
from netcrm.domain.review_list import LostRow
from netcrm.reads import events as event_reads
from netcrm.reads import imports as reads
from netcrm.reads.imports import Looked
from netcrm.ui.bridge import REPORT_EVERY, Bridge
from netcrm.ui.dialogs.import_archive import ArchiveSheet
from netcrm.ui.dialogs.import_foot import EventChoice
from netcrm.ui.dialogs.import_review import Mapped, ReviewSheet
from netcrm.ui.import_words import ImportWords
from netcrm.ui.main_window import MainWindow
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.words.words import Words
from netcrm.work.task import Task

_EVENTS_OFFERED = 20
