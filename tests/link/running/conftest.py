"""One small fictional study, made once and run once; tests take copies."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
DAY = ["--on", "2026-04-01"]


def command(*arguments, folder, env=None):
    """The command line as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "fivefold_link", *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200", **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A study of 400 children that nobody has run."""
    folder = tmp_path_factory.mktemp("made")
    result = command("demo", "study", "--children", "400", "--only-make", folder=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    study = folder / "study" / "study.yaml"
    # So few children share too few numbers for the usual way; the other way is slower and has tests of its own.
    study.write_text(study.read_text().replace("method: auto", "method: staged"))
    return folder / "study"


@pytest.fixture(scope="session")
def finished(made, tmp_path_factory):
    """The same study, run to its release."""
    folder = tmp_path_factory.mktemp("finished")
    shutil.copytree(made, folder / "study")
    result = command("demo", "study", "--no-open", folder=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "study"


@pytest.fixture
def study(made, tmp_path):
    """A copy that a test may spoil."""
    shutil.copytree(made, tmp_path / "study")
    return tmp_path / "study"
