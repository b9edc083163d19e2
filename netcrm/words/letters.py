"""The drafts of an introduction: a template, usual or the owner's own, filled with facts (PRODUCT.md 4.6).

The usual wordings promise nothing the book doesn't know: no praise of work nobody has seen. The requester is
told the same thing whether or not anybody was asked, and whatever they answered: no field holds it.
"""

from collections.abc import Iterable

from netcrm.domain import letter_rules, letter_template
from netcrm.domain.letter import Language, Letter, LetterFacts, LetterTemplate, Offer, Tone
from netcrm.domain.refusal import Refused
from netcrm.words.letter_files import usual
from netcrm.words.letter_values import values


def letter(
    offer: Offer | None,
    facts: LetterFacts,
    tone: Tone,
    language: Language = Language.ENGLISH,
    templates: Iterable[LetterTemplate] = (),
) -> Letter:
    """Return the draft of one letter.

    Args:
        offer: what it is for and who gets it; None where there is nobody to write to.
        facts: all that the letter may know.
        tone: how much it says.
        language: of the letter.
        templates: the owner's own wordings; one that is broken is passed over, and `Letter.broken` says why.
    """
    if offer is None:
        return Letter(to=(), subject="", text="")
    own = next(
        (each for each in templates if (each.kind, each.tone, each.language) == (offer.kind, tone, language)),
        None,
    )
    if own is not None:
        try:
            return written(own, offer, facts)
        except Refused as why:
            return written(usual(offer.kind, tone, language), offer, facts, broken=why)
    return written(usual(offer.kind, tone, language), offer, facts)


def written(
    template: LetterTemplate, offer: Offer, facts: LetterFacts, *, broken: Refused | None = None
) -> Letter:
    """Return what comes of one template.

    Raises:
        Refused: ``letter.broken``, ``letter.too_long`` or ``text.too_long``, naming the field.
    """
    told = values(offer, facts, template.language)
    subject = " ".join(_filled("subject", template.subject, told).split())
    text = _filled("text", template.text, told)
    readers = letter_rules.readers(offer, facts)
    return Letter(
        to=tuple(side.email for side in readers if side.email),
        subject=subject,
        text=text + "\n" if text else "",
        apart=letter_rules.is_apart(offer, facts),
        broken=broken,
        contacts=tuple(side.contact for side in readers if side.contact),
    )


def _filled(field: str, source: str, told: dict[str, object]) -> str:
    return letter_template.read_field(field, source).fill(told)
