"""Attributes of LDIF to what a contact is made of: those of Mozilla's address books and of directories."""

from netcrm.domain.checks import LINE_LIMIT, TEXT_LIMIT
from netcrm.exchange.gathered import Gathered, Written
from netcrm.exchange.values import emails, one_line

GROUPS = frozenset({"groupofnames", "groupofuniquenames", "mozillaablist", "posixgroup"})
"""Classes of entries that are lists of people."""

_IGNORED = frozenset({"dn", "objectclass", "changetype"})
_SINGLE = {
    "givenname": "given",
    "gn": "given",
    "sn": "family",
    "surname": "family",
    "mozillanickname": "nickname",
    "xmozillanickname": "nickname",
    "nickname": "nickname",
    "personaltitle": "prefix",
    "generationqualifier": "suffix",
    "o": "company",
    "company": "company",
    "organizationname": "company",
    "title": "job_title",
}
_WHOLE_NAMES = frozenset({"cn", "commonname", "displayname"})
_LONG = frozenset({"description", "notes"})
_EMAILS = frozenset(
    {"mail", "email", "emailaddress", "rfc822mailbox", "mozillasecondemail", "xmozillasecondemail"}
)
_PHONES = {
    "telephonenumber": "work",
    "homephone": "home",
    "homephonenumber": "home",
    "mobile": "mobile",
    "cellphone": "mobile",
    "mobiletelephonenumber": "mobile",
    "facsimiletelephonenumber": "fax",
    "fax": "fax",
    "pager": "pager",
    "pagerphone": "pager",
}
_LINKS = {
    "mozillaworkurl": "work",
    "workurl": "work",
    "mozillahomeurl": "home",
    "homeurl": "home",
    "labeleduri": "",
    "labeledurl": "",
    "url": "",
}
_ADDRESS = {
    "street": ("work", "street"),
    "streetaddress": ("work", "street"),
    "mozillaworkstreet2": ("work", "street2"),
    "postofficebox": ("work", "pobox"),
    "postaladdress": ("work", "formatted"),
    "l": ("work", "city"),
    "locality": ("work", "city"),
    "localityname": ("work", "city"),
    "st": ("work", "region"),
    "region": ("work", "region"),
    "postalcode": ("work", "postcode"),
    "c": ("work", "country"),
    "co": ("work", "country"),
    "countryname": ("work", "country"),
    "homepostaladdress": ("home", "formatted"),
    "mozillahomestreet": ("home", "street"),
    "mozillahomestreet2": ("home", "street2"),
    "mozillahomelocalityname": ("home", "city"),
    "mozillahomestate": ("home", "region"),
    "mozillahomepostalcode": ("home", "postcode"),
    "mozillahomecountryname": ("home", "country"),
}
_MOST_ALIKE = 20
_BIRTH = {"birthyear": "birth_year", "birthmonth": "birth_month", "birthday": "birth_day"}
_UNITS = frozenset({"ou", "department", "orgunit", "organizationalunitname"})


def take(got: Gathered, attribute: str, value: str) -> None:
    """Take one value over; what no field holds is kept under the attribute's name.

    Args:
        got: what the entry has said so far.
        attribute: as it stood, with its options.
        value: as text, not empty.
    """
    name = attribute.partition(";")[0].lower()
    text = value.strip()
    if name in _IGNORED:
        return
    if name in _SINGLE:
        got.set(_SINGLE[name], attribute, text)
    elif name in _WHOLE_NAMES:
        _whole_name(got, attribute, text)
    elif name in _LONG:
        got.set("notes", attribute, text, is_long=True)
    elif name in _ADDRESS:
        label, part = _ADDRESS[name]
        told = text.replace("$", "\n") if part == "formatted" else text
        got.address_part((label, 0), label, part, told[:TEXT_LIMIT])
    elif name in _BIRTH:
        got.birth[_BIRTH[name]] = text
    elif name in _UNITS:
        got.keep("Department", text)
    elif len(text) > LINE_LIMIT or not _reached(got, attribute, name, text):
        got.keep(attribute, text)


def _reached(got: Gathered, attribute: str, name: str, text: str) -> bool:
    """Take over a way to reach somebody; return whether it is one."""
    if name in _EMAILS:
        _email(got, attribute, text)
    elif name in _PHONES:
        got.phones.append(Written(_PHONES[name], text, attribute))
    elif name in _LINKS:
        # A labelled address is the address, a blank, and its label.
        address, _, told = text.partition(" ")
        got.links.append(Written(_LINKS[name] or told.strip(), address, "website"))
    else:
        return False
    return True


def _email(got: Gathered, attribute: str, text: str) -> None:
    found, rest = emails(text)
    for written, normalised in found:
        got.add_email("", written, normalised)
    if not found:
        got.remark("email.not_readable", attribute, text)
    if not found or rest:
        got.keep(attribute, text)


def _whole_name(got: Gathered, attribute: str, text: str) -> None:
    told = one_line(text)
    # Directories write the whole name under two or three attributes, one after the other.
    if all(told != known for _, known, _ in got.whole_names[-_MOST_ALIKE:]):
        got.whole_names.append((attribute, told, "full_name"))
