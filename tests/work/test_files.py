"""Files come whole or not at all, and a profile's own are never written over."""

import errno
import os
import stat
import sys

import pytest

from netcrm.domain.refusal import Cancelled, Refused
from netcrm.work import files

needs_posix = pytest.mark.skipif(sys.platform == "win32", reason="no such permissions on Windows")


def test_a_file_is_written_as_it_is(tmp_path):
    path = tmp_path / "out.csv"
    assert files.write(path, "Zoë\r\n") == 6
    assert path.read_bytes() == "Zoë\r\n".encode()
    assert files.write(path, b"\x89PNG") == 4
    assert path.read_bytes() == b"\x89PNG"
    assert files.write(path, iter(["Zoë", "\r\n", ""])) == 6
    assert path.read_bytes() == "Zoë\r\n".encode()
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def test_pieces_that_stop_leave_the_older_file(tmp_path):
    def some():
        yield "half"
        raise Cancelled

    path = tmp_path / "out.csv"
    path.write_text("older")
    with pytest.raises(Cancelled):
        files.write(path, some())
    assert path.read_text() == "older"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


@needs_posix
def test_only_this_account_reads_it(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("older")
    path.chmod(0o644)
    files.write(path, "newer")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failure_leaves_the_older_file(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("older")
    with pytest.raises(Refused, match=r"steps\.conflict"):
        _give_up_half_way(path)
    assert path.read_text() == "older"
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]


def _give_up_half_way(path):
    with files.replaced(path) as part:
        part.write_text("half")
        raise Refused("steps.conflict")


@pytest.mark.parametrize("name", ["", "missing/out.csv"])
def test_a_place_where_no_file_can_be_is_refused(tmp_path, name):
    with pytest.raises(Refused) as refused:
        files.write(tmp_path / name, "text")
    assert refused.value.code == "file.cannot_write"
    assert list(tmp_path.iterdir()) == []


@needs_posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_refused(tmp_path):
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(Refused, match=r"file\.cannot_write"):
        files.write(locked / "out.csv", "text")


@pytest.mark.parametrize(
    ("error", "code"),
    [(errno.ENOSPC, "ledger.full"), (errno.EACCES, "file.cannot_write"), (errno.EROFS, "file.cannot_write")],
)
def test_what_the_disk_would_not_do_is_named(tmp_path, monkeypatch, error, code):
    def fail(_handle):
        raise OSError(error, "no")

    path = tmp_path / "out.csv"
    path.write_text("older")
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refused) as refused:
        files.write(path, "text")
    assert refused.value.code == code
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


@needs_posix
def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target.csv", tmp_path / "link.csv"
    target.write_text("older")
    link.symlink_to(target)
    files.write(link, "newer")
    assert link.is_symlink()
    assert target.read_text() == "newer"


@needs_posix
def test_what_is_no_plain_file_is_left_alone(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(Refused) as refused:
        files.write(path, "text")
    assert refused.value.code == "file.cannot_write"
    assert stat.S_ISFIFO(path.stat().st_mode)


OWN = [
    *("netcrm.db", "netcrm.db-wal", "netcrm.lock", "NETCRM.DB"),
    *("screen.ini", "backups/2026.db", "backups/2026.json", "logs/netcrm.log"),
]


@pytest.fixture
def profile(tmp_path):
    for name in OWN:
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text("data")
    return tmp_path


@pytest.mark.parametrize("name", OWN)
def test_a_profiles_own_data_is_never_written_over(profile, name):
    with pytest.raises(Refused) as refused:
        files.write(profile / name, "text")
    assert refused.value.code == "file.is_data"
    assert (profile / name).read_text() == "data"


@needs_posix
def test_own_data_is_known_through_a_link(profile, tmp_path_factory):
    link = tmp_path_factory.mktemp("elsewhere") / "export.csv"
    link.symlink_to(profile / "netcrm.db")
    with pytest.raises(Refused, match=r"file\.is_data"):
        files.write(link, "text")
    assert (profile / "netcrm.db").read_text() == "data"


def test_nothing_is_laid_beside_the_ledger_that_it_would_read(profile):
    with pytest.raises(Refused, match=r"file\.is_data"):
        files.write(profile / "netcrm.db-journal", "text")
    assert not (profile / "netcrm.db-journal").exists()


@pytest.mark.parametrize("name", ["contacts.csv", "backups/contacts.csv", "netcrm-contacts.csv"])
def test_beside_own_data_a_new_file_may_stand(profile, name):
    assert files.write(profile / name, "text") == 4


@pytest.mark.parametrize("name", ["screen.ini", "logs/a.log", "backups/a.db"])
def test_names_like_these_are_only_own_data_in_a_profile(tmp_path, name):
    place = tmp_path / name
    place.parent.mkdir(exist_ok=True)
    place.write_text("older")
    assert files.write(place, "text") == 4


CARDS = (("Anna.vcf", "a\r\n"), ("Bo.vcf", "Zoë"))


def test_a_folder_is_written_with_all_its_files(tmp_path):
    made = files.write_folder(tmp_path / "cards", CARDS)
    assert (made.path, made.files, made.size) == (tmp_path / "cards", 2, 7)
    assert {one.name: one.read_bytes() for one in made.path.iterdir()} == {
        "Anna.vcf": b"a\r\n",
        "Bo.vcf": "Zoë".encode(),
    }
    assert list(tmp_path.iterdir()) == [made.path]


@needs_posix
def test_only_this_account_enters_the_folder(tmp_path):
    made = files.write_folder(tmp_path / "cards", CARDS)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o700
    assert {stat.S_IMODE(one.stat().st_mode) for one in made.path.iterdir()} == {0o600}


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "cards").mkdir()
    assert files.write_folder(tmp_path / "cards", CARDS).files == 2


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    place = tmp_path / "cards"
    place.mkdir()
    (place / "Anna.vcf").write_text("older")
    for there in (place, place / "Anna.vcf"):
        with pytest.raises(Refused) as refused:
            files.write_folder(there, CARDS)
        assert (refused.value.code, refused.value.figures) == ("folder.not_empty", {"path": str(there)})
    assert (place / "Anna.vcf").read_text() == "older"
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (Cancelled(), Cancelled),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (OSError(errno.ENOSPC, "full"), Refused),
        (OSError(errno.EIO, "broken"), Refused),
    ],
)
def test_a_folder_that_was_not_finished_is_not_there(tmp_path, error, wanted):
    def some():
        yield CARDS[0]
        raise error

    with pytest.raises(wanted):
        files.write_folder(tmp_path / "cards", some())
    assert list(tmp_path.iterdir()) == []


def test_two_files_of_one_name_are_no_folder(tmp_path):
    with pytest.raises(Refused, match=r"file\.cannot_write"):
        files.write_folder(tmp_path / "cards", [*CARDS, ("Anna.vcf", "other")])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_has_to_stand_somewhere(tmp_path):
    with pytest.raises(Refused, match=r"file\.cannot_write"):
        files.write_folder(tmp_path / "missing" / "cards", CARDS)


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    place = tmp_path / "cards.vcf"
    assert files.free_name(place) == place
    place.write_text("")
    (tmp_path / "cards (2).vcf").mkdir()
    assert files.free_name(place) == tmp_path / "cards (3).vcf"
