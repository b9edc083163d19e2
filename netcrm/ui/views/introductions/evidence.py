"""The very rows behind a reason, each with a way to what it tells of (PRODUCT.md 4.5, Show)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from netcrm.domain.evidence import EvidenceRow
from netcrm.domain.introduction import Reason
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import LinkButton, PlainButton
from netcrm.ui.widgets.card import line
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.words import evidence
from netcrm.words.words import Words


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
    """Lists the rows that a reason counted.

    Signals:
        opened(str, object): the owner wants to see one of them: subject of its view, key.
    """

    opened = Signal(str, object)

    def __init__(
        self, reason: Reason, rows: Sequence[EvidenceRow], words: Words, today: date, parent: QWidget
    ) -> None:
        lead, sentence = words.reason(reason)
        super().__init__(
            lead, "introductions.evidence", parent, width=560, height=min(640, 190 + 53 * len(rows))
        )
        self._words, self._today = words, today
        self.set_lead(sentence)
        inside = QWidget()
        inside.setProperty("page", True)
        column = QVBoxLayout(inside)
        column.setContentsMargins(EDGE, 0, EDGE, 0)
        column.setSpacing(0)
        for number, row in enumerate(rows):
            column.addWidget(line())
            column.addWidget(self._line(number, row))
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        close = PlainButton(self.tr("Close"), "introductions.evidence.close")
        close.clicked.connect(self.accept)
        self.foot.addStretch(1)
        self.foot.addWidget(close)

    def _line(self, number: int, row: EvidenceRow) -> QWidget:
        holder = QWidget()
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, 9, 0, 9)
        inside.setSpacing(12)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        title = evidence.title(row, self._words)
        texts.addWidget(PlainLabel(title, Role.NAME, "text3" if row.is_gone else "text", wrap=True))
        detail = evidence.detail(row, self._words, self._today)
        if detail:
            texts.addWidget(PlainLabel(detail, Role.SECOND, "text2", wrap=True))
        inside.addLayout(texts, 1)
        place = opens(row)
        if place is not None:
            button = LinkButton(self.tr("Open"), f"introductions.evidence.open.{number}")
            button.setAccessibleName(self.tr("Open: {title}").format(title=title))
            button.clicked.connect(lambda: self._open(*place))
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _open(self, subject: str, key: int) -> None:
        self.accept()
        self.opened.emit(subject, key)
