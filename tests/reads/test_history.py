"""The history and everything in one document."""

from netcrm.actions import contacts
from netcrm.actions import history as acts
from netcrm.exchange import archive
from netcrm.reads import archives, history
from netcrm.store import everything


def test_lines_newest_first_page_by_page_with_the_undone(book):
    people = [book.contact(name) for name in ("Anna", "Bert", "Cleo")]
    acts.undo(now=book.now)
    lines = history.lines()
    assert [(line.figures["name"], line.undone) for line in lines] == [
        ("Cleo", True),
        ("Bert", False),
        ("Anna", False),
    ]
    assert history.lines(limit=1) == lines[:1]
    assert history.lines(before=lines[0].id) == lines[1:]
    assert [line.figures["name"] for line in history.touched_by("contact", people[0])] == ["Anna"]
    assert history.touched_by("contact", 99) == []


def test_a_contact_remembers_what_touched_it_even_when_gone(book):
    person = book.contact("Anna")
    contacts.delete([person], now=book.now)
    codes = [line.code for line in history.touched_by("contact", person)]
    assert codes == ["contact.deleted", "contact.added"]


def test_the_document_says_everything(sample):
    assert archive.read(archives.document(sample.now)) == everything.read()
