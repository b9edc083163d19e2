"""You: who the owner is, as letters, the guard and the sheet need to know."""

from netcrm.ui.bridge import Bridge
from netcrm.ui.views.settings.owner_form import OwnerForm
from netcrm.ui.views.settings.page import Page
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.words.words import Words


class YouPage(Page):
    """The owner's own details."""

    def __init__(self, bridge: Bridge, words: Words) -> None:
        super().__init__(bridge, words)
        tr = words.tr
        you = self.add_card(tr("You"), "settings.you.card")
        self._you = OwnerForm(bridge, words, "settings.you", _about(words))
        you.add(self._you)
        wants = self.add_card(
            tr("What you seek and offer"),
            "settings.wants.card",
            tr("Who should meet, and what stands on your briefing, follow from these words."),
        )
        self._wants = OwnerForm(
            bridge,
            words,
            "settings.you",
            (
                Field(id="seeks", label=tr("You seek"), kind=Kind.LINES),
                Field(id="offers", label=tr("You offer"), kind=Kind.LINES),
            ),
        )
        wants.add(self._wants)
        self.finish()

    def refresh(self) -> None:
        """Show what is kept."""
        self._you.refresh()
        self._wants.refresh()


def _about(words: Words) -> tuple[Field, ...]:
    tr = words.tr
    return (
        Field(id="name", label=tr("Name"), half=True),
        Field(id="business", label=tr("Business"), half=True),
        Field(id="profession", label=tr("Profession"), half=True),
        Field(id="industry", label=tr("Industry"), half=True),
        Field(
            id="years_in_business",
            label=tr("In business for"),
            kind=Kind.NUMBER,
            suffix=tr("years"),
            half=True,
        ),
        Field(id="team_size", label=tr("Team"), kind=Kind.NUMBER, suffix=tr("people"), half=True),
        Field(id="home_area", label=tr("Home area"), half=True, hint=tr("Town or region")),
        Field(id="currency", label=tr("Currency"), half=True, hint=tr("Three letters, such as GBP")),
        Field(
            id="region",
            label=tr("Phone numbers without a country code are from"),
            hint=tr("Two letters, such as GB"),
        ),
    )
