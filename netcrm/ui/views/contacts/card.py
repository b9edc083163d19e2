"""The right side of the contacts view: head, favours, timeline, about (pictures 02 and 11)."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.cards import ContactDetail
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.refusal import Refused
from netcrm.domain.timeline import TimelineEntry
from netcrm.reads import contacts, introductions
from netcrm.ui.bridge import Bridge
from netcrm.ui.views.contacts.about_card import AboutCard
from netcrm.ui.views.contacts.contact_verbs import ContactVerbs
from netcrm.ui.views.contacts.favours_card import FavoursCard
from netcrm.ui.views.contacts.header import ContactHeader
from netcrm.ui.views.contacts.timeline_card import TimelineCard
from netcrm.ui.widgets.elide import show_if
from netcrm.ui.widgets.overlay_scroll import OverlayScroll
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

ABOUT = 228


class ContactPage(QWidget):
    """One contact with everything; empty while nobody is chosen.

    Args:
        bridge: to the desk.
        words: of the owner.
        verbs: carries out what is asked for here.

    Signals:
        go_asked(str, object): show this thing in another view.
        introduce_asked(): introduce whom is shown.
    """

    go_asked = Signal(str, object)
    introduce_asked = Signal()

    def __init__(
        self, bridge: Bridge, words: Words, verbs: ContactVerbs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contacts.page")
        self._bridge, self._words, self._verbs = bridge, words, verbs
        self._detail: ContactDetail | None = None
        self._narrow = False
        self._header = ContactHeader(words)
        self._favours = FavoursCard(words)
        self.timeline = TimelineCard(bridge, words)
        self.about = AboutCard(words)
        parts = [("main", self.tr("Favours and timeline")), ("about", self.tr("About"))]
        self._parts = Segments("contacts.parts", self.tr("Show"), parts)
        self._parts.chosen.connect(lambda _: self._arrange())
        self._lay_out()
        self._listen()
        self._arrange()

    def show_contact(self, key: int | None) -> None:
        """Show somebody, or nobody; one that is gone meanwhile is nobody."""
        self._detail = None
        if key is not None:
            today = self._bridge.today
            try:
                detail = self._bridge.ask(contacts.detail, key, today)
                weighing = self._bridge.ask(introductions.weighed, key, None, None, today)
            except Refused as refused:
                if refused.code != "record.missing":
                    raise
            else:
                self._detail = detail
                self._show(detail, weighing, today)
        self._arrange()

    def set_narrow(self, narrow: bool) -> None:
        """Below 1180 px About is a second tab."""
        self._narrow = narrow
        self._arrange()

    def _show(self, detail: ContactDetail, weighing: Weighing, today: date) -> None:
        duties = self._bridge.ask(contacts.duties, detail.card.contact.id)
        self.setUpdatesEnabled(False)
        try:
            self._header.show_contact(detail)
            self._favours.show_favours(detail, weighing, today)
            self.timeline.show_timeline(detail, duties)
            self.about.show_contact(detail, today)
        finally:
            self.setUpdatesEnabled(True)

    def _lay_out(self) -> None:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._favours)
        column.addWidget(self.timeline, 1)
        main.setProperty("page", True)
        self._main = OverlayScroll(main, "contacts.main_area")
        self._about = OverlayScroll(self.about, "contacts.about_area")
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self._main, 1)
        cards.addWidget(self._about)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(self._header)
        whole.addWidget(self._parts, 0, Qt.AlignmentFlag.AlignLeft)
        whole.addLayout(cards, 1)

    def _listen(self) -> None:
        self._header.log_asked.connect(lambda: self._with_contact(self._verbs.log))
        self._header.introduce_asked.connect(self.introduce_asked)
        self._header.menu_asked.connect(lambda: self._with_contact(self._open_menu))
        self._favours.record_asked.connect(lambda: self._with_contact(self._verbs.record_favour))
        self._favours.favour_opened.connect(self._open_favour)
        self._favours.request_opened.connect(lambda key: self.go_asked.emit("introductions", key))
        self.timeline.opened.connect(self._open_entry)
        self.timeline.delete_asked.connect(self._verbs.delete_entry)
        self.timeline.list.keys.current_changed.connect(self._follow_timeline)
        self.about.group_opened.connect(lambda key: self.go_asked.emit("groups", key))
        self.about.promises.ticked.connect(self._verbs.tick)
        self.about.promises.put_off.connect(self._verbs.put_off)
        self.about.promises.change_asked.connect(self._verbs.change_follow_up)
        self.about.promises.drop_asked.connect(self._verbs.drop)

    def _arrange(self) -> None:
        shown = self._detail is not None
        show_if(self._header, shown)
        show_if(self._parts, shown and self._narrow)
        about = self._parts.choice == "about"
        show_if(self._main, shown and not (self._narrow and about))
        show_if(self._about, shown and (about or not self._narrow))
        self._about.setFixedWidth(ABOUT) if not self._narrow else self._about.setMaximumWidth(16777215)
        if self._narrow:
            self._about.setMinimumWidth(0)

    def _with_contact(self, act: object) -> None:
        if self._detail is not None and callable(act):
            act(self._detail.card.contact.id)

    def _open_menu(self, contact: int) -> None:
        button = self._header.more
        menu = self._verbs.contact_menu(contact, self)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open_favour(self, favour: int) -> None:
        favours = self._detail.favours if self._detail is not None else ()
        for one in favours:
            if one.id == favour:
                self._verbs.open_favour(one)

    def _open_entry(self, entry: TimelineEntry) -> None:
        if self._detail is not None:
            self._verbs.open_entry(self._detail, entry)

    def _follow_timeline(self, number: object) -> None:
        """Keep the line that the arrow keys are on in sight."""
        lines, inside = self.timeline.list, self._main.widget()
        if isinstance(number, int) and lines.hasFocus() and inside is not None:
            place = lines.visualRect(lines.currentIndex())
            spot = lines.mapTo(inside, place.center())
            self._main.ensureVisible(spot.x(), spot.y(), 0, place.height())
