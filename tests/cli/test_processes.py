"""The commands as scripts meet them: processes, exit codes, streams."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def python(code):
    """Run `code` in a fresh interpreter and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


@pytest.fixture
def filled(process):
    """The process on a profile with the sample network."""
    assert process("demo").code == 0
    return process


def test_a_whole_run(filled, tmp_path):
    requests = json.loads(filled("introductions", "--json").out)
    row = next(one for one in requests if one["flagged"] and one["decision"] is None)
    weighed = filled("guard", str(row["requester"]), str(row["target_contact"]), "--json")
    assert (weighed.code, weighed.err) == (0, "")
    assert json.loads(weighed.out)["verdict"] == "coattails"
    sheet = tmp_path / "sheet.pdf"
    done = filled("briefing", "next", "--pdf", sheet)
    assert (done.code, done.err) == (0, "")
    assert sheet.read_bytes().startswith(b"%PDF-")


def test_exit_codes(process):
    assert process("contacts").code == 0
    assert process("guard", "Nobody").refusal == "There is no contact “Nobody”."
    wrong = process("fly")
    assert (wrong.code, wrong.out) == (2, "")


def test_json_is_utf_8_whatever_the_terminal_is(filled, tmp_path):
    filled("import", _card(tmp_path, "Łukasz,Żółkiewski,l@example.com"))
    command = [sys.executable, "-m", "netcrm", "--profile", tmp_path / "profile", "contacts"]
    bare = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    document, lines = (
        subprocess.run([*command, *more], cwd=ROOT, capture_output=True, env=bare, check=True).stdout
        for more in (["--search", "l@example.com", "--json"], [])
    )
    assert json.loads(document.decode("utf-8"))[0]["family"] == "Żółkiewski"
    assert b"?ukasz" in lines


def _card(folder, row):
    path = folder / "card.csv"
    path.write_text(f"First Name,Last Name,Email\n{row}\n", encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes on Windows")
def test_a_reader_that_leaves_early_is_no_crash(filled, tmp_path):
    command = [sys.executable, "-m", "netcrm", "--profile", tmp_path / "profile", "events", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        told = running.stderr.read()
    assert told == b""
    assert running.returncode in (0, 1)


def test_help_loads_no_database():
    code = (
        "import sys\nfrom netcrm.__main__ import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('peewee', 'apsw', 'PySide6', 'chardet') if name in sys.modules])"
    )
    assert python(code).splitlines()[-1] == "[]"


def test_commands_load_no_qt(tmp_path):
    code = (
        "import sys\nfrom netcrm.__main__ import main\n"
        f"code = main(['--profile', {str(tmp_path / 'profile')!r}, 'contacts'])\n"
        "heavy = ('PySide6', 'phonenumbers', 'chardet', 'nameparser', 'openpyxl', 'netcrm.paper.printing')\n"
        "print(code, [name for name in heavy if name in sys.modules])"
    )
    assert python(code).splitlines()[-1] == "0 []"


def test_what_nobody_foresaw_is_one_line_and_a_report_without_names(tmp_path):
    profile = tmp_path / "profile"
    code = (
        "import sys\nfrom netcrm.__main__ import main\nfrom netcrm.cli import lists\n"
        "from netcrm.cli.commands import COMMANDS\n"
        "def break_(*_given):\n    raise TypeError('Ann Abel')\n"
        "COMMANDS['contacts'] = break_\n"
        f"sys.exit(main(['--profile', {str(profile)!r}, 'contacts']))"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Something in netcrm broke.")
    assert done.stderr.count("\n") == 1
    report = (profile / "logs" / "netcrm.log").read_text(encoding="utf-8")
    assert "TypeError" in report
    assert "break_" in report
    assert "Ann Abel" not in report + done.stderr


def test_a_command_that_is_carried_out_leaves_no_log(process, tmp_path):
    assert process("contacts").code == 0
    assert not (tmp_path / "profile" / "logs").exists()
