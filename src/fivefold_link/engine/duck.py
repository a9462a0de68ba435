"""DuckDB: in the process, on one machine; spills to disk, keeps to its memory limit, never asks the network.

Its tables are held in memory and spill, beyond the limit, to a folder that only the owner can open (see `private`):
a database file would compress every table on its way to the disk, which took three times the work of making it.
Every answer is fetched out at once: DuckDB 2 refuses the next statement while an answer is still open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from fivefold_link.engine.private import PrivateFolder
from fivefold_link.engine.protocol import Refused
from fivefold_link.engine.sizes import memory_in_bytes

SETTINGS = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "preserve_insertion_order": False,
}
SPILL = "spill"
TABLE, VIEW, NOTHING = "TABLE", "VIEW", ""
WIDE = pa.decimal128(38, 0)


class DuckEngine:
    """The shared protocol on DuckDB (see `protocol`). `scratch` is its private folder; `close` removes it."""

    name = "duckdb"

    def __init__(self, scratch: Path, *, memory_limit: str = "4GB", threads: int | None = None):
        size = memory_in_bytes(memory_limit)
        self._memory_limit = memory_limit
        self._folder = PrivateFolder(scratch)
        self.scratch = self._folder.path
        self._met: dict[str, str] = {}  # what `make`, `put`, `read` and `drop` have left of each name
        config: dict[str, str | bool | int | float | list[str]] = {
            **SETTINGS,
            "memory_limit": f"{size // 2**20}MiB",
            "temp_directory": str(self.scratch / SPILL),
        }
        if threads:
            config["threads"] = threads
        with self._refusing("the database"):
            self.connection = duckdb.connect(config=config)

    def make(self, table: str, query: str) -> None:
        with self._refusing(table):
            self._keep(table, query)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with self._refusing("an answer"):
            return self.connection.sql(query).fetchall()

    def arrow(self, query: str) -> pa.Table:
        with self._refusing("an answer"):
            return _without_wide(self.connection.sql(query).to_arrow_table())

    def put(self, table: str, columns: pa.Table) -> None:
        with self._refusing(table):
            self.connection.register("put_here", columns)
            try:
                self._keep(table, "SELECT * FROM put_here")
            finally:
                self.connection.unregister("put_here")

    def read(self, table: str, path: Path) -> None:
        pattern = path / "*.parquet" if path.is_dir() else path
        with self._refusing(table, path):
            self.drop(table)
            self.connection.sql(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({_quoted(pattern)})")
            self._met[table] = VIEW

    def write(self, table: str, path: Path) -> None:
        beside = path.with_name(path.name + ".part")
        try:
            with self._refusing(table, path):
                self.connection.sql(f"COPY {table} TO {_quoted(beside)} (FORMAT parquet, COMPRESSION zstd)")
                beside.chmod(0o600)
                beside.replace(path)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)

    def drop(self, *tables: str) -> None:
        known = all(self._met.get(table) for table in tables)
        kinds = self._met if known else self._kinds()
        for table in tables:
            if kind := kinds.get(table):
                self.connection.sql(f"DROP {kind} IF EXISTS {table}")
            self._met[table] = NOTHING

    def count(self, table: str) -> int:
        return int(str(self.rows(f"SELECT count(*) FROM {table}")[0][0]))

    def close(self) -> None:
        self.connection.close()
        self._folder.remove()

    def _kinds(self) -> dict[str, str]:
        """What the database has. It takes longer to say than to make a small table: `_met` remembers."""
        query = "SELECT table_name, table_type FROM information_schema.tables"
        found = self.connection.sql(query).fetchall()
        return {name: VIEW if kind == VIEW else TABLE for name, kind in found}

    def _keep(self, table: str, query: str) -> None:
        """A table may be made anew from itself, and may take the name of a view."""
        if self._met.get(table) != VIEW:
            self.connection.sql(f"CREATE OR REPLACE TABLE {table} AS {query}")
        else:
            self.connection.sql(f"CREATE OR REPLACE TABLE {table}__new AS {query}")
            self.connection.sql(f"DROP VIEW {table}")
            self.connection.sql(f"ALTER TABLE {table}__new RENAME TO {table}")
        self._met[table] = TABLE

    @contextmanager
    def _refusing(self, doing: str, path: Path | None = None) -> Iterator[None]:
        """DuckDB's messages in the field's words. They may quote a value of a record, so they are not passed on."""
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            raise self._too_large(doing, str(error)) from None
        except (duckdb.IOException, OSError) as error:
            raise self._not_written_or_read(doing, path, str(error)) from None
        except (duckdb.DataError, duckdb.InvalidInputException) as error:
            raise Refused(
                f"a value cannot be worked with ({type(error).__name__}).",
                where=doing if path is None else path.name,
                remedy="Run `fivefold-link check`: it names the file and the rows.",
            ) from None

    def _too_large(self, doing: str, message: str) -> Refused:
        if "max_temp_directory_size" in message:
            return self._disk_full(self.scratch)
        return Refused(
            f"{self._memory_limit} of memory were not enough for {doing}.",
            where="engine > memory_limit",
            remedy="Allow more memory or fewer threads in the study's `engine`, or use Spark.",
        )

    def _not_written_or_read(self, doing: str, path: Path | None, message: str) -> Refused:
        if any(sign in message for sign in ("No space left", "File too large", "Disk quota")):
            return self._disk_full(self.scratch if path is None else path.parent)
        return Refused(
            "this file or folder cannot be read or written.",
            where=doing if path is None else str(path),
            remedy="Check that it is there, that you may write to its folder and that no one else has it open.",
        )

    def _disk_full(self, folder: Path) -> Refused:
        return Refused(
            "the disk is full.",
            where=str(folder),
            remedy="Free space, or name another folder as `temp_folder` in the study's `engine`. What was done"
            " before is kept: start the run again.",
        )


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _without_wide(table: pa.Table) -> pa.Table:
    """Sums of whole numbers come 128 bits wide; everything that is counted here fits 64."""
    fields = [field.with_type(pa.int64()) if field.type == WIDE else field for field in table.schema]
    return table.cast(pa.schema(fields))
