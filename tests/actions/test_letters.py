"""The owner's own wordings: one step each, one for each letter, never a broken one."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.actions import introductions, letters
from netcrm.domain import letter_rules
from netcrm.domain.introduction import Decision, Introduction, TargetAnswer
from netcrm.domain.letter import Language, LetterKind, LetterTemplate, Reader, Tone
from netcrm.domain.letter_fields import FIELDS, PARTS, FieldType
from netcrm.reads import introductions as requests
from netcrm.reads import letters as reads
from netcrm.store import everything
from netcrm.store.engine import database
from netcrm.words.letters import letter

OWN = LetterTemplate(
    kind=LetterKind.DECLINE, tone=Tone.WARM, language=Language.GERMAN, subject="Nein", text="{{ owner }}"
)
FIGURES = {"kind": "decline", "tone": "warm", "language": "de"}
KEY = (OWN.kind, OWN.tone, OWN.language)


def test_a_wording_is_kept_and_restored(does, leaves):
    made = does("letter.changed", FIGURES, letters.change_template, OWN)
    assert reads.templates() == (replace(OWN, id=made),)
    leaves(letters.change_template, OWN)
    does("letter.restored", FIGURES, letters.restore_template, *KEY)
    assert reads.templates() == ()
    leaves(letters.restore_template, *KEY)


def test_another_wording_takes_its_place(does):
    made = does("letter.changed", FIGURES, letters.change_template, OWN)
    assert does("letter.changed", FIGURES, letters.change_template, replace(OWN, text="Nein.")) == made
    assert [one.text for one in reads.templates()] == ["Nein."]
    brief = {**FIGURES, "tone": "brief"}
    does("letter.changed", brief, letters.change_template, replace(OWN, tone=Tone.BRIEF))
    assert len(reads.templates()) == 2


@pytest.mark.parametrize(
    ("cells", "code", "field"),
    [
        ({"text": "Hi\n{{ requestor }}"}, "letter.broken", "text"),
        ({"subject": "{% if %}"}, "letter.broken", "subject"),
        ({"text": "  "}, "letter.empty", "text"),
        ({"text": "x" * 8001}, "text.too_long", "text"),
        ({"subject": "x" * 1001}, "text.too_long", "subject"),
    ],
)
def test_a_broken_wording_is_not_kept(refuses, cells, code, field):
    refuses(code, field, letters.change_template, replace(OWN, **cells))


@pytest.fixture
def asked(book):
    """A request whose target was asked, with the words that letters are made from."""
    people = [book.contact(name) for name in ("Rita", "Tom")]
    key = introductions.ask(*people, now=book.now)
    introductions.decide(key, Decision.ASK_FIRST, now=book.now)
    return key


FIELD = st.sampled_from([
    *(name for name, kind in FIELDS.items() if kind is FieldType.TEXT),
    *(f"{name}.{part}" for name, kind in FIELDS.items() for part in PARTS.get(kind, ())),
])  # fmt: skip
TRUTH = st.sampled_from(list(FIELDS))
PIECE = st.one_of(
    FIELD.map(lambda name: f"{{{{ {name} }}}} "),
    st.tuples(TRUTH, FIELD).map(
        lambda two: f"{{% if {two[0]} %}}yes {{{{ {two[1]} }}}}{{% else %}}no{{% endif %}}"
    ),
    st.just("{% for group in groups %}{{ group.line }}{% endfor %}"),
)


@given(text=st.lists(PIECE, min_size=1, max_size=8).map("\n".join))
def _same_text(before, after, text):
    for kind in LetterKind:
        for tone, language in ((tone, language) for tone in Tone for language in Language):
            own = LetterTemplate(kind=kind, tone=tone, language=language, subject=text, text=text)
            for templates in ((), (own,)):
                offer = letter_rules.natural(kind, before)
                told = [letter(offer, facts, tone, language, templates) for facts in (before, after)]
                assert told[0] == told[1]
                assert told[0].broken is None


def test_a_no_shows_in_no_letter_whoever_wrote_its_wording(book, asked):
    before = requests.letter_facts(asked, book.today)
    for answer in TargetAnswer:
        introductions.answer_of_target(asked, answer, now=book.now)
        _same_text(before, requests.letter_facts(asked, book.today))
    assert book.get(Introduction, asked).target_answer is TargetAnswer.NO
    offered = letter_rules.offers(book.get(Introduction, asked), before)
    assert [(offer.kind, offer.reader) for offer in offered] == [(LetterKind.DECLINE, Reader.REQUESTER)]


def test_a_wording_broken_by_another_version_is_passed_over(book, asked):
    letters.change_template(OWN, now=book.now)
    with database.changing() as connection:
        connection.execute("UPDATE letter_template SET text = '{{ field_of_tomorrow }}'")
    facts = requests.letter_facts(asked, book.today)
    offer = letter_rules.natural(LetterKind.DECLINE, facts)
    made = letter(offer, facts, Tone.WARM, Language.GERMAN, reads.templates())
    assert made.text == letter(offer, facts, Tone.WARM, Language.GERMAN).text
    assert made.broken.figures["name"] == "field_of_tomorrow"


def test_wordings_go_with_everything(book):
    letters.change_template(OWN, now=book.now)
    assert everything.read()[LetterTemplate] == list(reads.templates())
