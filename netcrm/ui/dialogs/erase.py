"""Erasing a person for good: first all that goes and all that can't be reached (RELIABILITY.md 2.7)."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from netcrm.actions import erasing as actions
from netcrm.domain.erasure import Erased, ErasureReport
from netcrm.domain.refusal import Refused
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.list_view import scrolling
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.tick import TickBox
from netcrm.words import erasing
from netcrm.words.numbers import first_big
from netcrm.words.words import Words

_PLACES = 12
"""Texts of others that are named one by one; more are counted."""

_COPIES = 8
"""Backups that are named one by one, the newest first; more are counted."""

_INDENT = 12


class EraseSheet(Sheet):
    """Says what erasing takes away and, when asked, erases; deleted when it closes.

    Nothing is ticked, and the button that erases is neither filled nor the one that Enter presses.

    Args:
        bridge: to the desk.
        words: in the owner's language.
        parent: any widget of the window.
        report: what would go.

    Signals:
        erased(object): it is done: an `Erased`.
    """

    erased = Signal(object)

    def __init__(self, bridge: Bridge, words: Words, parent: QWidget, report: ErasureReport) -> None:
        title = words.tr("Erase {name} for good", name=report.name or words.tr("this person"))
        super().__init__(title, "erase", parent, width=560)
        self._bridge, self._words, self._report = bridge, words, report
        self.set_lead(
            words.tr(
                "This can't be undone. To take somebody off your list and be able to bring them back, choose "
                "Delete instead."
            )
        )
        self._inside = QWidget()
        # Else words that wrap ask for the height of a far narrower sheet.
        self._inside.setMinimumHeight(1)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(EDGE, 4, EDGE, 16)
        self._column.setSpacing(4)
        self._fill()
        self.body.addWidget(scrolling(self._inside, "erase.scroll"), 1)
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName("erase.error")
        self._error.setContentsMargins(EDGE, 0, EDGE, 8)
        self._error.hide()
        self.body.addWidget(self._error)
        self._add_foot()
        self._fit()
        self.finished.connect(self.deleteLater)

    def _fill(self) -> None:
        words, report = self._words, self._report
        rows = [words.tr("Their card"), *erasing.gone(words, report)]
        self._add(words.tr("What goes, also from search"), [", ".join(rows) + "."])
        self._add(words.tr("What stays, because others are in it"), erasing.cleared(words, report))
        history = erasing.history(words, report)
        self._add(words.tr("The history"), [history] if history else [])
        self._add_mentions()
        self._add_copies()
        self._column.addStretch(1)

    def _add_mentions(self) -> None:
        words, found = self._words, self._report.mentions
        places = list(dict.fromkeys(erasing.place(words, one) for one in found))
        told = [erasing.mentions(words, len(found)), *self._first(places, _PLACES)] if found else []
        self._add(words.tr("What names them elsewhere"), told)

    def _first(self, lines: list[str], most: int) -> list[str]:
        more = len(lines) - most
        return lines[:most] + ([self._words.tr("and {count} more", count=more)] if more > 0 else [])

    def _add_copies(self) -> None:
        words, copies = self._words, self._report.copies
        one = words.tr("Delete this backup too, once a new one is made")
        many = words.tr("Delete these {count} backups too, once a new one is made", count=len(copies))
        self.with_copies = TickBox(one if len(copies) == 1 else many)
        self.with_copies.setObjectName("erase.with_copies")
        self.with_copies.setVisible(bool(copies))
        if copies:
            told = [first_big(erasing.copy(words, held, self._bridge.today)) for held in copies]
            self._add(words.tr("Backups that hold them"), self._first(told, _COPIES))
            self._column.addSpacing(4)
        self._column.addWidget(self.with_copies)

    def _add(self, title: str, lines: Iterable[str]) -> None:
        told = list(lines)
        if not told:
            return
        if self._column.count():
            self._column.addSpacing(10)
        self._column.addWidget(PlainLabel(title, Role.SECTION))
        for text in told:
            label = PlainLabel(text, Role.BODY, "text2", wrap=True)
            label.setContentsMargins(_INDENT, 0, 0, 0)
            self._column.addWidget(label)

    def _add_foot(self) -> None:
        self.verb = PlainButton(self._words.tr("Erase for good"), "erase.submit", "trash")
        self.verb.setAutoDefault(False)
        self.verb.clicked.connect(self._erase)
        self.keep = PlainButton(self._words.tr("Keep them"), "erase.cancel")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.reject)
        self.foot.addWidget(self.verb)
        self.foot.addStretch(1)
        self.foot.addWidget(self.keep)
        self.keep.setFocus()

    def _fit(self) -> None:
        """Be as high as the words need, never higher than the window below."""
        layout, parent = self.layout(), self.parentWidget()
        if layout is None or parent is None:
            return
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.ensurePolished()
        width = self.width() - 2
        inside = self._inside.layout()
        wanted = inside.totalHeightForWidth(width) if inside is not None else 0
        around = layout.totalSizeHint().height() - self._inside.sizeHint().height()
        told = (self.heading, self.lead)
        more = sum(max(0, one.heightForWidth(width - 2 * EDGE) - one.sizeHint().height()) for one in told)
        height = wanted + max(around, 170) + more
        self.resize(self.width(), max(260, min(height, parent.window().height() - 32)))

    def _erase(self) -> None:
        self.verb.setEnabled(False)
        self.keep.setEnabled(False)
        self._error.hide()
        self._bridge.erase(
            actions.erase,
            self._report.contact,
            with_copies=self.with_copies.isChecked(),
            then=self._done,
            refused=self._refuse,
        )

    def _done(self, erased: Erased) -> None:
        self.accept()
        self.erased.emit(erased)

    def _refuse(self, refused: Refused) -> None:
        self.verb.setEnabled(True)
        self.keep.setEnabled(True)
        self._error.setText(self._words.refusal(refused))
        self._error.show()

    def reject(self) -> None:
        """Close, unless it is being done: that can't be stopped half way."""
        if self.keep.isEnabled():
            super().reject()
