"""Text files of columns: encoding and separator found out, everything kept as text, no row lost without a word."""

from __future__ import annotations

import codecs
import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fivefold_link.engine.heads import OURS, heads_of, identifier
from fivefold_link.engine.protocol import Refused

if TYPE_CHECKING:
    import duckdb

SEPARATORS = (",", ";", "\t", "|")
UTF_8 = "utf-8"
BEGINNINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
REJECTS_NAMED = 1000
REJECTED = {
    "TOO MANY COLUMNS": "more cells than the head",
    "MISSING COLUMNS": "fewer cells than the head",
    "UNQUOTED VALUE": "a quotation mark that is not closed, or text after a closed one",
    "LINE SIZE OVER MAXIMUM": "a quotation mark that is not closed",
}
BLOCK = 1 << 20
NUMBERED = f"CAST(row_number() OVER () AS BIGINT) AS {OURS}"


class NotUtf8(Exception):
    """A file that looked like UTF-8 and is not."""


@dataclass(frozen=True)
class Layout:
    """How a text file is written."""

    encoding: str
    separator: str
    heads: tuple[str, ...]


def layout(path: Path, encoding: str | None) -> Layout:
    """Encoding (told or found by the first bytes), separator and heads of a text file."""
    chosen = _known(encoding, path) if encoding else _by_first_bytes(path)
    try:
        with path.open(encoding=chosen, newline="") as file:
            first = file.readline()
            separator = max(SEPARATORS, key=lambda mark: _outside_quotes(first).count(mark))
            file.seek(0)
            cells = next(csv.reader(file, delimiter=separator), [])
    except UnicodeError:
        if encoding:
            raise _wrong_encoding(path, encoding) from None
        return layout(path, "cp1252")
    except csv.Error:
        remedy = "Look for a quotation mark that is not closed in the first row."
        raise Refused("the first row is no row of heads.", where=path.name, remedy=remedy) from None
    return Layout(chosen, separator, heads_of(cells, path.name))


def convert(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    encoding: str | None,
    beside: Path,
    keep: frozenset[str] | None,
) -> Layout:
    """Write the rows of a text file as Parquet to `beside`, with `row_number`; with `keep`, these columns only."""
    found = layout(path, encoding)
    try:
        if found.encoding in (UTF_8, "utf-8-sig"):
            _copy(connection, path, path, found, beside, keep)
            return found
    except NotUtf8:
        if encoding:
            raise _wrong_encoding(path, encoding) from None
        found = layout(path, "cp1252")
    rewritten = beside.with_suffix(".utf8")
    try:
        _rewrite(path, found.encoding, rewritten)
        _copy(connection, rewritten, path, found, beside, keep)
    finally:
        rewritten.unlink(missing_ok=True)
    return found


def _by_first_bytes(path: Path) -> str:
    with path.open("rb") as file:
        first = file.read(4096)
    for beginning, name in BEGINNINGS:
        if first.startswith(beginning):
            return name
    # Latin letters in UTF-16 have a zero in every second byte; no text in another encoding has any.
    if b"\0" in first:
        return "utf-16-le" if first[1:2] == b"\0" else "utf-16-be"
    return UTF_8


def _known(encoding: str, path: Path) -> str:
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        remedy = "Use utf-8, cp1252 or utf-16 under `encoding`, or remove the line: it is then found out."
        raise Refused(f"no encoding is called {encoding!r}.", where=path.name, remedy=remedy) from None
    # A mark at the beginning is no part of the first head, whoever wrote it.
    return "utf-8-sig" if name == UTF_8 else name


def _wrong_encoding(path: Path, encoding: str) -> Refused:
    remedy = "Remove `encoding` from the study, or save the file again as UTF-8 (in Excel: CSV UTF-8)."
    return Refused(f"the file is not written in {encoding}.", where=path.name, remedy=remedy)


def _outside_quotes(line: str) -> str:
    return "".join(line.split('"')[::2])


def _rewrite(path: Path, encoding: str, target: Path) -> None:
    try:
        with (
            path.open(encoding=encoding, newline="") as old,
            target.open("w", encoding=UTF_8, newline="") as new,
        ):
            while block := old.read(BLOCK):
                new.write(block)
    except UnicodeError:
        raise _wrong_encoding(path, encoding) from None


def _copy(
    connection: duckdb.DuckDBPyConnection,
    file: Path,
    named: Path,
    found: Layout,
    beside: Path,
    keep: frozenset[str] | None,
) -> None:
    columns = ", ".join(f"{quoted(head)}: 'VARCHAR'" for head in found.heads)
    kept = [identifier(head) for head in found.heads if keep is None or head in keep]
    connection.execute("DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans")
    connection.sql(
        f"COPY (SELECT {', '.join([*kept, NUMBERED])} FROM read_csv("
        f"{quoted(str(file))}, auto_detect=false, header=true, delim={quoted(found.separator)}, quote='\"', "
        f"escape='\"', strict_mode=true, columns={{{columns}}}, store_rejects=true, "
        f"rejects_limit={REJECTS_NAMED})) TO {quoted(str(beside))} (FORMAT parquet, COMPRESSION zstd)"
    )
    rejected = connection.sql(
        "SELECT CAST(line AS BIGINT), CAST(error_type AS VARCHAR) FROM reject_errors ORDER BY 1"
    ).fetchall()
    if rejected:
        beside.unlink(missing_ok=True)
        _refuse(rejected, named)


def _refuse(rejected: list[tuple[int, str]], path: Path) -> None:
    if any(kind == "INVALID ENCODING" for _, kind in rejected):
        raise NotUtf8
    lines: dict[str, list[int]] = {}
    for line, kind in rejected:
        lines.setdefault(REJECTED.get(kind, kind.lower()), []).append(line)
    said = "; ".join(f"{_lines(some)}: {why}" for why, some in lines.items())
    remedy = (
        "Put text that holds the separator between quotation marks, or save the file again from its source."
    )
    raise Refused(f"rows that do not fit the head. {said}.", where=path.name, remedy=remedy)


def _lines(some: list[int]) -> str:
    """The first lines by number (the head is line 1), then how many more."""
    distinct = list(dict.fromkeys(some))
    first = ", ".join(map(str, distinct[:5]))
    more = len(distinct) - 5
    many = f"at least {more}" if len(some) >= REJECTS_NAMED else str(more)
    return f"line {first}" + (f" and {many} more" if more > 0 else "")


def quoted(text: str) -> str:
    """Text as SQL."""
    return "'" + text.replace("'", "''") + "'"
