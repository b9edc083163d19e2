"""What a line of a contact's timeline says (picture 02)."""

from netcrm.domain.timeline import TimelineEntry, TimelineKind
from netcrm.words.words import Words

TITLES: dict[str, str] = {
    "interaction.met": "Met",
    "interaction.one_to_one": "One-to-one",
    "interaction.call": "Call",
    "interaction.email": "Email",
    "interaction.message": "Message",
    "interaction.note": "Note",
    "attendance.met": "Met at {title}",
    "attendance.present": "Both at {title}",
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
    "referral.given": "You passed {name} a referral: {title}",
    "referral.received": "{name} passed you a referral: {title}",
    "introduction.asked": "{name} asked to meet {title}",
    "introduction.declined": "You declined to introduce {name} to {title}",
    "introduction.target_asked": "You asked {title} first about {name}",
    # It stands on the cards of both: what the answer was stays on the request's page (PRODUCT.md 4.6).
    "introduction.target_yes": "{title} answered about {name}",
    "introduction.target_no": "{title} answered about {name}",
    "introduction.introduced": "You introduced {name} to {title}",
    "introduction.endorsed": "You endorsed {name} to {title}",
    "introduction.met": "{name} and {title} met",
    "introduction.closed": "Introduction of {name} to {title}",
    "ask.asked": "You asked {name} for something",
}
"""One sentence for each ``kind.code`` of a timeline entry; a referral's status stands after it."""


def timeline_title(words: Words, entry: TimelineEntry, name: str) -> str:
    """Return what happened in a few words.

    Args:
        words: the owner's language.
        entry: a line of the timeline.
        name: what the contact is called there, the given name as a rule.
    """
    code = f"{entry.kind}.{entry.code}"
    if entry.kind is TimelineKind.REFERRAL:
        code = code.rpartition(".")[0]
    title = entry.title or words.tr("someone in your circle")
    return words.tr(TITLES[code], name=name, title=title)
