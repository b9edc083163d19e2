import pytest

from netcrm import resources


def test_shipped_files_are_found():
    assert resources.path("headers").is_dir()
    assert '"First Name"' in resources.read_text("headers", "en.json")


def test_a_missing_file_is_missed():
    with pytest.raises(FileNotFoundError):
        resources.read_text("headers", "klingon.json")
