"""The fields of a request: who asks, for whom, how, when, in which words; and what the guard says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.actions import introductions
from netcrm.domain.cards import Person
from netcrm.domain.contact import Contact, ContactCard
from netcrm.domain.introduction import AskedBy
from netcrm.domain.request_text import Side
from netcrm.reads import contacts, groups, pasted_requests
from netcrm.ui.asking import RequestPreset
from netcrm.ui.bridge import Bridge, OnRefused, Then
from netcrm.ui.theme import Role
from netcrm.ui.views.introductions.candidates import CandidateList
from netcrm.ui.views.introductions.preview import VerdictPreview
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.form import Form
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.ui.widgets.person_field import PersonField
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

PERSON, GROUP, NOBODY = "person", "group", "nobody"
REQUESTER, TARGET = "requester", "target"


@dataclass(frozen=True, slots=True)
class Sides:
    """Who asks and for whom, as the fields have it now; at most one of the two targets.

    Whoever isn't in the book yet stands there with their card.
    """

    requester: int | ContactCard | None
    target: int | ContactCard | None
    group: int | None


class RequestFields(QWidget):
    """Everything that a request is written with; used by the form and by the sheet for a pasted message.

    Args:
        bridge: to the desk.
        words: says ways, verdicts, refusals.
        name: dotted prefix of every ``objectName``.

    Attributes:
        requester: who asks.
        target: whom they want to meet.
        asks_requester: who may be meant by who asks.
        asks_target: who may be meant by whom they want to meet.
        preview: the verdict as the fields stand now; to be put where it is always in sight.

    Signals:
        edited(str): the owner changed something: ``requester``, ``target``, or the id of a field.
        stranger_named(str, str): what the owner typed for that side where nobody is called so; else empty.
        added(): somebody new was taken as one of the sides; they are kept with the request.
    """

    edited = Signal(str)
    stranger_named = Signal(str, str)
    added = Signal()

    def __init__(self, bridge: Bridge, words: Words, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._words, self._name = bridge, words, name
        self.requester = PersonField(bridge, f"{name}.requester", self.tr("Who asks"), newcomers=True)
        self.target = PersonField(
            bridge, f"{name}.target", self.tr("Whom to meet"), titled=False, newcomers=True
        )
        self.asks_requester = CandidateList(words, f"{name}.requester.meant")
        self.asks_target = CandidateList(words, f"{name}.target.meant")
        self._new: dict[str, Side] = {}
        self._typed: set[str] = set()
        kinds = [
            (PERSON, self.tr("A person")),
            (GROUP, self.tr("A group")),
            (NOBODY, self.tr("Nobody named")),
        ]
        self._kind = Segments(f"{name}.kind", self.tr("Wants to meet"), kinds)
        self._group = Form(f"{name}.group", [self._group_field()])
        self._how = Form(name, self._fields())
        self._how.write({"asked_on": bridge.today})
        self.preview = VerdictPreview(bridge, words, f"{name}.preview", self)
        self._compose()
        self._listen()
        self._show_kind(PERSON)

    @property
    def kind(self) -> str:
        """What they want to meet: a person, a group, or nobody named."""
        return self._kind.choice

    @property
    def sides(self) -> Sides:
        """Who asks, and for whom."""
        group = str(self._group.editor("target_group").read())
        return Sides(
            requester=self.requester.key or self.requester.newcomer,
            target=(self.target.key or self.target.newcomer) if self.kind == PERSON else None,
            group=int(group) if self.kind == GROUP and group else None,
        )

    def write(self, preset: RequestPreset) -> None:
        """Show what is known of a request; what isn't known stays as it is."""
        for key, field in ((preset.requester, self.requester), (preset.target, self.target)):
            if key is not None:
                self._set(field, key)
        if preset.group is not None:
            self._group.write({"target_group": str(preset.group)})
        if preset.target is not None or preset.group is not None or preset.is_open:
            kind = PERSON if preset.target is not None else GROUP if preset.group is not None else NOBODY
            self.choose_kind(kind)
        self.write_how(preset.asked_by, preset.asked_on, preset.words)

    def write_how(self, asked_by: AskedBy | None, asked_on: date | None, words: str) -> None:
        """Show how it was asked, when, and in which words; what isn't known stays as it is."""
        known = {"asked_by": asked_by.value if asked_by else "", "asked_on": asked_on, "words": words}
        # A text tells of every change, and this one isn't the owner's.
        with QSignalBlocker(self._how):
            self._how.write({each: value for each, value in known.items() if value})
        self.weigh()

    def choose_kind(self, kind: str) -> None:
        """Show the field for a person, for a group, or neither."""
        self._kind.choose(kind)
        self._show_kind(kind)

    def choose_group(self, group: int | None) -> None:
        """Choose a group; None for none."""
        self._group.write({"target_group": "" if group is None else str(group)})
        self.weigh()

    def choose_person(self, field: PersonField, key: int | None, name: str) -> None:
        """Set one of the two sides; None empties it."""
        field.set_person(key, name)
        self.weigh()

    def ask(self, what: str, question: str, people: Sequence[Person], new: Side) -> None:
        """Ask who is meant by a side.

        Args:
            what: ``requester`` or ``target``.
            question: stands above them.
            people: who may be.
            new: somebody who could be added instead; one without name and email for no such offer.
        """
        self._typed.discard(what)
        self._new[what] = new
        self._side(what)[1].ask(question, people, new.name or new.email)

    def dismiss(self, what: str) -> None:
        """Ask no more about a side."""
        self._typed.discard(what)
        self._side(what)[1].dismiss()

    def focus_open_side(self) -> bool:
        """Move the focus to the first side that isn't known; False where both are."""
        if self.requester.is_open:
            self.requester.setFocus()
        elif self.kind == PERSON and self.target.is_open:
            self.target.setFocus()
        elif self.kind == GROUP and self.sides.group is None:
            self._group.focus()
        else:
            return False
        return True

    def record(self, then: Then, refused: OnRefused) -> bool:
        """Write the request down; False where something is missing, which then says so."""
        values, group = self._how.read(), self._group.read()
        if values is None or group is None or not self._sides_are_there():
            return False
        sides = self.sides
        self._bridge.do(
            introductions.receive,
            sides.requester,
            sides.target,
            sides.group,
            now=self._bridge.now(),
            words=values["words"],
            asked_by=AskedBy(values["asked_by"] or AskedBy.OTHER),
            asked_on=values["asked_on"],
            then=then,
            refused=refused,
        )
        return True

    def show_at(self, field: str, sentence: str) -> bool:
        """Say a refusal under the field it is about; False where there is none."""
        if field == "target":
            self.target.show_error(sentence)
            return True
        return self._how.show_error(field, sentence)

    def weigh(self) -> None:
        """Show the verdict for what stands there now."""
        sides = self.sides
        missing = self.kind != NOBODY and sides.target is None and sides.group is None
        same = sides.requester is not None and sides.requester == sides.target
        asker = None if missing or same else sides.requester
        self.preview.weigh(_weighable(asker), _weighable(sides.target), sides.group)

    def _set(self, field: PersonField, key: int) -> None:
        field.set_person(key, self._bridge.ask(contacts.card, key).contact.name)

    def _sides_are_there(self) -> bool:
        sides = self.sides
        offers = [what for what in self._typed if self._side(what)[0].is_open]
        if offers:
            self._side(max(offers, key=[TARGET, REQUESTER].index))[1].take_focus()
        elif sides.requester is None:
            self.requester.show_error(self.tr("Say who asks: choose somebody from your contacts."))
        elif self.kind == PERSON and sides.target is None:
            self.target.show_error(self.tr("Choose whom they want to meet, or say that nobody was named."))
        elif self.kind == GROUP and sides.group is None:
            self._group.show_error("target_group", self.tr("Choose the group."))
        else:
            return True
        return False

    def _listen(self) -> None:
        for what in (REQUESTER, TARGET):
            field, asks = self._side(what)
            field.chosen.connect(partial(self._chosen, what))
            field.stranger_named.connect(partial(self._offer, what))
            asks.new_asked.connect(partial(self._add, what))
        self._kind.chosen.connect(self._kind_chosen)
        self._group.edited.connect(lambda _: self._changed("target"))
        self._how.edited.connect(self.edited)

    def _kind_chosen(self, kind: str) -> None:
        self._show_kind(kind)
        self._withdraw(TARGET)
        self._changed(TARGET)
        if kind == PERSON and self.target.stranger:
            self._offer(TARGET, self.target.stranger)

    def _side(self, what: str) -> tuple[PersonField, CandidateList]:
        return (self.requester, self.asks_requester) if what == REQUESTER else (self.target, self.asks_target)

    def _chosen(self, what: str, _key: object) -> None:
        self._withdraw(what)
        self._changed(what)

    def _offer(self, what: str, name: str) -> None:
        """Offer to add whoever was typed; the offer goes once the name is somebody's."""
        if name:
            is_email = "@" in name and " " not in name
            new = Side(email=name) if is_email else Side(name=name)
            self.ask(what, self.tr("Nobody in your book is called “{name}”.").format(name=name), (), new)
            self._typed.add(what)
        else:
            self._withdraw(what)
        self.stranger_named.emit(what, name)

    def _withdraw(self, what: str) -> None:
        if what in self._typed:
            self.dismiss(what)

    def _add(self, what: str) -> None:
        """Take somebody new as a side; they become a contact in one step with the request."""
        field = self._side(what)[0]
        card = pasted_requests.newcomer(self._new[what])
        note = self.tr("New: becomes a contact together with the request.")
        field.set_newcomer(card, card.contact.name or self._new[what].email, note)
        self.dismiss(what)
        self._changed(what)
        self.added.emit()

    def _changed(self, what: str) -> None:
        self.weigh()
        self.edited.emit(what)

    def _show_kind(self, kind: str) -> None:
        self.target.setVisible(kind == PERSON)
        self._group.setVisible(kind == GROUP)
        self._nobody.setVisible(kind == NOBODY)
        self.weigh()

    def _group_field(self) -> Field:
        rows = self._bridge.ask(groups.rows, self._bridge.now())
        options = [("", self.tr("Choose a group")), *((str(one.group.id), one.group.name) for one in rows)]
        return Field(id="target_group", label=self.tr("Which group"), kind=Kind.CHOICE, options=options)

    def _fields(self) -> list[Field]:
        ways = [("", self.tr("Not said")), *((way.value, self._words.name(way)) for way in AskedBy)]
        return [
            Field(
                id="asked_by",
                label=self.tr("How it was asked"),
                kind=Kind.CHOICE,
                options=[way for way in ways if way[0] != AskedBy.OTHER.value],
                half=True,
            ),
            Field(id="asked_on", label=self.tr("When"), kind=Kind.DATE, half=True),
            Field(
                id="words",
                label=self.tr("In their words"),
                kind=Kind.LINES,
                hint=self.tr("Could you put me in touch with …"),
            ),
        ]

    def _compose(self) -> None:
        self._nobody = PlainLabel(
            self.tr("“Get me into your circle.” There is nobody to endorse to."),
            Role.SECOND,
            "text2",
            wrap=True,
        )
        kinds = QVBoxLayout()
        kinds.setSpacing(6)
        kinds.addWidget(PlainLabel(self.tr("Wants to meet"), Role.LABEL, "text3"))
        kinds.addWidget(self._kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.requester)
        column.addWidget(self.asks_requester)
        column.addLayout(kinds)
        for part in (self.target, self._group, self._nobody, self.asks_target, self._how):
            column.addWidget(part)
        column.addStretch(1)


def _weighable(side: int | ContactCard | None) -> int | Contact | None:
    return side.contact if isinstance(side, ContactCard) else side
