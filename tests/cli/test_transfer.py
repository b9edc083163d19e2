"""In and out by the command line."""

import csv
import io
import json
import stat
import sys

import pytest
from openpyxl import Workbook

CARDS = "First Name,Last Name,Company,Email,Phone\n"


@pytest.fixture
def cards(tmp_path):
    """Writes a file of cards and returns its path."""

    def write(*rows, name="cards.csv"):
        path = tmp_path / name
        path.write_text(CARDS + "".join(row + "\n" for row in rows), encoding="utf-8")
        return path

    return write


def exported(netcrm, tmp_path):
    """Return everything in the profile but the moment of the export."""
    path = tmp_path / "everything.json"
    netcrm.json("export", "everything", "--format", "json", "--out", path)
    document = json.loads(path.read_text(encoding="utf-8"))
    document.pop("exported_at")
    return document


def test_demo_fills_a_new_profile_in_one_step(empty):
    told = empty.json("demo")
    assert told["step"] == 1
    assert told["contacts"] == len(empty.json("contacts")) > 0
    assert told["introductions"] == len(empty.json("introductions")) > 0


def test_demo_leaves_a_profile_that_holds_something_alone(netcrm, tmp_path):
    before = exported(netcrm, tmp_path)
    assert netcrm("demo").refusal.startswith("This profile holds something already.")
    assert exported(netcrm, tmp_path) == before


def test_cards_are_added_once(empty, cards):
    path = cards("Anna,Andersson,Acme,anna@example.com,+46 70 123 45 67", "Bo,Berg,,bo@example.com,")
    first = empty.json("import", path)
    (told,) = first["files"]
    assert (told["records"], told["new"], told["delimiter"]) == (2, 2, ",")
    assert told["columns"]["Email"] is not None
    assert [row["name"] for row in empty.json("contacts")] == ["Anna Andersson", "Bo Berg"]
    assert {one["contact"] for one in told["decisions"]} == {row["id"] for row in empty.json("contacts")}
    again = empty.json("import", path)
    assert again["step"] is None
    assert again["files"][0]["unchanged"] == 2


def test_a_dry_run_changes_nothing(empty, cards):
    path = cards("Anna,Andersson,Acme,anna@example.com,")
    told = empty.json("import", path, "--dry-run")
    assert told["step"] is None
    assert told["files"][0]["new"] == 1
    assert empty.json("contacts") == []
    assert empty.lines("import", path, "--dry-run")[-1] == "Nothing was changed: this only tried."


def test_an_import_says_why_nothing_was_changed(empty, cards):
    path = cards("Anna,Andersson,Acme,anna@example.com,")
    empty.json("import", path)
    assert empty.lines("import", path)[-1] == "Nothing was changed: what was read is in your book already."
    lines = empty.lines("import", cards(",,,,", name="blank.csv"))
    assert lines[-1] == "Nothing was changed: there was nobody to add."


def test_one_undo_takes_an_import_back(empty, cards):
    step = empty.json("import", cards("Anna,Andersson,Acme,anna@example.com,"))["step"]
    assert [one["id"] for one in empty.json("undo")] == [step]
    assert empty.json("contacts") == []


def test_keep_all_merges_nothing(empty, cards):
    empty.json("import", cards("Anna,Andersson,Acme,anna@example.com,"))
    more = cards("Anna,Andersson,Acme,anna@example.com,+46 70 123 45 67", name="more.csv")
    assert empty.json("import", more, "--keep-all")["files"][0]["merged"] == 0
    assert len(empty.json("contacts")) == 2


def test_several_files_are_one_step_or_none(empty, cards, tmp_path):
    good = cards("Anna,Andersson,Acme,anna@example.com,")
    other = cards("Bo,Berg,,bo@example.com,", name="other.csv")
    bad = tmp_path / "picture.csv"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    assert empty("import", good, bad, "--json").refusal
    assert empty("import", good, tmp_path / "missing.csv").refusal
    assert empty.json("contacts") == []
    assert len(empty.json("import", good, other)["files"]) == 2
    assert len(empty.json("history")) == 1


