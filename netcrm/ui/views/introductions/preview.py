"""What the guard says of a request while it is written: nothing can be endorsed before it is seen."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.contact import Contact
from netcrm.domain.guard_facts import Weighing
from netcrm.domain.refusal import Refused
from netcrm.reads import introductions
from netcrm.ui.bridge import Bridge
from netcrm.ui.theme import Role, set_look
from netcrm.ui.views.introductions.face import LOOKS
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.notice import IconMark
from netcrm.words.verdicts import verdict_sentence
from netcrm.words.words import Words


class VerdictPreview(QFrame):
    """Shape, word, flag and sentence of the verdict as the form stands now; hidden while nobody asks.

    Args:
        bridge: to the desk.
        words: says verdicts.
        name: ``objectName``.

    Attributes:
        weighing: what is shown; None while nothing is.
    """

    def __init__(self, bridge: Bridge, words: Words, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._bridge, self._words = bridge, words
        self.weighing: Weighing | None = None
        self._mark = IconMark("warning", "caution", 22)
        self._word = PlainLabel("", Role.SECTION)
        self._word.setObjectName(f"{name}.word")
        self._flag = Chip("", "stop", "flagged", self)
        self._flag.setObjectName(f"{name}.flagged")
        self._sentence = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._sentence.setObjectName(f"{name}.sentence")
        title = QHBoxLayout()
        title.setSpacing(8)
        title.addWidget(self._word)
        title.addWidget(self._flag)
        title.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addLayout(title)
        texts.addWidget(self._sentence)
        across = QHBoxLayout(self)
        across.setContentsMargins(12, 8, 12, 9)
        across.setSpacing(12)
        across.addWidget(self._mark)
        across.addLayout(texts, 1)
        self.hide()

    def weigh(self, requester: int | Contact | None, target: int | Contact | None, group: int | None) -> None:
        """Weigh the request of these two, given by id, or as values where they aren't in the book yet.

        With no requester there is nothing to weigh.
        """
        if requester is None:
            # Whatever was asked before must not come now.
            self._bridge.ask_later(self.objectName(), _nothing, then=self._show)
            self._show(None)
            return
        self._bridge.ask_later(
            self.objectName(),
            introductions.weighed,
            requester,
            target,
            group,
            self._bridge.today,
            then=self._show,
            refused=self._refused,
        )

    def _show(self, weighing: Weighing | None) -> None:
        self.weighing = weighing
        self.setVisible(weighing is not None)
        if weighing is None:
            return
        tone, icon = LOOKS[weighing.verdict]
        self._mark.set(icon, tone)
        self._word.setText(self._words.name(weighing.verdict))
        self._word.set_tone(tone)
        flag = self.tr("Flagged") if weighing.flagged else ""
        self._flag.set(flag, "stop", "flagged")
        told = verdict_sentence(weighing.verdict, [one.code for one in weighing.reasons], self._words)
        self._sentence.setText(told)
        said = [self._word.text(), flag, told]
        self.setAccessibleName(". ".join(part for part in said if part))
        set_look(self, "inset", tone)

    def _refused(self, _refused: Refused) -> None:
        """What can't be asked is said when it is written down; here there is just no verdict."""
        self._show(None)


def _nothing() -> None:
    return None
