"""How a referral looks in the list: pure functions (PRODUCT.md 4.7, INTERFACE.md 11)."""

from collections.abc import Sequence
from datetime import date

from netcrm.domain.cards import ReferralRow
from netcrm.domain.favour import Direction
from netcrm.domain.referral import ReferralStatus
from netcrm.ui.widgets.chip import ChipFace
from netcrm.ui.widgets.row_face import RowFace
from netcrm.ui.widgets.row_list import THREE_LINES, TWO_LINES
from netcrm.ui.widgets.section_list import Section
from netcrm.words.duties import duty_sentence
from netcrm.words.words import Words

WAITING = -1
_FOLDED = (ReferralStatus.WON, ReferralStatus.LOST)


def is_waiting(row: ReferralRow, today: date) -> bool:
    """Tell whether a referral waits for the owner by today."""
    return row.duty is not None and row.duty.due_on <= today


def sections(rows: Sequence[ReferralRow], words: Words, today: date) -> list[Section]:
    """What waits for the owner first, the longest wait on top; then by status."""
    waiting = sorted(
        (row for row in rows if is_waiting(row, today)),
        key=lambda row: (row.duty.due_on if row.duty is not None else today, row.referral.id),
    )
    found = [Section(key=WAITING, title=words.tr("Waiting on you"), rows=waiting)]
    for place, status in enumerate(ReferralStatus):
        under = [row for row in rows if row.referral.status is status and not is_waiting(row, today)]
        found.append(
            Section(key=WAITING - 1 - place, title=words.name(status), rows=under, folds=status in _FOLDED)
        )
    return found


def tall(row: ReferralRow, today: date) -> int:
    """Height of a line in px: what waits has one line more."""
    return THREE_LINES if is_waiting(row, today) else TWO_LINES


def passed(row: ReferralRow, words: Words, today: date) -> str:
    """Return between whom, and when."""
    told = "To {name} · {day}" if row.referral.direction is Direction.GIVEN else "From {name} · {day}"
    return words.tr(told, name=row.partner.name, day=words.day(row.referral.passed_on, today))


def late_chip(row: ReferralRow, words: Words, today: date) -> ChipFace | None:
    """Return an amber chip with the number of days where something is late."""
    late = (today - row.duty.due_on).days if row.duty is not None else 0
    return ChipFace(words.tr("{days} d late", days=late), "caution", "clock") if late > 0 else None


def due_word(row: ReferralRow, words: Words, today: date) -> str:
    """Return the day by which something is due; empty where nothing is, or where it is late."""
    if row.duty is None or row.duty.due_on < today:
        return ""
    day = words.day(row.duty.due_on, today)
    return day if row.duty.due_on == today else words.tr("by {day}", day=day)


def face(row: ReferralRow, words: Words, today: date) -> RowFace:
    """What a line shows."""
    referral = row.referral
    chip = late_chip(row, words, today)
    if chip is None and row.duty is None and referral.status is ReferralStatus.WON and referral.value:
        chip = ChipFace(words.money(referral.value, referral.currency), "accent")
    between, waits = passed(row, words, today), is_waiting(row, today)
    return RowFace(
        title=referral.prospect,
        second=duty_sentence(row, words) if waits else between,
        second_tone="text" if waits else "text2",
        third=between if waits else "",
        chips=(ChipFace(words.tr("Lead")),) if referral.is_lead else (),
        end_chips=(chip,) if chip is not None else (),
        right=due_word(row, words, today),
    )


def spoken(row: ReferralRow, words: Words, today: date) -> str:
    """A line for screen readers."""
    shown = face(row, words, today)
    chips = [chip.text for chip in (*shown.chips, *shown.end_chips)]
    status = words.name(row.referral.status)
    parts = (shown.plain_title, status, shown.second, shown.third, *chips, shown.right)
    return ", ".join(part for part in parts if part)
