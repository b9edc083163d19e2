"""Emails, phone numbers and web addresses made comparable; what is written is never changed by it."""

import re
from functools import lru_cache
from urllib.parse import unquote

from netcrm.domain.contact import ChannelKind
from netcrm.domain.names import fold

# The plain addresses that nearly all are; whatever doesn't match goes to the full validator.
_PLAIN_EMAIL = re.compile(
    r"[A-Za-z0-9_+%-]+(?:\.[A-Za-z0-9_+%-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}"
)
_PRIVATE_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*"
    r"(?:invalid|local|localhost|test|example|internal|lan)"
)
_E164 = re.compile(r"\+[1-9][0-9]{7,14}")
_SPACING = str.maketrans(dict.fromkeys(" -().\u00a0"))
_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+?\d{1,2}", re.IGNORECASE)
_URL = re.compile(
    r"(?:https?://)?(?:www\.)?"
    r"(?P<host>[^\s/?#@:]+\.[^\s/?#@:.\d][^\s/?#@:.]+)\.?(?P<port>:\d+)?"
    r"(?P<way>/[^?#\s]*)?(?P<query>\?[^#\s]*)?(?:#\S*)?",
    re.IGNORECASE,
)
_LONGEST_EMAIL = 254
_FEWEST_DIGITS = 6
_NORTH_AMERICAN_DIGITS = 10


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLE_NAMES = _word_set(
    """
    abuse accounting accounts admin administration all billing booking bookings buchhaltung buero bureau
    career careers commercial contact contacto contato customerservice datenschutz desk einkauf empfang
    enquiries enquiry events feedback finance frontdesk hello help helpdesk hi hr info information
    inquiries inquiry invoice invoices jobs kontakt legal mail mailbox management marketing media news
    newsletter noreply office orders payroll personal post postmaster praxis press presse privacy
    purchasing reception recruiting recruitment rechnung reservations root sales secretary sekretariat
    service services shop staff studio support team tech ticket tickets vertrieb verkauf webmaster
    welcome zentrale
    """
)
"""Names before the @ that belong to a desk and not to a person."""

_PROFILE_HOSTS = {
    "linkedin.com": "LinkedIn",
    "xing.com": "XING",
    "facebook.com": "Facebook",
    "fb.com": "Facebook",
    "instagram.com": "Instagram",
    "twitter.com": "X",
    "x.com": "X",
    "github.com": "GitHub",
    "youtube.com": "YouTube",
    "tiktok.com": "TikTok",
    "threads.net": "Threads",
    "t.me": "Telegram",
    "bsky.app": "Bluesky",
    "pinterest.com": "Pinterest",
}
# Only here does an address belong to one person by its very form; elsewhere it may be a company's.
_PERSONAL = ("linkedin.com/in/", "linkedin.com/pub/", "xing.com/profile/")


def normalise_email(text: str) -> str:
    """Return `text` as a lower-case email address, or an empty string where it is none."""
    text = text.strip()
    if _PLAIN_EMAIL.fullmatch(text) and len(text) <= _LONGEST_EMAIL:
        return text.lower()
    if text.count("@") != 1 or len(text) > _LONGEST_EMAIL or any(char.isspace() for char in text):
        return ""
    from email_validator import EmailNotValidError, validate_email

    local, _, domain = text.rpartition("@")
    # The validator knows no private networks, but an address book may hold their addresses.
    is_private = _PRIVATE_HOST.fullmatch(domain.lower()) is not None
    try:
        checked = f"{local}@example.org" if is_private else text
        valid = validate_email(checked, check_deliverability=False, globally_deliverable=False)
    except (EmailNotValidError, ValueError):
        return ""
    return f"{valid.local_part}@{domain if is_private else valid.domain}".casefold()


def is_role_address(email: str) -> bool:
    """Tell whether a normalised email belongs to a desk rather than to a person (PRODUCT.md 4.11)."""
    local = email.partition("@")[0].partition("+")[0]
    return re.sub(r"[^a-z]+", "", local) in ROLE_NAMES or re.split(r"[^a-z]+", local)[0] in (
        "noreply",
        "info",
    )


