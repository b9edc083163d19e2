"""Values of vCards to text and back: escapes, lists, parameters, folding.

Two ways to unescape: leniently, as the cards of the world need it, and exactly, as netcrm's own are written.
"""

import re

LINE_OCTETS = 75
"""Bytes of a line before it is folded, its end not counted (RFC 6350, 3.2)."""

_LENIENT = re.compile(r"\\([nN,;:\\])")
_EXACT = re.compile(r"\\(x[0-9a-f]{2}|.)", re.DOTALL)
_CUTS = {mark: re.compile(r"\\.?|" + mark, re.DOTALL) for mark in (";", ",")}
_HOSTILE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PARAM = re.compile(r"\^([n'^])")
_PARAM_TEXT = {"n": "\n", "'": '"', "^": "^"}


def unescape(text: str) -> str:
    """Return a value of any card as text; a backslash before anything else is one."""
    if "\\" not in text:
        return text
    return _LENIENT.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def split(text: str, mark: str) -> list[str]:
    """Return the parts between unescaped semicolons or commas, still escaped."""
    if "\\" not in text:
        return text.split(mark)
    parts, start = [], 0
    for found in _CUTS[mark].finditer(text):
        if found[0] == mark:
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def escape_exactly(text: str, marks: str = ",;") -> str:
    """Return a text on one line, from which `unescape_exactly` makes the very same text.

    Args:
        text: anything that can be UTF-8.
        marks: what is escaped beside backslashes, line ends and control characters.
    """
    text = text.replace("\\", "\\\\").replace("\n", "\\n")
    for mark in marks:
        text = text.replace(mark, "\\" + mark)
    if text.isprintable():
        return text
    return _HOSTILE.sub(lambda found: f"\\x{ord(found[0]):02x}", text)


def unescape_exactly(text: str) -> str:
    """Take back `escape_exactly`."""
    return _EXACT.sub(_meant, text) if "\\" in text else text


def _meant(found: re.Match[str]) -> str:
    told = found[1]
    if len(told) == 3:
        return chr(int(told[1:], 16))
    return "\n" if told in "nN" else told


def write_param(text: str) -> str:
    """Return a text as the quoted value of a parameter (RFC 6868)."""
    told = escape_exactly(text, "").replace("^", "^^").replace('"', "^'")
    return f'"{told}"'


def read_param(text: str) -> str:
    """Return a parameter's value, without its quotes, as text."""
    return _PARAM.sub(lambda found: _PARAM_TEXT[found[1]], text) if "^" in text else text


def fold_line(line: str) -> str:
    """Return a line in pieces of at most 75 bytes, no character cut, each with CRLF at its end."""
    data = line.encode("utf-8", errors="replace")
    if len(data) <= LINE_OCTETS:
        return data.decode() + "\r\n"
    pieces, start, room = [], 0, LINE_OCTETS
    while start < len(data):
        end = min(start + room, len(data))
        while end < len(data) and data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, LINE_OCTETS - 1
    return b"\r\n ".join(pieces).decode() + "\r\n"
