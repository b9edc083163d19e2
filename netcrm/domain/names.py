"""Names and words made comparable: folding, sort names, initials."""

import re
import unicodedata

# Letters that Unicode does not decompose but that a searcher types plain.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
_NO_WORD = re.compile(r"[^\w]+", re.UNICODE)


def fold(text: str) -> str:
    """Return `text` in lower case without accents and with single spaces, for comparing and sorting."""
    if text.isascii():
        return " ".join(text.lower().split())
    lowered = text.casefold()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered.translate(_PLAIN))
        lowered = "".join([char for char in decomposed if char.isascii() or not unicodedata.combining(char)])
    return " ".join(lowered.split())


def words(text: str) -> list[str]:
    """Return the folded words of `text`, punctuation apart."""
    return [word for word in _NO_WORD.split(fold(text)) if word]


def fold_profession(text: str) -> str:
    """Return a profession or seat normalised for comparing (PRODUCT.md 4.3): folded words in their order."""
    return " ".join(words(text))


def sort_name(given: str, family: str, nickname: str = "", company: str = "") -> str:
    """Return the folded key that lists sort by: the name as it is shown, else nickname, else company."""
    return fold(f"{given} {family}") or fold(nickname) or fold(company)


def initials(name: str) -> str:
    """Return one or two capital letters for `name`: first and last word; a question mark for none."""
    parts = [part for part in name.split() if part[0].isalnum()]
    if not parts:
        return "?"
    if len(parts) == 1:
        return parts[0][0].upper()
    return (parts[0][0] + parts[-1][0]).upper()
