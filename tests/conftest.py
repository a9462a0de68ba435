"""What all tests share: the official files, and a wall around the network."""

import os
from pathlib import Path

import pytest
from pytest_socket import disable_socket, socket_allow_hosts

REALDATA = Path(os.environ.get("FIVEFOLD_REALDATA") or Path(__file__).parents[2] / "shared" / "realdata")


@pytest.fixture(scope="session")
def realdata():
    """The folder of official files; tests that need it are skipped, with the reason, where it is absent."""
    if not REALDATA.is_dir():
        pytest.skip(f"the official files are not here: set FIVEFOLD_REALDATA (looked in {REALDATA.name})")
    return REALDATA


def pytest_runtest_setup(item):
    """No test reaches the network. Browser stories speak to this machine only."""

    disable_socket(allow_unix_socket=True)
    socket_allow_hosts(["127.0.0.1", "localhost", "::1"], allow_unix_socket=True)
