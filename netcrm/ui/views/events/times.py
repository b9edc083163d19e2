"""Times of day as people write them."""

import re
from datetime import time

_WRITTEN = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:h|uhr)?\s*([ap])?\.?\s*(?:m\.?)?", re.IGNORECASE)
_NOON = 12


def read_time(text: str) -> time | None:
    """Return the time that `text` says ("6:45", "06.45", "645", "6 pm", "18h30"); None where it says none."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    half = (found[3] or "").lower()
    if half:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    if hour > 23 or minute > 59:
        return None
    return time(hour, minute)
