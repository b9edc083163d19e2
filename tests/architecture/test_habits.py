"""Habits of the house: errors are never swallowed, names say something, everything public is told."""

import ast
from pathlib import PurePosixPath

import pytest

NAMELESS = {"utils", "util", "manager", "managers", "helper", "helpers", "common", "misc"}
BROAD = {"Exception", "BaseException"}
MAKERS = {"list", "dict", "set", "defaultdict"}
FILLERS = ast.Pass | ast.Continue | ast.Break


def names(node: ast.expr | None) -> set[str]:
    """Return the names in the type of an except clause or the arguments of a call."""
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)} if node else set()


def swallowed(tree: ast.AST) -> list[int]:
    """Return the lines where any error at all is dropped without a word."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and (node.type is None or BROAD & names(node.type)):
            if all(isinstance(line, FILLERS) or is_ellipsis(line) for line in node.body):
                lines.append(node.lineno)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            lines.extend(node.lineno for argument in node.args if BROAD & names(argument))
    return lines


def is_ellipsis(line: ast.stmt) -> bool:
    """Tell whether a statement is the bare three dots."""
    return isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and line.value.value is ...


def shared_state(tree: ast.Module) -> list[str]:
    """Return names at module level that hold something to be changed, and every ``global``."""
    found = [name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names]
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        value = getattr(node, "value", None)
        made = isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)
        called = isinstance(value, ast.Call) and ast.unparse(value.func) in MAKERS
        if made or called:
            found.extend(target.id for target in targets if isinstance(target, ast.Name))
    return [name for name in found if not name.isupper() and name != "__all__"]


def untold(tree: ast.Module) -> list[str]:
    """Return what is public and has no docstring, or one that only repeats its name."""
    found = [] if ast.get_docstring(tree) else ["module"]
    for node in public(tree.body):
        told = (ast.get_docstring(node) or "").strip().rstrip(".").casefold()
        if not told or told == node.name.replace("_", " ").strip().casefold():
            found.append(node.name)
    return found


def public(body: list[ast.stmt]) -> list[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Return the public functions and classes of `body` and the public methods in them."""
    found = []
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_":
            overrides = [ast.unparse(decorator) for decorator in node.decorator_list]
            if not {"override", "overload"} & set(overrides):
                found.append(node)
            if isinstance(node, ast.ClassDef):
                found.extend(public(node.body))
    return found


def test_no_error_is_swallowed(python_files):
    assert not {source.name: swallowed(source.tree) for source in python_files if swallowed(source.tree)}


def test_modules_have_names_that_say_something(python_files):
    parts = {source.name: set(PurePosixPath(source.name).with_suffix("").parts) for source in python_files}
    assert not {name for name, words in parts.items() if words & NAMELESS}


def test_no_state_is_shared_by_a_module(program):
    found = {source.name: shared_state(source.tree) for source in program}
    assert not {name: state for name, state in found.items() if state}


def test_everything_public_is_told(program):
    found = {source.name: untold(source.tree) for source in program}
    assert not {name: parts for name, parts in found.items() if parts}


@pytest.mark.parametrize(
    "statement",
    [
        "try:\n    work()\nexcept Exception:\n    pass",
        "try:\n    work()\nexcept (OSError, BaseException):\n    ...",
        "try:\n    work()\nexcept:\n    pass",
        "with contextlib.suppress(Exception):\n    work()",
    ],
)
def test_swallowing_is_caught(statement):
    assert swallowed(ast.parse(statement))


def test_a_known_error_may_be_passed_over():
    assert not swallowed(ast.parse("try:\n    work()\nexcept FileNotFoundError:\n    pass"))


def test_shared_state_is_told_from_constants():
    assert shared_state(ast.parse("_cache = {}\nseen: set[int] = set()")) == ["_cache", "seen"]
    assert shared_state(ast.parse("def count():\n    global total\n    total += 1")) == ["total"]
    assert not shared_state(ast.parse("NAMES = {'a': 1}\n_ORDER = ['b']\n__all__ = ['NAMES']"))


def test_docstrings_that_say_nothing_are_caught():
    assert untold(ast.parse("def sort_name():\n    '''Sort name.'''")) == ["module", "sort_name"]
    assert untold(ast.parse("'''Told.'''\nclass Door:\n    '''A way in.'''\n    def open(self): ...")) == [
        "open"
    ]
