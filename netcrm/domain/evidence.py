"""The rows behind a reason, in the few cells that words need (PRODUCT.md 4.5)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One row that a reason counted.

    Attributes:
        table: the table it stands in.
        id: its id there.
        is_gone: it was deleted since; then nothing else is told.
        on: the day; None for "some time ago", or where the row has none.
        code: what it is: ``given.advice``, the kind of an interaction, the stage of an introduction.
        name: the person, group or prospect that it is about; may be empty.
        other: the other side of an introduction, the group of an event; may be empty.
        text: the owner's, or their, own words; may be empty.
        contact: whose card tells more; None for none.
        event: the event it belongs to; None for none.
        group: the group it belongs to; None for none.
    """

    table: str
    id: int
    is_gone: bool = False
    on: date | None = None
    code: str = ""
    name: str = ""
    other: str = ""
    text: str = ""
    contact: int | None = None
    event: int | None = None
    group: int | None = None
