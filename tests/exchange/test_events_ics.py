from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netcrm.domain.event import EventStatus
from netcrm.domain.refusal import Cancelled, Refused
from netcrm.exchange.events_ics import read_events
from netcrm.exchange.reading import Reading

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*events: str, head: str = "") -> str:
    blocks = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{blocks}END:VCALENDAR\n"


def reading(*events: str, head: str = "") -> Reading:
    return read_events(calendar(*events, head=head).encode(), now=NOW)


def one(event: str, head: str = ""):
    found = reading(event, head=head)
    assert len(found.events) == 1
    return found.events[0]


def said(found: Reading) -> list[tuple[int, str]]:
    return [(problem.line, problem.reason_code) for problem in found.problems]


def starts(found: Reading) -> list[str]:
    return [f"{event.starts_at:%Y-%m-%d %H:%M}" for event in found.events]


def test_an_event_with_everything():
    event = one(
        "UID:1\r\nSUMMARY;LANGUAGE=en:Breakfast\\, early\nDTSTART;TZID=Europe/London:20261118T064500\n"
        "DTEND;TZID=Europe/London:20261118T083000\nLOCATION:Café\\nMain St 1\\nBonn\n"
        "DESCRIPTION:Bring cards\\; and a\n  pen\nURL:https://b.se\n"
        "BEGIN:VALARM\nTRIGGER:-PT10M\nDESCRIPTION:Alarm\nEND:VALARM"
    )
    assert (event.title, event.place, event.zone) == (
        "Breakfast, early",
        "Café, Main St 1, Bonn",
        "Europe/London",
    )
    assert (event.starts_at, event.ends_at) == (
        datetime(2026, 11, 18, 6, 45, tzinfo=UTC),
        datetime(2026, 11, 18, 8, 30, tzinfo=UTC),
    )
    assert event.notes == "Bring cards; and a pen\nhttps://b.se"
    assert (event.status, event.line) == (EventStatus.PLANNED, 3)
    assert event.raw.startswith("BEGIN:VEVENT\nUID:1")
    assert event.raw.endswith("END:VEVENT")


@pytest.mark.parametrize(
    ("start", "head", "moment", "zone"),
    [
        ("DTSTART:20260701T100000", "", "08:00", "Europe/Berlin"),
        ("DTSTART:20260701T100000Z", "", "10:00", "Europe/Berlin"),
        ("DTSTART:20260701T100000Z", "X-WR-TIMEZONE:America/New_York\n", "10:00", "America/New_York"),
        ("DTSTART;TZID=Pacific Standard Time:20260701T100000", "", "17:00", "America/Los_Angeles"),
        ('DTSTART;TZID="/mozilla.org/2005/Asia/Tokyo":20260701T100000', "", "01:00", "Asia/Tokyo"),
        ("DTSTART;TZID=Home:20260701T100000", ("Home", "+0100", "+0200"), "08:00", "Europe/Berlin"),
        ("DTSTART;TZID=Home:20260701T100000", ("Home", "+0200", "+0300"), "07:00", "Europe/Athens"),
        ("DTSTART;TZID=Home:20260701T100000", ("Home", "+0300", "+0300"), "07:00", "Europe/Moscow"),
        ("DTSTART;TZID=Home:20260701T100000", ("Home", "-1200", "-1200"), "22:00", "Etc/GMT+12"),
        ("DTSTART;TZID=Elsewhere:20260701T100000", ("Home", "+0300", "+0300"), "08:00", "Europe/Berlin"),
    ],
)
def test_zones_of_every_kind(start, head, moment, zone):
    if isinstance(head, tuple):
        head = OUTLOOK_ZONE.format(name=head[0], winter=head[1], summer=head[2])
    found = reading(f"SUMMARY:Lunch\n{start}", head=head)
    (event,) = found.events
    assert (f"{event.starts_at:%H:%M}", event.zone) == (moment, zone)
    assert [code for _line, code in said(found)] == ["calendar.zone_unknown"] * ("Elsewhere" in start)


