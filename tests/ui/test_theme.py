from PySide6.QtGui import QFont

from netcrm.ui.palette_tokens import DARK, LIGHT
from netcrm.ui.theme import Role, font, tokens


def test_the_choice_decides_the_colours(theme, qtbot):
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert tokens() == DARK
    theme.choose("light")
    assert tokens() == LIGHT
    assert theme.choice == "light"


def test_an_unknown_choice_follows_the_system(theme):
    theme.choose("sepia")
    assert theme.choice == "system"


def test_sizes_follow_the_body_by_factor(theme, qapp):
    body = qapp.font().pointSizeF()
    assert font(Role.BODY).pointSizeF() == body
    assert abs(font(Role.TITLE).pointSizeF() - body * 1.54) < 0.01
    assert font(Role.NAME).weight() == QFont.Weight.DemiBold


def test_figures_have_equal_width(theme, qapp):
    assert font().featureValue(QFont.Tag("tnum")) == 1


def test_every_role_is_its_own():
    assert len(list(Role)) == len(Role.__members__)
