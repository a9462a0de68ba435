"""The agencies' files and tables as `raw_<dataset>`: everything as text, as it came, with `row_number` from 1.

Whatever the engine, a small DuckDB of its own first writes one Parquet file; that file is what the engine opens.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from fivefold_link.engine import delimited, workbook
from fivefold_link.engine.delimited import NUMBERED, quoted
from fivefold_link.engine.duck import SETTINGS
from fivefold_link.engine.heads import heads_of, identifier
from fivefold_link.engine.protocol import Engine, Refused
from fivefold_link.study.schema import DatabaseSource, Dataset, FileSource

MEMORY = "512MB"
"""Rows pass through; only sorting a database's rows needs more, and that goes to disk."""
EXTENSION = {"sqlite": "sqlite_scanner", "postgres": "postgres_scanner"}


@dataclass(frozen=True)
class Loaded:
    """How a dataset came in; `unread` names the columns that were left in the file, `encoding` is for text files."""

    dataset: str
    columns: tuple[str, ...]
    unread: tuple[str, ...] = ()
    encoding: str | None = None


def raw_table(dataset: Dataset) -> str:
    """The name of the table that holds a dataset as it came."""
    return f"raw_{dataset.slug}"


def load(engine: Engine, dataset: Dataset, keep: Collection[str] | None = None) -> Loaded:
    """Read a dataset into `raw_<slug>`: text columns and `row_number`. With `keep`, no other column is taken over.

    Raises `Refused` for what cannot be read, and never with a value of a record in it.
    """
    folder = engine.scratch / "raw"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{raw_table(dataset)}.parquet"
    beside = path.with_name(path.name + ".part")
    wanted = None if keep is None else frozenset(keep)
    try:
        with _private(engine.scratch) as connection, _refusing(dataset):
            heads, encoding = _convert(connection, dataset, beside, wanted)
            beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    engine.read(raw_table(dataset), path)
    columns = tuple(head for head in heads if wanted is None or head in wanted)
    return Loaded(dataset.slug, columns, tuple(head for head in heads if head not in columns), encoding)


def named(dataset: Dataset) -> str:
    """What a message calls the source: its file, or its table; never a connection, which may hold a password."""
    source = dataset.source
    return source.path.name if isinstance(source, FileSource) else f"table {source.table}"


@contextmanager
def _private(scratch: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    config: dict[str, Any] = {**SETTINGS, "preserve_insertion_order": True, "memory_limit": MEMORY}
    connection = duckdb.connect(config={**config, "temp_directory": str(scratch / "spill")})
    try:
        yield connection
    finally:
        connection.close()


@contextmanager
def _refusing(dataset: Dataset) -> Iterator[None]:
    """DuckDB's own messages may quote a row; ours do not."""
    where = f"{dataset.slug}, {named(dataset)}"
    try:
        yield
    except FileNotFoundError:
        remedy = "Put it there, or correct `path` in the study; paths are meant from the study's folder."
        raise Refused("there is no such file.", where=where, remedy=remedy) from None
    except duckdb.OutOfMemoryException:
        raise Refused(
            "it does not fit.", where=where, remedy="Free memory or disk space, and try again."
        ) from None
    except (duckdb.Error, OSError) as error:
        reason = (
            "the disk is full"
            if "space left" in str(error)
            else f"it cannot be read ({type(error).__name__})"
        )
        remedy = (
            "Check that it is what its ending says, that it is not open elsewhere and that there is space."
        )
        raise Refused(f"{reason}.", where=where, remedy=remedy) from None


def _convert(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, beside: Path, keep: frozenset[str] | None
) -> tuple[tuple[str, ...], str | None]:
    source = dataset.source
    if isinstance(source, DatabaseSource):
        _attach(connection, source, dataset)
        table = ".".join(["source", *(identifier(part) for part in source.table.split("."))])
        ordered = source.kind != "duckdb"
        return _copy(connection, table, beside, keep, named(dataset), ordered=ordered), None
    if not source.path.exists():
        raise FileNotFoundError
    ending = source.path.suffix.lower()
    if ending == ".parquet":
        pattern = source.path / "*.parquet" if source.path.is_dir() else source.path
        table = f"read_parquet({quoted(str(pattern))})"
        return _copy(connection, table, beside, keep, source.path.name), None
    if ending in (".xlsx", ".xlsm"):
        return workbook.convert(source.path, source.sheet, beside, keep), None
    found = delimited.convert(connection, source.path, source.encoding, beside, keep)
    return found.heads, found.encoding


def _attach(connection: duckdb.DuckDBPyConnection, source: DatabaseSource, dataset: Dataset) -> None:
    if extension := EXTENSION.get(source.kind):
        try:
            connection.execute(f"LOAD {extension}")
        except duckdb.Error:
            remedy = (
                f"Ask for DuckDB's extension {extension} (version {duckdb.__version__}) to be put in the extension"
                " folder of this environment, which never downloads; or export the table as Parquet or CSV."
            )
            what = f"{source.kind} databases cannot be read here: an extension of DuckDB is not installed."
            raise Refused(what, where=dataset.slug, remedy=remedy) from None
    if source.kind != "postgres" and not Path(source.attach).exists():
        raise FileNotFoundError
    connection.execute(f"ATTACH {quoted(source.attach)} AS source (TYPE {source.kind}, READ_ONLY)")


def _copy(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    beside: Path,
    keep: frozenset[str] | None,
    where: str,
    *,
    ordered: bool = False,
) -> tuple[str, ...]:
    """Rows keep their order; where a database promises none, they are sorted, so that a run can be repeated."""
    described = connection.sql(f"DESCRIBE SELECT * FROM {table}").fetchall()
    found = [(str(name), str(kind)) for name, kind, *_ in described]
    names = heads_of([name for name, _ in found], where)
    texts = [
        f"{_text(name, kind)} AS {identifier(head)}"
        for (name, kind), head in zip(found, names, strict=True)
        if keep is None or head in keep
    ]
    rows = f"(SELECT * FROM {table} ORDER BY ALL)" if ordered else table
    connection.sql(
        f"COPY (SELECT {', '.join([*texts, NUMBERED])} FROM {rows})"
        f" TO {quoted(str(beside))} (FORMAT parquet, COMPRESSION zstd)"
    )
    return names


def _text(name: str, kind: str) -> str:
    """A typed column as text: whole numbers without a point, dates without midnight, nothing for empty text."""
    column = identifier(name)
    if kind in ("DOUBLE", "FLOAT"):
        whole = f"{column} = trunc({column}) AND abs({column}) < 1e15"
        return f"CASE WHEN {whole} THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"
    if kind.startswith("TIMESTAMP"):
        return f"regexp_replace(CAST({column} AS VARCHAR), ' 00:00:00(\\+00)?$', '')"
    return f"nullif(CAST({column} AS VARCHAR), '')"
