"""What an owner may write as a letter's template, and what is said where it is broken."""

from string import printable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netcrm.domain.letter import Language, LetterKind, LetterTemplate, Tone
from netcrm.domain.letter_fields import FIELDS, PARTS, FieldType
from netcrm.domain.letter_template import LONGEST_LETTER, LONGEST_TEMPLATE, check, read
from netcrm.domain.refusal import Refused
from netcrm.words.words import Words

GROUP = {name: "G" if kind is FieldType.TEXT else 3 for name, kind in PARTS[FieldType.GROUP].items()}
SOMETHING = {
    FieldType.TEXT: "text",
    FieldType.NUMBER: 3,
    FieldType.TRUTH: True,
    FieldType.PERSON: {"name": "Ana Lee", "given": "Ana", "full": "Ana Lee (Printer)", "work": "Printer"},
    FieldType.GROUPS: [GROUP, {**GROUP, "name": "H", "visits": 0, "seat_is_free": False}],
}
NOTHING = {
    FieldType.TEXT: "",
    FieldType.NUMBER: 0,
    FieldType.TRUTH: False,
    FieldType.PERSON: {},
    FieldType.GROUPS: [],
}
FULL = {name: SOMETHING[kind] for name, kind in FIELDS.items()}
EMPTY = {name: NOTHING[kind] for name, kind in FIELDS.items()}


def fill(source, values=FULL):
    return read(source).fill(values)


@pytest.mark.parametrize(
    ("source", "full", "empty"),
    [
        ("Hi {{ requester.given }}!", "Hi Ana!", "Hi !"),
        ("{{requester.given}}", "Ana", ""),
        ("a{% if flagged %}b{% endif %}c", "abc", "ac"),
        ("{% if flagged %}b{% else %}d{% endif %}", "b", "d"),
        ("{% if not target %}1{% elif flagged %}2{% else %}3{% endif %}", "2", "1"),
        ("{% if target and not is_idea %}x{% endif %}", "", ""),
        ("{% if target and (not is_idea or flagged) %}x{% endif %}", "x", ""),
        ("{% if owner == 'text' %}x{% endif %}", "x", ""),
        (
            "{% for group in groups %}{{ group.name }}{% if group.visits >= 2 %}!{% endif %}{% endfor %}",
            "G!H",
            "",
        ),
        ("{% for one in groups %}{{ one.visits }}{% endfor %}", "30", ""),
        (
            "One { brace } alone, 100 % text",
            "One { brace } alone, 100 % text",
            "One { brace } alone, 100 % text",
        ),
    ],
)
def test_what_templates_say(source, full, empty):
    assert fill(source) == full
    assert fill(source, EMPTY) == empty


def test_a_line_of_tags_leaves_no_line_behind():
    loop = "{% for group in groups %}\n• {{ group.name }}\n{% endfor %}"
    source = "A\n\n{% if flagged %}\nB\n{% endif %}\n" + loop + "\n\nC"
    assert fill(source) == "A\n\nB\n• G\n• H\n\nC"
    assert fill(source, EMPTY) == "A\n\nC"


def test_paragraphs_that_are_left_out_leave_one_empty_line():
    assert fill("A\n\n{% if is_idea %}\nB\n{% endif %}\n\n\nC  \n\n", EMPTY) == "A\n\nC"


def test_what_is_put_in_is_never_read_again():
    sly = {**FULL, "owner": "{{ words }}{% if flagged %}{% endfor %}"}
    assert fill("{{ owner }}", sly) == sly["owner"]


