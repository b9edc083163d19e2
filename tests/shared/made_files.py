"""Small sound files of every format that is read, to be broken: by our own writers and by hand."""

import io
import os
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.event import Event
from netcrm.domain.owner import Owner
from netcrm.exchange import archive, cards_writer, events_writer, vcard_writer

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
_LARGEST = 200_000

_TABLE = """First Name,Last Name,Company,E-mail,Phone,Birthday,Address,City,Country,Notes,Tags,Website
Ada,Lovelace,Engines Ltd,ada@example.org,+44 20 7946 0958,10/12/1815,"12 St James's Sq
Flat 3",London,United Kingdom,"Said ""hello"", twice",maths;early,https://ada.example.org
Łukasz,Żółkiewski,,l@example.com,0171 1234567,3/4/80,,Kraków,Poland,,,linkedin.com/in/lz
"van Beethoven, Ludwig",,Musik & Söhne GmbH,"Ludwig <l@m.example>; b@c.example",4.9151E+12,1604-12-17,,,,,,
Total,,2,,,,,,,,,
"""
PASTED = """- Anna Berg, photographer, Berg Foto GmbH, anna@example.org
2) Li Wei — lawyer
[x] Dr. Jürgen Müller PhD
Guests:
田中太郎\tengineer\t株式会社
"""
_CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;J=FCrgen;;Dr.;
TEL;WORK;VOICE:+49 (0)89 123456
EMAIL;PREF;INTERNET:jm@example.org
NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=
two=3D
PHOTO;ENCODING=BASE64;TYPE=GIF:
 R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=

AGENT:
BEGIN:VCARD
FN:Secretary
END:VCARD
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ada Lovelace
item1.ADR;TYPE=home:;;12 St James's\\, Sq;London;;SW1;UK
item1.X-ABLabel:_$!<HomePage>!$_
BDAY;X-APPLE-OMIT-YEAR=1604:1604-12-10
CATEGORIES:maths,early
URL:https://ada.example.org
NOTE:a long note that is
  folded\\nand goes on
END:VCARD
BEGIN:VCARD
VERSION:4.0
N:Wei;Li;;;
TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+86-10-1234-5678;ext=5
IMPP:xmpp:li@example.org
X-SOCIALPROFILE;TYPE=twitter:https://twitter.com/liwei
END:VCARD
"""
_ENTRIES = """version: 1
dn: cn=Ada Lovelace,mail=ada@example.org
objectclass: top
objectclass: person
cn: Ada Lovelace
sn:: TG92ZWxhY2U=
givenName: Ada
mail: ada@example.org
telephoneNumber: +44 20 7946 0958
birthyear: 1815
birthmonth: 12
birthday: 10
description: goes on
  here
mozillaWorkUrl: https://ada.example.org

dn: cn=list
objectclass: groupOfNames
cn: list
member: cn=Ada Lovelace
"""
_CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VTIMEZONE
TZID:W. Europe
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
UID:1
SUMMARY:Breakfast\\, early
DTSTART;TZID=W. Europe:20261118T064500
DURATION:PT1H30M
LOCATION:Café
RRULE:FREQ=WEEKLY;COUNT=30;BYDAY=WE
EXDATE;TZID=W. Europe:20261125T064500
ATTENDEE;CN="Ada";PARTSTAT=DECLINED:mailto:ada@example.org
BEGIN:VALARM
TRIGGER:-PT15M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:1
RECURRENCE-ID;TZID=W. Europe:20261202T064500
SUMMARY:Breakfast moved
DTSTART:20261202T080000Z
DTEND:20261202T090000Z
END:VEVENT
BEGIN:VEVENT
SUMMARY:Fair
DTSTART;VALUE=DATE:20261201
DTEND;VALUE=DATE:20261204
RDATE;VALUE=DATE:20261210,20261211
RRULE:FREQ=MONTHLY;BYDAY=2TU;BYSETPOS=1;UNTIL=20270301
END:VEVENT
END:VCALENDAR
"""


def own_cards() -> list[ContactCard]:
    ada = Contact(
        given="Ada", family="Lovelace", company="Engines", birthday="--12-10", met_on=date(2026, 3, 1)
    )
    ways = (
        Channel(
            kind=ChannelKind.EMAIL, label="work", written="ada@example.org", normalised="ada@example.org"
        ),
        Channel(kind=ChannelKind.PHONE, written="020 7946 0958", normalised="+442079460958", position=1),
        Channel(kind=ChannelKind.ADDRESS, written="12 St James's Sq\nLondon", position=2),
    )
    more = (OtherField(name="Shoe; size", value="7,5"),)
    return [
        ContactCard(contact=ada, channels=ways, other_fields=more, tags=("maths", 'quo"ted, tag')),
        ContactCard(contact=Contact(company="=HYPERLINK", years_in_business=12, notes="a\nb\\c")),
    ]


def _own_archive() -> bytes:
    people = [Contact(id=1, given="Ada", family="Lovelace"), Contact(id=2, given="Li")]
    ways = [Channel(id=1, contact=1, kind=ChannelKind.EMAIL, written="ada@example.org")]
    told = {Owner: [Owner(id=1)], Contact: people, Channel: ways, Event: [_event()]}
    return archive.write(told, NOW).encode()


def _event() -> Event:
    return Event(id=1, title="Fair", zone="Europe/Berlin", starts_at=NOW, ends_at=NOW + timedelta(hours=2))


def _workbook() -> bytes:
    book = Workbook()
    book.active.append(["First Name", "Last Name", "Email", "Phone", "Birthday", "Notes"])
    book.active.append(["Ada", "Lovelace", "ada@example.org", 442079460958, date(1990, 12, 10), "_x0041_ b"])
    book.active.append(["Li", None, "li@example.org", "010 1234", 33_000.5, True])
    book.create_sheet("Empty")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def made() -> dict[str, tuple[bytes, ...]]:
    """Return sound files by format."""
    own = own_cards()
    return {
        "table": (
            _TABLE.encode(),
            _TABLE.replace(",", ";").encode("cp1250"),
            _TABLE.replace(",", "\t").encode("utf-16"),
            _TABLE.partition("\n")[2].encode("utf-8-sig"),
            ("sep=;\n" + _TABLE.replace(",", ";")).encode("utf-16-be"),
            cards_writer.write(own),
        ),
        "workbook": (_workbook(),),
        "cards": (
            _CARDS.encode(),
            _CARDS.replace("\n", "\r\n").encode("utf-16-le"),
            *(vcard_writer.write(own, version).encode() for version in vcard_writer.VERSIONS),
        ),
        "entries": (_ENTRIES.encode(), _ENTRIES.replace("\n", "\r\n").encode("utf-8-sig")),
        "calendar": (_CALENDAR.encode(), events_writer.write([_event()], now=NOW).encode()),
        "archive": (_own_archive(),),
    }


_ENDS = {
    "table": (".csv", ".tsv", ".txt"),
    "workbook": (".xlsx",),
    "cards": (".vcf",),
    "entries": (".ldif",),
    "calendar": (".ics",),
    "archive": (".json",),
}


@cache
def sound(kind: str) -> tuple[bytes, ...]:
    """Return the sound files of a format: made ones, and real ones from where NETCRM_CORPUS points."""
    folder = os.environ.get("NETCRM_CORPUS")
    paths = sorted(Path(folder).rglob("*")) if folder else []
    real = (path.read_bytes() for path in paths if path.is_file() and path.suffix in _ENDS[kind])
    more = (PASTED.encode(),) if kind == "table" else ()
    return (*made()[kind], *more, *(data for data in real if len(data) <= _LARGEST))
