"""Official indicators as a council's data team republished them: area, period, indicator, measure, unit, value.

Such a file names its indicators in words. Where the words are known, the figure gets the code of the publisher's own
measure with "-republished" behind it, so that it stands beside the publisher's series and never inside it.
"""

import re
from dataclasses import dataclass

from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import period, value_and_state
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.figures import reading_of
from fivefold.sources.reading import IndicatorRow, Kind, Reading
from fivefold.sources.tables import Table, plain
from fivefold.vocabulary.areas import area_type
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.value import State

REMEDY = "Use the file as it was published, without changing its columns."
COLUMNS = (
    Column("area_code"),
    Column("area_name"),
    Column("period"),
    Column("indicator"),
    Column("measure"),
    Column("unit"),
    Column("value"),
    Column("compared_to_England", required=False, also=("significance",)),
    Column("inequality", required=False),
)
_REQUIRED = frozenset(plain(column.name) for column in COLUMNS if column.required)
DWP = "Department for Work and Pensions"
OHID = "Office for Health Improvement and Disparities"
DFE = "Department for Education"
_SPLIT = "Deprivation of the small area of home (fifths)"


@dataclass(frozen=True, slots=True)
class Measure:
    """What the words of an indicator mean: its code here, its name, whom it is about, and who published it first."""

    code: str
    name: str
    age: str
    publisher: str
    polarity: Polarity | None


_LOW, _HIGH = Polarity.LOW_IS_GOOD, Polarity.HIGH_IS_GOOD
_RELATIVE = Measure(
    "CILIF_REL", "Children under 16 in relative low income families (DWP)", "<16 yrs", DWP, _LOW
)
_ABSOLUTE = Measure(
    "CILIF_ABS", "Children under 16 in absolute low income families (DWP)", "<16 yrs", DWP, _LOW
)
_MMR = "Population vaccination coverage: MMR for"
_READY = "School readiness: percentage of children"
_LEVEL = "achieving a good level of development at the end of Reception"
_OBESE = "Reception prevalence of obesity (including severe obesity)"
MEASURES = {
    "% of children living in relative low income families: Aged 0-15": _RELATIVE,
    "% of children living in absolute low income families: Aged 0-15": _ABSOLUTE,
    "Children in relative low income families (under 16s)": _RELATIVE,
    "Children in absolute low income families (under 16s)": _ABSOLUTE,
    f"{_MMR} one dose (2 years old)": Measure(
        "30309-republished", f"{_MMR} one dose (2 years old)", "2 yrs", OHID, _HIGH
    ),
    f"{_MMR} two doses (5 years old)": Measure(
        "30311-republished", f"{_MMR} two doses (5 years old)", "5 yrs", OHID, _HIGH
    ),
    f"{_READY} {_LEVEL}": Measure("90631-republished", f"{_READY} {_LEVEL}", "5 yrs", DFE, _HIGH),
    f"{_READY} with free school meal status {_LEVEL}": Measure(
        "90632-republished", f"{_READY} with free school meal status {_LEVEL}", "5 yrs", DFE, _HIGH
    ),
    _OBESE: Measure("90319-republished", _OBESE, "4-5 yrs", OHID, _LOW),
    f"{_OBESE}, 3 years data combined": Measure(
        "93105-republished", f"{_OBESE}, 3 years data combined", "4-5 yrs", OHID, _LOW
    ),
    f"{_OBESE}, 5 years data combined": Measure(
        "92026-republished", f"{_OBESE}, 5 years data combined", "4-5 yrs", OHID, _LOW
    ),
}
_LOW_INCOME = frozenset({_RELATIVE.code, _ABSOLUTE.code})
_UNITS = {"percentage": "%", "percent": "%", "%": "%"}


def is_republished(table: Table) -> bool:
    """Whether a heading has these columns; our own template has no column called measure."""
    return table.columns.keys() >= _REQUIRED


def read(table: Table, title: str) -> Reading:
    """Every row as published, without intervals, because such files have none."""
    problems = table.problems
    places = place_columns(table, COLUMNS, problems, REMEDY)
    if problems:
        return reading_of(Kind.REPUBLISHED, title, [], problems, 0)
    cells, areas, rows, read_rows = Cells(places, table), AreasInFile(), [], 0
    for row, record in table.records:
        read_rows += 1
        cells.at(row, record)
        if areas.admits(cells, "area_code", cells.text("area_code")):
            found = _row(cells)
            if not cells.failed:
                rows.append(found)
    is_dwp = bool(rows) and all(row.indicator_id in _LOW_INCOME for row in rows)
    kind = Kind.LOW_INCOME if is_dwp else Kind.REPUBLISHED
    notes = [*areas.notes, "This file gives no intervals, so nothing in it is called better or worse by us."]
    return reading_of(kind, title, rows, problems, read_rows, notes)


def _row(cells: Cells) -> IndicatorRow:
    measure = measure_called(cells.text("indicator"))
    if not cells.text("indicator"):
        cells.refuse("indicator", "This cell is empty.", REMEDY)
    when, order = cells.tried("period", period, cells.text("period")) or ("", 0)
    value, state = cells.tried("value", value_and_state, cells.text("value")) or (None, State.MISSING)
    unit = cells.text("measure")
    category = _category(cells.text("inequality"))
    return IndicatorRow(
        row=cells.row,
        indicator_id=measure.code,
        indicator_name=measure.name,
        area_code=cells.text("area_code"),
        area_name=cells.text("area_name"),
        area_type=area_type(cells.text("area_code")).value,
        parent_code="",
        sex=cells.text("unit") if cells.text("unit") in ("Persons", "Male", "Female") else "Persons",
        age=measure.age,
        category_type=_SPLIT if category else "",
        category=category,
        period=when,
        period_sort=order,
        state=state,
        value=value,
        low=None,
        high=None,
        unit=_UNITS.get(unit.casefold(), unit),
        compared_england=cells.text("compared_to_England"),
        source=measure.publisher,
        polarity=measure.polarity,
    )


def measure_called(words: str) -> Measure:
    """The measure that these words name; unknown words stand for themselves."""
    if words in MEASURES:
        return MEASURES[words]
    slug = re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")[:80]
    return Measure(f"republished-{slug}", words, "", "", None)


def _category(typed: str) -> str:
    return "" if typed.casefold() in ("", "na", "n/a") else typed
