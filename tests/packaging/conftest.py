"""The driver's modules, which lie outside the program."""

import importlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the project."""
    return Path(__file__).resolve().parents[2]


@pytest.fixture
def driver(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], ModuleType]:
    """Import a module of the driver by its name, as the driver itself does."""
    monkeypatch.syspath_prepend(str(root / "packaging"))
    return importlib.import_module
