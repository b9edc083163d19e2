"""Days and amounts in words (INTERFACE.md 10)."""

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "CHF": "CHF "}
_NO_MINOR = frozenset({"JPY", "KRW", "ISK", "CLP", "VND", "HUF"})


def minor_digits(currency: str) -> int:
    """Return how many digits the currency's minor unit has (ISO 4217; 2 where not known)."""
    return 0 if currency in _NO_MINOR else 2


def money(amount: int, currency: str) -> str:
    """Return an amount of minor units as people write it: ``£1,396`` or ``£12.50``."""
    digits = minor_digits(currency)
    whole, part = divmod(amount, 10**digits)
    tail = f".{part:0{digits}d}" if part else ""
    symbol = _SYMBOLS.get(currency, f"{currency} " if currency else "")
    return f"{symbol}{whole:,}{tail}"


def short_ago(day: date, today: date) -> str:
    """Return how long ago `day` was in the fewest signs: today, 3 d, 2 w, 5 mo, 2 y."""
    days = (today - day).days
    if days <= 0:
        return "today"
    if days < 14:
        return f"{days} d"
    if days < 63:
        return f"{days // 7} w"
    if days < 730:
        return f"{days // 30} mo"
    return f"{days // 365} y"
