"""A pasted mail or chat line taken apart: who wrote it, when, and what it says (PRODUCT.md 4.6).

Nothing here knows the book: names and emails are what the text says. Any text is read, and none is refused.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime

from netcrm.domain.channels import normalise_email
from netcrm.domain.introduction import AskedBy
from netcrm.domain.names import words
from netcrm.domain.request_phrases import (
    ASKING,
    ASKING_BARE,
    ASKING_GERMAN,
    CLOSING,
    FROM,
    GENERIC,
    GREETING,
    HEADER,
    PARTICLES,
    SELF,
    SENT,
    WROTE,
)

LONGEST = 20_000
"""Characters of a pasted text that are read; a request stands at its beginning."""

_OFFERED = frozenset({"you", "myself", "ourselves", "yourself"})
_OWNER_SAID = frozenset({"you", "dich", "sie", "te", "vous", "usted"})
_HEAD_LINES = 15
_MARKS = " ,.!-\u2013;:)("
_NAME_WORDS = 5
_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_MAILTO = re.compile(r"[<\[(]?\s*(?:mailto:)?[\w.+'-]{1,64}@[^\s>\])]{1,200}\s*[>\])]?", re.IGNORECASE)
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?"
_DAY = r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}"
_STAMPED = re.compile(
    rf"\s*(?:\[\s*(?:{_DAY},?\s+)?{_CLOCK}\s*\]|{_DAY},?\s+{_CLOCK}\s+[-\u2013])\s*(?P<name>[^:\n]{{1,60}}):\s+",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\s*(?P<name>[^\W\d_a-z][^:\n@]{0,40}):\s+(?=\S)")
_POSTED = re.compile(
    rf"\s*(?P<name>[^\W\d_][^:\n@]{{1,50}}?)\s+\[?(?:today at |at )?{_CLOCK}\]?\s*$", re.IGNORECASE
)
_DASHED = re.compile(r"\s*[-\u2013\u2014/~]{1,2}\s?(?P<name>[^\W\d_][^\n]{0,60})$")
_ENDED = re.compile(
    rf"(?:^|[.!?]\s+|\s[-\u2013\u2014~]\s?)(?:(?:{CLOSING.pattern})[\s,.!\u2013-]+)?"
    r"(?P<name>[^\W\d_][\w'-]*(?:\s[^\W\d_][\w'.-]*){0,2})\s*[.!]?\s*$",
    re.IGNORECASE,
)
# Phrases may be broken over lines: in a long run of blanks each would be looked for from every one of them.
_GAP = re.compile(r"[^\S\n]{3,}")
_EMPTY_LINES = re.compile(r"\n{3,}|\n(?:[^\S\n]*\n){2,}")
_QUOTED = re.compile(r"^(?:\s*>)+ ?", re.MULTILINE)
_RULED = re.compile(
    r"^[-_*=\s]*(?:forwarded|original|weitergeleitet|urspr|transf|reenviad)?[^\n]{0,40}[-_*=]{3,}\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a pasted text says of itself.

    Attributes:
        asked_by: a mail, by its head; else a message.
        names: what the writer is called, the surest first; never the owner.
        emails: normalised, the head's first; those of the signature after it.
        sent_on: the day in the head; None where none can be read.
        body: what was written: without head, greeting, quoted mail and signature.
        signature: what follows the closing words.
    """

    asked_by: AskedBy = AskedBy.MESSAGE
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    sent_on: date | None = None
    body: str = ""
    signature: str = ""


def read(text: str, owner: str = "") -> Message:
    """Take a pasted text apart; only its first `LONGEST` characters count.

    Args:
        text: as it was pasted.
        owner: the owner's name: whoever bears it is written to and never writes.
    """
    plain = text[:LONGEST].replace("\u2019", "'").replace("\r\n", "\n").replace("\r", "\n")
    plain = _EMPTY_LINES.sub("\n\n", _GAP.sub("  ", plain.replace("\u00a0", " ")))
    mine = frozenset(words(owner))
    message = _conversation(_mail(plain, mine), mine)
    message = _signed(message)
    told = [str(found[found.lastgroup or 0]) for found in SELF.finditer(message.body)]
    message = replace(message, body=_ungreeted(message.body, mine))
    names = [name for each in (*message.names[:1], *told, *message.names[1:]) if (name := _bare(each, mine))]
    emails = [*message.emails, *_EMAIL.findall(message.signature)]
    normal = [found for each in emails if (found := normalise_email(each))]
    return replace(message, names=tuple(dict.fromkeys(names)), emails=tuple(dict.fromkeys(normal)))


