"""The plain values of a netcrm archive: how each is read strictly, written in one form, and described.

Readers raise `Misfit`, which gathers the path on its way out, so that nothing is spent on paths while
everything is well.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

MOMENT_PATTERN: Final = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$"
DATE_PATTERN: Final = r"^\d{4}-\d{2}-\d{2}$"
LONGEST_SHOWN: Final = 60
LARGEST: Final = 2**63 - 1
"""The largest whole number that the ledger holds."""

_MOMENT = re.compile(MOMENT_PATTERN, re.ASCII)


def shown(text: str) -> str:
    """Return a text of the document as a message may show it: one short line that every screen can hold."""
    line = " ".join(text.encode(errors="replace").decode().split())
    return line if len(line) <= LONGEST_SHOWN else line[:LONGEST_SHOWN] + "…"


class Misfit(Exception):
    """A value that no archive may hold; never leaves `netcrm.exchange.archive`.

    Attributes:
        problem: code of what is wrong; `netcrm.words.archive` has a sentence for each.
        figures: what that sentence needs.
        path: keys and list positions from the outermost to the wrong value.
    """

    def __init__(self, problem: str, **figures: object) -> None:
        super().__init__(problem)
        self.problem = problem
        self.figures: dict[str, Any] = figures
        self.path: list[str | int] = []

    def at(self, *steps: str | int) -> "Misfit":
        """Put `steps` before the path and return the misfit itself."""
        self.path[:0] = steps
        return self

    @property
    def where(self) -> str:
        """The path as ``contacts[3].met_on``; the document itself is called ``archive``."""
        steps = "".join(f"[{step}]" if isinstance(step, int) else f".{shown(step)}" for step in self.path)
        return steps.removeprefix(".") or "archive"


@dataclass(frozen=True, slots=True)
class Codec:
    """One type of value in an archive.

    Attributes:
        read: from parsed JSON; raises `Misfit`.
        write: to what `json` can encode.
        schema: the JSON Schema of what `read` accepts.
    """

    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    schema: Mapping[str, Any]


def _same(value: Any) -> Any:  # noqa: ANN401 - plain values stand as they are
    return value


def read_text(given: object) -> str:
    """Read a text that UTF-8 can hold.

    Raises:
        Misfit: `given` is no text, or holds half a surrogate pair.
    """
    if type(given) is not str:
        raise Misfit("not_text")
    if not given.isascii():
        try:
            given.encode()
        except UnicodeEncodeError:
            raise Misfit("broken_text") from None
    return given


def _read_whole(given: object) -> int:
    if type(given) is not int:
        raise Misfit("not_whole_number")
    if not -LARGEST <= given <= LARGEST:
        raise Misfit("out_of_range", low=-LARGEST, high=LARGEST)
    return given


def _read_flag(given: object) -> bool:
    if type(given) is not bool:
        raise Misfit("not_true_or_false")
    return given


def _read_date(given: object) -> date:
    text = read_text(given)
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise Misfit("not_a_date", given=shown(text)) from None
    if found.isoformat() != text:  # week dates and dates without hyphens
        raise Misfit("not_a_date", given=shown(text))
    return found


def _read_moment(given: object) -> datetime:
    text = read_text(given)
    if not _MOMENT.match(text) or text.endswith("\n"):
        raise Misfit("not_a_moment", given=shown(text))
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        raise Misfit("not_a_moment", given=shown(text)) from None


def write_moment(moment: datetime) -> str:
    """Return an aware `moment` in the one fixed-width form, ``2026-11-17T06:45:00.000000Z``."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def _read_scalar(given: object) -> str | int | float | bool | None:
    if type(given) is str:
        return read_text(given)
    if given is None or type(given) in (bool, int, float):
        return given  # type: ignore[return-value]
    raise Misfit("not_plain")


_WHOLE_SCHEMA: Final = {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}
SCALAR: Final = Codec(_read_scalar, _same, {"type": ["string", "number", "boolean", "null"]})
PLAIN: Final[Mapping[type, Codec]] = {
    str: Codec(read_text, _same, {"type": "string"}),
    int: Codec(_read_whole, _same, _WHOLE_SCHEMA),
    bool: Codec(_read_flag, _same, {"type": "boolean"}),
    date: Codec(_read_date, date.isoformat, {"type": "string", "format": "date", "pattern": DATE_PATTERN}),
    datetime: Codec(
        _read_moment, write_moment, {"type": "string", "format": "date-time", "pattern": MOMENT_PATTERN}
    ),
}
