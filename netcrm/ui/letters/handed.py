"""A letter that decides nothing is handed over: what is said then, and the offer to log it."""

from collections.abc import Callable

from PySide6.QtCore import QUrl

from netcrm.actions import interactions
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.letter import Letter
from netcrm.ui.letters.mail import hand_over
from netcrm.ui.view import View
from netcrm.ui.widgets.notice import NoticeAction, NoticeKind


def hand_on(view: View, letter: Letter, text: str, open_url: Callable[[QUrl], bool]) -> None:
    """Copy a letter, open the mail program on it, and say so.

    Nothing is recorded by that: the owner may still think better of it. One press logs it as a contact, so
    that cadence counts it (PRODUCT.md 4.8).

    Args:
        view: in front; its banner says what happened.
        letter: for addresses, subject, and whom it is written to.
        text: the letter as the owner left it.
        open_url: hands a link to the system; False where nothing opened.
    """
    told = hand_over(letter, text, open_url, view.words)
    offers = (_log(view, letter),) if letter.contacts and text.strip() else ()
    view.say(NoticeKind.DONE, view.words.tr("Your letter is ready"), told, offers)


def _log(view: View, letter: Letter) -> NoticeAction:
    bridge = view.bridge
    kind = InteractionKind.EMAIL if letter.to else InteractionKind.MESSAGE

    def log() -> None:
        bridge.do(interactions.log, letter.contacts, kind, letter.subject, now=bridge.now())

    return NoticeAction(text=view.words.tr("Log that I wrote"), name="letters.log", act=log)
