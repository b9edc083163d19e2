"""Bytes of vCards to properties: whatever is broken in one line or card stays there (PRODUCT.md 6).

Lines are unfolded as bytes, since many programs fold in the middle of a character, and every line has its own
encoding: its CHARSET, else UTF-8, else what the rest of the file seems to be in.
"""

import binascii
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from netcrm.exchange.vcard_charsets import QUOTED, Charsets

BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
"""Properties that hold a picture, a sound or a key, whole or as a link."""

_BEGIN = re.compile(rb"\s*begin\s*:\s*vcard\s*", re.IGNORECASE)
_END = re.compile(rb"\s*end\s*:\s*vcard\s*", re.IGNORECASE)
_OLD_BREAKS = re.compile(rb"begin[ \t]*:[ \t]*vcard[ \t]*\r[^\r\n]", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?agent(?:;[^:]*)?:\s*", re.IGNORECASE)
_PROPERTY = re.compile(rb'([\w/.-]++(?:[;,](?:[^":]++|"[^"]*+")*+)?+):')
_LOOSE_PROPERTY = re.compile(rb"([\w/.-]++(?:[;,][^:]*+)?+):")
_BASE64 = re.compile(rb"[^:]*[;,](?:ENCODING=)?\"?(?:BASE64|B)\"?[;:,]", re.IGNORECASE)
# Where programs break lines in the middle of a text without a word.
_MANY_LINES = re.compile(rb"(?:[\w-]+\.)?(?:LABEL|NOTE|ADR)[;:,]", re.IGNORECASE)
_PARTS = re.compile(r'(?:[^;"]|"[^"]*"?)+')
_ESCAPED = re.compile(rb"[\\,;]")
_BARE_ENCODINGS = {"QUOTED-PRINTABLE": "QUOTED-PRINTABLE", "BASE64": "B", "B": "B"}
_LONGEST_HEAD = 1_000
# Within a card a blank before BEGIN or END makes it part of a folded line.
_MARKS = frozenset((b"b", b"B", b"e", b"E"))
_LONGEST_MARK = 100


@dataclass(slots=True)
class Block:
    """The lines of one card between BEGIN and END; those of a card within it are folded into its AGENT.

    Attributes:
        line: 1-based line of BEGIN.
        is_closed: whether there is an END.
    """

    line: int
    lines: list[bytes] = field(default_factory=list)
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the colon.

    Attributes:
        name: upper case, without its group.
        group: lower case; empty for none.
        types: lower case, the bare ones of 2.1 among them.
        params: name in upper case to value; TYPE, ENCODING and CHARSET are not among them.
        text: as it stood, without ENCODING=QUOTED-PRINTABLE and CHARSET, which end with the file.
        encoding: ``QUOTED-PRINTABLE``, ``B`` or empty.
        charset: as it stood; empty for none.
    """

    name: str
    group: str
    types: tuple[str, ...]
    params: dict[str, str]
    text: str
    encoding: str
    charset: str


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card.

    Attributes:
        head: what stands before the colon.
        raw: the value as text, not unescaped; base64 without blanks.
    """

    head: Head
    raw: str

    @property
    def is_binary(self) -> bool:
        """Whether the value is base64 or may be a picture."""
        return self.head.encoding == "B" or self.head.name in BINARY


def split_lines(data: bytes) -> list[bytes]:
    """Return the lines without their ends; a lone CR ends one only where the file knows no other end."""
    if b"\n" not in data or _OLD_BREAKS.search(data):
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return [line.rstrip(b"\r") for line in data.split(b"\n")]


def is_begin(line: bytes) -> bool:
    """Tell whether a line begins a card."""
    return len(line) < _LONGEST_MARK and _BEGIN.fullmatch(line) is not None


def blocks(lines: Sequence[bytes]) -> Iterator[Block]:
    """Yield the cards; text between them is passed over, and a new BEGIN ends a card without END."""
    block: Block | None = None
    within: list[bytes] = []
    depth = 0
    for number, line in enumerate(lines, start=1):
        is_start = is_end = False
        if line[:1] in _MARKS or block is None:
            is_start, is_end = is_begin(line), len(line) < _LONGEST_MARK and _END.fullmatch(line) is not None
        if depth:
            depth += is_start - is_end
            within.append(line)
            if not depth and block is not None:
                block.lines[-1] += _as_text(within)
        elif is_start and block is not None and block.lines and _AGENT.fullmatch(block.lines[-1]):
            depth, within = 1, [line]
        elif is_start:
            if block is not None:
                yield block
            block = Block(number)
        elif is_end and block is not None:
            block.is_closed = True
            yield block
            block = None
        elif block is not None:
            block.lines.append(line)
    if block is not None:
        block.lines += within if depth else []
        yield block


def _as_text(lines: Sequence[bytes]) -> bytes:
    """Return a card as the text that vCard 3.0 writes an agent as."""
    return b"\\n".join(_ESCAPED.sub(rb"\\\g<0>", line) for line in lines)


def unfold(lines: Sequence[bytes]) -> tuple[list[bytes], list[bytes]]:
    """Return the whole lines of a card, and the lines that are none."""
    found: list[list[bytes]] = []
    bad: list[bytes] = []
    kind = blanks = 0
    for line in lines:
        is_soft = kind == _SOFT and found[-1][-1].endswith(b"=")
        if is_soft:
            found[-1][-1] = found[-1][-1][:-1]
            found[-1].append(line)
        elif not line:
            blanks += 1
            continue
        elif found and line[:1] in b" \t":
            found[-1].append(line[1:])
        elif head := _head(line, within_text=kind in (_SOFT, _TEXT)):
            found.append([line])
            kind = _kind(head)
        elif kind == _PACKED:
            found[-1].append(line)
        elif kind in (_SOFT, _TEXT):
            found[-1].append(b"\n" * (blanks + 1) + line)
        else:
            bad.append(line)
        blanks = 0
    return [parts[0] if len(parts) == 1 else b"".join(parts) for parts in found], bad


_PLAIN, _SOFT, _PACKED, _TEXT = range(4)


def _head(line: bytes, *, within_text: bool) -> bytes:
    """Return the beginning of a property; nothing for any other line, like ``Paris: XVI`` within a text."""
    found = _PROPERTY.match(line) or _LOOSE_PROPERTY.match(line)
    if found is None:
        return b""
    head = found[0][:_LONGEST_HEAD]
    is_word = within_text and head[1:].strip(b":").isalpha() and head.istitle()
    return b"" if is_word else head


@lru_cache(maxsize=1024)
def _kind(head: bytes) -> int:
    """Return how a line may go on that begins with `head` and its colon."""
    if QUOTED.match(head):
        return _SOFT
    if _BASE64.match(head):
        return _PACKED
    return _TEXT if _MANY_LINES.match(head) else _PLAIN


def read_property(line: bytes, charsets: Charsets) -> Property:
    """Return one whole line as a property; it holds a colon."""
    found = _PROPERTY.match(line) or _LOOSE_PROPERTY.match(line)
    cut = found.end(1) if found else line.index(b":")
    told = line[:cut]
    head = _plain_head(told) if cut < _LONGEST_HEAD and told.isascii() else read_head(charsets.text(told))
    value = line[cut + 1 :]
    if head.encoding == "QUOTED-PRINTABLE":
        return Property(head, charsets.text(binascii.a2b_qp(value), head.charset, is_quoted=True))
    if head.encoding == "B":
        value = b"".join(value.split())
    return Property(head, charsets.text(value, head.charset))


@lru_cache(maxsize=4096)
def _plain_head(head: bytes) -> Head:
    return read_head(head.decode("ascii"))


def read_head(text: str) -> Head:
    """Return what stands before the colon, with all three ways to write a type."""
    if text.isascii() and "," in text.partition(";")[0]:
        text = text.replace(",", ";", 1)
    name, *params = _PARTS.findall(text) if '"' in text else text.split(";")
    group, _, bare = name.rpartition(".")
    types: list[str] = []
    known: dict[str, str] = {}
    kept = [name if bare[:2].upper() == "X-" else name[: len(name) - len(bare)] + bare.upper()]
    encoding = charset = ""
    for param in params:
        key, equals, value = param.partition("=")
        key, value = key.strip().upper(), value.strip().strip('"')
        told = _BARE_ENCODINGS.get((value if equals else key).upper(), "")
        if key == "CHARSET":
            charset = value
        elif told and (not equals or key == "ENCODING"):
            encoding = told
            kept += [param] if told == "B" else []
        else:
            kept.append(param)
            if key == "TYPE":
                types += _types(value)
            elif equals:
                known.setdefault(key, value)
            elif key:
                types += _types(param)
    text = ";".join(kept)
    return Head(bare.upper(), group.lower(), tuple(types), known, text, encoding, charset)


def _types(value: str) -> list[str]:
    return [one for one in (part.strip(' "\\').lower() for part in value.split(",")) if one]


def head_of(name: str) -> Head | None:
    """Return the head of a line that begins with `name` and a colon; None where it would be cut elsewhere."""
    line = f"{name}:".encode("utf-8", errors="replace")
    found = _PROPERTY.match(line)
    if found is None or found.end(1) != len(line) - 1:
        return None
    head = read_head(name)
    return None if head.charset or (head.encoding == "QUOTED-PRINTABLE") else head
