"""The words of the briefing sheet: always dates, never "1 week ago" (PRODUCT.md 7, INTERFACE.md 12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter

from netcrm.domain.briefing_parts import (
    Head,
    IntroductionLine,
    Named,
    PersonLine,
    Promise,
    ReferralLine,
    ReferralMatter,
    RequestLine,
    Why,
    WhyCode,
)
from netcrm.domain.followup import FollowUpKind
from netcrm.domain.group import GroupReason
from netcrm.words import dates
from netcrm.words.words import Translate, Words, plain


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence; plain text, never markup."""

    text: str
    strong: bool = False


Runs = tuple[Run, ...]

_PROMISES = {
    FollowUpKind.I_PROMISED: ("I promised", "I promised: {what}"),
    FollowUpKind.THEY_PROMISED: ("They promised", "They promised: {what}"),
    FollowUpKind.WRITE: ("Write", "Write: {what}"),
    FollowUpKind.CHECK: ("Check", "Check: {what}"),
}

_WHYS = {
    WhyCode.SEEKS_MY_OFFER: ("Seeks what I offer", "Seeks what I offer: {word}"),
    WhyCode.PROSPECT: ("Has the challenge I solve", "Has the challenge I solve"),
    WhyCode.OFFERS_WHAT_I_SEEK: ("Offers what I seek", "Offers what I seek: {word}"),
    WhyCode.MEETS_SOMEONE: ("Should meet {name}", "Should meet {name}: {word}"),
    WhyCode.OPEN_SEAT: ("Open seat here", "Open seat here: {word}"),
}

_MATTERS = {
    ReferralMatter.DID_THEY_CALL: "Given {date}: did {partner} call {prospect}?",
    ReferralMatter.HOW_DID_IT_GO: "Given {date}: ask {partner} how it went with {prospect}",
    ReferralMatter.CALL_AND_TELL: "Received {date}: call {prospect}, then tell {partner}",
    ReferralMatter.TELL_GIVER: "Received {date}: tell {partner} where it stands with {prospect}",
    ReferralMatter.SAY_OUTCOME: "Received {date}: tell {partner} what came of {prospect}",
    ReferralMatter.THANK: "Received {date}: thank {partner} for {prospect}",
}


