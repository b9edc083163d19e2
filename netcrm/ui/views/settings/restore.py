"""Going back to a backup: first what it holds beside what is here now (RELIABILITY.md 1.5)."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from netcrm.domain.backup import Backup
from netcrm.domain.refusal import Refused
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.words import backups
from netcrm.words.words import Words

ROWS = {
    "contact": "People",
    "group": "Groups",
    "event": "Events",
    "introduction": "Introductions",
    "referral": "Referrals",
    "favour": "Favours",
    "interaction": "Contacts and notes",
    "follow_up": "Follow-ups",
}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RestoreSheet(Sheet):
    """Shows a backup and, when asked, goes back to it; deleted when it closes.

    Args:
        bridge: to the desk.
        words: of the owner.
        parent: any widget of the window.
        backup: the backup.
        present: rows by table as they are now.

    Signals:
        restored(Backup): it is in place; the backup of what was here before.
    """

    restored = Signal(object)

    def __init__(
        self, bridge: Bridge, words: Words, parent: QWidget, backup: Backup, present: Mapping[str, int]
    ) -> None:
        moment = backup.made_at.astimezone(bridge.now().tzinfo)
        told = backups.when(moment, words, bridge.today)
        super().__init__(words.tr("Go back to {when}", when=told), "restore", parent, width=480, height=400)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.finished.connect(self._scrim.deleteLater)
        self._bridge, self._words, self._backup = bridge, words, backup
        self.set_lead(
            words.tr(
                "Everything is put back as it was then. What is here now is backed up first, so you can come"
                " back to it."
            )
        )
        self.body.addLayout(self._table(present))
        self._error = PlainLabel("", Role.BODY, "stop", wrap=True)
        self._error.setObjectName("restore.error")
        self._error.setContentsMargins(EDGE, 0, EDGE, 8)
        self._error.hide()
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self._cancel = PlainButton(words.tr("Cancel"), "restore.cancel")
        self._cancel.clicked.connect(self.reject)
        self._verb = PlainButton(words.tr("Go back to it"), "restore.submit", "undo")
        self._verb.clicked.connect(self._restore)
        self.foot.addStretch(1)
        self.foot.addWidget(self._verb)
        self.foot.addWidget(self._cancel)
        self._cancel.setFocus()

    def _table(self, present: Mapping[str, int]) -> QGridLayout:
        tr = self._words.tr
        grid = QGridLayout()
        grid.setContentsMargins(EDGE, 0, EDGE, 8)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, head in enumerate((tr("In the backup"), tr("Now")), 1):
            label = PlainLabel(head, Role.LABEL, "text3")
            label.setAlignment(_RIGHT)
            grid.addWidget(label, 0, column)
        for number, (table, told) in enumerate(ROWS.items(), 1):
            then, now = self._backup.counts.get(table, 0), present.get(table, 0)
            grid.addWidget(PlainLabel(tr(told), Role.BODY, "text2"), number, 0)
            for column, count in ((1, then), (2, now)):
                figure = PlainLabel(f"{count:,}", Role.NAME if then != now else Role.BODY)
                figure.setAlignment(_RIGHT)
                grid.addWidget(figure, number, column)
        return grid

    def _restore(self) -> None:
        self._verb.setEnabled(False)
        self._error.hide()
        self._bridge.restore(self._backup.path, then=self._done, refused=self._refuse)

    def _done(self, before: Backup) -> None:
        self.restored.emit(before)
        self.accept()

    def _refuse(self, refused: Refused) -> None:
        self._verb.setEnabled(True)
        self._error.setText(self._words.refusal(refused))
        self._error.show()
