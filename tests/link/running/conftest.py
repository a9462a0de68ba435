"""One small fictional study, made once and run once; tests take copies."""

import atexit
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from tests.link.running.ready import Ready

DAY = ["--on", "2026-04-01"]


def command(*arguments, folder, env=None, largest_file=None):
    """The command line in a process of its own, ended."""
    with tempfile.TemporaryDirectory() as told:
        out, err = Path(told, "out"), Path(told, "err")
        code = started(*arguments, folder=folder, out=out, err=err, env=env, largest_file=largest_file).wait()
        return subprocess.CompletedProcess(arguments, code, out.read_text(), err.read_text())


def started(*arguments, folder, out=os.devnull, err=os.devnull, env=None, largest_file=None):
    """The command line in a process of its own, running."""
    return ready().start(arguments, folder, out, err, env, largest_file)


@cache
def ready():
    program = Ready()
    atexit.register(program.stop)
    return program


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
