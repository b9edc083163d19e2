"""The four drafts of an introduction, as pure functions of facts (PRODUCT.md 4.6).

They promise nothing the book doesn't know: no praise of work nobody has seen, and never a word of what the
other side answered. The requester is told the same thing whether or not anybody was asked.
"""

from netcrm.domain.introduction import Decision
from netcrm.domain.letter import Letter, LetterFacts, Side, Tone, WayIn
from netcrm.words.dates import MONTHS
from netcrm.words.meetings import meets
from netcrm.words.words import Words


def letter(decision: Decision, facts: LetterFacts, tone: Tone, words: Words) -> Letter:
    """Return the draft for one way to answer.

    Args:
        decision: the way chosen.
        facts: all that the letter may know.
        tone: how much it says.
        words: the owner's language.
    """
    write = {
        Decision.DECLINE: decline,
        Decision.ASK_FIRST: ask_first,
        Decision.INTRODUCE: introduce,
        Decision.ENDORSE: endorse,
    }
    return write[decision](facts, tone, words)


def decline(facts: LetterFacts, tone: Tone, words: Words) -> Letter:
    """Decline kindly: a hand up, with the groups that are a way in and what presence in them took."""
    if facts.is_idea:
        # Nobody asked, so there is nobody to write to.
        return Letter(to=(), subject="", text="")
    about = facts.group or (facts.target.given if facts.target is not None else "")
    thanks = words.tr("Thank you for asking me about {about}.", about=about)
    if not about:
        thanks = words.tr("Thank you for asking me.")
    passing = words.tr("I will pass this time, and I would rather say so straight away.")
    if facts.flagged:
        passing = words.tr("I keep introductions for people whose work I know, so I will pass this time.")
    parts = [_hello(words, facts.requester), f"{thanks} {passing}", *_hand_up(facts, tone, words)]
    if tone is Tone.WARM:
        parts.append(words.tr("Come along to one of them, and tell me how it goes.") if facts.ways_in else "")
    subject = words.tr("Your question about {about}", about=about) if about else words.tr("Your question")
    return _letter(facts, (facts.requester,), subject, parts)


def ask_first(facts: LetterFacts, tone: Tone, words: Words) -> Letter:
    """Ask the target, in a note that says that no is a good answer and stays between the two."""
    if facts.is_idea:
        return _ask_both(facts, tone, words)
    if facts.target is None and not facts.group:
        return _ask_whom(facts, tone, words)
    who = _told(words, facts.requester)
    asked = words.tr("{who} has asked me to put you in touch.", who=who)
    if facts.group:
        asked = words.tr("{who} has asked me about {group}.", who=who, group=facts.group)
    if tone is Tone.WARM and facts.words:
        asked = " ".join((asked, words.tr("This is how it was put to me: “{words}”", words=facts.words)))
    given = facts.requester.given
    no = words.tr("A no is fine: it stays between us, and {given} won't hear that I asked.", given=given)
    if tone is Tone.BRIEF:
        no = words.tr("A no is fine and stays between us.")
    may_i = words.tr("May I introduce the two of you?")
    parts = [_hello(words, facts.target), asked, _caveat(facts, words), f"{may_i} {no}"]
    subject = words.tr("May I introduce {name}?", name=facts.requester.name)
    return _letter(facts, (facts.target,), subject, parts)


def introduce(facts: LetterFacts, tone: Tone, words: Words) -> Letter:
    """Introduce neutrally: both names, and where nothing ever came back, that the work isn't known."""
    why = words.tr("{given} asked me to put you in touch.", given=facts.requester.given)
    if facts.is_idea:
        why = words.tr("I thought the two of you should know each other.")
    parts = _meeting(facts, words)
    line = " ".join(part for part in (why, _caveat(facts, words)) if part)
    parts.append(line)
    if tone is Tone.WARM:
        parts.append(words.tr("I leave the rest to the two of you."))
    return _letter(facts, (facts.target, facts.requester), _subject(facts, words), parts)


def endorse(facts: LetterFacts, tone: Tone, words: Words) -> Letter:
    """Introduce with the owner's name behind it."""
    given = facts.requester.given
    line = words.tr("I am glad to put my name behind {given}.", given=given)
    parts = _meeting(facts, words)
    if tone is Tone.WARM:
        line += " " + words.tr("I think the two of you should talk, and that it will be worth your time.")
        parts += [line, words.tr("I leave the rest to the two of you.")]
    else:
        parts.append(line)
    return _letter(facts, (facts.target, facts.requester), _subject(facts, words), parts)


def _letter(
    facts: LetterFacts, to: tuple[Side | None, ...], subject: str, parts: list[str], *, apart: bool = False
) -> Letter:
    text = "\n\n".join(part for part in (*parts, facts.owner) if part)
    addresses = tuple(side.email for side in to if side is not None and side.email)
    return Letter(to=addresses, subject=subject, text=text + "\n", apart=apart)


