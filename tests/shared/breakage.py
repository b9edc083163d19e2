"""Ways to break a file; each is told by its name and one number, so that a broken file can be made again."""

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence

ENCODINGS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-32",
    "cp1252",
    "cp932",
    "gb18030",
    "utf-7",
    "cp037",
    "iso2022_jp",
)

PAYLOADS: tuple[bytes, ...] = (
    b"",
    b"\0",
    b"\0" * 50,
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xf0\x9f\x98",
    b"\xed\xa0\x80",
    b'"',
    b'"""',
    b"\r",
    b"\n \n \n",
    b"\n\n",
    b"=\n",
    b"=\r\n=\r\n",
    b"=?utf-8?Q?" + b"=5F" * 200 + b"?= =?x?B?////?=",
    b"\\" * 301,
    b"," * 400,
    b";" * 3_000,
    b"\t" * 300,
    b" " * 20_000,
    b" - " * 3_000,
    b"a@" * 2_000,
    b"a." * 4_000,
    b"a.b-" * 2_000 + b"@",
    b"<" * 2_000,
    b"+49 " * 2_000,
    b"0" * 5_000,
    b"9" * 6_000,
    b"1/" * 2_000,
    b"1 / " * 3_000,
    b"12.12." * 500,
    b"(" * 3_000 + b"1",
    b"1e" + b"9" * 400,
    b"http://" + b"a." * 1_000 + b"/" * 1_000,
    b"http://[::1" + b"]" * 5,
    "٣٤/١٢/٢٠٢٦".encode(),
    "ß".encode() * 1_100,
    "İ".encode() * 300,
    "e\u0301".encode() * 400 + "\u202e\u200d".encode() * 200,
    b"[" * 2_000,
    b'{"a":' * 3_000,
    b"-9223372036854775809",
    b"99999999999999999999999999",
    b"1e999",
    b"NaN",
    b'"\\ud800"',
    b"\nBEGIN:VCARD\n",
    b"\nEND:VCARD\n",
    b"\nAGENT:\nBEGIN:VCARD\n" * 50,
    b"\nBEGIN:VEVENT\n",
    b"\nEND:VEVENT\n",
    b"\nEND:VTIMEZONE\n",
    b"\nDTSTART:00010101T000000\n",
    b"\nDTSTART:99991231T235959Z\n",
    b"\nDTEND:99991231\n",
    b"\nDURATION:P999999W\n",
    b"\nTZOFFSETTO:+9999\n",
    b"\nTZOFFSETFROM:-2400\n",
    b"\nRRULE:FREQ=SECONDLY;COUNT=999999999\n",
    b"\nRRULE:FREQ=DAILY;COUNT=999999999\n",
    b"\nRRULE:FREQ=DAILY;INTERVAL=7;BYDAY=MO;UNTIL=99991231\n",
    b"\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n",
    b"\nRRULE:FREQ=YEARLY;BYYEARDAY=400\n",
    b"\nRRULE:FREQ=DAILY;BYYEARDAY=400\n",
    b"\nRRULE:FREQ=DAILY;BYSETPOS=300,-300;BYDAY=MO,TU\n",
    b"\nRRULE:FREQ=WEEKLY;BYSETPOS=-366;BYMONTH=1,2\n",
    b"\nRRULE:FREQ=MONTHLY;BYDAY=53MO,-53TU;BYMONTHDAY=31,-31\n",
    b"\nRRULE:FREQ=YEARLY;BYWEEKNO=53,-53;BYDAY=SU;BYSETPOS=5\n",
    b"\nRRULE:FREQ=DAILY;BYMONTH=13\n",
    b"\nRR\n ULE:FREQ=SECONDLY;COUNT=1\n",
    b"\nRDATE:" + b"20261201T000000," * 3_000 + b"\n",
    b"\nEXDATE;TZID=/:" + b"20261201," * 3_000 + b"\n",
    b"\nTZID:../../etc/passwd\n",
    b";TZID=/dev/null:",
    b"\nX-WR-TIMEZONE:../../\n",
    b"\nBDAY:00000000\nBDAY:--0230\nBDAY:1999-02-31T\n",
    b"\nbirthyear: " + b"9" * 5_000 + b"\n",
    b"\nPHOTO;ENCODING=b:" + b"////" * 2_000 + b"\n",
    b'\nCATEGORIES:"' + b"a" * 140_000 + b"\n",
    b"\nNOTE;CHARSET=zlib;ENCODING=QUOTED-PRINTABLE:=E4=\n",
    b"\nNOTE;CHARSET=unicode_escape:\\ud800\xe4\n",
    b"\nN;CHARSET=utf-7:+2AA-\n",
    b"\nN;CHARSET=hz:~{\xff~}\n",
    b"\nTEL:" + b"tel:%" * 100 + b"\n",
    b"\ncn:: " + b"/" * 999 + b"\n",
    b"\nmail:< file:///etc/passwd\n",
    b"\nLABEL:a\n" * 60,
    b"\nEMAIL:a@b.cd\n" * 200,
    b"_xD800_",
    b"&lol;" * 50,
    b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>',
    b"x" * 1_100_000,
)
"""What is put in: what readers of text have stumbled over, here and elsewhere."""

