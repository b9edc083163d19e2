"""The fields of a contact's form: eight first, the rest folded away (PRODUCT.md 5)."""

from collections.abc import Sequence

from netcrm.domain.contact import Answer
from netcrm.domain.room import Room
from netcrm.ui.widgets.form_fields import Field, Kind
from netcrm.words.words import Words

Options = Sequence[tuple[str, str]]


def first_fields(words: Words, tags: Options) -> list[Field]:
    """The eight that stand there at once; ``tags`` are offered while typing."""
    tell = words.tr
    return [
        Field(id="given", label=tell("First name"), half=True),
        Field(id="family", label=tell("Last name"), half=True),
        Field(id="company", label=tell("Company"), half=True),
        Field(id="profession", label=tell("Profession"), hint=tell("Solicitor, joiner, coach"), half=True),
        Field(id="email", label=tell("Email"), half=True),
        Field(id="phone", label=tell("Phone"), half=True),
        Field(id="how_met", label=tell("How you met"), hint=tell("Through Jonas, at the breakfast")),
        Field(
            id="tags", label=tell("Tags"), kind=Kind.SUGGEST, options=tags, hint=tell("Regulars, Champion")
        ),
    ]


def more_fields(words: Words) -> list[Field]:
    """Everything else, in pairs: between you, their business, limits and dates, the name."""
    return [*_between_you(words), *_business(words), *_limits(words), *_name(words)]


def _between_you(words: Words) -> list[Field]:
    tell = words.tr
    rooms = [("", words.room(None)), *((one.value, words.room(one)) for one in Room)]
    return [
        _half("seeks", tell("They seek"), Kind.LINES),
        _half("offers", tell("They offer"), Kind.LINES),
        _half("room", tell("Room"), Kind.CHOICE, rooms),
        _half("cadence_days", tell("Keep in touch every"), Kind.NUMBER, suffix=tell("days")),
        _half("local", tell("Works where you do"), Kind.CHOICE, _answers(words)),
        _half("place", tell("Place")),
    ]


def _business(words: Words) -> list[Field]:
    tell = words.tr
    return [
        _half("job_title", tell("Job title")),
        _half("industry", tell("Industry")),
        _half("years_in_business", tell("Years in business"), Kind.NUMBER),
        _half("team_size", tell("People in the team"), Kind.NUMBER),
        _half("challenge", tell("Has the challenge you solve"), Kind.CHOICE, _answers(words)),
        _half("invest", tell("Could invest"), Kind.CHOICE, _answers(words)),
    ]


def _limits(words: Words) -> list[Field]:
    tell = words.tr
    return [
        _half("introduction_limit", tell("Introductions a month at most"), Kind.NUMBER),
        _half("no_introductions", tell("Wants no introductions"), Kind.CHECK),
        _half("met_on", tell("Met on"), Kind.DATE),
        _half("birthday", tell("Birthday"), hint="1980-05-23"),
    ]


def _name(words: Words) -> list[Field]:
    tell = words.tr
    return [
        _half("prefix", tell("Before the name"), hint=tell("Dr")),
        _half("suffix", tell("After the name"), hint=tell("MBA")),
        Field(id="nickname", label=tell("Nickname"), more=True),
        Field(id="notes", label=tell("Notes"), kind=Kind.LINES, more=True),
    ]


def _half(
    name: str, label: str, kind: Kind = Kind.TEXT, options: Options = (), *, hint: str = "", suffix: str = ""
) -> Field:
    return Field(
        id=name, label=label, kind=kind, options=options, hint=hint, suffix=suffix, more=True, half=True
    )


def _answers(words: Words) -> Options:
    return [(one.value, words.name(one)) for one in (Answer.UNKNOWN, Answer.YES, Answer.NO)]
