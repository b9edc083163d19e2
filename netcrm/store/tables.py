"""The tables as peewee models; columns carry the names of the dataclass fields in `netcrm.domain`.

The schema itself is made by the migrations; a test holds both side by side.
"""

from typing import Any

from peewee import AutoField, BooleanField, ForeignKeyField, IntegerField, Model, TextField

from netcrm.domain.contact import Answer, ChannelKind
from netcrm.domain.event import EventStatus, Presence
from netcrm.domain.favour import Direction, FavourKind
from netcrm.domain.followup import FollowUpKind
from netcrm.domain.group import FeePeriod, GroupKind, GroupStatus, MeetingFormat
from netcrm.domain.interaction import InteractionKind
from netcrm.domain.introduction import AskedBy, Decision, Origin, Outcome, Stage, TargetAnswer, Verdict
from netcrm.domain.letter import Language, LetterKind, Tone
from netcrm.domain.referral import Delivery, ReferralStatus
from netcrm.domain.room import Room
from netcrm.store.engine import DayField, EnumField, JsonField, MomentField, database


class Table(Model):
    """What all tables share: the one database and a number as key that is never given twice."""

    id = AutoField()

    class Meta:
        """One database for all; a table is named like its class, in small letters."""

        database = database
        legacy_table_names = False


def _link(to: type[Table], column: str, **options: Any) -> ForeignKeyField:  # noqa: ANN401 - peewee's own
    """Return a foreign key that reads as the plain id and whose column is named like the field."""
    return ForeignKeyField(to, column_name=column, backref="+", lazy_load=False, index=False, **options)


class Owner(Table):
    """Rows of `netcrm.domain.owner.Owner`."""

    name = TextField(default="")
    business = TextField(default="")
    profession = TextField(default="")
    industry = TextField(default="")
    years_in_business = IntegerField(null=True)
    team_size = IntegerField(null=True)
    home_area = TextField(default="")
    currency = TextField()
    region = TextField(default="")
    seeks = TextField(default="")
    offers = TextField(default="")
    weekly_cap_minutes = IntegerField(null=True)
    guard_window_months = IntegerField(default=24)
    guard_ratio = IntegerField(default=4)
    guard_requests = IntegerField(default=3)
    guard_request_days = IntegerField(default=90)
    guard_target_limit = IntegerField(default=2)
    guard_target_days = IntegerField(default=30)
    guard_initiative_events = IntegerField(default=3)
    guard_initiative_days = IntegerField(default=365)
    open_follow_up_days = IntegerField(default=1)
    exclusive_follow_up_days = IntegerField(default=7)


class RoomPlan(Table):
    """Rows of `netcrm.domain.room.RoomPlan`."""

    room = EnumField(Room)
    target = IntegerField()
    strategy = TextField(default="")


class Pitch(Table):
    """Rows of `netcrm.domain.owner.Pitch`."""

    version = IntegerField()
    text = TextField()
    seconds = IntegerField(null=True)
    written_on = DayField()


class Group(Table):
    """Rows of `netcrm.domain.group.Group`."""

    name = TextField()
    chapter = TextField(default="")
    kind = EnumField(GroupKind)
    room = EnumField(Room, null=True)
    vibe = TextField(default="")
    reasons = TextField(default="")
    status = EnumField(GroupStatus)
    my_seat = TextField(default="")
    format = EnumField(MeetingFormat, null=True)
    place = TextField(default="")
    recurrence = TextField(default="")
    fee = IntegerField(null=True)
    currency = TextField(default="")
    fee_period = EnumField(FeePeriod, null=True)
    joined_on = DayField(null=True)
    renews_on = DayField(null=True)
    allowed_absences = IntegerField(null=True)
    absence_months = IntegerField(null=True)
    visitor_limit = IntegerField(null=True)
    typical_turnout = IntegerField(null=True)
    core = BooleanField(default=False)
    how_to_join = TextField(default="")
    notes = TextField(default="")
    created_on = DayField(null=True)


