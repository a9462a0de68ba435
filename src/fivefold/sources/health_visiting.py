"""Health visitor service delivery metrics by local authority: how many families each required contact reached.

No published table was at hand. What is read is what the published commentaries document: the metrics by their numbers
(C1 antenatal, C2 new birth within 14 days, C8i at 6 to 8 weeks, C5 by 15 months, C6i at 2 to 2½ years), one row for an
area, a period and a metric, with the number seen and the number due. Anything else is refused with the remedy.
"""

import re

from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import period, shortened, value_and_state
from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.counted import counted_reading, settled
from fivefold.sources.reading import ContactRow, Kind, Reading
from fivefold.sources.tables import Table
from fivefold.vocabulary.value import State, figure

REMEDY = "Copy the totals into our template for universal contacts and upload that."
COLUMNS = (
    Column("Area code", also=("Local authority code", "ONS code", "LA code", "Upper tier local authority code")),
    Column("Area name", required=False, also=("Local authority", "Local authority name", "Upper tier local authority")),
    Column("Period", also=("Time period", "Quarter", "Year", "Reporting period")),
    Column("Metric", also=("Indicator", "Measure")),
    Column("Numerator", also=("Number", "Count")),
    Column("Denominator", also=("Number due", "Total")),
)  # fmt: skip
# Number of the metric and contact of the catalogue. C3 (new birth visits after 14 days) and C4 (by 12 months) are
# other counts of the same contact and are set aside, so that nobody is counted twice.
CONTACTS = {
    "C1": "england-antenatal",
    "C2": "england-new-birth",
    "C8I": "england-six-to-eight-weeks",
    "C5": "england-one-year",
    "C6I": "england-two-years",
}
_OTHERS = ("C3", "C4", "C6II", "C7", "C8II")
_METRIC = re.compile(r"\b(C\d(?:ii|i)?)\b", re.IGNORECASE)
_QUARTER = re.compile(r"Q(?:uarter )?([1-4])[ ,]+(20\d\d)(?:/| to )(?:20)?(\d\d)", re.IGNORECASE)


def is_health_visiting(table: Table) -> bool:
    """Whether a heading names a metric with its numerator and denominator."""
    heads = table.columns.keys()
    return bool({"metric", "indicator", "measure"} & heads) and {"numerator", "denominator"} <= heads


def read(table: Table, title: str) -> Reading:
    """Every row of a metric that is one contact of the catalogue."""
    problems = table.problems
    places = place_columns(table, COLUMNS, problems, REMEDY)
    if problems:
        return counted_reading(Kind.HEALTH_VISITING, title, [], problems, 0)
    cells, areas, rows, read_rows, aside = Cells(places, table), AreasInFile(), list[ContactRow](), 0, 0
    for number, record in table.records:
        cells.at(number, record)
        if not cells.text("Area code") and not cells.text("Numerator"):
            continue
        read_rows += 1
        contact = _contact(cells)
        if contact is None:
            aside += 1
        elif areas.admits(cells, "Area code", cells.text("Area code")):
            row = _row(cells, contact)
            if not cells.failed:
                rows.append(row)
    kept, repeats = settled(rows, problems, ("seen", "due"), "contact, area and period")
    notes = [*areas.notes]
    if aside:
        notes.append(
            f"{aside:,} rows are about other metrics (such as visits after 14 days); they are set aside."
        )
    return counted_reading(Kind.HEALTH_VISITING, title, kept, problems, read_rows, notes, repeats)


def _contact(cells: Cells) -> str | None:
    """The contact that a metric counts, or None for a metric that is set aside; unknown words are a problem."""
    words = cells.text("Metric")
    found = _METRIC.search(words)
    number = found[1].upper() if found else ""
    if number not in CONTACTS and number not in _OTHERS:
        cells.refuse(
            "Metric", f"{shortened(words)!r} names none of the metrics C1 to C8.",
            f"Write its number before it, such as C2. Or: {REMEDY[0].lower()}{REMEDY[1:]}",
        )  # fmt: skip
        return ""
    return CONTACTS.get(number)


def _row(cells: Cells, contact: str) -> ContactRow:
    when, order = cells.tried("Period", when_of, cells.text("Period")) or ("", 0)
    seen, state = _amount(cells, "Numerator")
    due, _ = _amount(cells, "Denominator")
    in_pregnancy = contact == CONTACTS["C1"]
    if seen is not None and due is not None and seen > due and not in_pregnancy:
        cells.refuse(
            "Numerator", f"{figure(seen)} children were seen of {figure(due)} who were due.",
            "Look the two numbers up at the publisher; they may be shifted by a column.",
        )  # fmt: skip
    return ContactRow(
        row=cells.row, contact=contact, area_code=cells.text("Area code"),
        area_name=cells.text("Area name") or cells.text("Area code"), sex="Persons", age="", category_type="",
        category="", mode="", period=when, period_sort=order, state=state, seen=seen,
        due=None if in_pregnancy or state is State.SUPPRESSED else due,
    )  # fmt: skip


def _amount(cells: Cells, column: str) -> tuple[float | None, State]:
    return cells.tried(column, value_and_state, cells.text(column)) or (None, State.MISSING)


def when_of(text: str) -> tuple[str, int]:
    """A quarter of a financial year as the metrics write it, or any period that we read.

    >>> when_of("Q1 2021/22"), when_of("Quarter 4 2021 to 2022")
    (('2021/22 Q1', 20210300), ('2021/22 Q4', 20211200))
    """
    if found := _QUARTER.fullmatch(" ".join(text.split())):
        quarter, year = int(found[1]), int(found[2])
        return f"{year}/{found[3]} Q{quarter}", year * 10_000 + quarter * 300
    return period(text.replace(" to ", "/")) if re.fullmatch(r"20\d\d to 20\d\d", text) else period(text)
