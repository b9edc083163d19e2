"""Where a channel leads when it is pressed; nowhere unless it could be read."""

from urllib.parse import quote

from netcrm.domain.contact import Channel, ChannelKind

_WEB = ("http://", "https://")


def target(channel: Channel) -> str:
    """The address to hand to the system: mailto, tel, http or https; empty for plain words.

    An address on the map is not one: nothing is looked up outside.
    """
    if not channel.normalised:
        return ""
    if channel.kind is ChannelKind.EMAIL:
        return f"mailto:{quote(channel.normalised, safe='@')}"
    if channel.kind is ChannelKind.PHONE:
        return f"tel:{channel.normalised}"
    if channel.kind in (ChannelKind.WEBSITE, ChannelKind.SOCIAL):
        written = channel.written.strip()
        return written if written.lower().startswith(_WEB) else f"https://{channel.normalised}"
    return ""
