"""What is said about files that are read: why one is refused, what of it was not read, why two are one.

Each sentence says what happened, what to do, and what was kept (INTERFACE.md 10).
"""

IMPORTS: dict[str, str] = {
    # A file that can't be read at all.
    "file.binary": (
        "This file holds no text that can be read. Save it as one of these and try again: CSV, TSV, Excel "
        "workbook (.xlsx), vCard, LDIF, calendar (.ics) or netcrm JSON. Nothing was changed."
    ),
    "file.empty": "The file is empty. Export it again. Nothing was changed.",
    "file.not_a_table": (
        "No contacts were found in this file: it has one column and no header that is known. "
        "Add a first line such as “Name,Email”. Nothing was changed."
    ),
    "file.too_large": (
        "The file has {megabytes} MB; {limit} MB is the most that is read at once. "
        "Split it and import the parts. Nothing was changed."
    ),
    "file.unknown_encoding": "There is no encoding “{encoding}”. Choose another. Nothing was changed.",
    "file.unsupported": (
        "This is a file of the kind {kind}, which can't be read. Save it as one of these and try again: CSV, "
        "TSV, Excel workbook (.xlsx), vCard, LDIF, calendar (.ics) or netcrm JSON. Nothing was changed."
    ),
    "file.workbook_damaged": (
        "This workbook is damaged and can't be read. Open it in your spreadsheet program, save it again as "
        "xlsx or csv, and import that. Nothing was changed."
    ),
    "file.workbook_old": (
        "This is a workbook in an old or binary form (.xls, .xlsb). Save it as xlsx or csv and import that. "
        "Nothing was changed."
    ),
    "file.workbook_protected": (
        "This workbook is locked with a password. Save it without one, or as csv, and import that. "
        "Nothing was changed."
    ),
    "file.workbook_too_large": (
        "Unpacked, this workbook has {megabytes} MB; {limit} MB is the most that is read at once. "
        "Split it and import the parts. Nothing was changed."
    ),
    # A folder, and the files in it that are passed over.
    "folder.nothing": (
        "There is no file of contacts or events in “{path}”. Choose another folder, or the files themselves. "
        "Nothing was changed."
    ),
    "folder.too_large": (
        "The files in “{path}” have more than {limit} MB together. Import its folders one by one. "
        "Nothing was changed."
    ),
    "folder.too_many": (
        "There are more than {limit} files in “{path}”. Import its folders one by one. Nothing was changed."
    ),
    "folder.file_closed": "It may not be read. Allow reading it and import it again.",
    "folder.file_not_contacts": "It is no file of contacts or events.",
    "folder.file_protected": "It is locked with a password. Save it without one and import it again.",
    "folder.file_too_large": "It is larger than what is read at once. Split it and import the parts.",
    # A part of a file that was passed over.
    "file.characters_lost": "{count} characters could not be read and show as �. Everything else was kept.",
    "file.characters_lost.one": "1 character could not be read and shows as �. Everything else was kept.",
    "file.other_sheets": (
        "Only the sheet “{sheet}” was read. To read another one ({others}), save it as a file of its own."
    ),
    "file.nul_removed": "{count} empty characters (NUL) were taken out. Everything else was kept.",
    "file.nul_removed.one": "1 empty character (NUL) was taken out. Everything else was kept.",
    "calendar.attendee_several": (
        "{name} is invited to “{title}”, and several of your contacts may be meant. Put the right one on the "
        "list yourself."
    ),
    "calendar.attendee_unknown": (
        "{name} is invited to “{title}” and not among your contacts. Nobody was added: add them, and import "
        "again."
    ),
    "calendar.ends_before_start": "“{text}” ends before it starts. It was kept without a length.",
    "calendar.line_too_long": "A line of more than 1 MB in this event was passed over. The rest was read.",
    "calendar.no_events": "There is no event in this calendar.",
    "calendar.rule_not_read": (
        "“{title}” repeats by a rule that can't be followed ({rule}). Only its first day was taken."
    ),
    "calendar.series_cut": (
        "“{title}” takes place more than {limit} times in this time. {count} later ones were left out."
    ),
    "calendar.series_goes_on": (
        "Of {count} series only what lies between {first} and {last} was taken. Import again later for more."
    ),
    "calendar.text_cut": "{column} of this event is too long. What fits was kept.",
    "calendar.too_many_events": (
        "The calendar has more than {limit} events. {count} of this one and all later ones were left out."
    ),
    "calendar.whole_days": (
        "Events without hours, which stand for whole days: {count}. Set their hours: they count in your"
        " rooms."
    ),
    "calendar.zone_unknown": "The time zone “{zone}” is unknown. Its times were read on your own clock.",
    "card.picture_too_large": (
        "The card's {property} has {megabytes} MB; {limit} MB is the most that is kept. It was left out, "
        "and the rest of the card was read."
    ),
    "row.empty": "The row is empty, so there is nobody to add.",
    "row.event_no_start": "The event has no start that can be read. Complete it and import it again.",
    "row.event_no_title": "The event has no title. Give it one and import it again.",
    "row.event_unclosed": "The event has no end in the file, so it was passed over. Export it again.",
    "row.empty_card": (
        "The card has no name, company, email or phone number, so there is nobody to add. "
        "Complete it and import it again."
    ),
    "row.footer": "The row is the report's last line and no contact.",
    "row.is_group": (
        "This is a list of people and nobody's own card. Whoever is on it has a card of their own."
    ),
    "row.nothing_usable": (
        "The row has no name, company, email or phone number, so there is nobody to add. "
        "Complete it and import it again."
    ),
    "row.too_long": "The line is longer than 1 MB and was passed over. The rows around it were read.",
    "row.total": "The row adds up the table and is no contact.",
    "row.unclosed_quote": (
        "A quotation mark in this row is never closed, so it was passed over. Correct it and import it "
        "again; the rows after it were read."
    ),
    "table.too_many_columns": "The table is wider than {limit} columns. Only the first {limit} were read.",
    "table.too_many_rows": (
        "The table has more than {limit} rows. Those from here on were not read: split the file and "
        "import the rest."
    ),
    # A cell that was kept but not understood.
    "card.line_not_readable": "The line “{text}” could not be read. It is kept among the other fields.",
    "card.not_closed": "The card has no end. What came before the next one was read.",
    "cell.cut": "{column} is too long. It was cut, and what fits is kept among the other fields.",
    "cell.not_readable": "{column}: “{text}” could not be read. It is kept among the other fields.",
    "date.ambiguous": (
        "{column}: in “{text}” day and month can't be told apart. It is kept among the other fields; "
        "choose your country in Settings and import again."
    ),
    "date.not_readable": "{column}: “{text}” is no date. It is kept among the other fields.",
    "email.not_readable": "{column}: “{text}” is no email address. It is kept among the other fields.",
    "name.two_people": "{column}: “{text}” may be two people. They were kept as one contact.",
    "phone.not_readable": "{column}: “{text}” can't be read as a phone number. It is kept as it is written.",
    "phone.scientific": (
        "{column}: a spreadsheet turned this number into “{text}”, and digits are lost. "
        "It is kept as it is; look it up and correct it."
    ),
    "row.too_many_cells": (
        "The row has more cells than the header. “{text}” and what follows is kept among the other fields."
    ),
}

WHY: dict[str, str] = {
    "same_address": "same address",
    "same_birthday": "same birthday",
    "same_circle": "both like a third",
    "same_company": "same company",
    "same_email": "same email",
    "same_mobile": "same mobile number",
    "same_name": "same name",
    "same_phone": "same phone number",
    "same_place": "same place",
    "same_profile": "same profile",
    "same_record": "same record",
    "similar_email": "similar email",
    "similar_name": "similar name",
}
"""What two contacts have in common, by the value of `duplicates.Why`."""

EVENT_WHY: dict[str, str] = {
    "end_kept": "another end, yours was kept",
    "goal_kept": "another goal, yours was kept",
    "notes_kept": "other notes, yours were kept",
    "place_kept": "another place, yours was kept",
    "same_event": "same start and title",
}
"""What an event of a file has in common with one of yours, and what differs (`EventDecision.why`)."""
