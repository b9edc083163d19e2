"""What leaves the book as files (PRODUCT.md 6)."""

from collections.abc import Sequence

from netcrm.domain.contact_list import ContactFilter, ContactOrder
from netcrm.exchange import cards_writer
from netcrm.store import contact_list, duplicate_people


def contacts_csv(only: Sequence[int] | None = None) -> str:
    """Return contacts as CSV that is inert in a spreadsheet and reads back the same; to be kept as UTF-8.

    Args:
        only: the contacts, in this order; None for all of them, by name.
    """
    chosen = contact_list.keys(ContactFilter(), ContactOrder.NAME) if only is None else list(only)
    cards = duplicate_people.cards(chosen)
    return cards_writer.write([cards[one] for one in chosen if one in cards]).decode()
