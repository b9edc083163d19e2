"""Who stands in the book twice, as the command line tells it."""

CARDS = """First Name,Last Name,Company,Email
Anna,Berg,Acme,anna@berg.example
Änna,Berg,Berg,ANNA@berg.example
Cleo,Ek,Ek Signs Ltd,
Cleo,Ek,Ek Signs,cleo@signs.example
Dora,Falk,,anna@acme.example
"""


def test_pairs_come_with_why(empty, tmp_path, named):
    path = tmp_path / "cards.csv"
    path.write_text(CARDS, encoding="utf-8")
    empty.json("import", path, "--keep-all")

    found = empty.json("duplicates")

    assert [pair["certainty"] for pair in found] == ["certain", "likely"]
    assert found[0] == {"a": 1, "b": 2, "certainty": "certain", "why": ["same_email", "same_name"]}
    assert (found[1]["a"], found[1]["b"]) == (3, 4)
    first, second = empty.lines("duplicates")
    assert first.split("  ") == ["1 Anna Berg", "2 Änna Berg", "Certain", "same email, same name"]
    assert second.startswith("3 Cleo Ek")


def test_a_book_without_any_says_so(empty):
    assert empty.json("duplicates") == []
    assert empty.lines("duplicates") == ["Nobody stands in your book twice, as far as can be told."]


def test_the_sample_network_has_none(netcrm):
    assert netcrm.json("duplicates") == []
