"""A paragraph with strong words."""

from PySide6.QtGui import QColor

from netcrm.ui.theme import tokens
from netcrm.ui.widgets.runs import RunsLabel

NAMES = (("Aisha Grant", True), (" and ", False), ("<b>Marcus</b> Obi", True))


def test_it_speaks_its_words_letter_by_letter(qtbot, theme):
    label = RunsLabel()
    qtbot.addWidget(label)
    label.set_spans(NAMES)
    assert label.accessibleName() == "Aisha Grant and <b>Marcus</b> Obi"


def test_it_grows_where_it_is_narrow(qtbot, theme):
    label = RunsLabel()
    qtbot.addWidget(label)
    one_line = label.heightForWidth(400)
    label.set_spans(NAMES)
    assert label.heightForWidth(600) <= one_line + 3
    assert label.heightForWidth(100) > 1.5 * label.heightForWidth(600)
    assert label.minimumSizeHint().width() == 1


def test_it_paints_strong_words_in_the_colour_of_text(qtbot, theme):
    label = RunsLabel(tone="stop")
    qtbot.addWidget(label)
    label.set_spans((("MMMM", True), (" 𝔐 ", False), ("MMMM", True)))
    label.resize(300, label.heightForWidth(300))
    image = label.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(tokens().text).name() in colours
