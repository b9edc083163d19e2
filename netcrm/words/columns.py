"""What the fields of a contact are called: over the columns of a file, and where two cards differ."""

FIELDS: dict[str, str] = {
    "full_name": "Name",
    "given": "First name",
    "family": "Last name",
    "company": "Company",
    "job_title": "Job title",
    "profession": "Profession",
    "industry": "Industry",
    "email": "Email",
    "phone": "Phone",
    "website": "Website",
    "social": "Profile",
    "place": "Town or area",
    "how_met": "How met",
    "met_on": "Met on",
    "seeks": "They seek",
    "offers": "They offer",
    "notes": "Notes",
    "tags": "Tags",
    "birthday": "Birthday",
    "nickname": "Nickname",
    "prefix": "Prefix",
    "suffix": "Suffix",
    "years_in_business": "Years in business",
    "team_size": "Team size",
    "address.formatted": "Address",
    "address.street": "Street",
    "address.number": "House number",
    "address.street2": "Street, second line",
    "address.street3": "Street, third line",
    "address.extended": "Address, more",
    "address.pobox": "Post box",
    "address.postcode": "Postcode",
    "address.city": "City",
    "address.region": "Region",
    "address.country": "Country",
    "family_first_name": "Name, last name first",
    "chinese_name": "Name in Chinese",
    "birth_year": "Year of birth",
    "birth_month": "Month of birth",
    "birth_day": "Day of birth",
    "email.label": "Kind of email",
    "phone.label": "Kind of phone",
    "website.label": "Kind of website",
    "address.label": "Kind of address",
    "tag_mark": "Tag, where it is filled",
}
"""What a column can be read as, in the order in which it is offered."""

KEPT_ASIDE = "Keep as other field"
"""A column that no field of ours holds."""

CARD: dict[str, str] = {
    **FIELDS,
    "address": "Address",
    "cadence_days": "Keep in touch, days",
    "challenge": "Has the challenge you solve",
    "introduction_limit": "Introductions a month",
    "invest": "Could invest",
    "local": "Works where you do",
    "met_event": "Met at",
    "no_introductions": "Wants no introductions",
    "other": "Other field",
    "room": "Room",
    "tag": "Tag",
    "vouched_on": "Vouched for on",
    "vouched_reason": "Vouched for",
}
"""What stands on a contact's card, by field; the multi-valued ones in the singular."""

SAME: dict[str, str] = {
    "same_address": "address",
    "same_birthday": "birthday",
    "same_company": "company",
    "same_email": "email",
    "same_mobile": "mobile",
    "same_name": "name",
    "same_phone": "phone",
    "same_place": "town",
    "same_profile": "profile",
    "same_record": "row",
}
"""What is the same of a record and a contact, by the value of `duplicates.Why`."""

ALIKE: dict[str, str] = {"similar_email": "email", "similar_name": "name"}
"""What is nearly the same."""

_ENCODINGS: dict[str, str] = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "ascii": "ASCII",
    "cp932": "Shift JIS",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "cp950": "Big5",
    "cp949": "EUC-KR",
    "euc-jp": "EUC-JP",
    "mac-roman": "Mac Roman",
    "macroman": "Mac Roman",
    "cp850": "DOS 850",
    "cp437": "DOS 437",
    "koi8-r": "KOI8-R",
    "iso8859-15": "ISO 8859-15",
    "iso8859-1": "ISO 8859-1",
}
_DELIMITERS: dict[str, str] = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar", ":": "colon"}


def encoding(name: str) -> str:
    """Return how people write an encoding that Python calls `name`."""
    known = name.lower().replace("_", "-")
    if known.startswith(("cp125", "windows-125")):
        return f"Windows-{known[-4:]}"
    return _ENCODINGS.get(known, known.upper())


def delimiter(sign: str) -> str:
    """Return what the sign between two cells is called."""
    return _DELIMITERS.get(sign, sign)
