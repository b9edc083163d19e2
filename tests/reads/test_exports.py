from netcrm.exchange.formats import read
from netcrm.reads import exports


def test_contacts_go_out_as_cards_in_the_order_asked_for(book):
    anna = book.contact("Anna", family="Berg", seeks="a printer", tags=("VIP",))
    bo = book.contact("Bo", email="bo@example.com")
    text = exports.contacts_vcard("4.0", [bo, anna])
    everybody = exports.contacts_vcard("3.0")
    drafts = read(text.encode()).drafts

    assert [one.contact.name for one in drafts] == ["Bo", "Anna Berg"]
    assert [one.contact.name for one in read(everybody.encode()).drafts] == ["Anna Berg", "Bo"]
    assert (drafts[1].contact.seeks, drafts[1].tags) == ("a printer", ("VIP",))
    assert [one.normalised for one in drafts[0].channels] == ["bo@example.com"]


def test_a_file_for_each_contact(book):
    for _ in range(2):
        book.contact("Anna", family="Berg")
    files = exports.contacts_vcards("3.0")

    assert [name for name, _ in files] == ["Anna Berg.vcf", "Anna Berg (2).vcf"]
    assert all(text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n") for _, text in files)


def test_no_other_version_is_written(book, refused):
    assert refused("vcard.unknown_version", exports.contacts_vcard, "2.1").figures == {"version": "2.1"}
