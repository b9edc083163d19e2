"""Make a contact a member of a group, or change a membership; a seat is held by one (PRODUCT.md 4.3)."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from netcrm.actions import groups as actions
from netcrm.domain.group import Group, GroupKind, Membership
from netcrm.domain.refusal import Refused
from netcrm.reads import contacts
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.careful_sheet import CarefulSheet
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.ui.widgets.person_field import PersonField
from netcrm.words.words import Words

_ROLES = ("Host", "Organiser", "Chair", "Treasurer", "Speaker")


class MemberForm(CarefulSheet):
    """The form of one membership.

    A seat that is held is refused at its field with the holder's name; the form then offers to move it.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        group: of which group.
        contact: who joins; None lets the owner choose.
        membership: what to change instead of adding.
    """

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        group: Group,
        contact: int | None = None,
        membership: Membership | None = None,
    ) -> None:
        title = words.tr("Add a member") if membership is None else words.tr("Edit the membership")
        verb = words.tr("Add member") if membership is None else words.tr("Keep")
        super().__init__(title, "member", verb, _fields(words, group), words, parent)
        self._bridge, self._group, self._membership = bridge, group, membership
        known = membership.contact if membership is not None else contact
        self._contact = known
        self._person = PersonField(bridge, "member.who", self.tr("Who"))
        self._move = PlainButton(self.tr("Move the seat"), "member.move_seat", "seat")
        self._move.clicked.connect(self._move_seat)
        self._move.hide()
        self.foot.insertWidget(self.foot.count() - 2, self._move)
        self._name_group(known)
        self.form.edited.connect(lambda _: self._move.hide())
        self.submitted.connect(lambda values: self._keep(values, move_seat=False))
        self.write(self._values())

    def show_refusal(self, refused: Refused) -> None:
        """Show a refusal; where another member holds the seat, offer to move it."""
        super().show_refusal(refused)
        self._move.setVisible(refused.code == "group.seat_taken" and not refused.figures.get("mine"))

    def _name_group(self, known: int | None) -> None:
        if known is None:
            self.set_lead(self.tr("Of {group}").format(group=self._group.name))
            self._person.chosen.connect(self._chosen)
            self.set_who(self._person, "contact")
        else:
            self._person.setParent(self)
            self._person.hide()
            name = self._bridge.ask(contacts.card, known).contact.name
            self.set_lead(self.tr("{name}, of {group}").format(name=name, group=self._group.name))

    def _values(self) -> dict[str, Any]:
        one = self._membership
        if one is not None:
            return {"seat": one.seat, "role": one.role, "from_on": one.from_on, "to_on": one.to_on}
        seat = ""
        if self._contact is not None and self._group.kind is GroupKind.EXCLUSIVE:
            seat = self._bridge.ask(contacts.card, self._contact).contact.profession
        return {"seat": seat, "from_on": self._bridge.today}

    def _chosen(self, key: object) -> None:
        self._contact = key if isinstance(key, int) else None
        self.touch()
        self._move.hide()
        editor = self.form.editor("seat")
        if self._contact is not None and self._group.kind is GroupKind.EXCLUSIVE and not editor.read():
            editor.write(self._bridge.ask(contacts.card, self._contact).contact.profession)

    def _move_seat(self) -> None:
        values = self.form.read()
        if values is not None:
            self._keep(values, move_seat=True)

    def _keep(self, values: dict[str, Any], *, move_seat: bool) -> None:
        if self._contact is None:
            self.verb.setEnabled(True)
            self._person.show_error(self.tr("Choose who it is."))
            return
        base = self._membership or Membership(contact=self._contact, group=self._group.id)
        self._bridge.do(
            actions.add_member if self._membership is None else actions.change_member,
            replace(base, **values),
            now=self._bridge.now(),
            move_seat=move_seat,
            then=self.taken,
            refused=self.show_refusal,
        )


def _fields(words: Words, group: Group) -> list[Field]:
    roles = [(role, words.tr(role)) for role in _ROLES]
    seat = Field(
        id="seat",
        label=words.tr("Seat"),
        hint=words.tr("The profession that they alone hold here"),
        half=True,
    )
    role = Field(id="role", label=words.tr("Role"), kind=Kind.SUGGEST, options=roles, half=True)
    days = [
        Field(id="from_on", label=words.tr("Member from"), kind=Kind.DATE, half=True),
        Field(id="to_on", label=words.tr("Until"), kind=Kind.DATE, half=True),
    ]
    exclusive = group.kind is GroupKind.EXCLUSIVE
    return [*([seat] if exclusive else []), replace(role, half=exclusive), *days]
