"""Which room a group looks like, from what is known of its members (PRODUCT.md 4.1, suggested room)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from netcrm.domain.contact import Answer, Contact
from netcrm.domain.owner import Owner
from netcrm.domain.room import Room

LEAST_KNOWN = 5
"""Members with a figure known, below which that figure says nothing."""


class Likeness(StrEnum):
    """What the suggestion rests on."""

    MOSTLY_PROSPECTS = "mostly_prospects"
    AHEAD_IN_YEARS = "ahead_in_years"
    AHEAD_IN_TEAM = "ahead_in_team"
    NEWER = "newer"
    PEERS = "peers"
    TOO_FEW_KNOWN = "too_few_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSuggestion:
    """A room for a group; the owner decides.

    Attributes:
        room: None where too little is known.
        likeness: what decided.
        known: members whose deciding figure is known.
        prospects: how many of them are prospects, where that decided.
        theirs: the median that decided, years or people; for peers the years if known, else the people.
        mine: the owner's figure beside it.
    """

    room: Room | None
    likeness: Likeness
    known: int
    prospects: int | None = None
    theirs: float | None = None
    mine: int | None = None


def suggest_room(members: Iterable[Contact], owner: Owner) -> RoomSuggestion:
    """Suggest the room of a group from its current members.

    Each figure needs five members with it known, and years and team also the owner's own. Support peers is
    suggested only where years or team could be compared: without them nothing says that they are peers.
    Being ahead takes more than nothing: nought years are never ahead of nought.
    """
    people = list(members)
    marked = [person for person in people if person.challenge is not Answer.UNKNOWN]
    prospects = sum(is_prospect(person) for person in marked)
    if len(marked) >= LEAST_KNOWN and 2 * prospects >= len(marked):
        return RoomSuggestion(
            room=Room.MEET_PROSPECTS,
            likeness=Likeness.MOSTLY_PROSPECTS,
            known=len(marked),
            prospects=prospects,
        )
    years = [person.years_in_business for person in people if person.years_in_business is not None]
    team = [person.team_size for person in people if person.team_size is not None]
    return _by_standing(years, team, owner) or RoomSuggestion(
        room=None, likeness=Likeness.TOO_FEW_KNOWN, known=max(len(marked), len(years), len(team))
    )


def is_prospect(contact: Contact) -> bool:
    """Tell whether someone has the challenge the owner solves and investing is not ruled out."""
    return contact.challenge is Answer.YES and contact.invest is not Answer.NO


def _by_standing(years: list[int], team: list[int], owner: Owner) -> RoomSuggestion | None:
    mine, my_team = owner.years_in_business, owner.team_size
    theirs = median(years) if len(years) >= LEAST_KNOWN and mine is not None else None
    their_team = median(team) if len(team) >= LEAST_KNOWN and my_team is not None else None
    if theirs is not None and mine is not None and theirs > 0 and theirs >= 1.5 * mine:
        return _found(Room.LISTEN_LEARN, Likeness.AHEAD_IN_YEARS, len(years), theirs, mine)
    if their_team is not None and my_team is not None:
        if their_team >= 2 * my_team and their_team >= my_team + 3:
            return _found(Room.LISTEN_LEARN, Likeness.AHEAD_IN_TEAM, len(team), their_team, my_team)
        if theirs is None:
            return _found(Room.SUPPORT_PEERS, Likeness.PEERS, len(team), their_team, my_team)
    if theirs is None or mine is None:
        return None
    if theirs <= 0.5 * mine:
        return _found(Room.GIVE_BACK, Likeness.NEWER, len(years), theirs, mine)
    return _found(Room.SUPPORT_PEERS, Likeness.PEERS, len(years), theirs, mine)


def _found(room: Room, likeness: Likeness, known: int, theirs: float, mine: int) -> RoomSuggestion:
    return RoomSuggestion(room=room, likeness=likeness, known=known, theirs=float(theirs), mine=mine)
