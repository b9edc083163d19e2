"""A form over the owner's own row."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from netcrm.actions import owner as actions
from netcrm.domain.refusal import Refused
from netcrm.reads import owner as reads
from netcrm.ui.bridge import Bridge
from netcrm.ui.views.settings.saved_form import SavedForm
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.words.words import Words

_MAY_BE_UNKNOWN = frozenset({"years_in_business", "team_size"})
_CAPITALS = frozenset({"currency", "region"})


class OwnerForm(SavedForm):
    """Fields whose ids are those of `Owner`; each change is one step."""

    def __init__(self, bridge: Bridge, words: Words, name: str, fields: Sequence[Field]) -> None:
        super().__init__(name, fields, self._keep, words)
        self._bridge = bridge
        self._numbers = [
            field.id for field in fields if field.kind is Kind.NUMBER and field.id not in _MAY_BE_UNKNOWN
        ]

    def refresh(self) -> None:
        """Show what is kept."""
        owner = self._bridge.ask(reads.owner)
        self.load({name: getattr(owner, name) for name in self._fields})

    def _keep(
        self,
        values: dict[str, Any],
        then: Callable[[object], object],
        refused: Callable[[Refused], object],
    ) -> None:
        empty = next((name for name in self._numbers if name in values and values[name] is None), None)
        if empty is not None:
            self.form.show_error(empty, self._words.tr("Write a whole number."))
            return
        settled = {name: _settled(name, value) for name, value in values.items()}
        changed = replace(self._bridge.ask(reads.owner), **settled)
        self._bridge.do(actions.change, changed, now=self._bridge.now(), then=then, refused=refused)


def _settled(name: str, value: Any) -> Any:  # noqa: ANN401
    return value.upper() if name in _CAPITALS else value
