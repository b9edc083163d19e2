"""Cells of a workbook as the text that their owner sees, dates as ISO and numbers without an exponent."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite

_ONLY_ZEROS = re.compile(r"0{2,30}")
# How Excel writes a control character in XML.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_RETURN = 0x0D
_FIRST_PRINTED = 0x20
# Half a character of UTF-16, which is none by itself.
_HALVES = range(0xD800, 0xE000)
_KEPT = frozenset("\t\n")


def text_of(value: object, number_format: str = "") -> str:
    """Return what a cell says.

    Args:
        value: as the workbook holds it; of a formula what it came to when it was last saved.
        number_format: of the cell; one of zeros alone gives back the leading zeros of a phone number.

    Returns:
        ``2026-11-17`` for a date and ``2026-11-17 06:45`` for a moment, empty for nothing and for no number.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return _plain(value)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value).zfill(len(number_format)) if _ONLY_ZEROS.fullmatch(number_format) else str(value)
    if isinstance(value, float):
        return _number(value, number_format)
    return _moment(value)


def _plain(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(_character, text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    if code == _RETURN:
        return ""
    if code in _HALVES:
        return found[0]
    return chr(code) if code >= _FIRST_PRINTED or chr(code) in _KEPT else ""


def _number(value: float, number_format: str) -> str:
    if not isfinite(value):
        return ""
    if value.is_integer():
        return text_of(int(value), number_format)
    return format(Decimal(repr(value)), "f")


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        told = value.replace(microsecond=0)
        return told.date().isoformat() if told.time() == time() else told.isoformat(" ").removesuffix(":00")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat().removesuffix(":00")
    return str(value) if isinstance(value, timedelta) else ""
