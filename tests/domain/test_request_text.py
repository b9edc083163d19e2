"""Pasted messages as requests: who asks, for whom, how, in which words."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netcrm.domain.contact import Contact
from netcrm.domain.group import Group, GroupKind
from netcrm.domain.introduction import AskedBy
from netcrm.domain.names import words
from netcrm.domain.request_text import LONGEST_WORDS, MOST, Certainty, TargetKind, understand

OWNER = "Maya Lindqvist"
TODAY = date(2026, 11, 18)
SURE, ASKED, UNKNOWN = Certainty.SURE, Certainty.ASKED, Certainty.UNKNOWN
PERSON, GROUP, NOBODY = TargetKind.PERSON, TargetKind.GROUP, TargetKind.NOBODY

PEOPLE = {
    1: ("Priya", "Raman", "Northgate Foods", "priya@northgate.example"),
    2: ("Claire", "Dubois", "Acme Ltd", "claire@acme.example"),
    3: ("Claire", "Marsh", "Bluebird", "office@bluebird.example"),
    4: ("Dale", "Whitcombe", "Whitcombe Growth", "dale@whitcombe.example"),
    5: ("Maya", "Lindqvist", "", "maya@lindqvist.example"),
    6: ("Robert", "Smith", "Smith & Sons", ""),
    7: ("José", "García López", "", ""),
    8: ("Anne-Marie", "O'Neill", "", ""),
    9: ("Hana", "Sato", "Sato Law", ""),
    10: ("Tom", "Ashdown", "", ""),
    11: ("Jürgen", "Müller", "Müller GmbH", ""),
    12: ("Anna", "Berg", "Nord AG", ""),
    13: ("Anna", "Berg", "Sued AG", ""),
    14: ("Piet", "van den Bosch", "", "office@bluebird.example"),
}
PRIYA, CLAIRE_D, CLAIRE_M, DALE, ROBERT, JOSE, ANNE_MARIE = 1, 2, 3, 4, 6, 7, 8
HANA, TOM, JUERGEN, ANNA_NORD, ANNA_SUED, PIET = 9, 10, 11, 12, 13, 14
HARBOUR, FOUNDERS = 1, 2


class Book:
    """A small book; what is asked of it is answered by looking at everybody."""

    contacts = tuple(Contact(id=key, given=g, family=f, company=c) for key, (g, f, c, _) in PEOPLE.items())

    def bearing(self, told, work=()):
        return [
            one
            for one in self.contacts
            if set(told) <= set(words(f"{one.given} {one.family}"))
            and (not work or set(work) & set(words(one.company)))
        ]

    def reached_by(self, email):
        return [one for one in self.contacts if PEOPLE[one.id][3] == email]

    def groups(self):
        return [
            Group(id=HARBOUR, name="Harbour Breakfast Circle", kind=GroupKind.EXCLUSIVE),
            Group(id=FOUNDERS, name="Founders First Year", kind=GroupKind.OPEN),
        ]


def read(text):
    return understand(text, Book(), OWNER, TODAY)


def ids(side):
    return [one.id for one in side.candidates]


@dataclass(frozen=True)
class Case:
    """A message and what it means; ``to`` may be the name of somebody the book does not hold."""

    text: str
    by: tuple[Certainty, list[int]]
    to: tuple[Certainty, list[int]]
    kind: TargetKind = PERSON
    told: str | None = None


MAIL = """From: Dale Whitcombe <dale@whitcombe.example>
To: Maya Lindqvist <maya@lindqvist.example>
Subject: Quick favour
Date: Tue, 17 Nov 2026 09:05:00 +0000

Hi Maya,

Great to see you on Thursday. Could you put me in touch with Priya
Raman? I think she would love my programme.

Best,
Dale
Whitcombe Growth | +44 20 7946 0000
"""
OUTLOOK = """Von: Jürgen Müller <jm@new.example>
Gesendet: Dienstag, 17. November 2026 09:12
An: Maya Lindqvist
Betreff: Bitte

Sehr geehrte Frau Lindqvist,
könnten Sie mir einen Kontakt zu Claire Dubois herstellen?

Mit freundlichen Grüßen
Dr. Jürgen Müller
"""
CHAT = """[17/11/2026, 09:05:12] Dale Whitcombe: Hi Maya!
[17/11/2026, 09:05:40] Dale Whitcombe: Can you introduce me to Hana Sato?
[17/11/2026, 09:06:12] Maya Lindqvist: Let me think"""
ANSWERED = """Hi Maya, could you introduce me to Hana Sato?
Best, Dale Whitcombe

