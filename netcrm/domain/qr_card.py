"""One contact as a code to be scanned off the screen (PRODUCT.md 6): what is in it, and what is not."""

from dataclasses import dataclass
from enum import StrEnum

QUIET = 4
"""Light squares that stand around a code, on each side (ISO/IEC 18004); `QrCard.rows` leave them out."""


class CardPart(StrEnum):
    """One thing that stands on a card to be scanned; the order in which they are shown."""

    NAME = "name"
    COMPANY = "company"
    JOB_TITLE = "job_title"
    PHONE = "phone"
    SECOND_PHONE = "second_phone"
    EMAIL = "email"
    SECOND_EMAIL = "second_email"
    WEBSITE = "website"
    ADDRESS = "address"


GIVE_WAY = (
    CardPart.ADDRESS,
    CardPart.WEBSITE,
    CardPart.SECOND_EMAIL,
    CardPart.SECOND_PHONE,
    CardPart.JOB_TITLE,
    CardPart.COMPANY,
    CardPart.EMAIL,
    CardPart.PHONE,
)
"""What is left out first where not everything fits; the name stays, and is cut short at the very worst."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QrCard:
    """A contact's code.

    Attributes:
        held: what is in it, in the order of `CardPart`, each on one line.
        left_out: what gave way, so that a phone can still read the code off a screen; NAME where it was cut.
        text: the vCard that the code holds.
        file_name: for a picture of it, without ending; every system takes it.
        rows: its squares from the top, True for black, without the light edge.
    """

    held: tuple[tuple[CardPart, str], ...]
    left_out: tuple[CardPart, ...]
    text: str
    file_name: str
    rows: tuple[tuple[bool, ...], ...]
