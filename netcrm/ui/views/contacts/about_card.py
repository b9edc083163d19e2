"""What is known about a contact, in short sections; what is empty takes no room (picture 02)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netcrm.domain.cadence import owed_by_cadence
from netcrm.domain.cards import ContactDetail
from netcrm.domain.contact import Answer, Channel, Contact
from netcrm.domain.group import Group, GroupStatus
from netcrm.domain.names import fold
from netcrm.ui.theme import Role
from netcrm.ui.views.contacts import said
from netcrm.ui.views.contacts.promises import Promises
from netcrm.ui.views.contacts.reach import target
from netcrm.ui.widgets.buttons import LinkButton
from netcrm.ui.widgets.card import Card, line
from netcrm.ui.widgets.chip_flow import ChipFlow
from netcrm.ui.widgets.elide import PlainLabel, show_if
from netcrm.ui.widgets.link_line import LinkLine, TextLink
from netcrm.words import other_fields
from netcrm.words.words import Words

_HEADS = {
    "seeks": "They seek",
    "offers": "They offer",
    "cadence": "Keep in touch",
    "met": "How you met",
    "shared": "Groups you share",
    "groups": "Other groups",
    "promises": "Open promises",
    "line": "",
    "reach": "Reach",
    "industry": "Industry",
    "profession": "Profession",
    "tags": "Tags",
    "prospect": "As a prospect",
    "limits": "Introductions",
    "vouched": "You vouch for them",
    "facts": "Facts",
    "notes": "Notes",
    "source": "Came from",
}
"""The sections in their order; "line" is the line between them."""


class _Section(QWidget):
    """A small heading over words or widgets."""

    def __init__(self, head: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = PlainLabel("", Role.BODY, wrap=True)
        self._inside: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(PlainLabel(head, Role.LABEL, "text3"))
        self._column.addWidget(self._words)

    def set_text(self, text: str) -> None:
        """Show words; none hides the section."""
        self._words.setText(text)
        show_if(self._words, bool(text))
        show_if(self, bool(text) or bool(self._inside))

    def set_widgets(self, widgets: Sequence[QWidget], otherwise: str = "") -> None:
        """Show widgets in place of those before; without any, the words."""
        for old in self._inside:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._inside = list(widgets)
        for new in widgets:
            self._column.addWidget(new)
        self.set_text("" if widgets else otherwise)

    def hold(self, widget: QWidget) -> None:
        """Keep one widget for good."""
        self._column.addWidget(widget)


class AboutCard(Card):
    """Everything about a contact that is no favour and no event.

    Signals:
        group_opened(int): show this group.

    Attributes:
        promises: the open follow-ups.
    """

    group_opened = Signal(int)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(words.tr("About"), "contacts.about", parent=parent)
        self._words = words
        self.body.setSpacing(10)
        self.promises = Promises(words)
        self._tags = ChipFlow(words.tr("Tags"))
        self._sections: dict[str, _Section] = {}
        for name, head in _HEADS.items():
            if name == "line":
                self._line = line()
                self.add(self._line)
                continue
            self._sections[name] = _Section(words.tr(head), f"contacts.about.{name}")
            self.add(self._sections[name])
        self._sections["promises"].hold(self.promises)
        self._sections["tags"].hold(self._tags)
        self._others = PlainLabel("", Role.SECOND, "text2", wrap=True)
        self._others.setObjectName("contacts.other_fields")
        self._unfold = LinkButton("", "contacts.unfold_others", "caret-down")
        self._unfold.clicked.connect(self._show_others)
        self.add(self._unfold)
        self.add(self._others)
        self.body.addStretch(1)

    def show_contact(self, detail: ContactDetail, today: date) -> None:
        """Show somebody."""
        contact = detail.card.contact
        self._show_words(detail, today)
        self._show_groups(detail, today)
        self._show_promises(detail, today)
        self._sections["reach"].set_widgets([self._reach(each) for each in detail.card.channels])
        self._tags.set(detail.card.tags)
        show_if(self._sections["tags"], bool(detail.card.tags))
        others = detail.card.other_fields
        told = (
            self.tr("1 other field")
            if len(others) == 1
            else self.tr("{n} other fields").format(n=len(others))
        )
        self._unfold.setText(told)
        self._unfold.setAccessibleName(told)
        self._others.setText("\n".join(other_fields.shown(each, self._words) for each in others))
        show_if(self._unfold, bool(others))
        show_if(self._others, False)
        lower = ("reach", "industry", "profession", "tags", "prospect", "limits", "vouched", "facts", "notes")
        show_if(self._line, any(not self._sections[name].isHidden() for name in lower))
        self.setAccessibleName(self.tr("About {name}").format(name=contact.name))

    def _show_words(self, detail: ContactDetail, today: date) -> None:
        contact, sections = detail.card.contact, self._sections
        for name in ("seeks", "offers", "industry", "notes", "source"):
            sections[name].set_text(getattr(contact, name))
        # Under the name stands the job title, else the profession.
        is_told = fold(contact.profession) == fold(contact.job_title) or not contact.job_title
        sections["profession"].set_text("" if is_told else contact.profession)
        sections["cadence"].set_text(self._cadence(detail, today))
        sections["met"].set_text(self._met(detail, today))
        sections["prospect"].set_text(self._prospect(contact))
        sections["limits"].set_text(self._limits(contact))
        sections["vouched"].set_text(self._vouched(contact, today))
        sections["facts"].set_text(self._facts(contact, today))

    def _cadence(self, detail: ContactDetail, today: date) -> str:
        contact = detail.card.contact
        owed = owed_by_cadence(contact, detail.last_contact_on, today)
        if contact.cadence_days is None or owed is None:
            return ""
        often = said.cadence(self._words, contact.cadence_days)
        late = said.late(self._words, owed.due_on, today)
        if late is not None and owed.due_on < today:
            return f"{often}. {late.text}."
        return self._words.tr("{often}. Next: {day}", often=often, day=self._words.day(owed.due_on, today))

    def _met(self, detail: ContactDetail, today: date) -> str:
        contact = detail.card.contact
        event = detail.met_event
        day = contact.met_on or (event.on if event is not None else None)
        parts = [event.title if event is not None else "", contact.how_met]
        parts.append(self._words.date(day, today) if day is not None else "")
        return ", ".join(part for part in parts if part)

    def _prospect(self, contact: Contact) -> str:
        told = {
            (True, Answer.YES): "Has the challenge you solve",
            (True, Answer.NO): "Hasn't the challenge you solve",
            (False, Answer.YES): "Could invest",
            (False, Answer.NO): "Can't invest",
        }
        marks = [told.get((True, contact.challenge), ""), told.get((False, contact.invest), "")]
        return "\n".join(self._words.tr(mark) for mark in marks if mark)

    def _limits(self, contact: Contact) -> str:
        if contact.no_introductions:
            return self._words.tr("Wants none")
        if contact.introduction_limit is None:
            return ""
        return self._words.tr("At most {count} a month", count=contact.introduction_limit)

    def _vouched(self, contact: Contact, today: date) -> str:
        if not contact.vouched_reason:
            return ""
        day = self._words.date(contact.vouched_on, today) if contact.vouched_on else ""
        return "\n".join(part for part in (contact.vouched_reason, day) if part)

    def _facts(self, contact: Contact, today: date) -> str:
        tell = self._words.tr
        facts = []
        if contact.place or contact.local is Answer.NO:
            facts.append(contact.place or tell("Not local"))
        if contact.years_in_business is not None:
            facts.append(tell("{count} years in business", count=contact.years_in_business))
        if contact.team_size is not None:
            facts.append(tell("Team of {count}", count=contact.team_size))
        if contact.birthday:
            facts.append(tell("Birthday {day}", day=self._birthday(contact.birthday)))
        return "\n".join(facts)

    def _birthday(self, written: str) -> str:
        # "--05-23" has no year; a leap year lets 29 February through.
        try:
            day = date.fromisoformat(written.replace("--", "2000-", 1))
        except ValueError:
            return written
        return self._words.date(day, day).removesuffix(" 2000")

    def _show_groups(self, detail: ContactDetail, today: date) -> None:
        current = [group for membership, group in detail.memberships if membership.is_current(today)]
        shared = [group for group in current if group.status is not GroupStatus.LEFT]
        left = [group for group in current if group.status is GroupStatus.LEFT]
        self._sections["shared"].set_widgets([self._group(group) for group in shared])
        self._sections["groups"].set_widgets([self._group(group) for group in left])

    def _group(self, group: Group) -> QWidget:
        link = TextLink(group.name, f"contacts.group.{group.id}", "text")
        link.clicked.connect(lambda: self.group_opened.emit(group.id))
        return link

    def _show_promises(self, detail: ContactDetail, today: date) -> None:
        self.promises.show_promises(detail.follow_ups, said.called(detail.card.contact), today)
        show_if(self.promises, bool(detail.follow_ups))
        section = self._sections["promises"]
        section.set_text("" if detail.follow_ups else self.tr("None on either side"))
        show_if(section, True)

    def _reach(self, channel: Channel) -> QWidget:
        leads_to = target(channel)
        name = f"contacts.reach.{channel.id}"
        shown = " ".join(channel.written.split())
        if leads_to:
            return LinkLine(shown, leads_to, name)
        words = PlainLabel(channel.written, Role.BODY, wrap=True)
        words.setObjectName(name)
        return words

    def _show_others(self) -> None:
        show_if(self._others, True)
        show_if(self._unfold, False)
