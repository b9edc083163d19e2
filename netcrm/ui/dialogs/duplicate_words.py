"""What the sheet of duplicates says: pure functions of the two sides (PRODUCT.md 4.11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from netcrm.domain.cards import Person
from netcrm.domain.duplicate_pair import DuplicatePair
from netcrm.domain.duplicate_sides import OTHER, Difference, History, Sides, differences, same_fields
from netcrm.domain.duplicates import Certainty
from netcrm.ui.dialogs.import_records import common, who
from netcrm.ui.dialogs.import_values import Compared, said
from netcrm.ui.widgets.chip import ChipFace
from netcrm.words.columns import CARD
from netcrm.words.words import Words

_COUNTED: tuple[tuple[str, str, str], ...] = (
    ("favours", "1 favour", "{count} favours"),
    ("groups", "1 group", "{count} groups"),
    ("events", "1 event", "{count} events"),
    ("conversations", "1 conversation", "{count} conversations"),
    ("notes", "1 note", "{count} notes"),
    ("follow_ups", "1 follow-up", "{count} follow-ups"),
    ("asks", "1 ask", "{count} asks"),
    ("referrals", "1 referral", "{count} referrals"),
    ("requests", "1 request", "{count} requests"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """One line of the list.

    Attributes:
        certainty: None for two whom the owner chose and the search did not find.
        why: in words.
    """

    key: int
    a: int
    b: int
    names: tuple[str, str]
    certainty: Certainty | None
    why: str
    chip: ChipFace | None

    @property
    def spoken(self) -> str:
        """The line for screen readers: the names first, then how sure it is and why."""
        chip = self.chip.text if self.chip is not None else ""
        return ", ".join(part for part in (*self.names, chip, self.why) if part)


def pair_line(words: Words, key: int, pair: DuplicatePair) -> PairLine:
    """The line of a pair that was found."""
    certain = pair.certainty is Certainty.CERTAIN
    look = ("accent", "check") if certain else ("caution", "question")
    return PairLine(
        key=key,
        a=pair.a.id,
        b=pair.b.id,
        names=(_called(words, pair.a), _called(words, pair.b)),
        certainty=pair.certainty,
        why=common(words, pair.why),
        chip=ChipFace(words.name(pair.certainty), *look),
    )


def chosen_line(words: Words, key: int, sides: Sides) -> PairLine:
    """The line of two whom the owner chose."""
    a, b = sorted((sides.kept.card, sides.other.card), key=lambda card: card.contact.id)
    return PairLine(
        key=key,
        a=a.contact.id,
        b=b.contact.id,
        names=(who(a) or words.tr("No name"), who(b) or words.tr("No name")),
        certainty=None,
        why=words.tr("You chose these two"),
        chip=None,
    )


def both_names(words: Words, names: tuple[str, str]) -> str:
    """Both names in a line; one that both bear is said once."""
    if names[0] == names[1]:
        return words.tr("{name}, twice", name=names[0])
    return words.tr("{first} and {second}", first=names[0], second=names[1])


def found(words: Words, lines: Sequence[PairLine]) -> str:
    """How many pairs there are."""
    certain = sum(line.certainty is Certainty.CERTAIN for line in lines)
    told = words.tr("1 pair") if len(lines) == 1 else words.tr("{count} pairs", count=len(lines))
    if not lines:
        return ""
    if not certain:
        return words.tr("{pairs}. Merging can be undone.", pairs=told)
    return words.tr("{pairs}, {certain} certain. Merging can be undone.", pairs=told, certain=certain)


def rows(words: Words, sides: Sides, today: date) -> list[Compared]:
    """The fields that differ, those with a choice to make first."""
    return [_row(words, place, one, today) for place, one in enumerate(differences(sides))]


def head(words: Words, sides: Sides, today: date) -> tuple[str, str]:
    """What stands over the two sides."""
    kept, other = (side.card.contact.created_on for side in (sides.kept, sides.other))
    stays, joins = words.tr("This one stays"), words.tr("This one joins it")
    if kept is not None:
        stays = words.tr("Stays, added {day}", day=words.day(kept, today))
    if other is not None:
        joins = words.tr("Joins it, added {day}", day=words.day(other, today))
    return stays, joins


def sentence(words: Words, why: str, compared: Sequence[Compared]) -> str:
    """What stands under the names: why, and what there is to choose."""
    conflicts = sum(row.is_conflict for row in compared)
    if not compared:
        told = words.tr("Both cards say the same.")
    elif not conflicts:
        told = words.tr("There is nothing to choose: everything of both is kept.")
    elif conflicts == 1:
        told = words.tr("Choose what stands in 1 field; the other value is kept aside.")
    else:
        told = words.tr(
            "Choose what stands in {count} fields; the other values are kept aside.", count=conflicts
        )
    return words.tr("{why}. {told}", why=why, told=told) if why else told


def same(words: Words, sides: Sides) -> str:
    """The fields that are equal, in one line; empty for none."""
    labels = list(dict.fromkeys(_lowered(_label(words, one)) for one in same_fields(sides)))
    return words.tr("The same in both: {fields}.", fields=", ".join(labels)) if labels else ""


def moves(words: Words, sides: Sides) -> str:
    """What goes along with the one that is merged into the other."""
    parts = _parts(words, sides.other.history)
    told = []
    if sum(getattr(sides.other.history, name) for name, _, _ in _COUNTED) == 1:
        told.append(words.tr("{what} of the other comes along.", what=parts[0]))
    elif parts:
        told.append(words.tr("{what} of the other come along.", what=_listed(words, parts)))
    else:
        told.append(words.tr("Nothing else is recorded about the other."))
    if sides.between:
        told.append(
            words.tr("Nobody can be introduced to themselves: that request goes, its words stay as notes.")
        )
    return " ".join(told)


def _called(words: Words, person: Person) -> str:
    return person.name or person.second_line or words.tr("No name")


def _row(words: Words, place: int, one: Difference, today: date) -> Compared:
    return Compared(
        field=f"{OTHER}.{place}" if one.field == OTHER else one.field,
        label=_label(words, one),
        present="\n".join(said(words, one.field, value, today) for value in one.kept),
        incoming="\n".join(said(words, one.field, value, today) for value in one.other),
        is_conflict=one.is_conflict,
    )


def _label(words: Words, one: Difference) -> str:
    return one.label or words.tr(CARD.get(one.field, one.field))


def _lowered(label: str) -> str:
    """A label inside a sentence; abbreviations stay as they are."""
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _parts(words: Words, history: History) -> list[str]:
    counted = [(getattr(history, name), one, many) for name, one, many in _COUNTED]
    return [
        words.tr(one) if count == 1 else words.tr(many, count=count) for count, one, many in counted if count
    ]


def _listed(words: Words, parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return words.tr("{first} and {last}", first=", ".join(parts[:-1]), last=parts[-1])
