"""The one way to say no: a code and figures, worded by the words folder."""

from collections.abc import Mapping


class Refused(Exception):
    """What was asked cannot be done, and nothing was changed.

    Attributes:
        code: dotted name of the reason, for example ``group.seat_taken``; every code has a sentence in
            ``netcrm.words``.
        field: name of the field that is wrong, where a form can point at it; else None.
        figures: what the sentence needs: names, counts, dates.
    """

    def __init__(self, code: str, *, field: str | None = None, **figures: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.figures: Mapping[str, object] = figures

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.figures.items())
        return f"{self.code}({told})" if told else self.code


class Cancelled(Exception):
    """The owner stopped a long piece of work; its transaction unwinds and nothing is kept."""