def test_of_several_files_the_one_that_can_not_be_read_is_named(empty, cards, tmp_path):
    good = cards("Anna,Andersson,Acme,anna@example.com,")
    bad = tmp_path / "blank.csv"
    bad.write_bytes(b"")
    assert empty("import", good, bad).refusal.startswith("“blank.csv”: The file is empty.")
    assert empty("import", bad).refusal.startswith("The file is empty.")
    archive = tmp_path / "everything.json"
    archive.write_text('{"format": "netcrm", "version": 1, "contacts": [', encoding="utf-8")
    assert "everything.json" in empty("import", good, archive).refusal
    assert empty.json("contacts") == []


def test_a_folder_is_imported_whole(empty, cards, tmp_path):
    inner = tmp_path / "cards" / "inner"
    inner.mkdir(parents=True)
    cards("Anna,Andersson,Acme,anna@example.com,", name="cards/b.csv")
    cards("Bo,Berg,,bo@example.com,", name="cards/inner/c.csv")
    (inner / "d.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Cy Day\nEND:VCARD\n", encoding="utf-8")
    (inner / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    (inner / "readme.txt").write_text("Read me first, please.\nThis is no list, is it?\n", encoding="utf-8")
    told = empty.json("import", tmp_path / "cards")
    assert [(file["path"].rpartition("/")[2], file["new"]) for file in told["files"]] == [
        ("b.csv", 1),
        ("c.csv", 1),
        ("d.vcf", 1),
    ]
    assert [one["path"].rpartition("/")[2] for one in told["not_taken"]] == ["photo.png", "readme.txt"]
    assert {one["reason"] for one in told["not_taken"]} == {"It is no file of contacts or events."}
    assert len(empty.json("history")) == 1
    lines = empty.lines("import", tmp_path / "cards")
    assert any("photo.png: not taken." in line for line in lines)
    (tmp_path / "nothing").mkdir()
    assert "There is no file of contacts" in empty("import", tmp_path / "nothing").refusal
    (tmp_path / "nothing" / "readme.txt").write_text("Read me.", encoding="utf-8")
    assert "There is no file of contacts" in empty("import", tmp_path / "nothing").refusal


@pytest.mark.parametrize(("status", "presence"), [("attended", "present"), ("planned", "expected")])
def test_people_imported_for_an_event_are_on_its_list(netcrm, cards, tmp_path, status, presence):
    event = next(row for row in netcrm.json("events") if row["status"] == status)
    path = cards("Anna,Andersson,Acme,anna@example.com,")
    netcrm.json("import", path, "--event", event["id"])
    (anna,) = netcrm.json("contacts", "--search", "anna@example.com")
    attendances = exported(netcrm, tmp_path)["attendances"]
    (hers,) = [one for one in attendances if one["contact"] == anna["id"]]
    assert (hers["event"], hers["presence"]) == (event["id"], presence)


def test_an_event_that_is_not_there_stops_the_import(empty, cards):
    refused = empty("import", cards("Anna,Andersson,,anna@example.com,"), "--event", "next")
    assert refused.refusal == "No event is planned. Add one first."
    assert empty.json("contacts") == []


def test_everything_goes_round(netcrm, tmp_path, capsys):
    before = exported(netcrm, tmp_path)
    second = type(netcrm)(tmp_path / "second", capsys)
    second.json("import", tmp_path / "everything.json")
    assert exported(second, tmp_path) == before


def test_contacts_go_into_a_table(netcrm, tmp_path):
    path = tmp_path / "contacts.csv"
    told = netcrm.json("export", "contacts", "--format", "csv", "--out", path)
    assert told["bytes"] == path.stat().st_size
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == len(netcrm.json("contacts"))


@pytest.mark.parametrize("arguments", [["vcard"], ["vcf", "--vcard-version", "3.0"]])
def test_contacts_go_out_as_cards_and_change_nothing_when_they_come_back(netcrm, tmp_path, arguments):
    path = tmp_path / "contacts.vcf"
    told = netcrm.json("export", "contacts", "--format", *arguments, "--out", path)
    text = path.read_text(encoding="utf-8")
    assert told["bytes"] == path.stat().st_size
    assert text.count("BEGIN:VCARD") == len(netcrm.json("contacts"))
    assert f"VERSION:{arguments[-1] if len(arguments) > 1 else '4.0'}\n" in text
    again = netcrm.json("import", path)
    assert again["step"] is None
    assert again["files"][0]["unchanged"] == again["files"][0]["records"]


def test_each_contact_goes_into_a_file_and_changes_nothing_when_it_comes_back(netcrm, tmp_path):
    folder = tmp_path / "cards"
    told = netcrm.json("export", "contacts", "--format", "vcard", "--each", "--out", folder)
    files = sorted(folder.iterdir())
    assert told["files"] == len(files) == len(netcrm.json("contacts"))
    assert told["bytes"] == sum(one.stat().st_size for one in files)
    assert "Ingrid Solberg.vcf" in [one.name for one in files]
    assert netcrm.json("import", *files)["step"] is None
    refused = netcrm("export", "contacts", "--format", "vcard", "--each", "--out", folder)
    assert "is there already" in refused.refusal
    lines = netcrm.lines("export", "contacts", "--format", "vcf", "--each", "--out", tmp_path / "more")
    assert lines[0].startswith(f"Wrote {len(files)} files into ")


@pytest.mark.parametrize("form", ["csv", "vcard"])
def test_some_contacts_go_out(netcrm, tmp_path, form):
    path = tmp_path / "some"
    lena, ingrid = (netcrm.json("contacts", "--search", name)[0]["id"] for name in ("Lena Brandt", "Solberg"))
    chosen = ("--contact", "Ingrid Solberg", "--contact", lena, "--contact", ingrid)
    netcrm.json("export", "contacts", "--format", form, *chosen, "--out", path)
    text = path.read_text(encoding="utf-8")
    assert text.index("Solberg") < text.index("Brandt")
    assert text.count("Ingrid Solberg" if form == "vcard" else "\nIngrid,Solberg") == 1
    netcrm.json("export", "contacts", "--format", form, "--search", "Solberg", "--out", path)
    assert "Brandt" not in path.read_text(encoding="utf-8")


def test_nobody_is_exported_in_the_place_of_somebody(netcrm, tmp_path):
    export = ("export", "contacts", "--format", "vcard", "--out", tmp_path / "some.vcf")
    assert netcrm(*export, "--search", "nobody at all").refusal == "There is no contact “nobody at all”."
    assert netcrm(*export, "--contact", "Nobody").refusal.startswith("There is no contact")
    assert list(tmp_path.glob("*.vcf")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        ("contacts", "--format", "csv", "--each"),
        ("events", "--format", "ics", "--search", "x"),
        ("everything", "--format", "json", "--contact", "x"),
        ("contacts", "--format", "csv", "--search", "x", "--contact", "x"),
    ],
)
def test_what_does_not_go_together_is_wrong_usage(netcrm, tmp_path, wrong):
    assert netcrm("export", *wrong, "--out", tmp_path / "out").code == 2
    assert not (tmp_path / "out").exists()


