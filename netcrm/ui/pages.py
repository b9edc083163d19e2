"""The pages of the window; each is loaded when it is first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QSettings

from netcrm.ui.bridge import Bridge
from netcrm.ui.marked import QT_TRANSLATE_NOOP
from netcrm.ui.theme import Theme
from netcrm.ui.view import View, ViewSpec
from netcrm.words.words import Words


@dataclass(frozen=True, slots=True)
class Furniture:
    """What every page is made with."""

    bridge: Bridge
    words: Words
    settings: QSettings
    theme: Theme


def _today(room: Furniture) -> View:
    from netcrm.ui.views.today.view import TodayView

    return TodayView(room.bridge, room.words, room.settings)


def _contacts(room: Furniture) -> View:
    from netcrm.ui.views.contacts.view import ContactsView

    return ContactsView(room.bridge, room.words, room.settings)


def _groups(room: Furniture) -> View:
    from netcrm.ui.views.groups.view import GroupsView

    return GroupsView(room.bridge, room.words, room.settings)


def _events(room: Furniture) -> View:
    from netcrm.ui.views.events.view import EventsView

    return EventsView(room.bridge, room.words, room.settings)


def _introductions(room: Furniture) -> View:
    from netcrm.ui.views.introductions.view import IntroductionsView

    return IntroductionsView(room.bridge, room.words, room.settings)


def _referrals(room: Furniture) -> View:
    from netcrm.ui.views.referrals.view import ReferralsView

    return ReferralsView(room.bridge, room.words, room.settings)


def _insights(room: Furniture) -> View:
    from netcrm.ui.views.insights.view import InsightsView

    return InsightsView(room.bridge, room.words, room.settings)


def _imports(room: Furniture) -> View:
    from netcrm.ui.views.imports.view import ImportsView

    return ImportsView(room.bridge, room.words, room.settings)


def _settings(room: Furniture) -> View:
    from netcrm.ui.views.settings.view import SettingsView

    return SettingsView(room.bridge, room.words, room.settings, room.theme)


_PAGES: tuple[tuple[str, str, str, Callable[[Furniture], View]], ...] = (
    ("today", QT_TRANSLATE_NOOP("rail", "Today"), "calendar-check", _today),
    ("contacts", QT_TRANSLATE_NOOP("rail", "Contacts"), "users", _contacts),
    ("groups", QT_TRANSLATE_NOOP("rail", "Groups"), "rooms", _groups),
    ("events", QT_TRANSLATE_NOOP("rail", "Events"), "calendar", _events),
    ("introductions", QT_TRANSLATE_NOOP("rail", "Introductions"), "network", _introductions),
    ("referrals", QT_TRANSLATE_NOOP("rail", "Referrals"), "swap", _referrals),
    ("insights", QT_TRANSLATE_NOOP("rail", "Insights"), "chart", _insights),
    ("imports", QT_TRANSLATE_NOOP("rail", "Import"), "import", _imports),
    ("settings", QT_TRANSLATE_NOOP("rail", "Settings"), "gear", _settings),
)
_BOTTOM = frozenset({"imports", "settings"})


def pages(room: Furniture) -> list[ViewSpec]:
    """Return the pages in the order of the rail; nothing of them is made yet."""
    return [
        ViewSpec(page, QCoreApplication.translate("rail", words), icon, partial(make, room), page in _BOTTOM)
        for page, words, icon, make in _PAGES
    ]
