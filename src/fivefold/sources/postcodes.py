"""Where postcodes lie: the ONS Postcode Directory, the National Statistics Postcode Lookup, or a list of one's own.

The national file has 2.7 million rows. It is read in portions; only live postcodes of the place's areas and of the
ground round about are kept, and what is left out is counted. A problem anywhere among them: nothing enters.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from math import cos, radians
from pathlib import Path
from typing import TYPE_CHECKING

from fivefold.late import Late
from fivefold.sources.boundaries import EAST, NORTH, SOUTH, WEST
from fivefold.sources.postcode_files import Columns, layout_of, portions
from fivefold.sources.reading import Problem, Problems, UnreadableFile
from fivefold.vocabulary.postcodes import SHAPE

if TYPE_CHECKING:
    import polars as pl
else:
    pl = Late("polars")

MOST_KEPT = 150_000
ROUND_ABOUT_METRES = 5_000.0
METRES_PER_DEGREE = 111_195.0
SAME_PLACE = 5  # decimals of a degree: about a metre
# The directory writes this latitude where it knows no place: the Channel Islands, post boxes of large companies.
NO_LATITUDE = 99.0
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_EDITION = re.compile(rf"({_MONTHS})[a-z]*[ _-]?(20\d\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PostcodeRow:
    """One postcode in capitals without a space, and where it lies."""

    postcode: str
    latitude: float
    longitude: float
    area_code: str


@dataclass(frozen=True, slots=True)
class PostcodeReading:
    """What a file of postcodes holds for a place, and what was left out of it. `is_clean` says whether it may enter.

    own: how many of the rows lie in the areas of the place; round_about: how many lie near them
    """

    title: str
    layout: str
    edition: str
    rows: tuple[PostcodeRow, ...]
    rows_read: int
    own: int = 0
    round_about: int = 0
    ended: int = 0
    without_position: int = 0
    elsewhere: int = 0
    repeated: int = 0
    problems: tuple[Problem, ...] = ()
    problem_count: int = 0

    @property
    def is_clean(self) -> bool:
        """Whole or nothing."""
        return not self.problems


@dataclass(slots=True)
class _Walk:
    """What is found while the file is read."""

    areas: frozenset[str]
    columns: Columns
    problems: Problems = field(default_factory=Problems)
    frames: list[pl.DataFrame] = field(default_factory=list)
    read: int = 0
    ended: int = 0
    without_position: int = 0
    unplaced_elsewhere: int = 0

    @property
    def knows_areas(self) -> bool:
        return bool(self.areas and self.columns.areas)


def read(path: Path, filename: str, areas: Collection[str] = ()) -> PostcodeReading:
    """The postcodes of the file in these areas (codes) and round about. UnreadableFile where it holds no postcodes."""
    columns = layout_of(path, filename)
    walk = _Walk(frozenset(areas), columns)
    try:
        for portion in portions(path, filename, columns, walk.problems):
            _take(walk, portion)
    except UnreadableFile as broken:
        walk.problems.add(0, "", broken.what, broken.remedy)
    except (OSError, EOFError, pl.exceptions.PolarsError):
        walk.problems.add(0, "", f"{filename} is damaged or was cut short.", "Download it again and upload the new file.")  # fmt: skip
    return _reading(walk, filename)


def edition_of(filename: str) -> str:
    """The month of the edition, where the name of the file says it.

    >>> edition_of("ONSPD_MAY_2025_UK_M.csv")
    'May 2025'
    """
    found = _EDITION.search(filename)
    return f"{found[1].capitalize()} {found[2]}" if found else ""


def _take(walk: _Walk, portion: pl.DataFrame) -> None:
    """Keep of a portion the live postcodes with a position, and note what is wrong with those that matter here."""
    walk.read += len(portion)
    tidy = portion.with_columns(
        key=pl.col("postcode").fill_null("").str.replace_all(r"[\s.,]", "").str.to_uppercase(),
        lat=pl.col("latitude").str.strip_chars().cast(pl.Float64, strict=False),
        long=pl.col("longitude").str.strip_chars().cast(pl.Float64, strict=False),
        own=_is_own(walk),
    )
    live = tidy.filter(pl.col("live"))
    walk.ended += len(tidy) - len(live)
    blank = pl.all_horizontal(pl.col("latitude", "longitude").fill_null("").str.strip_chars() == "")
    nowhere = blank | (pl.col("lat") >= NO_LATITUDE).fill_null(value=False)
    walk.without_position += int(live.select(nowhere.sum()).item() or 0)
    placed = live.filter(~nowhere)
    good = (
        pl.col("lat").is_between(SOUTH, NORTH).fill_null(value=False)
        & pl.col("long").is_between(WEST, EAST).fill_null(value=False)
        & pl.col("key").str.contains(f"^(?:{SHAPE.pattern})$")
    )
    for row in placed.filter(~good & pl.col("own")).iter_rows(named=True):
        _say(walk, row)
    walk.unplaced_elsewhere += len(placed.filter(~good & ~pl.col("own")))
    walk.frames.append(placed.filter(good).select("row", "key", "lat", "long", "area", "own"))


def _is_own(walk: _Walk) -> pl.Expr:
    """Whether a row is about an area of the place; where the file names no areas, every row is."""
    if not walk.knows_areas:
        return pl.lit(value=True)
    wanted = sorted(walk.areas)
    return pl.any_horizontal(pl.col(*walk.columns.area_names).is_in(wanted).fill_null(value=False))


def _say(walk: _Walk, row: dict[str, object]) -> None:
    """What is wrong with one row: its postcode, a position that is no number, or one outside the UK."""
    number, latitude, longitude = int(str(row["row"])), row["lat"], row["long"]
    names = walk.columns
    if not SHAPE.fullmatch(str(row["key"])):
        said = f"“{row['postcode'] or ''}” is no postcode."
        walk.problems.add(
            number, names.postcode, said, "Write it in full, such as M33 1AA, or take the row out."
        )
    for column, found, text in (
        (names.latitude, latitude, row["latitude"]), (names.longitude, longitude, row["longitude"]),
    ):  # fmt: skip
        if found is None:
            said = f"“{text or ''}” is no number of degrees."
            walk.problems.add(
                number, column, said, "Write degrees with a point, such as 53.4239, or take the row out."
            )
    if not (isinstance(latitude, float) and isinstance(longitude, float)):
        return
    if WEST <= latitude <= EAST and SOUTH <= longitude <= NORTH:
        said = "Latitude and longitude have changed places."
        walk.problems.add(number, names.latitude, said, "Exchange the headings of the two columns.")
    elif not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        said = f"{latitude:g}, {longitude:g} lies outside the United Kingdom."
        walk.problems.add(number, names.latitude, said, f"Latitudes lie between {SOUTH:g} and {NORTH:g}, longitudes between {WEST:g} and {EAST:g}.")  # fmt: skip


def _reading(walk: _Walk, filename: str) -> PostcodeReading:
    every = pl.concat(walk.frames) if walk.frames else _nothing()
    own = every.filter(pl.col("own"))
    if not walk.problems and not len(own):
        _say_none(walk)
    kept = _near(every, own) if walk.knows_areas and len(own) else own
    if len(kept) > MOST_KEPT:
        kept = own
    once = _once(kept, walk)
    if len(once) > MOST_KEPT:
        said = f"The file holds {len(once):,} postcodes for this place; at most {MOST_KEPT:,} are taken in."
        walk.problems.add(0, "", said, "Take the rows of other areas out, or use a file that names the council of each postcode (ONS Postcode Directory).")  # fmt: skip
    clean = not walk.problems
    here = int(once["own"].sum()) if clean else 0
    return PostcodeReading(
        title=filename,
        layout=walk.columns.layout,
        edition=edition_of(filename),
        rows=_rows(once) if clean else (),
        rows_read=walk.read,
        own=here,
        round_about=len(once) - here if clean else 0,
        ended=walk.ended,
        without_position=walk.without_position,
        elsewhere=len(every) - len(kept) + walk.unplaced_elsewhere,
        repeated=len(kept) - len(once),
        problems=tuple(walk.problems.listed),
        problem_count=walk.problems.count,
    )


def _nothing() -> pl.DataFrame:
    kinds = {"row": pl.UInt32, "key": pl.String, "lat": pl.Float64, "long": pl.Float64, "area": pl.String, "own": pl.Boolean}  # fmt: skip
    return pl.DataFrame(schema=kinds)


def _say_none(walk: _Walk) -> None:
    """The file holds nothing for this place."""
    if walk.knows_areas:
        said = f"No live postcode of the file lies in the areas of this place ({', '.join(sorted(walk.areas)[:6])})."
        remedy = "Choose the file of your postcode area (for example ONSPD_..._UK_M.csv), or a file of the whole country."
        walk.problems.add(0, walk.columns.areas[0], said, remedy)
    else:
        walk.problems.add(
            0, "", "The file holds no live postcode with a position.", "Check that it is the right file."
        )


def _near(every: pl.DataFrame, own: pl.DataFrame) -> pl.DataFrame:
    """The rows of the place, and those in a box that reaches some way beyond its outermost postcodes."""
    low, high = float(str(own["lat"].min())), float(str(own["lat"].max()))
    up = ROUND_ABOUT_METRES / METRES_PER_DEGREE
    across = up / cos(radians((low + high) / 2))
    west, east = float(str(own["long"].min())) - across, float(str(own["long"].max())) + across
    box = pl.col("lat").is_between(low - up, high + up) & pl.col("long").is_between(west, east)
    return every.filter(pl.col("own") | box)


def _once(kept: pl.DataFrame, walk: _Walk) -> pl.DataFrame:
    """Each postcode once. One that stands at two places stops the file: nothing says which is right."""
    rounded = pl.struct(pl.col("lat", "long").round(SAME_PLACE))
    places = kept.group_by("key").agg(places=rounded.n_unique(), rows=pl.col("row").sort())
    for key, _count, rows in (
        places.filter(pl.col("places") > 1).sort(pl.col("rows").list.first()).iter_rows()
    ):
        said = f"{key[:-3]} {key[-3:]} stands at different places, in rows {', '.join(map(str, rows[:6]))}."
        walk.problems.add(
            rows[1], walk.columns.postcode, said, "Keep the row that is right and take the others out."
        )
    return kept.unique("key", keep="first", maintain_order=True)


def _rows(once: pl.DataFrame) -> tuple[PostcodeRow, ...]:
    return tuple(_each(once))


def _each(once: pl.DataFrame) -> Iterator[PostcodeRow]:
    columns = (once[name].to_list() for name in ("key", "lat", "long", "area"))
    for key, latitude, longitude, area in zip(*columns, strict=True):
        yield PostcodeRow(key, latitude, longitude, area or "")
