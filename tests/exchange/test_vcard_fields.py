import pytest

from netcrm.domain.contact import ChannelKind
from netcrm.domain.draft import ContactDraft
from netcrm.exchange.formats import read


def card(*lines: str, version: str = "3.0") -> ContactDraft:
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    (draft,) = read(text.encode()).drafts
    return draft


def channels(draft: ContactDraft, kind: ChannelKind) -> list[tuple[str, str]]:
    return [(one.label, one.normalised or one.written) for one in draft.channels if one.kind is kind]


def others(draft: ContactDraft) -> list[tuple[str, str]]:
    return [(one.name, one.value) for one in draft.other_fields]


def test_a_card_of_every_day():
    draft = card(
        "N:Berg;Anna;Maria;Dr.;PhD",
        "FN:Dr. Anna Maria Berg PhD",
        "NICKNAME:Annie,Ann",
        "ORG:Acme\\, Ltd;Sales",
        "TITLE:CEO",
        "ROLE:Printer",
        "BDAY:1990-03-14",
        "NOTE:one\\ntwo\\, three\\;",
        "CATEGORIES:VIP,Old friends",
        "EMAIL;TYPE=INTERNET,WORK:Anna@Berg.se",
        "TEL;TYPE=WORK,VOICE:+46 8 123 45 67",
        "ADR;TYPE=HOME:;;1 Main St;Bonn;;53111;Germany",
        "URL:https\\://berg.se/",
    )
    contact = draft.contact

    assert (contact.prefix, contact.given, contact.family, contact.suffix) == ("Dr.", "Anna", "Berg", "PhD")
    assert (contact.nickname, contact.company) == ("Annie,Ann", "Acme, Ltd")
    assert (contact.job_title, contact.profession, contact.birthday) == ("CEO", "Printer", "1990-03-14")
    assert (contact.notes, contact.place, draft.tags) == ("one\ntwo, three;", "Bonn", ("VIP", "Old friends"))
    assert [(one.kind.value, one.label, one.written) for one in draft.channels] == [
        ("email", "work", "Anna@Berg.se"),
        ("phone", "work", "+46 8 123 45 67"),
        ("address", "home", "1 Main St\n53111 Bonn\nGermany"),
        ("website", "", "https://berg.se/"),
    ]
    assert others(draft) == [("Middle Name", "Maria"), ("Department", "Sales")]
    assert (draft.line, draft.warnings) == (1, ())


@pytest.mark.parametrize(
    ("lines", "name", "kept"),
    [
        (["FN:Mustermann, Heiko"], ("Heiko", "Mustermann"), []),
        (["N:Mustermann;Heiko", "FN:Mustermann, Heiko"], ("Heiko", "Mustermann"), []),
        (["N:Berg;Anna;;;", "FN:The Boss\\, really"], ("Anna", "Berg"), [("FN", "The Boss\\, really")]),
        (["N:;;;;", "FN:Acme AG", "ORG:Acme AG;"], ("", ""), []),
        (["N:;;;;", "FN:a@b.se", "EMAIL:a@b.se"], ("", ""), []),
        (["FN:최유림"], ("유림", "최"), []),
        (["N:Berg;Anna", "N:Ek;Bo"], ("Anna", "Berg"), [("N", "Ek;Bo")]),
    ],
)
def test_names(lines, name, kept):
    draft = card(*lines)

    assert (draft.contact.given, draft.contact.family) == name
    assert others(draft) == kept


def test_a_firm_has_no_first_name():
    draft = card("N:;;;;", "FN:Apple Pie", "X-ABShowAs:COMPANY")

    assert (draft.contact.given, draft.contact.company) == ("", "Apple Pie")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("TEL;HOME;VOICE:1234567", "home"),
        ("TEL;CELL;PREF:1234567", "mobile"),
        ("TEL;TYPE=HOME;TYPE=FAX:1234567", "home fax"),
        ('TEL;TYPE="work,cell":1234567', "work mobile"),
        ("TEL;TYPE=VOICE\\,CELL:1234567", "mobile"),
        ("TEL;type=MAIN:1234567", "main"),
        ("tel:1234567", ""),
    ],
)
def test_types_are_labels(line, label):
    assert channels(card("FN:A B", line), ChannelKind.PHONE) == [(label, "1234567")]


