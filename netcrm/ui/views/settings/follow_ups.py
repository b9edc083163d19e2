"""Follow-ups: how soon to write after meeting somebody new (PRODUCT.md 4.8)."""

from netcrm.ui.bridge import Bridge
from netcrm.ui.views.settings.owner_form import OwnerForm
from netcrm.ui.views.settings.page import Page
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.words.words import Words


class FollowUpsPage(Page):
    """Days after an event by which somebody new is to be written to."""

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__(bridge, words)
        tr = words.tr
        card = self.add_card(
            tr("After meeting somebody new"),
            "settings.follow_ups.card",
            tr(
                "Whoever you met and is new to you gets a follow-up, unless one is open. At an open group you"
                " may not meet again, so write soon."
            ),
        )
        days = tr("days later")
        self._form = OwnerForm(
            bridge,
            words,
            "settings.follow_ups",
            (
                Field(
                    id="open_follow_up_days",
                    label=tr("At an open group, write"),
                    kind=Kind.NUMBER,
                    suffix=days,
                    half=True,
                ),
                Field(
                    id="exclusive_follow_up_days",
                    label=tr("At an exclusive group, write"),
                    kind=Kind.NUMBER,
                    suffix=days,
                    half=True,
                ),
            ),
        )
        card.add(self._form)
        self.finish()

    def refresh(self) -> None:
        """Show what is kept."""
        self._form.refresh()
