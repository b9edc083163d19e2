"""Invented rows, the same in every run."""

import random

_GIVEN = ("Amara", "Benedikt", "Chiara", "Declan", "Edith", "Farid", "Greta", "Hamish", "Ines", "Jürgen")
_FAMILY = ("Okafor", "Søndergaard", "De Luca", "O'Rourke", "Marlowe", "Haddad", "Lindqvist", "Baird", "Weiß")
_TRADES = ("accountant", "joiner", "printer", "solicitor", "surveyor", "caterer", "architect", "florist")
_PLACES = ("Bristol", "Bath", "Wells", "Clevedon", "Portishead", "Gloucester")
HEADER = ("First Name", "Last Name", "Company", "Profession", "Email", "Phone", "City")

Row = tuple[str, str, str, str, str, str, str]


def rows(count: int) -> list[Row]:
    """Return `count` people, told apart by their email and phone."""
    chance = random.Random(20_260_311)
    return [_row(chance, number) for number in range(count)]


def _row(chance: random.Random, number: int) -> Row:
    given, family = chance.choice(_GIVEN), f"{chance.choice(_FAMILY)} {number % 977}"
    trade = chance.choice(_TRADES)
    return (
        given,
        family,
        f"{family} {trade.title()}s",
        trade,
        f"person{number}@example.com",
        f"+4477{number:08d}",
        chance.choice(_PLACES),
    )
