"""The first schema: everything that PRODUCT.md 3 keeps."""

from typing import Any

RECORDED = """
CREATE TABLE owner (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    name TEXT NOT NULL DEFAULT '',
    business TEXT NOT NULL DEFAULT '',
    profession TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    years_in_business INTEGER CHECK (years_in_business IS NULL OR years_in_business BETWEEN 0 AND 150),
    team_size INTEGER CHECK (team_size IS NULL OR team_size >= 0),
    home_area TEXT NOT NULL DEFAULT '',
    currency TEXT NOT NULL DEFAULT 'EUR' CHECK (length(currency) = 3),
    region TEXT NOT NULL DEFAULT '' CHECK (length(region) IN (0, 2)),
    seeks TEXT NOT NULL DEFAULT '',
    offers TEXT NOT NULL DEFAULT '',
    weekly_cap_minutes INTEGER CHECK (weekly_cap_minutes IS NULL OR weekly_cap_minutes > 0),
    guard_window_months INTEGER NOT NULL DEFAULT 24 CHECK (guard_window_months > 0),
    guard_ratio INTEGER NOT NULL DEFAULT 4 CHECK (guard_ratio > 0),
    guard_requests INTEGER NOT NULL DEFAULT 3 CHECK (guard_requests > 0),
    guard_request_days INTEGER NOT NULL DEFAULT 90 CHECK (guard_request_days > 0),
    guard_target_limit INTEGER NOT NULL DEFAULT 2 CHECK (guard_target_limit >= 0),
    guard_target_days INTEGER NOT NULL DEFAULT 30 CHECK (guard_target_days > 0),
    guard_initiative_events INTEGER NOT NULL DEFAULT 3 CHECK (guard_initiative_events > 0),
    guard_initiative_days INTEGER NOT NULL DEFAULT 365 CHECK (guard_initiative_days > 0),
    open_follow_up_days INTEGER NOT NULL DEFAULT 1 CHECK (open_follow_up_days >= 0),
    exclusive_follow_up_days INTEGER NOT NULL DEFAULT 7 CHECK (exclusive_follow_up_days >= 0)
);
CREATE TABLE room_plan (
    id INTEGER PRIMARY KEY,
    room TEXT NOT NULL UNIQUE CHECK (room IN ('give_back', 'support_peers', 'listen_learn', 'meet_prospects')),
    target INTEGER NOT NULL CHECK (target BETWEEN 0 AND 100),
    strategy TEXT NOT NULL DEFAULT ''
);
CREATE TABLE pitch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    version INTEGER NOT NULL CHECK (version > 0),
    text TEXT NOT NULL,
    seconds INTEGER CHECK (seconds IS NULL OR seconds > 0),
    written_on TEXT NOT NULL CHECK (written_on IS date(written_on))
);
CREATE TABLE "group" (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL CHECK (length(trim(name)) > 0),
    chapter TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL CHECK (kind IN ('open', 'exclusive')),
    room TEXT CHECK (room IS NULL OR room IN ('give_back', 'support_peers', 'listen_learn', 'meet_prospects')),
    vibe TEXT NOT NULL DEFAULT '',
    reasons TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL CHECK (status IN ('trying', 'member', 'left')),
    my_seat TEXT NOT NULL DEFAULT '',
    format TEXT CHECK (format IS NULL OR format IN ('breakfast', 'coffee', 'lunch', 'drinks', 'dinner', 'online')),
    place TEXT NOT NULL DEFAULT '',
    recurrence TEXT NOT NULL DEFAULT '',
    fee INTEGER CHECK (fee IS NULL OR fee >= 0),
    currency TEXT NOT NULL DEFAULT '' CHECK (length(currency) IN (0, 3)),
    fee_period TEXT CHECK (fee_period IS NULL OR fee_period IN ('visit', 'month', 'quarter', 'year', 'once')),
    joined_on TEXT CHECK (joined_on IS NULL OR joined_on IS date(joined_on)),
    renews_on TEXT CHECK (renews_on IS NULL OR renews_on IS date(renews_on)),
    allowed_absences INTEGER CHECK (allowed_absences IS NULL OR allowed_absences >= 0),
    absence_months INTEGER CHECK (absence_months IS NULL OR absence_months > 0),
    visitor_limit INTEGER CHECK (visitor_limit IS NULL OR visitor_limit >= 0),
    typical_turnout INTEGER CHECK (typical_turnout IS NULL OR typical_turnout >= 0),
    core INTEGER NOT NULL DEFAULT 0 CHECK (core IN (0, 1)),
    how_to_join TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    created_on TEXT CHECK (created_on IS NULL OR created_on IS date(created_on))
);
CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    "group" INTEGER REFERENCES "group" (id) ON DELETE SET NULL,
    title TEXT NOT NULL CHECK (length(trim(title)) > 0),
    starts_at TEXT NOT NULL,
    ends_at TEXT NOT NULL CHECK (ends_at >= starts_at),
    zone TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    format TEXT CHECK (format IS NULL OR format IN ('breakfast', 'coffee', 'lunch', 'drinks', 'dinner', 'online')),
    room TEXT CHECK (room IS NULL OR room IN ('give_back', 'support_peers', 'listen_learn', 'meet_prospects')),
    goal TEXT NOT NULL DEFAULT '',
    fee INTEGER CHECK (fee IS NULL OR fee >= 0),
    currency TEXT NOT NULL DEFAULT '' CHECK (length(currency) IN (0, 3)),
    travel_minutes INTEGER NOT NULL DEFAULT 0 CHECK (travel_minutes >= 0),
    status TEXT NOT NULL CHECK (status IN ('planned', 'attended', 'missed', 'cancelled')),
    pitch INTEGER REFERENCES pitch (id) ON DELETE SET NULL,
    notes TEXT NOT NULL DEFAULT ''
);
CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    given TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    nickname TEXT NOT NULL DEFAULT '',
    company TEXT NOT NULL DEFAULT '',
    job_title TEXT NOT NULL DEFAULT '',
    profession TEXT NOT NULL DEFAULT '',
    industry TEXT NOT NULL DEFAULT '',
    years_in_business INTEGER CHECK (years_in_business IS NULL OR years_in_business BETWEEN 0 AND 150),
    team_size INTEGER CHECK (team_size IS NULL OR team_size >= 0),
    place TEXT NOT NULL DEFAULT '',
    local TEXT NOT NULL DEFAULT 'unknown' CHECK (local IN ('yes', 'no', 'unknown')),
    room TEXT CHECK (room IS NULL OR room IN ('give_back', 'support_peers', 'listen_learn', 'meet_prospects')),
    seeks TEXT NOT NULL DEFAULT '',
    offers TEXT NOT NULL DEFAULT '',
    how_met TEXT NOT NULL DEFAULT '',
    met_event INTEGER REFERENCES event (id) ON DELETE SET NULL,
    met_on TEXT CHECK (met_on IS NULL OR met_on IS date(met_on)),
    cadence_days INTEGER CHECK (cadence_days IS NULL OR cadence_days > 0),
    birthday TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    challenge TEXT NOT NULL DEFAULT 'unknown' CHECK (challenge IN ('yes', 'no', 'unknown')),
    invest TEXT NOT NULL DEFAULT 'unknown' CHECK (invest IN ('yes', 'no', 'unknown')),
    no_introductions INTEGER NOT NULL DEFAULT 0 CHECK (no_introductions IN (0, 1)),
    introduction_limit INTEGER CHECK (introduction_limit IS NULL OR introduction_limit >= 0),
    vouched_reason TEXT NOT NULL DEFAULT '',
    vouched_on TEXT CHECK (vouched_on IS NULL OR vouched_on IS date(vouched_on)),
    source TEXT NOT NULL DEFAULT '',
    sort_name TEXT NOT NULL DEFAULT '',
    created_on TEXT CHECK (created_on IS NULL OR created_on IS date(created_on))
);
CREATE TABLE channel (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'address', 'website', 'social')),
    label TEXT NOT NULL DEFAULT '',
    written TEXT NOT NULL,
    normalised TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE other_field (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE contact_tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    tag TEXT NOT NULL CHECK (length(trim(tag)) > 0)
);
CREATE TABLE not_same (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    first INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    CHECK (first < second)
);
CREATE TABLE membership (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    "group" INTEGER NOT NULL REFERENCES "group" (id) ON DELETE CASCADE,
    seat TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    from_on TEXT CHECK (from_on IS NULL OR from_on IS date(from_on)),
    to_on TEXT CHECK (to_on IS NULL OR to_on IS date(to_on)),
    CHECK (from_on IS NULL OR to_on IS NULL OR to_on >= from_on)
);
CREATE TABLE attendance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    presence TEXT NOT NULL CHECK (presence IN ('expected', 'present', 'absent')),
    met INTEGER NOT NULL DEFAULT 0 CHECK (met IN (0, 1)),
    new_to_me INTEGER NOT NULL DEFAULT 0 CHECK (new_to_me IN (0, 1)),
    number INTEGER CHECK (number IS NULL OR number > 0)
);
CREATE TABLE interaction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    happened_on TEXT NOT NULL CHECK (happened_on IS date(happened_on)),
    kind TEXT NOT NULL CHECK (kind IN ('met', 'one_to_one', 'call', 'email', 'message', 'note')),
    text TEXT NOT NULL DEFAULT ''
);
CREATE TABLE interaction_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    interaction INTEGER NOT NULL REFERENCES interaction (id) ON DELETE CASCADE,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE
);
CREATE TABLE introduction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    origin TEXT NOT NULL DEFAULT 'request' CHECK (origin IN ('request', 'own_idea')),
    requester INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    target_contact INTEGER REFERENCES contact (id) ON DELETE CASCADE,
    target_group INTEGER REFERENCES "group" (id) ON DELETE SET NULL,
    asked_on TEXT NOT NULL CHECK (asked_on IS date(asked_on)),
    asked_by TEXT NOT NULL DEFAULT 'other'
        CHECK (asked_by IN ('in_person', 'email', 'message', 'call', 'other')),
    words TEXT NOT NULL DEFAULT '',
    stage TEXT NOT NULL DEFAULT 'asked' CHECK (stage IN (
        'asked', 'declined', 'target_asked', 'target_yes', 'target_no', 'introduced', 'endorsed', 'met', 'closed')),
    verdict TEXT CHECK (verdict IS NULL OR verdict IN ('clear', 'caution', 'coattails')),
    flagged INTEGER NOT NULL DEFAULT 0 CHECK (flagged IN (0, 1)),
    reasons TEXT NOT NULL DEFAULT '[]',
    weighed_at TEXT,
    weighed_requester INTEGER,
    weighed_target INTEGER,
    decision TEXT CHECK (decision IS NULL OR decision IN ('decline', 'ask_first', 'introduce', 'endorse')),
    decided_at TEXT,
    endorsed_at TEXT,
    my_reason TEXT NOT NULL DEFAULT '',
    target_answer TEXT CHECK (target_answer IS NULL OR target_answer IN ('yes', 'no')),
    target_asked_on TEXT CHECK (target_asked_on IS NULL OR target_asked_on IS date(target_asked_on)),
    introduced_on TEXT CHECK (introduced_on IS NULL OR introduced_on IS date(introduced_on)),
    outcome TEXT CHECK (outcome IS NULL OR outcome IN ('met', 'no_show', 'no_thanks', 'helped', 'harmed')),
    outcome_on TEXT CHECK (outcome_on IS NULL OR outcome_on IS date(outcome_on)),
    draft TEXT NOT NULL DEFAULT '',
    CHECK (target_contact IS NULL OR target_group IS NULL),
    CHECK (target_contact IS NULL OR target_contact <> requester),
    CONSTRAINT "endorsement guard" CHECK (
    CASE WHEN endorsed_at IS NOT NULL THEN
        ((typeof(endorsed_at) = 'text'
        AND endorsed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND datetime(endorsed_at) IS NOT NULL)
        AND (typeof(weighed_at) = 'text'
        AND weighed_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9][0-9][0-9][0-9]Z'
        AND datetime(weighed_at) IS NOT NULL)
        AND coalesce(weighed_at <= endorsed_at, 0)
        AND coalesce(decision, '') = 'endorse'
        AND coalesce(verdict, '') IN ('clear', 'caution', 'coattails')
        AND coalesce(target_contact, 0) <> 0
        AND coalesce(weighed_requester, 0) = coalesce(requester, -1)
        AND coalesce(weighed_target, 0) = coalesce(target_contact, -1)
        AND (coalesce(verdict, '') = 'clear' OR length(trim(coalesce(my_reason, ''), char(9, 10, 11, 12, 13, 32, 133, 160, 5760, 8192, 8193, 8194, 8195, 8196, 8197, 8198, 8199, 8200, 8201, 8202, 8203, 8232, 8233, 8239, 8287, 12288, 65279))) >= 20))
        ELSE NOT (coalesce(decision, '') = 'endorse' OR coalesce(stage, '') = 'endorsed') END)
);
CREATE TABLE referral (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    direction TEXT NOT NULL CHECK (direction IN ('given', 'received')),
    partner INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    prospect TEXT NOT NULL CHECK (length(trim(prospect)) > 0),
    prospect_contact INTEGER REFERENCES contact (id) ON DELETE SET NULL,
    is_lead INTEGER NOT NULL DEFAULT 0 CHECK (is_lead IN (0, 1)),
    need TEXT NOT NULL DEFAULT '',
    "group" INTEGER REFERENCES "group" (id) ON DELETE SET NULL,
    event INTEGER REFERENCES event (id) ON DELETE SET NULL,
    passed_on TEXT NOT NULL CHECK (passed_on IS date(passed_on)),
    check_on TEXT NOT NULL CHECK (check_on IS date(check_on)),
    status TEXT NOT NULL CHECK (status IN ('passed', 'contacted', 'met', 'won', 'lost')),
    value INTEGER CHECK (value IS NULL OR value >= 0),
    currency TEXT NOT NULL DEFAULT '' CHECK (length(currency) IN (0, 3)),
    quality INTEGER CHECK (quality IS NULL OR quality BETWEEN 1 AND 5),
    delivery TEXT CHECK (delivery IS NULL OR delivery IN ('well', 'poorly')),
    told_giver_on TEXT CHECK (told_giver_on IS NULL OR told_giver_on IS date(told_giver_on)),
    thanked_on TEXT CHECK (thanked_on IS NULL OR thanked_on IS date(thanked_on)),
    notes TEXT NOT NULL DEFAULT ''
);
CREATE TABLE favour (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    direction TEXT NOT NULL CHECK (direction IN ('given', 'received')),
    kind TEXT NOT NULL
        CHECK (kind IN ('introduction', 'referral', 'testimonial', 'advice', 'visitor', 'other')),
    happened_on TEXT CHECK (happened_on IS NULL OR happened_on IS date(happened_on)),
    value INTEGER CHECK (value IS NULL OR value >= 0),
    currency TEXT NOT NULL DEFAULT '' CHECK (length(currency) IN (0, 3)),
    note TEXT NOT NULL DEFAULT '',
    introduction INTEGER REFERENCES introduction (id) ON DELETE SET NULL,
    referral INTEGER REFERENCES referral (id) ON DELETE SET NULL,
    event INTEGER REFERENCES event (id) ON DELETE SET NULL
);
CREATE TABLE ask (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    asked_on TEXT NOT NULL CHECK (asked_on IS date(asked_on)),
    what TEXT NOT NULL DEFAULT ''
);
CREATE TABLE follow_up (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact INTEGER NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('write', 'i_promised', 'they_promised', 'check')),
    event INTEGER REFERENCES event (id) ON DELETE SET NULL,
    introduction INTEGER REFERENCES introduction (id) ON DELETE SET NULL,
    referral INTEGER REFERENCES referral (id) ON DELETE SET NULL,
    due_on TEXT NOT NULL CHECK (due_on IS date(due_on)),
    why TEXT NOT NULL DEFAULT '',
    done_on TEXT CHECK (done_on IS NULL OR done_on IS date(done_on)),
    put_off_until TEXT CHECK (put_off_until IS NULL OR put_off_until IS date(put_off_until))
);
CREATE TABLE import_run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_name TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    format TEXT NOT NULL,
    columns TEXT NOT NULL DEFAULT '{}',
    counts TEXT NOT NULL DEFAULT '{}',
    imported_at TEXT NOT NULL,
    step INTEGER NOT NULL
);
CREATE TABLE header_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    header_key TEXT NOT NULL,
    columns TEXT NOT NULL DEFAULT '{}'
);
"""

