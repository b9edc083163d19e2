"""A request for an introduction, begun anywhere in the window: what is known of it, and its form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from netcrm.domain.introduction import AskedBy
from netcrm.ui.bridge import Bridge
from netcrm.words.words import Words

Go = Callable[[str, object], object]
"""Shows a view, by its subject, with the thing of a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPreset:
    """What is known of a request before the owner says anything.

    Attributes:
        requester: the contact who asks.
        target: the contact whom they want to meet.
        group: the group that they want to get into; only without a target.
        is_open: nobody is named: "get me into your circle".
        asked_by: how it came; None where nobody said.
        asked_on: the day; None for today.
        words: in their words.
    """

    requester: int | None = None
    target: int | None = None
    group: int | None = None
    is_open: bool = False
    asked_by: AskedBy | None = None
    asked_on: date | None = None
    words: str = ""


def open_request(bridge: Bridge, words: Words, parent: QWidget, go: Go, preset: RequestPreset) -> None:
    """Open the form of a request, and the request once it is in the book."""
    from netcrm.ui.views.introductions.forms import IntroduceForm

    form = IntroduceForm(bridge, words, parent, preset)
    form.asked.connect(lambda request: go("introductions", request))
    form.open()


def open_pasted(bridge: Bridge, words: Words, parent: QWidget, go: Go, text: str) -> None:
    """Open the sheet for a pasted message, and the request once it is in the book."""
    from netcrm.ui.views.introductions.paste import PasteRequestSheet

    sheet = PasteRequestSheet(bridge, words, parent, text)
    sheet.asked.connect(lambda request: go("introductions", request))
    sheet.open()
