"""Opening a file of postcodes: which of its columns say what, and its rows in portions of a few megabytes.

Text may be packed with gzip, or alone in a zip archive, as large official files come. Small lists may be workbooks.
"""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from fivefold.late import Late
from fivefold.sources.opening import MOST_PACKING, Shape, shape_of
from fivefold.sources.reading import Problems, UnreadableFile
from fivefold.sources.tables import MOST_COLUMNS, open_table, plain
from fivefold.vocabulary.postcodes import postcode_key

if TYPE_CHECKING:
    import polars as pl
else:
    pl = Late("polars")

BLOCK_BYTES = 4 << 20
MOST_UNPACKED_BYTES = 3_000_000_000
HEAD_BYTES = 1 << 16
DAMAGE = (OSError, EOFError, zipfile.BadZipFile, zlib.error, NotImplementedError)
_DELIMITERS = ",;\t|"
_POSTCODE = ("pcds", "pcd8", "pcd7", "pcd", "pcd2", "postcode", "post code")
_LATITUDE = ("lat", "latitude")
_LONGITUDE = ("long", "longitude", "lng", "lon")
_ENDED = ("doterm", "in use?", "in use", "date of termination")
_GRID = ("oseast1m", "east1m", "eastings", "easting", "osnrth1m", "north1m", "northings", "northing")
# Columns of area codes that a place may be made of, the council first; a year stands in newer names ("lad25cd").
_AREAS = ("oslaua", "laua", "lad", "district code", "oscty", "cty", "ctyua", "rgn", "sicbl", "icb")
_EXPECTED = "The first row must name a column for the postcode (pcds or Postcode), one for the latitude (lat) and one for the longitude (long)."
_IN_DEGREES = (
    "Use the ONS Postcode Directory or the National Statistics Postcode Lookup (both from the Open Geography Portal), "
    "which also give latitude and longitude."
)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold what, by their headings, and what kind of file that makes it."""

    heading: tuple[str, ...]
    delimiter: str
    layout: str
    postcode: str
    latitude: str
    longitude: str
    ended: str = ""
    areas: tuple[str, ...] = ()
    is_workbook: bool = False

    @property
    def area_names(self) -> tuple[str, ...]:
        """The columns of area codes as portions call them."""
        return tuple(f"area_{n}" for n in range(len(self.areas)))

    @property
    def wanted(self) -> dict[str, int]:
        """Name in a portion, and place in the file."""
        named = {"postcode": self.postcode, "latitude": self.latitude, "longitude": self.longitude}
        named |= {"ended": self.ended} if self.ended else {}
        named |= dict(zip(self.area_names, self.areas, strict=True))
        return {name: self.heading.index(heading) for name, heading in named.items()}


def layout_of(path: Path, filename: str) -> Columns:
    """The columns of the file, found in its first row; UnreadableFile says what is missing and where to get it."""
    if not _is_packed(path) and shape_of(path, filename, most_bytes=MOST_UNPACKED_BYTES) is Shape.WORKBOOK:
        with open_table(path, filename) as table:
            return _columns([cell.strip() for cell in table.heading], "", filename, is_workbook=True)
    try:
        with ExitStack() as files:
            head = _opened(path, filename, files).read(HEAD_BYTES)
    except DAMAGE as damage:
        raise _damaged(filename) from damage
    if b"\0" in head:
        raise UnreadableFile(f"{filename} holds bytes that are not text.", "Save it as CSV UTF-8 and upload it again.")  # fmt: skip
    first = head.decode("utf-8-sig", "replace").partition("\n")[0].strip()
    delimiter = max(_DELIMITERS, key=first.count)
    heading = [cell.strip() for cell in next(csv.reader([first], delimiter=delimiter), [])]
    return _columns(heading, delimiter, filename)


def _columns(heading: list[str], delimiter: str, filename: str, *, is_workbook: bool = False) -> Columns:
    known: dict[str, str] = {}
    for name in heading[:MOST_COLUMNS]:
        known.setdefault(plain(name), name)
    found = [_first(known, names) for names in (_POSTCODE, _LATITUDE, _LONGITUDE)]
    if heading and postcode_key(heading[0]):
        raise UnreadableFile(f"{filename} has no headings: it looks like Code-Point Open, which places postcodes on the National Grid (eastings and northings), not in degrees.", _IN_DEGREES)  # fmt: skip
    if found[0] and not (found[1] and found[2]) and _first(known, _GRID):
        raise UnreadableFile(f"{filename} places postcodes on the National Grid only ({_first(known, _GRID)}), not in degrees.", _IN_DEGREES)  # fmt: skip
    missing = [
        word for word, name in zip(("postcode", "latitude", "longitude"), found, strict=True) if not name
    ]
    if missing:
        raise UnreadableFile(f"{filename} has no column for the {' and the '.join(missing)}.", _EXPECTED)
    postcode, latitude, longitude = found
    areas = tuple(name for wanted in _AREAS if (name := _dated(known, wanted)))
    layout = "ONS postcode file" if plain(postcode) in _POSTCODE[:5] else "List of postcodes"
    ended = _first(known, _ENDED)
    return Columns(tuple(heading), delimiter, layout, postcode, latitude, longitude, ended, areas, is_workbook)  # fmt: skip


def _first(known: dict[str, str], names: Sequence[str]) -> str:
    return next((known[name] for name in names if name in known), "")


def _dated(known: dict[str, str], wanted: str) -> str:
    """A column of codes under its plain name or with a year: "lad", "lad25cd"."""
    for name, written in known.items():
        rest = name.removeprefix(wanted)
        if name == wanted or (rest != name and rest.endswith("cd") and rest[:-2].isdecimal()):
            return written
    return ""


def portions(path: Path, filename: str, columns: Columns, problems: Problems) -> Iterator[pl.DataFrame]:
    """The rows as text, some megabytes at a time, each with its number as a spreadsheet counts and whether it is live."""
    if columns.is_workbook:
        yield from _of_workbook(path, filename, columns, problems)
        return
    before = 1
    for block in _blocks(path, filename):
        table = _parsed(block, columns, before, problems)
        if table is None:
            return
        yield _named(table, columns, before)
        before += len(table)


def _of_workbook(path: Path, filename: str, columns: Columns, problems: Problems) -> Iterator[pl.DataFrame]:
    with open_table(path, filename) as table:
        numbers, rows = [], []
        for number, row in table.records:
            numbers.append(number)
            rows.append([row[place] for place in columns.wanted.values()])
        for problem in table.problems.listed:
            problems.add(problem.row, problem.column, problem.said, problem.remedy)
    kinds = dict.fromkeys(columns.wanted, pl.String)
    frame = pl.DataFrame(rows, schema=kinds, orient="row")
    yield _marked(frame.with_columns(row=pl.Series(numbers, dtype=pl.UInt32)), columns)


def _named(table: pl.DataFrame, columns: Columns, before: int) -> pl.DataFrame:
    picked = table.select(pl.col(str(place)).alias(name) for name, place in columns.wanted.items())
    return _marked(picked.with_row_index("row", before + 1), columns)


def _marked(frame: pl.DataFrame, columns: Columns) -> pl.DataFrame:
    """Whether a postcode is in use, and the code of its council."""
    said = pl.col("ended").fill_null("").str.strip_chars().str.to_lowercase() if columns.ended else pl.lit("")
    asks = plain(columns.ended).startswith("in use")
    live = ~said.is_in(["no", "n", "false", "0"]) if asks else said == ""
    first = pl.col("area_0").str.strip_chars() if columns.areas else pl.lit("")
    return frame.with_columns(live=live, area=first)


# --- bytes -------------------------------------------------------------------------------------------------------


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(2)
    return head == b"\x1f\x8b" or (head == b"PK" and _lone_table(path) is not None)


def _lone_table(path: Path) -> zipfile.ZipInfo | None:
    """The one text table of an archive; None for a workbook. More than one is refused: nobody knows which is meant."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return None
    if any(part.filename == "[Content_Types].xml" for part in parts):
        return None
    tables = [part for part in parts if part.filename.lower().endswith((".csv", ".txt"))]
    if len(tables) != 1:
        said = f"{path.name} is a compressed folder with {len(tables)} text tables; one is needed."
        remedy = "Take out the one CSV file for your postcode area (in the ONS folder multi_csv), and upload it alone or compressed."
        raise UnreadableFile(said.replace(path.name, "The file"), remedy)
    (table,) = tables
    if table.flag_bits & 1:
        raise UnreadableFile(
            "The compressed folder has a password.", "Take the file out and upload it alone."
        )
    if table.file_size > MOST_PACKING * max(1, table.compress_size):
        raise UnreadableFile("The compressed folder would unpack to far more than a file of postcodes.", "Take the file out and upload it alone.")  # fmt: skip
    return table


