"""The field's own words for closed lists (PRODUCT.md 2): one English text for each member."""

from enum import StrEnum

from netcrm.domain.contact import Answer, ChannelKind
from netcrm.domain.duplicates import Certainty
from netcrm.domain.event import EventStatus, Presence
from netcrm.domain.favour import Direction, FavourKind
from netcrm.domain.followup import FollowUpKind
from netcrm.domain.group import FeePeriod, GroupKind, GroupReason, GroupStatus, MeetingFormat
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.introduction import AskedBy, Decision, Origin, Outcome, Stage, TargetAnswer, Verdict
from netcrm.domain.letter import Language, LetterKind, Tone
from netcrm.domain.referral import Delivery, ReferralStatus
from netcrm.domain.room import Room

NAMES: dict[type[StrEnum], dict[str, str]] = {
    Room: {
        "give_back": "Give back",
        "support_peers": "Support peers",
        "listen_learn": "Listen & learn",
        "meet_prospects": "Meet prospects",
    },
    Answer: {"yes": "Yes", "no": "No", "unknown": "Not known"},
    ChannelKind: {
        "email": "Email",
        "phone": "Phone",
        "address": "Address",
        "website": "Website",
        "social": "Profile",
    },
    EventStatus: {
        "planned": "Planned",
        "attended": "Attended",
        "missed": "Missed",
        "cancelled": "Cancelled",
    },
    Presence: {"expected": "Expected", "present": "Present", "absent": "Absent"},
    Certainty: {"certain": "Certain", "likely": "Likely"},
    Direction: {"given": "Given", "received": "Received"},
    FavourKind: {
        "introduction": "Introduction",
        "referral": "Referral",
        "testimonial": "Testimonial",
        "advice": "Advice",
        "visitor": "Visitor brought",
        "other": "Something else",
    },
    FollowUpKind: {
        "write": "Write",
        "i_promised": "I promised",
        "they_promised": "They promised",
        "check": "Check",
    },
    GroupKind: {"open": "Open", "exclusive": "Exclusive"},
    GroupStatus: {"trying": "Trying", "member": "Member", "left": "Left"},
    GroupReason: {
        "referrals": "Referrals",
        "new_connections": "New connections",
        "vendors_partners": "Vendors and partners",
        "touching_base": "Touching base",
        "next_client": "Next client",
    },
    MeetingFormat: {
        "breakfast": "Breakfast",
        "coffee": "Coffee",
        "lunch": "Lunch",
        "drinks": "Drinks",
        "dinner": "Dinner",
        "online": "Online",
    },
    FeePeriod: {
        "visit": "a visit",
        "month": "a month",
        "quarter": "a quarter",
        "year": "a year",
        "once": "once",
    },
    InteractionKind: {
        "met": "Met",
        "one_to_one": "One-to-one",
        "call": "Call",
        "email": "Email",
        "message": "Message",
        "note": "Note",
    },
    Verdict: {"clear": "Clear", "caution": "Caution", "coattails": "Coattails"},
    Decision: {
        "decline": "Decline kindly",
        "ask_first": "Ask the other first",
        "introduce": "Introduce only",
        "endorse": "Endorse",
    },
    Stage: {
        "asked": "Asked",
        "declined": "Declined",
        "target_asked": "Waiting for an answer",
        "target_yes": "Said yes",
        "target_no": "Said no",
        "introduced": "Introduced",
        "endorsed": "Endorsed",
        "met": "Met",
        "closed": "Closed",
    },
    Outcome: {
        "met": "They met",
        "no_show": "No show",
        "no_thanks": "No thanks",
        "helped": "It helped",
        "harmed": "It did harm",
    },
    TargetAnswer: {"yes": "Yes", "no": "No"},
    AskedBy: {
        "in_person": "in person",
        "email": "by email",
        "message": "by message",
        "call": "by phone",
        "other": "",
    },
    Origin: {"request": "Asked of you", "own_idea": "Your own idea"},
    ReferralStatus: {
        "passed": "Passed",
        "contacted": "Contacted",
        "met": "Met",
        "won": "Won",
        "lost": "Lost",
    },
    Delivery: {"well": "Delivered well", "poorly": "Delivered poorly"},
    LetterKind: {
        "decline": "Decline kindly",
        "ask": "Ask the other first",
        "introduce": "Introduce only",
        "endorse": "Endorse",
        "thank": "Thank",
        "chase": "Remind",
    },
    Tone: {"warm": "Warm", "brief": "Brief"},
    # A language is called what its own speakers call it.
    Language: {"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español"},
}
