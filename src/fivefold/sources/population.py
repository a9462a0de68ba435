"""Mid-year population by single year of age: one record for an area (and sex), one column for every age.

Layouts read: ages as 0, 1, ... 89, 90+ with sex in a column or without; ages as F0, F1, ... M0, M1, ... (ONS small areas).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import shortened
from fivefold.sources.columns import Cells
from fivefold.sources.reading import Contradiction, Kind, PopulationRow, Problems, Reading, Repeat
from fivefold.sources.tables import Table, plain
from fivefold.vocabulary.value import figure

REMEDY = "Use the file as the Office for National Statistics or National Records of Scotland publishes it."
LEAST_AGES = 5
_AGE = re.compile(r"(?:(?P<sex>[fm])|age )?(?P<age>\d{1,3})(?P<open>\+| and over| plus)?")
_CODE = re.compile(r"(area|geography|[a-z]+ ?(?:\d{2}|\d{4})) ?(code|cd)")
_YEAR = re.compile(r"(?<!\d)(?:20)\d\d(?!\d)")
_SEXES = {
    "persons": "Persons", "all": "Persons", "people": "Persons", "all persons": "Persons", "total": "Persons",
    "females": "Female", "female": "Female", "f": "Female", "males": "Male", "male": "Male", "m": "Male",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class AgeColumn:
    """One column of people: their sex ("" if another column says it), age, and whether it is "and over"."""

    heading: str
    sex: str
    age: int
    open_ended: bool


def age_columns(table: Table) -> list[AgeColumn]:
    """The columns of single years of age in a heading."""
    columns = []
    for heading in table.heading:
        if (found := _AGE.fullmatch(plain(heading))) and int(found["age"]) <= 125:
            sex = {"f": "Female", "m": "Male"}.get(found["sex"] or "", "")
            # ONS small-area files write F90 for 90 and over.
            is_open = bool(found["open"]) or bool(sex and found["age"] == "90")
            columns.append(AgeColumn(heading, sex, int(found["age"]), is_open))
    return columns


def is_population(table: Table) -> bool:
    """Whether a heading has the first years of life as columns."""
    return len({column.age for column in age_columns(table)} & set(range(LEAST_AGES))) == LEAST_AGES


def read(table: Table, title: str) -> Reading:
    """Every area, sex and single year of age as published; the year may stand in the file's name only."""
    problems, ages = table.problems, age_columns(table)
    places = _places(table, ages, problems)
    in_name = _YEAR.search(title)
    if "year" not in places and in_name is None:
        problems.add(
            table.heading_row, "year", "Nothing in the file says which year it is for.",
            "Put the year in the file's name, such as population_mid_2024.csv, or add a column called year.",
        )  # fmt: skip
    if problems:
        return _reading(title, [], problems, 0)
    walk = _Walk(Cells(places, table), ages, int(in_name[0]) if in_name else 0)
    read_rows = 0
    for row, record in table.records:
        read_rows += 1
        walk.take(row, record)
    return _reading(title, walk.rows, problems, read_rows, walk)


def _places(table: Table, ages: list[AgeColumn], problems: Problems) -> dict[str, int]:
    heads = table.columns
    places = {column.heading: heads[plain(column.heading)] for column in ages}
    codes = [head for head in heads if _CODE.fullmatch(head)]
    # Files of small areas name the council of each as well: the smallest area is the one that is counted.
    code = min(codes, key=_size, default=None)
    if len({head for head in codes if head.startswith("lsoa")}) > 1:
        problems.add(
            table.heading_row, "", "The file has codes of small areas of two years.",
            "Keep the code of the year on whose boundaries the children were counted.",
        )  # fmt: skip
    if code is None:
        problems.add(table.heading_row, "area_code", "The column with the area code is missing.", REMEDY)
        return places
    places["code"] = heads[code]
    stem = re.sub(r" ?(code|cd)$", "", code)
    for column, names in {
        "name": (f"{stem} name", f"{stem}nm", "area name"),
        "sex": ("sex",),
        "year": ("period", "year", "date"),
        "total": ("all ages", "total population", "total", "all persons"),
    }.items():
        found = next((heads[name] for name in names if name in heads), None)
        if found is not None:
            places[column] = found
    return places


_FROM_SMALL_TO_LARGE = ("oa", "lsoa", "msoa", "ward", "wd")


