"""How much memory an engine may use, as the study writes it: "4GB", "512 MB", "1.5GiB"."""

from __future__ import annotations

import re

from fivefold_link.engine.protocol import Refused

UNITS = {
    "MB": 10**6,
    "GB": 10**9,
    "TB": 10**12,
    "MIB": 2**20,
    "GIB": 2**30,
    "TIB": 2**40,
}
LEAST = 256 * 10**6
SHAPE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([KMGT]I?B)\s*", re.IGNORECASE)


def memory_in_bytes(limit: str) -> int:
    """A memory limit in bytes. Raises `Refused` for what is no size, or too small to work in."""
    found = SHAPE.fullmatch(limit)
    if found is None or found[2].upper() not in UNITS:
        raise Refused(
            f"{limit!r} is not a size of memory.",
            where="engine > memory_limit",
            remedy="Write a number and a unit, such as 4GB or 800MB.",
        )
    size = int(float(found[1]) * UNITS[found[2].upper()])
    if size < LEAST:
        raise Refused(
            f"{limit} of memory is too little to work in.",
            where="engine > memory_limit",
            remedy="Allow at least 256MB; 1GB serves up to about 3 million records, 4GB about 10 million.",
        )
    return size
