"""The import contracts hold, and each of them bites: an injected violation is caught."""

import configparser
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

VIOLATIONS = {
    "roots": ("fivefold/vocabulary/ages.py", "import fivefold_web.places"),
    "pure": ("fivefold/need/__init__.py", "import django.http"),
    "no-linkage-in-web": ("fivefold_web/need/__init__.py", "import splink"),
    "secure": ("fivefold_link/__init__.py", "import fivefold.sources"),
    "network": ("fivefold/knowledge/__init__.py", "import http.client"),
    "drawing": ("fivefold_web/need/__init__.py", "import altair"),
    "documents": ("fivefold_web/decisions/__init__.py", "import docx"),
    "domain-layers": ("fivefold/need/__init__.py", "import fivefold.services"),
    "web-layers": ("fivefold_web/need/__init__.py", "import fivefold_web.services"),
    "inside-apps": ("fivefold_web/places/queries.py", "import fivefold_web.places.views"),
    "no-writes-while-showing": ("fivefold_web/places/presenters.py", "import fivefold_web.places.actions"),
    "models-at-home": ("fivefold_web/config/pages.py", "import fivefold_web.places.models"),
    "secure-layers": ("fivefold_link/linkage/__init__.py", "import fivefold_link.exposure"),
    "no-cycles": ("fivefold/vocabulary/words.py", "import fivefold.vocabulary.support"),
}


def contracts():
    settings = configparser.ConfigParser()
    settings.read(ROOT / ".importlinter")
    return settings


def lint(folder, *arguments):
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": f"{folder / 'src'}{os.pathsep}{folder}"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A temporary copy of the code with its contracts."""
    folder = tmp_path_factory.mktemp("copy")
    ignore = shutil.ignore_patterns("__pycache__", "static", "templates", "*.yaml")
    shutil.copytree(ROOT / "src", folder / "src", ignore=ignore)
    shutil.copytree(ROOT / "tests" / "architecture", folder / "tests" / "architecture", ignore=ignore)
    (folder / "tests" / "__init__.py").touch()
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def test_all_contracts_hold_without_exceptions(copy):
    result = lint(copy)
    assert result.returncode == 0, result.stdout
    assert "ignore_imports" not in (ROOT / ".importlinter").read_text()


def test_every_contract_has_a_violation_that_it_must_catch():
    named = {s.removeprefix("importlinter:contract:") for s in contracts().sections() if "contract:" in s}
    assert named == set(VIOLATIONS)


@pytest.mark.parametrize("contract", VIOLATIONS)
def test_an_injected_violation_is_caught(copy, contract):
    name, line = VIOLATIONS[contract]
    module = copy / "src" / name
    before = module.read_text()
    module.write_text(f"{before}\n{line}\n")
    try:
        result = lint(copy, "--contract", contract)
    finally:
        module.write_text(before)
    assert result.returncode == 1
    assert "BROKEN" in result.stdout


DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "core"}


def test_no_drawer_collects_what_has_no_name():
    found = [
        p for p in (ROOT / "src").rglob("*.py") if DRAWERS & set(p.relative_to(ROOT).with_suffix("").parts)
    ]
    assert found == []
