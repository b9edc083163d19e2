"""What was said and done; each function is one step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from netcrm.domain.checks import check_has_come, check_lengths
from netcrm.domain.followup import FollowUp
from netcrm.domain.interaction import Interaction, InteractionKind
from netcrm.domain.refusal import Refused
from netcrm.store import contacts, interactions, records, steps


def log(
    people: Sequence[int],
    kind: InteractionKind,
    text: str,
    *,
    now: datetime,
    happened_on: date | None = None,
    follow_ups: Sequence[FollowUp] = (),
) -> int:
    """Log a contact or note with one or many people, and what was promised, and return its id.

    Args:
        people: contact ids, at least one.
        kind: how it happened; a bare note does not count as contact (PRODUCT.md 4.8).
        text: what it was about; may be empty unless it is a note.
        happened_on: the day; today where not given.
        follow_ups: what came of it, kept in the same step.

    Raises:
        Refused: ``interaction.nobody``, ``interaction.empty``, ``date.after_today``, ``record.missing``,
            ``text.too_long``.
    """
    interaction = Interaction(
        happened_on=happened_on or now.date(), kind=kind, text=text.strip(), contacts=tuple(people)
    )
    _check(interaction, now.date())
    for follow_up in follow_ups:
        check_lengths(follow_up)
    code = "interaction.noted" if kind is InteractionKind.NOTE else "interaction.logged"
    with steps.recorded(code, now, name=_names(interaction)):
        identifier = interactions.insert(interaction)
        for follow_up in follow_ups:
            records.insert(follow_up)
        return identifier


def change(interaction: Interaction, *, now: datetime) -> None:
    """Write an interaction as given.

    Raises:
        Refused: as for `log`.
    """
    _check(interaction, now.date())
    told = replace(interaction, text=interaction.text.strip())
    with steps.recorded("interaction.changed", now, name=_names(told)):
        interactions.update(told)


def delete(identifier: int, *, now: datetime) -> None:
    """Delete an interaction.

    Raises:
        Refused: ``record.missing``.
    """
    present = interactions.get(identifier)
    with steps.recorded("interaction.deleted", now, name=_names(present)):
        records.delete(Interaction, identifier)


def _check(interaction: Interaction, today: date) -> None:
    check_lengths(interaction)
    check_has_come(interaction.happened_on, today, field="happened_on")
    if not interaction.contacts:
        raise Refused("interaction.nobody", field="contacts")
    if interaction.kind is InteractionKind.NOTE and not interaction.text.strip():
        raise Refused("interaction.empty", field="text")


def _names(interaction: Interaction) -> str:
    named = contacts.names_of(interaction.contacts)
    missing = [one for one in interaction.contacts if one not in named]
    if missing:
        raise Refused("record.missing", table="contact", id=missing[0])
    return ", ".join(named[one] for one in dict.fromkeys(interaction.contacts))
