"""Letters as templates that the owner may change: fields in double braces, parts that may be left out.

``{{ requester.given }}`` puts in a field. ``{% if flagged %}`` ... ``{% elif ... %}`` ... ``{% else %}`` ...
``{% endif %}`` keeps or leaves out what stands between, ``{% for group in groups %}`` ... ``{% endfor %}``
repeats it for each group. A line with nothing but such tags leaves no empty line behind. The form is
that of common template languages, the language far smaller: whatever is written ends at once.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from netcrm.domain.letter import LetterTemplate
from netcrm.domain.letter_conditions import DEEPEST, Ask, Condition, Values, broken, field
from netcrm.domain.letter_fields import FIELDS, PARTS, FieldType
from netcrm.domain.refusal import Refused

LONGEST_TEMPLATE: Final = 8_000
"""Characters of a template."""
LONGEST_LETTER: Final = 40_000
"""Characters of what comes of it."""

_TAG: Final = r"\{%[^{}%\n]*%\}"
_TOKEN: Final = re.compile(rf"\{{\{{[^{{}}\n]*\}}\}}|{_TAG}")
_ONLY_TAGS: Final = re.compile(rf"[ \t]*(?:{_TAG}[ \t]*)+")
_STRAY: Final = re.compile(r"\{\{|\}\}|\{%|%\}")
_LOOP: Final = re.compile(r"([^\W\d]\w*)\s+in\s+(\S+)")
_OPENS: Final = {"if": "endif", "for": "endfor"}
_TAGS: Final = ("if", "elif", "else", "endif", "for", "endfor")

Loops = Mapping[str, FieldType]


class Written:
    """What has been written so far, never more than a letter's length."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._length = 0

    def add(self, text: str) -> None:
        """Write on.

        Raises:
            Refused: ``letter.too_long``.
        """
        self._length += len(text)
        if self._length > LONGEST_LETTER:
            raise Refused("letter.too_long", limit=LONGEST_LETTER)
        self.parts.append(text)


Piece = Callable[[Values, Written], None]


