"""The secure engine installs by itself: no web framework, no HTTP client; Spark only for those who ask for it.

Each set of its own lock is installed into an empty environment from what the project's set-up has already fetched.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
WEB = {"django", "jinja2-fragments", "uvicorn", "whitenoise", "requests", "httpx", "urllib3", "aiohttp"}


def uv(*arguments, folder):
    return subprocess.run(
        [sys.executable, "-m", "uv", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Fivefold as it would be published, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def room(tmp_path_factory, wheel):
    """An empty environment with `fivefold[link]` and what its lock names."""
    return furnished(tmp_path_factory.mktemp("link"), wheel, (ROOT / "requirements-link.lock").read_text())


@pytest.fixture(scope="module")
def spark_room(tmp_path_factory, wheel):
    added = [pinned("pyspark"), pinned("py4j")]
    lock = (ROOT / "requirements-link.lock").read_text() + "\n".join(added)
    return furnished(tmp_path_factory.mktemp("spark"), wheel, lock)


def pinned(package):
    """The lines of one package in the lock of everything."""
    lines = (ROOT / "requirements-dev.lock").read_text().splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(f"{package}=="))
    last = next(n for n in range(first, len(lines)) if not lines[n].endswith("\\"))
    return "\n".join(lines[first : last + 1])


def furnished(folder, wheel, lock):
    assert uv("venv", "-q", "--python", sys.executable, folder / "room", folder=folder).returncode == 0
    python = folder / "room" / "bin" / "python"
    (folder / "lock").write_text(lock)
    filled = uv(
        "pip", "install", "-q", "--offline", "--no-deps", "--require-hashes", "--python", python, "-r", "lock",
        folder=folder,
    )  # fmt: skip
    if filled.returncode:
        pytest.skip(f"the packages are not kept on this machine: {filled.stderr.strip()[:300]}")
    laid = uv("pip", "install", "-q", "--offline", "--no-deps", "--python", python, wheel, folder=folder)
    assert laid.returncode == 0, laid.stderr
    return python


def packages(python):
    listed = uv("pip", "list", "--format", "freeze", "--python", python, folder=ROOT).stdout
    return {line.split("==")[0].lower() for line in listed.splitlines()}


def at(python):
    """This process's own tools, looking at the packages of the room."""
    return {
        "PYTHONPATH": str(next(python.parents[1].glob("lib/python*/site-packages"))),
        "PATH": os.environ["PATH"],
    }


def run(python, *arguments, folder):
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "DJANGO"))
    }
    return subprocess.run(
        [python, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_secure_engine_brings_no_web_framework_and_no_spark(room):
    there = packages(room)
    assert there & (WEB | {"pyspark"}) == set()
    assert {"splink", "duckdb", "fivefold"} <= there


@pytest.mark.parametrize(("extra", "environment"), [("link", "room"), ("spark", "spark_room")])
def test_the_lock_holds_what_the_extra_asks_for(extra, environment, request):
    python = request.getfixturevalue(environment)
    asked = (
        "from importlib.metadata import requires, version; from packaging.requirements import Requirement as R; "
        f"[print(r.name) for r in map(R, requires('fivefold')) if r.marker is None or r.marker.evaluate({{'extra': '{extra}'}})]"
    )
    names = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True, env=at(python)
    ).stdout
    assert {name.lower() for name in names.split()} - packages(python) == set()
    assert uv("pip", "check", "--python", python, folder=ROOT).returncode == 0


def test_with_spark_only_spark_is_added(room, spark_room):
    assert packages(spark_room) - packages(room) == {"pyspark", "py4j"}


def test_the_command_works_where_nothing_else_is_installed(room, tmp_path):
    result = run(room, "-m", "fivefold_link", "--help", folder=tmp_path)
    assert result.returncode == 0, result.stderr
    assert "demo" in result.stdout


def test_a_small_study_runs_from_records_to_release_in_the_clean_room(room, tmp_path):
    result = run(
        room, "-m", "fivefold_link", "demo", "study", "--children", "400", "--no-open", folder=tmp_path
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert (tmp_path / "study" / "release" / "manifest.json").exists()


def test_spark_is_refused_in_words_where_it_is_not_installed(room, tmp_path):
    run(room, "-m", "fivefold_link", "demo", "study", "--children", "200", "--only-make", folder=tmp_path)
    study = tmp_path / "study" / "study.yaml"
    study.write_text(study.read_text().replace("name: duckdb", "name: spark"))
    result = run(room, "-m", "fivefold_link", "run", "study/study.yaml", folder=tmp_path)
    assert result.returncode == 2
    assert "fivefold[spark]" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr
