"""What all tests share. The wall around the network is `--allow-hosts` in pyproject.toml."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests import dealing, migrated

# A slow machine is no failure: the suite times nothing.
settings.register_profile("fivefold", deadline=None)
settings.load_profile("fivefold")

REALDATA = Path(os.environ.get("FIVEFOLD_REALDATA") or Path(__file__).parents[2] / "shared" / "realdata")


# What takes longest begins first, so that no worker is left alone with it at the end.
LONGEST_FIRST = ("tests/link/", "tests/pages/", "tests/web/test_markup", "tests/web/")


def pytest_configure(config):
    if hasattr(config, "workerinput"):
        dealing.own_processor(config.workerinput["workerid"])


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config, items):
    for item in items:
        if "db" in item.fixturenames and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.django_db)  # so that `-m django_db` finds all that ask the database
    yield
    if hasattr(config, "workerinput"):
        items.sort(key=_turn)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """How the tests are dealt out to several workers: a file stays together, and so do all that need Spark."""
    return dealing.ByFile(config, log) if config.getvalue("dist") == "loadscope" else None


def _turn(item):
    place = next((n for n, part in enumerate(LONGEST_FIRST, 1) if item.nodeid.startswith(part)), 9)
    return 0 if dealing.group(item.nodeid) == dealing.SPARK else place


@pytest.fixture(scope="session")
def realdata():
    """The folder of official files; tests that need it are skipped, with the reason, where it is absent."""
    if not REALDATA.is_dir():
        pytest.skip(f"the official files are not here: set FIVEFOLD_REALDATA (looked in {REALDATA.name})")
    return REALDATA


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_keepdb, django_db_modify_db_settings, django_db_blocker):
    """`make test` has the migrations run once and not by each worker; it names a folder that they share."""
    folder = os.environ.get("FIVEFOLD_MIGRATE_ONCE")
    if not folder:
        return django_db_keepdb
    with django_db_blocker.unblock():
        migrated.prepare(Path(folder))
    return True
