"""Who should meet (PRODUCT.md 4.10 and 8)."""

from netcrm.cli import as_json
from netcrm.cli.answer import Answer
from netcrm.cli.arguments import Asked
from netcrm.cli.lines import aligned
from netcrm.domain.matching import Match
from netcrm.reads import matches as match_reads
from netcrm.words.words import Words
from netcrm.work.desk import Desk


def matches(desk: Desk, _asked: Asked, words: Words) -> Answer:
    """List the pairs of the whole book who should meet, the best first."""
    found = desk.ask(match_reads.matches, desk.today, None)
    if not found:
        return Answer([], [words.tr("Nobody seeks what another offers, as far as it is written down.")])
    return Answer([_document(match) for match in found], aligned(_cells(match, words) for match in found))


def _document(match: Match) -> dict[str, object]:
    return {
        "seeker": match.seeker.id,
        "seeker_name": match.seeker.name,
        "helper": match.helper.id,
        "helper_name": match.helper.name,
        "both_ways": match.both_ways,
        "flagged": match.flagged,
        "reasons": [as_json.fields_of(reason) for reason in match.reasons],
    }


def _cells(match: Match, words: Words) -> tuple[str, ...]:
    reason = match.reasons[0]
    return (
        f"{match.seeker.id} {match.seeker.name}",
        f"{match.helper.id} {match.helper.name}",
        words.tr("each seeks what the other offers") if match.both_ways else "",
        words.tr("flagged") if match.flagged else "",
        reason.profession or ", ".join(reason.words),
    )
