"""What a command has to say: a document for scripts, lines for people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from netcrm.cli.arguments import Asked
from netcrm.words.words import Words
from netcrm.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one command.

    Attributes:
        document: what ``--json`` prints; domain values, turned into JSON by `netcrm.cli.as_json`.
        lines: what is printed without it; read once, and not at all for JSON.
        failure: what stderr is told where the command was carried out and found something wrong.
    """

    document: object
    lines: Iterable[str] = ()
    failure: str = ""


Command = Callable[[Desk, Asked, Words], Answer]
"""Carries out what was asked and answers, or raises `Refused`; then nothing was changed."""
