"""Local indicators in our own template: figures that a partnership holds itself, with their source and their doubt."""

import re

from fivefold.sources.cells import check_area, period, shortened, value_and_state
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.figures import reading_of, settle
from fivefold.sources.reading import IndicatorRow, Kind, Problems, Reading
from fivefold.sources.tables import Table, plain
from fivefold.sources.workbooks import EXAMPLE, left_out_examples
from fivefold.vocabulary.areas import area_type
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.value import State, figure

SHEET = "Indicators"
REMEDY = "Download our template, copy your figures into it and upload it."

COLUMNS = (
    Column("Indicator"),
    Column("Area code"),
    Column("Area name", required=False),
    Column("Period"),
    Column("Value"),
    Column("Unit"),
    Column("Lower 95% limit", required=False),
    Column("Upper 95% limit", required=False),
    Column("Count", required=False),
    Column("Denominator", required=False),
    Column("Sex", required=False),
    Column("Age", required=False),
    Column("Good direction", required=False),
    Column("Source"),
    Column("Note", required=False),
)
_POLARITIES = {
    "high": Polarity.HIGH_IS_GOOD, "high is good": Polarity.HIGH_IS_GOOD,
    "low": Polarity.LOW_IS_GOOD, "low is good": Polarity.LOW_IS_GOOD,
    "neither": Polarity.NEUTRAL, "not applicable": Polarity.NEUTRAL, "": None,
}  # fmt: skip


def read(table: Table, title: str) -> Reading:
    """Every filled row. In a file of our own making a contradiction is a problem: its author can mend it."""
    problems = table.problems
    places = place_columns(table, COLUMNS, problems, REMEDY)
    if problems:
        return reading_of(Kind.LOCAL_INDICATORS, title, [], problems, 0)
    cells, rows, read_rows, examples = Cells(places, table), [], 0, 0
    for row, record in table.records:
        if cells.at(row, record).text("Indicator").startswith(EXAMPLE):
            examples += 1
            continue
        read_rows += 1
        found = _row(cells)
        if not cells.failed:
            rows.append(found)
    _refuse_differing(rows, problems)
    return reading_of(Kind.LOCAL_INDICATORS, title, rows, problems, read_rows, left_out_examples(examples))


def _row(cells: Cells) -> IndicatorRow:
    for column in ("Indicator", "Unit", "Source"):
        if not cells.text(column):
            cells.refuse(
                column, "This cell is empty.", f"Write the {column.casefold()}; a number is never shown bare."
            )
    code = cells.text("Area code").upper()
    cells.tried("Area code", check_area, code)
    when, order = cells.tried("Period", period, cells.text("Period")) or ("", 0)
    value, state = cells.tried("Value", value_and_state, cells.text("Value")) or (None, State.MISSING)
    low, high = _interval(cells, value)
    return IndicatorRow(
        row=cells.row,
        indicator_id=local_id(cells.text("Indicator")),
        indicator_name=cells.text("Indicator"),
        area_code=code,
        area_name=cells.text("Area name") or code,
        area_type="" if cells.failed else area_type(code).value,
        parent_code="",
        sex=cells.text("Sex") or "Persons",
        age=cells.text("Age"),
        category_type="",
        category="",
        period=when,
        period_sort=order,
        state=state,
        value=value,
        low=low,
        high=high,
        count=_amount(cells, "Count"),
        denominator=_amount(cells, "Denominator"),
        note=cells.text("Note"),
        unit=cells.text("Unit"),
        source=cells.text("Source"),
        polarity=_polarity(cells),
    )


def local_id(name: str) -> str:
    """A stable number-free name, so that it never meets a published indicator's number.

    >>> local_id("Families seen by the Baby Hub (%)")
    'local-families-seen-by-the-baby-hub'
    """
    return "local-" + re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:80]


def _interval(cells: Cells, value: float | None) -> tuple[float | None, float | None]:
    low, high = cells.number("Lower 95% limit"), cells.number("Upper 95% limit")
    if cells.failed:
        return None, None
    if (low is None) != (high is None):
        empty = "Lower 95% limit" if low is None else "Upper 95% limit"
        cells.refuse(
            empty, "An interval has both limits or none.", "Fill this cell or empty the other limit."
        )
    elif low is not None and high is not None and low > high:
        cells.refuse("Lower 95% limit", "The lower limit is above the upper limit.", "Swap or correct them.")
    elif value is not None and low is not None and high is not None and not low <= value <= high:
        cells.refuse(
            "Value", f"{figure(value)} lies outside its own interval ({figure(low)} to {figure(high)}).",
            "Correct the value or its limits.",
        )  # fmt: skip
    return low, high


def _amount(cells: Cells, column: str) -> float | None:
    """A number of children; a hidden one is left out, never 0."""
    found = cells.tried(column, value_and_state, cells.text(column))
    if found is not None and found[0] is not None and found[0] < 0:
        cells.refuse(column, f"{figure(found[0])} cannot be.", "Write 0 or more, or leave it empty.")
    return found[0] if found else None


def _polarity(cells: Cells) -> Polarity | None:
    typed = plain(cells.text("Good direction"))
    if typed not in _POLARITIES:
        cells.refuse(
            "Good direction",
            f"{shortened(typed)!r} is not a direction.",
            "Write high, low or neither, or leave it empty.",
        )
    return _POLARITIES.get(typed)


def _refuse_differing(rows: list[IndicatorRow], problems: Problems) -> None:
    for repeat in settle(rows)[1]:
        if repeat.differ:
            problems.add(
                repeat.rows[-1], "Value",
                f"The same indicator, area, sex, age and period is in rows {', '.join(map(str, repeat.rows))} "
                "with different values.",
                "Keep the right row and delete the others.",
            )  # fmt: skip
