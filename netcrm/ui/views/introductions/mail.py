"""Handing a letter to the mail program; the application itself sends nothing (PRODUCT.md 4.6)."""

import sys
from urllib.parse import quote

from PySide6.QtCore import QUrl

from netcrm.domain.letter import Letter

LONGEST_LINK = 2_000 if sys.platform == "win32" else 16_000
"""Characters of a link that the system passes on whole; Windows takes few."""


def mail_url(letter: Letter, text: str, longest: int = LONGEST_LINK) -> QUrl:
    """Return the link that opens the mail program on a letter.

    Spaces and line breaks are percent-encoded as RFC 6068 asks. A link that the system would cut is made
    without the text, which then waits on the clipboard.

    Args:
        letter: for addresses and subject.
        text: the letter as the owner left it.
        longest: characters that a link may have.
    """
    whole = _link(letter, text)
    return QUrl(whole if len(whole) <= longest else _link(letter, ""), QUrl.ParsingMode.StrictMode)


def fits(letter: Letter, text: str, longest: int = LONGEST_LINK) -> bool:
    """Tell whether the link carries the text."""
    return len(_link(letter, text)) <= longest


def _link(letter: Letter, text: str) -> str:
    addresses = ",".join(quote(address, safe="@") for address in letter.to)
    parts = [("bcc", addresses)] if letter.apart else []
    if letter.subject:
        parts.append(("subject", quote(letter.subject, safe="")))
    if text:
        lines = text.replace("\r\n", "\n").strip("\n").replace("\n", "\r\n")
        parts.append(("body", quote(lines, safe="")))
    query = "&".join(f"{name}={value}" for name, value in parts)
    return f"mailto:{'' if letter.apart else addresses}" + (f"?{query}" if query else "")
