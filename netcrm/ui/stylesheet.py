"""The one stylesheet of a theme, made from its tokens (INTERFACE.md 2, 5, 7).

Widgets choose their look by property: ``card``, ``kind`` of a button, ``tone`` of a label, ``small``.
"""

from netcrm.ui.palette_tokens import Tokens

_LABELS = """
QLabel, QCheckBox, QRadioButton {{ background: transparent; color: {text}; }}
QLabel[tone="text2"] {{ color: {text2}; }}
QLabel[tone="text3"] {{ color: {text3}; }}
QLabel[tone="accent"] {{ color: {accent}; }}
QLabel[tone="caution"] {{ color: {caution}; }}
QLabel[tone="stop"] {{ color: {stop}; }}
QLabel[keycap="true"] {{
    color: {text2}; background: {bg}; border: 1px solid {border}; border-radius: 4px; padding: 1px 3px;
}}
QLabel[chip="plain"] {{ color: {text2}; background: {surface}; border: 1px solid {border}; }}
"""

_SURFACES = """
QDialog[sheet="true"] {{ background: {surface}; }}
QMainWindow, QDialog, QWidget[page="true"] {{ background: {bg}; }}
QWidget[rail="true"] {{ background: {rail}; border: 0; border-right: 1px solid {border}; }}
QFrame[card="true"] {{ background: {surface}; border: 1px solid {border}; border-radius: 8px; }}
QFrame[card="true"][edge="stop"] {{ border-color: {stop}; }}
QFrame[card="true"][edge="accent"] {{ border-color: {accent}; }}
QFrame[card="true"][edge="chosen"] {{ border-color: {accent}; background: {accent_soft}; }}
QFrame[inset="plain"] {{ background: {bg}; border: 0; border-radius: 6px; }}
QFrame[inset="accent"] {{ background: {accent_soft}; border: 0; border-radius: 6px; }}
QFrame[inset="caution"] {{ background: {caution_soft}; border: 0; border-radius: 6px; }}
QFrame[inset="stop"] {{ background: {stop_soft}; border: 0; border-radius: 6px; }}
QFrame[line="true"] {{ background: {border}; border: 0; }}
QFrame[segments="true"] {{ background: {surface}; border: 1px solid {border_strong}; border-radius: 6px; }}
QScrollArea, QScrollArea > QWidget > QWidget[page="true"] {{ background: transparent; border: 0; }}
QSplitter::handle {{ background: transparent; }}
QStatusBar {{ background: {rail}; border-top: 1px solid {border}; }}
QStatusBar::item {{ border: 0; }}
QDockWidget {{ color: {text}; }}
QToolTip {{ color: {text}; background: {surface}; border: 1px solid {border_strong}; padding: 4px; }}
"""

