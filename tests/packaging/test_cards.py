"""The sample cards: invented people at addresses that lead nowhere."""

import csv
import re

import pytest


@pytest.fixture(scope="module")
def cards(root):
    with (root / "resources" / "demo" / "cards.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_row_is_whole(cards):
    assert len(cards) == 13
    assert all(None not in card and None not in card.values() for card in cards)
    assert len({(card["First Name"], card["Last Name"]) for card in cards}) == len(cards)


def test_nobody_is_reached(cards):
    mails = [card["Email"] for card in cards if card["Email"]]
    assert mails
    assert all(mail.endswith((".example.com", ".example")) for mail in mails)
    numbers = [card["Mobile"] for card in cards if card["Mobile"]]
    # The ranges that the British regulator keeps for drama.
    assert all(re.match(r"\+44 (7700 900|20 7946 0)\d{3}$", number) for number in numbers)
