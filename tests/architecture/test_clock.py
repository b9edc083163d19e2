"""Today, now and chance come from outside: as arguments, from the one clock."""

import ast

import pytest

# The only places that may look at the computer's clock.
CLOCKS = {"netcrm/app.py", "netcrm/work/clock.py"}
READS_CLOCK = {
    *("date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.time", "time.time_ns"),
    *("QDate.currentDate", "QTime.currentTime", "QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc"),
    *("QDateTime.currentMSecsSinceEpoch", "uuid.uuid1", "uuid.uuid4"),
}
# Without an argument these read the clock.
READS_CLOCK_BARE = {"time.localtime", "time.gmtime", "time.strftime", "time.ctime", "time.asctime"}


def spelled(node: ast.expr) -> str:
    """Return the last two names of a dotted expression, for example ``date.today``."""
    if not isinstance(node, ast.Attribute):
        return ""
    owner = node.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return f"{name}.{node.attr}"


def breaches(tree: ast.AST) -> list[str]:
    """Return the calls and imports that read the clock or unseeded chance."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in {"random", "time"}:
            harmless = {"Random"} if node.module == "random" else {"monotonic", "perf_counter", "struct_time"}
            found.extend(f"{node.module}.{name.name}" for name in node.names if name.name not in harmless)
        elif isinstance(node, ast.Call):
            name = spelled(node.func)
            bare = name in READS_CLOCK_BARE and len(node.args) <= (name == "time.strftime")
            unseeded = name == "random.Random" and not node.args
            loose = name.startswith("random.") and name != "random.Random"
            plain = isinstance(node.func, ast.Name) and node.func.id == "Random" and not node.args
            if name in READS_CLOCK or bare or unseeded or loose or plain:
                found.append(name or "Random")
    return found


def test_nobody_but_the_clock_reads_the_clock(program):
    found = {source.name: breaches(source.tree) for source in program if source.name not in CLOCKS}
    assert not {name: calls for name, calls in found.items() if calls}


@pytest.mark.parametrize(
    "statement",
    [
        "date.today()",
        "datetime.datetime.now(UTC)",
        "time.time()",
        "time.localtime()",
        "time.strftime('%Y')",
        "random.choice(names)",
        "random.Random()",
        "Random()",
        "from random import shuffle",
        "from time import time",
        "QDate.currentDate()",
    ],
)
def test_a_look_at_the_clock_is_caught(statement):
    assert breaches(ast.parse(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "clock.now()",
        "random.Random(7)",
        "time.monotonic()",
        "time.gmtime(moment)",
        "from time import monotonic",
    ],
)
def test_given_moments_pass(statement):
    assert not breaches(ast.parse(statement))
