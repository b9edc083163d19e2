"""Text made fit for one line of paper: control characters out, length bounded."""

import unicodedata

# Line and paragraph separators, controls, surrogates, private use and characters that no standard assigns:
# a text engine may take them for breaks or frames of its own.
_DROPPED = frozenset({"Cc", "Cs", "Co", "Cn", "Zl", "Zp"})
_OBJECT = "\ufffc"
# Characters that turn the reading direction of what follows; a name may not reorder the sheet around it.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def one_line(text: str, limit: int) -> str:
    """Return `text` as one clean line of at most `limit` characters.

    White space and control characters become single spaces; what is cut ends in an ellipsis, at a word's end
    where one is near.
    """
    if limit <= 0:
        return ""
    # Nothing beyond a few times the limit can show, so a huge note costs no more than a long one.
    kept = text[: 4 * limit + 64]
    if not kept.isprintable() or _OBJECT in kept:
        kept = "".join(" " if _is_dropped(char) else char for char in kept)
    line = " ".join(kept.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    at_word = cut.rfind(" ")
    if at_word >= limit * 2 // 3:
        cut = cut[:at_word]
    return cut.rstrip(" ,;:.") + "…"


def _is_dropped(char: str) -> bool:
    return char == _OBJECT or char in _TURNING or (not char.isprintable() and _is_category(char))


def _is_category(char: str) -> bool:
    return unicodedata.category(char) in _DROPPED
