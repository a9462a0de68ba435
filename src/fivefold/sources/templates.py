"""Workbooks that a partnership fills in: local indicators and services."""

from fivefold.sources import local_indicators, service_sheet
from fivefold.sources.workbooks import SheetColumn, workbook_bytes

_HINTS: dict[str, tuple[float, tuple[str, ...], str]] = {
    "Indicator": (44, (), "Required. What is measured, always in the same words."),
    "Area code": (14, (), "Required. The official code, such as E08000009 for Trafford."),
    "Area name": (20, (), ""),
    "Period": (16, (), "Required. 2024, 2023/24, 2021-23, Q2 2024, June 2024 or 2024-06-30."),
    "Value": (12, (), "0 is a true zero; * is a hidden value; empty is missing."),
    "Unit": (16, (), "Required. %, children, per 1,000 and so on."),
    "Lower 95% limit": (12, (), "Both limits or none."),
    "Upper 95% limit": (12, (), "Both limits or none."),
    "Count": (12, (), "How many it was counted for; * where it is hidden."),
    "Denominator": (12, (), "Out of how many."),
    "Sex": (12, ("Persons", "Female", "Male"), "Persons if it is left empty."),
    "Age": (12, (), "Such as 2 years or under 5."),
    "Good direction": (14, ("high", "low", "neither"), "Whether a high or a low value is good for children."),
    "Source": (36, (), "Required. Who published or holds it, and when it was taken."),
    "Note": (30, (), ""),
}

NOTES = (
    "One row for each indicator, area and period.",
    "A number is never shown bare: give the unit, the source and, where you can, both 95% limits.",
    "Write * for a value that is hidden because numbers are small. It is never read as 0.",
    "Leave the cell empty where a value is missing. Write 0 only for a true zero.",
    "Formulas are not read; copy the column and paste values.",
    "Totals and rates only. Never a row for one child, parent or family.",
    "Delete the example rows.",
)

_EXAMPLES: tuple[tuple[object, ...], ...] = (
    ("Example: children seen by the Baby Hub", "E08000009", "Trafford", "2023/24", 31.4, "%", 27.2, 35.9, 142, 452,
     "Persons", "under 2", "high", "Example Family Hub, taken 2026-03-31", "Delete this row"),
    ("Example: children seen by the Baby Hub", "E08000009", "Trafford", "2022/23", "*", "%", None, None, "*", None,
     "Persons", "under 2", "high", "Example Family Hub, taken 2026-03-31", "Hidden: small numbers"),
)  # fmt: skip


def local_indicators_workbook() -> bytes:
    """The template for local indicators, with two example rows and notes."""
    columns = [SheetColumn(column.name, *_HINTS[column.name]) for column in local_indicators.COLUMNS]
    return workbook_bytes(local_indicators.SHEET, columns, _EXAMPLES, NOTES)


def services_workbook() -> bytes:
    """The template for services, with two example rows and notes."""
    return service_sheet.template()
