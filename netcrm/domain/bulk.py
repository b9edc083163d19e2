"""Making very many values at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
