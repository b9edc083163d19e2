"""Everything about one person by the command line."""

import json
import stat
import sys

import pytest


@pytest.fixture
def out(tmp_path):
    return tmp_path / "person"


def test_as_json_it_is_one_persons_and_private(netcrm, out, schema_of):
    told = netcrm.json("export", "person", "--contact", "Ingrid Solberg", "--format", "json", "--out", out)
    document = json.loads(out.read_text(encoding="utf-8"))
    assert (document["format"], document["contact"]["given"]) == ("netcrm-person", "Ingrid")
    assert told["bytes"] == out.stat().st_size
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_as_pdf_it_has_pages(netcrm, out, paper):
    whom = ("--contact", "1", "--format", "pdf", "--paper", paper)
    told = netcrm.json("export", "person", *whom, "--out", out)
    assert out.read_bytes().startswith(b"%PDF-")
    assert told["pages"] > 1
    if sys.platform != "win32":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_who_is_unknown_is_refused_and_no_file_is_left(netcrm, out):
    done = netcrm("export", "person", "--contact", "Nobody Atall", "--format", "pdf", "--out", out)
    assert "There is no contact" in done.refusal
    assert not out.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ("person", "--format", "json"),
        ("person", "--format", "json", "--contact", "1", "--contact", "2"),
        ("person", "--format", "csv", "--contact", "1"),
        ("contacts", "--format", "csv", "--paper", "a4"),
    ],
)
def test_wrong_usage_is_told(netcrm, out, wrong):
    done = netcrm("export", *wrong, "--out", out)
    assert (done.code, done.out) == (2, "")
