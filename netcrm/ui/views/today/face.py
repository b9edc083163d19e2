"""How the lines on Today look: pure functions from rows to what is painted."""

from datetime import date

from netcrm.domain.cards import OwedRow, ReferralRow
from netcrm.domain.group import GroupKind
from netcrm.ui.widgets.chip import ChipFace
from netcrm.ui.widgets.row_face import RowAction, RowFace
from netcrm.words import followups, waiting
from netcrm.words.duties import duty_sentence
from netcrm.words.numbers import first_big
from netcrm.words.words import Words

MAIL, LATER = "mail", "later"


def owed_key(row: OwedRow) -> int:
    """Return a number of its own for a line: of its follow-up, or of the contact whose cadence ran out."""
    follow_up = row.owed.follow_up
    return row.person.id * 2 + 1 if follow_up is None else follow_up.id * 2


def owed_due(row: OwedRow, words: Words, today: date) -> str:
    """Return how late a line is, or its day."""
    if row.owed.days_late > 0:
        return followups.late(row.owed.days_late, words)
    return first_big(words.day(row.owed.due_on, today))


def owed_face(
    row: OwedRow, kind: GroupKind | None, email: str, words: Words, today: date, *, narrow: bool
) -> RowFace:
    """Return how one line of the follow-ups looks.

    Args:
        row: the line.
        kind: of the group where it arose.
        email: of the person; without one there is no envelope.
        words: the owner's language.
        today: the owner's day.
        narrow: leaves out the initials.
    """
    due = owed_due(row, words, today)
    is_late = row.owed.days_late > 0
    mail = (RowAction(MAIL, "envelope", words.tr("Write an email (M)")),) if email else ()
    return RowFace(
        title=row.person.name,
        second=row.person.second_line,
        avatar="" if narrow else row.person.name,
        tick=False,
        note=followups.reason(row, kind, words, today),
        end_chips=(ChipFace(due, "caution"),) if is_late else (),
        right="" if is_late else due,
        actions=(*mail, RowAction(LATER, "clock", words.tr("Put off (S)"))),
    )


def owed_spoken(row: OwedRow, kind: GroupKind | None, words: Words, today: date) -> str:
    """Return a line for who can't see it."""
    due = owed_due(row, words, today)
    return f"{row.person.name}, {due}. {followups.reason(row, kind, words, today)}"


def referral_face(row: ReferralRow, words: Words, today: date) -> RowFace:
    """Return how one referral that waits looks."""
    due = waiting.due(row, words, today)
    is_late = row.duty is not None and row.duty.due_on < today
    return RowFace(
        title=((row.referral.prospect, True), (f" {waiting.way(row, words)}", False)),
        second=duty_sentence(row, words),
        end_chips=(ChipFace(due, "caution"),) if is_late else (),
        right="" if is_late else due,
    )


def referral_spoken(row: ReferralRow, words: Words, today: date) -> str:
    """Return a referral for who can't see it."""
    parts = (row.referral.prospect, waiting.way(row, words), duty_sentence(row, words))
    return f"{' '.join(parts)}, {waiting.due(row, words, today)}"
