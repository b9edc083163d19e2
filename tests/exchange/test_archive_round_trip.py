"""The archive loses nothing: any values come back exactly."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from netcrm.domain.contact import Contact, ContactTag, NotSame, OtherField
from netcrm.domain.event import Attendance, Event
from netcrm.domain.group import Membership
from netcrm.domain.introduction import Decision, Introduction, Stage, Verdict
from netcrm.domain.letter import LetterTemplate
from netcrm.domain.owner import Owner
from netcrm.domain.room import DEFAULT_TARGETS, RoomPlan
from netcrm.domain.transfer import HeaderMapping
from netcrm.exchange import archive
from netcrm.exchange.archive_shape import NESTS, POINTS_TO, RECORDS

NOW = datetime(2026, 11, 17, 8, 30, tzinfo=UTC)
NESTED_KINDS = [nest.kind for nest in NESTS]

texts = st.text(st.characters(codec="utf-8"), max_size=12)
filled = st.text(st.characters(codec="utf-8", exclude_characters=" "), min_size=1, max_size=8)
moments = st.datetimes(min_value=datetime(1901, 1, 1), max_value=datetime(9990, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | texts
PLAIN = {str: texts, int: st.integers(1, 5), bool: st.booleans(), date: st.dates(), datetime: moments}
BY_NAME = {
    "name": filled,
    "title": filled,
    "prospect": filled,
    "currency": st.sampled_from(["EUR", "GBP", "JPY"]),
    "region": st.sampled_from(["", "GB", "DE"]),
    "zone": st.sampled_from(["Europe/London", "Asia/Kathmandu", "UTC"]),
    "figures": st.dictionaries(texts, scalars, max_size=2),
    "weighed_requester": st.none() | st.integers(1, 2**40),
}


def of_hint(hint):
    """A strategy for any value that a field of the domain may hold."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        kinds = [kind for kind in inner if kind is not NoneType]
        return st.none() | of_hint(kinds[0])
    if origin is tuple:
        return st.lists(of_hint(inner[0]), max_size=3).map(tuple)
    if origin is dict:
        return st.dictionaries(texts, of_hint(inner[1]), max_size=3)
    if hint in PLAIN:
        return PLAIN[hint]
    if issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    return of_kind(hint)


def of_kind(kind, **fixed):
    hints = get_type_hints(kind)
    free = {name: BY_NAME.get(name, of_hint(hint)) for name, hint in hints.items() if name not in fixed}
    if kind is OtherField:
        free["name"] = texts
    if kind is Owner:
        free["name"] = texts
    return st.builds(kind, **free, **{name: st.just(value) for name, value in fixed.items()})


def numbered(draw, kind, ids):
    """Values of `kind` with ids of their own whose references point at what is there."""
    count = draw(st.integers(1, 3)) if kind in (Contact, Event) else draw(st.integers(0, 3))
    numbers = draw(st.lists(st.integers(1, 10**6), min_size=count, max_size=count, unique=True))
    rows = []
    for number in numbers:
        value = draw(of_kind(kind, id=number))
        rows.append(replace(value, **{name: draw(one) for name, one in pointers(kind, ids)}))
    return rows


def pointers(kind, ids):
    hints = get_type_hints(kind)
    for name, hint in hints.items():
        if name not in POINTS_TO or POINTS_TO[name] not in ids:
            continue
        known = ids[POINTS_TO[name]]
        one = st.sampled_from(known) if known else st.nothing()
        if get_origin(hint) is tuple:
            yield name, st.lists(one, unique=True, max_size=2).map(tuple)
        elif get_origin(hint) is UnionType:
            yield name, st.none() | one if known else st.none()
        else:
            yield name, one


