"""Reads a folder of real files kept elsewhere: NETCRM_CORPUS names it; without it nothing is read."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from netcrm.domain.contact import ChannelKind
from netcrm.domain.duplicates import DuplicateIndex, person
from netcrm.domain.plan import Decision, DecisionKind, plan
from netcrm.exchange.formats import read

CORPUS = Path(os.environ.get("NETCRM_CORPUS", ""))

pytestmark = pytest.mark.skipif(not os.environ.get("NETCRM_CORPUS"), reason="NETCRM_CORPUS is not set")


def told(name: str) -> dict[str, dict[str, object]]:
    path = CORPUS / name
    return (
        json.loads(path.read_text(encoding="utf-8"))
        if os.environ.get("NETCRM_CORPUS") and path.is_file()
        else {}
    )


EXPECTED = told("csv_made/expected.json")
FACTS = {name: facts for name, facts in told("facts.json").items() if name.endswith(".csv")}


def added(decisions: list[Decision]) -> Iterator[dict[str, object]]:
    for decision in decisions:
        if decision.kind in (DecisionKind.NEW, DecisionKind.LIKELY) and decision.card:
            contact, channels = decision.card.contact, decision.card.channels
            yield {
                "first": contact.given,
                "last": contact.family,
                "company": contact.company or None,
                "title": contact.job_title or None,
                "emails": sorted(one.normalised for one in channels if one.kind is ChannelKind.EMAIL),
                "phones": sorted(one.normalised for one in channels if one.kind is ChannelKind.PHONE),
                "labels": sorted(decision.card.tags),
                "notes": contact.notes,
            }


@pytest.mark.parametrize("name", EXPECTED)
def test_every_made_file_gives_the_contacts_that_are_expected(name):
    wanted = EXPECTED[name]
    reading = read((CORPUS / name).read_bytes(), region=wanted.get("default_region", ""))

    found = list(added(plan(reading.drafts, DuplicateIndex(), {})))

    assert (reading.encoding, reading.delimiter) == (wanted["encoding"], wanted["delimiter"])
    assert len(found) == wanted["contacts"]
    for got, contact in zip(found, wanted["expected"], strict=True):
        for field in ("first", "last", "company", "title"):
            assert got[field] == contact[field]
        assert got["emails"] == sorted(contact["emails"])
        assert got["phones"] == sorted(contact["phones"])
        for field in ("labels", "tags", "categories"):
            if field in contact:
                assert got["labels"] == sorted(contact[field])
        if "notes" in contact:
            assert got["notes"] == contact["notes"]


@pytest.mark.parametrize("name", FACTS)
def test_every_real_file_has_the_number_of_records_that_is_known(name):
    facts = FACTS[name]
    reading = read((CORPUS / name).read_bytes(), region="DE")

    assert reading.records == facts.get("contacts", facts.get("rows", 0) - 1)
    skipped = [problem for problem in reading.problems if problem.reason_code.startswith("row.")]
    assert len(reading.drafts) + len(skipped) == reading.records


@pytest.mark.parametrize("name", [*EXPECTED, *FACTS])
def test_the_same_file_twice_changes_nothing(name):
    reading = read((CORPUS / name).read_bytes(), region="DE")
    cards = {
        place + 1: decision.card
        for place, decision in enumerate(plan(reading.drafts, DuplicateIndex(), {}))
        if decision.card
    }
    index = DuplicateIndex(person(identifier, card) for identifier, card in cards.items())

    again = plan(reading.drafts, index, cards)

    assert {decision.kind for decision in again} <= {DecisionKind.UNCHANGED}
