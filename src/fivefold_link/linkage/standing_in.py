"""Other records in the place of `records`, so that a linker can be tried on them; afterwards all is as before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fivefold_link.engine.protocol import Engine

RESULTS = ("clusters", "scored_pairs", "pattern_model")


@contextmanager
def standing_in(engine: Engine, query: str, *, linked: bool) -> Iterator[None]:
    """While it lasts `records` holds the rows of `query`, which may read `records` itself.

    `linked` says that the results of a run stand already and must come back.
    """
    kept = ("records", *(RESULTS if linked else ()))
    engine.make("standing_in", query)
    for name in kept:
        engine.make(f"kept_{name}", f"SELECT * FROM {name}")
        engine.drop(name)
    try:
        engine.make("records", "SELECT * FROM standing_in")
        yield
    finally:
        engine.drop("records", "standing_in", *RESULTS)
        for name in kept:
            engine.make(name, f"SELECT * FROM kept_{name}")
            engine.drop(f"kept_{name}")
