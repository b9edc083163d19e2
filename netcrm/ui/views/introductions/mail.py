"""Handing a letter to the mail program; the application itself sends nothing (PRODUCT.md 4.6)."""

import sys
from collections.abc import Callable
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from netcrm.domain.letter import Letter
from netcrm.words.words import Words

LONGEST_LINK = 2_000 if sys.platform == "win32" else 16_000
"""Characters of a link that the system passes on whole; Windows takes few."""


def hand_over(letter: Letter, text: str, open_url: Callable[[QUrl], bool], words: Words) -> str:
    """Copy a letter and open the mail program on it.

    Args:
        letter: for addresses and subject.
        text: the letter as the owner left it.
        open_url: hands a link to the system; False where nothing opened.
        words: the owner's language.

    Returns:
        What happened, in words.
    """
    if not text.strip():
        return words.tr("Nothing was written and nothing was sent.")
    QGuiApplication.clipboard().setText(text)
    if not letter.to:
        return words.tr("The letter is copied; no email is on the card. Nothing was sent.")
    if not open_url(mail_url(letter, text)):
        return words.tr("Your mail program did not open. The letter is copied: paste it there.")
    if len(_link(letter, text)) > LONGEST_LINK:
        return words.tr("Your mail program is open. The letter is long, so paste it: it is copied.")
    return words.tr("The letter is copied, and your mail program has it. You send it.")


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
