"""The four rooms of networking (PRODUCT.md 1 [R])."""

from dataclasses import dataclass
from enum import StrEnum


class Room(StrEnum):
    """A room; the order of the members is the order of every chart, list and paper."""

    GIVE_BACK = "give_back"
    SUPPORT_PEERS = "support_peers"
    LISTEN_LEARN = "listen_learn"
    MEET_PROSPECTS = "meet_prospects"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPlan:
    """What the owner wants of one room.

    Attributes:
        room: the room.
        target: whole per cent of the networking time; the four add to 100 (PRODUCT.md 4.1).
        strategy: the owner's strategy there in a line.
    """

    id: int = 0
    room: Room
    target: int
    strategy: str = ""


DEFAULT_TARGETS: dict[Room, int] = {
    Room.GIVE_BACK: 10,
    Room.SUPPORT_PEERS: 25,
    Room.LISTEN_LEARN: 25,
    Room.MEET_PROSPECTS: 40,
}
