"""Children in low-income families, as the Department for Work and Pensions publishes them: a sheet a measure, a column a year.

No real workbook was at hand: the names of sheets and columns are those that public programs read out of the published
ones. Sheets by ward and sheets after housing costs are set aside and counted.
"""

import re
from collections.abc import Iterable, Sequence

from fivefold.sources.areas_in_files import AreasInFile
from fivefold.sources.cells import NotUnderstood, value_and_state
from fivefold.sources.columns import Cells
from fivefold.sources.figures import reading_of
from fivefold.sources.reading import IndicatorRow, Kind, Problems, Reading
from fivefold.sources.republished import DWP, MEASURES, Measure
from fivefold.sources.tables import Table, plain
from fivefold.vocabulary.areas import area_type
from fivefold.vocabulary.value import State

REMEDY = "Use the workbook as the department publishes it, or save its sheet by local authority as CSV."
_COUNT = re.compile(r"number of children fye (20\d\d)\b.*")
_SHARE = re.compile(r"percentage of children fye (20\d\d) \(%\).*")
_RELATIVE = MEASURES["Children in relative low income families (under 16s)"]
_ABSOLUTE = MEASURES["Children in absolute low income families (under 16s)"]


def is_low_income(table: Table) -> bool:
    """Whether a heading has an area code and shares of children by financial year."""
    heads = table.columns.keys()
    return "area code" in heads and any(_SHARE.fullmatch(head) for head in heads)


def measure_of(title: str) -> Measure | None:
    """What a sheet or a file is about, by its name; None for wards and for income after housing costs."""
    words = title.replace("_", " ").casefold()
    if "ahc" in words.split() or "ward" in words or "after housing" in words:
        return None
    return _RELATIVE if "relative" in words else _ABSOLUTE if "absolute" in words else None


def read(tables: Iterable[Table], title: str) -> Reading:
    """Every sheet by council, relative and absolute."""
    problems, rows, notes, read_rows, aside = Problems(), [], list[str](), 0, 0
    for table in tables:
        measure = measure_of(table.sheet or title)
        if measure is None:
            aside += 1
            continue
        sheet = _Sheet(table, measure)
        read_rows += sheet.read()
        rows += sheet.rows
        notes += sheet.areas.notes
        _take_over(problems, table.problems)
    if aside:
        notes.append(
            f"{aside} sheets are by ward, after housing costs or of another kind; they are set aside."
        )
    notes.append("This file gives no intervals, so nothing in it is called better or worse by us.")
    return reading_of(Kind.LOW_INCOME, title, rows, problems, read_rows, dict.fromkeys(notes))


class _Sheet:
    """One sheet: one measure, every council, every year."""

    def __init__(self, table: Table, measure: Measure) -> None:
        self.table, self.measure = table, measure
        self.areas = AreasInFile()
        self.rows: list[IndicatorRow] = []
        columns = table.columns
        self.shares = {found[1]: head for head in columns if (found := _SHARE.fullmatch(head))}
        self.counts = {found[1]: head for head in columns if (found := _COUNT.fullmatch(head))}
        self.name = next((head for head in columns if head.startswith("local authority")), "")
        wanted = ["area code", self.name, *self.shares.values(), *self.counts.values()]
        self.cells = Cells({head: columns[head] for head in wanted if head}, table)

    def read(self) -> int:
        number = 0
        for row, record in self.table.records:
            cells = self.cells.at(row, record)
            code = cells.text("area code")
            # Notes stand below the table without a code.
            if not code:
                continue
            number += 1
            if self.areas.admits(cells, "area code", code):
                self.rows += self._years(code)
        self._percent()
        return number

    def _years(self, code: str) -> Sequence[IndicatorRow]:
        cells, found = self.cells, []
        for year, head in sorted(self.shares.items()):
            value, state, note = self._value(head)
            count = self._value(self.counts[year])[0] if year in self.counts else None
            if cells.failed:
                return []
            found.append(
                IndicatorRow(
                    row=cells.row, indicator_id=self.measure.code, indicator_name=self.measure.name, area_code=code,
                    area_name=cells.text(self.name) or code, area_type=area_type(code).value, parent_code="",
                    sex="Persons", age=self.measure.age, category_type="", category="",
                    period=f"{int(year) - 1}/{int(year) % 100:02}", period_sort=(int(year) - 1) * 10_000,
                    state=state, value=value, low=None, high=None, count=count, unit="%", source=DWP, note=note,
                    polarity=self.measure.polarity,
                )
            )  # fmt: skip
        return found

    def _value(self, head: str) -> tuple[float | None, State, str]:
        text = self.cells.text(head)
        if plain(text) in ("[low]", "low"):
            return None, State.SUPPRESSED, "Nil or negligible, as published."
        try:
            return (*value_and_state(text), "")
        except NotUnderstood as trouble:
            self.cells.refuse(head, trouble.said, REMEDY)
            return None, State.MISSING, ""

    def _percent(self) -> None:
        """A workbook keeps a percentage as a part of 1; a sheet whose shares all lie below 1 is one of these."""
        shares = [row.value for row in self.rows if row.value is not None]
        if shares and max(shares) <= 1:
            as_percent = (row.value if row.value is None else round(row.value * 100, 6) for row in self.rows)
            self.rows = [_with(row, value) for row, value in zip(self.rows, as_percent, strict=True)]


def _with(row: IndicatorRow, value: float | None) -> IndicatorRow:
    return IndicatorRow(**{name: getattr(row, name) for name in row.__slots__} | {"value": value})


def _take_over(problems: Problems, others: Problems) -> None:
    for one in others.listed:
        problems.add(one.row, one.column, one.said, one.remedy)
