"""Where the focus goes in a pane, and from pane to pane (INTERFACE.md 16)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget


def first_focus(pane: QWidget) -> QWidget | None:
    """Return the pane itself or the first widget in it that can take the focus; writing fields come last."""
    wanted = Qt.FocusPolicy.TabFocus
    inside = [pane, *pane.findChildren(QWidget)]
    good = [w for w in inside if w.focusPolicy() & wanted and w.isEnabled() and w.isVisible()]
    return next((w for w in good if not isinstance(w, QTextEdit | QPlainTextEdit)), next(iter(good), None))


def following(panes: Sequence[QWidget], here: QWidget | None) -> QWidget | None:
    """Return what takes the focus in the first pane after the one that `here` stands in, around the end."""
    at = next(
        (place for place, pane in enumerate(panes) if here is pane or (here and pane.isAncestorOf(here))), -1
    )
    targets = (first_focus(panes[(at + step) % len(panes)]) for step in range(1, len(panes) + 1))
    return next((target for target in targets if target is not None), None)
