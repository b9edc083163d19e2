from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from netcrm.domain.local_time import zone, zone_of


def test_a_zone_is_found_by_its_name():
    assert zone("Europe/Berlin") == ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "name",
    ["", "Europe", "Nowhere/Land", "../zone", "/etc/passwd", "localtime", "right/UTC", "x\0", "é" * 200],
)
def test_what_is_no_zone_is_none(name):
    assert zone(name) is None


def test_the_zone_of_a_moment():
    now = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
    assert zone_of(now.astimezone(ZoneInfo("Asia/Tokyo"))) == "Asia/Tokyo"
    assert zone_of(now) == zone_of(now.astimezone(timezone(timedelta(hours=5)))) == "UTC"
