"""Everything in one JSON file, in and out (PRODUCT.md 6)."""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Any

from netcrm.domain.contact import Channel, Contact, ContactCard, NotSame
from netcrm.domain.duplicates import Certainty, DuplicateIndex, Person, person
from netcrm.domain.event import Event
from netcrm.domain.group import Group
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Evidence, Introduction
from netcrm.domain.names import fold
from netcrm.domain.owner import Owner
from netcrm.domain.refusal import Refused
from netcrm.domain.room import RoomPlan
from netcrm.domain.transfer import ImportRun
from netcrm.exchange import archive
from netcrm.exchange.archive_shape import POINTS_TO, UNIQUE
from netcrm.exchange.archive_without import without
from netcrm.store import duplicate_people, erasures, everything, records, steps


@dataclass(frozen=True, slots=True)
class ArchiveCounts:
    """How many values of an archive were new, and how many stood in the ledger already.

    Attributes:
        erased: people of the archive who were left out, for the owner erased them for good.
    """

    new: int
    unchanged: int
    erased: int = 0


def import_archive(text: str, file: str, *, now: datetime) -> ArchiveCounts:
    """Take in a whole archive as one step.

    Into an empty profile everything comes exactly, with the ids it has. Into one that holds something, what
    stands there already is left as it is, the rest is added under new ids; owner and targets stay.

    Raises:
        Refused: what `netcrm.exchange.archive.read` refuses; nothing was changed.
    """
    with steps.recorded("import.archive", now, file=file):
        return take_in(text)


def take_in(text: str) -> ArchiveCounts:
    """Do what `import_archive` does, inside a step that is under way."""
    values = archive.read(text)
    erased = _erased_in(values)
    if erased:
        values = without(values, erased)
    if everything.is_empty():
        everything.restore(values)
        return ArchiveCounts(sum(len(found) for found in values.values()), 0, len(erased))
    return replace(_Merging(everything.read()).take(values), erased=len(erased))


def _erased_in(values: Mapping[type, Sequence[Any]]) -> set[int]:
    """Return the people of an archive whom the owner erased for good and who are not kept again."""
    erased = erasures.people()
    if not erased:
        return set()
    channels: dict[int, list[Channel]] = defaultdict(list)
    for channel in values.get(Channel, ()):
        channels[channel.contact].append(channel)
    people = [
        person(one.id, ContactCard(contact=one, channels=tuple(channels[one.id])))
        for one in values.get(Contact, ())
    ]
    found = [one for one in people if erased.day_of(one)]
    index = DuplicateIndex(duplicate_people.people() if found else ())
    # Without the number: an archive's is not this ledger's, and nobody is matched with themselves.
    return {one.identifier for one in found if not _is_kept(index, replace(one, identifier=-one.identifier))}


def _is_kept(index: DuplicateIndex, one: Person) -> bool:
    return any(match.certainty is Certainty.CERTAIN for match in index.match(one))


def fill(values: Mapping[type, Sequence[Any]], *, now: datetime) -> None:
    """Write sample values into a new profile, as one step.

    Raises:
        Refused: ``profile.not_new`` where the profile holds anything.
    """
    if not everything.is_empty():
        raise Refused("profile.not_new")
    with steps.recorded("demo.filled", now):
        everything.restore(values)


