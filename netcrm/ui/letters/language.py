"""In which language the next letter is written: the one last chosen, at first the owner's own."""

from PySide6.QtCore import QLocale, QSettings

from netcrm.domain.letter import Language

_KEY = "letters/language"


def remembered(settings: QSettings, locale: QLocale | None = None) -> Language:
    """Return the language last chosen; before that the system's, where letters are written in it.

    Args:
        settings: of the screen.
        locale: the owner's; the system's unless told otherwise.
    """
    own = (locale or QLocale.system()).name().partition("_")[0]
    for code in (str(settings.value(_KEY, "")), own):
        if code in {each.value for each in Language}:
            return Language(code)
    return Language.ENGLISH


def remember(settings: QSettings, language: Language) -> None:
    """Write the next letters in this language."""
    settings.setValue(_KEY, language.value)
