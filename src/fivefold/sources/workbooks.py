"""Writing Excel workbooks: a heading that stays in sight, choices to pick from, notes; text is never a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from fivefold.late import Late

if TYPE_CHECKING:
    import openpyxl
    import openpyxl.utils
    from openpyxl import comments, styles
    from openpyxl.cell import cell as cells
    from openpyxl.worksheet import datavalidation, worksheet
else:
    openpyxl, styles, comments = Late("openpyxl"), Late("openpyxl.styles"), Late("openpyxl.comments")
    cells, worksheet = Late("openpyxl.cell.cell"), Late("openpyxl.worksheet.worksheet")
    datavalidation = Late("openpyxl.worksheet.datavalidation")

EXAMPLE = "Example: "
ROWS_WITH_CHOICES = 2_000
# A workbook made of the same rows has the same bytes, so it carries no clock.
_MADE = datetime(2026, 1, 1)  # noqa: DTZ001


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: heading, width in characters, words to choose from, a hint for whoever fills it."""

    name: str
    width: float = 22
    choices: tuple[str, ...] = ()
    hint: str = ""


def workbook_bytes(
    title: str, columns: Sequence[SheetColumn], rows: Iterable[Sequence[object]], notes: Sequence[str]
) -> bytes:
    """A workbook with one table and a sheet of notes."""
    book = openpyxl.Workbook()
    book.properties.creator, book.properties.created, book.properties.modified = "Fivefold", _MADE, _MADE
    sheet = book.active
    assert isinstance(sheet, worksheet.Worksheet)
    sheet.title = title
    for place, column in enumerate(columns, 1):
        _head(sheet, place, column)
    for number, row in enumerate(rows, 2):
        for place, content in enumerate(row, 1):
            _write(sheet, number, place, content)
    sheet.freeze_panes = "B2"
    _write_notes(book.create_sheet("Notes"), columns, notes)
    with io.BytesIO() as out:
        book.save(out)
        return out.getvalue()


def _head(sheet: worksheet.Worksheet, place: int, column: SheetColumn) -> None:
    cell = sheet.cell(1, place, column.name)
    cell.font = styles.Font(bold=True, color="FFFFFF")
    cell.fill = styles.PatternFill("solid", fgColor="0B4F55")
    cell.alignment = styles.Alignment(wrap_text=True, vertical="top")
    if column.hint:
        cell.comment = comments.Comment(column.hint, "Fivefold", width=260, height=110)
    letter = openpyxl.utils.get_column_letter(place)
    sheet.column_dimensions[letter].width = column.width
    if column.choices:
        choice = datavalidation.DataValidation(
            type="list", formula1=f'"{",".join(column.choices)}"', allow_blank=True
        )
        choice.error, choice.errorTitle = "Choose one of the words in the list.", column.name
        choice.add(f"{letter}2:{letter}{ROWS_WITH_CHOICES}")
        sheet.add_data_validation(choice)


def _write(sheet: worksheet.Worksheet, row: int, place: int, content: object) -> None:
    if content is None or content == "":
        return
    cell = sheet.cell(row, place)
    assert isinstance(cell, cells.Cell)
    if isinstance(content, (int, float)):
        cell.value = content
        return
    # Text that begins with = stays text: a name typed by somebody must never run in somebody else's Excel.
    cell.value = cells.ILLEGAL_CHARACTERS_RE.sub("", str(content))
    cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True
    cell.alignment = styles.Alignment(wrap_text=True, vertical="top")


def _write_notes(sheet: worksheet.Worksheet, columns: Sequence[SheetColumn], notes: Sequence[str]) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    lines = [
        ("How to fill this in", ""),
        *(("", note) for note in notes),
        ("", ""),
        ("Column", "What to write"),
    ]
    lines += [(column.name, column.hint) for column in columns if column.hint]
    for row, (left, right) in enumerate(lines, 1):
        for place, content in ((1, left), (2, right)):
            _write(sheet, row, place, content)
        if left and not right or left == "Column":
            sheet.cell(row, 1).font = styles.Font(bold=True)


def left_out_examples(count: int) -> list[str]:
    """The sentence about example rows of our templates that were not deleted."""
    return [f"{count} example rows of the template were left out."] if count else []
