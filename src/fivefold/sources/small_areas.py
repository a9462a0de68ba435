"""Large files of figures about small areas (LSOAs, MSOAs, wards), read in portions that never fill the memory.

A text table of some megabytes in the layout of our template for local indicators, or of a Fingertips download, whose
rows are mostly about small areas. The checks are those of smaller files and say row, column and remedy; a problem
anywhere means that nothing enters. Such a file may be compressed with gzip.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from fivefold.late import Late
from fivefold.sources import small_area_checks as checks
from fivefold.sources.reading import Kind, Problems, Reading, UnreadableFile
from fivefold.sources.small_area_layouts import FINGERTIPS, LOCAL, Layout, placed
from fivefold.sources.small_area_table import PREFIXES, SmallAreas
from fivefold.sources.tables import MOST_COLUMNS, plain

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
else:
    np, pl = Late("numpy"), Late("polars")

LARGE_BYTES = 5_000_000
MOST_BYTES = 4_000_000_000
BLOCK_BYTES = 4 << 20
LOOKED_AT = 500
_DELIMITERS = ",;\t|"
_SPLIT = "Keep fewer indicators or years in one file, and take them in one after another."


def recognised(path: Path, filename: str, *, large: int = LARGE_BYTES) -> Reading | None:
    """The reading of a large file about small areas; None for every other file, which has a reader of its own."""
    packed = _is_gzip(path)
    if path.stat().st_size < large and not packed:
        return None
    try:
        with closing(_opened(path, packed)) as file:
            head = file.read(1 << 18)
        found = _layout_of(head)
    except (OSError, EOFError, csv.Error):
        return None
    return None if found is None else _read(path, filename, packed, *found)


def _is_gzip(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(2) == b"\x1f\x8b"


def _opened(path: Path, packed: bool) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path, "rb")) if packed else path.open("rb")


def _layout_of(head: bytes) -> tuple[Layout, list[str], str] | None:
    """Layout, heading and separator, where the first rows are mostly about small areas."""
    if b"\0" in head:
        return None
    text = head.decode("utf-8-sig", "replace")
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    heading = [name.strip() for name in next(rows, [])]
    if not 3 < len(heading) <= MOST_COLUMNS:
        return None
    known = {plain(name) for name in heading}
    layout = next((one for one in (FINGERTIPS, LOCAL) if one.knows(known)), None)
    if layout is None:
        return None
    at = next(n for n, name in enumerate(heading) if plain(name) == plain("Area code"))
    codes = [row[at].strip().upper() for row, _ in zip(rows, range(LOOKED_AT), strict=False) if len(row) > at]
    small = sum(code.startswith(PREFIXES) for code in codes)
    return (layout, heading, delimiter) if codes and small * 2 > len(codes) else None


def _read(
    path: Path, filename: str, packed: bool, layout: Layout, heading: list[str], delimiter: str
) -> Reading:
    problems = Problems()
    columns = placed(layout, heading, problems)
    if problems:
        return _stopped(layout, filename, problems, 0)
    gathered = checks.Gathered(layout, columns, problems)
    row = 1
    for table in _ahead(_tables(path, filename, packed, len(heading), delimiter, problems)):
        gathered.add(table, row)
        row += len(table)
    if problems:
        return _stopped(layout, filename, problems, row - 1)
    return _settled(gathered, layout, filename, row - 1, problems)


def _tables(
    path: Path, filename: str, packed: bool, width: int, delimiter: str, problems: Problems
) -> Iterator[pl.DataFrame]:
    """The blocks as text columns, up to one that cannot be read, which is then a problem."""
    row = 1
    for block in _blocks(path, filename, packed):
        table = _parsed(block, width, delimiter, row, problems)
        if table is None:
            return
        yield table
        row += len(table)


def _ahead(tables: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    """The same tables; the next one is read while the last one is checked."""
    with ThreadPoolExecutor(1) as other:
        coming = other.submit(next, tables, None)
        while (table := coming.result()) is not None:
            coming = other.submit(next, tables, None)
            yield table


def _blocks(path: Path, filename: str, packed: bool) -> Iterator[bytes]:
    """Whole records, some megabytes at a time, without the heading. A record may hold line breaks in quotation marks."""
    left, unpacked, heading = b"", 0, True
    with closing(_opened(path, packed)) as file:
        while True:
            try:
                block = file.read(BLOCK_BYTES)
            except (OSError, EOFError) as damage:
                raise UnreadableFile(
                    f"{filename} is damaged and cannot be unpacked.", "Pack or download it again."
                ) from damage
            unpacked += len(block)
            if unpacked > MOST_BYTES:
                raise UnreadableFile(f"{filename} is larger than {MOST_BYTES // 10**9} GB.", _SPLIT)
            whole, left = (left + block, b"") if not block else _cut(left + block)
            if heading and whole:
                whole, heading = whole[_end_of_record(whole) :], False
            if whole:
                yield whole.replace(b"\r\n", b"\n")
            if not block:
                return


def _cut(block: bytes) -> tuple[bytes, bytes]:
    """The whole records of a block and what is left: a line break between quotation marks ends no record."""
    end = len(block)
    while (end := block.rfind(b"\n", 0, end)) >= 0:
        if block.count(b'"', 0, end) % 2 == 0:
            return block[: end + 1], block[end + 1 :]
    return b"", block


def _end_of_record(block: bytes) -> int:
    end = -1
    while (end := block.find(b"\n", end + 1)) >= 0:
        if block.count(b'"', 0, end) % 2 == 0:
            return end + 1
    return len(block)


def _parsed(block: bytes, width: int, delimiter: str, before: int, problems: Problems) -> pl.DataFrame | None:
    """The block as text columns; None where a record cannot be read, which is then a problem."""
    schema = {str(place): pl.String for place in range(width)}
    try:
        return pl.read_csv(
            io.BytesIO(block), has_header=False, schema=schema, separator=delimiter, infer_schema=False
        )
    except pl.exceptions.PolarsError:
        _name_the_record(block, width, delimiter, before, problems)
        return None


def _name_the_record(block: bytes, width: int, delimiter: str, before: int, problems: Problems) -> None:
    try:
        text = block.decode("utf-8")
    except UnicodeDecodeError as damage:
        at = before + 1 + block.count(b"\n", 0, damage.start)
        problems.add(
            at, "", "This row holds letters that are not UTF-8.", "Save the file again as CSV UTF-8."
        )
        return
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for number, record in enumerate(rows, before + 1):
        if len(record) > width:
            problems.add(
                number, "", f"This row has {len(record)} cells; the heading has {width}.",
                "Look for an extra comma, or a text with commas that lacks quotation marks.",
            )  # fmt: skip
            return
    problems.add(
        before + 1, "", "The rows from here on cannot be read: a quotation mark is not closed.",
        "Check the quotation marks.",
    )  # fmt: skip


def _settled(
    gathered: checks.Gathered, layout: Layout, filename: str, rows_read: int, problems: Problems
) -> Reading:
    """The figures in the order of areas; a figure given twice with the same content counts once."""
    table = gathered.table()
    places, repeated = checks.in_order(table, gathered.series, layout, problems)
    if problems:
        return _stopped(layout, filename, problems, rows_read)
    small = SmallAreas(gathered.series, table, places, tuple(gathered.sample))
    periods = {one.period: one.period_sort for one in gathered.series}
    return Reading(
        kind=layout.kind,
        title=filename,
        rows=(),
        small=small,
        areas={code: gathered.names.get(code, code) for code in small.codes},
        periods=tuple(sorted(periods, key=lambda period: (periods[period], period))),
        contradictions=tuple(gathered.contradictions),
        notes=tuple(gathered.notes + repeated),
        rows_read=rows_read,
        indicators={one.indicator_id: one.indicator_name for one in gathered.series},
        problems=tuple(problems.listed),
        problem_count=problems.count,
    )


def _stopped(layout: Layout, filename: str, problems: Problems, rows_read: int) -> Reading:
    return Reading(
        kind=layout.kind, title=filename, rows=(), areas={}, periods=(), problems=tuple(problems.listed),
        problem_count=problems.count, rows_read=rows_read,
    )  # fmt: skip


__all__ = ["LARGE_BYTES", "Kind", "recognised"]
