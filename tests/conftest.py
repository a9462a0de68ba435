"""What all tests share. The wall around the network is `--allow-hosts` in pyproject.toml."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure: the suite times nothing.
settings.register_profile("fivefold", deadline=None)
settings.load_profile("fivefold")

REALDATA = Path(os.environ.get("FIVEFOLD_REALDATA") or Path(__file__).parents[2] / "shared" / "realdata")


@pytest.fixture(scope="session")
def realdata():
    """The folder of official files; tests that need it are skipped, with the reason, where it is absent."""
    if not REALDATA.is_dir():
        pytest.skip(f"the official files are not here: set FIVEFOLD_REALDATA (looked in {REALDATA.name})")
    return REALDATA
