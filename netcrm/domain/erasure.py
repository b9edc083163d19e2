"""People who were erased for good: what is remembered of them, and who is one of them again.

Nothing that could be read stays: of each person salted hashes of their identity, so that a later import or
an older backup doesn't bring them back unasked (RELIABILITY.md 2.7). Who is the erased person is decided as
strictly as who is a certain duplicate (PRODUCT.md 4.11):

- the same name (folded given and family, suffix not different) with an equal personal email or mobile number;
- the same personal profile;
- where there is no email, number or profile at all, the very same record: the same name in the same company,
  or the same name and nothing to tell them apart.

An equal email under another name is not certain there and is not here: families and offices share those.
Where a record has no name, its personal email or mobile number is all that it is, and decides. Who had
nothing of their own to be told by, only a switchboard or a role address, is told by that: with their name, or
without name and company by it alone. Else the same file would bring them back. A record that carries a number
of this ledger (in an archive or a backup) is the same person under that number and name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path

from netcrm.domain.channels import is_mobile, is_role_address
from netcrm.domain.duplicates import Person
from netcrm.domain.refusal import Refused

_ANY = "*"
_BYTES = 16


@dataclass(frozen=True, slots=True)
class ErasedKey:
    """One remembered hash.

    Attributes:
        salt: random, hexadecimal; a profile has one, unless another profile's backup was restored into it.
        hash: hexadecimal, of one identity key under this salt.
        erased_on: the owner's day on which the person was erased.
    """

    salt: str
    hash: str
    erased_on: date


def hashed(key: str, salt: str) -> str:
    """Return the hash of an identity key, hexadecimal."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=_BYTES, key=salt.encode()).hexdigest()


def kept_keys(one: Person) -> frozenset[str]:
    """Return the identity keys that are remembered of a person who is erased."""
    personal = [value for value in (*one.emails, *one.phones) if _is_own(value)]
    if not (personal or one.profiles) and (one.name or not one.company):
        personal = [*one.emails, *one.phones]
    found = {f"profile\0{profile}" for profile in one.profiles}
    # A later record may tell the address and no name; a switchboard without a name is anybody.
    found |= {f"alone\0{value}" for value in personal if not one.name or _is_own(value)}
    if one.name:
        # Suffixes differ only where both have one.
        suffixes = (one.suffix, "") if one.suffix else ("", _ANY)
        found |= {_named(one, suffix, value) for suffix in suffixes for value in personal}
    elif one.company:
        found |= {f"company\0{one.company}\0{value}" for value in (*one.emails, *one.phones)}
    if one.company or (one.name and not (one.emails or one.phones or one.profiles)):
        found.add(_record(one))
    if one.identifier > 0 and (one.name or one.company):
        found.add(_numbered(one))
    return frozenset(found)


def _is_own(value: str) -> bool:
    """Tell whether an email or number is one person's."""
    return not is_role_address(value) if "@" in value else is_mobile(value)


def asked_keys(one: Person) -> Iterator[str]:
    """Yield the keys under which a record would be found if it is an erased person."""
    if one.identifier > 0:
        yield _numbered(one)
    for profile in one.profiles:
        yield f"profile\0{profile}"
    values = (*one.emails, *one.phones)
    for value in values:
        if one.name:
            yield _named(one, one.suffix, value)
            if one.suffix:
                yield _named(one, _ANY, value)
        else:
            yield f"alone\0{value}"
            if one.company:
                yield f"company\0{one.company}\0{value}"
    if not (values or one.profiles) and (one.name or one.company):
        yield _record(one)


def _named(one: Person, suffix: str, value: str) -> str:
    return f"person\0{one.given}\0{one.family}\0{suffix}\0{value}"


def _record(one: Person) -> str:
    return f"record\0{one.name}\0{one.company}"


def _numbered(one: Person) -> str:
    return f"number\0{one.identifier}\0{one.name or one.company}"


class ErasedPeople:
    """Everybody who was erased, to be asked about records.

    Args:
        keys: what is remembered.
    """

    def __init__(self, keys: Iterable[ErasedKey] = ()) -> None:
        self._days: dict[str, dict[str, date]] = {}
        for one in keys:
            days = self._days.setdefault(one.salt, {})
            days[one.hash] = max(one.erased_on, days.get(one.hash, one.erased_on))

    def __bool__(self) -> bool:
        return bool(self._days)

    def day_of(self, one: Person) -> date | None:
        """Return the last day on which this person was erased; None for nobody who was."""
        keys = tuple(asked_keys(one)) if self._days else ()
        found = (days.get(hashed(key, salt)) for salt, days in self._days.items() for key in keys)
        return max((day for day in found if day is not None), default=None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A text of somebody else's row that names a person.

    Attributes:
        table: of the row, as evidence names it.
        id: of the row.
        field: the column that holds the text.
        whose: what the row is of, for showing: a contact's name, an event's title; empty for none.
    """

    table: str
    id: int
    field: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class HeldCopy:
    """A file of the profile that still holds a person: a backup, or a damaged ledger that was kept aside.

    Attributes:
        reason: of a backup, as it was made; ``damaged`` for a ledger kept aside.
        made_on: the day it was made, on the owner's clock.
        time: hours and minutes of it, on the owner's clock.
    """

    path: Path
    reason: str
    made_on: date
    time: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureReport:
    """What erasing a person takes away, and what it can't reach.

    Attributes:
        contact: id of the contact.
        name: as it was shown; kept nowhere.
        gone: table to the number of rows that go.
        cleared: table to the number of rows of others that stay and lose this person: shared interactions,
            and referrals to somebody else in which this person was the prospect.
        mentions: texts of others that name the person or hold an email or number of theirs.
        copies: the backups that still hold the person, the newest first.
        steps: how many steps of the history end; nothing before can be undone then.
    """

    contact: int
    name: str
    gone: Mapping[str, int]
    cleared: Mapping[str, int] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()
    copies: tuple[HeldCopy, ...] = ()
    steps: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """An erasure that was carried out.

    Attributes:
        report: what went.
        is_swept: the traces have left the file. Else another window or program was reading it: they leave it
            when the profile is next opened alone.
        deleted: the copies that were deleted because the owner asked for it.
        trouble: why the file was not swept, or no backup deleted: the disk is full, and the like. The rows
            are gone all the same.
    """

    report: ErasureReport
    is_swept: bool
    deleted: tuple[Path, ...] = ()
    trouble: Refused | None = None
