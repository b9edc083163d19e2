"""A contact as a file tells it, before anybody decided what becomes of it (PRODUCT.md 6)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from netcrm.domain.contact import Channel, Contact, OtherField


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about one record that the owner should see; the record itself was read.

    Attributes:
        code: dotted name, for example ``phone.scientific``; worded in ``netcrm.words.imports``.
        figures: what the sentence needs; the column and its text, as a rule.
    """

    code: str
    figures: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A record or a part of a file that was not read.

    Attributes:
        line: 1-based line of the file where the record begins.
        reason_code: dotted name, for example ``row.unclosed_quote``; worded in ``netcrm.words.imports``.
        figures: what the sentence needs.
        raw: the record's text as it stood in the file.
    """

    line: int
    reason_code: str
    figures: Mapping[str, str | int] = field(default_factory=dict)
    raw: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """One record of a file as values; its ids are all 0.

    Attributes:
        contact: the single-valued fields; `source`, `sort_name` and `created_on` are left to the action.
        channels: emails, phones, addresses, websites, profiles, in this order.
        other_fields: every filled column that no field of ours holds.
        tags: in the file's order, without repeats.
        line: 1-based line of the file where the record begins.
        raw: the record's text as it stood in the file.
        warnings: what was kept but could not be understood.
    """

    contact: Contact
    channels: tuple[Channel, ...] = ()
    other_fields: tuple[OtherField, ...] = ()
    tags: tuple[str, ...] = ()
    line: int = 0
    raw: str = ""
    warnings: tuple[Remark, ...] = ()
