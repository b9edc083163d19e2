"""What the command line asks for (PRODUCT.md 8); nothing heavy is loaded to find out."""

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from netcrm import __version__
from netcrm.domain.introduction import Decision
from netcrm.domain.rooms import DEFAULT_WEEKS, WINDOWS

PAPERS = ("a4", "letter")
"""Sizes that the briefing sheet is laid out for."""

EXPORTS = {
    "contacts": ("csv", "vcard", "vcf"),
    "events": ("ics",),
    "everything": ("json",),
    "person": ("json", "pdf"),
}
"""What can be exported, and in which formats; two names of one format are both understood."""

VCARD_VERSIONS = ("4.0", "3.0")
"""Versions of vCards that are written, the usual one first."""

_DESCRIPTION = "Your network, without the window: the same actions, for scripts and checks."
_EXIT_CODES = "Exit codes: 0 done, 1 refused or failed (one line says why), 2 wrong usage."
_CONTACT = "a contact: number or unique name"
_TARGET = (
    "the contact or group asked for: number or unique name of a contact, name of a group, "
    "group:NUMBER or group:NAME; leave it out where nobody was named"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One call of the command line; what a command has no use for stays at its default.

    Attributes:
        profile: the folder that holds all data of this run; None for the owner's own.
        command: None opens the window.
        json: print one JSON document instead of lines.
        files: what to import.
        event: number, unique title or ``next``; None where none was named.
        target: as typed; None where nobody was named.
        paper: one of `PAPERS`; None leaves the choice to the owner's country.
        discreet: leave counts, verdicts and money off the sheet (PRODUCT.md 7).
        what: one of `EXPORTS`.
        vcard_version: one of `VCARD_VERSIONS`.
        each: one vCard for each contact, in a new folder.
        only: the contacts that are exported, as typed; empty for all of them.
        step: undo this one and all later ones; None for the last.
        file: the backup to make or to restore.
        group: number or unique name.
        contact: number or unique name.
        backups: delete the backups that hold the erased person too.
        yes: do what can't be undone; without it only say what would go.
    """

    profile: Path | None = None
    command: str | None = None
    json: bool = False
    files: tuple[Path, ...] = ()
    event: str | None = None
    dry_run: bool = False
    keep_all: bool = False
    search: str = ""
    limit: int | None = None
    requester: str = ""
    target: str | None = None
    decision: Decision | None = None
    reason: str = ""
    weeks: int = DEFAULT_WEEKS
    pdf: Path | None = None
    paper: str | None = None
    discreet: bool = True
    what: str = ""
    format: str = ""
    vcard_version: str = VCARD_VERSIONS[0]
    each: bool = False
    only: tuple[str, ...] = ()
    out: Path | None = None
    step: int | None = None
    file: Path | None = None
    group: str = ""
    contact: str = ""
    backups: bool = False
    yes: bool = False


def parse(argv: Sequence[str]) -> Asked:
    """Read the arguments after the program's name.

    Raises:
        SystemExit: code 2 for wrong usage, told on stderr; code 0 after ``--help`` and ``--version``.
    """
    parser = _parser()
    told = vars(parser.parse_args(list(argv)))
    if told["command"] is None and told.get("json"):
        parser.error("--json goes with a command; without one the window opens")
    if told["command"] == "export" and told["format"] not in EXPORTS[told["what"]]:
        parser.error(f"{told['what']} can be exported as {' or '.join(EXPORTS[told['what']])}")
    if told.get("vcard_version") and told["format"] not in ("vcard", "vcf"):
        parser.error("--vcard-version goes with --format vcard")
    if told.get("each") and told["format"] not in ("vcard", "vcf"):
        parser.error("--each goes with --format vcard")
    if told["command"] == "export":
        _check_whom(parser, told)
    known = {field.name for field in fields(Asked)}
    given = {name: value for name, value in told.items() if name in known and value is not None}
    given |= {name: tuple(given[name]) for name in ("files", "only") if name in given}
    return Asked(**given)


def _check_whom(parser: argparse.ArgumentParser, told: Mapping[str, Any]) -> None:
    """See that an export names people where it is of people, and one where it is of one."""
    if told["what"] == "person":
        if len(told["only"] or ()) != 1:
            parser.error("everything about one person needs --contact, once")
    elif told["what"] != "contacts" and (told["only"] or told["search"]):
        parser.error("--contact and --search go with contacts")
    if told.get("paper") and told["format"] != "pdf":
        parser.error("--paper goes with --format pdf")


def _parser() -> argparse.ArgumentParser:
    everywhere = _everywhere()
    parser = argparse.ArgumentParser(
        prog="netcrm",
        description=_DESCRIPTION + " Without a command the window opens.",
        epilog=_EXIT_CODES,
        parents=[everywhere],
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"netcrm {__version__}")
    commands = _Commands(parser, everywhere)
    _add_transfer(commands)
    _add_lists(commands)
    _add_guard(commands)
    _add_briefing(commands)
    _add_history(commands)
    _add_erase(commands)
    return parser


def _everywhere() -> argparse.ArgumentParser:
    """Return the options that may stand before or after the command.

    Without a default of their own, so that one given before is not lost to the command's.
    """
    options = argparse.ArgumentParser(add_help=False)
    options.add_argument(
        "--profile",
        type=_path,
        metavar="DIR",
        default=argparse.SUPPRESS,
        help="folder that holds all data of this run",
    )
    options.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
    )
    return options


class _Commands:
    """Makes the parsers of the commands, all with the options that may stand anywhere."""

    def __init__(self, parser: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
        self._made = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
        self._everywhere = everywhere

    def add(self, name: str, told: str) -> argparse.ArgumentParser:
        """Return the parser of one more command; `told` says in a line what it does."""
        return self._made.add_parser(
            name,
            help=told,
            description=told[0].upper() + told[1:] + ".",
            epilog=_EXIT_CODES,
            parents=[self._everywhere],
            allow_abbrev=False,
        )


def _add_transfer(commands: _Commands) -> None:
    read = commands.add("import", "read cards, lists and archives, all in one step")
    read.add_argument(
        "files", nargs="+", type=_path, metavar="FILE", help="a file, or a folder with all files in it"
    )
    read.add_argument("--event", help="where you met them: number, unique title or next")
    read.add_argument("--dry-run", action="store_true", help="say what would happen, change nothing")
    read.add_argument("--keep-all", action="store_true", help="merge nothing, not even certain duplicates")
    write = commands.add(
        "export",
        "write contacts (csv or vcard), events (ics), everything (json), or everything about one person "
        "(json or pdf) into a file",
    )
    write.add_argument("what", choices=tuple(EXPORTS))
    formats = sorted({form for forms in EXPORTS.values() for form in forms})
    write.add_argument("--format", required=True, choices=formats)
    write.add_argument(
        "--vcard-version", choices=VCARD_VERSIONS, help=f"of the vCards ({VCARD_VERSIONS[0]} unless given)"
    )
    write.add_argument("--paper", choices=PAPERS, help="of a pdf; as is usual in your country unless given")
    write.add_argument("--each", action="store_true", help="a vCard for each contact; FILE is a new folder")
    some = write.add_mutually_exclusive_group()
    some.add_argument(
        "--contact", dest="only", action="append", metavar="CONTACT", help=f"only {_CONTACT}; may be repeated"
    )
    some.add_argument("--search", metavar="TEXT", help="only contacts with these words on the card")
    write.add_argument("--out", required=True, type=_path, metavar="FILE")
    commands.add("demo", "fill a new profile with sample data")


def _add_lists(commands: _Commands) -> None:
    contacts = commands.add("contacts", "list your contacts")
    contacts.add_argument("--search", metavar="TEXT", help="words anywhere on the card, accents apart")
    contacts.add_argument("--limit", type=_positive, metavar="N", help="at most so many")
    for name, told in (
        ("groups", "list your groups"),
        ("events", "list your events, the latest first"),
        ("referrals", "list referrals given and received"),
        ("introductions", "list requests for introductions; open ones are weighed anew"),
        ("duplicates", "list who stands in your book twice, or may, the certain ones first"),
        ("matches", "list who should meet, the best pairs first"),
        ("followups", "list what you owe whom, and who owes you, the most pressing first"),
    ):
        commands.add(name, told)
    renewal = commands.add("renewal", "weigh whether a group is worth staying in")
    renewal.add_argument("group", metavar="GROUP", help="a group: number or unique name")
    rooms = commands.add("rooms", "show where your networking time goes")
    rooms.add_argument(
        "--weeks", type=int, choices=WINDOWS, help=f"weeks to look back ({DEFAULT_WEEKS} unless given)"
    )


def _add_guard(commands: _Commands) -> None:
    guard = commands.add("guard", "weigh a request for an introduction, record nothing")
    introduce = commands.add("introduce", "record a request with its verdict and your decision")
    for parser in (guard, introduce):
        parser.add_argument("requester", metavar="REQUESTER", help=_CONTACT)
        parser.add_argument("target", metavar="TARGET", nargs="?", help=_TARGET)
    introduce.add_argument("--decision", required=True, type=_decision, metavar="|".join(Decision))
    introduce.add_argument("--reason", metavar="TEXT", help="in your own words; endorsing may need it")


def _add_briefing(commands: _Commands) -> None:
    briefing = commands.add("briefing", "write the briefing sheet for an event as PDF")
    briefing.add_argument("event", metavar="EVENT|next", help="an event: number, unique title or next")
    briefing.add_argument("--pdf", required=True, type=_path, metavar="FILE")
    briefing.add_argument("--paper", choices=PAPERS, help="as is usual in your country unless given")
    briefing.add_argument(
        "--discreet",
        action=argparse.BooleanOptionalAction,
        help="leave counts, verdicts and money off the sheet; so unless --no-discreet is given",
    )


def _add_history(commands: _Commands) -> None:
    commands.add("history", "list every step, the newest first")
    undo = commands.add("undo", "take back the last step, or one step and all later ones")
    undo.add_argument("step", nargs="?", type=_positive, metavar="STEP")
    commands.add("redo", "do the step again that was undone last")
    backup = commands.add("backup", "make a backup, verified, in the profile or as FILE")
    backup.add_argument("file", nargs="?", type=_path, metavar="FILE")
    commands.add("backups", "list the backups in the profile, the newest first")
    restore = commands.add("restore", "go back to a backup; what is there now is backed up first")
    restore.add_argument("file", type=_path, metavar="FILE")
    commands.add("check", "look through the whole data file")
    commands.add("self-test", "do the main jobs in a scratch profile")


def _add_erase(commands: _Commands) -> None:
    erase = commands.add("erase", "erase a person for good, from rows, search, history and file")
    erase.add_argument("contact", metavar="CONTACT", help=_CONTACT)
    erase.add_argument(
        "--backups", action="store_true", help="delete the backups that hold them too, once a new one is made"
    )
    erase.add_argument("--yes", action="store_true", help="do it; without this, only say what would go")


def _path(text: str) -> Path:
    if not text.strip() or "\0" in text:
        raise argparse.ArgumentTypeError("the name of a file or folder is missing")
    return Path(text)


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above zero")
    return int(text)


def _decision(text: str) -> Decision:
    try:
        return Decision(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(Decision)}") from None
