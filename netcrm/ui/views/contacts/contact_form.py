"""Add or change a contact: eight fields first, the rest folded away (PRODUCT.md 5)."""

import re
from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netcrm.actions import contacts as contact_actions
from netcrm.domain.channels import normalise_email
from netcrm.domain.contact import Answer, Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.contact_list import ContactRow
from netcrm.domain.names import fold
from netcrm.domain.room import Room
from netcrm.reads import contacts
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.careful_sheet import CarefulSheet
from netcrm.ui.views.contacts.channel_rows import ChannelRows
from netcrm.ui.views.contacts.contact_fields import first_fields, more_fields
from netcrm.ui.views.contacts.small_forms import split_tags
from netcrm.words.words import Words

_BIRTHDAY = re.compile(r"(\d{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
_FIRST = (ChannelKind.EMAIL, ChannelKind.PHONE)
_OWN = frozenset(each.name for each in fields_of(Contact))


class ContactForm(CarefulSheet):
    """The form of one contact.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        contact: whom to change; None adds one.

    Signals:
        kept(int): the contact of this id was added or changed.
    """

    kept = Signal(int)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, contact: int | None = None) -> None:
        self._card = ContactCard(contact=Contact()) if contact is None else bridge.ask(contacts.card, contact)
        title = words.tr("Add a person") if contact is None else self._card.contact.name or words.tr("Edit")
        verb = words.tr("Add person") if contact is None else words.tr("Keep")
        known = [(tag, tag) for tag, _ in bridge.ask(contacts.tags)]
        fields = [*first_fields(words, known), *more_fields(words)]
        super().__init__(title, "contact", verb, fields, words, parent)
        self._bridge = bridge
        self._channels = ChannelRows("contact.channels", words)
        self._channels.edited.connect(self.touch)
        self.form.add_more(self._channels)
        self._show()
        self.submitted.connect(self._keep)
        if contact is None:
            self.form.edited.connect(self._look_for_them)

    def start_with(self, values: Mapping[str, Any]) -> None:
        """Show values by field id that the owner has written elsewhere (a name in the palette)."""
        self.write(values)

    def _show(self) -> None:
        contact = self._card.contact
        values: dict[str, Any] = {name: getattr(contact, name) for name in _OWN}
        for kind in _FIRST:
            first = self._first(kind)
            values[kind.value] = first.written if first else ""
        self._channels.write([one for one in self._card.channels if one is not self._first(one.kind)])
        self.write({**values, "tags": ", ".join(self._card.tags)})

    def _look_for_them(self, field: str) -> None:
        """Somebody new may be in the book already; say so while there is still time."""
        if field in ("given", "family", "email"):
            given, family, email = (str(self.form.editor(one).read()) for one in ("given", "family", "email"))
            self._bridge.ask_later(
                "contact.known", _known, f"{given} {family}".strip(), email, then=self._say_known
            )

    def _say_known(self, known: ContactRow | None) -> None:
        if known is None:
            self.set_lead("")
        else:
            told = ", ".join(part for part in (known.name, known.second_line) if part)
            self.set_lead(self.tr("In your book already: {who}").format(who=told))

    def _first(self, kind: ChannelKind) -> Channel | None:
        """The first email or phone, which stands among the eight fields."""
        if kind not in _FIRST:
            return None
        return next((one for one in self._card.channels if one.kind is kind), None)

    def _keep(self, values: dict[str, Any]) -> None:
        if values["birthday"] and not _BIRTHDAY.fullmatch(values["birthday"]):
            self.verb.setEnabled(True)
            self.form.show_error("birthday", self.tr("Write it as 1980-05-23, or --05-23 without a year."))
            return
        card = self._read(values)
        now = self._bridge.now()
        if card.contact.id:
            self._bridge.do(
                contact_actions.change,
                card,
                now=now,
                then=partial(self._was_kept, card.contact.id),
                refused=self.show_refusal,
            )
        else:
            self._bridge.do(
                contact_actions.add, card, now=now, then=self._was_kept, refused=self.show_refusal
            )

    def _was_kept(self, identifier: int, _answer: object = None) -> None:
        self.kept.emit(identifier)
        self.taken()

    def _read(self, values: dict[str, Any]) -> ContactCard:
        own = {name: value for name, value in values.items() if name in _OWN}
        own["room"] = Room(values["room"]) if values["room"] else None
        for name in ("local", "challenge", "invest"):
            own[name] = Answer(values[name] or Answer.UNKNOWN)
        first = [self._written(kind, values[kind.value]) for kind in _FIRST]
        channels = [one for one in first if one.written] + list(self._channels.read())
        return replace(
            self._card,
            contact=replace(self._card.contact, **own),
            channels=tuple(channels),
            tags=split_tags(values["tags"]),
        )

    def _written(self, kind: ChannelKind, text: str) -> Channel:
        present = self._first(kind)
        return replace(present, written=text) if present else Channel(kind=kind, written=text)


def _known(name: str, email: str) -> ContactRow | None:
    """The contact of exactly this name, or with exactly this email."""
    for row in contacts.matching(name) if " " in name else ():
        if fold(row.name) == fold(name):
            return row
    address = normalise_email(email)
    for row in contacts.matching(email) if address else ():
        if any(one.normalised == address for one in contacts.card(row.id).channels):
            return row
    return None
