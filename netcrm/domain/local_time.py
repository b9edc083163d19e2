"""The names of time zones (IANA), as far as this computer knows them."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Names of files beside the zones and of copies that count leap seconds.
_NO_ZONES = ("posix", "right/", "localtime", "factory", "/", ".")


def zone(name: str) -> ZoneInfo | None:
    """Return the zone of a name; None where there is none."""
    if not name or len(name) > 100 or name.lower().startswith(_NO_ZONES):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_of(now: datetime) -> str:
    """Return the name of the zone that an aware moment is told in; UTC where it has none."""
    found = zone(getattr(now.tzinfo, "key", "UTC"))
    return found.key if found is not None else "UTC"