def asking(text: str) -> Iterator[re.Match[str]]:
    """Yield the phrases of a text by which somebody told after, or in, them is asked for; offers are none."""
    for pattern in (*ASKING, *ASKING_GERMAN):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            who = set(words(groups.get("who") or ""))
            first = words(groups.get("span") or text[found.end() : found.end() + 20])[:1]
            if not who & _OFFERED and not set(first) & _OWNER_SAID:
                yield found


def asks(text: str) -> bool:
    """Whether a text, of which the first `LONGEST` characters count, asks for an introduction."""
    text = text[:LONGEST]
    return ASKING_BARE.search(text) is not None or any(True for _ in asking(text))


def _mail(text: str, mine: frozenset[str]) -> Message:
    """Split head and quoted mail off; what the writer answered to is left out."""
    lines = _QUOTED.sub("", text).split("\n") if _is_all_quoted(text) else text.split("\n")
    start = next((at for at, each in enumerate(lines) if _is_head(lines, at)), None)
    quoted = WROTE.search(text)
    if start is not None:
        return _with_head(lines, start, mine)
    if quoted is None or len(words(quoted["who"])) < 2:
        return Message(body=_unquoted("\n".join(lines)))
    before = text[: quoted.start()].strip()
    if before:
        return Message(asked_by=AskedBy.EMAIL, body=_unquoted(before))
    name = _sender(quoted["who"].rpartition(",")[2])
    return Message(
        asked_by=AskedBy.EMAIL,
        names=(name,),
        emails=tuple(_EMAIL.findall(quoted["who"])),
        sent_on=_day(quoted["who"].rpartition(",")[0]),
        body=_QUOTED.sub("", text[quoted.end() :]),
    )


def _with_head(lines: Sequence[str], start: int, mine: frozenset[str]) -> Message:
    end = start
    while end < len(lines) and (
        HEADER.match(lines[end].strip()) or (lines[end][:1] in ("\t", " ") and lines[end].strip())
    ):
        end += 1
    head = [found for each in lines[start:end] if (found := HEADER.match(each.strip()))]
    sender = next((each["value"] for each in head if each["key"].casefold() in FROM), "")
    days = [_day(each["value"]) for each in head if each["key"].casefold() in SENT]
    before = "\n".join(each for each in lines[:start] if not _RULED.match(each)).strip()
    if before and (asks(before) or (mine and set(words(_sender(sender))) <= mine)):
        # They wrote above what they answer to.
        return Message(asked_by=AskedBy.EMAIL, body=_unquoted(before))
    rest = "\n".join(lines[end:])
    again = next((at for at in range(end, len(lines)) if _is_head(lines, at)), None)
    if again is not None and "\n".join(lines[end:again]).strip():
        rest = "\n".join(each for each in lines[end:again] if not _RULED.match(each))
    answered = WROTE.search(rest)
    rest = rest[: answered.start()] if answered is not None and rest[: answered.start()].strip() else rest
    return Message(
        asked_by=AskedBy.EMAIL,
        names=(_sender(sender),),
        emails=tuple(_EMAIL.findall(sender)),
        sent_on=next((each for each in days if each is not None), None),
        body=_unquoted(rest),
    )


def _is_head(lines: Sequence[str], at: int) -> bool:
    """Whether a mail's head begins with this line: it, and a line near it, name what heads name."""
    found = HEADER.match(lines[at].strip())
    if found is None:
        return False
    near = [each for line in lines[at : at + _HEAD_LINES] if (each := HEADER.match(line.strip()))]
    keys = {each["key"].casefold() for each in near}
    senders = [each["value"] for each in near if each["key"].casefold() in FROM]
    return bool(senders) and (len(keys) > 1 or _EMAIL.search(senders[0]) is not None)


def _conversation(message: Message, mine: frozenset[str]) -> Message:
    """Of a chat keep what the one says who asks, with their name."""
    said: list[tuple[str, list[str]]] = []
    for number, line in enumerate(message.body.strip().split("\n")):
        found = _STAMPED.match(line)
        if found is None and not message.names and number == 0:
            found = _spoken(line)
        if found is not None:
            said.append((found["name"].strip(), [line[found.end() :]]))
        elif said:
            said[-1][1].append(line)
    others = [each for each in said if not (mine and set(words(each[0])) <= mine)]
    if not others:
        return message
    name = next((name for name, lines in others if asks("\n".join(lines))), others[0][0])
    body = "\n".join("\n".join(lines) for each, lines in others if each == name)
    return replace(message, names=(name, *message.names), body=body)


