"""Excel workbooks: one sheet, its first row the heads, everything kept as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as parquet

from fivefold.late import Late
from fivefold_link.engine.heads import OURS, heads_of
from fivefold_link.engine.protocol import Refused

if TYPE_CHECKING:
    import openpyxl
else:
    openpyxl = Late("openpyxl")

BATCH = 20_000
Row = tuple[object, ...]


def convert(path: Path, sheet: str | None, beside: Path, keep: frozenset[str] | None) -> tuple[str, ...]:
    """Write one sheet as Parquet to `beside`, with `row_number`; its heads."""
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it is no workbook that can be read
        remedy = "Open it in Excel and save it as .xlsx without a password, or as CSV UTF-8."
        raise Refused("this is no Excel workbook that can be read.", where=path.name, remedy=remedy) from None
    try:
        rows: Iterator[Row] = _chosen(book, sheet, path).iter_rows(values_only=True)
        heads = heads_of(_trimmed(next(rows, ())), path.name)
        _write(rows, heads, path, beside, keep)
        return heads
    finally:
        book.close()


def _chosen(book: Any, sheet: str | None, path: Path) -> Any:
    names = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    if sheet is None and len(names) != 1:
        remedy = f"Name one under `sheet`: {', '.join(names)}."
        raise Refused(f"the workbook has {len(names)} sheets.", where=path.name, remedy=remedy)
    wanted = names[0] if sheet is None else sheet
    if wanted not in book.sheetnames:
        remedy = f"Use one of: {', '.join(names)}."
        raise Refused(f"there is no sheet {wanted!r}.", where=path.name, remedy=remedy)
    found = book[wanted]
    found.reset_dimensions()  # what the file says about its own size is often wrong
    return found


def _write(
    rows: Iterator[Row], heads: tuple[str, ...], path: Path, beside: Path, keep: frozenset[str] | None
) -> None:
    kept = [place for place, head in enumerate(heads) if keep is None or head in keep]
    schema = pa.schema([*((heads[place], pa.string()) for place in kept), (OURS, pa.int64())])
    number = 0
    with parquet.ParquetWriter(beside, schema, compression="zstd") as writer:
        for batch in _batches(rows, len(heads), path):
            columns = [[as_text(row[place]) for row in batch] for place in kept]
            numbers = list(range(number + 1, number + len(batch) + 1))
            number += len(batch)
            writer.write_table(pa.table([*columns, numbers], schema=schema))


def _batches(rows: Iterator[Row], width: int, path: Path) -> Iterator[list[Row]]:
    """Rows of the head's width; empty rows at the end are no rows."""
    batch: list[Row] = []
    empty: list[Row] = []
    too_long: list[int] = []
    for line, row in enumerate(rows, start=2):
        if len(_trimmed(row)) > width:
            too_long.append(line)
        whole = (*row[:width], *(None,) * (width - len(row)))
        if all(cell is None for cell in whole):
            empty.append(whole)
            continue
        batch += [*empty, whole]
        empty = []
        if len(batch) >= BATCH:
            yield batch
            batch = []
    if too_long:
        named = ", ".join(map(str, too_long[:5])) + (f" and {len(too_long) - 5} more" if too_long[5:] else "")
        remedy = "Give every column a head, or clear the cells to the right."
        raise Refused(f"row {named}: more cells than the head.", where=path.name, remedy=remedy)
    if batch:
        yield batch


def _trimmed(row: Sequence[object]) -> Sequence[object]:
    """A row without the empty cells at its end."""
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def as_text(cell: object) -> str | None:
    """A cell as the text that a CSV of the same sheet would hold; dates as year-month-day."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)
