"""What a pasted message asks of the owner, looked up in the book (PRODUCT.md 4.6)."""

from collections.abc import Sequence
from datetime import date

from netcrm.domain import request_text
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.group import Group
from netcrm.domain.owner import Owner
from netcrm.domain.request_text import PastedRequest, Side
from netcrm.exchange.person_names import split_name
from netcrm.store import bearers, reached, records


class _Ledger:
    """The owner's contacts by the indexes of the ledger; no question is asked of it twice."""

    def __init__(self) -> None:
        self._bearing: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Contact]] = {}
        self._groups: list[Group] | None = None

    def bearing(self, told: Sequence[str], work: Sequence[str] = ()) -> Sequence[Contact]:
        """Return contacts in whose name all of these words stand."""
        key = (tuple(told), tuple(work))
        if key not in self._bearing:
            self._bearing[key] = bearers.bearing(told, work)
        return self._bearing[key]

    def reached_by(self, email: str) -> Sequence[Contact]:
        """Return the contacts who have an email."""
        found = reached.by_email([email]).get(email, [])[: bearers.MOST]
        return list(records.get_many(Contact, found).values())

    def groups(self) -> Sequence[Group]:
        """Return all groups."""
        if self._groups is None:
            self._groups = records.find(Group)
        return self._groups


def understood(text: str, today: date) -> PastedRequest:
    """Return what a pasted message asks; nothing is recorded. May take long."""
    return request_text.understand(text, _Ledger(), records.get(Owner, 1).name, today)


def newcomer(side: Side) -> ContactCard:
    """Return the card of somebody whom a message names and the book does not hold."""
    name = split_name(" ".join(side.name.split())) if side.name.strip() else None
    contact = Contact(company=side.company)
    if name is not None:
        contact = Contact(
            given=name.given,
            family=name.family,
            prefix=name.prefix,
            suffix=name.suffix,
            company=side.company,
        )
    channels = (Channel(kind=ChannelKind.EMAIL, written=side.email),) if side.email else ()
    return ContactCard(contact=contact, channels=channels)
