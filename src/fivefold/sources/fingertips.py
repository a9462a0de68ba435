"""The CSV download of Fingertips (DHSC, formerly PHE), in its layouts of 26 and 27 columns.

The heading of the comparison with the region names the kind of region, so it is matched by its beginning.
England is repeated once for every parent area in the file.
"""

from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import value_and_state
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.figures import reading_of
from fivefold.sources.reading import IndicatorRow, Kind, Reading
from fivefold.sources.tables import Table
from fivefold.vocabulary.value import State

PUBLISHER = "Fingertips, Department of Health and Social Care"
REMEDY = "Download the data again from Fingertips as CSV and upload the file without changing its columns."

COLUMNS = (
    Column("Indicator ID"),
    Column("Indicator Name"),
    Column("Parent Code", required=False),
    Column("Parent Name", required=False),
    Column("Area Code"),
    Column("Area Name"),
    Column("Area Type"),
    Column("Sex"),
    Column("Age"),
    Column("Category Type"),
    Column("Category"),
    Column("Time period"),
    Column("Value"),
    Column("Lower CI 95.0 limit", also=("Lower CI limit", "Lower CI 95 limit")),
    Column("Upper CI 95.0 limit", also=("Upper CI limit", "Upper CI 95 limit")),
    Column("Lower CI 99.8 limit", required=False),
    Column("Upper CI 99.8 limit", required=False),
    Column("Count"),
    Column("Denominator"),
    Column("Value note"),
    Column("Recent Trend"),
    Column("Compared to England value or percentiles"),
    Column("Time period Sortable", required=False),
)
_HIDDEN_NOTE = ("suppress", "disclos", "small number", "small count")


def read(table: Table, title: str) -> Reading:
    """Every row as published; rows for areas that Fivefold does not work with are set aside and counted."""
    problems = table.problems
    places = dict(place_columns(table, COLUMNS, problems, REMEDY))
    _find_region_comparison(places, table)
    if problems:
        return reading_of(Kind.FINGERTIPS, title, [], problems, 0)
    # Fingertips leaves out the last cells of a row where they are empty.
    table.least_width = 1 + max(places[column.name] for column in COLUMNS if column.required)
    cells, areas, rows, read_rows = Cells(places, table), AreasInFile(), [], 0
    for row, record in table.records:
        read_rows += 1
        cells.at(row, record)
        if areas.admits(cells, "Area Code", cells.text("Area Code")):
            found = _row(cells)
            if not cells.failed:
                rows.append(found)
    return reading_of(Kind.FINGERTIPS, title, rows, problems, read_rows, areas.notes)


def _find_region_comparison(places: dict[str, int], table: Table) -> None:
    """Add the column "Compared to ... value or percentiles" that is neither England's nor the goal's."""
    for head, place in table.columns.items():
        if head.startswith("compared to ") and "england" not in head and "goal" not in head:
            places["Compared to region"] = place
            return


def _row(cells: Cells) -> IndicatorRow:
    note = cells.text("Value note")
    value, state = cells.tried("Value", value_and_state, cells.text("Value")) or (None, State.MISSING)
    if state is State.MISSING and any(word in note.casefold() for word in _HIDDEN_NOTE):
        state = State.SUPPRESSED
    for column in ("Indicator ID", "Time period"):
        if not cells.text(column):
            cells.refuse(column, "This cell is empty.", REMEDY)
    period = cells.text("Time period")
    low, high = cells.number("Lower CI 95.0 limit"), cells.number("Upper CI 95.0 limit")
    return IndicatorRow(
        row=cells.row,
        indicator_id=cells.text("Indicator ID").removesuffix(".0"),
        indicator_name=cells.text("Indicator Name") or f"Indicator {cells.text('Indicator ID')}",
        area_code=cells.text("Area Code"),
        area_name=cells.text("Area Name"),
        area_type=cells.text("Area Type"),
        parent_code=cells.text("Parent Code"),
        sex=cells.text("Sex"),
        age=cells.text("Age"),
        category_type=cells.text("Category Type"),
        category=cells.text("Category"),
        period=period,
        period_sort=_sort(cells, period),
        state=state,
        value=value,
        low=low,
        high=high,
        low_998=cells.number("Lower CI 99.8 limit"),
        high_998=cells.number("Upper CI 99.8 limit"),
        count=cells.number("Count"),
        denominator=cells.number("Denominator"),
        note=note,
        trend=cells.text("Recent Trend"),
        compared_england=cells.text("Compared to England value or percentiles"),
        compared_region=cells.text("Compared to region"),
        source=PUBLISHER,
    )


def _sort(cells: Cells, period: str) -> int:
    """The publisher's own order where it is given, else the first year in the period's name."""
    stated = cells.number("Time period Sortable")
    if stated is not None:
        return int(stated)
    years = [
        word
        for word in period.replace("/", " ").replace("-", " ").split()
        if len(word) == 4 and word.isdigit()
    ]
    return int(years[0]) * 10_000 if years else 0
