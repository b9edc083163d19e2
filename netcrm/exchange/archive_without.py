"""An archive without some of its people: what is only theirs goes, what others share with them stays."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from netcrm.domain.contact import Contact
from netcrm.domain.favour import Favour
from netcrm.domain.interaction import Interaction
from netcrm.domain.referral import Referral
from netcrm.domain.transfer import ImportRun
from netcrm.exchange.archive_shape import POINTS_TO

Values = dict[type, list[Any]]

_NOBODY = "…"


def without(values: Mapping[type, Sequence[Any]], gone: Collection[int]) -> Values:
    """Return the values of an archive without these contacts; pointers to what goes with them are let go."""
    lost: dict[type, set[int]] = {Contact: set(gone)}
    kept: Values = {kind: list(rows) for kind, rows in values.items()}
    kept[Favour] = _unnamed(kept, gone)
    kept[ImportRun] = _of_others(kept, gone)
    # A favour may point at an introduction that goes with its own contact: until nothing more follows.
    while True:
        found = {kind: [_without(row, lost) for row in rows] for kind, rows in kept.items()}
        before = sum(map(len, lost.values()))
        for kind, rows in found.items():
            going = {old.id for old, new in zip(kept[kind], rows, strict=True) if new is None}
            lost[kind] = lost.get(kind, set()) | going
        kept = {kind: [row for row in rows if row is not None] for kind, rows in found.items()}
        if sum(map(len, lost.values())) == before:
            return kept


def _unnamed(values: Values, gone: Collection[int]) -> list[Favour]:
    """Return the favours; one that came of a referral says by itself whose name was passed, and loses it."""
    passed = {one.id: one.prospect for one in values.get(Referral, ()) if one.prospect_contact in gone}
    return [
        replace(one, note="") if one.referral in passed and one.note == passed[one.referral] else one
        for one in values.get(Favour, ())
    ]


def _of_others(values: Values, gone: Collection[int]) -> list[ImportRun]:
    """Return the imports but those that brought nobody else: their file may be called by the name."""
    people = values.get(Contact, [])
    others = {one.source for one in people if one.id not in gone}
    theirs = {one.source for one in people if one.id in gone} - others
    return [run for run in values.get(ImportRun, ()) if run.file_name not in theirs]


def _without(value: Any, lost: Mapping[type, Collection[int]]) -> Any:  # noqa: ANN401 - any kind of value
    """Return the value without its pointers to what is lost, None where it goes itself."""
    if value.id in lost.get(type(value), ()):
        return None
    changes: dict[str, Any] = {}
    for one in fields(value):
        target, told = POINTS_TO.get(one.name), getattr(value, one.name)
        if target is None or told is None:
            continue
        if isinstance(told, tuple):
            stay = tuple(who for who in told if who not in lost.get(target, ()))
            if stay != told:
                changes[one.name] = stay
        elif told in lost.get(target, ()):
            # What may be empty is None then; an introduction goes with either of its people.
            if one.default is not None or one.name == "target_contact":
                return None
            changes[one.name] = None
    if isinstance(value, Interaction) and changes and not changes["contacts"]:
        return None
    if isinstance(value, Referral) and "prospect_contact" in changes:
        changes |= {"prospect": _NOBODY, "need": "", "notes": ""}
    return replace(value, **changes) if changes else value
