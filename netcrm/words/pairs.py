"""Two people who should meet, and why (PRODUCT.md 4.10)."""

from netcrm.domain.contact import Contact
from netcrm.domain.matching import Match
from netcrm.words.words import Words


def title(match: Match, words: Words) -> str:
    """Return both names."""
    return words.tr("{a} and {b}", a=match.seeker.name, b=match.helper.name)


def sides(match: Match, words: Words) -> tuple[str, str]:
    """Return what each brings: what the one seeks, what the other offers; both where it goes both ways."""
    seeker, helper = _seeks(match.seeker, words), _offers(match.helper, words)
    if match.both_ways:
        seeker = f"{seeker}. {_offers(match.seeker, words)}"
        helper = f"{helper}. {_seeks(match.helper, words)}"
    return seeker, helper


def reason(match: Match, words: Words) -> str:
    """Return why they should meet, in a sentence for each way."""
    told = [_one_way(match.seeker, match.helper, words)]
    if match.both_ways:
        told.append(_one_way(match.helper, match.seeker, words))
    return " ".join(told)


def _one_way(seeker: Contact, helper: Contact, words: Words) -> str:
    return words.tr(
        "{seeker} seeks: {seeks}. {helper} offers: {offers}.",
        seeker=seeker.given or seeker.name,
        seeks=_line(seeker.seeks),
        helper=helper.given or helper.name,
        offers=_line(helper.offers or helper.profession),
    )


def _seeks(contact: Contact, words: Words) -> str:
    return words.tr("Seeks: {seeks}", seeks=_line(contact.seeks))


def _offers(contact: Contact, words: Words) -> str:
    return words.tr("Offers: {offers}", offers=_line(contact.offers or contact.profession))


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
