"""Contacts handed to other programs: dragged out of the list, or copied (PRODUCT.md 6)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QRectF, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPen, QPixmap

from netcrm.domain.refusal import Refused
from netcrm.domain.shared_cards import MOST_SHARED, SharedCards
from netcrm.reads import exports
from netcrm.ui.bridge import Bridge
from netcrm.ui.icons import paint_icon
from netcrm.ui.theme import Role, font, tokens
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind
from netcrm.ui.widgets.row_drag import DragList
from netcrm.words.words import Words
from netcrm.work.outbox import Outbox

VCARD_TYPES = ("text/vcard", "text/x-vcard")
"""The type that is registered, and the one that most programs still look for."""

Say = Callable[[NoticeKind, str, str, Sequence[NoticeAction]], object]
"""Shows a banner: kind, title, text, actions."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is dragged: the cards, and the file that they lie in."""

    cards: SharedCards
    file: Path


def pack(outbox: Outbox, chosen: Sequence[int], several: str) -> Parcel:
    """Write the file that is dragged; a question for a reader thread.

    Args:
        outbox: keeps it.
        chosen: the contacts.
        several: name of the file where there are several, without ending.

    Raises:
        Refused: the file can't be written.
    """
    cards = exports.shared_cards(chosen)
    return Parcel(cards, outbox.keep(f"{cards.name or several}.vcf", cards.vcard))


class HandingOver(QObject):
    """Answers a list whose contacts are dragged or copied. What is only the owner's stays here.

    Args:
        bridge: to the desk.
        words: in the owner's language.
        rows: the list; the files go when it goes.
        say: shows a banner.
        export: exports these contacts, where they are too many.
    """

    def __init__(
        self, bridge: Bridge, words: Words, rows: DragList, say: Say, export: Callable[[list[int]], object]
    ) -> None:
        super().__init__(rows)
        self._bridge, self._words, self._rows = bridge, words, rows
        self._say, self._export = say, export
        self._outbox = Outbox()
        rows.allow_dragging()
        rows.drag_asked.connect(self._drag)
        rows.copy_asked.connect(lambda: self.copy(rows.keys.selected_keys()))
        rows.destroyed.connect(self._outbox.close)

    def copy(self, chosen: list[int]) -> None:
        """Put contacts on the clipboard, as cards and as text."""
        if not chosen or self._are_too_many(chosen):
            return
        self._bridge.ask_later("contacts.copy", exports.shared_cards, chosen, then=self._copied)

    def _copied(self, cards: SharedCards) -> None:
        QGuiApplication.clipboard().setMimeData(mime_data(cards))
        people = self._people(cards.count)
        self._say(NoticeKind.DONE, self._words.tr("Copied {people}.", people=people), self._kept_back(), ())

    def _drag(self) -> None:
        chosen = self._rows.keys.selected_keys()
        if not chosen or self._are_too_many(chosen):
            self._rows.let_go()
            return
        several = f"netcrm-contacts-{self._bridge.today.isoformat()}"
        self._bridge.ask_later(
            "contacts.drag",
            pack,
            self._outbox,
            chosen,
            several,
            then=self._carry,
            refused=self._not_packed,
        )

    def _carry(self, parcel: Parcel) -> None:
        data = mime_data(parcel.cards)
        data.setUrls([QUrl.fromLocalFile(str(parcel.file))])
        people = self._people(parcel.cards.count)
        picture = drag_picture(parcel.cards.name or people, self._rows.devicePixelRatioF())
        if self._rows.carry(data, picture):
            told = self._words.tr("Handed over {people}.", people=people)
            self._say(NoticeKind.DONE, told, self._kept_back(), ())
        else:
            self._outbox.forget(parcel.file)

    def _not_packed(self, refused: Refused) -> None:
        self._rows.let_go()
        self._bridge.refused.emit(refused)

    def _are_too_many(self, chosen: list[int]) -> bool:
        if len(chosen) <= MOST_SHARED:
            return False
        tr = self._words.tr
        told = tr("At most {most} people can be dragged or copied at once.", most=f"{MOST_SHARED:,}")
        text = tr("{count} are selected. Exporting takes them all.", count=f"{len(chosen):,}")
        export = NoticeAction(
            text=tr("Export..."), name="contacts.export_instead", act=partial(self._export, chosen)
        )
        self._say(NoticeKind.LOOK, told, text, (export,))
        return True

    def _kept_back(self) -> str:
        return self._words.tr(
            "As on a business card. Notes, tags and rooms stay here; Export takes them along."
        )

    def _people(self, count: int) -> str:
        tr = self._words.tr
        return tr("1 person") if count == 1 else tr("{count} people", count=f"{count:,}")


def mime_data(cards: SharedCards) -> QMimeData:
    """Return cards as other programs take them: as vCards, or as plain text."""
    data = QMimeData()
    for kind in VCARD_TYPES:
        data.setData(kind, cards.vcard.encode())
    data.setText(cards.text)
    return data


def drag_picture(words: str, sharpness: float) -> QPixmap:
    """Return what hangs at the pointer: a small label with a card's icon.

    Args:
        words: on it; a long one is cut.
        sharpness: pixels of the screen for one of ours.
    """
    colours, size = tokens(), QSize(240, 34)
    picture = QPixmap(size * sharpness)
    picture.setDevicePixelRatio(sharpness)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font(Role.NAME))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, size.width() - 52)
    width = painter.fontMetrics().horizontalAdvance(shown) + 50
    painter.setPen(QPen(QColor(colours.accent), 1))
    painter.setBrush(QColor(colours.surface))
    painter.drawRoundedRect(QRectF(0.5, 0.5, width - 1, size.height() - 1), 6, 6)
    paint_icon(painter, QRectF(12, 9, 16, 16), "card", colours.accent)
    painter.setPen(QColor(colours.text))
    painter.drawText(QRectF(36, 0, width - 44, size.height()), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.end()
    return picture.copy(0, 0, round(width * sharpness), picture.height())