STEPS = """
CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL,
    figures TEXT NOT NULL,
    made_at TEXT NOT NULL,
    schema INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
);
CREATE TABLE step_part (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    content BLOB NOT NULL
);
CREATE UNIQUE INDEX step_part_once ON step_part (step, number);
CREATE TABLE step_touched (
    id INTEGER PRIMARY KEY,
    step INTEGER NOT NULL REFERENCES step (id) ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
);
CREATE INDEX step_touched_by_step ON step_touched (step);
CREATE INDEX step_touched_by_row ON step_touched (table_name, first, last);
"""

INDEXES = """
CREATE INDEX event_by_group ON event ("group");
CREATE INDEX event_by_start ON event (starts_at);
CREATE INDEX event_by_status ON event (status, starts_at);
CREATE INDEX event_by_pitch ON event (pitch);
CREATE INDEX contact_by_met_event ON contact (met_event) WHERE met_event IS NOT NULL;
CREATE INDEX channel_by_contact ON channel (contact);
CREATE INDEX channel_by_normalised ON channel (normalised) WHERE normalised <> '';
CREATE INDEX other_field_by_contact ON other_field (contact);
CREATE UNIQUE INDEX contact_tag_once ON contact_tag (contact, tag);
CREATE INDEX contact_tag_by_tag ON contact_tag (tag);
CREATE UNIQUE INDEX not_same_once ON not_same (first, second);
CREATE INDEX not_same_by_second ON not_same (second);
CREATE INDEX membership_by_contact ON membership (contact);
CREATE INDEX membership_by_group ON membership ("group");
CREATE UNIQUE INDEX attendance_once ON attendance (event, contact);
CREATE INDEX attendance_by_contact ON attendance (contact);
CREATE INDEX interaction_by_day ON interaction (happened_on);
CREATE UNIQUE INDEX interaction_contact_once ON interaction_contact (interaction, contact);
CREATE INDEX interaction_contact_by_contact ON interaction_contact (contact);
CREATE INDEX introduction_by_requester ON introduction (requester);
CREATE INDEX introduction_by_target ON introduction (target_contact) WHERE target_contact IS NOT NULL;
CREATE INDEX introduction_by_target_group ON introduction (target_group) WHERE target_group IS NOT NULL;
CREATE INDEX introduction_by_stage ON introduction (stage);
CREATE INDEX referral_by_partner ON referral (partner);
CREATE INDEX referral_by_prospect ON referral (prospect_contact) WHERE prospect_contact IS NOT NULL;
CREATE INDEX referral_by_group ON referral ("group") WHERE "group" IS NOT NULL;
CREATE INDEX referral_by_event ON referral (event) WHERE event IS NOT NULL;
CREATE INDEX referral_by_status ON referral (status, check_on);
CREATE INDEX favour_by_contact ON favour (contact, direction, happened_on);
CREATE INDEX favour_by_introduction ON favour (introduction) WHERE introduction IS NOT NULL;
CREATE INDEX favour_by_referral ON favour (referral) WHERE referral IS NOT NULL;
CREATE INDEX favour_by_event ON favour (event) WHERE event IS NOT NULL;
CREATE INDEX ask_by_contact ON ask (contact);
CREATE INDEX follow_up_by_contact ON follow_up (contact);
CREATE INDEX follow_up_open ON follow_up (due_on) WHERE done_on IS NULL;
CREATE INDEX follow_up_by_event ON follow_up (event) WHERE event IS NOT NULL;
CREATE INDEX follow_up_by_introduction ON follow_up (introduction) WHERE introduction IS NOT NULL;
CREATE INDEX follow_up_by_referral ON follow_up (referral) WHERE referral IS NOT NULL;
CREATE INDEX import_run_by_fingerprint ON import_run (fingerprint);
CREATE UNIQUE INDEX header_mapping_once ON header_mapping (header_key);
"""

FIRST_ROWS = """
INSERT INTO owner (id) VALUES (1);
INSERT INTO room_plan (id, room, target) VALUES
    (1, 'give_back', 10), (2, 'support_peers', 25), (3, 'listen_learn', 25), (4, 'meet_prospects', 40);
"""


def up(migrator: Any, db: Any) -> None:  # noqa: ANN401 - what the runner hands over
    """Make every table, its indexes and the first rows."""
    connection = db.connection()
    connection.execute(RECORDED)
    connection.execute(STEPS)
    connection.execute(INDEXES)
    connection.execute(FIRST_ROWS)
