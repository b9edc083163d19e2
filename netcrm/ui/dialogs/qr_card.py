"""A contact's card as a QR code, to be scanned off this screen (PRODUCT.md 6)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from netcrm.domain.qr_card import CardPart, QrCard
from netcrm.domain.refusal import Refused
from netcrm.paper import qr_picture
from netcrm.reads import exports
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.sheet import EDGE, Sheet
from netcrm.ui.theme import Role
from netcrm.ui.widgets.buttons import PlainButton
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.qr_field import QrField
from netcrm.words.words import Words
from netcrm.work import files

SIDE = 428
"""px of the field: the finest code gets five for each square (`exchange.qr_card.LARGEST`)."""
_PNG, _SVG = ".png", ".svg"

Choose = Callable[[QWidget, str, str, tuple[str, str]], tuple[str, str]]
"""Given parent, title, suggested path and two kinds, returns the path, empty for none, and the kind."""


def choose_picture(parent: QWidget, title: str, suggested: str, kinds: tuple[str, str]) -> tuple[str, str]:
    """Ask the owner for a file to save a picture in; one that is there is only taken after a question."""
    return QFileDialog.getSaveFileName(parent, title, suggested, ";;".join(kinds), kinds[0])


class QrSheet(Sheet):
    """Shows the code, what is in it and what is not; copies it and saves it as a picture.

    Args:
        bridge: to the desk.
        words: in the owner's language.
        parent: the window or view that it opens over.
        contact: whose card.
        choose: asks for the file of the picture.

    Attributes:
        code: the field with the code.
        card: what it shows; None until it came.
    """

    def __init__(
        self,
        bridge: Bridge,
        words: Words,
        parent: QWidget,
        contact: int,
        choose: Choose = choose_picture,
    ) -> None:
        super().__init__(words.tr("Scan this card"), "qr", parent, width=784)
        self._bridge, self._words, self._choose = bridge, words, choose
        self.card: QrCard | None = None
        self.set_lead(words.tr("Point the camera of a phone at it, and it offers to keep the contact."))
        self.code = QrField("qr.code", SIDE)
        self._name = PlainLabel("", Role.SECTION, wrap=True)
        self._name.setObjectName("qr.name")
        self._held = QVBoxLayout()
        self._held.setSpacing(4)
        self._left_out = PlainLabel("", Role.BODY, "caution", wrap=True)
        self._left_out.setObjectName("qr.left_out")
        self._left_out.hide()
        self._told = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._told.setObjectName("qr.told")
        self._compose()
        self.finished.connect(self.deleteLater)
        bridge.ask_later("qr.card", exports.contact_qr, contact, then=self._came, refused=self._refuse)

    def copy(self) -> None:
        """Put the picture on the clipboard."""
        if self.card is not None:
            QGuiApplication.clipboard().setImage(qr_picture.saved_picture(self.card.rows))
            self._tell(self._words.tr("The picture was copied."))

    def save(self) -> None:
        """Ask for a file and save the picture there."""
        if self.card is None:
            return
        tr = self._words.tr
        kinds = (tr("Picture, PNG") + f" (*{_PNG})", tr("Drawing, SVG") + f" (*{_SVG})")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        suggested = str(Path(folder) / f"{self.card.file_name} QR{_PNG}")
        chosen, kind = self._choose(self, tr("Save the code as a picture"), suggested, kinds)
        if chosen:
            path = with_ending(Path(chosen), _SVG if kind == kinds[1] else _PNG)
            made = qr_picture.svg if path.suffix.lower() == _SVG else qr_picture.png
            question = partial(_save, path, made(self.card.rows))
            self._bridge.ask_later("qr.save", question, then=self._saved, refused=self._refuse)

    def _saved(self, path: Path) -> None:
        self._tell(self._words.tr("Saved as {name} in {folder}.", name=path.name, folder=path.parent))

    def _came(self, card: QrCard) -> None:
        tr = self._words.tr
        self.card = card
        held = dict(card.held)
        name = held.pop(CardPart.NAME)
        self._name.setText(name)
        for part, text in held.items():
            if text != name:
                label = PlainLabel(text, Role.BODY, wrap=True)
                label.setObjectName(f"qr.{part}")
                self._held.addWidget(label)
        self.code.show_code(card.rows, tr("QR code with the card of {name}", name=name))
        if card.left_out:
            parts = ", ".join(self._part(part) for part in card.left_out)
            told = tr("Left out, so that a phone can read the rest: {parts}.", parts=parts)
            self._left_out.setText(told)
        show_if(self._left_out, bool(card.left_out))
        for button in (self._copy, self._save):
            button.setEnabled(True)

    def _part(self, part: CardPart) -> str:
        tr = self._words.tr
        return {
            CardPart.NAME: tr("the end of the name"),
            CardPart.COMPANY: tr("company"),
            CardPart.JOB_TITLE: tr("job title"),
            CardPart.PHONE: tr("phone"),
            CardPart.SECOND_PHONE: tr("second phone"),
            CardPart.EMAIL: tr("email"),
            CardPart.SECOND_EMAIL: tr("second email"),
            CardPart.WEBSITE: tr("website"),
            CardPart.ADDRESS: tr("address"),
        }[part]

    def _refuse(self, refused: Refused) -> None:
        self._tell(self._words.refusal(refused), "stop")

    def _tell(self, words: str, tone: str = "text2") -> None:
        self._told.set_tone(tone)
        self._told.setText(words)

    def _compose(self) -> None:
        tr = self._words.tr
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(PlainLabel(tr("In the code"), Role.LABEL, "text3"))
        side.addWidget(self._name)
        side.addLayout(self._held)
        side.addSpacing(4)
        side.addWidget(self._left_out)
        side.addStretch(1)
        private = tr("Notes, tags, rooms and favours are never in it.")
        side.addWidget(PlainLabel(private, Role.SECOND, "text2", wrap=True))
        side.addWidget(self._told)
        across = QHBoxLayout()
        across.setContentsMargins(EDGE, 4, EDGE, 20)
        across.setSpacing(EDGE)
        across.addWidget(self.code, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(side, 1)
        self.body.addLayout(across, 1)
        self._copy = PlainButton(tr("Copy"), "qr.copy", "copy")
        self._copy.setShortcut(QKeySequence.StandardKey.Copy)
        self._copy.clicked.connect(self.copy)
        self._save = PlainButton(tr("Save picture..."), "qr.save", "save")
        self._save.clicked.connect(self.save)
        close = PlainButton(tr("Close"), "qr.close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        for button in (self._copy, self._save):
            button.setEnabled(False)
            self.foot.addWidget(button)
        self.foot.addStretch(1)
        self.foot.addWidget(close)


def _save(path: Path, content: str | bytes) -> Path:
    files.write(path, content)
    return path


def with_ending(path: Path, ending: str) -> Path:
    """Return a picture's path: as it is where its ending is one of a picture, else with this one.

    Only what the owner typed may be written over: a name that was lengthened is one that is free.
    """
    if path.suffix.lower() in (_PNG, _SVG):
        return path
    return files.free_name(path.with_name(f"{path.name}{ending}"))
