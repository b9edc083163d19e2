"""What a pasted message asks, looked up in a real book."""

from dataclasses import replace

from netcrm.actions import contacts as contact_actions
from netcrm.domain.contact import Channel, ChannelKind, Contact, ContactCard
from netcrm.domain.request_text import Certainty, Side, TargetKind
from netcrm.reads import contacts, groups, pasted_requests


def ids(side):
    return [one.id for one in side.candidates]


def add(book, given, family, company="", email=""):
    channels = (Channel(kind=ChannelKind.EMAIL, written=email),) if email else ()
    card = ContactCard(contact=Contact(given=given, family=family, company=company), channels=channels)
    return contact_actions.add(card, now=book.now)


def test_names_firms_and_emails_are_found_through_the_indexes(book):
    claire = add(book, "Claire", "O'Shea-Dubois", "Acme Ltd")
    other = add(book, "Claire", "Marsh", "Bluebird")
    dale = add(book, "Dale", "Whitcombe", email="Dale@Whitcombe.example")
    text = "From: D <dale@whitcombe.example>\n\nCould you introduce me to {who}?"
    found = pasted_requests.understood(text.format(who="claire o'shea"), book.today)
    assert (found.requester.sure, found.target.sure) == (dale, claire)
    found = pasted_requests.understood(text.format(who="Claire"), book.today)
    assert (found.target.certainty, set(ids(found.target))) == (Certainty.ASKED, {claire, other})
    found = pasted_requests.understood(text.format(who="Claire from Bluebird"), book.today)
    assert found.target.sure == other
    contact_actions.change(
        replace(contacts.card(dale), contact=replace(contacts.card(dale).contact, given="Dan")), now=book.now
    )
    assert pasted_requests.understood("An intro to Dale Whitcombe?", book.today).target.candidates == ()


def test_of_very_many_bearers_the_one_named_in_whole_is_found(book):
    for number in range(60):
        add(book, "Maria", f"Garcia {number:02}")
    last = add(book, "Maria", "Garcia Lopez")
    found = pasted_requests.understood("Could you introduce me to Maria Garcia Lopez?", book.today)
    assert found.target.sure == last


def test_the_sample_network(sample):
    group = groups.rows(sample.now)[0].group
    text = f"Could you get me into {group.name}?\nBest\nDale Whitcombe"
    found = pasted_requests.understood(text, sample.today)
    assert (found.kind, found.target.sure) == (TargetKind.GROUP, group.id)
    assert found.requester.candidates[0].name == "Dale Whitcombe"
    assert pasted_requests.understood("Maya Lindqvist here, " + text, sample.today).kind is TargetKind.GROUP


def test_somebody_new_gets_the_card_that_the_text_tells(book):
    card = pasted_requests.newcomer(Side(name="Dr. Zoe van Dyke", email="zoe@dyke.example", company="Dyke"))
    assert (card.contact.prefix, card.contact.given, card.contact.family) == ("Dr.", "Zoe", "van Dyke")
    assert card.contact.company == "Dyke"
    assert [one.written for one in card.channels] == ["zoe@dyke.example"]
    assert pasted_requests.newcomer(Side(email="a@b.example")).contact.name == ""
