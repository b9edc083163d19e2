"""What is shipped: built without a network, with its resources inside and found."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from netcrm import resources

# How an installed program reads one of its files.
READ = "from netcrm import resources; print(len(resources.read_text('demo', 'cards.csv').splitlines()))"


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the locked backend."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def shipped(folder: Path) -> set[str]:
    """Return the files below `folder` that git would keep."""
    paths = {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}
    return {path.as_posix() for path in paths if "__pycache__" not in path.parts and path.name != ".gitkeep"}


def test_program_and_resources_are_inside(wheel, root):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        for name in shipped(root / "resources"):
            assert archive.read(f"netcrm/resources/{name}") == (root / "resources" / name).read_bytes(), name
    assert {f"netcrm/{name}" for name in shipped(root / "netcrm")} <= names


def test_nothing_else_is_inside(wheel):
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.partition("/")[0] for name in archive.namelist()}
    assert {top.partition("-")[0] for top in tops} == {"netcrm"}


def test_resources_are_read_from_the_wheel(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {READ}"
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) > 12


def test_the_environment_runs_the_source_tree(root):
    assert Path(resources.__file__) == root / "netcrm" / "resources.py"
    assert resources.path() == root / "resources"
    assert resources.read_text("demo", "cards.csv").startswith("First Name,")
