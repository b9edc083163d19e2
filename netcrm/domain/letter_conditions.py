"""Fields and conditions of a letter's template: read once, checked then, cheap to ask.

A condition is made of fields, whole numbers and quoted words with ``and``, ``or``, ``not``, brackets and
``== != < <= > >=``. There are no calls, no arithmetic and no attributes but the listed ones, so nothing
that an owner writes can run away or reach further than the letter.
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, Final, NoReturn

from netcrm.domain.letter_fields import FIELDS, PARTS, FieldType
from netcrm.domain.refusal import Refused

Values = Mapping[str, Any]
"""Field -> text, number, truth, or a mapping of parts; empty mappings stand for nobody."""
Ask = Callable[[Values], Any]

DEEPEST: Final = 12
"""Brackets, or blocks, one inside the other."""

_TOLD: Final = 100
"""Characters of what is written that a sentence repeats."""

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<number>\d{1,9})|"(?P<double>[^"]*)"|'(?P<single>[^']*)'"""
    r"""|(?P<name>[^\W\d]\w*(?:\.\w+)*)|(?P<sign>==|!=|<=|>=|<|>|\(|\)))"""
)
_COMPARE: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_WORDS: Final = frozenset({"and", "or", "not"})


def broken(problem: str, line: int, **figures: str) -> NoReturn:
    """Refuse a template; what was written is told as far as one recognises it.

    Raises:
        Refused: ``letter.broken`` with `line`, `problem` and what its sentence needs.
    """
    told = {name: each if len(each) <= _TOLD else each[: _TOLD - 1] + "…" for name, each in figures.items()}
    raise Refused("letter.broken", problem=problem, line=line, **told)


def field(name: str, line: int, loops: Mapping[str, FieldType]) -> tuple[FieldType, Ask]:
    """Return the type of a field such as ``requester.given`` and how to get its value.

    Args:
        name: as written.
        line: where it stands.
        loops: the names that a loop around it gives.

    Raises:
        Refused: ``letter.broken``: there is no such field.
    """
    first, *rest = name.split(".")
    known = {**FIELDS, **loops}
    if first not in known:
        meant = _nearest(first, known)
        broken("unknown_field_meant" if meant else "unknown_field", line, name=first, meant=meant)
    kind = known[first]
    if not rest:
        return kind, operator.itemgetter(first)
    part = rest[0]
    parts = PARTS.get(kind, {})
    if len(rest) > 1 or not parts:
        broken("no_parts", line, name=".".join((first, *rest[:-1])))
    if part not in parts:
        broken("unknown_part", line, name=first, part=part, parts=", ".join(parts))
    return parts[part], lambda values: values[first].get(part, "")


def _nearest(name: str, known: Mapping[str, FieldType]) -> str:
    return next(iter(get_close_matches(name.casefold(), known, n=1, cutoff=0.6)), "")


class Condition:
    """Reads one condition.

    Args:
        text: what stands after ``if``.
        line: where it stands.
        loops: the names that a loop around it gives.
    """

    def __init__(self, text: str, line: int, loops: Mapping[str, FieldType]) -> None:
        self._text, self._line, self._loops = text.strip(), line, loops
        self._depth = 0
        self._left = self._split()

    def read(self) -> Ask:
        """Return what tells whether it holds.

        Raises:
            Refused: ``letter.broken``.
        """
        found = self._either()
        if self._left:
            self._unreadable()
        return found

    def _split(self) -> list[tuple[str, str]]:
        tokens, at = [], 0
        while at < len(self._text):
            found = _TOKEN.match(self._text, at)
            if found is None:
                self._unreadable()
            kind = str(found.lastgroup)
            tokens.append((kind, found[kind]))
            at = found.end()
            if self._text[at:].isspace():
                break
        return tokens

    def _unreadable(self) -> NoReturn:
        broken("condition", self._line, text=self._text)

    def _next_is(self, *words: str) -> bool:
        return bool(self._left) and self._left[0][0] in ("name", "sign") and self._left[0][1] in words

    def _either(self) -> Ask:
        return self._joined("or", self._both, any)

    def _both(self) -> Ask:
        return self._joined("and", self._perhaps_not, all)

    def _joined(self, word: str, part: Callable[[], Ask], whether: Callable[[Any], bool]) -> Ask:
        asks: list[Ask] = [part()]
        while self._next_is(word):
            self._left.pop(0)
            asks.append(part())
        return asks[0] if len(asks) == 1 else _all_asked(asks, whether)

    def _perhaps_not(self) -> Ask:
        turned = False
        while self._next_is("not"):
            self._left.pop(0)
            turned = not turned
        found = self._compared()
        return (lambda values: not found(values)) if turned else found

    def _compared(self) -> Ask:
        if self._next_is("("):
            return self._bracket()
        kind, left = self._operand()
        if not self._next_is(*_COMPARE):
            return left
        sign = self._left.pop(0)[1]
        other, right = self._operand()
        ordered = sign not in ("==", "!=")
        if (
            kind is not other
            or kind not in (FieldType.TEXT, FieldType.NUMBER)
            or (ordered and kind is FieldType.TEXT)
        ):
            broken("not_comparable", self._line, text=self._text)
        compare = _COMPARE[sign]
        return lambda values: compare(left(values), right(values))

    def _bracket(self) -> Ask:
        self._left.pop(0)
        self._depth += 1
        if self._depth > DEEPEST:
            broken("too_deep", self._line)
        found = self._either()
        if not self._next_is(")"):
            self._unreadable()
        self._left.pop(0)
        self._depth -= 1
        return found

    def _operand(self) -> tuple[FieldType, Ask]:
        if not self._left:
            self._unreadable()
        kind, told = self._left.pop(0)
        if kind == "sign" or (told in _WORDS and kind == "name"):
            self._unreadable()
        if kind == "name":
            return field(told, self._line, self._loops)
        if kind == "number":
            number = int(told)
            return FieldType.NUMBER, lambda _values: number
        return FieldType.TEXT, lambda _values: told


def _all_asked(asks: Sequence[Ask], whether: Callable[[Any], bool]) -> Ask:
    return lambda values: whether(ask(values) for ask in asks)
