"""Writing again to whoever is waited for: the reminder of the request's own page, handed over at once."""

from collections.abc import Callable

from PySide6.QtCore import QUrl

from netcrm.domain import letter_rules
from netcrm.domain.introduction import Introduction
from netcrm.domain.letter import Tone
from netcrm.reads import introductions
from netcrm.reads import letters as reads
from netcrm.ui.letters import language
from netcrm.ui.letters.handed import hand_on
from netcrm.ui.view import View
from netcrm.words.letters import letter


def chase(view: View, request: Introduction, opener: Callable[[str], bool]) -> bool:
    """Hand a reminder over to the mail program; False where nobody is waited for any more.

    Args:
        view: in front.
        request: one that stands still.
        opener: hands an address (mailto) to the system; tells whether it did.
    """
    facts = view.bridge.ask(introductions.letter_facts, request.id, view.bridge.today)
    offer = letter_rules.reminder(request, facts)
    if offer is None:
        return False
    templates = view.bridge.ask(reads.templates)
    made = letter(offer, facts, Tone.WARM, language.remembered(view.settings), templates)

    def open_url(url: QUrl) -> bool:
        return opener(url.toString(QUrl.ComponentFormattingOption.FullyEncoded))

    hand_on(view, made, made.text.strip(), open_url)
    return True
