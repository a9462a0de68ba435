"""Mid-year population out of Nomis: one figure a row, with the age, the sex and the area in words.

`GEOGRAPHY_CODE`, `C_AGE_NAME` and so on are the names that Nomis gives its columns.
"""

import re
from collections.abc import Sequence

from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import shortened
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.reading import Kind, PopulationRow, Problems, Reading, Repeat
from fivefold.sources.tables import Table, plain

REMEDY = "Download the data again from Nomis as CSV, with the codes of areas, and do not change its columns."
COLUMNS = (
    Column("DATE_NAME", also=("DATE", "Date")),
    Column("GEOGRAPHY_CODE", also=("Geography code", "mnemonic")),
    Column("GEOGRAPHY_NAME", required=False, also=("Geography",)),
    Column("GENDER_NAME", required=False, also=("SEX_NAME", "C_SEX_NAME", "Gender", "Sex")),
    Column("C_AGE_NAME", also=("AGE_NAME", "Age")),
    Column("MEASURES_NAME", required=False),
    Column("OBS_VALUE", also=("Value",)),
    Column("OBS_STATUS_NAME", required=False),
)
_AGE = re.compile(r"aged? (\d{1,3})( ?\+| and over)?", re.IGNORECASE)
_SEXES = {"total": "Persons", "persons": "Persons", "all": "Persons", "male": "Male", "males": "Male",
          "female": "Female", "females": "Female", "": "Persons"}  # fmt: skip


def is_nomis_population(table: Table) -> bool:
    """Whether a heading has the columns of Nomis and ages in words."""
    heads = table.columns.keys()
    return {"geography code", "obs value"} <= heads and bool({"c age name", "age name"} & heads)


def read(table: Table, title: str) -> Reading:
    """Every area, year, sex and single year of age; bands of ages are set aside and counted."""
    problems = table.problems
    walk = _Walk(Cells(place_columns(table, COLUMNS, problems, REMEDY), table))
    read_rows = 0
    for row, record in () if problems else table.records:
        read_rows += 1
        walk.take(row, record)
    return _reading(title, walk, problems, read_rows)


class _Walk:
    """Takes records one by one and keeps what they say."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self.areas = AreasInFile()
        self.rows: list[PopulationRow] = []
        self.repeats: list[Repeat] = []
        self.bands = 0
        self.absent = 0
        self._seen: dict[tuple[str, int, str, int], PopulationRow] = {}

    def take(self, row: int, record: Sequence[str]) -> None:
        cells = self.cells.at(row, record)
        code, found = cells.text("GEOGRAPHY_CODE"), _AGE.fullmatch(cells.text("C_AGE_NAME"))
        if found is None or plain(cells.text("MEASURES_NAME")) not in ("", "value"):
            self.bands += 1
            return
        if not self.areas.admits(cells, "GEOGRAPHY_CODE", code):
            return
        year, sex, count = self._year(), self._sex(), cells.number("OBS_VALUE")
        if count is None and not cells.failed:
            self.absent += 1
        elif not cells.failed and count is not None:
            name = cells.text("GEOGRAPHY_NAME") or code
            self._keep(PopulationRow(row, code, name, year, sex, int(found[1]), count, bool(found[2])))

    def _year(self) -> int:
        typed = self.cells.text("DATE_NAME")
        if found := re.match(r"(?:19|20)\d\d", typed):
            return int(found[0])
        self.cells.refuse("DATE_NAME", f"{shortened(typed)!r} is no year.", REMEDY)
        return 0

    def _sex(self) -> str:
        typed = plain(self.cells.text("GENDER_NAME"))
        if typed not in _SEXES:
            self.cells.refuse("GENDER_NAME", f"{shortened(typed)!r} is not a sex.", REMEDY)
        return _SEXES.get(typed, "Persons")

    def _keep(self, one: PopulationRow) -> None:
        key = (one.area_code, one.year, one.sex, one.age)
        first = self._seen.setdefault(key, one)
        if first is one:
            self.rows.append(one)
        elif first.count == one.count:
            words = f"{one.area_code}, {one.sex}, {one.year}, age {one.age}: given twice; kept once."
            self.repeats.append(Repeat(tuple(map(str, key)), (first.row, one.row), words))
        else:
            self.cells.refuse(
                "OBS_VALUE", f"{one.area_code}, {one.sex}, {one.year}, age {one.age} is there twice with different "
                f"numbers (first in row {first.row:,}).", "Delete one.",
            )  # fmt: skip

    @property
    def notes(self) -> list[str]:
        notes = list(self.areas.notes)
        if self.bands:
            notes.append(f"{self.bands:,} rows are about bands of ages or shares; they are set aside.")
        if self.absent:
            notes.append(f"{self.absent:,} rows have no number; nothing is put in its place.")
        return notes


def _reading(title: str, walk: _Walk, problems: Problems, read_rows: int) -> Reading:
    return Reading(
        kind=Kind.POPULATION,
        title=title,
        rows=[] if problems else walk.rows,
        areas={row.area_code: row.area_name for row in walk.rows},
        periods=tuple(str(year) for year in sorted({row.year for row in walk.rows})),
        repeated=tuple(walk.repeats),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(walk.notes),
        rows_read=read_rows,
    )
