"""Why the ledger, its history or a backup says no: what happened, what to do, what was kept."""

LEDGER: dict[str, str] = {
    "backup.failed": "The backup came out wrong and was thrown away. Try again; your data is untouched.",
    "backup.missing": "The backup “{name}” is not there. Choose another one; nothing was changed.",
    "backup.onto_itself": "“{name}” is the data itself. Choose another file; nothing was changed.",
    "backup.unusable": "“{name}” is no whole backup of netcrm. Choose another one; nothing was changed.",
    "introduction.guard": (
        "An endorsement needs a verdict for exactly these two and, unless it is Clear, your reason."
        " Nothing was recorded."
    ),
    "ledger.damaged": "The data file is damaged. Restore a backup; the damaged file is kept beside it.",
    "ledger.disk": "The disk could not be read or written. Check it and try again; nothing was changed.",
    "ledger.full": "The disk is full. Make room and try again; nothing was changed.",
    "ledger.locked": "Another program is busy with this data. Close it or try again; nothing was changed.",
    "ledger.not_ours": "“{path}” belongs to another program. Choose another folder; nothing was changed.",
    "ledger.read_only": "This data can't be written. Allow writing to its folder; nothing was changed.",
    "ledger.too_new": (
        "This data was written by a newer netcrm (form {schema}; this one knows {known})."
        " Install the newer one; nothing was changed."
    ),
    "ledger.unreachable": "The data can't be reached. Check that its folder is there; nothing was changed.",
    "steps.conflict": "This can't be undone or redone: the entries have changed since. Nothing was changed.",
    "steps.nothing_to_redo": "There is nothing to redo.",
    "steps.nothing_to_undo": "There is nothing to undo.",
}
