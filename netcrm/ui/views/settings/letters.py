"""Letters: the owner's own wordings, fields to put in, and how it reads (PRODUCT.md 4.6)."""

import json
from dataclasses import replace

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from netcrm.actions import letters as actions
from netcrm.domain import letter_rules, letter_template
from netcrm.domain.letter import Language, LetterKind, LetterTemplate, Tone
from netcrm.domain.refusal import Refused
from netcrm.reads import letters as reads
from netcrm.reads import owner as owner_reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role, set_look
from netcrm.ui.views.settings.letter_editor import FieldList, SubjectEdit, WordingEdit
from netcrm.ui.views.settings.letter_preview import PreviewCard
from netcrm.ui.views.settings.page import WIDTH, Page
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.form_fields import ChoiceBox
from netcrm.ui.widgets.segments import Segments
from netcrm.words.letter_fields import FieldWord
from netcrm.words.letter_files import usual
from netcrm.words.letters import written
from netcrm.words.words import Words

_UNKEPT = "letters/unkept"
Key = tuple[LetterKind, Tone, Language]


class LettersPage(Page):
    """One wording at a time. What is sound is kept when it is left; what is broken waits here, unlost.

    Args:
        bridge: to the desk.
        words: of the owner.
        settings: of the screen; hold what is written and not yet kept.
    """

    def __init__(self, bridge: Bridge, words: Words, settings: QSettings) -> None:
        super().__init__(bridge, words)
        self._settings = settings
        self._own: dict[Key, LetterTemplate] = {}
        self._shown: LetterTemplate | None = None
        self._loading = False
        card = self.add_card(
            words.tr("Your letters"),
            "settings.letters.card",
            words.tr(
                "Every draft begins with one of these. Fields in braces are filled in from what you know;"
                " change everything else as you like."
            ),
        )
        card.add_layout(self._make_choice())
        card.add_layout(self._make_editor())
        card.add_layout(self._make_foot())
        self._preview = PreviewCard(bridge, words)
        self._preview.setMaximumWidth(WIDTH)
        self._preview.example_chosen.connect(self._look)
        self.column.addWidget(self._preview)
        self.finish()

    def refresh(self) -> None:
        """Show what is kept; a wording that is being written stays as it is."""
        self._own = {(one.kind, one.tone, one.language): one for one in self.bridge.ask(reads.templates)}
        self._preview.refresh(self.bridge.ask(owner_reads.owner))
        self._load()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what was written when the page goes away."""
        super().hideEvent(event)
        self._commit()

    @property
    def _key(self) -> Key:
        language = Language(self._language.currentData())
        return LetterKind(self._kind.currentData()), Tone(self._tone.choice), language

    @property
    def _typed(self) -> LetterTemplate:
        kind, tone, language = self._key
        return LetterTemplate(
            kind=kind,
            tone=tone,
            language=language,
            subject=self._subject.text().strip(),
            # Empty lines before it count: errors are told by line.
            text=self._text.toPlainText().rstrip("\n"),
        )

    def _make_choice(self) -> QHBoxLayout:
        words = self.words
        self._kind, self._language = ChoiceBox(), ChoiceBox()
        for box, name, label, members in (
            (self._kind, "kind", words.tr("Letter"), LetterKind),
            (self._language, "language", words.tr("Language"), Language),
        ):
            box.setObjectName(f"settings.letters.{name}")
            box.setAccessibleName(label)
            for member in members:
                box.addItem(words.name(member), member.value)
            box.activated.connect(lambda _place: self._switch())
        tones = [(tone.value, words.name(tone)) for tone in Tone]
        self._tone = Segments("settings.letters.tone", words.tr("Tone"), tones)
        self._tone.chosen.connect(lambda _tone: self._switch())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._kind)
        line.addWidget(self._tone)
        line.addWidget(self._language)
        line.addStretch(1)
        return line

    def _make_editor(self) -> QGridLayout:
        tr = self.words.tr
        self._subject, self._text = SubjectEdit(tr("Subject")), WordingEdit(tr("Text"))
        self._into: SubjectEdit | WordingEdit = self._text
        self._subject.entered.connect(lambda: self._aim(self._subject))
        self._text.entered.connect(lambda: self._aim(self._text))
        self._subject.textChanged.connect(lambda _text: self._edited())
        self._text.textChanged.connect(self._edited)
        self._subject.left.connect(self._commit)
        self._text.left.connect(self._commit)
        fields = FieldList(self.words)
        fields.setFixedWidth(236)
        fields.chosen.connect(self._put)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(PlainLabel(tr("Subject"), Role.LABEL, "text3"), 0, 0)
        grid.addWidget(self._subject, 1, 0)
        text = PlainLabel(tr("Text"), Role.LABEL, "text3")
        text.setContentsMargins(0, 8, 0, 0)
        grid.addWidget(text, 2, 0)
        grid.addWidget(self._text, 3, 0)
        grid.addWidget(PlainLabel(tr("Fields to put in"), Role.LABEL, "text3"), 0, 1)
        grid.addWidget(fields, 1, 1, 3, 1)
        grid.setColumnStretch(0, 1)
        return grid

    def _make_foot(self) -> QHBoxLayout:
        self._restore = PlainButton(
            self.words.tr("Restore the original wording"), "settings.letters.restore", "undo", small=True
        )
        self._restore.clicked.connect(self._restore_usual)
        self._state = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._state.setObjectName("settings.letters.state")
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName("settings.letters.error")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._error, 1)
        line.addWidget(self._state, 1)
        line.addWidget(self._restore, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _kept(self) -> LetterTemplate:
        """What drafts are made from now."""
        return replace(self._own.get(self._key) or usual(*self._key), id=0)

    def _switch(self) -> None:
        self._commit()
        self._load()

    def _commit(self) -> None:
        """Keep what was written, if it is sound; it goes by what is shown, not by what is chosen now."""
        typed, shown = self._written(), self._shown
        if shown is None or typed is None or _refusal(typed) is not None:
            return
        key = (typed.kind, typed.tone, typed.language)

        def kept(_answer: object) -> None:
            if self._unkept(key) == typed:
                self._forget(key)
                self._show_state()

        def refused(_why: Refused) -> None:
            self.refresh()

        # What is on its way counts as kept: whatever is written meanwhile is held against it.
        if typed == usual(*key):
            self._own.pop(key, None)
            self.bridge.do(actions.restore_template, *key, now=self.bridge.now(), then=kept, refused=refused)
        else:
            self._own[key] = typed
            self.bridge.do(actions.change_template, typed, now=self.bridge.now(), then=kept, refused=refused)

    def _written(self) -> LetterTemplate | None:
        """What stands in the fields and is not kept, under the key it was written for."""
        shown = self._shown
        return self._unkept((shown.kind, shown.tone, shown.language)) if shown is not None else None

    @staticmethod
    def _is_of(shown: LetterTemplate | None, wanted: LetterTemplate) -> bool:
        """Tell whether both are wordings of the same letter."""
        return shown is not None and replace(shown, subject=wanted.subject, text=wanted.text) == wanted

    def _load(self) -> None:
        wanted = self._unkept(self._key) or self._kept()
        if self._shown is None or self._typed != wanted or self._shown != wanted:
            self._loading = True
            if self._subject.text() != wanted.subject:
                self._subject.setText(wanted.subject)
            if self._text.toPlainText().rstrip("\n") != wanted.text:
                self._text.write(wanted.text, may_undo=self._is_of(self._shown, wanted))
            self._loading = False
        self._shown = wanted
        self._look()

    def _edited(self) -> None:
        if self._loading:
            return
        typed = self._shown = self._typed
        if typed == self._kept():
            self._forget(self._key)
        else:
            self._settings.setValue(_place(self._key), json.dumps([typed.subject, typed.text]))
        self._look()

    def _look(self) -> None:
        """Show how it reads, or which line is broken."""
        typed = self._typed
        refused = _refusal(typed)
        if refused is None:
            facts = self._preview.facts
            offer = letter_rules.natural(typed.kind, facts)
            try:
                self._preview.show_letter(written(typed, offer, facts))
            except Refused as why:
                refused = why
        line = refused.figures.get("line") if refused is not None and refused.field == "text" else None
        self._text.mark(line if isinstance(line, int) else None)
        set_look(self._subject, "error", refused is not None and refused.field == "subject")
        self._error.setText(self._sentence(refused) if refused is not None else "")
        show_if(self._error, refused is not None)
        self._preview.set_stale(refused is not None)
        self._show_state()

    def _sentence(self, refused: Refused) -> str:
        told = self.words.refusal(refused)
        if refused.field == "subject":
            told = self.words.tr("Subject: {told}", told=told)
        return self.words.tr("{told} Until then the letter stays as it was.", told=told)

    def _show_state(self) -> None:
        tr, key = self.words.tr, self._key
        is_broken = not self._error.isHidden()
        if self._unkept(key) is not None:
            told = "" if is_broken else tr("Kept when you leave the field.")
        else:
            told = tr("Your own wording.") if key in self._own else tr("The original wording.")
        self._state.setText(told)
        show_if(self._state, bool(told) and not is_broken)
        show_if(self._restore, key in self._own or self._unkept(key) is not None)

    def _restore_usual(self) -> None:
        key = self._key
        self._forget(key)
        self._own.pop(key, None)
        self._load()
        self.bridge.do(actions.restore_template, *key, now=self.bridge.now())

    def _aim(self, edit: SubjectEdit | WordingEdit) -> None:
        self._into = edit

    def _put(self, word: FieldWord) -> None:
        self._into.put(word)

    def _unkept(self, key: Key) -> LetterTemplate | None:
        """What was written for a letter and is not kept."""
        told = self._settings.value(_place(key))
        if not isinstance(told, str):
            return None
        subject, text = json.loads(told)
        return LetterTemplate(kind=key[0], tone=key[1], language=key[2], subject=subject, text=text)

    def _forget(self, key: Key) -> None:
        self._settings.remove(_place(key))


def _refusal(typed: LetterTemplate) -> Refused | None:
    """Return why a wording can't be kept; None where it can."""
    try:
        letter_template.check(typed)
    except Refused as why:
        return why
    return None


def _place(key: Key) -> str:
    return "/".join((_UNKEPT, ".".join(key)))
