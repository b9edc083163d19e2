"""The lock: every package pinned by hash, no word of where it comes from."""

import re
import tomllib

import pytest

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^ ;\\]+)(?P<marker> ;[^\\]*)?( \\)?$")


def normal(name: str) -> str:
    """Return a package name as the lock writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def lock(root):
    return (root / "packaging" / "requirements.lock").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pins(lock):
    lines = [line for line in lock.splitlines() if line and line[0] not in " #"]
    matches = [PIN.match(line) for line in lines]
    assert all(matches), [line for line, match in zip(lines, matches, strict=True) if not match]
    return {match["name"]: match["version"] for match in matches}


def test_every_pin_has_a_hash(lock, pins):
    assert pins
    for block in re.split(r"\n(?=[a-z0-9])", lock):
        if "==" in block.partition("\n")[0]:
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.partition("\n")[0]


def test_it_holds_no_address(lock):
    assert "://" not in lock
    assert not re.search(r"\b[\w-]+\.(org|com|net|io|dev)\b", lock)
    assert not re.search(r"index|find-links|trusted", lock)


def test_it_holds_all_that_the_project_asks_for(root, pins):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    asked += project["project"]["optional-dependencies"]["test"]
    asked += re.findall(r"^\w.*", (root / "packaging" / "build.in").read_text(encoding="utf-8"), re.M)
    names = {normal(re.match(r"[\w.-]+", line)[0]) for line in asked}
    assert names <= pins.keys()


def test_it_serves_windows_too(pins):
    assert "colorama" in pins
