"""The very rows behind a reason, each with a way to what it tells of (PRODUCT.md 4.5, Show)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netcrm.actions import history
from netcrm.domain.evidence import EvidenceRow
from netcrm.domain.introduction import Reason
from netcrm.domain.refusal import Refused
from netcrm.reads import history as steps
from netcrm.reads import introductions
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.views.introductions.correcting import Correcting
from netcrm.ui.widgets.buttons import LinkButton, PlainButton
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.words import evidence
from netcrm.words.corrections import offers
from netcrm.words.words import Words

LOOK_BACK = 40
"""So many steps are looked at for the last one that stands."""
_NAMES = ("requester", "target")


def opens(row: EvidenceRow) -> tuple[str, int] | None:
    """Return view and key of what a row tells of; None where there is nothing to open."""
    if row.is_gone:
        return None
    if row.table in ("introduction", "referral"):
        return f"{row.table}s", row.id
    if row.event is not None and row.table in ("event", "attendance"):
        return "events", row.event
    if row.group is not None:
        return "groups", row.group
    return ("contacts", row.contact) if row.contact is not None else None


class EvidenceSheet(Sheet):
    """Lists the rows that a reason counted; each can be opened, or put right at once.

    What is put right is weighed again: rows and words are those that count then.

    Args:
        reason: as it is told on the request's page.
        request: the introduction's id.
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.

    Signals:
        opened(str, object): the owner wants to see one of them: subject of its view, key.
    """

    opened = Signal(str, object)

    def __init__(self, reason: Reason, request: int, bridge: Bridge, words: Words, parent: QWidget) -> None:
        rows = bridge.ask(introductions.evidence, [reason])
        height = min(640, 190 + 57 * len(rows))
        super().__init__("", "introductions.evidence", parent, width=640, height=height)
        self._reason, self._request, self._bridge, self._words = reason, request, bridge, words
        self._correcting = Correcting(bridge, words, self, self._refused)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body.addWidget(self._area, 1)
        self._told = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._told.setObjectName("introductions.evidence.told")
        self._undo = LinkButton(self.tr("Undo"), "introductions.evidence.undo")
        self._undo.clicked.connect(self._take_back)
        self._undo.hide()
        self._close = PlainButton(self.tr("Close"), "introductions.evidence.close")
        self._close.clicked.connect(self.accept)
        self.foot.addWidget(self._told, 1)
        self.foot.addWidget(self._undo)
        self.foot.addWidget(self._close)
        self._say_reason()
        self._fill(rows)
        # Only what is put right here is taken back here.
        self._since = self._last_step()
        bridge.changed.connect(self._weigh_again)

    def _say_reason(self, *, counts: bool = True) -> None:
        lead, sentence = self._words.reason(self._reason)
        self.setWindowTitle(lead)
        self.heading.setText(lead)
        self.set_lead(sentence if counts else self.tr("This no longer counts."))

    def _fill(self, rows: Sequence[EvidenceRow]) -> None:
        inside = QWidget()
        inside.setProperty("page", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, 0, EDGE, 0)
        column.setSpacing(0)
        for number, row in enumerate(rows):
            column.addWidget(line())
            column.addWidget(self._line(number, row))
        column.addStretch(1)
        self._area.setWidget(inside)

    def _line(self, number: int, row: EvidenceRow) -> QWidget:
        holder = QWidget()
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, 9, 0, 9)
        inside.setSpacing(16)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        title = evidence.title(row, self._words)
        texts.addWidget(PlainLabel(title, Role.NAME, "text3" if row.is_gone else "text", wrap=True))
        detail = evidence.detail(row, self._words, self._bridge.today)
        if detail:
            texts.addWidget(PlainLabel(detail, Role.SECOND, "text2", wrap=True))
        inside.addLayout(texts, 1)
        if offers(row, self._reason.code, self._words):
            wrong = LinkButton(self.tr("This isn't right..."), f"introductions.evidence.wrong.{number}")
            wrong.setAccessibleName(self.tr("This isn't right: {title}").format(title=title))
            wrong.clicked.connect(lambda: self._offer(row, wrong))
            inside.addWidget(wrong, 0, Qt.AlignmentFlag.AlignTop)
        place = opens(row)
        if place is not None:
            button = LinkButton(self.tr("Open"), f"introductions.evidence.open.{number}")
            button.setAccessibleName(self.tr("Open: {title}").format(title=title))
            button.clicked.connect(lambda: self._open(*place))
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _offer(self, row: EvidenceRow, below: QWidget) -> None:
        self._correcting.offer(row, self._reason.code, below.mapToGlobal(below.rect().bottomLeft()))

    def _weigh_again(self, _change: object) -> None:
        """Something was touched: show what counts now, and what the guard says of it."""
        try:
            page = self._bridge.ask(introductions.page, self._request, self._bridge.today)
        except Refused:
            # The request itself is gone.
            self.accept()
            return
        weighing = page.weighing
        if weighing is None:
            self._told.setText(self.tr("Corrected. The verdict stays on record as it stood then."))
        else:
            found = next((one for one in weighing.reasons if one.code == self._reason.code), None)
            if found is not None:
                names = {name: told for name, told in self._reason.figures.items() if name in _NAMES}
                self._reason = replace(found, figures={**found.figures, **names})
            self._say_reason(counts=found is not None)
            told = self.tr("Weighed again: {verdict}.")
            self._told.setText(told.format(verdict=self._words.name(weighing.verdict)))
        show_if(self._undo, self._last_step() > self._since)
        focused = self.focusWidget()
        was_on_a_row = focused is not None and self._area.isAncestorOf(focused)
        self._fill(self._bridge.ask(introductions.evidence, [self._reason]))
        if was_on_a_row:
            # That row is made anew, or gone: what was just done can be taken back from here.
            (self._close if self._undo.isHidden() else self._undo).setFocus()

    def _last_step(self) -> int:
        """The number of the last step that stands; 0 for none."""
        lines = self._bridge.ask(steps.lines, LOOK_BACK)
        return next((line.id for line in lines if not line.undone), 0)

    def _take_back(self) -> None:
        self._bridge.do(history.undo, now=self._bridge.now(), refused=self._refused)

    def _refused(self, why: Refused) -> None:
        self._told.setText(self._words.refusal(why))

    def _open(self, subject: str, key: int) -> None:
        self.accept()
        self.opened.emit(subject, key)
