"""Making very many values at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

_AT_ONCE: Final = 250


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the cycle collector from running inside.

    It would visit every value made so far again and again and find nothing, since values hold no cycles;
    without it an import of 50,000 rows takes a third less. Other cycles are collected afterwards.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # Straight into the oldest generation: the next small collection would otherwise visit them all at
            # once, a fifth of a second in which no thread gets on.
            gc.freeze()
            gc.unfreeze()
            gc.enable()


def set_aside() -> None:
    """Have the cycle collector pass over every value that there is by now, until `take_back`.

    While tens of thousands of them are on show, a full collection would visit them all and stop every thread
    for a fifth of a second; they hold no cycles.
    """
    gc.freeze()


def take_back() -> None:
    """Have the cycle collector look at everything again."""
    gc.unfreeze()


@contextmanager
def unhurried() -> Iterator[None]:
    """Put the cycle collector off while some thousand values are made that belong together.

    It would run once for every 700 of them, now and then over everything that the program holds.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def let_go(values: list[Any]) -> None:
    """Empty a list of very many values a few at a time.

    Together they would be taken down in one go, a tenth of a second in which no other thread gets on.
    """
    while values:
        del values[-_AT_ONCE:]