def _spoken(line: str) -> re.Match[str] | None:
    """Read "Dale Whitcombe: ..." or "Dale Whitcombe 09:05", where that is somebody's name."""
    for pattern in (_SPOKEN, _POSTED):
        found = pattern.match(line)
        if found is not None and _is_name(found["name"]) and not GREETING.match(found["name"]):
            return found
    return None


def _signed(message: Message) -> Message:
    """Split the closing words and what follows them off."""
    lines = message.body.rstrip().split("\n")
    for at, line in enumerate(lines):
        stripped = line.strip()
        closing = CLOSING.match(stripped)
        rule = stripped in ("--", "---", "__")
        rest = stripped[closing.end() :] if closing is not None else "-"
        after = rest.strip(_MARKS) if closing is not None else ""
        ends = closing is not None and (not rest or rest[0] in _MARKS)
        if at and (rule or (ends and (not after or _is_name(after)))):
            below = [each.strip() for each in lines[at + 1 :] if each.strip()]
            if not after and not below and not rule:
                return replace(message, body="\n".join(lines[:at]))
            name = (
                after or next((each for each in below[:1] if _is_name(each.split(",")[0])), "").split(",")[0]
            )
            names = (*message.names, name) if name else message.names
            return replace(message, names=names, body="\n".join(lines[:at]), signature="\n".join(below))
    return _signed_below(message, lines)


def _signed_below(message: Message, lines: Sequence[str]) -> Message:
    """Read a name alone in the last line, perhaps after a dash; or closing words at the end of a line."""
    last = lines[-1].strip()
    dashed = _DASHED.match(last)
    name = dashed["name"] if dashed is not None else last
    if len(lines) > 1 and _is_name(name) and (dashed is not None or name[:1].isupper()):
        return replace(message, names=(*message.names, name), body="\n".join(lines[:-1]))
    ended = _ENDED.search(last)
    if ended is None or not _is_name(ended["name"]) or CLOSING.fullmatch(ended["name"]):
        return message
    body = "\n".join([*lines[:-1], last[: ended.start() + 1] if ended.start() else ""])
    return replace(message, names=(*message.names, ended["name"]), body=body) if words(body) else message


def _ungreeted(body: str, mine: frozenset[str]) -> str:
    """Take the greeting off, with the name that it greets."""
    body = body.strip()
    found = GREETING.match(body)
    if found is None:
        return body
    rest = body[found.end() :]
    named = re.match(r"[^\S\n]*(?:[^\s,.!?:;\n]+[^\S\n]*){0,4}?[,!.:;\n\u2013]+", rest)
    if named is not None and not asks(named.group()):
        return rest[named.end() :].strip()
    tokens = re.match(r"[^\S\n]*((?:[^\s,.!?]+[^\S\n]+){1,3})", rest)
    greeted = tokens.group(1).split() if tokens is not None else []
    keep = next((at for at, each in enumerate(greeted) if not set(words(each)) <= mine), len(greeted))
    return " ".join([*greeted[keep:], rest[tokens.end() :]]) if tokens is not None else rest.strip()


def _is_all_quoted(text: str) -> bool:
    lines = [each for each in text.split("\n") if each.strip()]
    return bool(lines) and sum(each.lstrip().startswith(">") for each in lines) * 5 >= len(lines) * 4


def _unquoted(text: str) -> str:
    """Leave out lines that quote, unless there are no others."""
    kept = [each for each in text.split("\n") if not each.lstrip().startswith(">")]
    return "\n".join(kept) if any(each.strip() for each in kept) else _QUOTED.sub("", text)


def _sender(value: str) -> str:
    """Return the name in "Dale Whitcombe <dale@example.org>", or "Whitcombe, Dale" turned round."""
    name = _MAILTO.sub(" ", value).strip(" \"'<>[]()*")
    family, comma, given = (part.strip(" \"'") for part in name.partition(","))
    return f"{given} {family}" if comma and given and " " not in family else name


def _is_name(text: str) -> bool:
    """Whether a few words can be somebody's name."""
    told = [each for part in text.split() if (each := words(part))]
    if not 1 <= len(told) <= _NAME_WORDS or any(sign.isdigit() or sign in "@?:/" for sign in text):
        return False
    return not any(set(each) <= GENERIC - PARTICLES for each in told) and not asks(text)


def _bare(name: str, mine: frozenset[str]) -> str:
    """Return a name that can be looked for; empty where it is the owner's own, or none."""
    told = set(words(name))
    return name.strip(" .,!;:*\"'") if told and not told <= mine and "@" not in name else ""


def _day(text: str) -> date | None:
    """Return the day in a line of a head; None where none can be told for certain."""
    iso = _ISO.search(text)
    try:
        return date(*map(int, iso.groups())) if iso is not None else parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
