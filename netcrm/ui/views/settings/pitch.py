"""Pitch: every version with its seconds, and a new one (PRODUCT.md 3, owner)."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from netcrm.actions import owner as actions
from netcrm.domain.owner import Pitch
from netcrm.domain.refusal import Refused
from netcrm.reads import owner as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role
from netcrm.ui.views.settings.page import Page
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.form import Form
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.words.words import Words

SHOWN = 10
"""So many versions are shown; older ones are kept all the same."""


class PitchPage(Page):
    """The versions of the pitch."""

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__(bridge, words)
        tr = words.tr
        write = self.add_card(
            tr("Write a new version"),
            "settings.pitch.card",
            tr("One minute, said aloud. The newest version stands on your briefing; older ones stay."),
        )
        self._form = Form(
            "settings.pitch",
            (
                Field(id="text", label=tr("Your pitch"), kind=Kind.LINES),
                Field(id="seconds", label=tr("Said in"), kind=Kind.NUMBER, suffix=tr("seconds"), half=True),
            ),
        )
        self._form.edited.connect(lambda _: self._count_words())
        write.add(self._form)
        self._keep = PlainButton(tr("Keep this version"), "settings.pitch.keep")
        self._keep.clicked.connect(self._write)
        self._count = PlainLabel("", Role.SECOND, "text2")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._keep)
        row.addWidget(self._count)
        row.addStretch(1)
        write.add_layout(row)
        self._versions = self.add_card(tr("Versions"), "settings.pitch.versions")
        self._lines = [_Version() for _ in range(SHOWN)]
        for version in self._lines:
            self._versions.add(version)
        self.finish()
        self._count_words()

    def refresh(self) -> None:
        """Show the versions, the newest first."""
        pitches = self.bridge.ask(reads.pitches)
        show_if(self._versions, bool(pitches))
        self._versions.set_hint(str(len(pitches)))
        for number, version in enumerate(self._lines):
            show_if(version, number < len(pitches))
            if number < len(pitches):
                version.set(pitches[number], self._told(pitches[number]))

    def _told(self, pitch: Pitch) -> str:
        words, day = self.words, self.words.day(pitch.written_on, self.bridge.today)
        head = words.tr("Version {version}", version=pitch.version)
        seconds = (
            words.tr("{seconds} seconds", seconds=pitch.seconds) if pitch.seconds else words.tr("not timed")
        )
        return " · ".join((head, seconds, words.tr("written {day}", day=day)))

    def _count_words(self) -> None:
        count = len(str(self._form.editor("text").read()).split())
        told = self.words.tr("1 word") if count == 1 else self.words.tr("{count} words", count=count)
        self._count.setText(told if count else "")

    def _write(self) -> None:
        values = self._form.read()
        if values is not None:
            self.bridge.do(
                actions.write_pitch,
                values["text"],
                values["seconds"],
                now=self.bridge.now(),
                then=self._written,
                refused=self._refuse,
            )

    def _written(self, _pitch: int) -> None:
        self._form.write({"text": "", "seconds": None})
        self._count_words()

    def _refuse(self, refused: Refused) -> None:
        self._form.show_error(refused.field or "text", self.words.refusal(refused))


class _Version(QWidget):
    """One version: what it is, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self._head = PlainLabel("", Role.LABEL, "text2")
        self._text = PlainLabel("", Role.BODY, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addWidget(self._text)

    def set(self, pitch: Pitch, told: str) -> None:
        """Show a version."""
        self._head.setText(told)
        self._text.setText(pitch.text)