BROKEN = [
    ("\n\n\n{{ requestor.given }}", 4, "Line 4: “requestor” is not a known field. Did you mean “requester”?"),
    ("{{ zzz }}", 1, "“zzz” is not a known field. Choose one"),
    ("{{ requester }}", 1, "say what of “requester” you mean: name, given, full, work"),
    ("{{ requester.age }}", 1, "“requester” has no “age”"),
    ("{{ owner.name }}", 1, "“owner” has no parts"),
    ("{{ requester.name.upper }}", 1, "“requester.name” has no parts"),
    ("{{ requester.__class__ }}", 1, "has no “__class__”"),
    ("{{ groups }}", 1, "“groups” is a list"),
    ("{{ flagged }}", 1, "“flagged” is a yes or no"),
    ("{{ owner | upper }}", 1, "“owner | upper” is more than a field"),
    ("{{ 'a' * 10 }}", 1, "is more than a field"),
    ("a\n{{ }}", 2, "nothing between the braces"),
    ("{{ owner", 1, "“{{” has no partner"),
    ("owner }}", 1, "“}}” has no partner"),
    ("{% if flagged", 1, "“{%” has no partner"),
    ("{{ owner\n}}", 1, "has no partner"),
    ("x\n{% if flagged %}\ny\nz", 2, "“if” is never ended. Add {% endif %}"),
    ("{% for group in groups %}", 1, "“for” is never ended. Add {% endfor %}"),
    ("a\n{% endif %}", 2, "“endif” has nothing to belong to"),
    ("{% if flagged %}{% endfor %}", 1, "“endfor” has nothing"),
    ("{% if flagged %}{% else %}{% else %}{% endif %}", 1, "“else” has nothing"),
    ("{% iff flagged %}{% endif %}", 1, "“iff” is not known here"),
    ("{% include 'x' %}", 1, "“include” is not known here"),
    ("{% set x = 1 %}", 1, "“set” is not known here"),
    ("{% if %}{% endif %}", 1, "can't be read"),
    ("{% if flagged and %}{% endif %}", 1, "can't be read"),
    ("{% if flagged owner %}{% endif %}", 1, "can't be read"),
    ("{% if (flagged %}{% endif %}", 1, "can't be read"),
    ("{% if owner ** 9 %}{% endif %}", 1, "can't be read"),
    ("{% if owner < 'b' %}{% endif %}", 1, "can't be compared"),
    ("{% if owner == 3 %}{% endif %}", 1, "can't be compared"),
    ("{% if groups == 1 %}{% endif %}", 1, "can't be compared"),
    ("{% if target.nam %}{% endif %}", 1, "“target” has no “nam”"),
    ("{% if flagged %}{% endif x %}", 1, "nothing stands after “endif”"),
    ("{% for group %}{% endfor %}", 1, "can't be repeated"),
    ("{% for group in owner %}{% endfor %}", 1, "“owner” is not a list"),
    ("{% for owner in groups %}{% endfor %}", 1, "“owner” is a field already"),
    ("{% for a in groups %}{% for b in groups %}{% endfor %}{% endfor %}", 1, "inside another"),
    ("{% for a in groups %}{% endfor %}\n{{ a.name }}", 2, "“a” is not a known field"),
    ("{% if flagged %}" * 20 + "{% endif %}" * 20, 1, "inside the other"),
    ("{% if " + "(" * 100 + "flagged" + ")" * 100 + " %}{% endif %}", 1, "inside the other"),
]


@pytest.mark.parametrize(("source", "line", "told"), BROKEN)
def test_what_is_broken_says_which_line_and_what(source, line, told):
    with pytest.raises(Refused) as refused:
        read(source)
    assert refused.value.code == "letter.broken"
    assert refused.value.figures["line"] == line
    sentence = Words().refusal(refused.value)
    assert f"Line {line}: " in sentence
    assert told in sentence


def template(**changes):
    told = {"subject": "S", "text": "T", **changes}
    return LetterTemplate(kind=LetterKind.ASK, tone=Tone.WARM, language=Language.ENGLISH, **told)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"text": " \n"}, "letter.empty", "text"),
        ({"subject": "{{ x }}"}, "letter.broken", "subject"),
        ({"text": "{{ x }}"}, "letter.broken", "text"),
        ({"text": "x" * (LONGEST_TEMPLATE + 1)}, "text.too_long", "text"),
    ],
)
def test_a_letter_that_cannot_be_filled_is_refused_by_its_field(changes, code, field):
    with pytest.raises(Refused) as refused:
        check(template(**changes))
    assert (refused.value.code, refused.value.field) == (code, field)


def test_nothing_runs_away():
    loop = "{% for group in groups %}" + "{{ group.name }}" * 400 + "{% endfor %}"
    with pytest.raises(Refused, match=r"letter\.too_long"):
        fill(loop, {**FULL, "groups": [{**GROUP, "name": "x" * 600}] * 8})
    assert len(fill("{{ owner }}", {**FULL, "owner": "x" * LONGEST_LETTER})) == LONGEST_LETTER


SCRAPS = st.sampled_from(
    [
        *("{{ ", " }}", "{% ", " %}", "if ", "elif ", "else", "endif", "for group in groups", "endfor", "\n"),
        *("and ", "or ", "not ", "(", ")", "==", "'a'", "7", "requester.given", "group.name", "groups"),
        *("flagged", "owner", "x", "."),
    ]
)


def refusal_of(source):
    """Why a template is refused; None where it is sound."""
    try:
        read(source)
    except Refused as why:
        return why
    return None


@given(st.lists(SCRAPS, max_size=30).map("".join) | st.text(printable, max_size=60))
@example("{{{{ owner }}}}")
@example("{%%}")
def test_any_text_is_filled_or_refused_with_a_line(source):
    refused = refusal_of(source)
    if refused is None:
        assert all(isinstance(fill(source, values), str) for values in (FULL, EMPTY))
    else:
        assert 1 <= refused.figures["line"] <= source.count("\n") + source.count("\r") + 1
        assert Words().refusal(refused)


@pytest.mark.parametrize(
    "source",
    [
        "{{ " + "a" * 7_000 + " }}",
        "{{ " + "a b" * 2_000 + " }}",
        "{% " + "a" * 7_000 + " %}",
        "{% if " + "flagged " * 900 + "%}{% endif %}",
        "{% if flagged %}{% endif " + "x" * 7_000 + " %}",
        "{{ requester." + "a" * 7_000 + " }}",
        "{% for a in " + "a" * 7_000 + " %}{% endfor %}",
    ],
)
def test_however_much_is_written_the_sentence_stays_a_sentence(source):
    with pytest.raises(Refused, match=r"letter\.broken") as caught:
        read(source)
    assert len(Words().refusal(caught.value)) < 320
