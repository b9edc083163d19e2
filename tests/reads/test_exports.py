import pytest

from netcrm.domain.refusal import Cancelled
from netcrm.exchange.formats import read
from netcrm.reads import exports


def test_contacts_go_out_as_cards_in_the_order_asked_for(book):
    anna = book.contact("Anna", family="Berg", seeks="a printer", tags=("VIP",))
    bo = book.contact("Bo", email="bo@example.com")
    text = "".join(exports.contacts_vcard("4.0", [bo, anna]))
    everybody = "".join(exports.contacts_vcard("3.0"))
    drafts = read(text.encode()).drafts

    assert [one.contact.name for one in drafts] == ["Bo", "Anna Berg"]
    assert [one.contact.name for one in read(everybody.encode()).drafts] == ["Anna Berg", "Bo"]
    assert (drafts[1].contact.seeks, drafts[1].tags) == ("a printer", ("VIP",))
    assert [one.normalised for one in drafts[0].channels] == ["bo@example.com"]


def test_a_file_for_each_contact(book):
    for _ in range(2):
        book.contact("Anna", family="Berg")
    files = list(exports.contacts_vcards("3.0"))

    assert [name for name, _ in files] == ["Anna Berg.vcf", "Anna Berg (2).vcf"]
    assert all(text.startswith("BEGIN:VCARD\r\nVERSION:3.0\r\n") for _, text in files)


def test_no_other_version_is_written(book, refused):
    told = refused("vcard.unknown_version", list, exports.contacts_vcard("2.1"))
    assert told.figures == {"version": "2.1"}


def test_reading_tells_how_far_it_is_and_can_be_stopped(book):
    told = []
    for number in range(3):
        book.contact(f"Anna {number}")
    list(exports.contacts_csv(progress=lambda *far: told.append(far)))
    list(exports.contacts_vcards("4.0", progress=lambda *far: told.append(far)))

    def stop(_done, _total):
        raise Cancelled

    assert told == [(0, 3), (0, 3)]
    with pytest.raises(Cancelled):
        list(exports.contacts_vcard("4.0", progress=stop))


def test_an_empty_book_is_no_cards(book, refused):
    assert "".join(exports.contacts_vcard("4.0")) == ""
    assert "".join(exports.contacts_csv()).startswith("\ufeffFirst Name,")
    assert list(exports.contacts_vcards("4.0")) == []
    refused("vcard.unknown_version", list, exports.contacts_vcard("2.1"))


def test_cards_to_hand_on_leave_out_who_is_gone(book):
    anna = book.contact("Anna", family="Berg", notes="secret")
    told = exports.shared_cards([anna, anna + 1])

    assert (told.count, told.name) == (1, "Anna Berg")
    assert "secret" not in told.vcard


def test_a_contact_becomes_a_code(book, refused):
    anna = book.contact("Anna", family="Berg", email="anna@example.com")

    assert "EMAIL:anna@example.com" in exports.contact_qr(anna).text
    refused("record.missing", exports.contact_qr, anna + 1)
