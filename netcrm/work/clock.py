"""The one place that looks at the computer's clock."""

from datetime import datetime

import tzlocal


class SystemClock:
    """Today and now where the owner is."""

    def now(self) -> datetime:
        """Return the aware moment on the owner's clock; its zone has an IANA name."""
        return datetime.now(tzlocal.get_localzone())

    @property
    def zone(self) -> str:
        """The IANA name of the owner's time zone; UTC where the system tells none."""
        return str(tzlocal.get_localzone_name() or "UTC")
