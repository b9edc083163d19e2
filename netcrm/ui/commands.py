"""Every command of the window in one table: menus, keys, palette and short guide read it (INTERFACE.md 9).

A command is only declared here. Who carries it out says so with ``MainWindow.handle`` or, for what depends
on the view in front, with ``View.verbs``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from netcrm.ui.icons import icon
from netcrm.ui.marked import QT_TRANSLATE_NOOP

Keys = str | QKeySequence.StandardKey


class CommandGroup(Enum):
    """Menu that a command stands in."""

    FILE = QT_TRANSLATE_NOOP("commands", "File")
    EDIT = QT_TRANSLATE_NOOP("commands", "Edit")
    GO = QT_TRANSLATE_NOOP("commands", "Go")
    ADD = QT_TRANSLATE_NOOP("commands", "Add")
    PEOPLE = QT_TRANSLATE_NOOP("commands", "People")
    EVENT = QT_TRANSLATE_NOOP("commands", "Event")
    HELP = QT_TRANSLATE_NOOP("commands", "Help")


class When(Enum):
    """When a command can be chosen."""

    ALWAYS = auto()
    IN_VIEW = auto()  # the view in front, or the window, has a handler for it now
    LIST_FOCUS = auto()  # a key of a list; shown in the guide, acted on by the list itself


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the owner can do.

    Attributes:
        id: dotted, stable; also the ``objectName`` of its action, after ``command.``.
        text: English words, translated in the context ``commands``.
        group: its menu.
        keys: shortcuts, the first of them shown.
        icon: name of an icon.
        when: when it can be chosen.
    """

    id: str
    text: str
    group: CommandGroup
    keys: tuple[Keys, ...] = ()
    icon: str = ""
    when: When = When.ALWAYS

    @property
    def words(self) -> str:
        """The text in the owner's language."""
        return QCoreApplication.translate("commands", self.text)

    @property
    def shown_keys(self) -> str:
        """The first shortcut as this system writes it; empty for none."""
        first = next(iter(self.sequences), QKeySequence())
        return first.toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def sequences(self) -> list[QKeySequence]:
        """The shortcuts that this system has, each once; a standard key may have none here."""
        found: dict[str, QKeySequence] = {}
        for keys in self.keys:
            sequence = QKeySequence(keys)
            if not sequence.isEmpty():
                found.setdefault(sequence.toString(QKeySequence.SequenceFormat.PortableText), sequence)
        return list(found.values())


_Key = QKeySequence.StandardKey
_G = CommandGroup

