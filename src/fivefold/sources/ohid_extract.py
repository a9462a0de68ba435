"""The extract of OHID's Fingertips database: codes without names, one year per row, no comparison and no 99.8% limits.

Names of indicators come from our own definitions; names of areas from the caller, else the code stands for itself.
"""

from collections.abc import Mapping

from fivefold.knowledge import indicator_definitions
from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import value_and_state
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.figures import reading_of
from fivefold.sources.reading import IndicatorRow, Kind, Reading
from fivefold.sources.tables import Table
from fivefold.vocabulary.areas import area_type
from fivefold.vocabulary.value import State

PUBLISHER = "Fingertips database extract, Office for Health Improvement and Disparities"
REMEDY = "Use the extract as it was published, without changing its columns."
ENGLAND = "E92000001"

COLUMNS = tuple(
    Column(name)
    for name in (
        "IndicatorId", "Category", "CategoryType", "Age", "Sex", "Trend", "Denominator", "UpperCI", "Value", "Count",
        "AreaCode", "Year", "LowerCI",
    )
)  # fmt: skip

# The extract gives the first year only. These indicators are published by financial or academic year
# (PeriodType in OHID's own list of the extract's indicators), and Fingertips writes their periods as 2022/23.
BY_FINANCIAL_OR_ACADEMIC_YEAR = frozenset({
    "41101", "247", "30302", "41203", "241", "22401", "91040", "91344", "92033", "92904", "93085", "93415", "93701",
    "94035", "94063",
})  # fmt: skip


def read(table: Table, title: str, area_names: Mapping[str, str]) -> Reading:
    """Every row as published; rows about GP practices and their networks are set aside and counted."""
    problems = table.problems
    places = place_columns(table, COLUMNS, problems, REMEDY)
    if problems:
        return reading_of(Kind.OHID_EXTRACT, title, [], problems, 0)
    names = {str(known.indicator_id): known.label for known in indicator_definitions()}
    cells, areas, rows, read_rows = Cells(places, table), AreasInFile(), [], 0
    for row, record in table.records:
        read_rows += 1
        cells.at(row, record)
        code = cells.text("AreaCode")
        if areas.admits(cells, "AreaCode", code):
            found = _row(cells, names, "England" if code == ENGLAND else area_names.get(code, code))
            if not cells.failed:
                rows.append(found)
    notes = [*areas.notes, *_nameless(rows)]
    return reading_of(Kind.OHID_EXTRACT, title, rows, problems, read_rows, notes)


def _row(cells: Cells, names: Mapping[str, str], area_name: str) -> IndicatorRow:
    indicator, year = cells.text("IndicatorId"), cells.text("Year")
    value, state = cells.tried("Value", value_and_state, cells.text("Value")) or (None, State.MISSING)
    if not (len(year) == 4 and year.isdigit()):
        cells.refuse("Year", f"{year!r} is not a year.", REMEDY)
        year = "0"
    split = indicator in BY_FINANCIAL_OR_ACADEMIC_YEAR
    return IndicatorRow(
        row=cells.row,
        indicator_id=indicator,
        indicator_name=names.get(indicator, f"Indicator {indicator}"),
        area_code=cells.text("AreaCode"),
        area_name=area_name,
        area_type=area_type(cells.text("AreaCode")).value,
        parent_code="",
        sex=cells.text("Sex"),
        age=cells.text("Age"),
        # The extract keeps quotation marks inside the text of a category type.
        category_type=cells.text("CategoryType").strip('"'),
        category=cells.text("Category"),
        period=f"{year}/{(int(year) + 1) % 100:02}" if split else year,
        period_sort=int(year) * 10_000,
        state=state,
        value=value,
        low=cells.number("LowerCI"),
        high=cells.number("UpperCI"),
        count=cells.number("Count"),
        denominator=cells.number("Denominator"),
        trend=cells.text("Trend"),
        source=PUBLISHER,
    )


def _nameless(rows: list[IndicatorRow]) -> list[str]:
    notes = []
    unnamed = {row.area_code for row in rows if row.area_name == row.area_code}
    if unnamed:
        notes.append(
            f"The extract holds no names. {len(unnamed):,} areas are shown by their code; "
            "upload a lookup that names them to see names."
        )
    unknown = sorted(
        {row.indicator_id for row in rows if row.indicator_name == f"Indicator {row.indicator_id}"}
    )
    if unknown:
        notes.append(
            f"{len(unknown):,} indicators are not in our list for the early years and are shown by their number: "
            f"{', '.join(unknown)}."
        )
    return notes