def normalise_phone(text: str, region: str = "") -> str:
    """Return a phone number as E.164, or an empty string where it can't be read.

    Args:
        text: as it was written.
        region: ISO 3166 two-letter code for numbers without a country code; empty for none.
    """
    text = text.strip()
    if text.startswith("+") and "(0" not in text:
        bare = text.translate(_SPACING)
        if _E164.fullmatch(bare):
            return bare
    if _SCIENTIFIC.fullmatch(text) or len(text) > 100:
        return ""
    region = region.upper()
    return _read_local(text, region) or _read_phone(text, region)


def _read_local(text: str, region: str) -> str:
    """Read a plain number of the region, as the library would but ten times faster; empty for any other."""
    digits = text.translate(_SPACING)
    if not digits.isascii() or not digits.isdecimal() or digits.startswith("00"):
        return ""
    rule = _region_rule(region)
    if rule is None:
        return ""
    code, prefix, lengths = rule
    if prefix == "0" and digits[:1] == "0":
        digits = digits[1:]
    elif code != "1" or digits[:1] in "01" or len(digits) != _NORTH_AMERICAN_DIGITS:
        return ""
    if digits.startswith("0") or len(digits) < _FEWEST_DIGITS or len(digits) not in lengths:
        return ""
    return f"+{code}{digits}"


@lru_cache(maxsize=256)
def _region_rule(region: str) -> tuple[str, str, frozenset[int]] | None:
    """Return country code, trunk prefix and lengths of national numbers, where a country is that simple."""
    from phonenumbers import PhoneMetadata

    known = PhoneMetadata.metadata_for_region(region, None)
    if known is None or known.general_desc is None or known.national_prefix_transform_rule:
        return None
    prefix = known.national_prefix
    if not prefix or known.national_prefix_for_parsing != prefix:
        return None
    if known.international_prefix not in ("00", "011"):
        return None
    return str(known.country_code), prefix, frozenset(known.general_desc.possible_length)


@lru_cache(maxsize=16384)
def _read_phone(text: str, region: str) -> str:
    import phonenumbers

    if text.startswith("00"):
        text = "+" + text[2:]
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return ""
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    if len(str(number.national_number)) < _FEWEST_DIGITS:
        return ""
    return f"+{number.country_code}{phonenumbers.national_significant_number(number)}"


def is_international(text: str) -> bool:
    """Tell whether a text is a phone number in its comparable form already, which `normalise_phone` keeps."""
    return _E164.fullmatch(text) is not None


def is_scientific(text: str) -> bool:
    """Tell whether a spreadsheet turned the number into powers of ten, so that digits are lost."""
    return _SCIENTIFIC.fullmatch(text.strip()) is not None


@lru_cache(maxsize=4096)
def is_mobile(number: str) -> bool:
    """Tell whether an E.164 number is a mobile one, or one of a country that does not tell them apart."""
    import phonenumbers

    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return False
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def normalise_url(text: str) -> str:
    """Return a web address without scheme, ``www.``, closing slash and fragment, or an empty string.

    The host is lower-cased; of a known profile site the path too, and its query goes.
    """
    found = _URL.fullmatch(text.strip())
    if found is None:
        return ""
    host, port, way, query = (
        found["host"].lower(),
        found["port"] or "",
        (found["way"] or "").rstrip("/"),
        found["query"] or "",
    )
    site = _profile_site(host)
    if site:
        return site + unquote(way).lower()
    return host + port + way + query


def _profile_site(host: str) -> str:
    """Return the profile site that `host` is or is a country's or mobile subdomain of; else empty."""
    site = ".".join(host.split(".")[-2:])
    return site if site in _PROFILE_HOSTS else ""


def profile_site(url: str) -> str:
    """Return the name of the profile site of a normalised web address (LinkedIn); empty for any other."""
    host, slash, way = url.partition("/")
    return _PROFILE_HOSTS.get(host, "") if slash and way else ""


def is_personal_profile(url: str) -> bool:
    """Tell whether a normalised web address is one person's profile (PRODUCT.md 4.11)."""
    return any(url.startswith(start) and len(url) > len(start) for start in _PERSONAL)


def normalise(kind: ChannelKind, written: str, region: str = "") -> str:
    """Return the comparable form of a channel of any kind; empty where it can't be read."""
    if kind is ChannelKind.EMAIL:
        return normalise_email(written)
    if kind is ChannelKind.PHONE:
        return normalise_phone(written, region)
    if kind is ChannelKind.ADDRESS:
        return fold(written)
    return normalise_url(written)
