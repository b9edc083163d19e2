"""Back at a backup: the window says where the damaged file is (RELIABILITY.md 1.6)."""

from datetime import UTC, datetime
from pathlib import Path

from netcrm.domain.backup import DAMAGED, Backup
from netcrm.ui.widgets.elide import PlainLabel


def test_the_window_says_where_the_damaged_file_is(office):
    kept = Backup(
        path=Path("profile") / "netcrm-damaged.db",
        made_at=datetime(2026, 3, 10, 9, 20, tzinfo=UTC),
        reason=DAMAGED,
        schema=0,
        size=1,
        sha256="",
        counts={},
    )
    office.say_rescued(kept)
    told = [label.text() for label in office.window.notices.findChildren(PlainLabel)]
    assert any("You are back at your backup." in text for text in told)
    assert any(str(kept.path) in text for text in told)
