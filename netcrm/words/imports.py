"""What is said about files that are read: why one is refused, what of it was not read, why two are one.

Each sentence says what happened, what to do, and what was kept (INTERFACE.md 10).
"""

IMPORTS: dict[str, str] = {
    # A file that can't be read at all.
    "file.binary": (
        "This file holds no text that can be read. Export your contacts as CSV and try again. "
        "Nothing was changed."
    ),
    "file.empty": "The file is empty. Export your contacts again. Nothing was changed.",
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
        "This is a file of the kind {kind}, which can't be read. Export your contacts as CSV and try again. "
        "Nothing was changed."
    ),
    # A part of a file that was passed over.
    "file.characters_lost": "{count} characters could not be read and show as �. Everything else was kept.",
    "file.nul_removed": "{count} empty characters (NUL) were taken out. Everything else was kept.",
    "row.empty": "The row is empty, so there is nobody to add.",
    "row.footer": "The row is the report's last line and no contact.",
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
    "same_company": "same company",
    "same_email": "same email",
    "same_mobile": "same mobile number",
    "same_name": "same name",
    "same_phone": "same phone number",
    "same_profile": "same profile",
    "same_record": "same record",
}
"""What two contacts have in common, by the value of `duplicates.Why`."""
