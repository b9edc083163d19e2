"""Files and functions stay small; the known tails are named here and may only shrink."""

import ast

import pytest

FILE_LINES = 400
FUNCTION_LINES = 40
# Name -> lines it may have. A name that no longer needs its place must leave.
LONG_FILES: dict[str, int] = {
    # One machine with a rule for every action: a machine can't be told in two files.
    "tests/actions/test_history_machine.py": 463,
    # The worked examples of PRODUCT.md 4.5 in the order of its rules; torn apart they would not read.
    "tests/domain/test_guard.py": 596,
}
LONG_FUNCTIONS: dict[str, int] = {}


def functions(name: str, tree: ast.AST) -> dict[str, int]:
    """Return the functions of a file as "file:function" with their lines, decorators not counted."""
    sizes: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            key = f"{name}:{node.name}"
            sizes[key] = max(sizes.get(key, 0), node.end_lineno - node.lineno + 1)
    return sizes


def over(sizes: dict[str, int], limit: int, known: dict[str, int]) -> dict[str, int]:
    """Return what is longer than `limit`, or than its own limit where it is a known tail."""
    return {name: lines for name, lines in sizes.items() if lines > known.get(name, limit)}


def needless(sizes: dict[str, int], limit: int, known: dict[str, int]) -> dict[str, int]:
    """Return the known tails that shrank, or are gone: their number must follow."""
    return {name: limit_ for name, limit_ in known.items() if not limit < sizes.get(name, 0) == limit_}


def test_files_stay_small(python_files):
    sizes = {source.name: source.lines for source in python_files}
    assert not over(sizes, FILE_LINES, LONG_FILES)
    assert not needless(sizes, FILE_LINES, LONG_FILES)


def test_functions_stay_small(python_files):
    sizes: dict[str, int] = {}
    for source in python_files:
        sizes |= functions(source.name, source.tree)
    assert not over(sizes, FUNCTION_LINES, LONG_FUNCTIONS)
    assert not needless(sizes, FUNCTION_LINES, LONG_FUNCTIONS)


@pytest.mark.parametrize(("lines", "caught"), [(40, False), (41, True)])
def test_the_ratchet_measures(lines, caught):
    body = "\n".join(["def long():", *["    pass"] * (lines - 1)])
    sizes = functions("a.py", ast.parse(body))
    assert sizes == {"a.py:long": lines}
    assert bool(over(sizes, FUNCTION_LINES, {})) is caught
    assert not over(sizes, FUNCTION_LINES, {"a.py:long": lines})
    assert bool(needless(sizes, FUNCTION_LINES, {"a.py:long": 50}))
