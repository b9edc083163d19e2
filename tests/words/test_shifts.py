"""How a verdict changes, in words: which come first, how many are named."""

from netcrm.domain.guard_shift import Shift
from netcrm.domain.introduction import Verdict
from netcrm.words import shifts
from netcrm.words.words import Words

WORDS = Words()
CLEAR, CAUTION, COATTAILS = Verdict


def shift(name, before, after, target="Claire"):
    return Shift(request=1, requester=name, target=target, before=before, after=after)


def test_what_changed_is_told_first_and_the_rest_is_counted():
    same = [shift(name, CLEAR, CLEAR) for name in ("Ann", "Bea", "Cy", "Di")]
    changed = shift("Priya", COATTAILS, CAUTION)
    assert shifts.all_weighed_again([*same, changed], WORDS) == (
        "Weighed again: Priya → Claire is now Caution. Weighed again: Ann → Claire stays Clear. "
        "Weighed again: Bea → Claire stays Clear. 2 more requests were weighed again."
    )
    assert shifts.all_weighed_again(same, WORDS).endswith("1 more request was weighed again.")
    assert shifts.all_weighed_again([], WORDS) == ""


def test_a_step_keeps_them_as_plain_text():
    told = [["Priya", "", "coattails", "caution"]]
    figures = {"name": "Priya", "other": "P. Sharma", "weighed": told}
    assert WORDS.step("contacts.merged_weighed", figures) == (
        "Merged P. Sharma into Priya. Weighed again: Priya → someone in your circle is now Caution."
    )
    assert shifts.change(shifts.kept(told[0]), WORDS).endswith(": Coattails → Caution")


def test_braces_in_names_stay_as_they_are():
    odd = shift("{name}", CLEAR, CLEAR, target="{0}")
    assert shifts.weighed_again(odd, WORDS) == "Weighed again: {name} → {0} stays Clear."
