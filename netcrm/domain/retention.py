"""Which backups stay, and when the next is due (RELIABILITY.md 1.5): pure functions of moments."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay: all of 48 hours, and the newest of each of 14 days, 8 weeks, 12 months.

    Days, weeks and months are those of the clock of `now`'s time zone; those without a backup don't count.
    Backups from the future stay.
    """
    newest_first = sorted(set(moments), reverse=True)
    stay = {moment for moment in newest_first if now - moment <= timedelta(hours=48)}
    spans: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
        (14, lambda day: (day.year, day.month, day.day)),
        (8, lambda day: (day.isocalendar().year, day.isocalendar().week)),
        (12, lambda day: (day.year, day.month)),
    )
    for limit, span in spans:
        first: dict[tuple[int, ...], datetime] = {}
        for moment in newest_first:
            first.setdefault(span(moment.astimezone(now.tzinfo)), moment)
        stay.update(list(first.values())[:limit])
    return stay


def is_due(last: datetime | None, changed: datetime | None, now: datetime) -> bool:
    """Tell whether it is time: something changed since the last backup, and that is 30 minutes old.

    Args:
        last: moment of the last backup, None without one.
        changed: moment of the last step, None without one.
        now: aware moment.
    """
    if changed is None:
        return False
    return last is None or (changed > last and now - last >= timedelta(minutes=30))