def test_cards_from_elsewhere_come_in(empty, tmp_path):
    path = tmp_path / "cards.vcf"
    card = "BEGIN:VCARD\nN:{};Anna\nEMAIL:{}@example.com\nEND:VCARD\n"
    cards = card.format("Berg", "a") + "BEGIN:VCARD\nEND:VCARD\n" + card.format("Ek", "b")
    path.write_text(cards, encoding="utf-8")
    other = tmp_path / "people.ldif"
    entries = "dn: x\ncn: Bo Dahl\nmail: bo@example.com\n\ndn: y\nobjectclass: groupOfNames\n"
    other.write_text(entries, encoding="utf-8")
    told = empty.json("import", path, other)["files"]
    assert [(one["format"], one["records"], one["new"], one["skipped"]) for one in told] == [
        ("vcard", 3, 2, 1),
        ("ldif", 2, 1, 1),
    ]
    assert [one["line"] for file in told for one in file["problems"]] == [5, 5]
    assert [row["name"] for row in empty.json("contacts")] == ["Anna Berg", "Anna Ek", "Bo Dahl"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions on Windows")
def test_an_export_is_for_this_account_only(netcrm, tmp_path):
    path = tmp_path / "everything.json"
    assert netcrm.lines("export", "everything", "--format", "json", "--out", path)[0].startswith("Wrote ")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["missing/out.json", "."])
