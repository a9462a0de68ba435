"""Tables of a page as an Excel file."""

from io import BytesIO

from django.http import HttpResponse

from fivefold.late import Late

openpyxl = Late("openpyxl")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_sheet(title, rows, filename):
    """The rows as a file to keep; the first row is the heading."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title[:31]
    wrapped = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(rows, start=1):
        for column, content in enumerate(row, start=1):
            _fill(sheet.cell(number, column, content), content, wrapped)
    for cell in sheet[1]:
        cell.font = openpyxl.styles.Font(bold=True)
    sheet.freeze_panes = "B2"
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 28
    kept = BytesIO()
    book.save(kept)
    answer = HttpResponse(kept.getvalue(), content_type=XLSX)
    answer["Content-Disposition"] = f'attachment; filename="{filename}.xlsx"'
    return answer


def _fill(cell, content, wrapped):
    if isinstance(content, str):
        cell.data_type = "s"  # what begins with "=" is a name, not a formula
    cell.alignment = wrapped