class Event(Table):
    """Rows of `netcrm.domain.event.Event`."""

    group = _link(Group, "group", on_delete="SET NULL", null=True)
    title = TextField()
    starts_at = MomentField()
    ends_at = MomentField()
    zone = TextField()
    place = TextField(default="")
    format = EnumField(MeetingFormat, null=True)
    room = EnumField(Room, null=True)
    goal = TextField(default="")
    fee = IntegerField(null=True)
    currency = TextField(default="")
    travel_minutes = IntegerField(default=0)
    status = EnumField(EventStatus)
    pitch = _link(Pitch, "pitch", on_delete="SET NULL", null=True)
    notes = TextField(default="")


class Contact(Table):
    """Rows of `netcrm.domain.contact.Contact`."""

    given = TextField(default="")
    family = TextField(default="")
    prefix = TextField(default="")
    suffix = TextField(default="")
    nickname = TextField(default="")
    company = TextField(default="")
    job_title = TextField(default="")
    profession = TextField(default="")
    industry = TextField(default="")
    years_in_business = IntegerField(null=True)
    team_size = IntegerField(null=True)
    place = TextField(default="")
    local = EnumField(Answer)
    room = EnumField(Room, null=True)
    seeks = TextField(default="")
    offers = TextField(default="")
    how_met = TextField(default="")
    met_event = _link(Event, "met_event", on_delete="SET NULL", null=True)
    met_on = DayField(null=True)
    cadence_days = IntegerField(null=True)
    birthday = TextField(default="")
    notes = TextField(default="")
    challenge = EnumField(Answer)
    invest = EnumField(Answer)
    no_introductions = BooleanField(default=False)
    introduction_limit = IntegerField(null=True)
    vouched_reason = TextField(default="")
    vouched_on = DayField(null=True)
    source = TextField(default="")
    sort_name = TextField(default="")
    created_on = DayField(null=True)


class Channel(Table):
    """Rows of `netcrm.domain.contact.Channel`."""

    contact = _link(Contact, "contact", on_delete="CASCADE")
    kind = EnumField(ChannelKind)
    label = TextField(default="")
    written = TextField()
    normalised = TextField(default="")
    position = IntegerField(default=0)


class OtherField(Table):
    """Rows of `netcrm.domain.contact.OtherField`."""

    contact = _link(Contact, "contact", on_delete="CASCADE")
    name = TextField()
    value = TextField()
    position = IntegerField(default=0)


class ContactTag(Table):
    """Rows of `netcrm.domain.contact.ContactTag`."""

    contact = _link(Contact, "contact", on_delete="CASCADE")
    tag = TextField()


class NotSame(Table):
    """Rows of `netcrm.domain.contact.NotSame`."""

    first = _link(Contact, "first", on_delete="CASCADE")
    second = _link(Contact, "second", on_delete="CASCADE")


class Membership(Table):
    """Rows of `netcrm.domain.group.Membership`."""

    contact = _link(Contact, "contact", on_delete="CASCADE")
    group = _link(Group, "group", on_delete="CASCADE")
    seat = TextField(default="")
    role = TextField(default="")
    from_on = DayField(null=True)
    to_on = DayField(null=True)


class Attendance(Table):
    """Rows of `netcrm.domain.event.Attendance`."""

    event = _link(Event, "event", on_delete="CASCADE")
    contact = _link(Contact, "contact", on_delete="CASCADE")
    presence = EnumField(Presence)
    met = BooleanField(default=False)
    new_to_me = BooleanField(default=False)
    number = IntegerField(null=True)


class Interaction(Table):
    """Rows of `netcrm.domain.interaction.Interaction`."""

    happened_on = DayField()
    kind = EnumField(InteractionKind)
    text = TextField(default="")


class InteractionContact(Table):
    """Rows of `netcrm.domain.interaction.InteractionContact`."""

    interaction = _link(Interaction, "interaction", on_delete="CASCADE")
    contact = _link(Contact, "contact", on_delete="CASCADE")


