"""The rows behind a reason in words: what it was, and when (PRODUCT.md 4.5)."""

from datetime import date

from netcrm.domain.evidence import EvidenceRow
from netcrm.words.words import Words

TITLES: dict[str, str] = {
    "attendance": "Present at {name}",
    "contact": "{name}",
    "event": "{name}",
    "favour.given.introduction": "You introduced {name}",
    "favour.given.referral": "You passed {name} a referral",
    "favour.given.testimonial": "You wrote a testimonial for {name}",
    "favour.given.advice": "You gave {name} advice",
    "favour.given.visitor": "You brought {name} a visitor",
    "favour.given.other": "You did {name} a favour",
    "favour.received.introduction": "{name} introduced you",
    "favour.received.referral": "{name} passed you a referral",
    "favour.received.testimonial": "{name} wrote you a testimonial",
    "favour.received.advice": "{name} gave you advice",
    "favour.received.visitor": "{name} brought you a visitor",
    "favour.received.other": "{name} did you a favour",
    "interaction.met": "You met",
    "interaction.one_to_one": "A one-to-one",
    "interaction.call": "A call",
    "interaction.email": "An email",
    "interaction.message": "A message",
    "interaction.note": "A note",
    "introduction": "{name} asked to meet {other}",
    "membership": "A member of {name}",
    "referral.given": "You passed {prospect} on",
    "referral.received": "{prospect} was passed to you",
}
"""One sentence for each table, with the code where a table has several kinds."""

ENDINGS: dict[str, str] = {
    "stage.asked": "waits for your answer",
    "stage.declined": "declined",
    "stage.target_asked": "asked first, no answer yet",
    "stage.target_yes": "the answer was yes",
    "stage.target_no": "the answer was no",
    "stage.introduced": "introduced",
    "stage.endorsed": "endorsed",
    "stage.met": "introduced",
    "stage.closed": "closed",
    "outcome.met": "they met",
    "outcome.no_show": "somebody didn't come",
    "outcome.no_thanks": "no thanks came",
    "outcome.helped": "it helped",
    "outcome.harmed": "it did harm",
}
"""What became of an introduction."""


def title(row: EvidenceRow, words: Words) -> str:
    """Return what a row is, in one line."""
    if row.is_gone:
        return words.tr("This entry is gone. It was deleted since.")
    told = _template(row)
    other = row.other or words.tr("someone in your circle")
    sentence = words.tr(told, name=row.name, other=other, prospect=row.name)
    if row.table == "favour" and row.code.endswith(".introduction") and row.other:
        return words.tr("{sentence} to {other}", sentence=sentence, other=row.other)
    return sentence


def detail(row: EvidenceRow, words: Words, today: date) -> str:
    """Return when it was and what else is recorded of it; empty for a row that is gone."""
    if row.is_gone:
        return ""
    when = words.day(row.on, today) if row.on is not None else words.tr("no day recorded")
    place = row.other if row.table in ("attendance", "event") and row.other != row.name else ""
    ending = words.tr(ENDINGS[row.code]) if row.table == "introduction" else ""
    text = row.text if row.table != "introduction" or not row.text else f"“{row.text}”"
    return " · ".join(part for part in (when[:1].upper() + when[1:], place, ending, text) if part)


def _template(row: EvidenceRow) -> str:
    if row.table == "referral":
        return TITLES["referral." + row.code.partition(".")[0]]
    return TITLES.get(f"{row.table}.{row.code}") or TITLES[row.table]
