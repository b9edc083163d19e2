"""Two cards side by side, only where they differ (picture 06b, right; PRODUCT.md 4.11)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.review import Side
from netcrm.ui.dialogs.import_values import Compared
from netcrm.ui.theme import Role
from netcrm.ui.widgets.elide import PlainLabel
from netcrm.ui.widgets.side_box import SideBox, SideRadio

NAME = "import_review.side"


class Comparison(QWidget):
    """The fields that differ; a conflict is chosen by radio boxes, everything else is kept on both sides.

    Args:
        rows: the fields.
        heads: words over the two sides.
        side: whose value a conflict keeps now.
        settling: whether there is something to choose, that is, whether the two are merged.
        name: ``objectName``; the boxes are called ``<name>.<field>.<side>``.

    Signals:
        chosen(str, str): the owner chose the side of a field: name of the field, value of `Side`.
    """

    chosen = Signal(str, str)

    def __init__(
        self,
        rows: Sequence[Compared],
        heads: tuple[str, str],
        side: Callable[[str], Side],
        *,
        settling: bool,
        name: str = NAME,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._heads, self._side, self._settling = heads, side, settling
        self._name = name
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._pair(*(PlainLabel(head, Role.SECOND_STRONG, "text2") for head in heads)))
        for row in rows:
            column.addLayout(self._row(row))

    def _row(self, row: Compared) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(PlainLabel(row.label, Role.LABEL, "text2"), 1)
        note = self._note(row)
        if note:
            head.addWidget(PlainLabel(note, Role.LABEL, "accent"))
        column = QVBoxLayout()
        column.setSpacing(3)
        column.addLayout(head)
        column.addLayout(self._choice(row) if row.is_conflict and self._settling else self._shown(row))
        return column

    def _note(self, row: Compared) -> str:
        if row.is_conflict or not self._settling:
            return ""
        if not row.incoming:
            return self.tr("stays")
        return self.tr("keep both") if row.present else self.tr("added")

    def _choice(self, row: Compared) -> QGridLayout:
        group = QButtonGroup(self)
        boxes = []
        for side, value, head in zip(Side, (row.present, row.incoming), self._heads, strict=True):
            label = QCoreApplication.translate("import", "{field}: {value}, {side}").format(
                field=row.label, value=value, side=head
            )
            box = SideRadio(value, f"{self._name}.{row.field}.{side.value}", label)
            group.addButton(box)
            box.setChecked(self._side(row.field) is side)
            box.clicked.connect(lambda _=False, side=side: self.chosen.emit(row.field, side.value))
            boxes.append(box)
        return self._pair(*boxes)

    def _shown(self, row: Compared) -> QGridLayout:
        left = self._value(row.present, f"{self._name}.{row.field}.present", self.tr("Nothing yet"))
        right = self._value(row.incoming, f"{self._name}.{row.field}.card", self.tr("Nothing"))
        return self._pair(left, right)

    def _value(self, value: str, name: str, nothing: str) -> QWidget:
        if not value:
            return PlainLabel(nothing, Role.BODY, "text3")
        return SideBox(value, name, kept=self._settling)

    @staticmethod
    def _pair(left: QWidget, right: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        for place, widget in enumerate((left, right)):
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 90)
            align = Qt.AlignmentFlag.AlignVCenter if isinstance(widget, PlainLabel) else Qt.AlignmentFlag(0)
            grid.addWidget(widget, 0, place, align)
        return grid
