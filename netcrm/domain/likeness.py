"""How alike two contacts are, in points that speak for and against one person (PRODUCT.md 4.11).

Points add up the way evidence does: a name that both bear speaks for it, more so together with a company, a
number or a birthday; another given name or profile speaks against it. A name alone never reaches the
threshold, nor do an email, a number or an address under two names: families and offices share those.
"""

from typing import NamedTuple

from netcrm.domain.channels import is_role_address
from netcrm.domain.duplicates import Why
from netcrm.domain.nicknames import are_forms, are_two
from netcrm.domain.portrait import Portrait
from netcrm.domain.resemblance import likeness_of_words, overlap, slips

LIKELY = 8.5
"""From so many points on two contacts are shown side by side; chosen for few wrong pairs."""

OPPOSED = -3.0
"""With fewer points two contacts are not taken for one person because a third is like both."""

_ALIKE = 0.88
_SAME_FIRM = 0.93
_SAME_STREET = 0.82
_OTHER_STREET = 0.6
_OTHER_GIVEN = -6.0
_OTHER_FAMILY = -4.5
_CROSSED = 0.5
_WRITTEN_GIVEN = 2.0
_BORN = 7.5
_NEARLY_BORN = 2.0
_SAME_NAME = 6.0
_FAR = 0.7
_SHORT_NAME = 3
_MIDDLING_NAME = 6
_LONG_NAME = 8
_FULL_DATE = 8


class Likeness(NamedTuple):
    """How much speaks for two contacts being one person.

    Attributes:
        score: points; from `LIKELY` on they are shown.
        why: what they have in common.
    """

    score: float
    why: tuple[Why, ...]


def likeness(one: Portrait, other: Portrait) -> Likeness:
    """Return how alike two contacts are; the order of the two makes no difference."""
    why: list[Why] = []
    given, family = _names(one, other)
    if one.generation and other.generation and one.generation != other.generation:
        # Father and son share more than a name.
        given = _OTHER_GIVEN
    born = _birthdays(one.birthday, other.birthday, why) if one.birthday and other.birthday else 0.0
    own = _own(one, other, why)
    if given == _OTHER_GIVEN and not why and born != _NEARLY_BORN:
        # Families and offices share all the rest.
        return Likeness(given + min(family, 0.0), ())
    at_home = _addresses(one, other, why)
    shared = _shared(one, other, why)
    is_home = Why.SAME_ADDRESS in why
    if born == _BORN:
        given, family = _of_one_birth(given, family, is_home=is_home)
    elif born == _NEARLY_BORN and is_home and family > 0:
        # One day with a slip in it: two children of a house are hardly born so.
        given = max(given, -3.0)
    elif is_home and (given >= _WRITTEN_GIVEN or not (one.given or other.given)):
        # Two of one given name under one roof: a name changed by marriage sooner than two people.
        family, born = max(family, -0.5), max(born, -0.5)
    if given + family >= _SAME_NAME:
        why.append(Why.SAME_NAME)
    elif given > 0 and family > 0:
        why.append(Why.SIMILAR_NAME)
    return Likeness(given + family + at_home + shared + born + own, tuple(why))


def _of_one_birth(given: float, family: float, *, is_home: bool) -> tuple[float, float]:
    """Return the points of names that differ though the day of birth is one, and perhaps the home."""
    given, family = max(given, -5.0), max(family, -3.0)
    return (given, family) if not is_home else (max(given, -2.0), max(family, -1.0))


def _names(one: Portrait, other: Portrait) -> tuple[float, float]:
    """Return the points of given and family name; names that stand in each other's place count too."""
    if one.given == other.given and one.family == other.family:
        return (3.0 if one.given else 0.0), (4.0 if one.family else 0.0)
    given = _given(one.given_words, other.given_words)
    family = _family(one.family_words, other.family_words)
    if given < 0 and (other.nickname == one.given_words[0] or one.nickname == other.given_words[0]):
        given = 2.5
    if (given < 0 or family < 0) and one.given[:1] == other.family[:1] and one.family[:1] == other.given[:1]:
        # Of the two ways to cross them the better one counts: either may have been written family first.
        crossed = max(
            (_given(one.given_words, other.family_words), _family(one.family_words, other.given_words)),
            (_given(other.given_words, one.family_words), _family(other.family_words, one.given_words)),
            key=sum,
        )
        if min(crossed) > 0:
            return crossed[0] - _CROSSED, crossed[1]
    return given, family


