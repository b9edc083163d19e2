"""The sample network for a new profile (PRODUCT.md 8, demo)."""

from datetime import datetime

from netcrm.actions import archives
from netcrm.exchange.sample import sample


def fill(zone: str, *, now: datetime) -> None:
    """Fill a new profile with the sample network, its dates laid around today, as one step.

    Args:
        zone: IANA name of the zone in which the events happen.
        now: aware moment on the owner's clock.

    Raises:
        Refused: ``profile.not_new``.
    """
    archives.fill(sample(now.date(), zone, now), now=now)
