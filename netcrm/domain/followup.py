"""Follow-ups: what the owner owes whom, and who owes the owner (PRODUCT.md 3 and 4.8)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class FollowUpKind(StrEnum):
    """What is to be done."""

    WRITE = "write"
    I_PROMISED = "i_promised"
    THEY_PROMISED = "they_promised"
    CHECK = "check"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """One thing to do for, or to expect from, one contact.

    Attributes:
        due_on: the first due date; putting off never changes it.
        put_off_until: where it was put off to.
        why: the owner's words, or empty where `event` tells.
    """

    id: int = 0
    contact: int
    kind: FollowUpKind
    event: int | None = None
    introduction: int | None = None
    referral: int | None = None
    due_on: date
    why: str = ""
    done_on: date | None = None
    put_off_until: date | None = None

    @property
    def shows_on(self) -> date:
        """The day it turns up: the due date, or the day it was put off to."""
        return self.put_off_until or self.due_on