From: Maya Lindqvist <maya@lindqvist.example>
Sent: 12 November 2026 10:00
To: Dale Whitcombe
Subject: Lunch

Claire Dubois sends her love.
"""
QUOTED = """On Tue, 17 Nov 2026 at 09:12, Dale Whitcombe <dale@whitcombe.example> wrote:
> Hi Maya,
> could you introduce me to Priya Raman?
> Best
> Dale"""
FORWARDED = """---------- Forwarded message ---------
From: Priya Raman <priya@northgate.example>
Date: Mon, 16 Nov 2026 at 08:00
Subject: Intro
To: Maya Lindqvist

Maya, an intro to Tom Ashdown would be wonderful.
"""

CASES = {
    "a mail": Case(MAIL, (SURE, [DALE]), (SURE, [PRIYA]), told="Could you put me in touch with Priya Raman?"),
    "a German mail": Case(OUTLOOK, (SURE, [JUERGEN]), (SURE, [CLAIRE_D])),
    "a chat with the answer": Case(
        CHAT, (SURE, [DALE]), (SURE, [HANA]), told="Can you introduce me to Hana Sato?"
    ),
    "what it answers is left out": Case(ANSWERED, (SURE, [DALE]), (SURE, [HANA])),
    "quoted": Case(QUOTED, (SURE, [DALE]), (SURE, [PRIYA])),
    "forwarded": Case(FORWARDED, (SURE, [PRIYA]), (SURE, [TOM])),
    "signed on the same line": Case(
        "Hi Maya, could you introduce me to Claire Dubois at Acme? Thanks, Priya",
        (ASKED, [PRIYA]),
        (SURE, [CLAIRE_D]),
        told="could you introduce me to Claire Dubois at Acme?",
    ),
    "given names only": Case(
        "hey can you intro me to claire? - dale", (ASKED, [DALE]), (ASKED, [CLAIRE_D, CLAIRE_M])
    ),
    "the firm narrows": Case(
        "hey maya its dale, could you connect me with claire at bluebird", (ASKED, [DALE]), (SURE, [CLAIRE_M])
    ),
    "nobody named": Case(
        "Priya Raman: Could you introduce me to someone who does branding?",
        (SURE, [PRIYA]),
        (UNKNOWN, []),
        NOBODY,
    ),
    "get me into your circle": Case(
        "Could you get me into your circle?\n\nTom Ashdown", (SURE, [TOM]), (UNKNOWN, []), NOBODY
    ),
    "a trade is nobody": Case(
        "Could you connect me with a good lawyer?\nTom Ashdown", (SURE, [TOM]), (UNKNOWN, []), NOBODY
    ),
    "a group": Case(
        "Hi Maya, could you get me into the Harbour Breakfast Circle? Best wishes, Tom Ashdown",
        (SURE, [TOM]),
        (SURE, [HARBOUR]),
        GROUP,
    ),
    "a group, begun": Case(
        "An introduction to Founders First would help. Tom Ashdown", (SURE, [TOM]), (ASKED, [FOUNDERS]), GROUP
    ),
    "a person of a group": Case(
        "Could you introduce me to Hana Sato from the Harbour Breakfast Circle?\nTom Ashdown",
        (SURE, [TOM]),
        (SURE, [HANA]),
    ),
    "a post with its time": Case(
        "Dale Whitcombe  9:05 AM\nWould love to meet Bob Smith some day, could you make an intro?",
        (SURE, [DALE]),
        (ASKED, [ROBERT]),
    ),
    "German, the verb last": Case(
        "Hallo Maya,\nhier ist Jürgen Müller. Könntest du mich bitte mit Frau Dubois bekannt machen?\nJürgen",
        (SURE, [JUERGEN]),
        (ASKED, [CLAIRE_D]),
    ),
    "German, split verb": Case("Stellst du mich bitte Hana Sato vor? LG Tom", (ASKED, [TOM]), (SURE, [HANA])),
    "German, a trade": Case(
        "Maya, könntest du mich deinem Steuerberater vorstellen? LG Dale",
        (ASKED, [DALE]),
        (UNKNOWN, []),
        NOBODY,
    ),
    "German, to get to know": Case(
        "Ich würde sehr gerne Hana Sato kennenlernen.\nViele Grüße\nPiet van den Bosch",
        (SURE, [PIET]),
        (SURE, [HANA]),
    ),
    "French": Case(
        "Bonjour Maya, pourriez-vous me présenter à Claire Dubois ?\nCordialement,\nAnne-Marie O'Neill",
        (SURE, [ANNE_MARIE]),
        (SURE, [CLAIRE_D]),
    ),
    "French, in touch": Case(
        "Peux-tu me mettre en relation avec Tom Ashdown ? Merci, Claire",
        (ASKED, [CLAIRE_D, CLAIRE_M]),
        (SURE, [TOM]),
    ),
    "Spanish": Case(
        "Hola Maya, ¿podrías presentarme a José García? Un saludo, Tom", (ASKED, [TOM]), (SURE, [JOSE])
    ),
    "Spanish, in touch": Case(
        "¿Me puedes poner en contacto con Hana Sato?\nGracias\nTom Ashdown", (SURE, [TOM]), (SURE, [HANA])
    ),
    "accents and case": Case(
        "could you introduce me to jose garcia lopez?\nANNE-MARIE O'NEILL",
        (SURE, [ANNE_MARIE]),
        (SURE, [JOSE]),
    ),
    "a curly apostrophe": Case(
        "Could I meet Anne\u2011Marie or rather Anne-Marie O\u2019Neill?\nTom Ashdown",
        (SURE, [TOM]),
        (SURE, [ANNE_MARIE]),
    ),
    "somebody asks for a third": Case(
        "Could you introduce Tom Ashdown to Hana Sato?\n\nPriya", (ASKED, [TOM, PRIYA]), (SURE, [HANA])
    ),
    "an offer is no request": Case(
        "Let me introduce you to Claire Dubois. Best, Dale", (ASKED, [DALE]), (ASKED, [CLAIRE_D])
    ),
    "nothing asked": Case("It was great to meet you. Lunch soon?\nDale", (ASKED, [DALE]), (UNKNOWN, [])),
    "strangers": Case(
        "Could you introduce me to Zoe Fielding at Corwin Labs (zoe@corwin.example)?\n\nThanks\nNeil Farrow",
        (UNKNOWN, []),
        (UNKNOWN, []),
    ),
    "the same given name": Case(
        "Claire here - any chance of an intro to Claire Marsh?", (ASKED, [CLAIRE_D]), (SURE, [CLAIRE_M])
    ),
    "named before the question": Case(
        "Hi Maya\n\nClaire Dubois is just who I need. Could you introduce me?\n\nDale",
        (ASKED, [DALE]),
        (ASKED, [CLAIRE_D]),
    ),
    "two at once": Case(
        "Could you introduce me to Claire Dubois or Hana Sato?\nDale Whitcombe",
        (SURE, [DALE]),
        (ASKED, [CLAIRE_D, HANA]),
    ),
    "not where they work": Case(
        "Could you introduce me to Claire Dubois at Bluebird?\nDale Whitcombe",
        (SURE, [DALE]),
        (ASKED, [CLAIRE_D]),
    ),
    "two of one name": Case(
        "Hi Maya, could you introduce me to Anna Berg?\nDale Whitcombe",
        (SURE, [DALE]),
        (ASKED, [ANNA_NORD, ANNA_SUED]),
    ),
    "two of one name, the firm told": Case(
        "Hi Maya, could you introduce me to Anna Berg? She is at Nord AG.\nDale Whitcombe",
        (SURE, [DALE]),
        (SURE, [ANNA_NORD]),
    ),
    "themselves": Case(
        "Could you introduce me to Dale Whitcombe?\nDale Whitcombe", (SURE, [DALE]), (UNKNOWN, [])
    ),
    "the owner is nobody's target": Case(
        "I would love to meet Maya Lindqvist.\nTom Ashdown", (SURE, [TOM]), (UNKNOWN, [])
    ),
    "a shared mailbox": Case(
        "From: Bluebird <office@bluebird.example>\n\nCould you introduce me to Tom Ashdown?",
        (ASKED, [CLAIRE_M, PIET]),
        (SURE, [TOM]),
    ),
    "a shared mailbox, signed": Case(
        "From: Bluebird <office@bluebird.example>\n\nAn intro to Tom Ashdown, please.\n\nPiet van den Bosch",
        (SURE, [PIET]),
        (SURE, [TOM]),
    ),
    "another's mailbox": Case(
        "From: Dale Whitcombe <priya@northgate.example>\n\nCould you introduce me to Tom Ashdown?",
        (ASKED, [PRIYA, DALE]),
        (SURE, [TOM]),
    ),
    "by email": Case(
        "Can you introduce me to claire@acme.example?\nTom Ashdown", (SURE, [TOM]), (SURE, [CLAIRE_D])
    ),
    "nothing but a name": Case("Hana Sato", (UNKNOWN, []), (ASKED, [HANA])),
    "empty": Case("", (UNKNOWN, []), (UNKNOWN, [])),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_what_a_message_asks(case):
    found = read(case.text)
    assert (found.requester.certainty, ids(found.requester)) == case.by
    assert (found.kind, found.target.certainty, ids(found.target)) == (case.kind, *case.to)
    if case.told is not None:
        assert found.words == case.told


@pytest.mark.parametrize(
    ("text", "asked_by", "asked_on"),
    [
        (MAIL, AskedBy.EMAIL, date(2026, 11, 17)),
        (QUOTED, AskedBy.EMAIL, None),
        (
            FORWARDED.replace("Mon, 16 Nov 2026 at 08:00", "2026-11-16 08:00"),
            AskedBy.EMAIL,
            date(2026, 11, 16),
        ),
        (MAIL.replace("17 Nov 2026", "17 Nov 2031"), AskedBy.EMAIL, None),
        (CHAT, AskedBy.MESSAGE, None),
        ("Could you introduce me to Hana Sato?", AskedBy.MESSAGE, None),
    ],
)
def test_how_and_when(text, asked_by, asked_on):
    found = read(text)
    assert (found.asked_by, found.asked_on) == (asked_by, asked_on)


def test_strangers_keep_what_the_text_tells_of_them():
    found = read(CASES["strangers"].text)
    assert found.requester.name == "Neil Farrow"
    assert (found.target.name, found.target.email) == ("Zoe Fielding", "zoe@corwin.example")
    assert found.target.company == "Corwin Labs"
    mailed = read("From: Neil Farrow <neil@farrow.example>\n\nCould you introduce me to hana?")
    assert (mailed.requester.name, mailed.requester.email) == ("Neil Farrow", "neil@farrow.example")


def test_only_the_words_that_ask_are_kept():
    long = "Could you introduce me to Hana Sato " + "very " * 400 + "soon?"
    found = read(f"Hi Maya,\n\nLovely weather.\n\n{long}\n\nBest\nDale Whitcombe\nSent from my phone")
    assert found.words.startswith("Could you introduce me to Hana Sato")
    assert len(found.words) <= LONGEST_WORDS
    assert "weather" not in found.words


PIECES = st.sampled_from(
    [
        *(f"{given} {family}" for given, family, _, _ in PEOPLE.values()),
        *(given for given, _, _, _ in PEOPLE.values()),
        *(company for _, _, company, _ in PEOPLE.values()),
        *(email for _, _, _, email in PEOPLE.values()),
        *("could you introduce me to", "and", "at", "?", ".", "\n", "\n\n", "Best,", "From:", "Subject: x"),
        *("mich", "vorstellen", "Kontakt zu", "me présenter à", "presentarme a", "your friend", "Hi Maya,"),
        *(">", "On 17 Nov wrote:", "--", "this is", "here", ":", "<", "Harbour Breakfast Circle", "[09:05]"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=14).map(" ".join))


@given(TEXTS)
def test_any_text_is_read_and_nobody_proposed_twice(text):
    found = read(text)
    sides = (found.requester, found.target)
    for side in sides:
        assert len(set(ids(side))) == len(ids(side)) <= MOST
        expected = {SURE: len(ids(side)) == 1, ASKED: len(ids(side)) > 0, UNKNOWN: not ids(side)}
        assert expected[side.certainty]
        assert side.sure is None or side.certainty is SURE
    if found.kind is PERSON:
        for one, other in (sides, sides[::-1]):
            assert one.sure is None or one.sure not in ids(other)
        assert 5 not in (*ids(found.requester), *ids(found.target))
    assert len(found.words) <= LONGEST_WORDS


@given(st.sampled_from([key for key in PEOPLE if key not in (5, 12, 13)]))
def test_two_who_cannot_be_told_apart_are_never_sure(key):
    one = next(each for each in Book.contacts if each.id == key)
    book = Book()
    book.contacts = (*Book.contacts, replace(one, id=99))
    for text in (f"Could you introduce me to {one.name}?", f"I want an intro to Zoe.\n\nBest,\n{one.name}"):
        found = understand(text, book, OWNER, TODAY)
        assert found.requester.sure not in (key, 99)
        assert found.target.sure not in (key, 99)


@pytest.mark.parametrize("blank", ["\n", " ", "\t\n", "\u2028", "\r\n"])
def test_a_long_run_of_blanks_says_what_a_short_one_says(blank):
    told = "Hi Olga,{}could you introduce me to Zoe Hale?{}Best,\nPaul Reed"
    assert read(told.format(blank * 4_000, blank * 4_000)) == read(told.format(blank * 4, blank * 4))
