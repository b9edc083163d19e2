"""The page of one referral: what happened, what to do next, how far it came, how it was (PRODUCT.md 4.7)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.cards import ReferralRow
from netcrm.domain.favour import Direction
from netcrm.domain.referral import Delivery, Referral, ReferralStatus
from netcrm.domain.referral_duties import Duty
from netcrm.ui.letters.letter_card import LetterCard
from netcrm.ui.theme import Role
from netcrm.ui.views.referrals.face import due_word, late_chip
from netcrm.ui.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.form import Form
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.ui.widgets.person_button import PersonButton
from netcrm.ui.widgets.segments import Segments
from netcrm.words.dates import minor_digits
from netcrm.words.duties import duty_sentence, why
from netcrm.words.words import Words

NONE = "none"


class ReferralCard(QWidget):
    """Everything about one referral. It changes nothing itself: it says what the owner wants.

    Attributes:
        letters: thanks to the giver; None where none are due.

    Signals:
        opened(str, object): show something elsewhere: subject of its view, key.
        moved(object): the ReferralStatus it has now.
        won(object): closed business in minor units, or None.
        changed(object): the Referral as it should be.
        told(): the giver was told.
        thanked(): the giver was thanked.
        edit_asked(): change the slip itself.
    """

    opened = Signal(str, object)
    moved = Signal(object)
    won = Signal(object)
    changed = Signal(object)
    told = Signal()
    thanked = Signal()
    edit_asked = Signal()

    def __init__(
        self, row: ReferralRow, words: Words, today: date, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("referrals.page")
        self.letters: LetterCard | None = None
        self._row, self._words, self._today = row, words, today
        self._currency = row.referral.currency or currency
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._slip())
        if row.duty is not None:
            column.addWidget(self._next())
        column.addWidget(self._progress())
        column.addWidget(self._afterwards())
        column.addStretch(1)

    def add_letters(self, letters: LetterCard) -> None:
        """Put a card of letters at the end of the page."""
        self.letters = letters
        self._column.insertWidget(self._column.count() - 1, letters)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any height: paragraphs that wrap say theirs for the width at hand, and the page scrolls."""
        return QSize(super().minimumSizeHint().width(), 0)

    @property
    def _referral(self) -> Referral:
        return self._row.referral

    @property
    def _is_given(self) -> bool:
        return self._referral.direction is Direction.GIVEN

    @property
    def _partner(self) -> str:
        name = self._row.partner.name
        return name.split(maxsplit=1)[0] if name.strip() else name

    def _slip(self) -> Card:
        card = Card(self._referral.prospect, "referrals.slip")
        if self._referral.is_lead:
            card.set_chip(self.tr("Lead: does not expect the call"))
        edit = PlainButton(self.tr("Edit"), "referrals.edit", "pencil", small=True)
        edit.clicked.connect(self.edit_asked)
        card.add_action(edit)
        on = self._words.day(self._referral.passed_on, self._today)
        told = (
            self.tr("Passed on by you, {day}, to") if self._is_given else self.tr("Passed to you, {day}, by")
        )
        card.add(PlainLabel(told.format(day=on), tone="text2"))
        person = PersonButton(self._row.partner.name, self._row.partner.second_line, "referrals.partner")
        person.clicked.connect(lambda: self.opened.emit("contacts", self._row.partner.id))
        card.body.addWidget(person, 0, Qt.AlignmentFlag.AlignLeft)
        if self._referral.need:
            card.add(PlainLabel(self._referral.need, wrap=True))
        card.body.addLayout(self._links())
        if self._referral.notes:
            card.add(PlainLabel(self._referral.notes, Role.SECOND, "text2", wrap=True))
        return card

    def _links(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        places = [
            ("contacts", self._referral.prospect_contact, self.tr("Open {name}"), self._referral.prospect),
            (
                "groups",
                self._referral.group,
                self.tr("In {name}"),
                self._row.group.name if self._row.group else "",
            ),
        ]
        for subject, key, words, name in places:
            if key is not None:
                link = LinkButton(words.format(name=name), f"referrals.open_{subject}")
                link.clicked.connect(partial(self._open, subject, key))
                line.addWidget(link)
        line.addStretch(1)
        return line

    def _open(self, subject: str, key: int, _checked: bool = False) -> None:
        self.opened.emit(subject, key)

    def _next(self) -> Card:
        card = Card(duty_sentence(self._row, self._words), "referrals.next")
        chip = late_chip(self._row, self._words, self._today)
        if chip is not None:
            card.set_chip(chip.text, chip.tone, chip.icon)
        card.set_hint(due_word(self._row, self._words, self._today))
        card.add(PlainLabel(why(self._row, self._words, self._today), tone="text2", wrap=True))
        line = QHBoxLayout()
        line.setSpacing(8)
        deeds = self._deeds()
        only = len(deeds) == 1
        for words, name, act in deeds:
            # Of several outcomes none is put forward.
            button = (PrimaryButton if only else PlainButton)(words, f"referrals.{name}")
            button.clicked.connect(partial(_call, act))
            line.addWidget(button)
        line.addStretch(1)
        card.add_layout(line)
        return card

    def _deeds(self) -> list[tuple[str, str, Callable[[], object]]]:
        """What settles the duty: words, name and what is said."""
        duty = self._row.duty.duty if self._row.duty is not None else None
        move = self.moved.emit
        if duty is Duty.CHECK:
            called = self.tr("{name} called").format(name=self._partner)
            return [(called, "called", lambda: move(ReferralStatus.CONTACTED))]
        if duty is Duty.CALL:
            return [(self.tr("I called"), "called", lambda: move(ReferralStatus.CONTACTED))]
        if duty is Duty.TELL_GIVER:
            return [(self.tr("I told {name}").format(name=self._partner), "told_giver", self.told.emit)]
        if duty is Duty.THANK:
            return [(self.tr("I thanked {name}").format(name=self._partner), "thank", self.thanked.emit)]
        ends: list[tuple[str, str, Callable[[], object]]] = [
            (self.tr("Won"), "won", lambda: move(ReferralStatus.WON)),
            (self.tr("Lost"), "lost", lambda: move(ReferralStatus.LOST)),
        ]
        if self._referral.status is ReferralStatus.CONTACTED:
            ends.insert(0, (self.tr("They met"), "met", lambda: move(ReferralStatus.MET)))
        return ends

    def _progress(self) -> Card:
        card = Card(self.tr("How far it came"), "referrals.progress")
        choices = [(status.value, self._words.name(status)) for status in ReferralStatus]
        stages = Segments("referrals.status", self.tr("How far it came"), choices)
        stages.choose(self._referral.status.value)
        stages.chosen.connect(lambda status: self.moved.emit(ReferralStatus(status)))
        card.body.addWidget(stages, 0, Qt.AlignmentFlag.AlignLeft)
        if self._referral.status is ReferralStatus.WON:
            card.add(self._value())
        return card

    def _value(self) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(8)
        money = Field(
            id="value",
            label=self.tr("Business that came of it"),
            kind=Kind.MONEY,
            digits=minor_digits(self._currency),
            suffix=self._currency,
        )
        form = Form("referrals", [money])
        form.setMaximumWidth(260)
        form.write({"value": self._referral.value})
        keep = PlainButton(self.tr("Write down"), "referrals.keep_value")

        def take() -> None:
            values = form.read()
            if values is not None:
                self.won.emit(values["value"])

        keep.clicked.connect(lambda: take())  # noqa: PLW0108 - no argument
        line.addWidget(form)
        line.addWidget(keep, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        return holder

    def _afterwards(self) -> Card:
        card = Card(self.tr("Afterwards"), "referrals.afterwards")
        qualities = [(NONE, self.tr("Not rated")), *((str(n), str(n)) for n in range(1, 6))]
        quality = self._choice("quality", self.tr("Quality"), qualities, str(self._referral.quality or NONE))
        quality.chosen.connect(lambda choice: self._change(quality=None if choice == NONE else int(choice)))
        card.add(_labelled(self.tr("Quality"), quality))
        ways = [(NONE, self.tr("Not said")), *((way.value, self._words.name(way)) for way in Delivery)]
        delivery = self._choice("delivery", self.tr("The work"), ways, str(self._referral.delivery or NONE))
        delivery.chosen.connect(
            lambda choice: self._change(delivery=None if choice == NONE else Delivery(choice))
        )
        card.add(_labelled(self.tr("The work"), delivery))
        if not self._is_given:
            label = self.tr("{name} was told").format(name=self._partner)
            card.add(_labelled(label, self._day("told_giver_on", "told", self.told.emit)))
        label = self.tr("They thanked you") if self._is_given else self.tr("You thanked {name}")
        thanks = self._day("thanked_on", "thanked", self.thanked.emit)
        card.add(_labelled(label.format(name=self._partner), thanks))
        return card

    def _choice(self, name: str, label: str, choices: list[tuple[str, str]], chosen: str) -> Segments:
        made = Segments(f"referrals.{name}", label, choices)
        made.choose(chosen)
        return made

    def _day(self, field: str, name: str, note: Callable[[], object]) -> QWidget:
        """A day that is noted with a button, and can be taken back."""
        day: date | None = getattr(self._referral, field)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        if day is None:
            button = LinkButton(self.tr("Note it for today"), f"referrals.{name}.note")
            button.clicked.connect(partial(_call, note))
            line.addWidget(PlainLabel(self.tr("nothing recorded"), tone="text2"))
        else:
            button = LinkButton(self.tr("Take back"), f"referrals.{name}.take_back")
            button.clicked.connect(lambda: self._change(**{field: None}))
            line.addWidget(PlainLabel(self._words.day(day, self._today)))
        line.addWidget(button)
        line.addStretch(1)
        return holder

    def _change(self, **fields: object) -> None:
        self.changed.emit(replace(self._referral, **fields))  # type: ignore[arg-type]


def _call(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _labelled(label: str, widget: QWidget) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    words = PlainLabel(label, tone="text2")
    words.setMinimumWidth(130)
    line.addWidget(words)
    line.addWidget(widget, 0)
    line.addStretch(1)
    return holder
