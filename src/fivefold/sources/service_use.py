"""Use of services in our own template: how many people one kind of help reached, by area, group and period."""

from fivefold.sources.columns import Cells, Column, place_columns
from fivefold.sources.counted import GROUP_COLUMNS, amount, area, counted_reading, group, period_of, settled
from fivefold.sources.reading import Kind, Reading, UseRow
from fivefold.sources.tables import Table
from fivefold.sources.workbooks import EXAMPLE, left_out_examples
from fivefold.vocabulary.value import figure

SHEET = "Use of services"
REMEDY = "Download our template for the use of services, copy your totals into it and upload it."
COLUMNS = (
    Column("Service"),
    Column("Who", required=False),
    Column("Area code"),
    Column("Area name", required=False),
    *GROUP_COLUMNS,
    Column("Period"),
    Column("Seen", also=("People seen", "Children seen")),
    Column("Population", required=False),
    Column("Note", required=False),
)


def is_service_use(table: Table) -> bool:
    """Our template, by its columns."""
    heads = table.columns.keys()
    return bool("service" in heads and {"seen", "people seen", "children seen"} & heads)


def read(table: Table, title: str) -> Reading:
    """Every filled row; whole or nothing."""
    problems = table.problems
    places = place_columns(table, COLUMNS, problems, REMEDY)
    if problems:
        return counted_reading(Kind.SERVICE_USE, title, [], problems, 0)
    cells, rows, read_rows, examples = Cells(places, table), [], 0, 0
    for number, record in table.records:
        if cells.at(number, record).text("Service").startswith(EXAMPLE):
            examples += 1
            continue
        read_rows += 1
        row = _row(cells)
        if not cells.failed:
            rows.append(row)
    kept, repeats = settled(rows, problems, ("seen", "population"), "service, people, area, group and period")
    return counted_reading(
        Kind.SERVICE_USE, title, kept, problems, read_rows, left_out_examples(examples), repeats
    )


def _row(cells: Cells) -> UseRow:
    code, name = area(cells)
    service = cells.text("Service")
    if not service:
        cells.refuse("Service", "This cell is empty.", "Write the service, always in the same words.")
    sex, age, category_type, category = group(cells)
    when, order = period_of(cells)
    seen, state = amount(cells, "Seen")
    population, _state = amount(cells, "Population")
    if seen is not None and population is not None and seen > population:
        cells.refuse(
            "Seen", f"{figure(seen)} people were seen of {figure(population)} who live there.",
            "Count each person once, and correct one of the two numbers.",
        )  # fmt: skip
    return UseRow(
        row=cells.row, service_name=service[:200], who=(cells.text("Who") or "children")[:80].casefold(),
        area_code=code, area_name=name, sex=sex, age=age, category_type=category_type, category=category,
        period=when, period_sort=order, state=state, seen=seen, population=population, note=cells.text("Note"),
    )  # fmt: skip
