"""System libraries, the caller behind sudo, and what is remembered of an installation."""

import sys
from pathlib import Path

import pytest

LISTING = (
    "installed\tlibgl1\t\n"
    "installed\tlibcups2t64\tlibcups2 (= 2.4.10-1)\n"
    "installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80), libglib2.0-0-virtual\n"
    "config-files\tlibegl1\t\n"
    "not-installed\tlibdbus-1-3\t\n"
)


def test_a_removed_package_is_missing_and_a_provided_one_is_there(driver):
    libraries = driver("system_libraries")
    present = libraries.installed(LISTING)
    wanted = ("libgl1", "libcups2", "libglib2.0-0", "libegl1", "libdbus-1-3", "fonts-inter")
    assert libraries.missing(wanted, present) == ["libegl1", "libdbus-1-3", "fonts-inter"]


def test_nothing_is_missing_from_a_complete_listing(driver):
    libraries = driver("system_libraries")
    listing = "".join(f"installed\t{name}\t\n" for name in libraries.needed())
    assert not libraries.missing(libraries.needed(), libraries.installed(listing))


def test_the_line_to_type_names_every_package(driver):
    assert driver("system_libraries").install_line(["a", "b"]).endswith(" a b")


def test_the_package_that_makes_environments_is_needed_only_where_it_lacks(driver, monkeypatch):
    libraries = driver("system_libraries")
    monkeypatch.setattr(libraries.importlib.util, "find_spec", lambda _name: None)
    assert f"python3.{sys.version_info.minor}-venv" in libraries.needed()
    monkeypatch.setattr(libraries.importlib.util, "find_spec", lambda _name: object())
    assert not [name for name in libraries.needed() if name.endswith("-venv")]


@pytest.mark.parametrize(
    ("user", "sudo", "terminal", "way"),
    [
        (0, None, False, []),
        (1000, "sudo", True, ["sudo"]),
        (1000, "sudo", False, ["sudo", "-n"]),
        (1000, None, True, None),
    ],
)
def test_who_may_install(driver, user, sudo, terminal, way):
    assert driver("system_libraries").administrator(user, sudo, terminal=terminal) == way


@pytest.fixture
def apt(driver, monkeypatch):
    """The libraries module over a system that lacks libgl1 and fonts-inter; collects what apt is asked."""
    libraries = driver("system_libraries")
    listing = "".join(f"installed\t{name}\t\n" for name in libraries.needed() if name != "libgl1")
    asked = []
    monkeypatch.setattr(libraries, "_listing", lambda: listing)
    monkeypatch.setattr(libraries.shutil, "which", lambda name: f"bin/{name}")
    monkeypatch.setattr(libraries, "_apt", lambda _right, arguments: bool(asked.append(arguments)) or True)
    libraries.asked = asked
    return libraries


def test_what_lacks_is_installed_after_one_update(apt, monkeypatch):
    monkeypatch.setattr(apt, "administrator", lambda *_who, **_how: [])
    apt.install_missing()
    assert apt.asked == [["update"], ["install", "libgl1", "fonts-inter", "libwayland-cursor0"]]


def test_without_the_right_the_line_is_printed(apt, monkeypatch, capsys):
    monkeypatch.setattr(apt, "administrator", lambda *_who, **_how: None)
    apt.install_missing()
    assert not apt.asked
    assert apt.install_line(["libgl1"]) in capsys.readouterr().out


def test_where_a_font_is_unknown_the_needed_ones_come_alone(apt, monkeypatch):
    monkeypatch.setattr(apt, "administrator", lambda *_who, **_how: [])
    monkeypatch.setattr(
        apt, "_apt", lambda _right, names: bool(apt.asked.append(names)) or "fonts-inter" not in names
    )
    apt.install_missing()
    assert apt.asked[-1] == ["install", "libgl1"]


def test_a_complete_system_is_left_alone(apt, monkeypatch):
    listing = "".join(f"installed\t{name}\t\n" for name in apt.needed())
    monkeypatch.setattr(apt, "_listing", lambda: listing)
    apt.install_missing()
    assert not apt.asked


@pytest.mark.parametrize(
    ("user", "variables", "ids"),
    [
        (0, {"SUDO_UID": "1000", "SUDO_GID": "1001"}, (1000, 1001)),
        (0, {}, None),
        (0, {"SUDO_UID": "0", "SUDO_GID": "0"}, None),
        (0, {"SUDO_UID": "anna", "SUDO_GID": "1"}, None),
        (1000, {"SUDO_UID": "1000", "SUDO_GID": "1000"}, None),
    ],
)
def test_who_called_sudo(driver, user, variables, ids):
    assert driver("caller").behind_sudo(user, variables) == ids


def test_another_lock_project_or_folder_is_another_installation(driver):
    stamp = driver("environment").stamp
    seen = {
        stamp(Path("a"), b"lock", b"project"),
        stamp(Path("b"), b"lock", b"project"),
        stamp(Path("a"), b"lock2", b"project"),
        stamp(Path("a"), b"lock", b"project2"),
        stamp(Path("a"), b"lockp", b"roject"),
    }
    assert len(seen) == 5
    assert stamp(Path("a"), b"lock", b"project") in seen


def test_the_first_undecided_flagged_request_is_weighed(driver):
    pick = driver("without_window").request_to_weigh
    plain = {"requester": 1, "target_contact": 2, "flagged": False, "decision": None}
    decided = {"requester": 3, "target_contact": 4, "flagged": True, "decision": "decline"}
    nobody_named = {"requester": 5, "target_contact": None, "flagged": True, "decision": None}
    meant = {"requester": 7, "target_contact": 8, "flagged": True, "decision": None}
    assert pick([plain, decided, nobody_named, meant]) == ["7", "8"]
    with pytest.raises(SystemExit):
        pick([plain, decided, nobody_named])
