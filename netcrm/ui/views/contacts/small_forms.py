"""Forms of a line or two: follow-up, ask, vouch, tag."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from netcrm.actions import contacts as contact_actions
from netcrm.actions import favours, followups
from netcrm.domain.favour import Ask
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.reads import contacts
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.careful_sheet import CarefulSheet
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.ui.widgets.person_field import PersonField
from netcrm.words.words import Words


class _WithPerson(CarefulSheet):
    """A form about one contact, chosen in it where none was given."""

    def __init__(
        self,
        title: str,
        name: str,
        verb: str,
        fields: Sequence[Field],
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        contact: int | None,
    ) -> None:
        super().__init__(title, name, verb, fields, words, parent)
        self._bridge, self._contact = bridge, contact
        if contact is None:
            person = PersonField(bridge, f"{name}.who", self.tr("Who"))
            person.chosen.connect(self._chosen)
            self.set_who(person, "contact")
        else:
            told = bridge.ask(contacts.card, contact).contact.name
            self.set_lead(self.tr("With {name}").format(name=told))
        self.submitted.connect(self._submit)

    def _chosen(self, key: object) -> None:
        self._contact = key if isinstance(key, int) else None
        self.touch()

    def _submit(self, values: dict[str, Any]) -> None:
        if self._contact is None:
            self.show_who_error(self.tr("Choose who it is."))
        else:
            self._keep(self._contact, values)

    def _keep(self, contact: int, values: dict[str, Any]) -> None:
        raise NotImplementedError


class FollowUpForm(_WithPerson):
    """Add or change a follow-up.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        contact: with whom; None lets the owner choose.
        follow_up: what to change instead of adding.
        due_on: the day that stands there at first; a week from today where not given.
        why: the words that stand there at first.
    """

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        contact: int | None = None,
        follow_up: FollowUp | None = None,
        *,
        due_on: date | None = None,
        why: str = "",
    ) -> None:
        kinds = [(one.value, words.name(one)) for one in FollowUpKind]
        fields = [
            Field(id="kind", label=words.tr("What kind"), kind=Kind.CHOICE, options=kinds, half=True),
            Field(id="due_on", label=words.tr("Due"), kind=Kind.DATE, half=True),
            Field(id="why", label=words.tr("What is it about?")),
        ]
        is_new = follow_up is None
        title = words.tr("Add a follow-up") if is_new else words.tr("Change the follow-up")
        verb = words.tr("Add") if is_new else words.tr("Keep")
        known = contact if follow_up is None else follow_up.contact
        super().__init__(title, "follow_up", verb, fields, bridge, words, parent, known)
        self._follow_up = follow_up
        if follow_up is None:
            due_on = due_on or bridge.today + timedelta(days=7)
            self.write({"kind": FollowUpKind.WRITE.value, "due_on": due_on, "why": why})
        else:
            self.write({"kind": follow_up.kind.value, "due_on": follow_up.due_on, "why": follow_up.why})

    def _keep(self, contact: int, values: dict[str, Any]) -> None:
        now = self._bridge.now()
        due_on = values["due_on"] or now.date() + timedelta(days=7)
        kind = FollowUpKind(values["kind"])
        if self._follow_up is None:
            added = FollowUp(contact=contact, kind=kind, due_on=due_on, why=values["why"])
            self._bridge.do(followups.add, added, now=now, then=self.taken, refused=self.show_refusal)
        else:
            changed = replace(self._follow_up, kind=kind, due_on=due_on, why=values["why"])
            self._bridge.do(followups.change, changed, now=now, then=self.taken, refused=self.show_refusal)


class AskForm(_WithPerson):
    """Keep what the owner asked of a contact; or change it.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        contact: of whom; None lets the owner choose.
        ask: what to change instead of recording.
    """

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        contact: int | None = None,
        ask: Ask | None = None,
    ) -> None:
        fields = [
            Field(id="what", label=words.tr("What did you ask for?")),
            Field(id="asked_on", label=words.tr("When"), kind=Kind.DATE, half=True, latest=bridge.today),
        ]
        title = words.tr("Record an ask") if ask is None else words.tr("Change the ask")
        verb = words.tr("Record") if ask is None else words.tr("Keep")
        known = contact if ask is None else ask.contact
        super().__init__(title, "ask", verb, fields, bridge, words, parent, known)
        self._present = ask
        self.write(
            {"asked_on": bridge.today} if ask is None else {"asked_on": ask.asked_on, "what": ask.what}
        )

    def _keep(self, contact: int, values: dict[str, Any]) -> None:
        now = self._bridge.now()
        asked_on = values["asked_on"] or now.date()
        if self._present is None:
            made = Ask(contact=contact, asked_on=asked_on, what=values["what"])
            self._bridge.do(favours.record_ask, made, now=now, then=self.taken, refused=self.show_refusal)
        else:
            made = replace(self._present, asked_on=asked_on, what=values["what"])
            self._bridge.do(favours.change_ask, made, now=now, then=self.taken, refused=self.show_refusal)


class VouchForm(CarefulSheet):
    """Keep why the owner vouches for a contact (PRODUCT.md 4.5).

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        contact: for whom.
    """

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, contact: int) -> None:
        present = bridge.ask(contacts.card, contact).contact
        title = words.tr("Vouch for {name}", name=present.name)
        fields = [Field(id="vouched_reason", label=words.tr("Why do you vouch?"), kind=Kind.LINES)]
        super().__init__(title, "vouch", words.tr("Vouch"), fields, words, parent)
        self._bridge, self._contact = bridge, contact
        self.set_lead(
            self.tr(
                "It stands beside the evidence when {name} asks for an introduction and nothing has come "
                "back yet. Leave it empty to take it back."
            ).format(name=present.name)
        )
        self.write({"vouched_reason": present.vouched_reason})
        self.submitted.connect(self._keep)

    def _keep(self, values: dict[str, Any]) -> None:
        self._bridge.do(
            contact_actions.vouch,
            self._contact,
            " ".join(values["vouched_reason"].split()),
            now=self._bridge.now(),
            then=self.taken,
            refused=self.show_refusal,
        )


class TagForm(CarefulSheet):
    """Put tags on several contacts, or take them off, in one step.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        chosen: the contacts.
    """

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, chosen: Sequence[int]) -> None:
        known = [(tag, tag) for tag, _ in bridge.ask(contacts.tags)]
        fields = [
            Field(
                id="add",
                label=words.tr("Put on"),
                kind=Kind.SUGGEST,
                options=known,
                hint=words.tr("Regulars, Champion"),
            ),
            Field(id="remove", label=words.tr("Take off"), kind=Kind.SUGGEST, options=known),
        ]
        count = len(chosen)
        title = words.tr("Tag 1 person") if count == 1 else words.tr("Tag {count} people", count=count)
        super().__init__(title, "tags", words.tr("Tag"), fields, words, parent)
        self._bridge, self._chosen = bridge, tuple(chosen)
        self.submitted.connect(self._keep)

    def _keep(self, values: dict[str, Any]) -> None:
        add, remove = split_tags(values["add"]), split_tags(values["remove"])
        if not add and not remove:
            self.taken()
            return
        self._bridge.do(
            contact_actions.change_many,
            self._chosen,
            {},
            now=self._bridge.now(),
            add_tags=add,
            remove_tags=remove,
            then=self.taken,
            refused=self.show_refusal,
        )


def split_tags(text: str) -> tuple[str, ...]:
    """The tags in a line, parted by commas, each once and in their order."""
    return tuple(dict.fromkeys(tag.strip() for tag in text.split(",") if tag.strip()))
