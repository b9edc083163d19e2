"""An archive without some of its people is sound, and holds nothing that was only theirs."""

from datetime import UTC, datetime

import pytest

from netcrm.domain.contact import Contact
from netcrm.domain.favour import Favour
from netcrm.domain.interaction import Interaction
from netcrm.domain.introduction import Introduction
from netcrm.domain.referral import Referral
from netcrm.domain.transfer import ImportRun
from netcrm.exchange import archive, sample
from netcrm.exchange.archive_without import without

NOW = datetime(2026, 11, 17, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def values():
    return sample.sample(NOW.date(), "Europe/London", NOW)


def test_without_nobody_it_is_the_same(values):
    assert without(values, ()) == values


def test_without_anybody_it_can_be_read_again(values):
    for one in values[Contact]:
        left = without(values, {one.id})
        assert archive.read(archive.write(left, NOW))
        assert one.id not in {row.id for row in left[Contact]}
        assert len(left[Contact]) == len(values[Contact]) - 1


def test_without_everybody_nothing_of_people_is_left(values):
    left = without(values, {one.id for one in values[Contact]})
    assert not left[Contact]
    assert not left[Introduction] + left[Interaction] + left[Favour] + left[Referral]


def test_what_is_shared_stays_without_them(values):
    shared = next(row for row in values[Interaction] if len(row.contacts) > 1)
    left = without(values, {shared.contacts[0]})
    kept = next(row for row in left[Interaction] if row.id == shared.id)
    assert kept.contacts == shared.contacts[1:]


def test_a_referral_to_somebody_else_loses_its_prospect(values):
    passed = next(row for row in values[Referral] if row.prospect_contact is not None)
    left = without(values, {passed.prospect_contact})
    kept = next(row for row in left[Referral] if row.id == passed.id)
    assert (kept.prospect, kept.prospect_contact, kept.need, kept.notes) == ("…", None, "", "")
    notes = [row.note for row in left[Favour] if row.referral == passed.id]
    assert passed.prospect not in notes


def test_an_import_goes_with_the_only_person_it_brought():
    def run(identifier, name):
        return ImportRun(
            id=identifier,
            file_name=name,
            fingerprint="",
            format="vcard",
            columns={},
            counts={},
            imported_at=NOW,
            step=identifier,
        )

    people = [
        Contact(id=1, given="Ann", source="Ann Abel.vcf"),
        Contact(id=2, given="Bob", source="all.csv"),
        Contact(id=3, given="Cy", source="all.csv"),
    ]
    values = {Contact: people, ImportRun: [run(1, "Ann Abel.vcf"), run(2, "all.csv"), run(3, "nobody.csv")]}
    assert [one.id for one in without(values, {1})[ImportRun]] == [2, 3]
    assert [one.id for one in without(values, {2})[ImportRun]] == [1, 2, 3]
