"""What the guard found, in warm plain words: a lead and a sentence for each code (PRODUCT.md 4.5).

Absence of data is "nothing recorded", never "never". `told_figures` adds what the templates need beyond the
figures of a reason: dates in words, "twice" for 2, favours by kind.
"""

REASONS: dict[str, tuple[str, str]] = {
    # What decides.
    "gave_much_more": (
        "Given {given}, received {received} in {months} months.",
        "{given_told}{received_told}That is {ratio} to 1 or more.",
    ),
    "never_reciprocated": (
        "Given {given}, received 0.",
        "{given_told}Nothing recorded has come back yet.",
    ),
    "no_initiative": (
        "No groups of their own recorded.",
        "Beyond the group where you met no membership is recorded. Presence at {events_needed} events within "
        "{days} days would count too; {events} recorded.",
    ),
    "nothing_received_lately": (
        "Nothing received in {months} months.",
        "On record from {requester}: {received_ever_told}, none dated since {since_on}. You gave {given} in "
        "that time.",
    ),
    "outcome_harmed": (
        "An introduction did harm.",
        "Of the introductions you made for {requester}, it is recorded {times_told} that one did harm.",
    ),
    "outcome_no_show": (
        "{requester} didn't show up.",
        "Of the introductions you made for {requester}, it is recorded {times_told} that they didn't come.",
    ),
    "outcome_no_thanks": (
        "No thanks came back.",
        "Of the introductions you made for {requester}, it is recorded {times_told} that no thanks came.",
    ),
    "requests_in_a_row": (
        "{requests} requests within {days} days.",
        "The first of them came on {first_on}. Nothing is recorded as received from {requester} since then.",
    ),
    "target_limit_reached": (
        "{target} is being asked a lot.",
        "You have made {introductions_told} to {target} in {days} days. Their limit is {limit}.",
    ),
    "target_said_no": (
        "{target} said no before.",
        "An earlier request of {requester} got a no {times_told}. That stays between you and {target}.",
    ),
    "target_wants_none": (
        "{target} wants no introductions.",
        "It stands on their card.",
    ),
    # What only informs.
    "gave_back": (
        "Received {received}, given {given} in {months} months.",
        "{received_told}{given_told}",
    ),
    "initiative": (
        "An effort of their own.",
        "{initiative_told}",
    ),
    "known_since": (
        "Known {known_told}.",
        "What you have on record of {requester} begins on {since_on}.",
    ),
    "known_since_unrecorded": (
        "No first meeting recorded.",
        "Nothing recorded says how long you and {requester} have known each other.",
    ),
    "met_giving_back": (
        "Met in your Give back room.",
        "You go there to give newer people a hand up.",
    ),
    "never_asked": (
        "Nothing asked of them yet.",
        "Nothing recorded says that you asked {requester} for anything.",
    ),
    "outcome_helped": (
        "An introduction helped.",
        "Of the introductions you made for {requester}, it is recorded {times_told} that one helped.",
    ),
    "thanked": (
        "They said thank you.",
        "{requester} thanked you {times_told} for a referral.",
    ),
    "vouched_for": (
        "You vouch for {requester}.",
        "{vouched_told}{reason}",
    ),
}

CHANGES: dict[str, str] = {
    "change_first_favour": "One favour received from {requester} would lift the flag.",
    "change_first_favour_or_initiative": (
        "One favour received from {requester} would lift the flag; a group of their own, or {events_needed} "
        "events within {days} days, would soften this to Caution."
    ),
    "change_harmed": (
        "An introduction that did harm stays on record, so only a reason of your own can go past it."
    ),
    "change_more_received": "{needed_told} from {requester} within {months} months would change this.",
    "change_nothing": "Nothing recorded stands in the way.",
    "change_outcome": "What happened stays on record, so asking first is the careful way.",
    "change_received_since": "A favour received from {requester} since {first_on} would change this.",
    "change_target_limit": "Only a higher limit on the card of {target} would change this.",
    "change_target_limit_until": "Waiting until {free_on} would change this.",
    "change_target_said_no": "Only {target} can change this, so ask first.",
    "change_target_wants_none": "Only {target} can change this, by welcoming introductions again.",
}
