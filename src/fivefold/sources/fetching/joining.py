"""Tables of one layout put together into one, byte for byte, without a second heading."""

import csv
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from fivefold.sources.fetching.asking import GaveUp


def join_tables(parts: Sequence[Path], into: Path, renamed: tuple[str, str] = ("", "")) -> Path:
    """One table with one heading; parts with different headings are not put together.

    `renamed`: a column that the publisher names too generally, and its name here.
    """
    first = heading_of(parts[0])
    with into.open("wb") as out:
        said = first.replace(renamed[0].encode(), renamed[1].encode()) if renamed[0] else first
        out.write(said + b"\r\n")
        for part in parts:
            if heading_of(part) != first:
                raise GaveUp(
                    "The parts that came have different columns, so they cannot be put together.",
                    "Try again later; nothing has entered.",
                )
            with part.open("rb") as file:
                file.readline()
                rest = file.read()
            out.write(rest if not rest or rest.endswith((b"\n", b"\r")) else rest + b"\r\n")
    return into


def heading_of(part: Path) -> bytes:
    with part.open("rb") as file:
        return file.readline().removeprefix(b"\xef\xbb\xbf").rstrip(b"\r\n")


def write_table(heading: Sequence[str], rows: Iterable[Sequence[object]], into: Path) -> Path:
    """Rows of facts as a CSV file."""
    with into.open("w", newline="", encoding="utf-8") as out:
        table = csv.writer(out)
        table.writerow(heading)
        table.writerows(rows)
    return into


def write_shapes(features: Sequence[object], into: Path) -> Path:
    """Features of many pages as one GeoJSON file."""
    collection = {"type": "FeatureCollection", "features": list(features)}
    into.write_text(json.dumps(collection, separators=(",", ":")), encoding="utf-8")
    return into
