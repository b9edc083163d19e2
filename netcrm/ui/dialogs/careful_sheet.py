"""A form in a sheet that never loses what was written without asking (VIEW forms of every subject)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netcrm.domain.refusal import Refused
from netcrm.ui.dialogs.sheet import EDGE, FormSheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import LinkButton, PlainButton
from netcrm.ui.widgets.elide import ElideLabel
from netcrm.ui.widgets.form_fields import Field
from netcrm.ui.widgets.person_field import PeopleField, PersonField
from netcrm.words.words import Words


class CarefulSheet(FormSheet):
    """A :class:`FormSheet` as high as its fields; Esc and Cancel ask once something was written.

    It is deleted when it closes: make one, ``open`` it, and forget it.
    """

    def __init__(
        self, title: str, name: str, verb: str, fields: Sequence[Field], words: Words, parent: QWidget
    ) -> None:
        super().__init__(title, name, verb, fields, words, parent)
        self._touched = False
        self._asking: QWidget | None = None
        self._who: PersonField | PeopleField | None = None
        self._who_fields: tuple[str, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form.edited.connect(lambda _: self.touch())
        unfold = self.findChild(LinkButton, f"{name}.more")
        if unfold is not None:
            # The fields are laid out only once this press is over.
            unfold.clicked.connect(lambda: QTimer.singleShot(0, self, self.fit))

    def write(self, values: Mapping[str, Any]) -> None:
        """Show values by field id; what stands there then is where the owner begins."""
        super().write(values)
        self._touched = False

    def touch(self) -> None:
        """Something was written."""
        self._touched = True

    def set_who(self, who: PersonField | PeopleField, *fields: str) -> None:
        """Put a field for people above the form; refusals of these fields are shown under it."""
        self._who, self._who_fields = who, fields
        holder = QWidget()
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        line = QHBoxLayout(holder)
        line.setContentsMargins(EDGE, 4, EDGE, 8)
        line.addWidget(who)
        self.body.insertWidget(0, holder)

    def fit(self) -> None:
        """Be as high as the fields, never higher than the window below."""
        area = self.form.parentWidget()
        parent = self.parentWidget()
        if area is None or parent is None:
            return
        whole, layout = self.layout(), self.form.layout()
        if whole is not None:
            whole.activate()
        wanted = layout.totalHeightForWidth(area.width()) if layout is not None else 0
        wanted = max(wanted, self.form.sizeHint().height()) + self.height() - area.height() + 2
        self.resize(self.width(), max(200, min(wanted, parent.window().height() - 32)))

    def show_refusal(self, refused: Refused) -> None:
        """Show a refusal under the field for people too."""
        if self._who is not None and refused.field in self._who_fields:
            self.show_who_error(self._words.refusal(refused))
        else:
            super().show_refusal(refused)
        QTimer.singleShot(0, self, self.fit)

    def show_who_error(self, words: str) -> None:
        """Say under the field for people what is missing; the form stays open."""
        self.verb.setEnabled(True)
        if self._who is not None:
            self._who.show_error(words)
        QTimer.singleShot(0, self, self.fit)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Start in the field for people while nobody is chosen."""
        super().showEvent(event)
        if self._who is not None and not self._who.keys:
            self._who.setFocus()
        QTimer.singleShot(0, self, self.fit)

    def reject(self) -> None:
        """Close, unless something was written: then ask, here and not in another window."""
        if self._touched and self._asking is None:
            self._ask()
        elif self._asking is None:
            super().reject()
        else:
            self._keep_writing()

    def _ask(self) -> None:
        for part in self._foot_parts():
            part.hide()
        self._asking = QWidget(self)
        line = QHBoxLayout(self._asking)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        words = ElideLabel(self.tr("What you wrote is not kept yet."), Role.BODY)
        discard = PlainButton(self.tr("Discard"), f"{self.objectName()}.discard")
        discard.clicked.connect(self._discard)
        keep = PlainButton(self.tr("Keep writing"), f"{self.objectName()}.keep_writing")
        keep.clicked.connect(self._keep_writing)
        line.addWidget(words, 1)
        line.addWidget(discard)
        line.addWidget(keep)
        self.foot.addWidget(self._asking, 1000)
        keep.setFocus()

    def _keep_writing(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None:
            self.foot.removeWidget(asking)
            asking.hide()
            asking.deleteLater()
        for part in self._foot_parts():
            part.show()
        self.form.focus()

    def _discard(self) -> None:
        self._touched, self._asking = False, None
        super().reject()

    def _foot_parts(self) -> list[QWidget]:
        items = (self.foot.itemAt(place) for place in range(self.foot.count()))
        parts = [item.widget() for item in items if item is not None]
        return [part for part in parts if part is not None]
