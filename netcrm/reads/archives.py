"""Everything in one JSON document (PRODUCT.md 6)."""

from datetime import datetime

from netcrm.exchange import archive
from netcrm.store import everything


def document(now: datetime) -> str:
    """Return the whole ledger as an archive; reading it back gives the same."""
    return archive.write(everything.read(), now)
