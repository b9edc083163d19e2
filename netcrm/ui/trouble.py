"""What is said when the profile can't be opened, or something broke that nobody foresaw."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialogButtonBox, QMessageBox, QWidget

from netcrm.domain.backup import Backup
from netcrm.domain.refusal import Refused
from netcrm.words import backups
from netcrm.words.words import Words


def _tr(text: str) -> str:
    return QCoreApplication.translate("trouble", text)


def _box(parent: QWidget | None, title: str, text: str, close: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setObjectName("trouble")
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("netcrm")
    # What a message says may come from a file name: it is text and nothing else.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(title)
    box.setInformativeText(text)
    box.setDefaultButton(box.addButton(close, QMessageBox.ButtonRole.RejectRole))
    return box


def ask_how_on(
    refused: Refused, words: Words, *, is_damaged: bool, good: Sequence[Backup], now: datetime
) -> Backup | None:
    """Say why the profile can't be opened, and wait for what is to be done about it.

    Args:
        refused: what is said.
        words: in the owner's language.
        is_damaged: whether a backup is the way on; then it is said too where there is none.
        good: the backups that are offered, the newest first.
        now: aware moment on the owner's clock.

    Returns:
        The backup to go back to; None where the owner closes the program.
    """
    told = words.refusal(refused)
    if is_damaged and not good:
        told = f"{told} {_tr('No whole backup was found in this profile.')}"
    box = _box(None, _tr("Your network could not be opened."), told, _tr("Close netcrm"))
    offered = {box.addButton(_offer(one, words, now), QMessageBox.ButtonRole.AcceptRole): one for one in good}
    for row in box.findChildren(QDialogButtonBox):
        # Side by side, three long buttons would be cut off on a small screen.
        row.setOrientation(Qt.Orientation.Vertical)
    box.exec()
    pressed = box.clickedButton()
    return next((one for button, one in offered.items() if button is pressed), None)


def _offer(backup: Backup, words: Words, now: datetime) -> str:
    when = backups.when(backup.made_at.astimezone(now.tzinfo), words, now.date())
    people = backups.counted("contact", backup.counts.get("contact", 0), words)
    return _tr("Go back to {when} ({people})").format(when=when, people=people)


def tell_broken(parent: QWidget, logs: Path, *, is_written: bool) -> None:
    """Say that something broke, that nothing is lost, and where the report lies if it could be written."""
    told = _tr(
        "Everything up to your last change is saved. You can go on; if it happens again, start netcrm anew."
    )
    if is_written:
        where = _tr("What went wrong is written down in {folder}, without names.").format(folder=logs)
        told = f"{told} {where}"
    box = _box(parent, _tr("Something in netcrm broke."), told, _tr("Go on"))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
