"""What happened with a contact: log it, record a favour. Both work from anywhere in the window."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from netcrm.actions import favours, interactions
from netcrm.domain.favour import Direction, Favour, FavourKind
from netcrm.domain.followup import FollowUp, FollowUpKind
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.reads import contacts, owner
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.careful_sheet import CarefulSheet
from netcrm.ui.marked import QT_TRANSLATE_NOOP
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.ui.widgets.person_field import PeopleField, PersonField
from netcrm.words.dates import minor_digits
from netcrm.words.words import Words

_A_WEEK = timedelta(days=7)
_PROMISES = (
    ("", QT_TRANSLATE_NOOP("LogContact", "Nothing to follow up")),
    (FollowUpKind.I_PROMISED.value, QT_TRANSLATE_NOOP("LogContact", "I promised something")),
    (FollowUpKind.THEY_PROMISED.value, QT_TRANSLATE_NOOP("LogContact", "They promised something")),
    (FollowUpKind.WRITE.value, QT_TRANSLATE_NOOP("LogContact", "I want to write again")),
)


class LogContact(CarefulSheet):
    """Log a contact with one or many people, with what was promised; or change one that is logged.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        contact: who is in at first; None lets the owner choose.
        interaction: what to change instead of logging anew.
    """

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        contact: int | None = None,
        interaction: Interaction | None = None,
    ) -> None:
        self._is_note = interaction is not None and interaction.kind is InteractionKind.NOTE
        title = (
            "Log contact"
            if interaction is None
            else "Change the note"
            if self._is_note
            else "Change the entry"
        )
        verb = "Log contact" if interaction is None else "Keep"
        fields = _log_fields(words, bridge.today, is_new=interaction is None, is_note=self._is_note)
        super().__init__(words.tr(title), "log_contact", words.tr(verb), fields, words, parent)
        self._bridge, self._interaction = bridge, interaction
        self._people = PeopleField(bridge, "log_contact.who", self.tr("Who"))
        for key in interaction.contacts if interaction is not None else (contact,):
            if key is not None:
                self._people.add(key, bridge.ask(contacts.card, key).contact.name)
        self._people.changed.connect(self.touch)
        self.set_who(self._people, "contacts")
        self.form.edited.connect(self._follow)
        self.submitted.connect(self._keep)
        self.write(self._values())
        self._follow()

    def _values(self) -> dict[str, Any]:
        if self._interaction is not None:
            one = self._interaction
            return {"kind": one.kind.value, "happened_on": one.happened_on, "text": one.text}
        today = self._bridge.today
        return {
            "kind": InteractionKind.MET.value,
            "happened_on": today,
            "promise": "",
            "due_on": today + _A_WEEK,
        }

    def _follow(self, _field: str = "") -> None:
        """What was promised is asked for only where something was."""
        if self._interaction is None:
            promised = bool(self.form.editor("promise").read())
            for each in ("why", "due_on"):
                self.form.set_shown(each, promised)
            self.fit()

    def _keep(self, values: dict[str, Any]) -> None:
        now, people = self._bridge.now(), self._people.keys
        kind = InteractionKind.NOTE if self._is_note else InteractionKind(values["kind"])
        happened_on = values["happened_on"] or now.date()
        if self._interaction is not None:
            changed = replace(
                self._interaction, kind=kind, happened_on=happened_on, text=values["text"], contacts=people
            )
            self._bridge.do(interactions.change, changed, now=now, then=self.taken, refused=self.show_refusal)
            return
        due_on = values["due_on"] or now.date() + _A_WEEK
        promised = [
            FollowUp(contact=one, kind=FollowUpKind(values["promise"]), due_on=due_on, why=values["why"])
            for one in (people if values["promise"] else ())
        ]
        self._bridge.do(
            interactions.log,
            people,
            kind,
            values["text"],
            now=now,
            happened_on=happened_on,
            follow_ups=promised,
            then=self.taken,
            refused=self.show_refusal,
        )


def _log_fields(words: Words, today: date, *, is_new: bool, is_note: bool) -> list[Field]:
    kinds = [(one.value, words.name(one)) for one in InteractionKind if one is not InteractionKind.NOTE]
    fields = (
        []
        if is_note
        else [Field(id="kind", label=words.tr("How"), kind=Kind.CHOICE, options=kinds, half=True)]
    )
    fields += [
        Field(id="happened_on", label=words.tr("When"), kind=Kind.DATE, half=True, latest=today),
        Field(id="text", label=words.tr("What was it about?"), kind=Kind.LINES),
    ]
    if is_new:
        promises = [(one, words.tr(text)) for one, text in _PROMISES]
        fields += [
            Field(id="promise", label=words.tr("Afterwards"), kind=Kind.CHOICE, options=promises),
            Field(id="why", label=words.tr("What?"), half=True),
            Field(id="due_on", label=words.tr("By when?"), kind=Kind.DATE, half=True),
        ]
    return fields


class RecordFavour(CarefulSheet):
    """Record something given or received; or change one that is recorded.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        contact: whose favour; None lets the owner choose.
        favour: what to change instead of recording anew.
    """

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        contact: int | None = None,
        favour: Favour | None = None,
    ) -> None:
        known = favour.contact if favour is not None else contact
        name = bridge.ask(contacts.card, known).contact.name if known is not None else ""
        self._currency = (favour.currency if favour else "") or bridge.ask(owner.owner).currency
        title = words.tr("Record a favour") if favour is None else words.tr("Change the favour")
        verb = words.tr("Record") if favour is None else words.tr("Keep")
        fields = _favour_fields(words, self._currency, bridge.today)
        super().__init__(title, "favour", verb, fields, words, parent)
        self._bridge, self._favour, self._contact = bridge, favour, known
        if known is None:
            self._person = PersonField(bridge, "favour.who", self.tr("Who"))
            self._person.chosen.connect(self._chosen)
            self.set_who(self._person, "contact")
        else:
            self.set_lead(self.tr("With {name}").format(name=name))
        self.form.edited.connect(self._follow)
        self.submitted.connect(self._keep)
        self.write(self._values())
        self._follow()

    def _values(self) -> dict[str, Any]:
        one = self._favour
        if one is None:
            return {"direction": Direction.GIVEN.value, "happened_on": self._bridge.today, "ago": False}
        return {
            "direction": one.direction.value,
            "kind": one.kind.value,
            "happened_on": one.happened_on,
            "ago": one.happened_on is None,
            "value": one.value,
            "note": one.note,
        }

    def _chosen(self, key: object) -> None:
        self._contact = key if isinstance(key, int) else None
        self.touch()

    def _follow(self, _field: str = "") -> None:
        """No day is asked for where nobody remembers it."""
        self.form.set_shown("happened_on", not self.form.editor("ago").read())

    def _keep(self, values: dict[str, Any]) -> None:
        now = self._bridge.now()
        if self._contact is None:
            self.show_who_error(self.tr("Choose who it was."))
            return
        base = self._favour or Favour(contact=self._contact, direction=Direction.GIVEN, kind=FavourKind.OTHER)
        favour = replace(
            base,
            direction=Direction(values["direction"]),
            kind=FavourKind(values["kind"]),
            happened_on=None if values["ago"] else values["happened_on"] or now.date(),
            value=values["value"],
            currency=self._currency if values["value"] else "",
            note=values["note"],
        )
        act = favours.record if self._favour is None else favours.change
        self._bridge.do(act, favour, now=now, then=self.taken, refused=self.show_refusal)


def _favour_fields(words: Words, currency: str, today: date) -> list[Field]:
    directions = [
        (Direction.GIVEN.value, words.tr("I gave")),
        (Direction.RECEIVED.value, words.tr("I received")),
    ]
    kinds = [(one.value, words.name(one)) for one in FavourKind]
    return [
        Field(id="direction", label=words.tr("Who did it?"), kind=Kind.CHOICE, options=directions, half=True),
        Field(id="kind", label=words.tr("What was it?"), kind=Kind.CHOICE, options=kinds, half=True),
        Field(id="ago", label=words.tr("Some time ago, I don't know when"), kind=Kind.CHECK),
        Field(id="happened_on", label=words.tr("When"), kind=Kind.DATE, half=True, latest=today),
        Field(
            id="value",
            label=words.tr("Business that came of it"),
            kind=Kind.MONEY,
            half=True,
            digits=minor_digits(currency),
            suffix=currency,
        ),
        Field(id="note", label=words.tr("Note")),
    ]
