"""The one place that looks at the computer's clock."""

from zoneinfo import ZoneInfo

import pytest

from netcrm.work.clock import SystemClock


def test_now_is_aware_and_its_zone_has_a_name():
    clock = SystemClock()
    now = clock.now()
    assert now.utcoffset() is not None
    assert now.utcoffset() == now.astimezone(ZoneInfo(clock.zone)).utcoffset()


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Kolkata", "UTC"])
def test_the_zone_is_the_computers(monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    import tzlocal

    tzlocal.reload_localzone()
    assert SystemClock().zone == zone
    monkeypatch.undo()
    tzlocal.reload_localzone()
