"""Files for other programs lie in private folders and don't stay."""

import gc
import stat
import sys
import tempfile

import pytest

from netcrm.domain.refusal import Refused
from netcrm.work.outbox import Outbox


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_files_of_one_name_do_not_meet(temporary):
    outbox = Outbox()
    one, other = outbox.keep("Anna.vcf", "one"), outbox.keep("Anna.vcf", "other")
    assert (one.name, one.read_text(), other.read_text()) == ("Anna.vcf", "one", "other")
    outbox.forget(one)
    assert not one.parent.exists()
    assert other.exists()
    outbox.close()
    assert list(temporary.iterdir()) == []


def test_nothing_stays_when_the_outbox_goes(temporary):
    outbox = Outbox()
    outbox.keep("Anna.vcf", "one")
    del outbox
    gc.collect()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions on Windows")
def test_only_this_account_reads_them(temporary):
    outbox = Outbox()
    path = outbox.keep("Anna.vcf", "one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    outbox.close()


def test_a_folder_that_can_not_be_made_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    with pytest.raises(Refused) as refused:
        Outbox().keep("Anna.vcf", "one")
    assert refused.value.code == "file.cannot_write"