@pytest.mark.parametrize("fold", ["", "\n ", "\r\n\t"])
def test_rules_of_a_zone_may_say_that_they_come_every_year(fold):
    head = OUTLOOK_ZONE.format(name="Home", winter="+0200", summer="+0300")
    head = head.replace("FREQ=YEARLY;BY", f"FREQ=YEAR{fold}LY;INTERVAL=1;BY")
    found = reading("SUMMARY:Lunch\nDTSTART;TZID=Home:20260701T100000", head=head)
    assert (starts(found), said(found)) == (["2026-07-01 07:00"], [])


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;BYSECOND=1,2", "FREQ=SECOND\n LY",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYYEARDAY=400",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=6SU", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=31;BYDAY=1SU",
        "FREQ=YEARLY;BYMONTH=3\nRR\n ULE:FREQ=SECONDLY",
    ],
)  # fmt: skip
def test_rules_of_a_zone_that_may_never_end_are_not_followed(rule):
    head = OUTLOOK_ZONE.format(name="Home", winter="+0200", summer="+0300")
    head = head.replace("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", rule)
    found = reading("SUMMARY:Lunch\nDTSTART;TZID=Home:20260701T100000", head=head)
    assert said(found)[0][1] == "calendar.zone_unknown"


@pytest.mark.parametrize(
    ("told", "hours"),
    [
        ("DURATION:PT1H30M", 1.5),
        ("DURATION:P1D", 24),
        ("DTEND:20261118T110000", 1),
        ("DTEND;TZID=Europe/London:20261118T110000", 2),
        ("DTEND:20261117T110000", 0),
        ("DTEND:rubbish", 0),
        ("DURATION:-PT1H", 0),
        ("", 0),
    ],
)
def test_how_long_an_event_lasts(told, hours):
    event = one(f"SUMMARY:Lunch\nDTSTART:20261118T100000\n{told}")
    assert event.ends_at - event.starts_at == timedelta(hours=hours)


def test_a_day_lasts_as_long_as_clocks_say():
    event = one("SUMMARY:Retreat\nDTSTART:20261024T120000\nDURATION:P1DT2H")
    assert event.ends_at - event.starts_at == timedelta(hours=27)


@pytest.mark.parametrize(("end", "days"), [("", 1), ("DTEND;VALUE=DATE:20261121", 3), ("DTEND:20261118", 1)])
def test_whole_days_are_the_owners_and_are_said(end, days):
    found = reading(f"SUMMARY:Fair\nDTSTART;VALUE=DATE:20261118\n{end}", head="X-WR-TIMEZONE:Asia/Tokyo\n")
    (event,) = found.events
    assert (event.starts_at, event.zone) == (datetime(2026, 11, 17, 23, 0, tzinfo=UTC), "Europe/Berlin")
    assert event.ends_at - event.starts_at == timedelta(days=days)
    assert said(found) == [(4, "calendar.whole_days")]


def test_a_series_is_read_around_today_on_its_own_clock():
    found = reading(
        "SUMMARY:Weekly\nDTSTART;TZID=Europe/Berlin:20200101T070000\nDTEND;TZID=Europe/Berlin:20200101T083000\n"
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"
    )
    days = [event.starts_at.astimezone(ZoneInfo("Europe/Berlin")) for event in found.events]
    assert {day.hour for day in days} == {7}
    assert {later - earlier for earlier, later in pairwise(days)} == {timedelta(days=14)}
    # Every second week is counted from its beginning, years ago.
    assert (days[0].date() - datetime(2020, 1, 1, tzinfo=UTC).date()).days % 14 == 0
    assert (f"{days[0]:%Y-%m-%d}", f"{days[-1]:%Y-%m-%d}") == ("2025-11-26", "2027-05-12")
    assert {event.ends_at - event.starts_at for event in found.events} == {timedelta(minutes=90)}
    assert said(found) == [(3, "calendar.series_goes_on")]


