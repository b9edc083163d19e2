from dataclasses import fields

import pytest

from netcrm.domain.room import Room
from netcrm.ui.palette_tokens import DARK, LIGHT, VARIANTS, high_contrast


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_text_has_at_least_four_and_a_half_to_one(tokens):
    for ground in (tokens.bg, tokens.surface, tokens.rail):
        for ink in (tokens.text, tokens.text2, tokens.text3, tokens.accent):
            assert contrast(ink, ground) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.caution, tokens.caution_soft) >= 4.5
    assert contrast(tokens.stop, tokens.stop_soft) >= 4.5
    assert contrast(tokens.accent, tokens.accent_soft) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_outlines_and_rooms_have_at_least_three_to_one(tokens):
    for ground in (tokens.surface, tokens.bg, tokens.rail, tokens.accent_soft):
        for room in Room:
            assert contrast(tokens.room(room), ground) >= 3.0
    assert contrast(tokens.border_strong, tokens.surface) >= 3.0


def test_every_colour_is_written_in_full():
    for tokens in VARIANTS:
        for field in fields(tokens):
            if field.name not in ("dark", "scrim"):
                assert len(getattr(tokens, field.name)) == 7


def test_high_contrast_has_strong_lines_and_one_text_colour():
    strong = high_contrast(LIGHT)
    assert (strong.border, strong.text2, strong.text3) == (LIGHT.border_strong, LIGHT.text, LIGHT.text)
