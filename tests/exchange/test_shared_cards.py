"""Cards to hand on hold what a business card does."""

from netcrm.domain.contact import Answer, Channel, ChannelKind, Contact, ContactCard, OtherField
from netcrm.domain.room import Room
from netcrm.exchange.formats import read
from netcrm.exchange.shared_cards import shareable, shared

PHONE = Channel(kind=ChannelKind.PHONE, written="+49 171 234", label="mobile", normalised="+49171234")
EMAIL = Channel(kind=ChannelKind.EMAIL, written="anna@example.com", normalised="anna@example.com")
ANNA = ContactCard(
    contact=Contact(
        given="Anna",
        family="Berg",
        nickname="Grumpy",
        company="Berg AB",
        job_title="Owner",
        profession="Printer",
        notes="secret one",
        seeks="secret two",
        offers="secret three",
        how_met="secret four",
        vouched_reason="secret five",
        room=Room.GIVE_BACK,
        challenge=Answer.YES,
        no_introductions=True,
        birthday="1980-01-02",
        cadence_days=28,
        source="secret six",
    ),
    channels=(PHONE, EMAIL),
    other_fields=(
        OtherField(name="Middle Name", value="Maria"),
        OtherField(name="Mood", value="secret seven"),
    ),
    tags=("secret eight",),
)


def test_what_a_business_card_says_goes_along():
    told = shared([ANNA])
    (draft,) = read(told.vcard.encode()).drafts
    assert told.vcard.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert (draft.contact.name, draft.contact.company, draft.contact.profession) == (
        "Anna Berg",
        "Berg AB",
        "Printer",
    )
    assert [(one.label, one.written) for one in draft.channels] == [
        ("mobile", "+49 171 234"),
        ("", "anna@example.com"),
    ]
    assert [(one.name, one.value) for one in draft.other_fields] == [("Middle Name", "Maria")]


def test_what_is_only_the_owner_s_stays():
    told = shared([ANNA])
    for private in ("secret", "Grumpy", "give", "1980", "28", "INTRODUCTIONS", "CHALLENGE"):
        assert private not in told.vcard
        assert private not in told.text
    assert shareable(ANNA).tags == ()


def test_a_nickname_goes_where_it_is_the_name():
    assert shareable(ContactCard(contact=Contact(nickname="Bee"))).contact.name == "Bee"


def test_each_is_a_line_of_text():
    bo = ContactCard(contact=Contact(company="Ek,\nCo"), channels=(EMAIL,))
    told = shared([ANNA, bo])
    assert told.text == "Anna Berg, Berg AB, +49 171 234, anna@example.com\nEk, Co, anna@example.com"
    assert (told.count, told.name, told.vcard.count("BEGIN:VCARD")) == (2, "", 2)
    assert shared([ANNA]).name == "Anna Berg"