def sensible(draw, kind, row):
    """What the rules between fields ask of one value."""
    if kind is Event:
        return replace(row, ends_at=row.starts_at + timedelta(minutes=draw(st.integers(0, 600))))
    if kind is Membership and row.from_on and row.to_on:
        return replace(row, from_on=min(row.from_on, row.to_on), to_on=max(row.from_on, row.to_on))
    if kind is Introduction:
        return draw(introductions(row))
    return row


@st.composite
def introductions(draw, row):
    """The same introduction, lawfully endorsed or not endorsed at all."""
    target = row.target_contact if row.target_contact != row.requester else None
    row = replace(row, target_contact=target, target_group=None if target else row.target_group)
    if target is None or draw(st.booleans()):
        decision = draw(st.sampled_from([None, Decision.DECLINE, Decision.ASK_FIRST, Decision.INTRODUCE]))
        stage = row.stage if row.stage is not Stage.ENDORSED else Stage.INTRODUCED
        return replace(row, decision=decision, stage=stage, endorsed_at=None)
    return replace(
        row,
        decision=Decision.ENDORSE,
        verdict=draw(st.sampled_from(Verdict)),
        weighed_at=NOW,
        endorsed_at=NOW + timedelta(seconds=draw(st.integers(0, 99))),
        weighed_requester=row.requester,
        weighed_target=target,
        my_reason="I have seen her work twice.",
    )


ORDER = sorted(RECORDS, key=lambda kind: kind.__name__)
FIRST = [kind for kind in ORDER if kind in set(POINTS_TO.values())]


@st.composite
def books(draw):
    """Everything that one ledger could hold."""
    values = {kind: [] for kind in RECORDS}
    values[Owner] = draw(st.lists(of_kind(Owner, id=1), max_size=1))
    if draw(st.booleans()):
        values[RoomPlan] = [
            RoomPlan(id=number, room=room, target=target, strategy=draw(texts))
            for number, (room, target) in enumerate(DEFAULT_TARGETS.items(), 1)
        ]
    plain = [kind for kind in ORDER if kind not in (Owner, RoomPlan)]
    for kind in plain:
        values[kind] = numbered(draw, kind, {})
    ids = {kind: [row.id for row in values[kind]] for kind in FIRST}
    for kind in plain:
        pointing = dict(pointers(kind, ids))
        if any(one.is_empty for one in pointing.values()):
            values[kind] = []
        rows = [replace(row, **{name: draw(one) for name, one in pointing.items()}) for row in values[kind]]
        values[kind] = [sensible(draw, kind, row) for row in rows]
    return lawful(values)


def lawful(values):
    """Without what the ledger would not hold twice."""
    pairs = {(row.event, row.contact): row for row in values[Attendance]}
    tags = {(row.contact, row.tag): row for row in values[ContactTag] if row.tag.strip(" ")}
    keys = {row.header_key: row for row in values[HeaderMapping]}
    apart = {(row.first, row.second): row for row in values[NotSame] if row.first < row.second}
    worded = {(row.kind, row.tone, row.language): row for row in values[LetterTemplate]}
    found = {
        Attendance: pairs,
        ContactTag: tags,
        HeaderMapping: keys,
        NotSame: apart,
        LetterTemplate: worded,
    }
    return {**values, **{kind: list(rows.values()) for kind, rows in found.items()}}


def by_id(rows):
    return {row.id: row for row in rows}


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
@given(books())
def test_any_values_come_back_exactly(values):
    found = archive.read(archive.write(values, NOW))
    assert found.keys() == values.keys()
    for kind, rows in values.items():
        if kind in NESTED_KINDS:  # they stand with their contacts: in their order within each
            assert by_id(found[kind]) == by_id(rows)
            for contact in values[Contact]:
                assert [row for row in found[kind] if row.contact == contact.id] == [
                    row for row in rows if row.contact == contact.id
                ]
        else:
            assert found[kind] == rows


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(books())
def test_a_document_written_again_is_the_same_text(values):
    text = archive.write(values, NOW)
    assert archive.write(archive.read(text), NOW) == text
