"""How a wording reads for a request at hand, or for a made-up one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from netcrm.domain.letter import Letter, LetterFacts
from netcrm.domain.owner import Owner
from netcrm.reads import introductions
from netcrm.reads import letters as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.widgets.card import Card
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.form_fields import ChoiceBox
from netcrm.words.letter_fields import example
from netcrm.words.words import Words


class PreviewCard(Card):
    """A letter, and the request it is made for.

    Attributes:
        facts: of the request chosen.

    Signals:
        example_chosen(): another request is chosen.
    """

    example_chosen = Signal()

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("How it reads"), "settings.letters.preview", parent=parent)
        self._bridge, self._words = bridge, words
        self.facts: LetterFacts = example("")
        self._owner = ""
        self._choice = ChoiceBox()
        self._choice.setObjectName("settings.letters.example")
        self._choice.setAccessibleName(words.tr("Made for"))
        self._choice.activated.connect(lambda _place: self._choose())
        self.add_action(PlainLabel(words.tr("Made for"), Role.SECOND, "text2"))
        self.add_action(self._choice)
        self._subject = PlainLabel("", Role.NAME, wrap=True)
        self._subject.setObjectName("settings.letters.preview.subject")
        self._text = PlainLabel("", Role.BODY, "text2", wrap=True)
        self._text.setObjectName("settings.letters.preview.text")
        self.add(self._subject)
        self.add(self._text)

    def refresh(self, owner: Owner) -> None:
        """Offer the requests that wait now."""
        self._owner = owner.name.split()[0] if owner.name.strip() else self._words.tr("Your name")
        chosen = self._choice.currentData()
        self._choice.clear()
        self._choice.addItem(self._words.tr("A made-up request"), None)
        for row in self._bridge.ask(reads.waiting):
            asked = row.target.name if row.target is not None else row.group.name if row.group else ""
            told = (
                self._words.tr("{a} to {b}", a=row.requester.name, b=asked) if asked else row.requester.name
            )
            self._choice.addItem(told, row.introduction.id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(chosen)))
        self._read()

    def show_letter(self, letter: Letter) -> None:
        """Show a letter."""
        self._subject.setText(letter.subject)
        self._text.setText(letter.text.strip())

    def set_stale(self, stale: bool) -> None:
        """Say that the letter below is the one before the last change."""
        self.set_hint(self._words.tr("as it was before it broke") if stale else "")

    def _choose(self) -> None:
        self._read()
        self.example_chosen.emit()

    def _read(self) -> None:
        chosen = self._choice.currentData()
        if isinstance(chosen, int):
            self.facts = self._bridge.ask(introductions.letter_facts, chosen, self._bridge.today)
        else:
            self.facts = example(self._owner)
