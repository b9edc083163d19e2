"""The sources as the architecture tests read them."""

import ast
from dataclasses import dataclass
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]
_FOLDERS = ("netcrm", "packaging", "tests", "resources", ".ci")


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file.

    Attributes:
        name: path from the root of the project, with slashes.
        tree: what it says.
        lines: how many lines it has.
    """

    name: str
    tree: ast.Module
    lines: int

    @property
    def layer(self) -> str:
        """Folder below ``netcrm``, or the name of the module that lies there itself."""
        return self.name.split("/")[1]


def _files() -> list[Path]:
    paths = [path for path in _ROOT.iterdir() if path.is_file()]
    for folder in _FOLDERS:
        paths.extend(path for path in (_ROOT / folder).rglob("*") if path.is_file())
    return sorted(path for path in paths if "__pycache__" not in path.parts)


@pytest.fixture(scope="session")
def python_files() -> list[Source]:
    """Every Python file of the project."""
    sources = []
    for path in _files():
        if path.suffix == ".py":
            text = path.read_text(encoding="utf-8")
            name = path.relative_to(_ROOT).as_posix()
            sources.append(Source(name, ast.parse(text, name), text.count("\n")))
    return sources


@pytest.fixture(scope="session")
def program(python_files: list[Source]) -> list[Source]:
    """The Python files that are shipped."""
    return [source for source in python_files if source.name.startswith("netcrm/")]


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Every text file of the project by its name; pictures, fonts and the like are left out."""
    found = {}
    for path in _files():
        content = path.read_bytes()
        if b"\0" not in content[:4096]:
            found[path.relative_to(_ROOT).as_posix()] = content.decode("utf-8", errors="replace")
    return found