def _size(head: str) -> int:
    """Place of a kind of area from small to large; those that are not named come last, in the order of the file."""
    kinds = [place for place, kind in enumerate(_FROM_SMALL_TO_LARGE) if head.startswith(kind)]
    return kinds[0] if kinds else len(_FROM_SMALL_TO_LARGE)


class _Walk:
    """Takes records one by one and keeps what they say."""

    def __init__(self, cells: Cells, ages: list[AgeColumn], year: int) -> None:
        self.cells, self.ages, self.year = cells, ages, year
        self.areas = AreasInFile()
        self.rows: list[PopulationRow] = []
        self.repeats: list[Repeat] = []
        self.contradictions: list[Contradiction] = []
        self._seen: dict[tuple[str, int, str], tuple[int, tuple[float, ...]]] = {}

    def take(self, row: int, record: Sequence[str]) -> None:
        cells = self.cells.at(row, record)
        code = cells.text("code")
        if not self.areas.admits(cells, "code", code):
            return
        sex, year = self._sex(), self._year()
        counts = [self._count(column.heading) for column in self.ages]
        if cells.failed or self._is_repeat(row, (code, year, sex), tuple(counts)):
            return
        self._check_total(row, code, counts)
        name = cells.text("name") or code
        self.rows.extend(
            PopulationRow(row, code, name, year, column.sex or sex, column.age, count, column.open_ended)
            for column, count in zip(self.ages, counts, strict=True)
        )

    def _sex(self) -> str:
        typed = self.cells.text("sex")
        if typed and plain(typed) not in _SEXES:
            self.cells.refuse("sex", f"{shortened(typed)!r} is not a sex.", "Use Persons, Females or Males.")
        return _SEXES.get(plain(typed), "Persons")

    def _year(self) -> int:
        typed = self.cells.text("year")
        found = re.match(r"(20\d\d)\b", typed) if typed else None
        if typed and found is None:
            self.cells.refuse(
                "year", f"{shortened(typed)!r} is not a year that begins with its four digits.",
                "Write it as 2024 or 2024-06-30.",
            )  # fmt: skip
        return int(found[1]) if found else self.year

    def _count(self, heading: str) -> float:
        count = self.cells.number(heading)
        if count is None:
            if not self.cells.failed:
                self.cells.refuse(heading, "The number of people is missing.", REMEDY)
            return 0
        if count < 0:
            self.cells.refuse(heading, f"{figure(count)} people cannot be.", REMEDY)
        return count

    def _is_repeat(self, row: int, key: tuple[str, int, str], counts: tuple[float, ...]) -> bool:
        first, before = self._seen.setdefault(key, (row, counts))
        if first == row:
            return False
        words = f"{key[0]}, {key[2]}, {key[1]}"
        if before == counts:
            self.repeats.append(
                Repeat(
                    tuple(map(str, key)),
                    (first, row),
                    f"{words}: given twice with the same content; kept once.",
                )
            )
        else:
            self.cells.refuse(
                "code",
                f"{words} is there twice with different numbers (first in row {first:,}).",
                "Delete one.",
            )
        return True

    def _check_total(self, row: int, code: str, counts: list[float]) -> None:
        """Where the ages run to the end of life they must add up to the published total."""
        if (
            not any(column.open_ended for column in self.ages)
            or (total := self.cells.number("total")) is None
        ):
            return
        if total != sum(counts):
            self.contradictions.append(
                Contradiction(
                    row, code,
                    f"The ages of {code} add up to {figure(sum(counts))}, but the file says {figure(total)} in all. "
                    "Both are kept as published.",
                )
            )  # fmt: skip


def _reading(
    title: str, rows: list[PopulationRow], problems: Problems, read_rows: int, walk: _Walk | None = None
) -> Reading:
    return Reading(
        kind=Kind.POPULATION,
        title=title,
        rows=[] if problems else rows,
        areas={row.area_code: row.area_name for row in rows},
        periods=tuple(str(year) for year in sorted({row.year for row in rows})),
        repeated=tuple(walk.repeats) if walk else (),
        contradictions=tuple(walk.contradictions) if walk else (),
        problems=tuple(problems.listed),
        problem_count=problems.count,
        notes=tuple(walk.areas.notes) if walk else (),
        rows_read=read_rows,
    )