def _opened(path: Path, filename: str, files: ExitStack) -> IO[bytes]:
    """The bytes of the table, unpacked while they are read."""
    with path.open("rb") as file:
        head = file.read(2)
    if head == b"\x1f\x8b":
        return cast(IO[bytes], files.enter_context(gzip.open(path, "rb")))
    if head == b"PK" and (part := _lone_table(path)):
        archive = files.enter_context(zipfile.ZipFile(path))
        return files.enter_context(archive.open(part))
    return files.enter_context(path.open("rb"))


def _blocks(path: Path, filename: str) -> Iterator[bytes]:
    """Whole lines without the heading. What is cut off in the middle of a line is given as it is."""
    left, unpacked, heading = b"", 0, True
    with ExitStack() as files:
        file = _opened(path, filename, files)
        while True:
            try:
                block = file.read(BLOCK_BYTES)
            except DAMAGE as damage:
                raise _damaged(filename) from damage
            unpacked += len(block)
            if unpacked > MOST_UNPACKED_BYTES:
                raise UnreadableFile(f"{filename} unpacks to more than {MOST_UNPACKED_BYTES // 10**9} GB.", "Use the file of your postcode area.")  # fmt: skip
            end = (left + block).rfind(b"\n") + 1 if block else len(left)
            whole, left = (left + block)[:end], (left + block)[end:]
            if heading and (whole or not block):
                whole, heading = whole.partition(b"\n")[2], False
            if len(left) > BLOCK_BYTES:
                raise UnreadableFile(f"{filename} has a line of more than {BLOCK_BYTES >> 20} MB.", "Check that it is a table with one postcode a row.")  # fmt: skip
            if whole:
                yield whole.replace(b"\r\n", b"\n")
            if not block:
                return


