"""Which folder may import which library; import-linter keeps the order of our own folders."""

import ast
import sys
from collections.abc import Iterator

import pytest

# Folder or module below netcrm -> what it may import besides netcrm and the standard library.
ALLOWED: dict[str, set[str]] = {
    "domain": {"dateutil", "email_validator", "nameparser", "phonenumbers", "rapidfuzz"},
    "words": set(),
    "exchange": {
        *("chardet", "dateutil", "email_validator", "icalendar", "nameparser", "openpyxl", "phonenumbers"),
        "segno",
    },
    "store": {"apsw", "peewee", "playhouse"},
    "actions": set(),
    "reads": set(),
    "work": {"tzlocal"},
    "paper": {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtPrintSupport"},
    "ui": {
        *("PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets", "PySide6.QtPrintSupport", "PySide6.QtSvg"),
        *("PySide6.QtNetwork", "shiboken6"),
    },
    "cli": set(),
    "app.py": {"PySide6.QtCore", "PySide6.QtGui", "PySide6.QtWidgets"},
    "paths.py": {"platformdirs"},
}
# The ledger is never opened by another SQLite, and nothing leaves this computer.
FORBIDDEN_STANDARD = {
    *("sqlite3", "pickle", "shelve", "asyncio", "webbrowser"),
    *("socket", "socketserver", "ssl", "ftplib", "smtplib", "imaplib", "poplib"),
    *("urllib.request", "http.client", "http.server", "xmlrpc.client"),
}
# Heavy to load and not needed at start; nothing else is imported inside a function.
LATE_LIBRARIES = {
    *("chardet", "dateutil", "email_validator", "icalendar", "nameparser", "openpyxl", "phonenumbers"),
    *("rapidfuzz", "segno"),
}
# (who, what): the command line starts without Qt, the window without the command line and the printer.
LATE_OWN = {
    ("__main__.py", "netcrm.app"),
    ("__main__.py", "netcrm.cli"),
    ("app.py", "netcrm.cli"),
    ("app.py", "netcrm.ui"),
    ("app.py", "PySide6"),
    ("app.py", "netcrm.actions"),
    ("cli", "netcrm.paper"),
    # A view and a sheet are loaded when they are first shown.
    ("ui", "netcrm.ui.views"),
    ("ui", "netcrm.ui.dialogs"),
    ("ui", "netcrm.ui.import_flow"),
    # Who answers commands is loaded once the window was painted.
    ("ui", "netcrm.ui.serving"),
    ("ui", "netcrm.ui.saving"),
    ("ui", "netcrm.actions.demo"),
    # Its migrator knows every other database, which takes 50 ms; it is needed once in a version's life.
    ("store", "netcrm.store.runner"),
    ("paper", "PySide6.QtPrintSupport"),
}


def modules(node: ast.AST) -> Iterator[str]:
    """Yield the full names of the modules that an import statement names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level == 0:
        if node.module in {"PySide6", "netcrm", "netcrm.actions", "netcrm.ui", "urllib", "http", "xmlrpc"}:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield node.module or ""


def foreign_breaches(layer: str, tree: ast.AST) -> list[str]:
    """Return the libraries that `layer` imports and may not."""
    allowed = ALLOWED.get(layer, set())
    breaches = []
    for name in (name for node in ast.walk(tree) for name in modules(node)):
        top = name.partition(".")[0]
        if top == "netcrm" or name in allowed or (top in allowed and top != "PySide6"):
            continue
        forbidden = name in FORBIDDEN_STANDARD or top in FORBIDDEN_STANDARD
        if forbidden or top not in sys.stdlib_module_names:
            breaches.append(name)
    return breaches


def late_breaches(layer: str, tree: ast.AST) -> list[str]:
    """Return what is imported inside a function and is no heavy library."""
    breaches = []
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for name in (name for node in ast.walk(function) for name in modules(node)):
                own = any(layer == who and (name + ".").startswith(what + ".") for who, what in LATE_OWN)
                if name.partition(".")[0] not in LATE_LIBRARIES and not own:
                    breaches.append(name)
    return breaches


def relative(tree: ast.AST) -> list[int]:
    """Return the lines of relative imports."""
    return [node.lineno for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.level]


def test_each_folder_imports_only_its_libraries(program):
    breaches = {source.name: foreign_breaches(source.layer, source.tree) for source in program}
    assert not {name: found for name, found in breaches.items() if found}


def test_only_heavy_libraries_are_imported_late(program):
    breaches = {source.name: late_breaches(source.layer, source.tree) for source in program}
    assert not {name: found for name, found in breaches.items() if found}


def test_no_import_is_relative(python_files):
    assert not {source.name: relative(source.tree) for source in python_files if relative(source.tree)}


def test_every_folder_has_its_place_in_the_table(program):
    folders = {source.layer for source in program if source.name.count("/") > 1}
    assert folders <= ALLOWED.keys()


@pytest.mark.parametrize(
    ("layer", "statement"),
    [
        ("ui", "from PySide6 import QtSql"),
        ("ui", "from PySide6.QtSql import QSqlDatabase"),
        ("ui", "import peewee"),
        ("ui", "import sqlite3"),
        ("paper", "from PySide6.QtWidgets import QLabel"),
        ("work", "from PySide6.QtCore import QObject"),
        ("domain", "import apsw.ext"),
        ("exchange", "from urllib import request"),
        ("cli", "import PySide6"),
        ("newcomer", "import numpy"),
    ],
)
def test_the_table_catches(layer, statement):
    assert foreign_breaches(layer, ast.parse(statement))


@pytest.mark.parametrize(
    ("layer", "statement"),
    [
        ("ui", "from PySide6 import QtCore, QtWidgets"),
        ("store", "from playhouse.apsw_ext import APSWDatabase"),
        ("words", "from urllib.parse import quote"),
        ("actions", "from netcrm.store import steps"),
    ],
)
def test_the_table_lets_pass(layer, statement):
    assert not foreign_breaches(layer, ast.parse(statement))


def test_late_imports_are_told_from_early_ones():
    late = "def read():\n    {}"
    assert late_breaches("exchange", ast.parse(late.format("import csv"))) == ["csv"]
    assert not late_breaches("exchange", ast.parse(late.format("import chardet")))
    assert not late_breaches("cli", ast.parse(late.format("from netcrm.paper.sheet import write")))
    assert late_breaches("ui", ast.parse(late.format("from netcrm.paper.sheet import write")))
    assert not late_breaches("exchange", ast.parse("import csv"))
