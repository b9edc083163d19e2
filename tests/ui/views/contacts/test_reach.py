from datetime import date

import pytest
from PySide6.QtGui import QDesktopServices

from netcrm.domain.contact import Channel, ChannelKind
from netcrm.ui.views.contacts.reach import target
from netcrm.ui.widgets.link_line import open_target

TODAY = date(2026, 11, 17)


@pytest.mark.parametrize(
    ("kind", "written", "normalised", "address"),
    [
        (ChannelKind.EMAIL, "a?b@x.example", "a?b@x.example", "mailto:a%3Fb@x.example"),
        (ChannelKind.PHONE, "0113 496 0142", "+441134960142", "tel:+441134960142"),
        (ChannelKind.WEBSITE, "www.x.example", "x.example", "https://x.example"),
        (ChannelKind.WEBSITE, "http://x.example", "x.example", "http://x.example"),
        (ChannelKind.SOCIAL, "javascript:alert(1)", "", ""),
        (ChannelKind.ADDRESS, "1 High Street", "1 high street", ""),
    ],
)
def test_channels_lead_where_they_say(kind, written, normalised, address):
    assert target(Channel(kind=kind, written=written, normalised=normalised)) == address


def test_only_four_schemes_are_ever_opened(monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    for wrong in ("file:///etc/passwd", "javascript:alert(1)", "smb://host/x", "x.example", "", "data:,x"):
        assert not open_target(wrong)
    for right in ("mailto:a@x.example", "tel:+441134960142", "https://x.example", "http://x.example"):
        assert open_target(right)
    assert len(opened) == 4