_BUTTONS = """
QPushButton[kind] {{ border-radius: 6px; padding: 0 13px; min-height: 32px; font-weight: 500; }}
QPushButton[kind][small="true"] {{ min-height: 26px; padding: 0 9px; font-size: {small}pt; }}
QPushButton[kind="plain"] {{ color: {text}; background: {surface}; border: 1px solid {border_strong}; }}
QPushButton[kind="plain"]:hover {{ background: {hover}; }}
QPushButton[kind="plain"]:pressed {{ background: {accent_soft}; }}
QPushButton[kind="primary"] {{ color: {on_accent}; background: {accent}; border: 1px solid {accent}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
    background: {accent_hover}; border-color: {accent_hover};
}}
QPushButton[kind="link"], QPushButton[kind="icon"] {{
    color: {accent}; background: transparent; border: 1px solid transparent;
}}
QPushButton[kind="link"] {{ padding: 0 1px; min-height: 26px; font-size: {small}pt; }}
QPushButton[kind="link"][tight="true"] {{ padding: 0 3px; min-height: 18px; font-weight: 600; }}
QPushButton[kind="link"][crumb="true"] {{ color: {text2}; font-size: {title}pt; font-weight: 400; }}
QPushButton[kind="icon"] {{ padding: 0; min-width: 30px; }}
QPushButton[kind="icon"][small="true"] {{ padding: 0; min-width: 26px; }}
QPushButton[kind="icon"][outlined="true"] {{ background: {surface}; border-color: {border_strong}; }}
QPushButton[kind="link"]:hover, QPushButton[kind="icon"]:hover {{ background: {hover}; }}
QPushButton[kind="filter"] {{
    color: {text2}; background: {surface}; border: 1px solid {border}; min-height: 26px;
    padding: 0 25px 0 9px; text-align: left; font-size: {small}pt;
}}
QPushButton[kind="filter"]:hover {{ background: {hover}; }}
QPushButton[kind="filter"][active="true"] {{
    color: {text}; background: {accent_soft}; border-color: {accent}; font-weight: 600;
}}
QPushButton[kind="segment"] {{
    color: {text2}; background: transparent; border: 0; border-left: 1px solid {border_strong};
    border-radius: 0; min-height: 26px; padding: 0 12px; font-size: {small}pt;
}}
QPushButton[kind="segment"][edge="first"] {{
    border-left: 0; border-top-left-radius: 5px; border-bottom-left-radius: 5px;
}}
QPushButton[kind="segment"][edge="last"] {{
    border-top-right-radius: 5px; border-bottom-right-radius: 5px;
}}
QPushButton[kind="segment"]:hover {{ background: {hover}; }}
QPushButton[kind="segment"]:checked {{ color: {text}; background: {accent_soft}; font-weight: 600; }}
QPushButton[kind="plain"]:focus, QPushButton[kind="link"]:focus, QPushButton[kind="icon"]:focus,
QPushButton[kind="filter"]:focus {{ border: 2px solid {accent}; }}
QPushButton[kind]:disabled {{ color: {text3}; background: {bg}; border-color: {border}; }}
QPushButton[kind]::menu-indicator {{ image: none; width: 0; }}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{
    color: {text}; background: {surface}; border: 1px solid {border_strong}; border-radius: 6px;
    selection-background-color: {accent}; selection-color: {on_accent}; placeholder-text-color: {text3};
}}
QLineEdit, QComboBox, QAbstractSpinBox {{ min-height: 32px; padding: 0 9px; }}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {{ border: 0; padding: 0; min-height: 0; }}
QPlainTextEdit, QTextEdit {{ padding: 5px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{
    border: 2px solid {accent};
}}
QLineEdit[error="true"], QPlainTextEdit[error="true"], QComboBox[error="true"],
QAbstractSpinBox[error="true"] {{ border: 2px solid {stop}; }}
QLineEdit[bare="true"], QTextEdit[bare="true"], QPlainTextEdit[bare="true"] {{
    border: 0; background: transparent;
}}
QComboBox::drop-down {{ border: 0; width: 26px; }}
QComboBox::down-arrow {{ image: none; }}
QComboBox QAbstractItemView {{
    background: {surface}; border: 1px solid {border_strong}; selection-background-color: {accent_soft};
    selection-color: {text};
}}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
    color: {text3}; background: {bg}; border-color: {border};
}}
"""

_LISTS = """
QListView, QTableView, QTreeView {{
    color: {text}; background: {surface}; border: 0; outline: 0;
    selection-background-color: {accent_soft}; selection-color: {text};
}}
QTableView {{ gridline-color: transparent; }}
QHeaderView, QHeaderView::section {{
    color: {text3}; background: {surface}; border: 0; font-weight: 600; font-size: {label}pt;
}}
QHeaderView::section {{ padding: 0 8px; }}
QHeaderView::section:first {{ padding-left: 16px; }}
QHeaderView::section:last {{ padding-right: 16px; }}
QHeaderView {{ border-bottom: 1px solid {border}; }}
QTableCornerButton::section {{ background: {surface}; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle {{ background: {border_strong}; border: 3px solid {surface}; border-radius: 5px; }}
QScrollBar::handle:vertical {{ min-height: 28px; }}
QScrollBar::handle:horizontal {{ min-width: 28px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QMenu {{ color: {text}; background: {surface}; border: 1px solid {border_strong}; padding: 4px; }}
QMenu::item {{ padding: 6px 20px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ color: {text}; background: {accent_soft}; }}
QMenu::item:disabled {{ color: {text3}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QMenuBar {{ color: {text}; background: {rail}; }}
QMenuBar::item:selected {{ background: {accent_soft}; }}
QProgressBar {{ background: {hover}; border: 0; border-radius: 2px; min-height: 6px; max-height: 6px; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 2px; }}
QTabBar::tab {{ color: {text2}; padding: 8px 12px; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
"""


def stylesheet(tokens: Tokens, body_points: float) -> str:
    """The stylesheet of a theme.

    Args:
        tokens: the colours.
        body_points: size of body text in points; small text follows it (INTERFACE.md 4).
    """
    colours = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    factors = {"small": 0.92, "label": 0.85, "title": 1.54}
    sizes = {name: f"{body_points * factor:.2f}" for name, factor in factors.items()}
    return (_LABELS + _SURFACES + _BUTTONS + _FIELDS + _LISTS).format(**colours, **sizes)
