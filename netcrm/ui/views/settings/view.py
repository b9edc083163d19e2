"""Settings: sections on the left, the chosen one on the right; everything is kept at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from netcrm.ui.bridge import Bridge
from netcrm.ui.list_view import scrolling
from netcrm.ui.theme import Theme
from netcrm.ui.view import View
from netcrm.ui.views.settings.data import DataPage
from netcrm.ui.views.settings.follow_ups import FollowUpsPage
from netcrm.ui.views.settings.guard import GuardPage
from netcrm.ui.views.settings.letters import LettersPage
from netcrm.ui.views.settings.look import LookPage
from netcrm.ui.views.settings.page import Page
from netcrm.ui.views.settings.pitch import PitchPage
from netcrm.ui.views.settings.rooms import RoomsPage
from netcrm.ui.views.settings.you import YouPage
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import ONE_LINE, RowList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words.words import Words

WIDE_LIST, NARROW_LIST = 220, 176


@dataclass(frozen=True, slots=True)
class Section:
    """One line on the left.

    Attributes:
        id: key to open it by ("rooms").
        number: its place, from 1.
    """

    id: str
    number: int
    title: str
    icon: str
    page: Page


def open_folder(folder: Path) -> bool:
    """Show a folder in the system's own program."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class SettingsView(View):
    """What belongs to the data is kept as steps; what belongs to the screen in its ini file.

    Its keys are ``you``, ``rooms``, ``guard``, ``pitch``, ``letters``, ``follow_ups``, ``look`` and ``data``.

    Args:
        bridge: to the desk.
        words: of the owner.
        settings: of the screen.
        theme: of the application.
        folder: the profile; the one that holds the screen's settings unless told otherwise.
        show_folder: shows it in the system's own program.
    """

    subject: ClassVar[str] = "settings"
    tables: ClassVar[frozenset[str] | None] = frozenset({"owner", "room_plan", "pitch", "letter_template"})

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        settings: QSettings,
        theme: Theme,
        folder: Path | None = None,
        show_folder: Callable[[Path], object] = open_folder,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        profile = folder or Path(settings.fileName()).parent
        self._data = DataPage(bridge, words, profile, show_folder)
        self._data.banner_asked.connect(self.banner_asked)
        self._data.run_asked.connect(self.run_asked)
        self._sections = self._make_sections(theme)
        self._pages = QStackedWidget()
        for section in self._sections:
            self._pages.addWidget(scrolling(section.page, f"settings.{section.id}.scroll"))
        self._list = self._make_list()
        self._card = Card("", "settings.list_card", flush=True)
        self._card.add(self._list)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self._card)
        line.addWidget(self._pages, 1)
        self._list.keys.current_changed.connect(self._moved)
        self._list.keys.select(1)
        self.set_narrow(False)

    def title(self) -> str:
        """The view's name."""
        return self.words.tr("Settings")

    def hint(self) -> str:
        """Nothing here waits for a button."""
        return self.words.tr("Everything is kept at once.")

    def open_key(self, key: object) -> None:
        """Show the section of this id; ``backups`` means ``data``."""
        wanted = "data" if key == "backups" else key
        for section in self._sections:
            if section.id == wanted:
                self._list.keys.select(section.number)

    def current_key(self) -> object:
        """Id of the section that is shown."""
        return self._sections[self._pages.currentIndex()].id

    def panes(self) -> Sequence[QWidget]:
        """Sections, then the page."""
        return (self._list, self._pages)

    def set_narrow(self, narrow: bool) -> None:
        """A narrower list below 1180 px."""
        super().set_narrow(narrow)
        self._card.setFixedWidth(NARROW_LIST if narrow else WIDE_LIST)

    def refresh(self) -> None:
        """Show on every page what is kept now."""
        for section in self._sections:
            section.page.refresh()

    def _make_sections(self, theme: Theme) -> tuple[Section, ...]:
        bridge, words, tr = self.bridge, self.words, self.words.tr
        pages: tuple[tuple[str, str, str, Page], ...] = (
            ("you", tr("You"), "user", YouPage(bridge, words)),
            ("rooms", tr("Rooms"), "rooms", RoomsPage(bridge, words)),
            ("guard", tr("The guard"), "shield", GuardPage(bridge, words)),
            ("pitch", tr("Pitch"), "microphone", PitchPage(bridge, words)),
            ("letters", tr("Letters"), "envelope", LettersPage(bridge, words, self.settings)),
            ("follow_ups", tr("Follow-ups"), "calendar-check", FollowUpsPage(bridge, words)),
            ("look", tr("Look"), "sun", LookPage(bridge, words, self.settings, theme)),
            ("data", tr("Your data"), "database", self._data),
        )
        return tuple(
            Section(each, number, title, icon, page)
            for number, (each, title, icon, page) in enumerate(pages, 1)
        )

    def _make_list(self) -> RowList:
        sections = {section.number: section for section in self._sections}
        model = RowModel(
            lambda keys: [sections[key] for key in keys],
            [Column(id="title", text=lambda section: section.title)],
            key_of=lambda section: section.number,
        )
        made = RowList("settings.list", self.words.tr("Settings"), model, _face, height=ONE_LINE)
        model.setParent(made)
        model.set_keys(list(sections))
        made.keys.activated.connect(lambda _key: self.focusNextChild())
        return made

    def _moved(self, key: object) -> None:
        if isinstance(key, int):
            self._pages.setCurrentIndex(key - 1)


def _face(section: Section) -> RowFace:
    return RowFace(title=section.title, icon=section.icon)
