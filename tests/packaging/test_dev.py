"""The entry of the driver, which an old Python must be able to read."""

import ast
import subprocess
import sys

import pytest


def test_an_old_python_can_read_it(root):
    text = (root / "packaging" / "dev.py").read_text(encoding="utf-8")
    tree = ast.parse(text, feature_version=(3, 6))
    early = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert [ast.unparse(node) for node in early] == ["import sys"]
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    hints = [hint for function in functions for hint in (function.returns, *map(hint_of, function.args.args))]
    assert all(isinstance(hint, ast.Constant | ast.Name) for hint in hints if hint), (
        "evaluated by an old Python"
    )


def hint_of(argument):
    return argument.annotation


@pytest.mark.parametrize("version", [(3, 6), (3, 10), (3, 15), (4, 0)])
def test_an_unfit_python_is_told_which_one_to_use(driver, version):
    sentence = driver("dev").unfit(version)
    assert "3.11 to 3.14" in sentence
    assert ".".join(map(str, version)) in sentence
    assert sys.executable in sentence


@pytest.mark.parametrize("version", [(3, 11), (3, 12), (3, 14)])
def test_a_fit_python_goes_on(driver, version):
    assert driver("dev").unfit(version) is None


def test_the_oldest_python_is_the_projects(driver, root):
    oldest = ".".join(map(str, driver("dev").OLDEST))
    assert f'requires-python = ">={oldest}"' in (root / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["run", "test", "setup", "bench", "screenshot", "lock"])
def test_every_command_explains_itself(root, tmp_path, command):
    done = subprocess.run(
        [sys.executable, root / "packaging" / "dev.py", command, "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert command in done.stdout


def test_no_command_is_wrong_usage(driver):
    with pytest.raises(SystemExit) as ended:
        driver("commands").main([])
    assert ended.value.code == 2


def test_the_stages_come_in_order(driver):
    names = [stage.name.split()[0] for stage in driver("commands").stages(full=False)]
    assert names == ["ruff", "mypy", "import-linter", "pytest"]


@pytest.mark.parametrize("full", [True, False])
def test_full_reaches_pytest(driver, full):
    assert ("--full" in driver("commands").stages(full=full)[-1].arguments) is full


def test_the_first_failing_stage_stops_the_rest(driver, monkeypatch, root):
    commands = driver("commands")
    monkeypatch.setattr(commands.environment, "prepare", lambda: root / "python")
    codes = {"ruff": 0, "mypy": 5}
    called = []

    def call(command, **_options):
        called.append(command[2])
        return codes[command[2]]

    monkeypatch.setattr(commands, "_call", call)
    assert commands.main(["test"]) == 5
    assert called == ["ruff", "mypy"]


def test_a_signal_counts_as_a_failure(driver):
    code = driver("commands")._call([sys.executable, "-c", "import os; os.abort()"])
    assert code > 0


def test_no_window_where_nobody_would_see_it(driver, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert "offscreen" in driver("commands").why_no_window(sys.executable)


def test_no_window_where_the_platform_cannot_start(driver, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "nowhere")
    assert driver("commands").why_no_window(sys.executable)


def test_the_checks_command_is_the_readmes(root):
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    command = "python3 packaging/dev.py test"
    assert script.rstrip().endswith(f"exec {command}")
    assert command in (root / "README.md").read_text(encoding="utf-8")
    assert "python3 packaging/dev.py run" in (root / "README.md").read_text(encoding="utf-8")
