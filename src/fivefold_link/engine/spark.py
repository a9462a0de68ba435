"""Spark: for what outgrows one machine. Statements are translated (see `dialect`); each table is made at once, as
Parquet files in a private folder that the master's workers can see too, and is a view on them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from pyarrow import parquet

from fivefold.late import Late
from fivefold_link.engine.dialect import spark_sql
from fivefold_link.engine.private import PrivateFolder
from fivefold_link.engine.protocol import Refused
from fivefold_link.engine.spark_session import partitions_for, start_session, told

if TYPE_CHECKING:
    from pyspark import errors
else:
    errors = Late("pyspark.errors")
py4j_protocol: Any = Late("py4j.protocol")


class SparkEngine:
    """The shared protocol on Spark (see `protocol`). With `session`, an open one is shared and not stopped."""

    name = "spark"

    def __init__(
        self,
        scratch: Path,
        *,
        master: str = "local[*]",
        memory_limit: str = "4GB",
        threads: int | None = None,
        session: Any = None,
    ):
        self._folder = PrivateFolder(scratch.resolve())
        self.scratch = self._folder.path
        self._own = session is None
        try:
            opened = session or start_session(master, memory_limit, threads, self.scratch)
        except Refused:
            self._folder.remove()
            raise
        self.session = opened.newSession()
        self._parallel = max(2, int(opened.sparkContext.defaultParallelism))
        self._size = 0
        self._tables: dict[str, Path | None] = {}
        self._made = 0

    def make(self, table: str, query: str) -> None:
        folder = self._next(table)
        with self._refusing(table):
            self._answer(query).write.parquet(str(folder))
            self._show(table, folder, ours=True)

    def rows(self, query: str) -> list[tuple[object, ...]]:
        with self._refusing("an answer"):
            return [tuple(row) for row in self._answer(query).collect()]

    def arrow(self, query: str) -> pa.Table:
        with self._refusing("an answer"):
            return self._answer(query).toArrow()

    def put(self, table: str, columns: pa.Table) -> None:
        folder = self._next(table)
        folder.mkdir()
        with self._refusing(table):
            parquet.write_table(_known_to_spark(columns), folder / "part-0.parquet", compression="zstd")
            self._show(table, folder, ours=True)

    def read(self, table: str, path: Path) -> None:
        with self._refusing(table, path):
            self._show(table, path, ours=False)

    def write(self, table: str, path: Path) -> None:
        beside = path.with_name(path.name + ".parts")
        try:
            with self._refusing(table, path):
                self.session.table(table).coalesce(1).write.mode("overwrite").parquet(str(beside))
                (part,) = beside.glob("part-*.parquet")
                part.chmod(0o600)
                part.replace(path)
        finally:
            shutil.rmtree(beside, ignore_errors=True)

    def drop(self, *tables: str) -> None:
        for table in tables:
            folder = self._tables.pop(table, None)
            self.session.catalog.dropTempView(table)
            if folder is not None:
                shutil.rmtree(folder, ignore_errors=True)

    def count(self, table: str) -> int:
        return int(str(self.rows(f"SELECT count(*) FROM {table}")[0][0]))

    def close(self) -> None:
        if self._own:
            with suppress(py4j_protocol.Py4JError, OSError):
                self.session.stop()
        else:
            self.drop(*list(self._tables))
        self._folder.remove()

    def _answer(self, query: str) -> Any:
        return self.session.sql(spark_sql(query))

    def _next(self, table: str) -> Path:
        """A table may be made anew from itself: the new one has a folder of its own until it is whole."""
        self._made += 1
        return self.scratch / f"{table}-{self._made}"

    def _show(self, table: str, folder: Path, *, ours: bool) -> None:
        view = self.session.read.parquet(str(folder))
        before = self._tables.get(table)
        view.createOrReplaceTempView(table)
        self._tables[table] = folder if ours else None
        if before is not None:
            shutil.rmtree(before, ignore_errors=True)
        self._expect(folder)

    def _expect(self, folder: Path) -> None:
        """Shuffles get as many parts as the largest table needs."""
        files = folder.glob("*.parquet") if folder.is_dir() else [folder]
        self._size = max(self._size, sum(file.stat().st_size for file in files))
        parts = partitions_for(self._size, self._parallel)
        self.session.conf.set("spark.sql.shuffle.partitions", str(parts))

    @contextmanager
    def _refusing(self, doing: str, path: Path | None = None) -> Iterator[None]:
        """Spark's messages in the field's words. They may quote a value of a record, so they are not passed on."""
        where = doing if path is None else str(path)
        try:
            yield
        except (errors.ParseException, errors.AnalysisException) as error:
            if told(error) != "PATH_NOT_FOUND":
                raise  # a statement that is wrong: it holds no value of a record
            remedy = "Check that it is there and that every worker sees the same folder."
            raise Refused("this file or folder cannot be read.", where=where, remedy=remedy) from None
        except (errors.PySparkException, py4j_protocol.Py4JError, OSError) as error:
            raise self._failed(error, where) from None

    def _failed(self, error: BaseException, where: str) -> Refused:
        if "No space left" in str(error):
            remedy = "Free space, or name another folder as `temp_folder` in the study's `engine`."
            return Refused("the disk is full.", where=str(self.scratch), remedy=remedy)
        if "OutOfMemory" in str(error):
            remedy = "Allow more memory in the study's `engine`, or more workers."
            return Refused("the memory was not enough.", where="engine > memory_limit", remedy=remedy)
        return Refused(
            f"Spark could not do it ({told(error)}).",
            where=where,
            remedy="Run `fivefold-link check`; if it finds nothing, see that the workers are up and see this folder.",
        )


def _known_to_spark(columns: pa.Table) -> pa.Table:
    """Types that Spark's Parquet reader would take for something else."""
    return columns.cast(pa.schema([field.with_type(_kind(field.type)) for field in columns.schema]))


def _kind(kind: pa.DataType) -> pa.DataType:
    if pa.types.is_unsigned_integer(kind):
        return pa.int64()
    if pa.types.is_null(kind):
        return pa.int32()
    if pa.types.is_dictionary(kind):
        return kind.value_type
    if pa.types.is_timestamp(kind):
        return pa.timestamp("us")
    return kind
