"""Where the files that ship with the program stand: icons, header names, templates, schemas.

In a checkout they are the folder ``resources`` beside the package, when installed ``netcrm/resources``.
"""

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent
    for folder in (package / "resources", package.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(package / "resources")


def path(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    Raises:
        FileNotFoundError: the program is installed without its resources.
    """
    return _root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """Return the text of a shipped UTF-8 file.

    Raises:
        FileNotFoundError: there is no such file.
    """
    return path(*parts).read_text(encoding="utf-8")
