"""One long piece of work: how far it got, and whether the owner stopped it."""

import threading
from collections.abc import Callable

from netcrm.domain.refusal import Cancelled

Progress = Callable[[int, int], None]
"""Called with (done, total); raises `Cancelled` once the owner stopped the work. Total 0: not known yet."""


class Task:
    """Passed along with a long action; its `progress` is what the action calls.

    Args:
        told: called with (done, total) on the thread that works; keep it short.
    """

    def __init__(self, told: Progress | None = None) -> None:
        self._told = told
        self._stopped = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next progress call; safe from any thread."""
        self._stopped.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the owner asked to stop."""
        return self._stopped.is_set()

    def progress(self, done: int, total: int) -> None:
        """Tell how far the work is.

        Raises:
            Cancelled: the owner stopped it.
        """
        if self._stopped.is_set():
            raise Cancelled
        if self._told is not None:
            self._told(done, total)