_PARTS = ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml")


def _at(data: bytes, number: int) -> int:
    return number % (len(data) + 1)


def flip(data: bytes, number: int, other: bytes) -> bytes:
    """Flip up to eight bits."""
    broken = bytearray(data)
    for turn in range(number % 8 + 1):
        if broken:
            place = number * (2 * turn + 1) * 2_654_435_761 % (len(broken) * 8)
            broken[place // 8] ^= 1 << place % 8
    return bytes(broken)


def truncate(data: bytes, number: int, other: bytes) -> bytes:
    return data[: _at(data, number)]


def behead(data: bytes, number: int, other: bytes) -> bytes:
    return data[_at(data, number) :]


def splice(data: bytes, number: int, other: bytes) -> bytes:
    """Go on with another file in the middle."""
    return data[: _at(data, number)] + other[_at(other, number // 7) :]


def insert(data: bytes, number: int, other: bytes) -> bytes:
    payload = PAYLOADS[number % len(PAYLOADS)]
    place = _at(data, number // len(PAYLOADS))
    return data[:place] + payload + data[place:]


def insert_in_value(data: bytes, number: int, other: bytes) -> bytes:
    """Put something in right after a separator, where a value begins."""
    places = [place + 1 for place, sign in enumerate(data) if sign in b",:;\n\t="] or [0]
    place = places[number // len(PAYLOADS) % len(places)]
    return data[:place] + PAYLOADS[number % len(PAYLOADS)] + data[place:]


def _lines(data: bytes, number: int, change: Callable[[list[bytes], int], Sequence[bytes]]) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(change(lines, number % len(lines))) if lines else data


def delete_line(data: bytes, number: int, other: bytes) -> bytes:
    return _lines(data, number, lambda lines, at: lines[:at] + lines[at + 1 :])


def double_line(data: bytes, number: int, other: bytes) -> bytes:
    return _lines(data, number, lambda lines, at: lines[:at] + lines[at : at + 1] * 60 + lines[at:])


def reverse_lines(data: bytes, number: int, other: bytes) -> bytes:
    return _lines(data, number, lambda lines, at: lines[:at] + lines[at:][::-1])


def fold_all(data: bytes, number: int, other: bytes) -> bytes:
    """Make every line from one on the continuation of it."""
    return _lines(data, number, lambda lines, at: lines[: at + 1] + [b" " + line for line in lines[at + 1 :]])


def drop_blank_lines(data: bytes, number: int, other: bytes) -> bytes:
    return _lines(data, number, lambda lines, at: [line for line in lines if line.strip()])


def drop_line_ends(data: bytes, number: int, other: bytes) -> bytes:
    return _lines(data, number, lambda lines, at: [*lines[:at], *(line.rstrip() for line in lines[at:])])


def recode(data: bytes, number: int, other: bytes) -> bytes:
    """Write the file's text in another encoding."""
    return data.decode("utf-8", errors="replace").encode(ENCODINGS[number % len(ENCODINGS)], errors="replace")


def widen(data: bytes, number: int, other: bytes) -> bytes:
    """Put a NUL after every byte of a part."""
    place = _at(data, number)
    return data[:place] + b"\0".join(data[place : place + 400][i : i + 1] for i in range(400)) + data[place:]


def repeat(data: bytes, number: int, other: bytes) -> bytes:
    """Write a piece of the file many times."""
    place = _at(data, number)
    piece = data[place : place + number % 200 + 1]
    return data[:place] + piece * (20_000 // (len(piece) or 1)) + data[place:]


def within_workbook(data: bytes, number: int, other: bytes) -> bytes:
    """Break the XML of one part of a workbook; any other file at its beginning."""
    ways = (flip, truncate, insert, splice, insert_in_value, repeat)
    try:
        return _repacked(data, _PARTS[number % len(_PARTS)], ways[number // 4 % len(ways)], number // 24)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, KeyError, RuntimeError, EOFError):
        return insert(data, number, other)


def _repacked(data: bytes, name: str, way: Callable[[bytes, int, bytes], bytes], number: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            told = old.read(part)
            new.writestr(part, way(told, number, told) if part == name else told)
    return out.getvalue()


WAYS: tuple[Callable[[bytes, int, bytes], bytes], ...] = (
    insert, insert_in_value, flip, truncate, splice, behead, delete_line, double_line, reverse_lines,
    fold_all, drop_blank_lines, drop_line_ends, recode, widen, repeat, within_workbook,
)  # fmt: skip
"""All ways; each takes the file, a number, and another file of the same format."""

LARGEST = 3_000_000
"""Bytes; a file that grew beyond is cut."""


def broken(data: bytes, breaks: Sequence[tuple[int, int]], other: bytes) -> bytes:
    """Return the file after some breaks, each the place of its way and a number."""
    for way, number in breaks:
        data = WAYS[way % len(WAYS)](data, number, other)[:LARGEST]
    return data
