"""Reads the vCards and LDIF files of a folder kept elsewhere (NETCRM_CORPUS) and counts what differs."""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from netcrm.domain.contact import ChannelKind, ContactCard
from netcrm.domain.draft import ContactDraft
from netcrm.domain.duplicates import DuplicateIndex, person
from netcrm.domain.names import fold, words
from netcrm.domain.plan import DecisionKind, plan
from netcrm.exchange.formats import read
from netcrm.exchange.vcard_text import split, unescape
from netcrm.exchange.vcard_writer import VERSIONS, write

CORPUS = Path(os.environ.get("NETCRM_CORPUS", ""))

pytestmark = pytest.mark.skipif(not os.environ.get("NETCRM_CORPUS"), reason="NETCRM_CORPUS is not set")


def facts(end: str) -> dict[str, dict[str, object]]:
    path = CORPUS / "facts.json"
    if not os.environ.get("NETCRM_CORPUS") or not path.is_file():
        return {}
    told = json.loads(path.read_text(encoding="utf-8"))
    return {name: fact for name, fact in told.items() if name.endswith(end)}


CARDS = facts(".vcf")
ENTRIES = facts(".ldif")


def others(draft: ContactDraft, name: str) -> Iterator[str]:
    """Yield the values of a property that stand among the other fields."""
    for one in draft.other_fields:
        if one.name.partition(";")[0].rpartition(".")[2].upper() == name:
            yield unescape(one.value)


def digits(text: str) -> str:
    return re.sub(r"\D", "", text) or text


def is_name(draft: ContactDraft, formatted: str) -> bool:
    """Tell whether the formatted name is kept: as parts of the name, company, email, or as it is."""
    contact = draft.contact
    middle = [one.value for one in draft.other_fields if one.name == "Middle Name"]
    parts = [contact.prefix, contact.given, *middle, contact.family, contact.suffix, contact.nickname]
    whole = [*others(draft, "FN"), contact.company, *(one.written for one in draft.channels)]
    east = contact.family + contact.given
    return set(words(formatted)) <= set(words(" ".join(parts))) or fold(formatted) in map(
        fold, [*whole, east]
    )


def differing(draft: ContactDraft, wanted: dict[str, object]) -> Iterator[str]:
    """Yield what of a card is not as the facts tell it."""
    contact = draft.contact
    if wanted.get("fn") and not is_name(draft, str(wanted["fn"])):
        yield f"fn {wanted['fn']!r}: {contact.name!r}"
    if any(wanted.get("n", [])) and [contact.family, contact.given] != wanted["n"]:
        yield f"n {wanted['n']!r}: {[contact.family, contact.given]!r}"
    for name, kind in (("tel", ChannelKind.PHONE), ("email", ChannelKind.EMAIL)):
        found = [one.written for one in draft.channels if one.kind is kind]
        told = [*found, *others(draft, name.upper())]
        got = {digits(one) if name == "tel" else one.strip().lower() for one in told}
        if got != set(wanted.get(name, [])):
            yield f"{name} {sorted(wanted.get(name, []))!r}: {sorted(got)!r}"
    firms = [contact.company, *(split(one, ";")[0] for one in others(draft, "ORG"))]
    if wanted.get("org") and wanted["org"] not in firms:
        yield f"org {wanted['org']!r}: {firms!r}"


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_as_the_facts_tell(name):
    wanted = CARDS[name]
    reading = read((CORPUS / name).read_bytes(), region="DE")
    lines = sorted([one.line for one in reading.drafts] + [one.line for one in reading.problems if one.raw])
    by_line = {one.line: one for one in reading.drafts}
    found = [
        difference
        for line, told in zip(lines, wanted["cards"], strict=True)
        if line in by_line or any(told.get(key) for key in ("fn", "tel", "email", "org"))
        for difference in differing(by_line[line], told)
    ]
    print(f"{name}: expected {wanted['contacts']}, got {reading.records}, differing {len(found)} {found}")

    assert reading.records == wanted["contacts"]
    assert reading.encoding == wanted["encoding"]
    assert found == []


@pytest.mark.parametrize("name", ENTRIES)
def test_every_entry_is_read_or_listed(name):
    reading = read((CORPUS / name).read_bytes())
    print(f"{name}: expected {ENTRIES[name]['entries']}, got {reading.records}")

    assert reading.records == ENTRIES[name]["entries"]
    assert len(reading.drafts) + len(reading.problems) == reading.records


@pytest.mark.parametrize("name", [*CARDS, *ENTRIES])
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


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", [*CARDS, *ENTRIES])
def test_what_was_read_goes_out_and_comes_back(name, version):
    cards = [
        ContactCard(contact=one.contact, channels=one.channels, other_fields=one.other_fields, tags=one.tags)
        for one in read((CORPUS / name).read_bytes(), region="DE").drafts
    ]

    back = read(write(cards, version).encode(), region="US") if cards else None

    drafts = back.drafts if back else ()
    assert [(one.contact, one.channels, one.other_fields, one.tags) for one in drafts] == [
        (one.contact, one.channels, one.other_fields, one.tags) for one in cards
    ]