def test_apples_groups_label_their_channels():
    draft = card(
        "N:Berg;Anna",
        "item1.EMAIL;type=INTERNET;type=pref:a@b.se",
        "item1.X-ABLabel:_$!<HomePage>!$_",
        "item2.TEL:+46701234567",
        "item2.X-ABLabel:Büro\\, oben",
        "item3.X-ABDATE;type=pref:2000-01-01",
        "item3.X-ABLabel:_$!<Anniversary>!$_",
    )

    assert channels(draft, ChannelKind.EMAIL) == [("home page", "a@b.se")]
    assert channels(draft, ChannelKind.PHONE) == [("Büro, oben", "+46701234567")]
    assert others(draft) == [
        ("item3.X-ABDATE;type=pref", "2000-01-01"),
        ("item3.X-ABLabel", "_$!<Anniversary>!$_"),
    ]


def test_the_preferred_one_comes_first():
    draft = card("FN:A B", "EMAIL:a@b.se", "EMAIL;PREF=2:c@d.se", "EMAIL;PREF=1:e@f.se", version="4.0")

    assert [written for _, written in channels(draft, ChannelKind.EMAIL)] == ["e@f.se", "c@d.se", "a@b.se"]


def test_profiles_and_chat():
    draft = card(
        "FN:A B",
        "URL:https://www.linkedin.com/in/Anna",
        "X-SOCIALPROFILE;type=twitter:https://twitter.com/anna",
        "IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:anna",
        "X-AIM:anna5",
        "IMPP:xmpp:a@b.se",
    )

    assert channels(draft, ChannelKind.SOCIAL) == [
        ("LinkedIn", "linkedin.com/in/anna"),
        ("X", "twitter.com/anna"),
        ("Skype", "skype:anna"),
        ("AIM", "anna5"),
        ("xmpp", "xmpp:a@b.se"),
    ]


@pytest.mark.parametrize(
    ("line", "birthday", "kept"),
    [
        ("BDAY:19900314", "1990-03-14", False),
        ("BDAY:1955-07-19T00:00:00Z", "1955-07-19", False),
        ("BDAY:19550719T100000", "1955-07-19", False),
        ("BDAY:--0314", "--03-14", False),
        ("BDAY:--03-14", "--03-14", False),
        ("BDAY:1604-02-29", "--02-29", False),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-02-28", "--02-28", False),
        ("BDAY:1990-01-01;", "1990-01-01", False),
        ("BDAY:--", "", False),
        ("BDAY:0000-00-00", "", False),
        ("BDAY;VALUE=text:circa 1800", "", True),
        ("BDAY:1990-02-30", "", True),
    ],
)
def test_birthdays(line, birthday, kept):
    draft = card("FN:A B", line)

    assert draft.contact.birthday == birthday
    assert others(draft) == ([tuple(line.split(":"))] if kept else [])
    assert [one.code for one in draft.warnings] == (["date.not_readable"] if kept else [])


def test_unknown_properties_are_kept_as_they_stand():
    lines = [
        "UID:urn:uuid:1",
        "REV:2026-01-01T00:00:00Z",
        'X-FOO;A="b:c;d";E=1:x\\, y\\nz ',
        "item7.x-bar:1",
        "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
        "KEY;X509;ENCODING=BASE64:BBBB",
        "EMAIL;TYPE=x:nobody",
        "TEL;TYPE=IPHONE:ask him",
    ]
    draft = card("FN:A B", *lines)

    assert sorted(f"{name}:{value}" for name, value in others(draft)) == sorted(lines[:-1])
    assert channels(draft, ChannelKind.PHONE) == [("iPhone", "ask him")]
    assert [one.code for one in draft.warnings] == ["email.not_readable", "phone.not_readable"]


def test_labels_of_addresses():
    draft = card(
        "FN:A B",
        "ADR;HOME:;;1 Main St;Bonn;;;",
        "LABEL;HOME:1 Main St\\nBonn",
        "LABEL;WORK:Desk 4\\nKöln",
        'ADR;LABEL="Rue 1^nParis":;;;;;;',
    )

    assert channels(draft, ChannelKind.ADDRESS) == [
        ("home", "1 main st bonn"),
        ("", "rue 1 paris"),
        ("work", "desk 4 koln"),
    ]
    assert others(draft) == []


def test_categories_that_were_escaped_once_too_often():
    assert card("FN:A B", "CATEGORIES:one\\, two,three").tags == ("one", "two", "three")


def test_what_is_too_long_is_cut_and_kept():
    draft = card("FN:A B", f"TITLE:{'x' * 1500}", f"EMAIL:{'y' * 1500}")

    assert len(draft.contact.job_title) == 1000
    assert others(draft) == [("TITLE", "x" * 1500), ("EMAIL", "y" * 1500)]
