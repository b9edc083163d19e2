"""What the palette makes of "introduce priya to claire": a request with both sides (INTERFACE.md 9)."""

import re

from netcrm.domain.contact_list import ContactRow
from netcrm.reads import contacts
from netcrm.ui.asking import RequestPreset
from netcrm.ui.bridge import Bridge
from netcrm.ui.dialogs.palette_rows import PaletteGroup, PaletteRow
from netcrm.words.words import Words

MOST = 6
_EACH = 3
_TYPED = re.compile(
    r"\s*intro(?:duce|duction)?\s+(?P<who>\S.*?)(?:\s+to(?:\s+(?P<whom>.*))?)?\s*", re.IGNORECASE
)


def request_rows(text: str, bridge: Bridge, words: Words) -> list[PaletteRow]:
    """Return a row for each pair that the typed words can mean, the likeliest first; none for other words.

    Only one side need be typed: the form asks for the other.

    Args:
        text: what was typed so far.
        bridge: to the desk.
        words: says what a row does.
    """
    typed = _TYPED.fullmatch(text)
    if typed is None:
        return []
    askers = bridge.ask(contacts.matching, typed["who"], _EACH)
    whom = (typed["whom"] or "").strip()
    if not whom:
        return [_one(each, words) for each in askers]
    targets = bridge.ask(contacts.matching, whom, _EACH)
    pairs = [(one, other) for one in askers for other in targets if one.id != other.id]
    return [_pair(one, other, words) for one, other in pairs[:MOST]]


def _one(asker: ContactRow, words: Words) -> PaletteRow:
    return PaletteRow(
        group=PaletteGroup.DO,
        title=words.tr("{name} asks for an introduction...", name=asker.name),
        hint=asker.second_line,
        icon="network",
        key=RequestPreset(requester=asker.id),
    )


def _pair(asker: ContactRow, target: ContactRow, words: Words) -> PaletteRow:
    return PaletteRow(
        group=PaletteGroup.DO,
        title=words.tr("Introduce {name} to {target}...", name=asker.name, target=target.name),
        hint=words.tr("weighed first"),
        icon="network",
        key=RequestPreset(requester=asker.id, target=target.id),
    )
