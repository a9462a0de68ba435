"""The audit of adults who are parents in a spreadsheet. A small number in the file is hidden while it is read."""

from collections.abc import Iterable
from pathlib import Path

from fivefold.need.holders import Recorded
from fivefold.need.parents import Audit, answered, kept
from fivefold.sources import register_sheets as sheets
from fivefold.sources import service_words as words
from fivefold.sources.cells import NotUnderstood, shortened, value_and_state
from fivefold.sources.columns import Cells, Column
from fivefold.sources.register_sheets import Layout, RegisterReading
from fivefold.sources.workbooks import SheetColumn, workbook_bytes
from fivefold.vocabulary.value import State, Value

SHEET = "Adults who are parents"
REMEDY = "Take out the audit as Excel, write into that file and bring it in again."
COLUMNS = (
    Column("Service"),
    Column("Organisation", required=False),
    Column("Record system", required=False, also=("System",)),
    Column("Records pregnancy", required=False),
    Column("Records parental responsibility", required=False),
    Column("Records children's ages", required=False),
    Column("Field", required=False),
    Column("Adults", required=False),
    Column("Children", required=False),
    Column("Period", required=False),
    Column("Source", required=False),
    Column("Note", required=False),
    Column("Asked on", required=False),
    Column("ID", required=False),
)
MOST = 10_000_000


def read(path: Path, filename: str) -> RegisterReading[Audit]:
    """The answers of a spreadsheet or CSV file, or the problems that stop it."""
    return sheets.read_register(path, filename, LAYOUT)


def _entry(cells: Cells) -> Audit | None:
    period, source = sheets.text(cells, "Period", 60), sheets.text(cells, "Source", 300)
    facts = {
        "service": sheets.required(cells, "Service", 200, "Write the name of the service."),
        "organisation": sheets.text(cells, "Organisation", 160),
        "system": sheets.text(cells, "Record system", 160),
        "pregnancy": sheets.chosen(cells, "Records pregnancy", Recorded, Recorded.UNKNOWN),
        "parenthood": sheets.chosen(cells, "Records parental responsibility", Recorded, Recorded.UNKNOWN),
        "ages": sheets.chosen(cells, "Records children's ages", Recorded, Recorded.UNKNOWN),
        "field": sheets.text(cells, "Field", 160),
        "adults": _total(cells, "Adults", period, source),
        "children": _total(cells, "Children", period, source),
        "note": cells.lines("Note"),
        "asked_on": cells.tried("Asked on", words.day, cells.text("Asked on")),
        "key": sheets.text(cells, "ID", 40),
    }
    return None if cells.failed else Audit(period=period, source=source, **facts)  # type: ignore[arg-type]


def _total(cells: Cells, column: str, period: str, source: str) -> Value:
    unit = column.casefold()
    found = cells.tried(column, lambda cell: as_typed(cell, unit, period, source), cells.text(column))
    if found is not None and found.number is not None:
        for name, said in (("Period", period), ("Source", source)):
            if not said:
                cells.refuse(name, f"There is a number of {unit} and no {name.casefold()}.", "Write it: a number is never shown bare.")  # fmt: skip
    return found or Value(State.MISSING, unit=unit)


def as_typed(cell: str, unit: str, period: str = "", source: str = "") -> Value:
    """A total as somebody typed it: digits, * for hidden, empty for not known. Small ones are hidden at once."""
    number, state = value_and_state(cell)
    if number is None:
        return answered(state, None, unit=unit, period=period, source=source)
    if number < 0 or number != int(number) or number > MOST:
        raise NotUnderstood(
            f"{shortened(cell)!r} is not a number of {unit}.",
            "Write a whole number such as 120, or * where it is hidden, or leave it empty.",
        )
    return kept(int(number), unit=unit, period=period, source=source)


LAYOUT = Layout(SHEET, COLUMNS, _entry, "services", REMEDY)


def workbook(audits: Iterable[Audit]) -> bytes:
    """Every answer as an Excel workbook; reading it gives the same answers."""
    return workbook_bytes(SHEET, sheet_columns(), [cells_of(one) for one in audits], NOTES)


def csv_text(audits: Iterable[Audit]) -> str:
    """Every answer as CSV."""
    return sheets.csv_text([[column.name for column in COLUMNS], *(cells_of(one) for one in audits)])


def cells_of(one: Audit) -> list[object]:
    """One answer as cells, in the order of COLUMNS."""
    return [
        one.service,
        one.organisation,
        one.system,
        one.pregnancy.value,
        one.parenthood.value,
        one.ages.value,
        one.field,
        _cell(one.adults),
        _cell(one.children),
        one.period,
        one.source,
        one.note,
        one.asked_on.isoformat() if one.asked_on else "",
        one.key,
    ]


def _cell(value: Value) -> object:
    words_of = {State.SUPPRESSED: "*", State.NOT_APPLICABLE: "not applicable"}
    return int(value.number) if value.number is not None else words_of.get(value.state, "")


_NUMBER_HINT = (
    "1 to 7 are hidden when the file is read, others go to the nearest 5. * is hidden, empty is not known."
)
_HINTS: dict[str, tuple[float, tuple[str, ...], str]] = {
    "Service": (34, (), "Required. A service that adults use."),
    "Records pregnancy": (16, tuple(Recorded), "Whether it is recorded that an adult is pregnant."),
    "Records parental responsibility": (18, tuple(Recorded), "Whether it is recorded that an adult is a parent."),
    "Records children's ages": (16, tuple(Recorded), "Whether the ages of their children are recorded."),
    "Field": (24, (), "The name of the field in the record system."),
    "Adults": (10, (), _NUMBER_HINT),
    "Children": (10, (), _NUMBER_HINT),
    "Period": (14, (), "Required where there is a number: 2025/26, June 2026."),
    "Source": (30, (), "Required where there is a number: who counted, when."),
    "Asked on": (14, (), "Year first: 2026-03-31."),
    "ID": (30, (), "Leave it as it is; leave it empty for a new answer."),
}  # fmt: skip


def sheet_columns() -> list[SheetColumn]:
    usual: tuple[float, tuple[str, ...], str] = (24, (), "")
    return [SheetColumn(column.name, *_HINTS.get(column.name, usual)) for column in COLUMNS]


NOTES = (
    "One row for each answer of a service. A new answer has a day of its own; earlier ones stay.",
    "Totals only. Never a row, a name or a number of one adult, child or family.",
    "A total of 1 to 7 is hidden before it is kept, by the rule of NHS England. Others go to the nearest 5.",
    "Rows that are not in the file stay in the audit.",
    "Formulas are not read; paste values.",
)
