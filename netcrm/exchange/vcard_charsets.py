"""What the lines of vCards are encoded in: each says so itself, or is UTF-8, or as the rest of its file."""

import binascii
import codecs
import re
from collections.abc import Sequence
from functools import lru_cache

from netcrm.domain.refusal import Refused
from netcrm.exchange.encoding import decode

QUOTED = re.compile(rb"[^:]*[;,](?:ENCODING=)?\"?QUOTED-PRINTABLE", re.IGNORECASE)
"""The beginning of a line whose value is quoted-printable."""

# They would read any text as something else, or warn of it.
_NO_CHARSETS = frozenset({"unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined", "utf-7"})
_SAMPLE_LINES = 500
_LOST = "\ufffd"


class Charsets:
    """Turns the bytes of one file into text.

    Args:
        lines: of the whole file, to find out about what is not UTF-8.
        chosen: the encoding that the owner chose; empty to find out.
    """

    def __init__(self, lines: Sequence[bytes], chosen: str = "") -> None:
        self._lines = lines
        self._chosen = chosen
        self._legacy = ""
        self.used = ""
        """The encoding that was needed beside UTF-8; empty for none."""
        self.lost = 0
        """How many characters could not be read and became U+FFFD."""

    def text(self, data: bytes, charset: str = "", *, is_quoted: bool = False) -> str:
        """Return text; `is_quoted` bytes stood in a file that may be plain ASCII."""
        name = _codec(charset) if charset and (not data.isascii() or b"\x1b" in data) else ""
        if not name and self._chosen and not is_quoted:
            name = self._chosen
        for known in (name, "utf-8") if name else ("utf-8",):
            try:
                text = data.decode(known)
            except UnicodeError:
                continue
            if known != "utf-8" and not is_quoted and not data.isascii():
                self.used = known
            return text
        return self._lossy(data, is_quoted=is_quoted)

    def _lossy(self, data: bytes, *, is_quoted: bool) -> str:
        """Return text that is not all UTF-8: damaged, or in what the rest of the file is in."""
        text = data.decode("utf-8", errors="replace")
        strange = sum(not char.isascii() for char in text)
        if self._chosen or text.count(_LOST) * 2 >= strange:
            legacy = self._chosen or self._found()
            if not is_quoted:
                self.used = legacy
            text = data.decode(legacy, errors="replace")
        self.lost += text.count(_LOST)
        return text

    def _found(self) -> str:
        if not self._legacy:
            sample: list[bytes] = []
            for line in self._lines:
                bare = binascii.a2b_qp(line) if b"=" in line and QUOTED.match(line) else line
                if not bare.isascii() and not _is_utf8(bare):
                    sample.append(bare[:1000])
                if len(sample) == _SAMPLE_LINES:
                    break
            self._legacy = _detected(b"\n".join(sample))
        return self._legacy


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _detected(sample: bytes) -> str:
    try:
        found = decode(sample).encoding if sample else "cp1252"
    except Refused:
        found = "cp1252"
    return "cp1252" if found.startswith("utf") else found


@lru_cache(maxsize=64)
def _codec(charset: str) -> str:
    """Return Python's name of an encoding; empty for none that is known."""
    try:
        name = codecs.lookup(charset.strip()).name
        " ".encode(name)
    except (LookupError, ValueError):
        return ""
    return "" if name in _NO_CHARSETS or name.startswith(("utf-16", "utf-32")) else name
