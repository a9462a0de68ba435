"""Tables of a page as an Excel file."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from django.http import HttpResponse
from django.utils.text import slugify

from fivefold.late import Late

openpyxl = Late("openpyxl")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAME_LIMIT = 31

Rows = Iterable[Sequence[object]]


def workbook(sheets: Mapping[str, Rows]) -> bytes:
    """Each sheet with its rows; the first row of each is its heading."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        _fill(book.create_sheet(title[:NAME_LIMIT]), rows)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _fill(sheet, rows):
    for number, row in enumerate(rows, start=1):
        for column, content in enumerate(row, start=1):
            cell = sheet.cell(number, column, content)
            if isinstance(content, str):
                cell.data_type = "s"  # what begins with "=" is a name, not a formula
            cell.alignment = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
            cell.font = openpyxl.styles.Font(bold=number == 1)
    sheet.freeze_panes = "B2"
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 32


def as_file(content: bytes, *parts: str) -> HttpResponse:
    """An answer that the browser keeps as a file."""
    answer = HttpResponse(content, content_type=XLSX)
    name = "-".join(slugify(part) for part in parts)
    answer["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer
