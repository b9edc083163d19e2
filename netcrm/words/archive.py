"""Why a netcrm archive can't be read; every sentence says where, what to do and that nothing was changed.

``archive.invalid`` has one sentence for each problem, under its code and the problem's.
"""

_INVALID: dict[str, str] = {
    "blank": "{where} is empty. Fill it in.",
    "broken_text": "{where} holds half a character that no text can hold. Write it again.",
    "dangling": "{where} names number {id}, which is not in this file.",
    "duplicate_id": "{where}: number {id} stands there twice. Give each its own number, or none.",
    "ends_before_start": "{where} is before the start. Set an end after it.",
    "endorsed_unweighed": (
        "{where} is missing: an endorsement needs the guard's verdict, with the moment it was weighed."
    ),
    "endorsed_when": "{where} is missing: an endorsement needs the moment when it was made.",
    "endorsed_without_reason": (
        "{where}: an endorsement that is not clear needs a reason, at least {characters} characters."
    ),
    "introduced_to_self": "{where}: nobody can be introduced to themselves.",
    "key_twice": "{where} stands twice in the same object. Keep one.",
    "missing": "{where} is missing. Add it.",
    "no_version": "{where} must be a whole number such as {known}.",
    "not_a_currency": "{where} is no currency: “{given}”. Use three letters such as EUR.",
    "not_a_date": "{where} is no date: “{given}”. Write it as 2026-11-17.",
    "not_a_list": "{where} must be a list in square brackets.",
    "not_a_moment": "{where} is no moment: “{given}”. Write it as 2026-11-17T06:45:00Z.",
    "not_a_region": "{where} is no country: “{given}”. Use two letters such as GB.",
    "not_an_object": "{where} must be an object in curly brackets.",
    "not_endorsed": "{where} may stand only where the decision is to endorse.",
    "not_in_order": "{where} must be a higher number than “first”.",
    "not_plain": "{where} must be a text, a number, true, false or null.",
    "not_text": "{where} must be a text in quotes.",
    "not_true_or_false": "{where} must be true or false.",
    "not_whole_number": "{where} must be a whole number.",
    "nothing_to_endorse": "{where} is missing: only an introduction to a contact can be endorsed.",
    "out_of_range": "{where} must lie between {low} and {high}.",
    "targets_not_100": "{where}: the four rooms add to {total} per cent. Make them add to 100.",
    "twice": "{where} stands there twice. Keep one.",
    "two_targets": "{where}: ask for one contact or for one group, not both.",
    "unknown_key": "{where} is no field that netcrm knows. Correct its name, or take it out.",
    "unknown_word": "{where} can't be “{given}”. It is one of: {allowed}.",
    "unknown_zone": "{where} is no time zone: “{given}”. An example: Europe/London.",
    "weighed_for_others": "{where}: the verdict was weighed for other people than this introduction names.",
    "weighed_too_late": "{where} is after the endorsement: the guard weighs first.",
}

ARCHIVE: dict[str, str] = {
    "archive.invalid": "This file is no valid netcrm archive at {where}. Nothing was imported.",
    "archive.not_ours": "This JSON file was not written by netcrm. Nothing was imported.",
    "archive.people_erased": "Left out: whom you erased for good, {count} in all, with what is only theirs.",
    "archive.too_new": (
        "This archive is of version {version}; this netcrm reads up to {known}. "
        "Update netcrm and try again. Nothing was imported."
    ),
    "archive.unreadable": (
        "This file is no complete JSON: it breaks at line {line}, column {column}. Nothing was imported."
    ),
    **{f"archive.invalid.{problem}": f"{told} Nothing was imported." for problem, told in _INVALID.items()},
}
