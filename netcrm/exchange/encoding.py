"""Bytes of unknown origin to text (FORMATS: strict UTF-8 first, then a detector that knows small files)."""

import codecs
import re
from dataclasses import dataclass

from netcrm.domain.refusal import Refused
from netcrm.exchange.reading import FILE_LIMIT

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_WESTERN = "cp1252"
_MANY_BYTES = ("cp932", "euc-jp", "cp949", "big5", "gb18030")
# What programs write today or wrote by default; the detector knows dozens that no address book was ever in.
_CANDIDATES = (
    _WESTERN, "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "koi8-r", "macroman", "cp850", "cp437", *_MANY_BYTES,
)  # fmt: skip
# Where names are few the detector's figures lie close together: another must be clearly likelier than cp1252.
_CLEARLY = 1.35
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"PK\x03\x04", "ZIP"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text of a file.

    Attributes:
        encoding: Python's name; ``utf-8-sig`` and ``utf-16`` where the file says so with a byte order mark.
        nul_characters: how many NUL characters were taken out.
        unreadable: how many characters could not be read and became U+FFFD.
    """

    text: str
    encoding: str
    nul_characters: int = 0
    unreadable: int = 0


def decode(data: bytes, encoding: str = "") -> Decoded:
    """Return the text of a file.

    Args:
        data: the bytes of the file.
        encoding: what the owner chose; empty to find out.

    Raises:
        Refused: ``file.empty``, ``file.too_large``, ``file.unsupported``, ``file.binary`` or
            ``file.unknown_encoding``.
    """
    if not data:
        raise Refused("file.empty")
    if len(data) > FILE_LIMIT:
        raise Refused("file.too_large", megabytes=len(data) // 1_000_000, limit=FILE_LIMIT // 1_048_576)
    kind = signature(data)
    if kind:
        raise Refused("file.unsupported", kind=kind)
    name = known(encoding) if encoding else _find(data)
    text = data.decode(name, errors="replace")
    nul_characters = text.count("\0")
    if nul_characters:
        text = text.replace("\0", "")
    if not text.strip("\ufeff \t\r\n"):
        raise Refused("file.empty")
    _refuse_binary(text, nul_characters)
    lost = text.count("\ufffd")
    if lost and _decodes(data, name):
        lost = 0
    return Decoded(
        text=text.removeprefix("\ufeff"), encoding=name, nul_characters=nul_characters, unreadable=lost
    )


def signature(data: bytes) -> str:
    """Return what kind of binary file this is by its first bytes; empty for none that is known."""
    return next((kind for start, kind in _SIGNATURES if data.startswith(start)), "")


def known(encoding: str) -> str:
    """Return Python's name of an encoding.

    Raises:
        Refused: ``file.unknown_encoding``.
    """
    try:
        name = codecs.lookup(encoding).name
        " ".encode(name)
    except (LookupError, ValueError):
        raise Refused("file.unknown_encoding", encoding=encoding) from None
    return name


def _find(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name if _decodes(data, name) or name != "utf-8-sig" else _detect(data[len(mark) :])
    wide = _wide(data)
    if wide:
        return wide
    return "utf-8" if data.isascii() or _decodes(data, "utf-8") else _detect(data)


def _decodes(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return False
    return True


def _wide(data: bytes) -> str:
    """Recognise UTF-16 without a mark: in one half of the byte pairs NULs are common, in the other rare."""
    sample = data[: _SAMPLE // 2 * 2]
    if b"\0" not in sample or len(sample) < 4:
        return ""
    half = len(sample) // 2
    shares = [sample[parity::2].count(0) / half for parity in (0, 1)]
    for name, full, bare in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        if (
            shares[full] >= 0.15
            and shares[bare] <= 0.02
            and (shares[full] > 0.4 or _has_newline(sample, name))
        ):
            return name if _decodes(sample, name) or _decodes(sample[:-2], name) else ""
    return ""


def _has_newline(sample: bytes, name: str) -> bool:
    newline = "\n".encode(name)
    return any(sample[at : at + 2] == newline for at in range(0, len(sample) - 1, 2))


def _detect(data: bytes) -> str:
    """Choose among 8-bit and double-byte encodings; latin-1, which reads anything, when all else fails."""
    telling = _telling(data)
    chosen = _likeliest(telling, _MANY_BYTES if _is_no_western_text(telling) else _CANDIDATES)
    names = (chosen, *_MANY_BYTES, "cp1252") if chosen in _MANY_BYTES else (chosen, "cp1252")
    return next((name for name in names if _decodes(data, name)), "latin-1")


def _telling(data: bytes) -> bytes:
    """Return the part of a large file that is not plain ASCII; the rest tells the detector nothing."""
    if len(data) <= _SAMPLE:
        return data
    lines = (line for line in data.splitlines() if not line.isascii())
    return (data[:4096] + b"\n" + b"\n".join(line for line, _ in zip(lines, range(500), strict=False)))[
        : 2 * _SAMPLE
    ]


def _likeliest(data: bytes, candidates: tuple[str, ...]) -> str:
    import chardet

    guesses = chardet.detect_all(
        data, ignore_threshold=True, include_encodings=candidates, no_match_encoding=candidates[0]
    )
    figures = {_python_name(guess["encoding"] or ""): guess["confidence"] for guess in guesses}
    if not figures:
        return _WESTERN
    best = max(figures, key=lambda name: figures[name])
    return best if figures[best] > _CLEARLY * figures.get(_WESTERN, 0) else _WESTERN


def _python_name(guess: str) -> str:
    try:
        name = codecs.lookup(guess).name
    except LookupError:
        return _WESTERN
    # Windows extends these two under the same name.
    return {"big5": "cp950", "shift_jis": "cp932"}.get(name, name)


def _is_no_western_text(data: bytes) -> bool:
    """Tell whether what is beyond ASCII would mostly be signs in cp1252, but letters in double bytes."""
    western = [char for char in data.decode(_WESTERN, errors="replace") if not char.isascii()]
    if sum(char.isalpha() for char in western) * 2 >= len(western):
        return False
    for name in _MANY_BYTES:
        if _decodes(data, name):
            wide = [char for char in data.decode(name) if not char.isascii()]
            if len(wide) > 1 and all(char.isalpha() and ord(char) < 0xFF61 for char in wide):
                return True
    return False


def _refuse_binary(text: str, nul_characters: int) -> None:
    sample = text[:_SAMPLE]
    controls = sum(1 for _ in _CONTROLS.finditer(sample))
    if controls + min(nul_characters, len(sample)) > max(4, _MOST_CONTROLS * len(sample)):
        raise Refused("file.binary")
