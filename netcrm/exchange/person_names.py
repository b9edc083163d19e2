"""A whole name in one cell to its parts."""

import re
from dataclasses import dataclass
from functools import lru_cache

from netcrm.exchange.vocabulary import word_list

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]+")
_EAST = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]{2,4}")
_LONGEST = 200
_FIRM = re.compile(
    r"(?:^|\s)(?:gmbh|ag|kg|ohg|ug|e\.\s?v\.|ltd\.?|limited|inc\.?|llc|llp|corp\.?|plc|ab|a/s|oyj?|b\.?v\.?|n\.?v\.?"
    r"|s\.a\.|s\.?r\.?l\.?|s\.p\.a\.|sp\.? z o\.?\s?o\.?|kft\.?)$|株式会社|有限公司|有限会社|合同会社",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """The parts of a name; all may be empty."""

    given: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""


def looks_like_firm(text: str) -> bool:
    """Tell whether a name ends or begins as firms do (GmbH, Ltd, 株式会社)."""
    return _FIRM.search(text) is not None


def split_name(text: str, *, family_first: bool = False, chinese: bool = False) -> PersonName:
    """Return the parts of a whole name: "van Beethoven, Ludwig", "Dr. Jürgen Müller PhD", "田中 太郎".

    Args:
        text: the name with single spaces, not empty.
        family_first: whether the column is one where the family name stands first, whatever the script.
        chinese: whether the column holds Chinese names, which can be split without a space.
    """
    words = text.split()
    if _EAST.search(text) and "," not in text:
        return _split_eastern(text, words, chinese)
    if family_first and "," not in text:
        return _split_family_first(words)
    if len(words) == 2 and all(_is_plain(word) for word in words):
        return PersonName(given=words[0], family=words[1])
    return _split_western(text)


def _is_plain(word: str) -> bool:
    # Two plain words are given and family name; titles, particles and the like are not plain.
    return _WORD.fullmatch(word) is not None and word.lower() not in word_list("no_plain_names")


def _split_eastern(text: str, words: list[str], chinese: bool) -> PersonName:
    if len(words) > 1:
        return PersonName(family=words[0], given=" ".join(words[1:]))
    if _HANGUL.fullmatch(text):
        return PersonName(family=text[:1], given=text[1:])
    if chinese and _HAN.fullmatch(text) and 2 <= len(text) <= 4:
        size = 2 if text[:2] in word_list("double_surnames") and len(text) > 2 else 1
        return PersonName(family=text[:size], given=text[size:])
    # Nothing tells where a Japanese name without a space is to be split.
    return PersonName(family=text)


def _split_family_first(words: list[str]) -> PersonName:
    size = 1
    while size < len(words) - 1 and words[size - 1].lower() in word_list("particles"):
        size += 1
    return PersonName(family=" ".join(words[:size]), given=" ".join(words[size:]))


@lru_cache(maxsize=4096)
def _split_western(text: str) -> PersonName:
    if len(text) > _LONGEST:
        return PersonName(given=text)
    from nameparser import HumanName

    name = HumanName(text)
    given = " ".join(part for part in (name.first, name.middle) if part)
    if not given and not name.last:
        return PersonName(given=text)
    return PersonName(
        given=given, family=name.last, prefix=name.title, suffix=name.suffix, nickname=name.nickname
    )