def test_days_left_out_and_moved_are_honoured_wherever_they_stand():
    found = reading(
        "UID:a\nRECURRENCE-ID:20261201T060000Z\nDTSTART;TZID=Europe/Berlin:20261202T080000\nSUMMARY:Moved",
        "UID:a\nSUMMARY:Weekly\nDTSTART;TZID=Europe/Berlin:20261117T070000\n"
        "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20261124T070000\n"
        "RDATE;TZID=Europe/Berlin:20261120T070000",
        "UID:b\nRECURRENCE-ID:20261201T060000Z\nDTSTART:20261203T080000\nSUMMARY:Alone",
        "UID:a\nRECURRENCE-ID:20261208T060000Z\nDTSTART:20261208T060000Z\nSUMMARY:Off\nSTATUS:CANCELLED",
    )
    assert [(event.title, f"{event.starts_at:%d %H}") for event in found.events] == [
        ("Moved", "02 07"),
        ("Weekly", "17 06"),
        ("Weekly", "20 06"),
        ("Alone", "03 07"),
        ("Off", "08 06"),
    ]
    assert found.events[-1].status is EventStatus.CANCELLED
    assert found.problems == ()


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=DAILY;UNTIL=20261119", ["17", "18", "19"]),
        ("FREQ=DAILY;UNTIL=20261118T060000Z", ["17", "18"]),
        ("FREQ=DAILY;UNTIL=20261118T055959Z", ["17"]),
        ("FREQ=DAILY;UNTIL=20261119T070000;BYHOUR=7", ["17", "18", "19"]),
        ("FREQ=MONTHLY;BYDAY=3TU;COUNT=2", ["17", "15"]),
        ("FREQ=WEEKLY;BYDAY=FR;COUNT=2", ["17", "20", "27"]),
        ("FREQ=HOURLY", ["17"]),
        ("FREQ=DAILY;INTERVAL=0", ["17"]),
        ("FREQ=DAILY;BYMONTHDAY=31;BYMONTH=2", ["17"]),
        ("FREQ=DAILY;BYHOUR=7,8", ["17"]),
        ("FREQ=WEEKLY;BYDAY=XX", ["17"]),
        ("rubbish", ["17"]),
    ],
)
def test_rules(rule, days):
    found = reading(f"SUMMARY:Weekly\nDTSTART;TZID=Europe/Berlin:20261117T070000\nRRULE:{rule}")
    assert [f"{event.starts_at:%d}" for event in found.events] == days
    unread = len(days) == 1 and "UNTIL" not in rule
    assert [code for _line, code in said(found)] == ["calendar.rule_not_read"] * unread


def test_a_clock_that_is_put_back_keeps_the_time_of_a_series():
    found = reading("SUMMARY:A\nDTSTART;TZID=Europe/Berlin:20261024T070000\nRRULE:FREQ=DAILY;COUNT=2")
    assert starts(found) == ["2026-10-24 05:00", "2026-10-25 06:00"]


def test_a_long_series_is_cut_and_the_rest_said():
    found = reading("SUMMARY:Daily\nDTSTART:20000101T070000\nRRULE:FREQ=DAILY")
    assert len(found.events) == found.records == 500
    cut = next(one for one in found.problems if one.reason_code == "calendar.series_cut")
    # 17 November 2025 to 17 May 2027, both included.
    assert cut.figures == {"title": "Daily", "count": 547 - 500, "limit": 500}


def test_who_is_invited():
    event = one(
        "SUMMARY:Lunch\nDTSTART:20261118T100000\n"
        'ATTENDEE;CN="Ek, Bo";PARTSTAT=DECLINED:MAILTO:Bo@E.se\nATTENDEE;CN=a@b.se:mailto:a@b.se\n'
        "ATTENDEE;CUTYPE=ROOM;CN=Room 1:mailto:room@b.se\nATTENDEE:mailto:bo@e.se\n"
        "ATTENDEE;CN=Cy;EMAIL=cy@d.se:urn:uuid:1\nATTENDEE;CN=Di:invalid:nomail"
    )
    assert [(one.name, one.email, one.declined) for one in event.invited] == [
        ("Ek, Bo", "bo@e.se", True),
        ("", "a@b.se", False),
        ("Cy", "cy@d.se", False),
        ("Di", "", False),
    ]


def test_a_bad_event_never_stops_the_rest():
    text = calendar(
        "SUMMARY:No start",
        "DTSTART:20261118T100000",
        "SUMMARY:Outside\nDTSTART;TZID=Asia/Tokyo:00010101T000000",
        "SUMMARY:Good\nDTSTART:20261118T100000",
    )
    text += "BEGIN:VEVENT\nSUMMARY:Cut off\nDTSTART:20261118T100000\n"
    found = read_events(text.encode(), now=NOW)

    assert [event.title for event in found.events] == ["Good"]
    assert said(found) == [
        (3, "row.event_no_start"),
        (6, "row.event_no_title"),
        (9, "row.event_no_start"),
        (18, "row.event_unclosed"),
    ]
    assert found.problems[0].raw == "BEGIN:VEVENT\nSUMMARY:No start\nEND:VEVENT"
    assert found.records == 5