def test_an_export_that_cannot_be_written_is_said(netcrm, tmp_path, name):
    refused = netcrm("export", "everything", "--format", "json", "--out", tmp_path / name)
    assert "can't be written" in refused.refusal


def test_the_ledger_is_never_written_over(netcrm):
    ledger = netcrm.folder / "netcrm.db"
    refused = netcrm("export", "everything", "--format", "json", "--out", ledger)
    assert "holds netcrm's own data" in refused.refusal
    assert netcrm.json("contacts")


@pytest.fixture
def calendar(tmp_path):
    """Writes a calendar with one event and returns its path."""

    def write(told):
        path = tmp_path / "plans.ics"
        text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Fair\n{told}\nEND:VEVENT\nEND:VCALENDAR\n"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_a_calendar_is_read_on_the_clock_of_this_computer(empty, calendar):
    path = calendar("DTSTART:20260801T100000\nDTEND:20260801T120000\nATTENDEE;CN=Bo Ek:mailto:bo@e.se")
    told = empty.json("import", path)
    (file,) = told["files"]
    (event,) = empty.json("events")
    assert (event["title"], event["starts_at"], event["zone"]) == (
        "Fair",
        "2026-08-01T09:00:00Z",
        "Europe/London",
    )
    assert (file["format"], file["records"], file["new"], file["decisions"]) == ("ics", 1, 1, [])
    assert file["events"] == [
        {"line": 2, "decision": "new", "event": event["id"], "why": "no event like this in your book"}
    ]
    assert file["problems"][0]["reason"].startswith("Bo Ek <bo@e.se> is invited to “Fair” and not among")
    assert empty.json("contacts") == []
    again = empty.json("import", path)
    assert (again["step"], again["files"][0]["events"][0]["why"]) == (None, "same start and title")
    assert empty.lines("import", path)[-1] == "Nothing was changed: what was read is in your book already."
    assert [one["text"] for one in empty.json("history")] == ["Imported 1 event from plans.ics"]


def test_events_go_into_a_calendar_and_come_back_unchanged(netcrm, tmp_path, capsys):
    path = tmp_path / "events.ics"
    told = netcrm.json("export", "events", "--format", "ics", "--out", path)
    events = netcrm.json("events")
    assert (told["what"], told["format"], told["bytes"]) == ("events", "ics", path.stat().st_size)
    assert path.read_bytes().count(b"BEGIN:VEVENT\r\n") == len(events)
    before = exported(netcrm, tmp_path)
    again = netcrm.json("import", path)
    assert (again["step"], again["files"][0]["unchanged"]) == (None, len(events))
    assert exported(netcrm, tmp_path) == before
    second = type(netcrm)(tmp_path / "second", capsys)
    assert second.json("import", path)["files"][0]["new"] == len(events)
    shown = ("title", "starts_at", "ends_at", "zone", "place", "goal", "notes", "status")
    assert [[one[name] for name in shown] for one in second.json("events")] == [
        [one[name] for name in shown] for one in events
    ]


def test_a_workbook_is_read_like_a_table(empty, tmp_path):
    book = Workbook()
    for row in (
        ["Members"],
        [],
        ["Name", "Email", "Phone"],
        ["Anna Andersson", "anna@example.com", 46701234567],
    ):
        book.active.append(row)
    book.save(tmp_path / "members.xlsx")
    (file,) = empty.json("import", tmp_path / "members.xlsx")["files"]
    assert (file["format"], file["header_line"], file["new"], file["delimiter"]) == ("xlsx", 3, 1, None)
    assert [row["name"] for row in empty.json("contacts")] == ["Anna Andersson"]


def test_an_old_workbook_says_how_to_save_it(empty, tmp_path):
    path = tmp_path / "members.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "Workbook".encode("utf-16-le"))
    assert "Save it as xlsx or csv" in empty("import", path).refusal
