"""Why something can't be put on paper: what happened, what to do, what was kept (INTERFACE.md 10)."""

PAPER: dict[str, str] = {
    "paper.cannot_write": "{path} can't be written. Choose another folder, or close it where it is open.",
    "print.no_printer": "No printer answers. Set one up in the system's settings, or save the sheet as PDF.",
}