class SheetWords:
    """Facts of the sheet in, words out.

    Args:
        translate: looks up the owner's language; English as it stands by default.
    """

    def __init__(self, translate: Translate = plain) -> None:
        self._translate = translate
        self.words = Words(translate)

    def tr(self, text: str, **figures: object) -> str:
        """Return `text` in the owner's language with its figures filled in."""
        return self._translate("SheetWords", text).format(**figures)

    def phrase(self, text: str, **figures: str | Run) -> Runs:
        """Return `text` with its figures as runs; a figure given as a Run keeps its weight."""
        runs: list[Run] = []
        for literal, field, _, _ in Formatter().parse(self._translate("SheetWords", text)):
            runs.append(Run(literal))
            if field is not None:
                figure = figures[field]
                runs.append(figure if isinstance(figure, Run) else Run(figure))
        return tuple(run for run in runs if run.text)

    def short_date(self, day: date, today: date) -> str:
        """Return a day as a date: 10 Nov in the year of `today`, else 10 Nov 2025."""
        month = self.words.tr(dates.MONTHS[day.month - 1])[:3]
        if day.year == today.year:
            return self.tr("{day} {month}", day=day.day, month=month)
        return self.tr("{day} {month} {year}", day=day.day, month=month, year=day.year)

    def full_date(self, day: date) -> str:
        """Return a day with its year: 10 Nov 2026."""
        month = self.words.tr(dates.MONTHS[day.month - 1])[:3]
        return self.tr("{day} {month} {year}", day=day.day, month=month, year=day.year)

    def facts(self, head: Head) -> tuple[tuple[str, str, str], ...]:
        """Return label, main line and small line of each fact of the head but the room."""
        found = [(self.tr("When"), *self._when(head))]
        if head.place:
            found.append((self.tr("Where"), head.place, ""))
        if head.kind is not None:
            found.append((self.tr("Group"), head.group or self.words.name(head.kind), self._meeting(head)))
        elif head.format is not None:
            found.append((self.tr("Format"), self.words.name(head.format), ""))
        if head.fee is not None:
            found.append((self.tr("Fee"), self.words.money(head.fee, head.currency), ""))
        return tuple(found)

    def _when(self, head: Head) -> tuple[str, str]:
        weekday = self.words.weekday(head.starts.date())[:3]
        day = self.tr("{weekday} {date}", weekday=weekday, date=self.full_date(head.starts.date()))
        times = self.tr("{start} to {end}", start=f"{head.starts:%H:%M}", end=f"{head.ends:%H:%M}")
        if head.ends.date() != head.starts.date():
            times = self.tr("{times} on {date}", times=times, date=self.full_date(head.ends.date()))
        return day, times

    def _meeting(self, head: Head) -> str:
        parts = []
        if head.group and head.kind is not None:
            parts.append(self.words.name(head.kind))
        if head.format is not None:
            parts.append(self.words.name(head.format).lower() if parts else self.words.name(head.format))
        if head.visit is not None:
            parts.append(self.tr("visit {visit}", visit=head.visit))
        return ", ".join(parts)

    def budget(self, head: Head) -> str:
        """Return what the room's budget says; empty where neither share nor target is known."""
        if head.share is not None and head.target is not None:
            text = "{share}\u00a0% of my time, target {target}\u00a0%"
            return self.tr(text, share=head.share, target=head.target)
        if head.target is not None:
            return self.tr("Target {target}\u00a0% of my time", target=head.target)
        return "" if head.share is None else self.tr("{share}\u00a0% of my time", share=head.share)

    def reasons(self, reasons: Sequence[GroupReason]) -> str:
        """Return why the owner goes, as one list."""
        listed = ", ".join(self.words.name(reason).lower() for reason in reasons)
        return listed[:1].upper() + listed[1:]

    def named(self, named: Named, *, strong: bool = True) -> Run:
        """Return a name with its number, where the person is expected."""
        if named.number is None:
            return Run(named.name, strong)
        return Run(self.tr("{name}\u00a0({number})", name=named.name, number=named.number), strong)

    def last_met(self, line: PersonLine, today: date) -> tuple[str, str]:
        """Return the day somebody was last met and, as what follows it, where; empty where not recorded."""
        day = "" if line.last_met_on is None else self.short_date(line.last_met_on, today)
        where = self.tr("here") if line.last_met_here else line.last_met_at
        return (day, f", {where}") if day and where else (day, where)

    def promise(self, promise: Promise, today: date) -> tuple[str, str]:
        """Return an open promise and, as the small line, by when and how many more."""
        bare, full = _PROMISES[promise.kind]
        told = self.tr(full, what=promise.what) if promise.what else self.tr(bare)
        due = self.tr("by {date}", date=self.short_date(promise.due_on, today))
        if promise.more:
            due = self.tr("{due}, {more} more open", due=due, more=promise.more)
        return told, due

    def why(self, why: Why) -> str:
        """Return one reason to meet a stranger."""
        bare, full = _WHYS[why.code]
        name = self.named(why.other).text if why.other else ""
        return self.tr(full if why.word else bare, name=name, word=why.word)

    def introduction(self, line: IntroductionLine) -> Runs:
        """Return whom the owner could introduce to whom, and why."""
        seeker, provider = self.named(line.seeker), self.named(line.provider)
        if not line.shared:
            text = "{seeker} should meet {provider}"
        elif line.mutual:
            text = "{seeker} and {provider} each seek what the other offers: {shared}"
        else:
            text = "{seeker} seeks {shared}; {provider} offers that"
        return self.phrase(text, seeker=seeker, provider=provider, shared=line.shared)

    def referral(self, line: ReferralLine, today: date) -> Runs:
        """Return what there is to say about a referral."""
        return self.phrase(
            _MATTERS[line.matter],
            date=self.short_date(line.passed_on, today),
            partner=self.named(line.partner),
            prospect=Run(line.prospect, strong=True),
        )

    def request(self, line: RequestLine, today: date) -> Runs:
        """Return who asked when to meet whom; verdict and counts only where the line carries them."""
        asked = self.short_date(line.asked_on, today)
        requester = self.named(line.requester)
        if line.target is None:
            runs = self.phrase("{name} asked on {date} to be introduced.", name=requester, date=asked)
        else:
            runs = self.phrase(
                "{name} asked on {date} to meet {target}.",
                name=requester,
                date=asked,
                target=self.named(line.target),
            )
        return runs + self._weighed(line)

    def _weighed(self, line: RequestLine) -> Runs:
        runs: Runs = ()
        if line.verdict is not None:
            runs += (Run(" "), Run(self.words.name(line.verdict), strong=True), Run("."))
        if line.given is not None and line.received is not None:
            told = self.tr("Given {given}, received {received}.", given=line.given, received=line.received)
            runs += (Run(" " + told),)
        return runs

    def people_hint(self, shown: int, known: int, expected: int, *, counted: bool) -> str:
        """Return how many people stand in the table, of how many; `counted` explains the balance."""
        if shown < known:
            text = "{shown} of the {known} I know, {expected} expected; something open comes first."
        elif expected > known:
            text = "{known} of {expected} expected; something open comes first."
        else:
            text = "{expected} expected; something open comes first."
        hint = self.tr(text, shown=shown, known=known, expected=expected)
        return hint + " " + self.tr("Balance is given | received.") if counted else hint

    def some_of(self, shown: int, total: int) -> str:
        """Return how many of a list stand on the page; empty where all do."""
        return "" if shown >= total else self.tr("{shown} of {total}", shown=shown, total=total)
