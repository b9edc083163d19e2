"""A verdict that is another one than before: under other thresholds, or once two contacts are one."""

from dataclasses import dataclass

from netcrm.domain.introduction import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """One open request, weighed twice.

    Attributes:
        request: the introduction's id.
        requester: name of who asks.
        target: name of the contact or group asked for; empty where nobody was named.
        before: what the guard said.
        after: what it says then.
    """

    request: int
    requester: str
    target: str
    before: Verdict
    after: Verdict

    @property
    def is_other(self) -> bool:
        """Tell whether the verdict changes."""
        return self.before is not self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What other thresholds would do to the open requests of today (PRODUCT.md 4.5).

    Attributes:
        open_requests: how many wait for a decision.
        shifts: those whose verdict would be another one, the newest first.
    """

    open_requests: int
    shifts: tuple[Shift, ...]
