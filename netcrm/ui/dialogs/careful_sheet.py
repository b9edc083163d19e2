"""A form in a sheet that never loses what was written without asking (VIEW forms of every subject)."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from netcrm.domain.refusal import Refused
from netcrm.ui.dialogs.sheet import EDGE, FormSheet
from netcrm.ui.widgets.buttons import LinkButton
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
        """Show a refusal, and make room for its words."""
        super().show_refusal(refused)
        QTimer.singleShot(0, self, self.fit)

    def show_at(self, field: str, sentence: str) -> bool:
        """Say a refusal under the field for people too."""
        if self._who is None or field not in self._who_fields:
            return super().show_at(field, sentence)
        self._who.show_error(sentence)
        return True

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
