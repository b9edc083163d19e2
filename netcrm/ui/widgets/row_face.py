"""What one line of a list shows, as a value (INTERFACE.md 5, 7)."""

from dataclasses import dataclass

from netcrm.domain.room import Room
from netcrm.ui.widgets.chip import ChipFace

Spans = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class RowAction:
    """A small icon at the end of a line that acts when it is clicked.

    Attributes:
        id: word that comes back with the signal.
        icon: name of the icon.
        tip: what it does, for the tooltip. Every such action must also have a key or a command.
    """

    id: str
    icon: str
    tip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFace:
    """The parts of a line; what is empty takes no space.

    Attributes:
        title: first line; either words in weight 600, or spans of (words, strong).
        title_strong: False writes a plain title in weight 400.
        second: second line, 12 px, in ``second_tone``.
        third: third line, for rows of 68 px; then ``room`` stands before ``second``.
        avatar: name whose initials stand in the circle.
        icon: icon instead of an avatar.
        tick: a tick box in front: ticked or not; None for none.
        chips: after the title.
        end_chips: at the right end.
        room: the room whose mark is shown; ``room_word`` is its tooltip.
        balance: (given, received) as a balance bar.
        right: quiet words at the right end, lower line where a balance stands above, else the title's.
        note: a reason that wraps to two lines in the middle of a wide row.
        actions: icons at the very end.
        muted: whether the title is written in text3 (left out, undone).
    """

    title: str | Spans = ""
    title_strong: bool = True
    second: str = ""
    second_tone: str = "text2"
    third: str = ""
    avatar: str = ""
    icon: str = ""
    tick: bool | None = None
    chips: tuple[ChipFace, ...] = ()
    end_chips: tuple[ChipFace, ...] = ()
    room: Room | None = None
    room_word: str = ""
    balance: tuple[int, int] | None = None
    right: str = ""
    note: str = ""
    actions: tuple[RowAction, ...] = ()
    muted: bool = False

    @property
    def spans(self) -> Spans:
        """The title as spans."""
        return ((self.title, self.title_strong),) if isinstance(self.title, str) else self.title

    @property
    def plain_title(self) -> str:
        """The title without emphasis."""
        return "".join(words for words, _ in self.spans)
