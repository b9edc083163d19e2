"""Whoever says no with a code has a sentence for it in the words."""

import ast
import re

import pytest

CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def codes(tree: ast.AST) -> dict[str, int]:
    """Return the literal codes given to ``Refused`` with their lines; both arms of a choice count."""
    found: dict[str, int] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Refused") and node.args:
            for part in arms(node.args[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    found[part.value] = node.lineno
    return found


def arms(node: ast.expr) -> list[ast.expr]:
    """Return the expressions that `node` may turn out as."""
    return [*arms(node.body), *arms(node.orelse)] if isinstance(node, ast.IfExp) else [node]


def pieced_together(tree: ast.AST) -> list[int]:
    """Return the lines where a code is put together, so that nobody can find its sentence."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    refusals = [call for call in calls if ast.unparse(call.func).endswith("Refused")]
    return [call.lineno for call in refusals if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)]


def sentences(tree: ast.AST) -> set[str]:
    """Return the codes that the tables in a module of words have sentences for."""
    keys = [key for node in ast.walk(tree) if isinstance(node, ast.Dict) for key in node.keys]
    return {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}


@pytest.fixture(scope="module")
def worded(program):
    told: set[str] = set()
    for source in program:
        if source.layer == "words":
            told |= sentences(source.tree)
    return told


def test_every_refusal_has_a_sentence(program, worded):
    missing = {
        f"{source.name}:{line}": code
        for source in program
        for code, line in codes(source.tree).items()
        if code not in worded
    }
    assert not missing


def test_codes_are_dotted_and_written_out(program):
    written = {code for source in program for code in codes(source.tree)}
    assert not {code for code in written if not CODE.fullmatch(code)}
    assert not {
        source.name: pieced_together(source.tree) for source in program if pieced_together(source.tree)
    }


def test_codes_are_found_in_every_form():
    assert codes(ast.parse('raise Refused("seat.taken", name=x)')) == {"seat.taken": 1}
    assert set(codes(ast.parse('raise refusal.Refused("a.b" if x else "a.c")'))) == {"a.b", "a.c"}
    assert pieced_together(ast.parse('raise Refused(f"{subject}.missing")')) == [1]
    assert sentences(ast.parse('SENTENCES = {"seat.taken": "{name} holds it."}')) == {"seat.taken"}
