"""What must hold between the values of an archive, beyond the form of each (PRODUCT.md 3, 4.1 and 4.5).

Each check raises `Misfit` with the path that stands in the document.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netcrm.domain.contact import Contact, NotSame
from netcrm.domain.event import Event
from netcrm.domain.group import Membership
from netcrm.domain.introduction import Decision, Introduction, Stage, Verdict
from netcrm.domain.room import Room, RoomPlan
from netcrm.exchange.archive_plain import Misfit, shown
from netcrm.exchange.archive_shape import NESTS, POINTS_TO, RECORDS, SECTIONS, UNIQUE

Values = Mapping[type, Sequence[Any]]

SHORTEST_REASON: Final = 20
"""Characters, trimmed, of the reason for endorsing what the guard does not call Clear (PRODUCT.md 4.5)."""


def check(values: Values) -> None:
    """See that the values of a whole document fit together.

    Raises:
        Misfit: the first thing that does not, with its path.
    """
    _check_ids(values)
    _check_references(values)
    _check_unique(values)
    _check_targets(values[RoomPlan])
    for kind, rule in _RULES.items():
        for index, value in enumerate(values[kind]):
            misfit = rule(value)
            if misfit is not None:
                raise misfit.at(*_place(values, kind, index))


def _place(values: Values, kind: type, index: int) -> tuple[str | int, ...]:
    """Return the path of the `index`-th value of `kind` in the document."""
    for section in SECTIONS:
        if section.kind is kind:
            return (section.key, index)
    for nest in NESTS:
        if nest.kind is kind:
            owner = values[kind][index].contact
            ids = [contact.id for contact in values[Contact]]
            before = sum(1 for value in values[kind][:index] if value.contact == owner)
            return ("contacts", ids.index(owner), nest.key, before)
    return ("owner",)


def _check_ids(values: Values) -> None:
    for kind, rows in values.items():
        if len({row.id for row in rows}) == len(rows):
            continue
        index = next(_repeated([row.id for row in rows]))
        raise Misfit("duplicate_id", id=rows[index].id).at(*_place(values, kind, index), "id")


def _repeated(keys: Sequence[object]) -> Iterator[int]:
    seen = set()
    for index, key in enumerate(keys):
        if key in seen:
            yield index
        seen.add(key)


def _check_references(values: Values) -> None:
    ids = {kind: {row.id for row in values[kind]} for kind in set(POINTS_TO.values())}
    for kind, shape in RECORDS.items():
        for name in shape.fields:
            if name not in POINTS_TO:
                continue
            known = ids[POINTS_TO[name]]
            for index, row in enumerate(values[kind]):
                held = getattr(row, name)
                if type(held) is tuple:
                    _check_named(held, known, (*_place(values, kind, index), name))
                elif held is not None and held not in known:
                    raise Misfit("dangling", id=held).at(*_place(values, kind, index), name)


def _check_named(held: tuple[int, ...], known: set[int], path: tuple[str | int, ...]) -> None:
    for position, named in enumerate(held):
        if named not in known:
            raise Misfit("dangling", id=named).at(*path, position)
    for position in _repeated(held):
        raise Misfit("twice").at(*path, position)


def _check_unique(values: Values) -> None:
    for kind, names in UNIQUE.items():
        keys = [tuple(getattr(row, name) for name in names) for row in values[kind]]
        if len(set(keys)) == len(keys):
            continue
        index = next(_repeated(keys))
        raise Misfit("twice").at(*_place(values, kind, index))


def _check_targets(plans: Sequence[RoomPlan]) -> None:
    """The targets of the four rooms are whole per cents that add to 100 (PRODUCT.md 4.1)."""
    total = sum(plan.target for plan in plans)
    if plans and (total != 100 or len(plans) != len(Room)):
        raise Misfit("targets_not_100", total=total).at("room_plans")


def _event(event: Event) -> Misfit | None:
    if event.ends_at < event.starts_at:
        return Misfit("ends_before_start").at("ends_at")
    try:
        ZoneInfo(event.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return Misfit("unknown_zone", given=shown(event.zone)).at("zone")
    return None


def _membership(membership: Membership) -> Misfit | None:
    begun, ended = membership.from_on, membership.to_on
    if begun is not None and ended is not None and ended < begun:
        return Misfit("ends_before_start").at("to_on")
    return None


def _not_same(pair: NotSame) -> Misfit | None:
    return None if pair.first < pair.second else Misfit("not_in_order").at("second")


def _introduction(introduction: Introduction) -> Misfit | None:
    if introduction.target_contact == introduction.requester:
        return Misfit("introduced_to_self").at("target_contact")
    if introduction.target_contact is not None and introduction.target_group is not None:
        return Misfit("two_targets").at("target_group")
    endorsed = introduction.decision is Decision.ENDORSE or introduction.stage is Stage.ENDORSED
    if endorsed and introduction.endorsed_at is None:
        return Misfit("endorsed_when").at("endorsed_at")
    return None if introduction.endorsed_at is None else _endorsement(introduction)


def _endorsement(introduction: Introduction) -> Misfit | None:
    """Say what keeps an endorsement from standing: the invariant of PRODUCT.md 4.5."""
    if introduction.decision is not Decision.ENDORSE:
        return Misfit("not_endorsed").at("endorsed_at")
    if introduction.target_contact is None:
        return Misfit("nothing_to_endorse").at("target_contact")
    if introduction.verdict is None or introduction.weighed_at is None:
        return Misfit("endorsed_unweighed").at("verdict" if introduction.verdict is None else "weighed_at")
    if introduction.endorsed_at is not None and introduction.weighed_at > introduction.endorsed_at:
        return Misfit("weighed_too_late").at("weighed_at")
    if introduction.weighed_requester != introduction.requester:
        return Misfit("weighed_for_others").at("weighed_requester")
    if introduction.weighed_target != introduction.target_contact:
        return Misfit("weighed_for_others").at("weighed_target")
    too_short = len(introduction.my_reason.strip()) < SHORTEST_REASON
    if introduction.verdict is not Verdict.CLEAR and too_short:
        return Misfit("endorsed_without_reason", characters=SHORTEST_REASON).at("my_reason")
    return None


_RULES: Final[Mapping[type, Any]] = {
    Event: _event,
    Membership: _membership,
    NotSame: _not_same,
    Introduction: _introduction,
}
