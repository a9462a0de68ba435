"""What the secure engine asks of a database: little, so that a laptop and a cluster give the same answer.

Every statement is written once, in DuckDB's SQL kept to what `sqlglot` carries over to Spark unchanged in meaning:
text is compared after standardising to A-Z, chance is arithmetic on record numbers, sums are of whole numbers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pyarrow as pa


class Engine(Protocol):
    """`name` is "duckdb" or "spark". Tables live until `close`; names are plain words."""

    name: str
    scratch: Path
    """The folder for this engine's temporary files."""

    def make(self, table: str, query: str) -> None:
        """Compute `query` now and keep the rows as `table`, replacing what had that name."""

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """All rows of a small answer."""

    def arrow(self, query: str) -> pa.Table:
        """An answer as columns; for what goes on in NumPy."""

    def put(self, table: str, columns: pa.Table) -> None:
        """Keep columns made elsewhere as `table`."""

    def read(self, table: str, path: Path) -> None:
        """Open a Parquet file or folder of Parquet files as `table`."""

    def write(self, table: str, path: Path) -> None:
        """Write `table` as one Parquet file; it appears whole or not at all."""

    def drop(self, *tables: str) -> None:
        """Forget tables; unknown names are passed over."""

    def count(self, table: str) -> int:
        """Number of rows."""

    def close(self) -> None: ...


class Progress(Protocol):
    """Where a long step says how far it is. `total` of None means unknown."""

    def step(self, title: str, total: int | None = None) -> None:
        """A new step begins; the one before is done."""

    def advance(self, done: int = 1) -> None: ...

    def say(self, line: str) -> None:
        """A line that stays. Never an identifier."""


class Quiet:
    """Progress that nobody watches."""

    def step(self, title: str, total: int | None = None) -> None: ...

    def advance(self, done: int = 1) -> None: ...

    def say(self, line: str) -> None: ...


class Refused(Exception):
    """Something a person must mend: what, where and what to do, in the field's words. Never shown as a traceback."""

    def __init__(self, what: str, *, where: str = "", remedy: str = ""):
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(": ".join(filter(None, [where, what])) + (f" {remedy}" if remedy else ""))