@dataclass(frozen=True, slots=True)
class _Token:
    """A stretch of text, a field or a tag; ``word`` is the first word of a tag."""

    kind: str
    text: str
    line: int
    word: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read and found sound."""

    pieces: tuple[Piece, ...]

    def fill(self, values: Values) -> str:
        """Return the text with every field put in; at most one empty line stands between paragraphs.

        Raises:
            Refused: ``letter.too_long``.
        """
        written = Written()
        for piece in self.pieces:
            piece(values, written)
        lines = (line.rstrip() for line in "".join(written.parts).split("\n"))
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


@lru_cache(maxsize=128)
def read(source: str) -> Template:
    """Read a template.

    Raises:
        Refused: ``letter.broken`` with `line`, `problem` and what its sentence needs; ``text.too_long``.
    """
    if len(source) > LONGEST_TEMPLATE:
        raise Refused("text.too_long", field="text", length=len(source), limit=LONGEST_TEMPLATE)
    return Template(_Reading(list(_tokens(source.replace("\r\n", "\n").replace("\r", "\n")))).whole())


def read_field(field: str, source: str) -> Template:
    """Read one of a letter's two templates.

    Raises:
        Refused: as `read`, naming `field`.
    """
    try:
        return read(source)
    except Refused as why:
        why.field = field
        raise


def check(template: LetterTemplate) -> None:
    """Refuse a letter that can't be filled.

    Raises:
        Refused: as `read`, naming ``subject`` or ``text``; ``letter.empty``.
    """
    if not template.text.strip():
        raise Refused("letter.empty", field="text")
    read_field("subject", template.subject)
    read_field("text", template.text)


def _tokens(source: str) -> Iterator[_Token]:
    lines = source.split("\n")
    for number, line in enumerate(lines, 1):
        at, has_text = 0, _ONLY_TAGS.fullmatch(line) is None
        for found in _TOKEN.finditer(line):
            if has_text:
                yield from _text(line[at : found.start()], number)
            yield _token(found[0], number)
            at = found.end()
        if has_text:
            yield from _text(line[at:], number)
            if number < len(lines):
                yield _Token("text", "\n", number)


def _text(text: str, line: int) -> Iterator[_Token]:
    stray = _STRAY.search(text)
    if stray is not None:
        broken("braces", line, braces=stray[0])
    if text:
        yield _Token("text", text, line)


def _token(told: str, line: int) -> _Token:
    inner = told[2:-2].strip()
    if not inner:
        broken("empty", line)
    if told.startswith("{{"):
        return _Token("field", inner, line)
    word, _, rest = inner.partition(" ")
    if word not in _TAGS:
        broken("unknown_tag", line, tag=word)
    return _Token("tag", rest.strip(), line, word)


class _Reading:
    """Builds the pieces from the tokens, front to back."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._open: list[_Token] = []

    def whole(self) -> tuple[Piece, ...]:
        """Return all pieces."""
        pieces = self._body({})
        if self._at < len(self._tokens):
            stray = self._tokens[self._at]
            broken("stray_tag", stray.line, tag=stray.word)
        return pieces

    def _body(self, loops: Loops) -> tuple[Piece, ...]:
        """Return the pieces up to a tag that ends or divides what is open."""
        pieces: list[Piece] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            if token.kind == "tag" and token.word not in _OPENS:
                break
            self._at += 1
            pieces.append(self._piece(token, loops))
        return tuple(pieces)

    def _piece(self, token: _Token, loops: Loops) -> Piece:
        if token.kind == "text":
            return lambda _values, written: written.add(token.text)
        if token.kind == "field":
            return _put(token, loops)
        if len(self._open) >= DEEPEST:
            broken("too_deep", token.line)
        self._open.append(token)
        piece = self._loop(token, loops) if token.word == "for" else self._choice(token, loops)
        self._open.pop()
        return piece

    def _next_tag(self, opened: _Token, *wanted: str) -> _Token:
        """Return the tag at which a body ended."""
        if self._at >= len(self._tokens):
            broken("not_closed", opened.line, tag=opened.word, end=_OPENS[opened.word])
        token = self._tokens[self._at]
        if token.word not in wanted:
            broken("stray_tag", token.line, tag=token.word)
        if token.word != "elif" and token.text:
            broken("tag_text", token.line, tag=token.word, text=token.text)
        self._at += 1
        return token

    def _choice(self, opened: _Token, loops: Loops) -> Piece:
        branches: list[tuple[Ask | None, tuple[Piece, ...]]] = []
        tag = opened
        while tag.word != "endif":
            ask = None if tag.word == "else" else Condition(tag.text, tag.line, loops).read()
            body = self._body(loops)
            branches.append((ask, body))
            wanted = ("endif",) if tag.word == "else" else ("elif", "else", "endif")
            tag = self._next_tag(opened, *wanted)

        def choose(values: Values, written: Written) -> None:
            for ask, body in branches:
                if ask is None or ask(values):
                    for piece in body:
                        piece(values, written)
                    return

        return choose

    def _loop(self, opened: _Token, loops: Loops) -> Piece:
        told = _LOOP.fullmatch(opened.text)
        if told is None:
            broken("loop", opened.line)
        if loops:
            broken("loop_inside", opened.line)
        name, over = told.groups()
        kind, ask = field(over, opened.line, loops)
        if kind is not FieldType.GROUPS:
            broken("not_a_list", opened.line, name=over)
        if name in FIELDS:
            broken("name_taken", opened.line, name=name)
        body = self._body({name: FieldType.GROUP})
        self._next_tag(opened, "endfor")

        def repeat(values: Values, written: Written) -> None:
            for each in ask(values):
                for piece in body:
                    piece({**values, name: each}, written)

        return repeat


def _put(token: _Token, loops: Loops) -> Piece:
    if not re.fullmatch(r"\w+(?:\.\w+)*", token.text):
        broken("field", token.line, text=token.text)
    kind, ask = field(token.text, token.line, loops)
    if kind in PARTS:
        broken("needs_part", token.line, name=token.text, parts=", ".join(PARTS[kind]))
    if kind is FieldType.GROUPS:
        broken("is_list", token.line, name=token.text)
    if kind is FieldType.TRUTH:
        broken("is_truth", token.line, name=token.text)
    return lambda values, written: written.add(str(ask(values)))
