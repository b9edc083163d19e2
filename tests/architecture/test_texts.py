"""No file of the project names a package registry or a path of some machine."""

import re

import pytest

# Put together here, so that this file does not name them itself.
HOSTS = (
    *("py" + "pi.org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "crates" + ".io"),
    *("ana" + "conda.org", "proxy.go" + "lang.org", "deb." + "debian.org", "archive." + "ubuntu.com"),
)
# Anywhere; and in what is shipped or drives the project, also the home folders of people.
MACHINE = re.compile(r"(?<![\w.~)\]}*-])/(?:root|work|opt)/\w|\.\./(?:shared|contract)\b")
HOMES = re.compile(r"(?<![\w.])/(?:home|Users)/\w|\b[A-Z]:\\Users\\\w")
SHIPPED = ("netcrm/", "packaging/", "resources/", ".ci/")


def hosts(text: str) -> list[str]:
    """Return the registries that `text` names."""
    return [host for host in HOSTS if host in text.casefold()]


def machine_paths(name: str, text: str) -> list[str]:
    """Return the paths in `text` that hold on one machine only; tests may invent home folders."""
    found = MACHINE.findall(text)
    return found + HOMES.findall(text) if name.startswith(SHIPPED) else found


def test_no_registry_is_named(texts):
    assert not {name: hosts(text) for name, text in texts.items() if hosts(text)}


def test_no_machine_path_is_named(texts):
    found = {name: machine_paths(name, text) for name, text in texts.items()}
    assert not {name: paths for name, paths in found.items() if paths}


@pytest.mark.parametrize("text", [f"https://files.{HOSTS[1]}/x", f"see {HOSTS[0].upper()}"])
def test_a_registry_is_caught(text):
    assert hosts(text)


@pytest.mark.parametrize(
    "text",
    ["see " + "/wo" + "rk/main", "'" + "/ro" + "ot/x'", ".." + "/shared/design", "/ho" + "me/anna/netcrm"],
)
def test_a_machine_path_is_caught(text):
    assert machine_paths("netcrm/paths.py", text)


def test_our_own_folders_are_no_machine_paths():
    assert not machine_paths("README.md", "netcrm/work/desk.py, ui/cli/paper/work/x and ~/work/notes")
