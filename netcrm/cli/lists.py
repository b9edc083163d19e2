"""The lists: contacts, groups, events, referrals, and what is owed (PRODUCT.md 8)."""

from collections.abc import Iterator
from datetime import date

from netcrm.cli import as_json
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned
from netcrm.domain.cards import EventRow, GroupRow, OwedRow, ReferralRow
from netcrm.domain.contact import ChannelKind, ContactCard
from netcrm.domain.contact_list import ContactFilter
from netcrm.reads import contacts as contact_reads
from netcrm.reads import events as event_reads
from netcrm.reads import followups as followup_reads
from netcrm.reads import groups as group_reads
from netcrm.reads import referrals as referral_reads
from netcrm.words.words import Words
from netcrm.work.desk import Desk

CADENCE = "cadence"
"""Kind of a line that no follow-up stands behind: keeping in touch has run out."""


def contacts(desk: Desk, asked: Asked, words: Words) -> Answer:
    """List the contacts, those that a search finds, or the first few."""
    cards = desk.ask(contact_reads.everyone, ContactFilter(text=asked.search), asked.limit)
    if not cards:
        told = words.tr("Nobody fits “{search}”.", search=asked.search) if asked.search.strip() else ""
        return Answer([], [told or words.tr("No contacts yet. Import cards, or add somebody in the window.")])
    return Answer([as_json.contact(card) for card in cards], aligned(map(_contact_cells, cards)))


def _contact_cells(card: ContactCard) -> tuple[str, ...]:
    contact = card.contact
    work = ", ".join(part for part in (contact.profession or contact.job_title, contact.company) if part)
    emails, phones = (
        [one.written for one in card.channels if one.kind is kind]
        for kind in (ChannelKind.EMAIL, ChannelKind.PHONE)
    )
    name = contact.name or (card.channels[0].written if card.channels else "")
    return (str(contact.id), name, work, *(found[0] if found else "" for found in (phones, emails)))


