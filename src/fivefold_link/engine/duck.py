"""DuckDB: in the process, on one machine; spills to disk, keeps to its memory limit, never asks the network."""

from __future__ import annotations

import os
from pathlib import Path

import duckdb
import pyarrow as pa

SETTINGS = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,
}


class DuckEngine:
    """The shared protocol on DuckDB (see `protocol`). Tables are kept in `scratch`/study.duckdb, so that they can
    be larger than the memory."""

    name = "duckdb"

    def __init__(self, scratch: Path, *, memory_limit: str = "4GB", threads: int | None = None):
        scratch.mkdir(parents=True, exist_ok=True)
        self.scratch = scratch
        config: dict[str, str | bool | int | float | list[str]] = {
            **SETTINGS,
            "memory_limit": memory_limit,
            "temp_directory": str(scratch / "spill"),
        }
        if threads:
            config["threads"] = threads
        self._database = scratch / f"engine-{os.getpid()}.duckdb"
        self.connection = duckdb.connect(str(self._database), config=config)

    def make(self, table: str, query: str) -> None:
        self.connection.sql(f"CREATE OR REPLACE TABLE {table} AS {query}")

    def rows(self, query: str) -> list[tuple[object, ...]]:
        return self.connection.sql(query).fetchall()

    def arrow(self, query: str) -> pa.Table:
        return self.connection.sql(query).to_arrow_table()

    def put(self, table: str, columns: pa.Table) -> None:
        self.connection.register("put_here", columns)
        self.connection.sql(f"CREATE OR REPLACE TABLE {table} AS SELECT * FROM put_here")
        self.connection.unregister("put_here")

    def read(self, table: str, path: Path) -> None:
        pattern = path / "*.parquet" if path.is_dir() else path
        quoted = str(pattern).replace("'", "''")
        self.connection.sql(f"CREATE OR REPLACE VIEW {table} AS SELECT * FROM read_parquet('{quoted}')")

    def write(self, table: str, path: Path) -> None:
        beside = path.with_name(path.name + ".part")
        quoted = str(beside).replace("'", "''")
        self.connection.sql(f"COPY {table} TO '{quoted}' (FORMAT parquet, COMPRESSION zstd)")
        beside.replace(path)

    def drop(self, *tables: str) -> None:
        kinds = dict(
            self.connection.sql("SELECT table_name, table_type FROM information_schema.tables").fetchall()
        )
        for table in tables:
            if table in kinds:
                self.connection.sql(f"DROP {'VIEW' if kinds[table] == 'VIEW' else 'TABLE'} {table}")

    def count(self, table: str) -> int:
        return int(self.connection.sql(f"SELECT count(*) FROM {table}").fetchall()[0][0])

    def close(self) -> None:
        self.connection.close()
        for leftover in self._database.parent.glob(self._database.name + "*"):
            leftover.unlink(missing_ok=True)
