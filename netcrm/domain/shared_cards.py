"""Contacts on their way out of the window: dragged into another program, or copied."""

from dataclasses import dataclass

MOST_SHARED = 2_000
"""People that are dragged or copied at once; more are exported (a mail or chat takes no such file)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCards:
    """Cards that may be handed on: no note, tag, room or favour is in them.

    Attributes:
        count: how many cards.
        name: for one person a name for their file, without its ending; empty for several.
        vcard: the cards as one vCard 3.0 file.
        text: a line for each person: name, company, phone, email.
    """

    count: int
    name: str
    vcard: str
    text: str
