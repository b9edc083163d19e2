"""Handing a letter to the mail program; the application itself sends nothing (PRODUCT.md 4.6)."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.utils import parseaddr
from urllib.parse import quote

from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication

from netcrm.domain.letter import Letter
from netcrm.words.words import Words

LONGEST_LINK = 2_000 if sys.platform == "win32" else 8_000
"""Characters of a link that the system and common mail programs pass on whole; Windows takes few."""
SHORT_SUBJECT = 120
"""Characters of a subject where the whole one would make the link too long."""


def hand_over(
    letter: Letter, text: str, open_url: Callable[[QUrl], bool], words: Words, longest: int = LONGEST_LINK
) -> str:
    """Copy a letter and open the mail program on it.

    Where the mail program takes the subject, only the text is copied, ready to be pasted under it;
    otherwise the subject is copied too, as the first line.

    Args:
        letter: for addresses and subject.
        text: the letter as the owner left it.
        open_url: hands a link to the system; False where nothing opened.
        words: the owner's language.
        longest: characters that a link may have.

    Returns:
        What happened, in words.
    """
    if not text.strip():
        return words.tr("Nothing was written and nothing was sent.")
    ready = replace(letter, to=tuple(filter(None, map(plain_address, letter.to))))
    if not ready.to:
        copy(ready.subject, text)
        return words.tr("The letter is copied; no email is on the card. Nothing was sent.")
    copy("", text)
    is_whole = len(_link(ready, text)) <= longest
    if not open_url(mail_url(ready, text, words, longest)):
        copy(ready.subject, text)
        return words.tr("Your mail program did not open. The letter is copied: paste it there.")
    if not is_whole:
        return words.tr("Your mail program is open. The letter is too long to hand over: paste it there.")
    return words.tr("The letter is copied, and your mail program has it. You send it.")


def copy(subject: str, text: str) -> None:
    """Put a letter on the clipboard: the subject, where there is one, an empty line, the text."""
    QGuiApplication.clipboard().setText(f"{subject}\n\n{text}" if subject else text)


def mail_url(letter: Letter, text: str, words: Words, longest: int = LONGEST_LINK) -> QUrl:
    """Return the link that opens the mail program on a letter (RFC 6068).

    A link that the system would cut carries one line in place of the text, which then waits on the clipboard.

    Args:
        letter: for addresses and subject.
        text: the letter as the owner left it.
        words: the owner's language.
        longest: characters that a link may have.
    """
    made = next((link for link in _links(letter, text, words) if len(link) <= longest), "mailto:")
    return QUrl(made, QUrl.ParsingMode.StrictMode)


def plain_address(written: str) -> str:
    """Return the address in what stands on a card: ``Dale <dale@x.example>`` gives the part in brackets.

    Empty where there is none, or where it holds what no address does.
    """
    told = written.strip().removeprefix("mailto:")
    address = parseaddr(told)[1] if told.isprintable() else ""
    local, at, domain = address.rpartition("@")
    return address if local and at and domain and " " not in address else ""


def _links(letter: Letter, text: str, words: Words) -> Iterator[str]:
    """Yield the link, then ever shorter ones."""
    pasted = words.tr("The letter is on your clipboard. Paste it here.")
    yield _link(letter, text)
    yield _link(letter, pasted)
    yield _link(replace(letter, subject=letter.subject[:SHORT_SUBJECT]), pasted)
    yield _link(replace(letter, subject=""), "")
    yield _link(replace(letter, subject="", to=letter.to[:1]), "")


def _link(letter: Letter, text: str) -> str:
    # Between addresses a comma stands for itself; one inside an address is encoded like all the rest.
    addresses = ",".join(map(_quoted_address, letter.to))
    parts = [("bcc", addresses)] if letter.apart else []
    if letter.subject:
        parts.append(("subject", _quoted(" ".join(letter.subject.split()))))
    if text.strip():
        lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
        parts.append(("body", _quoted("\r\n".join(lines))))
    query = "&".join(f"{name}={value}" for name, value in parts)
    return f"mailto:{'' if letter.apart else addresses}" + (f"?{query}" if query else "")


def _quoted_address(address: str) -> str:
    local, _, domain = address.rpartition("@")
    return f"{_quoted(local)}@{_quoted(domain)}"


def _quoted(text: str) -> str:
    """Return a text percent-encoded: spaces as %20, line breaks as %0D%0A, nothing that a link would read."""
    kept = "".join(sign for sign in text if sign in "\r\n\t" or sign >= " ")
    return quote(kept, safe="", errors="replace")
