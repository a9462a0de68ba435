"""The table of a round as an Excel file: what the page shows, and nothing that it hides."""

from io import BytesIO

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fivefold.late import Late
from fivefold_web.workforce.presenters.tables import RoundPage

openpyxl = Late("openpyxl")
SHEET_NAME_LIMIT = 31


def workbook(page: RoundPage, place, today) -> bytes:
    """Sheets: statements with spread and sectors; teams where they may be named; about the file."""
    book = openpyxl.Workbook()
    sheet = book.active
    _fill(sheet, _("Statements"), _spread_rows(page))
    if page.teams:
        _fill(book.create_sheet(), _("Teams"), _team_rows(page))
    _fill(book.create_sheet(), _("About"), _about(page, place, today))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _spread_rows(page):
    change = [_("Change since %(round)s") % {"round": page.compared_with}] if page.compared_with else []
    yield [_("Number"), _("Statement"), _("All teams"), _("Base"), *change, *page.sectors]
    for row in page.rows:
        changed = [row.change] if change else []
        yield [
            row.number, row.title, row.spread.words, row.spread.base, *changed, *(cell.words for cell in row.sectors),
        ]  # fmt: skip


def _team_rows(page):
    yield [_("Number"), _("Statement"), *page.teams]
    for row in page.rows:
        yield [
            row.number,
            row.title,
            *(_(cell.rag.label) if cell.rag else _("not rated") for cell in row.cells),
        ]


def _about(page, place, today):
    yield [_("Place"), place.name]
    if place.is_fictional:
        yield [_("Note"), _("Fictional demonstration place: all content is invented.")]
    yield [_("Round"), page.caption]
    yield [_("Answers"), page.lead]
    yield [_("Hidden"), page.hidden_words or _("Nothing is hidden in this file.")]
    yield [_("Source"), _("Team check; statements after the toolkit, Part 6, p72")]
    yield [_("Written on"), date_format(today, "j F Y")]


def _fill(sheet, title, rows):
    sheet.title = title[:SHEET_NAME_LIMIT]
    for number, row in enumerate(rows, start=1):
        for column, content in enumerate(row, start=1):
            cell = sheet.cell(number, column, content)
            if isinstance(content, str):
                # A name that begins with "=" is a name, not a formula.
                cell.data_type = "s"
            cell.alignment = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = openpyxl.styles.Font(bold=True)
    sheet.freeze_panes = "C2" if sheet.max_column > 2 else None
    for column in range(1, sheet.max_column + 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 40 if column == 2 else 22
