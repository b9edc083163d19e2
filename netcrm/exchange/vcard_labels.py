"""Types of vCards to the labels of channels and back."""

import re
from collections.abc import Sequence

from netcrm.domain.checks import LINE_LIMIT

CHAT = {
    "X-AIM": "AIM",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GROUPWISE": "GroupWise",
    "X-GTALK": "Google Talk",
    "X-ICQ": "ICQ",
    "X-JABBER": "Jabber",
    "X-MS-IMADDRESS": "IM",
    "X-MSN": "MSN",
    "X-QQ": "QQ",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-TWITTER": "Twitter",
    "X-YAHOO": "Yahoo",
}
"""Property to the service that it names."""

_SILENT = frozenset({"pref", "internet", "voice", "text", "msg", "x400", "postal", "parcel", "intl", "dom"})
_PLACES = ("work", "home")
_NAMES = {"cell": "mobile", "iphone": "iPhone"}
_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
TYPES = {
    "work": ("work",),
    "home": ("home",),
    "mobile": ("cell",),
    "fax": ("fax",),
    "pager": ("pager",),
    "work mobile": ("work", "cell"),
    "home mobile": ("home", "cell"),
    "work fax": ("work", "fax"),
    "home fax": ("home", "fax"),
}
"""Label to the types that every program knows."""


def label_of(types: Sequence[str]) -> str:
    """Return the label that a property's types say: ``work fax``; empty where they say nothing."""
    told = [one for one in _PLACES if one in types]
    told += [_NAMES.get(one, one) for one in types if one not in _SILENT and one not in _PLACES]
    return " ".join(dict.fromkeys(told))[:LINE_LIMIT]


def apple_label(text: str) -> str:
    """Return a label without Apple's brackets around the ones it translates: ``_$!<HomePage>!$_``."""
    found = _APPLE.fullmatch(text.strip())
    told = _CAMEL.sub(" ", found[1]).lower() if found else " ".join(text.split())
    return told[:LINE_LIMIT]
