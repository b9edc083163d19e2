"""What the program does with what follows its name."""

from pathlib import Path

import pytest

from netcrm import __main__, app
from netcrm.paths import Profile


@pytest.fixture
def opened(monkeypatch):
    profiles = []
    monkeypatch.setattr(app, "run_window", lambda profile: profiles.append(profile) or 0)
    return profiles


@pytest.mark.parametrize("asked", [["--profile", "here"], ["--profile=here"]])
def test_a_profile_alone_opens_the_window(opened, asked):
    assert __main__.main(asked) == 0
    assert opened == [Profile(Path("here"))]


def test_nothing_asked_opens_the_owners_own_profile(opened):
    assert __main__.main([]) == 0
    assert opened == [Profile.of_owner()]


@pytest.mark.parametrize("asked", [["--profile", " "], ["--profile"], ["--json"]])
def test_what_names_no_profile_is_wrong_usage(opened, asked, capsys):
    with pytest.raises(SystemExit) as left:
        __main__.main(asked)
    assert left.value.code == 2
    assert opened == []
    assert "usage:" in capsys.readouterr().err