COMMANDS: tuple[Command, ...] = (
    Command("file.import", QT_TRANSLATE_NOOP("commands", "Import a file..."), _G.FILE, ("Ctrl+O",), "import"),
    Command("file.import_folder", QT_TRANSLATE_NOOP("commands", "Import a folder..."), _G.FILE, (), "import"),
    Command(
        "file.paste",
        QT_TRANSLATE_NOOP("commands", "Import what was copied"),
        _G.FILE,
        (_Key.Paste,),
        "import",
    ),
    Command(
        "file.export_contacts", QT_TRANSLATE_NOOP("commands", "Export contacts..."), _G.FILE, (), "export"
    ),
    Command("file.export_events", QT_TRANSLATE_NOOP("commands", "Export events..."), _G.FILE, (), "export"),
    Command(
        "file.export_everything", QT_TRANSLATE_NOOP("commands", "Export everything..."), _G.FILE, (), "export"
    ),
    Command("file.backups", QT_TRANSLATE_NOOP("commands", "Backups..."), _G.FILE, (), "database"),
    Command("file.sample", QT_TRANSLATE_NOOP("commands", "Open the sample network"), _G.FILE, (), "eye"),
    Command("go.settings", QT_TRANSLATE_NOOP("commands", "Settings"), _G.FILE, (_Key.Preferences,), "gear"),
    Command("file.quit", QT_TRANSLATE_NOOP("commands", "Quit"), _G.FILE, (_Key.Quit,)),
    Command("edit.undo", QT_TRANSLATE_NOOP("commands", "Undo"), _G.EDIT, (_Key.Undo,), "undo"),
    Command("edit.redo", QT_TRANSLATE_NOOP("commands", "Redo"), _G.EDIT, ("Ctrl+Shift+Z", _Key.Redo), "redo"),
    Command("edit.history", QT_TRANSLATE_NOOP("commands", "History"), _G.EDIT, ("Ctrl+Alt+Z",), "history"),
    Command(
        "edit.filter",
        QT_TRANSLATE_NOOP("commands", "Filter this list"),
        _G.EDIT,
        (_Key.Find, "/"),
        "funnel",
        When.IN_VIEW,
    ),
    Command(
        "edit.palette", QT_TRANSLATE_NOOP("commands", "Find or do anything"), _G.EDIT, ("Ctrl+K",), "search"
    ),
    Command("edit.duplicates", QT_TRANSLATE_NOOP("commands", "Look for duplicates"), _G.EDIT, (), "merge"),
    Command("go.today", QT_TRANSLATE_NOOP("commands", "Today"), _G.GO, ("Ctrl+1",), "calendar-check"),
    Command("go.contacts", QT_TRANSLATE_NOOP("commands", "Contacts"), _G.GO, ("Ctrl+2",), "users"),
    Command("go.groups", QT_TRANSLATE_NOOP("commands", "Groups"), _G.GO, ("Ctrl+3",), "rooms"),
    Command("go.events", QT_TRANSLATE_NOOP("commands", "Events"), _G.GO, ("Ctrl+4",), "calendar"),
    Command(
        "go.introductions", QT_TRANSLATE_NOOP("commands", "Introductions"), _G.GO, ("Ctrl+5",), "network"
    ),
    Command("go.referrals", QT_TRANSLATE_NOOP("commands", "Referrals"), _G.GO, ("Ctrl+6",), "swap"),
    Command("go.insights", QT_TRANSLATE_NOOP("commands", "Insights"), _G.GO, ("Ctrl+7",), "chart"),
    Command("go.back", QT_TRANSLATE_NOOP("commands", "Back"), _G.GO, (_Key.Back, "Alt+Left"), "arrow-left"),
    Command("go.next_pane", QT_TRANSLATE_NOOP("commands", "Next pane"), _G.GO, ("F6",)),
    Command("add.contact", QT_TRANSLATE_NOOP("commands", "Add a person"), _G.ADD, ("Ctrl+N",), "user-plus"),
    Command("add.group", QT_TRANSLATE_NOOP("commands", "Add a group"), _G.ADD, ("Ctrl+Shift+N",), "rooms"),
    Command("add.event", QT_TRANSLATE_NOOP("commands", "Add an event"), _G.ADD, ("Ctrl+E",), "calendar"),
    Command("add.referral", QT_TRANSLATE_NOOP("commands", "New referral slip"), _G.ADD, ("Ctrl+R",), "swap"),
    Command("people.log", QT_TRANSLATE_NOOP("commands", "Log contact"), _G.PEOPLE, ("Ctrl+L",), "check"),
    Command(
        "people.introduce", QT_TRANSLATE_NOOP("commands", "Introduce..."), _G.PEOPLE, ("Ctrl+I",), "network"
    ),
    Command(
        "people.asked_for",
        QT_TRANSLATE_NOOP("commands", "Somebody asks for them..."),
        _G.PEOPLE,
        ("Ctrl+Shift+I",),
        "network",
    ),
    Command(
        "people.paste_request",
        QT_TRANSLATE_NOOP("commands", "Paste a request..."),
        _G.PEOPLE,
        ("Ctrl+Shift+V",),
        "network",
    ),
    Command(
        "people.favour", QT_TRANSLATE_NOOP("commands", "Record a favour"), _G.PEOPLE, ("Ctrl+D",), "gift"
    ),
    Command("people.edit", QT_TRANSLATE_NOOP("commands", "Edit"), _G.PEOPLE, ("F2",), "pencil", When.IN_VIEW),
    Command(
        "people.qr",
        QT_TRANSLATE_NOOP("commands", "Show as QR code"),
        _G.PEOPLE,
        (),
        "qr-code",
        When.IN_VIEW,
    ),
    Command(
        "people.holdings",
        QT_TRANSLATE_NOOP("commands", "Everything you hold about them..."),
        _G.PEOPLE,
        (),
        "file",
        When.IN_VIEW,
    ),
    Command(
        "people.erase",
        QT_TRANSLATE_NOOP("commands", "Erase for good..."),
        _G.PEOPLE,
        (),
        "prohibit",
        When.IN_VIEW,
    ),
    Command(
        "people.remind",
        QT_TRANSLATE_NOOP("commands", "Write a reminder"),
        _G.PEOPLE,
        (),
        "envelope",
        When.IN_VIEW,
    ),
    Command(
        "people.thank",
        QT_TRANSLATE_NOOP("commands", "Write thanks"),
        _G.PEOPLE,
        (),
        "envelope",
        When.IN_VIEW,
    ),
    Command(
        "people.ask_later",
        QT_TRANSLATE_NOOP("commands", "Ask me about it later..."),
        _G.PEOPLE,
        (),
        "clock",
        When.IN_VIEW,
    ),
    Command("people.remove", QT_TRANSLATE_NOOP("commands", "Delete"), _G.PEOPLE, (), "trash", When.IN_VIEW),
    Command(
        "event.print", QT_TRANSLATE_NOOP("commands", "Print briefing"), _G.EVENT, (_Key.Print,), "printer"
    ),
    Command(
        "event.preview", QT_TRANSLATE_NOOP("commands", "Preview the sheet"), _G.EVENT, ("Ctrl+Alt+P",), "eye"
    ),
    Command(
        "event.debrief",
        QT_TRANSLATE_NOOP("commands", "Debrief the event"),
        _G.EVENT,
        ("Ctrl+Shift+L",),
        "pencil",
    ),
    Command("help.guide", QT_TRANSLATE_NOOP("commands", "Short guide"), _G.HELP, ("F1",), "question"),
    Command("help.about", QT_TRANSLATE_NOOP("commands", "About netcrm"), _G.HELP, (), "info"),
    Command(
        "list.tick", QT_TRANSLATE_NOOP("commands", "Tick the line"), _G.EDIT, ("Space",), when=When.LIST_FOCUS
    ),
    Command(
        "list.put_off",
        QT_TRANSLATE_NOOP("commands", "Put off (1 day, 1 week, pick)"),
        _G.EDIT,
        ("S",),
        when=When.LIST_FOCUS,
    ),
    Command(
        "list.copy",
        QT_TRANSLATE_NOOP("commands", "Copy the chosen people"),
        _G.EDIT,
        (_Key.Copy,),
        when=When.LIST_FOCUS,
    ),
    Command("list.open", QT_TRANSLATE_NOOP("commands", "Open"), _G.EDIT, ("Enter",), when=When.LIST_FOCUS),
    Command(
        "guard.choose",
        QT_TRANSLATE_NOOP("commands", "Guard: choose a way out"),
        _G.PEOPLE,
        ("1", "2", "3", "4"),
        when=When.LIST_FOCUS,
    ),
    Command(
        "guard.do",
        QT_TRANSLATE_NOOP("commands", "Guard: do it; palette: open beside"),
        _G.PEOPLE,
        ("Ctrl+Enter",),
        when=When.LIST_FOCUS,
    ),
    Command(
        "review.next_conflict",
        QT_TRANSLATE_NOOP("commands", "Review: next conflict"),
        _G.FILE,
        ("Ctrl+Down",),
        when=When.LIST_FOCUS,
    ),
    Command(
        "window.close",
        QT_TRANSLATE_NOOP("commands", "Close, stop, clear"),
        _G.EDIT,
        ("Esc",),
        when=When.LIST_FOCUS,
    ),
)


def command(command_id: str) -> Command:
    """The command of an id.

    Raises:
        KeyError: there is none.
    """
    for each in COMMANDS:
        if each.id == command_id:
            return each
    raise KeyError(command_id)


def choosable() -> Iterable[Command]:
    """The commands that are actions: all but the keys of lists and sheets."""
    return (each for each in COMMANDS if each.when is not When.LIST_FOCUS)


def _run(run: Callable[[str], object], command_id: str, _checked: bool = False) -> None:
    run(command_id)


def make_actions(owner: QWidget, run: Callable[[str], object]) -> dict[str, QAction]:
    """One QAction for each choosable command, working anywhere in ``owner``'s window.

    Args:
        owner: the window; it gets the actions and with them the shortcuts.
        run: called with the id of the command that was chosen.
    """
    made: dict[str, QAction] = {}
    for each in choosable():
        action = QAction(each.words, owner)
        action.setObjectName(f"command.{each.id}")
        action.setShortcuts(each.sequences)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(partial(_run, run, each.id))
        if each.icon:
            action.setIcon(icon(each.icon))
            action.setIconVisibleInMenu(True)
        owner.addAction(action)
        made[each.id] = action
    return made
