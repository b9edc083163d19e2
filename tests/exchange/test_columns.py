import pytest

from netcrm.exchange.columns import fingerprint, headless, recognise, unique_headers
from netcrm.exchange.header_row import find_header, is_footer, is_total
from netcrm.exchange.table import Record
from netcrm.exchange.vocabulary import header_key, vocabularies


def fields(headers: str, *rows: list[str]) -> list[str]:
    columns = recognise(headers.split(","), rows)
    return [f"{one.field}/{one.label}" if one.label else one.field for one in columns]


@pytest.mark.parametrize(
    ("headers", "found"),
    [
        ("First Name,Last Name,E-mail Address,Mobile Phone", ["given", "family", "email", "phone/mobile"]),
        ("FirstName,LastName,Companies,PhoneNumbers", ["given", "family", "company", "phone"]),
        ("first_name,surname,e_mail,zipcode", ["given", "family", "email", "address.postcode"]),
        ("Home,Work,Mobile,First,Last", ["phone/home", "phone/work", "phone/mobile", "given", "family"]),
        (
            "Business Street,Home Street 2,Business Fax",
            ["address.street/work", "address.street2/home", "phone/work fax"],
        ),
        ("Vorname,Name,Firma,E-Mail-Typ", ["given", "family", "company", ""]),
        ("Name,Firma,Telefon geschäftlich", ["full_name", "company", "phone/work"]),
        ("Titre,Prénom,Nom,Titre", ["prefix", "given", "family", "job_title"]),
        ("Nome,Cognome,Azienda", ["given", "family", "company"]),
        ("Nome,Azienda,Telefono", ["full_name", "company", "phone"]),
        ("Title,First Name,Job Title", ["prefix", "given", "job_title"]),
        ("First Name,Last Name,Title", ["given", "family", "job_title"]),
        ("氏名,会社名,携帯電話,名刺交換日", ["family_first_name", "company", "phone/mobile", "met_on"]),
        ("姓名,公司1,公司2,手機1", ["chinese_name", "company", "company", "phone/mobile"]),
        ("Contact Owner,Contact Owner.id,Account Name,Email", ["", "", "company", "email"]),
        ("Imię,Nazwisko,Telefon komórkowy", ["given", "family", "phone/mobile"]),
        ("street_number,address_1,suburb", ["address.number", "address.street", "address.city"]),
        ("Straße,Hausnr.,PLZ,Ort", ["address.street", "address.number", "address.postcode", "address.city"]),
        ("house no,Street,Town", ["address.number", "address.street", "address.city"]),
        ("Straat,Huisnummer,Postcode", ["address.street", "address.number", "address.postcode"]),
        ("Home Street Number,Home Street", ["address.number/home", "address.street/home"]),
    ],
)
def test_headers(headers, found):
    assert fields(headers) == found


def test_content_tells_what_no_header_does():
    rows = [["a@b.se", "070-123 45 67", "https://linkedin.com/in/a", "x", "Dr."]] * 3

    assert fields("What is yours?,Best phone to call,Where,Colour,Titel", *rows) == [
        "email",
        "phone",
        "social",
        "",
        "prefix",
    ]


def test_whose_address_it_is_decides_before_its_content():
    assert fields("Name,Assigned owner address", ["Anna", "boss@b.se"]) == ["full_name", ""]


def test_the_owners_mapping_wins():
    columns = recognise(
        ["Name", "Code", "Titre"], [], {"Code": "company", "Name": None, "Titre": "phone/work"}
    )

    assert [(one.field, one.label) for one in columns] == [("", ""), ("company", ""), ("phone", "work")]


def test_tag_columns_of_card_scanners():
    rows = [["田中", "2024/05/24", "1", "x"], ["林", "2024/05/24", "", ""]]

    assert fields("氏名,名刺交換日,VIP,Other", *rows)[2] == "tag_mark"


def test_every_column_has_its_own_name():
    assert unique_headers(["Titre", "", "Titre", "Titre (2)", "Titre"]) == [
        "Titre",
        "Column 2",
        "Titre (2)",
        "Titre (2) (2)",
        "Titre (3)",
    ]


def test_the_fingerprint_overlooks_case_and_order_counts():
    assert fingerprint(["First Name", "E-Mail"]) == fingerprint(["first name", "email"])
    assert fingerprint(["a", "b"]) != fingerprint(["b", "a"])


def test_a_table_without_headers():
    rows = [["Anna", "Berg", "a@b.se", "+46 70 123 45 67"], ["Bo", "Ek", "b@c.se", "08-123 456 78"]]

    assert [one.field for one in headless(rows, 4)] == ["given", "family", "email", "phone"]
    assert [one.field for one in headless([["Anna Berg", "Acme AB"], ["Bo Ek", "Volvo AB"]], 2)] == [
        "full_name",
        "company",
    ]


def record(line: int, *cells: str) -> Record:
    return Record(line, line, list(cells), ",".join(cells))


def test_the_header_may_stand_below_other_lines():
    found = find_header(
        [
            record(1, "Contacts of 2026"),
            record(3, "", ""),
            record(4, "Name", "E-mail"),
            record(5, "Anna", "a@b.se"),
        ]
    )

    assert found == 2


def test_a_row_with_an_email_is_no_header():
    assert find_header([record(1, "Anna", "a@b.se"), record(2, "Bo", "b@c.se")]) is None


def test_an_unknown_first_row_may_be_a_header():
    assert find_header([record(1, "foo", "bar"), record(2, "1", "2")]) == 0


def test_totals_and_footers():
    assert is_total(["Total", "3", "", ""])
    assert is_total(["合計 4", "", ""])
    assert is_total(["Grand total:", "1,000.50"])
    assert not is_total(["Total", "Energies", "info@total.example"])
    assert not is_total(["", ""])
    assert is_footer(["Copyright (c) 2000-2026 salesforce.com", "", ""])
    assert not is_footer(["Madonna", "", ""])


def test_header_keys():
    assert header_key("E-mail 1 - Value") == "email 1 value"
    assert header_key("PhoneNumbers") == "phone numbers"
    assert header_key("  PRÉNOM_2 ") == "prenom 2"
    assert header_key("公司1") == "公司 1"


def test_english_is_asked_first_and_every_language_is_there():
    names = [one.name for one in vocabularies()]

    assert names[0] == "en"
    assert {"de", "fr", "sv", "ja", "zh", "es", "it", "pt", "nl", "pl"} <= set(names)
