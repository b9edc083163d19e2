"""The log of what nobody foresaw."""

import logging
import sys
import threading

import pytest

from netcrm import crash


@pytest.fixture(autouse=True)
def hooks(monkeypatch):
    """The hooks of this process, put back afterwards."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    yield
    log = logging.getLogger("netcrm")
    for handler in log.handlers[:]:
        log.removeHandler(handler)
        handler.close()


def broken():
    error = ValueError("Ann Abel")
    sys.excepthook(ValueError, error, None)


def test_every_file_of_the_log_is_for_this_account_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(crash, "_LARGEST", 100)
    told = []
    crash.watch(tmp_path / "logs", told.append)
    assert not (tmp_path / "logs").exists()
    for _ in range(10):
        broken()
    assert told == [True] * 10
    made = list((tmp_path / "logs").iterdir())
    assert len(made) == 1 + crash._OLDER
    assert not any(path.stat().st_mode & 0o077 for path in made)
    assert not any("Ann" in path.read_text(encoding="utf-8") for path in made)


def test_a_log_that_can_not_be_written_is_no_second_error(tmp_path, capsys):
    (tmp_path / "logs").write_text("in the way", encoding="utf-8")
    told = []
    crash.watch(tmp_path / "logs", told.append)
    broken()
    assert told == [False]
    assert capsys.readouterr().err == ""