def groups(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List the groups with their next event, visits and members."""
    now = desk.clock.now()
    rows = desk.ask(group_reads.rows, now)
    if not rows:
        return Answer([], [words.tr("No groups yet.")])
    lines = aligned(_group_cells(row, words, now.date()) for row in rows)
    return Answer([_group_document(row) for row in rows], lines)


def _group_document(row: GroupRow) -> dict[str, object]:
    return {
        **as_json.fields_of(row.group),
        "next_event": row.next_event.id if row.next_event else None,
        "next_event_at": row.next_event.starts_at if row.next_event else None,
        "visits": row.visits,
        "members": row.members,
    }


def _group_cells(row: GroupRow, words: Words, today: date) -> tuple[str, ...]:
    group, coming = row.group, row.next_event
    return (
        str(group.id),
        _full_name(group.name, group.chapter),
        words.name(group.kind),
        words.name(group.status),
        words.room(group.room),
        _counted(words, row.members, "1 member", "{count} members"),
        _counted(words, row.visits, "1 visit", "{count} visits"),
        words.tr("next {day}", day=words.day(coming.on, today)) if coming else "",
    )


def _counted(words: Words, count: int, one: str, many: str) -> str:
    return words.tr(one if count == 1 else many, count=count)


def _full_name(name: str, chapter: str) -> str:
    return f"{name} {chapter}".strip()


def events(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List the events, the latest first."""
    rows = desk.ask(event_reads.rows)
    if not rows:
        return Answer([], [words.tr("No events yet.")])
    return Answer([_event_document(row) for row in rows], aligned(_event_cells(row, words) for row in rows))


def _event_document(row: EventRow) -> dict[str, object]:
    """Return an event; ``room`` is the one it counts in, ``own_room`` the one set on itself."""
    return {
        **as_json.fields_of(row.event),
        "group_name": row.group.name if row.group else None,
        "room": row.room,
        "own_room": row.event.room,
        "expected": row.expected,
        "met": row.met,
    }


def _event_cells(row: EventRow, words: Words) -> tuple[str, ...]:
    event = row.event
    group = _full_name(row.group.name, row.group.chapter) if row.group else ""
    return (
        str(event.id),
        f"{event.local_start:%Y-%m-%d %H:%M}",
        event.title,
        group if group != event.title else "",
        words.name(event.status),
        words.room(row.room),
        words.tr("{count} on the list", count=row.expected),
        words.tr("met {count}", count=row.met) if row.met else "",
    )


def referrals(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List the referrals, the newest first."""
    rows = desk.ask(referral_reads.rows)
    if not rows:
        return Answer([], [words.tr("No referrals yet.")])
    document = [_referral_document(row) for row in rows]
    return Answer(document, aligned(_referral_cells(row, words) for row in rows))


def _referral_document(row: ReferralRow) -> dict[str, object]:
    return {
        **as_json.fields_of(row.referral),
        "partner_name": row.partner.name,
        "group_name": row.group.name if row.group else None,
        "duty": row.duty,
    }


def _referral_cells(row: ReferralRow, words: Words) -> tuple[str, ...]:
    referral = row.referral
    given = referral.direction.value == "given"
    side = words.tr("to {name}" if given else "from {name}", name=row.partner.name)
    worth = words.money(referral.value, referral.currency) if referral.value else ""
    due = words.tr("due {day}", day=row.duty.due_on.isoformat()) if row.duty else ""
    return (
        str(referral.id),
        referral.passed_on.isoformat(),
        words.name(referral.direction),
        referral.prospect,
        side,
        words.name(referral.status),
        worth,
        due,
    )


def followups(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List every open follow-up, and whoever is due by their cadence, the most pressing first."""
    today = desk.today
    found = desk.ask(followup_reads.owed_rows, today, date.max)
    rows = [row for row in found if row.owed.follow_up is not None or row.owed.shows_on <= today]
    if not rows:
        return Answer([], [words.tr("No one to write to. Enjoy it.")])
    return Answer([_owed_document(row) for row in rows], _owed_lines(rows, words, today))


def _owed_document(row: OwedRow) -> dict[str, object]:
    """Return a follow-up with how late it is; one by cadence has no id and the kind ``cadence``."""
    owed, follow_up = row.owed, row.owed.follow_up
    return {
        "id": follow_up.id if follow_up else None,
        "contact": owed.contact,
        "name": row.person.name,
        "kind": follow_up.kind if follow_up else CADENCE,
        "event": follow_up.event if follow_up else None,
        "introduction": follow_up.introduction if follow_up else None,
        "referral": follow_up.referral if follow_up else None,
        "due_on": owed.due_on,
        "why": follow_up.why if follow_up else "",
        "done_on": None,
        "put_off_until": follow_up.put_off_until if follow_up else None,
        "shows_on": owed.shows_on,
        "by_owner": owed.by_owner,
        "days_late": owed.days_late,
        "period_days": owed.period_days,
        "last_contact_on": row.last_contact_on,
    }


def _owed_lines(rows: list[OwedRow], words: Words, today: date) -> Iterator[str]:
    return aligned(
        (
            str(row.owed.follow_up.id) if row.owed.follow_up else "",
            row.person.name,
            words.name(row.owed.follow_up.kind) if row.owed.follow_up else words.tr("Keep in touch"),
            words.tr("due {day}", day=words.day(row.owed.due_on, today)),
            _late(row.owed.days_late, words),
            _why(row, words),
        )
        for row in rows
    )


def _late(days: int, words: Words) -> str:
    return _counted(words, days, "1 day late", "{count} days late") if days > 0 else ""


def _why(row: OwedRow, words: Words) -> str:
    if row.owed.follow_up is not None and row.owed.follow_up.why:
        return row.owed.follow_up.why
    return words.tr("after {title}", title=row.event.title) if row.event else ""