def _given(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 3.0
    first, second = mine[0], theirs[0]
    if first == second:
        return 2.8
    if len(first) == 1 or len(second) == 1:
        return 1.3 if first[0] == second[0] else _OTHER_GIVEN
    if are_forms(first, second):
        return 2.5
    if are_two(first, second):
        return _OTHER_GIVEN
    whole, other = "".join(mine), "".join(theirs)
    if whole == other:
        return 3.0
    if _initials(mine) == other or _initials(theirs) == whole:
        return 2.0
    return 2.0 if _is_slip(whole, other) and not _is_pair(whole, other) else _OTHER_GIVEN


def _initials(name: tuple[str, ...]) -> str:
    return "".join(word[0] for word in name) if len(name) > 1 else ""


def _is_pair(one: str, other: str) -> bool:
    """Tell whether it may be a man's and a woman's name: Paul and Paula, Mario and Maria."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == len(longer):
        return one[:-1] == other[:-1] and {one[-1], other[-1]} <= set("aeo")
    return longer[:-1] == shorter and longer[-1] in "ae"


def _family(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    if not mine or not theirs:
        return 0.0
    one, other = "".join(mine), "".join(theirs)
    if one == other:
        return 4.0
    if _is_slip(one, other):
        return 3.0
    if len(mine) + len(theirs) > 2 and (mine[-1] == theirs[-1] or mine[0] == theirs[0]):
        return 2.5
    if len(one) == 1 or len(other) == 1:
        return 1.0 if one[0] == other[0] else _OTHER_FAMILY
    return _OTHER_FAMILY


def _is_slip(one: str, other: str) -> bool:
    """Tell whether one name is the other misspelt."""
    shorter, longer = sorted((len(one), len(other)))
    alike = likeness_of_words(one, other)
    if alike < _FAR:
        return False
    wrong = slips(one, other)
    if wrong == 1:
        return shorter >= _SHORT_NAME
    return alike >= _ALIKE and (shorter >= _MIDDLING_NAME or (wrong == 2 and longer >= _LONG_NAME))


def _shared(one: Portrait, other: Portrait, why: list[Why]) -> float:
    """Return the points of what families and offices share."""
    points = _emails(one, other, why) + _phones(one, other, why)
    if one.firm and other.firm:
        points += _companies(one, other, why)
    if one.place and other.place:
        points += _places(one.place, other.place, why)
    return points


def _emails(one: Portrait, other: Portrait, why: list[Why]) -> float:
    if not one.emails or not other.emails:
        return 0.0
    shared = [email for email in one.emails if email in other.emails]
    if shared:
        why.append(Why.SAME_EMAIL)
        is_personal = not all(map(is_role_address, shared))
        if not one.has_name or not other.has_name:
            return 9.0 if is_personal else 4.0
        return 6.0 if is_personal else 3.0
    for email in one.scanned_emails:
        if email in other.scanned_emails:
            why.append(Why.SIMILAR_EMAIL)
            return 4.5
    return -0.7


def _phones(one: Portrait, other: Portrait, why: list[Why]) -> float:
    if not one.phones or not other.phones:
        return 0.0
    for phone in one.phones:
        if phone in other.phones:
            why.append(Why.SAME_PHONE)
            return 5.5
    return -1.2


def _companies(one: Portrait, other: Portrait, why: list[Why]) -> float:
    mine, theirs = one.firm, other.firm
    if mine == theirs or likeness_of_words(mine, theirs) >= _SAME_FIRM:
        why.append(Why.SAME_COMPANY)
        return 1.2 if one.legal != other.legal and one.legal and other.legal else 3.0
    return 1.0 if mine.startswith(theirs) or theirs.startswith(mine) else -1.0


def _places(one: str, other: str, why: list[Why]) -> float:
    if one == other:
        why.append(Why.SAME_PLACE)
        return 1.0
    return 0.8 if likeness_of_words(one, other) >= _ALIKE else -0.5


def _addresses(one: Portrait, other: Portrait, why: list[Why]) -> float:
    points = 0.0
    if one.streets and other.streets:
        best = max(overlap(mine, theirs) for mine in one.streets for theirs in other.streets)
        if best >= _SAME_STREET:
            why.append(Why.SAME_ADDRESS)
            points += 3.5
        elif best < _OTHER_STREET:
            points -= 1.0
    if one.numbers and other.numbers:
        points += 1.0 if not set(one.numbers).isdisjoint(other.numbers) else -0.5
    if one.postcodes and other.postcodes:
        points += _postcodes(one.postcodes, other.postcodes)
    return points


def _postcodes(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    if not set(one).isdisjoint(other):
        return 1.5
    return 1.0 if slips(one[0], other[0]) == 1 else -0.5


def _own(one: Portrait, other: Portrait, why: list[Why]) -> float:
    """Return the points of what is one person's own."""
    points = 0.0
    if one.profiles and other.profiles:
        points += _profiles(one.profiles, other.profiles, why)
    if one.generation != other.generation:
        points -= 3.0
    if one.title and other.title:
        points += 0.8 if one.title == other.title else -0.4
    return points


def _profiles(one: tuple[str, ...], other: tuple[str, ...], why: list[Why]) -> float:
    if not set(one).isdisjoint(other):
        why.append(Why.SAME_PROFILE)
        return 9.0
    sites = {profile.partition("/")[0] for profile in one}
    return -5.0 if any(profile.partition("/")[0] in sites for profile in other) else 0.0


def _birthdays(one: str, other: str, why: list[Why]) -> float:
    shortest = min(len(one), len(other))
    if one[-shortest:] == other[-shortest:]:
        why.append(Why.SAME_BIRTHDAY)
        return _BORN if shortest == _FULL_DATE else 3.0
    if shortest == _FULL_DATE and slips(one, other) == 1:
        return _NEARLY_BORN
    return -2.5