def _parsed(block: bytes, columns: Columns, before: int, problems: Problems) -> pl.DataFrame | None:
    """The block as text columns; None where a row cannot be read, which is then a problem."""
    if not block.endswith(b"\n") and _is_cut_short(block, columns, before, problems):
        return None
    schema = {str(place): pl.String for place in range(len(columns.heading))}
    try:
        return pl.read_csv(
            io.BytesIO(block), has_header=False, schema=schema, separator=columns.delimiter, infer_schema=False,
            encoding="utf8-lossy",
        )  # fmt: skip
    except pl.exceptions.PolarsError:
        _name_the_row(block, columns, before, problems)
        return None


def _is_cut_short(block: bytes, columns: Columns, before: int, problems: Problems) -> bool:
    """A last line without its end may be complete; with fewer cells than the heading the file was cut short."""
    last = block.rpartition(b"\n")[2].decode("utf-8", "replace")
    cells = next(csv.reader([last], delimiter=columns.delimiter), [])
    is_cut = bool(cells) and len(cells) < len(columns.heading)
    if is_cut:
        row = before + 1 + block.count(b"\n")
        problems.add(row, "", f"The file ends in the middle of this row ({len(cells)} of {len(columns.heading)} cells).", "Download it again and upload the new file.")  # fmt: skip
    return is_cut


def _name_the_row(block: bytes, columns: Columns, before: int, problems: Problems) -> None:
    text, width = block.decode("utf-8", "replace"), len(columns.heading)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=columns.delimiter)
    try:
        for number, row in enumerate(islice(rows, text.count("\n") + 1), before + 1):
            if len(row) > width:
                problems.add(number, "", f"This row has {len(row)} cells; the heading has {width}.", "Look for an extra comma.")  # fmt: skip
                return
    except csv.Error:
        pass
    problems.add(before + 1, "", "The rows from here on cannot be read: a quotation mark is not closed.", "Check the quotation marks.")  # fmt: skip


def _damaged(filename: str) -> UnreadableFile:
    return UnreadableFile(f"{filename} is damaged or was cut short.", "Download it again and upload the new file.")  # fmt: skip