class _Merging:
    """Adds an archive to a ledger that holds something, following every pointer to its new id.

    Each value of the archive stands for one value of its own: of two that are alike (namesakes without an
    address, the same advice given twice) none is lost, and none takes the other's place.
    """

    def __init__(self, present: everything.Values) -> None:
        self._ids: dict[tuple[type, int], int] = {}
        self._reach = _reach(present)
        self._known: dict[type, dict[object, deque[int]]] = {}
        for kind, values in present.items():
            alike = self._known.setdefault(kind, defaultdict(deque))
            for value in values:
                alike[self._likeness(value)].append(value.id)
        self._asked: list[Introduction] = []
        self._unchanged = 0
        self._new = 0

    def take(self, values: Mapping[type, Sequence[Any]]) -> ArchiveCounts:
        """Add all values, parents first."""
        self._reach = _reach(values)
        for kind in records.TABLE_OF:
            if kind not in (Owner, RoomPlan):
                self._take_kind(kind, values.get(kind, ()))
        for introduction in self._asked:
            self._name_evidence(introduction)
        return ArchiveCounts(self._new, self._unchanged)

    def _take_kind(self, kind: type, values: Sequence[Any]) -> None:
        known = self._known.get(kind, {})
        olds: list[int] = []
        added: list[Any] = []
        for value in values:
            likeness = self._likeness(value) if kind is Contact else None
            ready = self._pointed(value)
            alike = known.get(likeness or self._likeness(ready))
            if alike:
                self._ids[kind, value.id] = alike.popleft()
                self._unchanged += 1
            else:
                olds.append(value.id)
                added.append(replace(ready, id=0))
        identifiers = records.insert_many(added)
        self._ids |= {(kind, old): new for old, new in zip(olds, identifiers, strict=True)}
        told = [replace(one, id=new) for one, new in zip(added, identifiers, strict=True)]
        if kind is Interaction:
            records.insert_many(everything.people_of(told))
        if kind is Introduction:
            self._asked = told
        self._new += len(added)

    def _likeness(self, value: Any) -> object:  # noqa: ANN401 - any kind of value
        """Return what two values share that stand for the same thing."""
        kind = type(value)
        if kind is Contact:
            return (fold(value.name), fold(value.company), self._reach.get(value.id, frozenset()))
        if kind is Group:
            return (fold(value.name), fold(value.chapter))
        if kind is Event:
            return (value.group, fold(value.title), value.starts_at)
        if kind is ImportRun:
            return (value.file_name, value.fingerprint, value.imported_at)
        if kind in UNIQUE:
            return tuple(getattr(value, name) for name in UNIQUE[kind])
        return replace(value, id=0, reasons=()) if kind is Introduction else replace(value, id=0)

    def _pointed(self, value: Any) -> Any:  # noqa: ANN401 - any kind of value
        """Return the value with every pointer leading to this ledger's rows."""
        changes: dict[str, Any] = {}
        for field in fields(value):
            target, told = POINTS_TO.get(field.name), getattr(value, field.name)
            if target is None or told is None:
                continue
            if isinstance(told, tuple):
                changes[field.name] = tuple(self._ids[target, one] for one in told)
            else:
                changes[field.name] = self._ids[target, told]
        if isinstance(value, NotSame):
            changes["first"], changes["second"] = sorted(changes.values())
        if isinstance(value, Introduction):
            for name in ("weighed_requester", "weighed_target"):
                changes[name] = self._ids.get((Contact, getattr(value, name) or 0))
        return replace(value, **changes) if changes else value

    def _name_evidence(self, introduction: Introduction) -> None:
        """Have the reasons name the rows that they counted by their numbers here.

        Favours and later introductions have one only when all is taken in. A row that was gone already has
        none here, and its old number may be another row's.
        """
        reasons = tuple(
            replace(
                reason,
                evidence=tuple(
                    Evidence(table=row.table, id=self._ids[place])
                    for row in reason.evidence
                    if (place := (_KINDS.get(row.table, Evidence), row.id)) in self._ids
                ),
            )
            for reason in introduction.reasons
        )
        if reasons != introduction.reasons:
            records.update(replace(introduction, reasons=reasons))


_KINDS: dict[str, type] = {records.table_name(kind): kind for kind in records.TABLE_OF}


def _reach(values: Mapping[type, Sequence[Any]]) -> dict[int, frozenset[str]]:
    """Return, by contact, how they can be reached, for telling namesakes apart."""
    found: dict[int, set[str]] = {}
    for channel in values.get(Channel, ()):
        found.setdefault(channel.contact, set()).add(channel.normalised or fold(channel.written))
    return {contact: frozenset(told) for contact, told in found.items()}
