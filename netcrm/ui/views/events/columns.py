"""Columns of the tables: events, people the owner knows, strangers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from netcrm.domain.cards import EventRow, Guest
from netcrm.domain.event import EventStatus, Presence
from netcrm.ui.palette_tokens import Tokens
from netcrm.ui.theme import Role
from netcrm.ui.views.events import face
from netcrm.ui.views.events.paint import Cells, Paint
from netcrm.ui.widgets.row_model import Align, Column
from netcrm.words.words import Words

WHEN = 140
WIDE_LIST: Mapping[str, int] = {"room": 150, "people": 124, "last": 216}
NARROW_LIST: Mapping[str, int] = {"room": 142, "people": 112, "last": 172}
NARROW_ONLY = frozenset({"both"})
WIDE_ONLY = frozenset({"seeks", "offers"})
WIDE_WIDTHS: Mapping[str, int] = {"seen": 58, "balance": 78, "promise": 136}
NARROW_WIDTHS: Mapping[str, int] = {"seen": 54, "balance": 70, "promise": 116}


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestRow:
    """Somebody on the list, as the tables show them.

    Attributes:
        today: the day from which "3 weeks" counts.
        why: why a stranger is worth meeting; empty for no reason.
    """

    guest: Guest
    today: date
    why: str = ""

    @property
    def id(self) -> int:
        """Key of the row: the attendance."""
        return self.guest.attendance.id


class EventColumns:
    """Columns of the list of events.

    Args:
        words: says everything.
        now: the moment that tells what is over.
        past: whether the table shows what was.
    """

    def __init__(self, words: Words, now: Callable[[], datetime], *, past: bool) -> None:
        self._words, self._now, self._past = words, now, past
        self._cells = Cells()

    def columns(self) -> tuple[Column, ...]:
        """In order; the last one tells what is aimed at, or what became of it."""
        words = self._words
        last = words.tr("Status") if self._past else words.tr("Goal")
        return (
            Column(id="when", header=words.tr("When"), text=self._when, width=WHEN, paint=self._paint_when),
            Column(
                id="title",
                header=words.tr("Event"),
                text=lambda row: str(row.event.title),
                second=lambda row: face.place_line(words, row),
            ),
            Column(
                id="room",
                header=words.tr("Room"),
                text=lambda row: words.room(row.room),
                width=150,
                paint=self._paint_room,
            ),
            Column(
                id="people", header=words.tr("People"), text=self._people, width=124, paint=self._paint_people
            ),
            Column(
                id="last",
                header=last,
                text=self._last,
                width=216,
                paint=self._paint_last,
            ),
        )

    def spoken(self, row: EventRow) -> str:
        """A row for screen readers."""
        parts = [self._when(row), row.event.title, face.place_line(self._words, row)]
        parts += [self._words.room(row.room), self._people(row), self._last(row)]
        return ", ".join(part for part in parts if part)

    def _when(self, row: EventRow) -> str:
        day = face.day_words(self._words, row.event, self._now().date())
        return f"{day}, {face.time_words(self._words, row.event)}"

    def _people(self, row: EventRow) -> str:
        return " ".join(part for part in face.people_words(self._words, row, self._now()) if part)

    def _last(self, row: EventRow) -> str:
        chip = face.status_chip(self._words, row.event, self._now())
        if chip is not None:
            return chip.text
        return row.event.goal or self._words.tr("No goal yet")

    def _paint_when(self, painter: QPainter, rect: QRect, row: EventRow, colours: Tokens) -> None:
        day = face.day_words(self._words, row.event, self._now().date())
        times = face.time_words(self._words, row.event)
        cancelled = row.event.status is EventStatus.CANCELLED
        upper = (day, Role.BODY if cancelled else Role.NAME, colours.text3 if cancelled else colours.text)
        self._cells.two_lines(painter, rect, upper, (times, Role.SECOND, colours.text2))

    def _paint_room(self, painter: QPainter, rect: QRect, row: EventRow, colours: Tokens) -> None:
        self._cells.room(painter, rect, row.room, self._words.room(row.room), colours)

    def _paint_people(self, painter: QPainter, rect: QRect, row: EventRow, colours: Tokens) -> None:
        upper, lower = face.people_words(self._words, row, self._now())
        tone = colours.text2 if row.expected else colours.text3
        self._cells.two_lines(painter, rect, (upper, Role.BODY, tone), (lower, Role.SECOND, colours.text3))

    def _paint_last(self, painter: QPainter, rect: QRect, row: EventRow, colours: Tokens) -> None:
        chip = face.status_chip(self._words, row.event, self._now())
        if chip is not None and chip.tone == "caution":
            self._cells.chip(painter, rect, chip, colours)
            return
        tone = colours.text2 if row.event.goal or chip is not None else colours.text3
        self._cells.paragraph(
            painter, rect, self._last(row), tone, Role.SECOND if chip is None else Role.BODY
        )


class GuestColumns:
    """Columns of the two tables of people."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._cells = Cells()

    def known(self) -> tuple[Column, ...]:
        """People the owner knows: what one wants to remember before saying hello."""
        words = self._words
        return (
            self._seen(),
            self._name(),
            Column(id="last_met", header=words.tr("Last met"), text=self._last_met, width=78),
            Column(
                id="seeks",
                header=words.tr("They seek"),
                text=self._seeks,
                width=142,
                paint=self._paragraph(self._seeks, "text"),
            ),
            Column(
                id="offers",
                header=words.tr("They offer"),
                text=self._offers,
                width=124,
                paint=self._paragraph(self._offers, "text2"),
            ),
            Column(
                id="both",
                header=words.tr("They seek, they offer"),
                text=self._seeks,
                width=140,
                paint=self._paint_both,
            ),
            *self._account(),
        )

    def _account(self) -> tuple[Column, ...]:
        """What went to and fro, and what is open."""
        words = self._words
        return (
            Column(
                id="balance",
                header=words.tr("Gave | got"),
                text=self._balance,
                width=78,
                align=Align.CENTRE,
                paint=self._paint_balance,
            ),
            Column(
                id="promise",
                header=words.tr("Open promise"),
                text=self._promise,
                width=136,
                paint=self._paint_promise,
            ),
        )

    def strangers(self) -> tuple[Column, ...]:
        """People not met before: why they are worth a word."""
        words = self._words
        return (
            self._seen(),
            self._name(),
            Column(
                id="seeks",
                header=words.tr("They seek"),
                text=self._seeks,
                width=240,
                paint=self._paragraph(self._seeks, "text2"),
            ),
            Column(id="why", header=words.tr("Why you"), text=self._why, width=264, paint=self._paint_why),
        )

    def spoken(self, row: GuestRow) -> str:
        """A row for screen readers, and its tooltip: everything, nothing cut."""
        words = self._words
        parts = [row.guest.contact.name, face.second_line(words, row.guest)]
        if row.guest.attendance.met:
            parts.append(words.tr("seen"))
        if row.guest.flagged:
            parts.append(words.tr("Flagged"))
        if row.guest.known:
            parts.append(words.tr("last met: {when}", when=self._last_met(row)))
        parts.append(words.tr("seeks: {what}", what=self._seeks(row)))
        parts.append(words.tr("offers: {what}", what=self._offers(row)))
        if row.guest.known:
            parts += [self._balance(row), words.tr("open: {what}", what=self._promise(row))]
        else:
            parts.append(self._why(row))
        return ", ".join(part for part in parts if part)

    def _seen(self) -> Column:
        return Column(
            id="seen",
            header=self._words.tr("Seen"),
            text=lambda row: self._words.tr("Seen") if row.guest.attendance.met else "",
            width=58,
            tick=lambda row: bool(row.guest.attendance.met),
        )

    def _name(self) -> Column:
        return Column(
            id="name",
            header=self._words.tr("Name"),
            text=lambda row: str(row.guest.contact.name),
            paint=self._paint_person,
        )

    def _last_met(self, row: GuestRow) -> str:
        return face.last_met(self._words, row.guest.last_met_on, row.today)

    def _seeks(self, row: GuestRow) -> str:
        return row.guest.contact.seeks or self._words.tr("Not said yet")

    def _offers(self, row: GuestRow) -> str:
        return row.guest.contact.offers or self._words.tr("Not said yet")

    def _balance(self, row: GuestRow) -> str:
        return self._words.tr("gave {gave}, received {got}", gave=row.guest.gave, got=row.guest.received)

    def _promise(self, row: GuestRow) -> str:
        return face.promise(self._words, row.guest)[0]

    def _why(self, row: GuestRow) -> str:
        return row.why or self._words.tr("No link yet")

    def _paragraph(self, told: Callable[[GuestRow], str], tone: str) -> Paint:
        def paint(painter: QPainter, rect: QRect, row: GuestRow, colours: Tokens) -> None:
            said = bool(getattr(row.guest.contact, "seeks" if told == self._seeks else "offers"))
            self._cells.paragraph(painter, rect, told(row), str(getattr(colours, tone if said else "text3")))

        return paint

    def _paint_both(self, painter: QPainter, rect: QRect, row: GuestRow, colours: Tokens) -> None:
        self._cells.two_lines(
            painter,
            rect,
            (self._seeks(row), Role.SECOND, colours.text),
            (self._offers(row), Role.SECOND, colours.text2),
        )

    def _paint_person(self, painter: QPainter, rect: QRect, row: GuestRow, colours: Tokens) -> None:
        self._cells.person(
            painter,
            rect,
            row.guest.contact.name,
            face.second_line(self._words, row.guest),
            colours,
            flagged=row.guest.flagged,
            muted=row.guest.attendance.presence is Presence.ABSENT,
        )

    def _paint_balance(self, painter: QPainter, rect: QRect, row: GuestRow, colours: Tokens) -> None:
        self._cells.balance(painter, rect, row.guest.gave, row.guest.received, colours)

    def _paint_promise(self, painter: QPainter, rect: QRect, row: GuestRow, colours: Tokens) -> None:
        told, mine = face.promise(self._words, row.guest)
        role = Role.NAME if mine else Role.BODY
        self._cells.paragraph(painter, rect, told, colours.text if mine else colours.text2, role)

    def _paint_why(self, painter: QPainter, rect: QRect, row: GuestRow, colours: Tokens) -> None:
        role = Role.NAME if row.why else Role.BODY
        self._cells.paragraph(painter, rect, self._why(row), colours.text if row.why else colours.text3, role)