def test_line_breaks_that_nobody_escaped_belong_to_the_text_above():
    event = one("SUMMARY:Lunch\nDESCRIPTION:one\ntwo, three\n\nfour\nDTSTART:20261118T100000")
    assert event.notes == "one\ntwo, three\nfour"


def test_lines_folded_in_the_middle_of_a_character_keep_their_numbers():
    text = calendar("SUMMARY:Caf\xe9 f\xfcr alle\nDTSTART:20261118T100000", "SUMMARY:x").encode()
    folded = text.replace("\xe9".encode(), b"\xc3\n \xa9").replace("\xfc".encode(), b"\xc3\r\n\t\xbc")
    found = read_events(folded, now=NOW)
    assert [event.title for event in found.events] == ["Caf\xe9 f\xfcr alle"]
    assert said(found) == [(9, "row.event_no_start")]


def test_long_texts_are_cut_and_said():
    found = reading(f"SUMMARY:{'x' * 1500}\nDESCRIPTION:{'y' * 70_000}\nDTSTART:20261118T100000")
    (event,) = found.events
    assert (len(event.title), len(event.notes)) == (1000, 65_536)
    assert said(found) == [(3, "calendar.text_cut")] * 2

    found = reading(f"SUMMARY:Lunch\nATTACH:{'x' * 1_100_000}\nDTSTART:20261118T100000")
    assert (len(found.events), said(found)) == (1, [(3, "calendar.line_too_long")])


def test_tasks_are_passed_over_and_an_empty_calendar_says_so():
    found = read_events(b"BEGIN:VCALENDAR\nBEGIN:VTODO\nSUMMARY:x\nEND:VTODO\nEND:VCALENDAR\n", now=NOW)
    assert (found.events, found.records, said(found)) == ((), 0, [(1, "calendar.no_events")])


def test_reading_can_be_stopped():
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_events(calendar("SUMMARY:x").encode(), now=NOW, progress=stop)


SOUND = (
    calendar(
        "UID:1\nSUMMARY:Weekly\nDTSTART;TZID=Home:20261117T070000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=3\n"
        "EXDATE;TZID=Home:20261124T070000\nATTENDEE;CN=Bo:mailto:bo@e.se",
        "UID:1\nRECURRENCE-ID;TZID=Home:20261201T070000\nDTSTART:20261202T060000Z\nSUMMARY:Moved",
        head=OUTLOOK_ZONE.format(name="Home", winter="+0100", summer="+0200"),
    )
).encode()


@settings(max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=10))
def test_a_damaged_calendar_is_read_or_refused(changes):
    data = bytearray(SOUND)
    for place, byte in changes:
        data[place] = byte
    try:
        found = read_events(bytes(data), now=NOW)
    except Refused as refused:
        assert refused.code.startswith("file.")  # noqa: PT017 - nothing else may come out
    else:
        assert found.records >= len(found.events)


WORDS = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE", "BEGIN:VALARM", "END:VALARM"),
        *("SUMMARY:x", "DTSTART:20261117T070000", "DTSTART;VALUE=DATE:20261117", "DTEND:99999999T999999"),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=YEARLY;BYDAY=1MO", "RDATE:20261118", "EXDATE:x", "TZID:Home"),
        *("DTSTART;TZID=Home:20261117T070000", "RECURRENCE-ID:20261118T070000", "UID:1", " ", "\t:", ":;="),
        *("ATTENDEE;CN=:mailto:", "DURATION:P99999W", "X-NETCRM-STATUS:x", "X-NETCRM-ZONE:/etc/passwd"),
    ]
)


@settings(max_examples=150)
@given(st.lists(WORDS | st.text(max_size=12), max_size=40))
def test_any_lines_are_read_or_refused(lines):
    text = "BEGIN:VCALENDAR\n" + "\n".join(lines)
    try:
        found = read_events(text.encode(), now=NOW)
    except Refused as refused:
        assert refused.code.startswith("file.")  # noqa: PT017 - nothing else may come out
    else:
        assert all(event.ends_at >= event.starts_at for event in found.events)