class Introduction(Table):
    """Rows of `netcrm.domain.introduction.Introduction`."""

    origin = EnumField(Origin)
    requester = _link(Contact, "requester", on_delete="CASCADE")
    target_contact = _link(Contact, "target_contact", on_delete="CASCADE", null=True)
    target_group = _link(Group, "target_group", on_delete="SET NULL", null=True)
    asked_on = DayField()
    asked_by = EnumField(AskedBy)
    words = TextField(default="")
    stage = EnumField(Stage)
    verdict = EnumField(Verdict, null=True)
    flagged = BooleanField(default=False)
    reasons = JsonField(default=list)
    weighed_at = MomentField(null=True)
    weighed_requester = IntegerField(null=True)
    weighed_target = IntegerField(null=True)
    decision = EnumField(Decision, null=True)
    decided_at = MomentField(null=True)
    endorsed_at = MomentField(null=True)
    my_reason = TextField(default="")
    target_answer = EnumField(TargetAnswer, null=True)
    target_asked_on = DayField(null=True)
    introduced_on = DayField(null=True)
    outcome = EnumField(Outcome, null=True)
    outcome_on = DayField(null=True)
    draft = TextField(default="")


class Referral(Table):
    """Rows of `netcrm.domain.referral.Referral`."""

    direction = EnumField(Direction)
    partner = _link(Contact, "partner", on_delete="CASCADE")
    prospect = TextField()
    prospect_contact = _link(Contact, "prospect_contact", on_delete="SET NULL", null=True)
    is_lead = BooleanField(default=False)
    need = TextField(default="")
    group = _link(Group, "group", on_delete="SET NULL", null=True)
    event = _link(Event, "event", on_delete="SET NULL", null=True)
    passed_on = DayField()
    check_on = DayField()
    status = EnumField(ReferralStatus)
    value = IntegerField(null=True)
    currency = TextField(default="")
    quality = IntegerField(null=True)
    delivery = EnumField(Delivery, null=True)
    told_giver_on = DayField(null=True)
    thanked_on = DayField(null=True)
    notes = TextField(default="")


class Favour(Table):
    """Rows of `netcrm.domain.favour.Favour`."""

    contact = _link(Contact, "contact", on_delete="CASCADE")
    direction = EnumField(Direction)
    kind = EnumField(FavourKind)
    happened_on = DayField(null=True)
    value = IntegerField(null=True)
    currency = TextField(default="")
    note = TextField(default="")
    introduction = _link(Introduction, "introduction", on_delete="SET NULL", null=True)
    referral = _link(Referral, "referral", on_delete="SET NULL", null=True)
    event = _link(Event, "event", on_delete="SET NULL", null=True)


class Ask(Table):
    """Rows of `netcrm.domain.favour.Ask`."""

    contact = _link(Contact, "contact", on_delete="CASCADE")
    asked_on = DayField()
    what = TextField(default="")


class FollowUp(Table):
    """Rows of `netcrm.domain.followup.FollowUp`."""

    contact = _link(Contact, "contact", on_delete="CASCADE")
    kind = EnumField(FollowUpKind)
    event = _link(Event, "event", on_delete="SET NULL", null=True)
    introduction = _link(Introduction, "introduction", on_delete="SET NULL", null=True)
    referral = _link(Referral, "referral", on_delete="SET NULL", null=True)
    due_on = DayField()
    why = TextField(default="")
    done_on = DayField(null=True)
    put_off_until = DayField(null=True)


class ImportRun(Table):
    """Rows of `netcrm.domain.transfer.ImportRun`."""

    file_name = TextField()
    fingerprint = TextField()
    format = TextField()
    columns = JsonField(default=dict)
    counts = JsonField(default=dict)
    imported_at = MomentField()
    step = IntegerField()


class HeaderMapping(Table):
    """Rows of `netcrm.domain.transfer.HeaderMapping`."""

    header_key = TextField()
    columns = JsonField(default=dict)


class LetterTemplate(Table):
    """Rows of `netcrm.domain.letter.LetterTemplate`."""

    kind = EnumField(LetterKind)
    tone = EnumField(Tone)
    language = EnumField(Language)
    subject = TextField(default="")
    text = TextField(default="")


RECORDED: tuple[type[Table], ...] = (
    Owner,
    RoomPlan,
    Pitch,
    Group,
    Event,
    Contact,
    Channel,
    OtherField,
    ContactTag,
    NotSame,
    Membership,
    Attendance,
    Interaction,
    InteractionContact,
    Introduction,
    Referral,
    Favour,
    Ask,
    FollowUp,
    ImportRun,
    HeaderMapping,
    LetterTemplate,
)
"""Every table whose changes a step keeps, parents before children."""
