import os
from pathlib import Path

import pytest

APPROVED = Path(__file__).parents[2] / "approved"


@pytest.fixture
def approved():
    """Compare a text with its approved copy; `RENEW_APPROVED=1 pytest tests/domain/publishing` renews the copies."""

    def compare(name: str, text: str) -> None:
        path = APPROVED / name
        if os.environ.get("RENEW_APPROVED"):
            path.write_text(text, encoding="utf-8")
        assert path.exists(), (
            f"{name} has no approved copy yet: run the tests with RENEW_APPROVED=1, then read it"
        )
        assert text == path.read_text(encoding="utf-8")

    return compare
