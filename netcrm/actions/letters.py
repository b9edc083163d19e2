"""The owner's own wordings of letters; each function is one step."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from netcrm.domain import letter_template
from netcrm.domain.checks import check_lengths
from netcrm.domain.letter import Language, LetterKind, LetterTemplate, Tone
from netcrm.store import letters, records, steps


def change_template(template: LetterTemplate, *, now: datetime) -> int:
    """Keep the owner's own wording of one letter and return its id; it takes the place of an earlier one.

    Raises:
        Refused: ``letter.broken`` with the line and what is wrong there, ``letter.empty``, ``text.too_long``.
    """
    check_lengths(template)
    letter_template.check(template)
    present = letters.template(template.kind, template.tone, template.language)
    with _step("letter.changed", template.kind, template.tone, template.language, now):
        if present is None:
            return records.insert(replace(template, id=0))
        records.update(replace(template, id=present.id))
    return present.id


def restore_template(kind: LetterKind, tone: Tone, language: Language, *, now: datetime) -> None:
    """Give one letter its usual wording back; where there is no other, nothing happens."""
    present = letters.template(kind, tone, language)
    with _step("letter.restored", kind, tone, language, now):
        if present is not None:
            records.delete(LetterTemplate, present.id)


def _step(
    code: str, kind: LetterKind, tone: Tone, language: Language, now: datetime
) -> AbstractContextManager[steps.StepInProgress]:
    return steps.recorded(code, now, kind=kind.value, tone=tone.value, language=language.value)
