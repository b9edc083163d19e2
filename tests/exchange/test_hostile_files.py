"""What broken files once brought to fall; those that only took far too long would take minutes again."""

import json
from datetime import UTC, datetime

import pytest

import made_files
from netcrm.domain.refusal import Refused
from netcrm.exchange import archive, cards_writer, formats
from netcrm.exchange.events_ics import read_events
from netcrm.exchange.guest_text import guests
from netcrm.exchange.sheet_cells import text_of
from netcrm.exchange.values import tags

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


def starts(*lines, begins="20260105T080000Z"):
    """Return the days of an event with these lines, and what is said."""
    body = "\n".join(["BEGIN:VEVENT", "SUMMARY:Lunch", f"DTSTART:{begins}", *lines, "END:VEVENT"])
    reading = read_events(f"BEGIN:VCALENDAR\n{body}\nEND:VCALENDAR\n".encode(), now=NOW)
    return [one.starts_at.date().isoformat() for one in reading.events], [
        one.reason_code for one in reading.problems
    ]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYYEARDAY=400", "FREQ=DAILY;BYMONTH=13", "FREQ=DAILY;BYSETPOS=300",
        "FREQ=WEEKLY;BYSETPOS=300", "FREQ=DAILY;INTERVAL=7;BYDAY=TU", "FREQ=YEARLY;BYWEEKNO=60",
        "FREQ=MONTHLY;BYMONTHDAY=40", "FREQ=DAILY;BYYEARDAY=400;COUNT=999999999",
    ],
)  # fmt: skip
def test_a_series_that_never_comes_has_its_first_day(rule):
    assert starts(f"RRULE:{rule}")[0] == ["2026-01-05"]


def test_a_count_since_antiquity_is_not_counted():
    days, said = starts("RRULE:FREQ=DAILY;COUNT=999999999", begins="00010101T000000Z")
    assert (days, said) == (["0001-01-01"], ["calendar.rule_not_read"])


@pytest.mark.parametrize(
    ("rule", "begins", "days"),
    [
        ("FREQ=YEARLY", "16041231T080000Z", ["2025-12-31", "2026-12-31"]),
        ("FREQ=YEARLY;INTERVAL=4", "00040229T080000Z", []),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "19000228T080000Z", ["2026-02-28", "2027-02-28"]),
        ("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "16011025T080000Z", ["2026-10-25"]),
        ("FREQ=MONTHLY;BYDAY=5FR;INTERVAL=1", "00010101T080000Z",
         ["2026-01-30", "2026-05-29", "2026-07-31", "2026-10-30", "2027-01-29", "2027-04-30"]),
        ("FREQ=YEARLY;INTERVAL=3;COUNT=100", "18300301T080000Z", ["2026-03-01"][:0]),
        ("FREQ=YEARLY;COUNT=200", "18300301T080000Z", ["2026-03-01", "2027-03-01"]),
    ],
)  # fmt: skip
def test_old_series_come_on_their_days(rule, begins, days):
    assert starts(f"RRULE:{rule}", begins=begins)[0] == days


def test_much_prose_in_an_event_stays_with_the_text_above():
    days, said = starts("DESCRIPTION:begins", *["and goes on without an escape"] * 200_000)
    assert (days, said) == (["2026-01-05"], ["calendar.text_cut"])


@pytest.mark.parametrize("part", ["birthyear", "birthmonth", "birthday"])
def test_a_birthday_of_endless_digits_is_kept_as_text(part):
    told = {"birthyear": "1990", "birthmonth": "2", "birthday": "3"} | {part: "9" * 5_000}
    lines = "\n".join(f"{name}: {value}" for name, value in told.items())
    (draft,) = formats.read(f"dn: a\ncn: Ada Lovelace\n{lines}\n".encode()).drafts
    assert draft.contact.birthday == ""
    assert {one.value for one in draft.other_fields} == set(told.values())


def test_an_impossible_day_in_three_columns_is_kept_as_text():
    rows = b"First Name,Birth Year,Birth Month,Birth Day\nAnn,1990,2,30\nBo,1990,02,03\n"
    ann, bo = formats.read(rows).drafts
    assert (ann.contact.birthday, bo.contact.birthday) == ("", "1990-02-03")
    assert [one.value for one in ann.other_fields] == ["1990", "2", "30"]


def test_tags_on_several_lines_of_our_own_table_are_all_read():
    data = cards_writer.write(made_files.own_cards()).replace(b"maths", b"ma\nths")
    (ada, _firm) = formats.read(data).drafts
    assert ada.tags[0].startswith("ma")
    assert "ths" in "".join(ada.tags)


def test_one_tag_of_endless_length_is_one_tag():
    assert tags('"' + "a" * 140_000) == ['"' + "a" * 140_000]


def test_half_a_character_in_a_workbook_stays_as_it_was_escaped():
    assert text_of("_xD83D__xDE00_ a_x0041_") == "_xD83D__xDE00_ aA"


@pytest.mark.parametrize("charset", ["unicode_escape", "raw-unicode-escape", "utf-7", "punycode"])
def test_no_charset_of_a_card_makes_half_characters(charset):
    data = f"BEGIN:VCARD\nN;CHARSET={charset}:+2AA-\\ud800 ".encode() + b"\xe4;Ann\nEND:VCARD\n"
    (draft,) = formats.read(data).drafts
    assert draft.contact.family.encode()


def test_a_key_twice_among_many_is_named():
    keys = {f"k{n}": 1 for n in range(300_000)}
    text = json.dumps({"format": "netcrm"} | keys)[:-1] + ', "k299999": 1}'
    with pytest.raises(Refused) as refused:
        archive.read(text)
    assert (refused.value.figures["problem"], refused.value.figures["where"]) == ("key_twice", "k299999")


@pytest.mark.parametrize(
    "text", ["a." * 300_000, "a" + " " * 300_000 + "b", "3-" * 300_000, "12.12." * 100_000, "\t \t" * 100_000]
)
def test_a_pasted_line_without_an_end_is_read(text):
    assert len(guests(text)) <= 1


def test_a_card_with_very_many_ways_is_read():
    ways = "".join(f"EMAIL:a{n}@b.cd\nFN:c{n}\nN:;;d{n}\n" for n in range(30_000))
    (draft,) = formats.read(f"BEGIN:VCARD\nN:;Ann\n{ways}END:VCARD\n".encode()).drafts
    assert len(draft.channels) == 30_000


def test_very_many_unclosed_quotes_are_read_to_the_end():
    reading = formats.read(b"Name,Email\n" + b'"a,b\n' * 60_000 + b"Ann,a@b.cd\n")
    assert reading.records == len(reading.drafts) + len(reading.problems)
    assert reading.drafts[-1].contact.given == "Ann"
