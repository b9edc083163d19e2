"""What is said when the profile can't be opened, or something broke that nobody foresaw."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from netcrm.domain.refusal import Refused
from netcrm.words.words import Words


def _tr(text: str) -> str:
    return QCoreApplication.translate("trouble", text)


def _box(parent: QWidget | None, title: str, text: str, close: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName("trouble")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("netcrm")
    # What a message says may come from a file name: it is text and nothing else.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    box.addButton(close, QMessageBox.ButtonRole.RejectRole)
    return box


def tell_not_opened(refused: Refused, words: Words) -> None:
    """Say why the profile can't be opened, and wait until that was read."""
    box = _box(None, _tr("Your network could not be opened."), words.refusal(refused), _tr("Close netcrm"))
    box.exec()


def tell_broken(parent: QWidget, logs: Path) -> None:
    """Say that something broke, that nothing is lost, and where the report lies."""
    box = _box(
        parent,
        _tr("Something in netcrm broke."),
        _tr(
            "Everything up to your last change is saved. You can go on; if it happens again, start netcrm "
            "anew. What went wrong is written down in {folder}, without names."
        ).format(folder=logs),
        _tr("Go on"),
    )
    box.open()
