"""The colours of the interface by name (INTERFACE.md 2)."""

from dataclasses import dataclass, replace

from netcrm.domain.room import Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """One theme's colours, each as ``#rrggbb``.

    Attributes:
        dark: whether this is a dark theme.
        hover: what the pointer is over; also the empty track of a bar.
        border: card and row lines; never needed to understand anything.
        border_strong: outlines of inputs, buttons and tick boxes.
        text: names, figures, headings.
        text2: second lines and reasons.
        text3: labels and hints.
        accent: where the owner can act, and what is selected.
        accent_soft: fill of the selected row and the chosen option.
        caution: "look at this", on ``caution_soft``.
        stop: flagged, error, don't return; on ``stop_soft``.
        scrim: ``#aarrggbb`` that lies over the window under a sheet.
    """

    dark: bool
    bg: str
    surface: str
    rail: str
    hover: str
    border: str
    border_strong: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    caution: str
    caution_soft: str
    stop: str
    stop_soft: str
    give_back: str
    support_peers: str
    listen_learn: str
    meet_prospects: str
    scrim: str

    def room(self, room: Room) -> str:
        """The colour of a room, for marks and bars only (never for words)."""
        return {
            Room.GIVE_BACK: self.give_back,
            Room.SUPPORT_PEERS: self.support_peers,
            Room.LISTEN_LEARN: self.listen_learn,
            Room.MEET_PROSPECTS: self.meet_prospects,
        }[room]


LIGHT = Tokens(
    dark=False,
    bg="#f6f5f2",
    surface="#ffffff",
    rail="#eeece6",
    hover="#f1efea",
    border="#dfdbd3",
    border_strong="#8a857a",
    text="#1e2321",
    text2="#4d5450",
    text3="#646b66",
    accent="#0b6b5f",
    accent_hover="#08554b",
    on_accent="#ffffff",
    accent_soft="#e0f0ec",
    caution="#7a4d00",
    caution_soft="#fff3d9",
    stop="#a32018",
    stop_soft="#fcebe9",
    give_back="#a86e00",
    support_peers="#3888cb",
    listen_learn="#4b2e83",
    meet_prospects="#b8326e",
    scrim="#751e2321",
)

DARK = Tokens(
    dark=True,
    bg="#161917",
    surface="#1e2220",
    rail="#121513",
    hover="#282e2b",
    border="#353c38",
    border_strong="#7b857f",
    text="#ecefea",
    text2="#b9c0ba",
    text3="#98a19b",
    accent="#5cc8b4",
    accent_hover="#7ad6c5",
    on_accent="#06231e",
    accent_soft="#17362f",
    caution="#f0c46c",
    caution_soft="#3a2e12",
    stop="#ff9c92",
    stop_soft="#40201d",
    give_back="#f0c05a",
    support_peers="#7cc0f0",
    listen_learn="#8a6fd0",
    meet_prospects="#e8719c",
    scrim="#99000000",
)


def high_contrast(tokens: Tokens) -> Tokens:
    """The same theme where the system asks for high contrast: stronger lines, one text colour."""
    return replace(tokens, border=tokens.border_strong, text2=tokens.text, text3=tokens.text)


VARIANTS: tuple[Tokens, ...] = (LIGHT, DARK, high_contrast(LIGHT), high_contrast(DARK))
