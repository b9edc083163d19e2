import base64

import pytest

from netcrm.domain.contact import OtherField
from netcrm.words.other_fields import LONGEST, shown, told
from netcrm.words.words import Words

PICTURE = base64.b64encode(bytes(range(256)) * 48).decode()


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("PHOTO;BASE64", PICTURE, "a picture, 12\u00a0KB"),
        ("PHOTO;ENCODING=b;TYPE=JPEG", PICTURE, "a picture, 12\u00a0KB"),
        ("item1.LOGO", f"data:image/png;base64,{PICTURE}", "a picture, 12\u00a0KB"),
        ("KEY;ENCODING=B", PICTURE, "a file, 12\u00a0KB"),
        ("PHOTO", "https://example.com/ann.jpg", "https://example.com/ann.jpg"),
        ("PHOTO", "TGFycw==", "TGFycw=="),
        ("Hobby", "walking " * 60, "walking " * 60),
        ("Hobby", "", ""),
    ],
)
def test_a_picture_is_told_by_its_size_and_anything_else_as_it_stands(name, value, expected):
    assert told(name, value, Words()) == expected


def test_of_a_long_text_the_beginning_is_shown():
    line = shown(OtherField(name="Notes 2", value="word " * 10_000), Words())
    assert line.startswith("Notes 2: word word")
    assert line.endswith("…")
    assert len(line) < LONGEST + 20