def _hello(words: Words, *to: Side | None) -> str:
    named = [side.given for side in to if side is not None]
    if len(named) == 2:
        return words.tr("Hi {first}, hi {second},", first=named[0], second=named[1])
    return words.tr("Hi {given},", given=named[0]) if named else words.tr("Hi,")


def _told(words: Words, side: Side) -> str:
    """Return a name with what stands under it on the card."""
    if not side.second_line:
        return side.name
    return words.tr("{name} ({work})", name=side.name, work=side.second_line)


def _caveat(facts: LetterFacts, words: Words) -> str:
    if not facts.flagged:
        return ""
    return words.tr("I can't speak for {given}'s work.", given=facts.requester.given)


def _subject(facts: LetterFacts, words: Words) -> str:
    if facts.target is None:
        return words.tr("An introduction: {name}", name=facts.requester.name)
    return words.tr("An introduction: {a} and {b}", a=facts.requester.name, b=facts.target.name)


def _meeting(facts: LetterFacts, words: Words) -> list[str]:
    """Return the greeting and the paragraph in which the two are named to each other."""
    asker = _told(words, facts.requester)
    if facts.target is None:
        return [_hello(words), words.tr("Please meet {who}.", who=asker)]
    first = words.tr("{given}, meet {who}.", given=facts.target.given, who=asker)
    second = words.tr("{given}, meet {who}.", given=facts.requester.given, who=_told(words, facts.target))
    met = f"{first} {second}"
    if facts.group:
        met += " " + words.tr("This is about {group}.", group=facts.group)
    return [_hello(words, facts.target, facts.requester), met]


def _ask_whom(facts: LetterFacts, tone: Tone, words: Words) -> Letter:
    question = words.tr("Whom would you like to meet, and what about?")
    why = words.tr("With a name and a reason I can see what I can do.")
    parts = [_hello(words, facts.requester), words.tr("Thank you for asking me."), f"{question} {why}"]
    if tone is Tone.BRIEF:
        parts = [parts[0], question]
    return _letter(facts, (facts.requester,), words.tr("Whom would you like to meet?"), parts)


def _ask_both(facts: LetterFacts, tone: Tone, words: Words) -> Letter:
    sides = [side for side in (facts.requester, facts.target) if side is not None]
    idea = words.tr(
        "I think {a} and {b} should know each other.",
        a=_told(words, sides[0]),
        b=_told(words, sides[-1]),
    )
    ask = words.tr("May I put you in touch?")
    no = words.tr("A no is fine and stays between us.")
    parts = [_hello(words), idea, f"{ask} {no}"]
    if tone is Tone.BRIEF:
        parts = [_hello(words), f"{idea} {ask} {no}"]
    return _letter(facts, tuple(sides), words.tr("May I put you in touch?"), parts, apart=True)


def _hand_up(facts: LetterFacts, tone: Tone, words: Words) -> list[str]:
    if not facts.ways_in:
        return []
    paid = words.tr("These are the groups I pay to be in:")
    lead = paid if facts.are_paid else words.tr("These are the groups I go to:")
    if tone is Tone.WARM:
        lead = words.tr("What I can offer is how I came to meet people.") + " " + lead
    lines = "\n".join(f"• {_way_in(way, tone, words)}" for way in facts.ways_in)
    helped = words.tr("What helped me was turning up, again and again, before I asked for anything.")
    if tone is Tone.WARM:
        helped += " " + words.tr("Three visits and one useful introduction each time are a good start.")
    return [lead + "\n" + lines, helped]


def _way_in(way: WayIn, tone: Tone, words: Words) -> str:
    """Return one group in a line: when it meets, what it costs, how to join, what presence took."""
    name = f"{way.name} ({way.chapter})" if way.chapter else way.name
    facts = [name, meets(words.tr, way.recurrence, way.starts), _fee(way, words)]
    sentences = [", ".join(part for part in facts if part).removesuffix(".") + "."]
    if way.how_to_join:
        sentences.append(way.how_to_join.removesuffix(".") + ".")
    if tone is Tone.WARM:
        sentences += [_seat(way, words), _presence(way, words)]
    return " ".join(part for part in sentences if part)


def _fee(way: WayIn, words: Words) -> str:
    if not way.fee or not way.currency:
        return ""
    amount = words.money(way.fee, way.currency)
    return f"{amount} {words.name(way.fee_period)}" if way.fee_period is not None else amount


def _seat(way: WayIn, words: Words) -> str:
    if way.seat_is_free is None:
        return ""
    if way.seat_is_free:
        return words.tr("As far as I know, the seat for {seat} is free.", seat=way.seat)
    return words.tr("As far as I know, the seat for {seat} is taken.", seat=way.seat)


def _presence(way: WayIn, words: Words) -> str:
    if way.visits < 2 or way.since is None:
        return ""
    since = f"{words.tr(MONTHS[way.since.month - 1])} {way.since.year}"
    return words.tr("I have been {visits} times since {since}.", visits=way.visits, since=since)
