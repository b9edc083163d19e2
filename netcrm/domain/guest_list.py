"""A pasted guest list: who the lines mean, before anything is written (PRODUCT.md 4.2, [G])."""

from dataclasses import dataclass
from enum import StrEnum

from netcrm.domain.cards import Person
from netcrm.domain.contact import ContactCard


class GuestFit(StrEnum):
    """What a line of the list means."""

    LISTED = "listed"
    KNOWN = "known"
    SEVERAL = "several"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestLine:
    """One person of a pasted list.

    Attributes:
        number: 1-based place among the people of the list.
        card: what the line says; would become the new contact.
        fits: the contacts who may be meant; those on the event's list already included.
        listed: the one of `fits` who stands on the event's list already, if it is the only one.
    """

    number: int
    card: ContactCard
    fits: tuple[Person, ...] = ()
    listed: bool = False

    @property
    def name(self) -> str:
        """The name as it was pasted; a contact without one goes by the first way to reach them."""
        written = (channel.written for channel in self.card.channels)
        return self.card.contact.name or next(written, "")

    @property
    def second_line(self) -> str:
        """What else the line says: the work, then the company."""
        contact = self.card.contact
        parts = (contact.profession or contact.job_title, contact.company)
        return ", ".join(part for part in parts if part and part != self.name)

    @property
    def fit(self) -> GuestFit:
        """What the line means: one contact, several, nobody known, or somebody on the list already."""
        if self.listed:
            return GuestFit.LISTED
        if not self.fits:
            return GuestFit.NEW
        return GuestFit.KNOWN if len(self.fits) == 1 else GuestFit.SEVERAL
