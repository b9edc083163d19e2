from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.retention import is_due, kept


def test_two_years_of_daily_backups():
    """All of 48 hours, 14 days, 8 weeks, 12 months; what was let go is not needed later."""
    begin = datetime(2024, 1, 1, 18, 0, tzinfo=UTC)
    present = set()
    for day in range(730):
        now = begin + timedelta(days=day)
        present = kept(present | {now, now - timedelta(hours=3)}, now)
    days = sorted({moment.date() for moment in present}, reverse=True)
    assert len(present) <= 5 + 14 + 8 + 12
    assert all((now.date() - timedelta(days=n)) in days for n in range(14))
    assert {(day.year, day.month) for day in days} >= {(2025, month) for month in range(2, 13)}
    assert (days[0] - days[-1]).days > 300


@given(
    st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2026, 3, 11), timezones=st.just(UTC)), max_size=60)  # noqa: DTZ001
)
def test_what_stays(moments):
    now = datetime(2026, 3, 11, tzinfo=UTC)
    stay = kept(moments, now)
    assert stay <= set(moments)
    assert {moment for moment in moments if now - moment <= timedelta(hours=48)} <= stay
    assert not moments or max(moments) in stay
    assert kept(stay, now) == stay
    assert len([moment for moment in stay if now - moment > timedelta(hours=48)]) <= 14 + 8 + 12


def test_when_a_backup_is_due():
    now = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)
    half = timedelta(minutes=30)
    assert not is_due(None, None, now)
    assert is_due(None, now, now)
    assert not is_due(now, now - half, now + half)
    assert not is_due(now, now + timedelta(minutes=1), now + timedelta(minutes=29))
    assert is_due(now, now + timedelta(minutes=1), now + half)
