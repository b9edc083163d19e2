"""The contacts: list, filters, bulk changes, and the card of the chosen one (PRODUCT.md 5, picture 02)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSettings
from PySide6.QtWidgets import QWidget

from netcrm.domain.contact import Answer
from netcrm.domain.contact_list import ContactFilter, ContactOrder
from netcrm.domain.erasure import Erased
from netcrm.domain.room import Room
from netcrm.reads import contacts
from netcrm.ui.bridge import Bridge
from netcrm.ui.list_view import ListView, Question
from netcrm.ui.theme import Role
from netcrm.ui.views.contacts.card import ContactPage
from netcrm.ui.views.contacts.contact_verbs import ContactVerbs
from netcrm.ui.views.contacts.face import contact_face, contact_spoken
from netcrm.ui.views.contacts.handing_over import HandingOver
from netcrm.ui.widgets.buttons import FilterButton, PlainButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.ui.widgets.order_button import OrderButton
from netcrm.ui.widgets.row_drag import DragList
from netcrm.ui.widgets.row_model import Column, RowModel
from netcrm.words import erasing
from netcrm.words.words import Words

if TYPE_CHECKING:
    from netcrm.ui.saving import SavingFlow

_NO_ROOM = "none"
_TAGS_SHOWN = 40


class ContactsView(ListView):
    """People with filter, order, bulk changes and card."""

    subject = "contacts"

    def __init__(
        self, bridge: Bridge, words: Words, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(bridge, words, settings, parent)
        self._all = 0
        self.head_action = PlainButton(self.tr("Add contact"), "contacts.add", "plus")
        self.head_action.clicked.connect(lambda: self.run_asked.emit("add.contact"))
        self._acts = ContactVerbs(bridge, words, self)
        self.page = ContactPage(bridge, words, self._acts)
        self._tag = FilterButton(self.tr("Any tag"), "contacts.filters.tag", [])
        self._many = PlainButton("", "contacts.many", small=True)
        self._gave_got = PlainLabel(self.tr("gave | got"), Role.HINT, "text2")
        self.compose(
            self._make_list(),
            self.page,
            filter_hint=self.tr("Filter this list"),
            filters=self._make_filters(),
            line_end=(self._make_order(), self._gave_got, self._many),
        )
        self._many.hide()
        self._listen()

    def title(self) -> str:
        """The words of the title row."""
        return self.tr("Contacts")

    def question(self) -> Question:
        """The keys that the filter lets through, in the chosen order."""
        return contacts.keys, (self._wanted_filter(), ContactOrder(self._order.choice))

    def refresh(self) -> None:
        """Read keys and tags again."""
        super().refresh()
        self.bridge.ask_later("contacts.tags", contacts.tags, then=self._tags_came)

    def show_detail(self, key: int | None) -> None:
        """Show somebody's card."""
        self.page.show_contact(key)

    def count_words(self, shown: int) -> str:
        """So many of all; only so many where nothing is filtered."""
        self._all = self.bridge.ask(contacts.count)
        if shown == self._all:
            return self.tr("1 person") if shown == 1 else self.tr("{n} people").format(n=f"{shown:,}")
        return self.tr("{n} of {all}").format(n=f"{shown:,}", all=f"{self._all:,}")

    def empty_words(self) -> tuple[str, str]:
        """Why the view matters, and how to begin."""
        words = self.tr("Whom you meet stands here, with what you gave each other and what is due next.")
        return words, self.tr("Add a person")

    def empty_acted(self) -> None:
        """Add the first one."""
        self.run_asked.emit("add.contact")

    def verbs(self) -> Mapping[str, Callable[[], object]]:
        """What this view does for commands, with the contact that is chosen."""
        verbs = dict(super().verbs()) | {"add.contact": self._acts.add}
        key = self.list.keys.current_key()
        if key is not None:
            verbs |= {
                "people.log": lambda: self._acts.log(key),
                "people.favour": lambda: self._acts.record_favour(key),
                "people.edit": lambda: self._acts.edit(key),
                "people.qr": lambda: self._acts.show_qr(key),
                "people.holdings": lambda: self._export_person(key),
                "people.erase": lambda: self._acts.erase(key),
                "people.remove": lambda: self._acts.delete(self._chosen(key)),
            }
        return verbs

    def set_narrow(self, narrow: bool) -> None:
        """No balance bars and no second card below 1180 px."""
        super().set_narrow(narrow)
        self.page.set_narrow(narrow)
        self._show_line_end()

    def _make_list(self) -> DragList:
        words, bridge = self.words, self.bridge
        model = RowModel(
            lambda keys: bridge.ask(contacts.rows, keys),
            [Column(id="name", text=lambda row: str(row.name))],
            spoken=lambda row: contact_spoken(words, row, bridge.today),
            parent=self,
        )
        made = DragList(
            "contacts.list", self.tr("Contacts"), model, lambda row: contact_face(words, row, bridge.today)
        )
        made.allow_many()
        self._handing_over = HandingOver(bridge, words, made, self.say, self._export)
        return made

    def _make_filters(self) -> list[FilterButton]:
        rooms = [(room.value, self.words.room(room)) for room in Room]
        local = [
            (Answer.YES.value, self.tr("Local")),
            (Answer.NO.value, self.tr("Not local")),
            (Answer.UNKNOWN.value, self.tr("Not known where")),
        ]
        due = [("late", self.tr("Late")), ("today", self.tr("Due")), ("week", self.tr("Due in a week"))]
        return [
            self._tag,
            FilterButton(
                self.tr("Any room"), "contacts.filters.room", [*rooms, (_NO_ROOM, self.words.room(None))]
            ),
            FilterButton(self.tr("Local"), "contacts.filters.local", local),
            FilterButton(self.tr("Due"), "contacts.filters.due", due),
            FilterButton(self.tr("Flagged"), "contacts.filters.flagged", [("flagged", self.tr("Flagged"))]),
        ]

    def _make_order(self) -> OrderButton:
        orders = {
            ContactOrder.NAME: self.tr("Name"),
            ContactOrder.COMPANY: self.tr("Company"),
            ContactOrder.LAST_CONTACT: self.tr("Last contact"),
            ContactOrder.DUE: self.tr("Due"),
        }
        options = [(order.value, words) for order, words in orders.items()]
        self._order = OrderButton(self.tr("Order"), "contacts.order", options)
        self._order.choose(str(self.settings.value("views/contacts/order", ContactOrder.NAME.value)))
        self._order.chosen.connect(self._ordered)
        return self._order

    def _listen(self) -> None:
        self.list.keys.selection_changed.connect(self._show_line_end)
        self.list.keys.activated.connect(lambda _: self.page.timeline.note.setFocus())
        self.list.menu_asked.connect(self._open_menu)
        self._many.clicked.connect(self._open_many)
        self.page.go_asked.connect(self.go_asked)
        self.page.introduce_asked.connect(lambda: self.run_asked.emit("people.introduce"))
        self._acts.go_asked.connect(self.go_asked)
        self._acts.run_asked.connect(self.run_asked)
        self._acts.added.connect(self.open_key)
        self._acts.deleted.connect(self._say_deleted)
        self._acts.erased.connect(self._say_erased)
        self._acts.holdings_asked.connect(self._export_person)
        self._acts.export_asked.connect(self._export)
        self._acts.copy_asked.connect(self._handing_over.copy)

    def _wanted_filter(self) -> ContactFilter:
        chosen = self.choices()
        today = self.bridge.today
        days = {"late": -1, "today": 0, "week": 7}
        room = chosen.get("room")
        return ContactFilter(
            text=self.filter_text(),
            rooms=frozenset() if room is None else frozenset({None if room == _NO_ROOM else Room(room)}),
            local=Answer(chosen["local"]) if "local" in chosen else None,
            due_by=today + timedelta(days=days[chosen["due"]]) if "due" in chosen else None,
            tag=chosen.get("tag", ""),
            flagged="flagged" in chosen,
        )

    def _tags_came(self, tags: list[tuple[str, int]]) -> None:
        kept = self._tag.choice
        names = [tag for tag, _ in tags[:_TAGS_SHOWN]]
        if kept and kept not in names and kept in dict(tags):
            names.append(kept)
        self._tag.set_options([(tag, tag) for tag in names])
        if kept and not self._tag.choice:
            self.stale()

    def _ordered(self, choice: str) -> None:
        self.settings.setValue("views/contacts/order", choice)
        self.stale()

    def _chosen(self, key: int) -> list[int]:
        """The selected contacts, where this one is among them."""
        selected = self.list.keys.selected_keys()
        return selected if key in selected else [key]

    def _show_line_end(self) -> None:
        count = len(self.list.keys.selected_keys())
        many = count > 1
        self._many.setText(self.tr("Change {n} people").format(n=f"{count:,}"))
        self._many.setAccessibleName(self._many.text())
        show_if(self._many, many)
        show_if(self._order, not many)
        show_if(self._gave_got, not many and not self.narrow)

    def _neighbour(self, gone: list[int]) -> int | None:
        """The next contact below those that go, else the one above; None where nobody is left."""
        keys = self.list.rows.keys()
        places = [place for place in map(self.list.rows.place_of, gone) if place is not None]
        if not places:
            return self.list.keys.current_key()
        going = set(gone)
        below = (keys[place] for place in range(max(places), len(keys)) if keys[place] not in going)
        above = (keys[place] for place in range(min(places), -1, -1) if keys[place] not in going)
        return next(below, next(above, None))

    def _open_menu(self, key: int, at: QPoint) -> None:
        chosen = self._chosen(key)
        if len(chosen) > 1:
            self._acts.many_menu(chosen, self).popup(at)
        else:
            self._acts.contact_menu(key, self).popup(at)

    def _open_many(self) -> None:
        menu = self._acts.many_menu(self.list.keys.selected_keys(), self)
        menu.popup(self._many.mapToGlobal(self._many.rect().bottomLeft()))

    def _export(self, chosen: list[int]) -> None:
        self._saving.export_contacts(chosen)

    def _export_person(self, contact: int) -> None:
        self._saving.export_person(contact)

    @cached_property
    def _saving(self) -> "SavingFlow":
        from netcrm.ui import saving

        return saving.SavingFlow(self.bridge, self.words, self, self.say)

    def _say_erased(self, erased: Erased) -> None:
        report = erased.report
        self.list.keys.select(self._neighbour([report.contact]))
        told = self.tr("{name} is erased for good.").format(name=report.name)
        left = report.mentions or erased.trouble or not erased.is_swept
        self.say(NoticeKind.LOOK if left else NoticeKind.DONE, told, erasing.done(self.words, erased))

    def _say_deleted(self, told: str, gone: list[int]) -> None:
        self.list.keys.select(self._neighbour(gone))
        step = self._acts.last_step()
        undo = NoticeAction(
            text=self.tr("Undo"),
            name="contacts.undo_deletion",
            act=lambda: self._acts.undo_deletion(step),
        )
        self.say(NoticeKind.DONE, f"{told}.", actions=(undo,))
