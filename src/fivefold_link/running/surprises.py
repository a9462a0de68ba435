"""What nobody foresaw is kept for the operator: where it happened, never with what. A message may quote a record."""

from __future__ import annotations

import os
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path


def keep_surprise(surprise: BaseException) -> Path:
    """Write the kinds of error and the lines of code that led there to a private file, and return its path.

    Messages are left out: a database's message can hold a value of somebody's record.
    """
    lines = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"]
    error: BaseException | None = surprise
    while error is not None:
        lines.append(f"{type(error).__module__}.{type(error).__qualname__} (message left out)")
        lines += [
            f"  {frame.filename}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ]
        error = error.__cause__ or error.__context__
    handle, name = tempfile.mkstemp(prefix="fivefold-link-", suffix=".log")
    with os.fdopen(handle, "w") as file:
        file.write("\n".join(lines) + "\n")
    return Path(name)
