"""The flag stands beside a request wherever it appears, also while it waits for an answer."""

from netcrm.reads import introductions
from netcrm.ui.views.introductions import face
from netcrm.words.words import Words

RAVI, JONAS = 19, 18
WORDS = Words()


def chips(desk, request, *, narrow=False):
    line = face.Line(desk.ask(introductions.row, request), None)
    shown = face.face(line, WORDS, desk.today, narrow=narrow)
    return [chip.text for chip in shown.chips]


def test_a_flagged_request_that_waits_for_an_answer_says_so(desk):
    for narrow in (False, True):
        assert chips(desk, RAVI, narrow=narrow) == ["Flagged"]
        assert chips(desk, JONAS, narrow=narrow) == []
    line = face.Line(desk.ask(introductions.row, RAVI), None)
    assert "Flagged" in face.spoken(line, WORDS, desk.today)
