"""Engines for tests of linkage."""

import pytest

from fivefold_link.engine.duck import DuckEngine


@pytest.fixture
def engine(tmp_path):
    opened = DuckEngine(tmp_path / "scratch", memory_limit="1GB", threads=2)
    yield opened
    opened.close()
