"""`deploy/setup.sh`, which `make serve` asks first: nothing is looked for where nothing has changed."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tree(tmp_path):
    """A tree that is set up to serve, on a machine that has no other Python and nothing to install one with."""
    for name in ("deploy/setup.sh", "requirements.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("sh", "cat", "cut", "dirname", "sha256sum"):
        (programs / name).symlink_to(shutil.which(name))
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(shutil.which("sh"))
    digest = hashlib.sha256((tmp_path / "requirements.txt").read_bytes()).hexdigest()
    (tmp_path / ".venv" / f".serve-{digest[:16]}").touch()
    return tmp_path


def set_up(tree, want="serve"):
    command = [str(tree / "programs" / "sh"), "deploy/setup.sh", want]
    return subprocess.run(command, cwd=tree, env={"PATH": str(tree / "programs")}, capture_output=True, text=True)


def test_a_tree_that_is_set_up_is_left_alone(tree):
    done = set_up(tree)
    assert (done.returncode, done.stderr) == (0, "")


def test_other_requirements_are_seen(tree):
    with (tree / "requirements.txt").open("a") as file:
        file.write("one-more==1.0\n")
    done = set_up(tree)
    assert done.returncode == 1
    assert "python3" in done.stderr


def test_an_environment_whose_python_went_is_seen(tree):
    (tree / ".venv" / "bin" / "python").unlink()
    assert set_up(tree).returncode == 1


def test_an_unknown_chore_is_refused(tree):
    done = set_up(tree, "swim")
    assert (done.returncode, done.stderr) == (1, "setup: say serve, test or train\n")
