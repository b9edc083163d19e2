from netcrm.domain.introduction import Evidence, Reason
from netcrm.reads import introductions
from netcrm.ui.views.introductions.evidence import opens
from netcrm.words.evidence import detail, title
from netcrm.words.words import Words

WORDS = Words()
TABLES = ("attendance", "contact", "event", "favour", "interaction", "introduction", "membership", "referral")


def rows(desk, table, *ids):
    evidence = tuple(Evidence(table=table, id=one) for one in ids)
    return desk.ask(introductions.evidence, [Reason(code="known_since", figures={}, evidence=evidence)])


def test_every_row_of_every_table_is_told_in_words(desk):
    for table in TABLES:
        found = rows(desk, table, *range(1, 60))
        there = [one for one in found if not one.is_gone]
        assert there, table
        for one in there:
            assert title(one, WORDS)
            assert detail(one, WORDS, desk.today)
        days = [one.on for one in there if one.on is not None]
        assert days == sorted(days, reverse=True)


def test_a_row_that_is_gone_is_said_to_be(desk):
    (row,) = rows(desk, "favour", 999_999)
    assert row.is_gone
    assert title(row, WORDS) == "This entry is gone. It was deleted since."
    assert detail(row, WORDS, desk.today) == ""
    assert opens(row) is None


def test_each_row_opens_what_it_tells_of(desk):
    expected = {
        "attendance": "events",
        "contact": "contacts",
        "event": "events",
        "favour": "contacts",
        "introduction": "introductions",
        "membership": "groups",
        "referral": "referrals",
    }
    for table, subject in expected.items():
        place = opens(rows(desk, table, 1)[0])
        assert place is not None
        assert place[0] == subject


def test_every_reason_of_the_sample_has_its_rows(desk):
    for row, weighing in desk.ask(introductions.weighed_rows, desk.today):
        reasons = weighing.reasons if weighing is not None else row.introduction.reasons
        for one in desk.ask(introductions.evidence, reasons):
            assert not one.is_gone
