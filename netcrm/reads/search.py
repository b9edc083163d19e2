"""Search over names, companies, notes, seeks, offers, emails, phones, groups and events (PRODUCT.md 5)."""

from netcrm.domain.event import Event
from netcrm.domain.found import FoundKind, FoundLine
from netcrm.domain.group import Group
from netcrm.domain.interaction import Interaction
from netcrm.domain.names import fold, words
from netcrm.store import contact_list, interactions, people, records, search

_LINE = 80
_NOTE_LETTERS = 3
"""Letters from which notes are looked at: fewer would find nearly all of them."""


def find(text: str, people_limit: int = 8, places_limit: int = 5, notes_limit: int = 5) -> list[FoundLine]:
    """Return what holds all words of `text`: contacts, then groups and events, then notes, each best first.

    Any text is safe; the last word may be only begun. Names come first, from the first letter; notes are
    looked at from the third.
    """
    contacts = search.names_beginning(text, people_limit)
    if len(contacts) < people_limit:
        further = [hit.id for hit in search.find(text, ("contact",), people_limit)]
        contacts = list(dict.fromkeys([*contacts, *further]))[:people_limit]
    places = search.places(text, places_limit)
    long_enough = len("".join(words(text))) >= _NOTE_LETTERS
    notes = [hit.id for hit in search.find(text, ("interaction",), notes_limit)] if long_enough else []
    return [
        *(
            FoundLine(kind=FoundKind.CONTACT, id=row.id, title=row.name, hint=row.second_line)
            for row in contact_list.rows(contacts)
        ),
        *_places(places),
        *_notes(notes, text),
    ]


def _places(hits: list[search.Found]) -> list[FoundLine]:
    groups = records.get_many(Group, (hit.id for hit in hits if hit.kind == "group"))
    events = records.get_many(Event, (hit.id for hit in hits if hit.kind == "event"))
    found = []
    for hit in hits:
        if hit.kind == "group" and hit.id in groups:
            group = groups[hit.id]
            found.append(FoundLine(kind=FoundKind.GROUP, id=group.id, title=group.name, hint=group.place))
        elif hit.kind == "event" and hit.id in events:
            event = events[hit.id]
            found.append(
                FoundLine(kind=FoundKind.EVENT, id=event.id, title=event.title, hint=event.place, on=event.on)
            )
    return found


def _notes(identifiers: list[int], text: str) -> list[FoundLine]:
    kept = records.get_many(Interaction, identifiers)
    notes = [interactions.get(one) for one in identifiers if one in kept]
    named = people.people(note.contacts[0] for note in notes if note.contacts)
    return [
        FoundLine(
            kind=FoundKind.NOTE,
            id=note.contacts[0],
            title=_line_with(note.text, text),
            hint=named[note.contacts[0]].name,
            on=note.happened_on,
        )
        for note in notes
        if note.contacts and note.contacts[0] in named
    ]


def _line_with(note: str, text: str) -> str:
    """Return the line of a note in which the last typed word stands, cut to what a list can show."""
    wanted = words(text)[-1]
    lines = [line.strip() for line in note.splitlines() if line.strip()] or [note]
    line = next((one for one in lines if wanted in fold(one)), lines[0])
    place = max(0, fold(line).find(wanted) - _LINE // 2)
    return line if len(line) <= _LINE else line[place : place + _LINE]
