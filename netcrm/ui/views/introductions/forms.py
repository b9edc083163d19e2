"""A new request: who asks, for whom, how, when and in which words (PRODUCT.md 4.6)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.actions import introductions
from netcrm.domain.introduction import AskedBy
from netcrm.domain.refusal import Refused
from netcrm.reads import contacts, groups
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import KeyCap, PlainButton, PrimaryButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.form import Form
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.ui.widgets.person_field import PersonField
from netcrm.ui.widgets.segments import Segments
from netcrm.words.words import Words

NAME = "introduce"
PERSON, GROUP, NOBODY = "person", "group", "nobody"


class IntroduceForm(Sheet):
    """Writes a request down and has it weighed; nothing is answered here.

    Args:
        bridge: to the desk.
        words: says refusals.
        parent: any widget of the window.
        requester: the contact who asks, where that is known already.

    Signals:
        asked(int): the request is in the book: its id.
    """

    asked = Signal(int)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, requester: int | None = None) -> None:
        super().__init__(parent.tr("Somebody asks for an introduction"), NAME, parent, height=600)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._bridge, self._words = bridge, words
        self.set_lead(self.tr("It is weighed before your name is on anything."))
        self.requester = PersonField(bridge, f"{NAME}.requester", self.tr("Who asks"))
        self.target = PersonField(bridge, f"{NAME}.target", self.tr("Whom to meet"), titled=False)
        self._kind = Segments(f"{NAME}.kind", self.tr("Wants to meet"), self._kinds())
        self._kind.chosen.connect(self._show_kind)
        self._group = Form(f"{NAME}.group", [self._group_field()])
        self._how = Form(NAME, self._fields())
        self._how.write({"asked_on": bridge.today})
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName(f"{NAME}.error")
        self._error.hide()
        self._compose()
        self._show_kind(PERSON)
        if requester is not None:
            self.requester.set_person(requester, bridge.ask(contacts.card, requester).contact.name)

    def submit(self) -> None:
        """Write the request down, unless something is missing; then say what."""
        self._error.hide()
        values, group = self._how.read(), self._group.read()
        if values is None or group is None or not self._sides_are_there(group["target_group"]):
            return
        kind = self._kind.choice
        self.verb.setEnabled(False)
        self._bridge.do(
            introductions.ask,
            self.requester.key,
            self.target.key if kind == PERSON else None,
            int(group["target_group"]) if kind == GROUP else None,
            now=self._bridge.now(),
            words=values["words"],
            asked_by=AskedBy(values["asked_by"] or AskedBy.OTHER),
            asked_on=values["asked_on"],
            then=self._taken,
            refused=self._refuse,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ctrl+Enter submits from anywhere; Enter does in a line of text."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submit()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start with the first side that isn't known."""
        super().showEvent(event)
        (self.target if self.requester.key is not None else self.requester).setFocus()

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            (PERSON, self.tr("A person")),
            (GROUP, self.tr("A group")),
            (NOBODY, self.tr("Nobody named")),
        ]

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
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, 4, EDGE, 8)
        column.setSpacing(12)
        column.addWidget(self.requester)
        kinds = QVBoxLayout()
        kinds.setSpacing(6)
        kinds.addWidget(PlainLabel(self.tr("Wants to meet"), Role.LABEL, "text3"))
        kinds.addWidget(self._kind)
        column.addLayout(kinds)
        self._nobody = PlainLabel(
            self.tr("“Get me into your circle.” There is nobody to endorse to."),
            Role.SECOND,
            "text2",
            wrap=True,
        )
        for part in (self.target, self._group, self._nobody):
            column.addWidget(part)
        column.addWidget(self._how)
        column.addWidget(self._error)
        column.addStretch(1)
        self.body.addWidget(inside, 1)
        cancel = PlainButton(self.tr("Cancel"), f"{NAME}.cancel")
        cancel.clicked.connect(self.reject)
        self.verb = PrimaryButton(self.tr("Weigh the request"), f"{NAME}.submit")
        self.verb.clicked.connect(self.submit)
        self.foot.addWidget(KeyCap("Ctrl+Enter"))
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.verb)

    def _show_kind(self, kind: str) -> None:
        self.target.setVisible(kind == PERSON)
        self._group.setVisible(kind == GROUP)
        self._nobody.setVisible(kind == NOBODY)

    def _sides_are_there(self, group: str) -> bool:
        if self.requester.key is None:
            self.requester.show_error(self.tr("Say who asks: choose somebody from your contacts."))
            return False
        if self._kind.choice == PERSON and self.target.key is None:
            self.target.show_error(self.tr("Choose whom they want to meet, or say that nobody was named."))
            return False
        if self._kind.choice == GROUP and not group:
            self._group.show_error("target_group", self.tr("Choose the group."))
            return False
        return True

    def _taken(self, identifier: int) -> None:
        self.accept()
        self.asked.emit(identifier)

    def _refuse(self, refused: Refused) -> None:
        self.verb.setEnabled(True)
        sentence = self._words.refusal(refused)
        if refused.field == "target":
            self.target.show_error(sentence)
        elif refused.field is None or not self._how.show_error(refused.field, sentence):
            self._error.setText(sentence)
            show_if(self._error, True)
