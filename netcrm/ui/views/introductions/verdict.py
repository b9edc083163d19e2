"""The guard's panel: verdict as shape, word and sentence, then reasons with their facts (INTERFACE.md 8)."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from netcrm.domain.guard import DECIDING
from netcrm.domain.introduction import Reason, Verdict
from netcrm.ui.theme import Role, tokens
from netcrm.ui.views.introductions.face import LOOKS
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.chip import Chip
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.lead_label import LeadLabel
from netcrm.ui.widgets.notice import IconMark
from netcrm.words.verdicts import verdict_sentence
from netcrm.words.words import Words

BAND = 64
_RADIUS = 8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What the guard said, now or then.

    Attributes:
        checked: when: "Checked just now", "As it stood on 9 Nov".
        change: the sentence on what would change it; empty for none.
    """

    verdict: Verdict
    flagged: bool
    reasons: tuple[Reason, ...]
    checked: str
    change: str = ""


class VerdictPanel(QWidget):
    """The verdict with its reasons; on Clear they are folded away.

    Signals:
        facts_asked(Reason): the owner wants to see the rows that a reason counted.
    """

    facts_asked = Signal(object)

    def __init__(self, finding: Finding, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding, self._words = finding, words
        self._tone, self._icon = LOOKS[finding.verdict]
        sentence = verdict_sentence(finding.verdict, [each.code for each in finding.reasons], words)
        self._sentence = sentence
        self.setObjectName("introductions.verdict")
        self.setAccessibleName(self.spoken_verdict())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._band = self._head(sentence)
        self._body = self._list()
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._band)
        column.addWidget(self._body)
        self._fold(finding.verdict is Verdict.CLEAR)

    def show_past(self, lead: str, rest: str) -> None:
        """Add a line under the reasons on earlier introductions; it decides nothing."""
        label = LeadLabel(lead, rest)
        label.setObjectName("introductions.past")
        self._past.addWidget(_row(_Dot(), label))
        show_if(self._unfold, self._finding.verdict is Verdict.CLEAR)

    def spoken_verdict(self) -> str:
        """The verdict for screen readers."""
        flag = self.tr("Flagged") if self._finding.flagged else ""
        said = ". ".join(part for part in (self._words.name(self._finding.verdict), flag) if part)
        return f"{said}. {self._sentence}"

    def spoken(self) -> str:
        """Verdict, then reasons."""
        reasons = [" ".join(self._words.reason(each)) for each in self._finding.reasons]
        return " ".join([self.spoken_verdict(), *reasons, self._finding.change]).strip()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the frame, red where the request is flagged, and the band behind the verdict."""
        painter, colours = QPainter(self), tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(area, _RADIUS, _RADIUS)
        painter.fillPath(path, QColor(colours.surface))
        painter.save()
        painter.setClipPath(path)
        band = QRectF(0, 0, self.width(), self._band.geometry().bottom() + 1)
        painter.fillRect(band, QColor(str(getattr(colours, f"{self._tone}_soft"))))
        painter.restore()
        edge = "stop" if self._finding.flagged else self._tone
        focused = self.hasFocus()
        painter.setPen(
            QPen(QColor(colours.accent if focused else str(getattr(colours, edge))), 2 if focused else 1)
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _head(self, sentence: str) -> QWidget:
        band = QWidget()
        band.setMinimumHeight(BAND)
        line = QHBoxLayout(band)
        line.setContentsMargins(20, 12, 18, 12)
        line.setSpacing(16)
        line.addWidget(IconMark(self._icon, self._tone, 30), 0, Qt.AlignmentFlag.AlignVCenter)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        title = QHBoxLayout()
        title.setSpacing(10)
        word = PlainLabel(self._words.name(self._finding.verdict), Role.TITLE, self._tone)
        word.setObjectName("introductions.verdict.word")
        title.addWidget(word)
        chip = Chip(self.tr("Flagged") if self._finding.flagged else "", "stop", "flagged", band)
        chip.setObjectName("introductions.verdict.flagged")
        title.addWidget(chip)
        title.addStretch(1)
        texts.addLayout(title)
        texts.addWidget(PlainLabel(sentence, Role.BODY, "text", wrap=True))
        line.addLayout(texts, 1)
        line.addWidget(self._end(), 0, Qt.AlignmentFlag.AlignVCenter)
        return band

    def _end(self) -> QWidget:
        end = QWidget()
        column = QVBoxLayout(end)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        right = Qt.AlignmentFlag.AlignRight
        column.addWidget(PlainLabel(self._finding.checked, Role.SECOND, "text2"), 0, right)
        self._unfold = LinkButton("", "introductions.reasons")
        self._unfold.clicked.connect(lambda: self._fold(not self._body.isHidden()))
        column.addWidget(self._unfold, 0, right)
        show_if(self._unfold, self._finding.verdict is Verdict.CLEAR and bool(self._finding.reasons))
        return end

    def _list(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 9, 18, 8)
        column.setSpacing(0)
        for reason in self._finding.reasons:
            column.addWidget(self._line(reason))
        self._past = QVBoxLayout()
        column.addLayout(self._past)
        if self._finding.change and self._finding.verdict is not Verdict.CLEAR:
            lead = self.tr("What would change this.")
            column.addWidget(_row(IconMark("info", "text3", 16), LeadLabel(lead, self._finding.change)))
        return body

    def _line(self, reason: Reason) -> QWidget:
        icon, tone = _mark(reason, self._icon, self._tone)
        lead, rest = self._words.reason(reason)
        label = LeadLabel(lead, rest)
        label.setObjectName(f"introductions.reason.{reason.code}.words")
        row = _row(IconMark(icon, tone, 16) if icon else _Dot(), label)
        if reason.evidence:
            show = LinkButton(self.tr("Show"), f"introductions.reason.{reason.code}")
            show.setAccessibleName(self.tr("Show what counts for: {reason}").format(reason=lead))
            show.setProperty("tight", True)
            show.clicked.connect(lambda: self.facts_asked.emit(reason))
            row_layout = row.layout()
            assert isinstance(row_layout, QHBoxLayout)
            row_layout.addWidget(show, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _fold(self, folded: bool) -> None:
        self._body.setHidden(folded)
        count = len(self._finding.reasons)
        words = self.tr("Show {count} facts") if folded else self.tr("Hide the facts")
        self._unfold.setText(words.format(count=count))
        self._unfold.setAccessibleName(self._unfold.text())
        self.update()


class _Dot(QWidget):
    """The mark of a fact that speaks neither for nor against."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens().text3))
        painter.drawEllipse(QRectF(5.5, 5.5, 5, 5))


def _mark(reason: Reason, icon: str, tone: str) -> tuple[str, str]:
    """Icon and tone of a reason: the verdict's own, a green tick, or a dot (no icon)."""
    if reason.for_requester:
        return "check-circle", "accent"
    return (icon, tone) if reason.code in DECIDING else ("", "")


def _row(mark: QWidget, label: LeadLabel) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 3, 0, 2)
    line.setSpacing(14)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(label, 1)
    return row
