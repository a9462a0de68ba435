"""Records that stand in a file more than once."""

from __future__ import annotations

from collections.abc import Iterator

from fivefold_link.checking.faults import Fault, Kind
from fivefold_link.checking.looking import Looked, cell, percent
from fivefold_link.engine.heads import identifier
from fivefold_link.engine.inputs import raw_table
from fivefold_link.engine.protocol import Engine
from fivefold_link.study.schema import Role

TOO_MANY = 0.3
REPEATS, COPIES = "check_repeats", "check_copies"


def repeated_records(engine: Engine, looked: Looked, rows: int) -> Iterator[Fault]:
    """Ids that stand in several rows, and rows that are the same in every column as an earlier one.

    Only rows whose id is repeated are compared as a whole: the same row twice has the same id twice.
    """
    column = looked.roles.get(Role.ID)
    if column is None:
        return
    raw, one = raw_table(looked.dataset), cell(column)
    engine.make(
        REPEATS,
        f"SELECT {one} AS repeated_id, min(row_number) AS first_of_id FROM {raw} WHERE {one} IS NOT NULL"
        f" GROUP BY {one} HAVING count(*) > 1",
    )
    try:
        if engine.count(REPEATS):
            yield from _repeated(engine, looked, column, rows)
            yield from _copies(engine, looked, column, rows)
    finally:
        engine.drop(REPEATS, COPIES)


def _repeated(engine: Engine, looked: Looked, column: str, rows: int) -> Iterator[Fault]:
    query = (
        f"SELECT count(*), min(row_number), max(row_number) FROM {raw_table(looked.dataset)} AS raw"
        f" JOIN {REPEATS} ON {REPEATS}.repeated_id = {cell(column)} WHERE row_number > first_of_id"
    )
    count, first, last = (int(str(value)) for value in engine.rows(query)[0])
    what = f"{percent(count / rows)} of the rows have the id of an earlier row."
    if looked.dataset.one_record_each:
        remedy = (
            "The study says that each person stands in this file once; keep one row of each, or correct that."
        )
    else:
        remedy = "This is right for a file of visits; otherwise keep one row of each child."
    yield looked.fault(
        Kind.REPEATED_ID,
        what,
        remedy,
        column=column,
        rows=(first, last),
        count=count,
        stops=looked.dataset.one_record_each,
    )


def _copies(engine: Engine, looked: Looked, column: str, rows: int) -> Iterator[Fault]:
    everything = ", ".join(f"raw.{identifier(name)}" for name in sorted(looked.columns))
    engine.make(
        COPIES,
        f"SELECT row_number, row_number > min(row_number) OVER (PARTITION BY {everything}) AS is_copy"
        f" FROM {raw_table(looked.dataset)} AS raw JOIN {REPEATS} ON {REPEATS}.repeated_id = {cell(column)}",
    )
    query = f"SELECT count(*), min(row_number), max(row_number) FROM {COPIES} WHERE is_copy"
    count, first, last = (int(str(value or 0)) for value in engine.rows(query)[0])
    if count:
        what = f"{percent(count / rows)} of the rows are the same as an earlier row in every column that is used."
        remedy = "Ask the agency for the file without the copies; a join may have multiplied the rows."
        stops = count / rows > TOO_MANY
        yield looked.fault(Kind.REPEATED_RECORD, what, remedy, rows=(first, last), count=count, stops=stops)
