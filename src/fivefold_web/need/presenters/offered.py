"""A picture and its figures as files to take away: SVG, PNG, CSV and Excel, each with all it needs to be understood.

CSV is UTF-8 with a byte order mark: Excel then reads Welsh and Gaelic names rightly, and every other reader of CSV
knows the mark. Text never runs as a formula. A figure that is hidden or missing is written as that word, never as 0
and never as an empty cell.
"""

import csv
import io
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from fivefold.charts.drawing import png
from fivefold.charts.framed import framed
from fivefold.late import Late
from fivefold.need.indicators import AS_PUBLISHED
from fivefold.vocabulary.value import State
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.words import in_unit

openpyxl = Late("openpyxl")
styles, cells = Late("openpyxl.styles"), Late("openpyxl.cell.cell")

WIDE = 2000
LONGEST_NAME = 90
RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
OGL = "Open Government Licence v3.0"


@dataclass(frozen=True)
class Offered:
    """What a page shows in one picture, ready to be taken away.

    A row is text, numbers and None (nothing belongs there). `picture` is a chart (`title`, `svg()`), or None where only
    the figures are offered.
    """

    picture: object
    place: str
    topic: str
    definition: str
    period: str
    source: str
    licence: str
    headers: tuple
    rows: tuple
    title: str = ""

    @property
    def said(self):
        """The title of the picture, which says the finding."""
        return self.title or self.picture.title

    def about(self, on):
        """All that must be known of the figures, label by label."""
        return [
            (_("Title"), self.said),
            (_("Place"), self.place),
            (_("Definition"), self.definition or _("see the publisher")),
            (_("Period"), self.period),
            (_("Source"), self.source),
            (_("Licence"), self.licence),
            (_("Taken from Fivefold on"), on.isoformat()),
        ]


@dataclass(frozen=True)
class File:
    name: str
    kind: str
    content: bytes


def figure_headers():
    """The columns of published figures, one figure a row."""
    return (
        _("Area code"), _("Area"), _("Indicator"), _("Group"), _("Period"), _("State"), _("Value"), _("Unit"),
        _("Lower 95% limit"), _("Upper 95% limit"), _("Lower 99.8% limit"), _("Upper 99.8% limit"),
        _("Count"), _("Denominator"), _("Figure from"), _("Source"), _("Note"),
    )  # fmt: skip


def figure_row(figure, name, unit=""):
    """One published figure (an `IndicatorValue`) under `figure_headers`."""
    value = in_unit(figure.value, unit)
    low, high = figure.value_998 or (None, None)
    count = figure.count
    if count is None and value.state is State.SUPPRESSED:
        count = translated(value.state.label)
    return (
        figure.area_code, figure.area_name, name, figure.about.words, figure.period, *value_cells(value),
        low, high, count, figure.denominator, value.basis or AS_PUBLISHED, value.source, figure.note,
    )  # fmt: skip


def value_cells(value):
    """State, number, unit and interval of any `Value`: a figure without a number is the word for its state."""
    state = translated(value.state.label)
    if value.number is not None:
        number = value.number
    else:
        number = _("a range") if value.state is State.ESTIMATED else state
    return state, number, translated(value.unit), value.low, value.high


def written(offered, kind, on):
    """The file of this kind: svg, png, csv or xlsx."""
    content_type, write = WRITERS[kind]
    return File(f"{file_name(offered, on)}.{kind}", content_type, write(offered, on))


def file_name(offered, on):
    """Place, topic and day: a file that is found again a year later says what it is."""
    name = slugify(f"{offered.place} {offered.topic}")[:LONGEST_NAME].strip("-")
    return f"{name}-{on.isoformat()}"


def as_svg(offered, on):
    return standing_alone(offered, on).encode()


def as_png(offered, on):
    """Wide enough for a slide that fills a wall."""
    return png(standing_alone(offered, on), WIDE)


def standing_alone(offered, on):
    """The picture with its title above, and below it what it shows, when, from whom and under which licence."""
    notes = [
        " · ".join(part for part in (offered.place, offered.period) if part),
        _("Definition: %(words)s") % {"words": offered.definition} if offered.definition else "",
        _("Source: %(source)s. %(licence)s. Drawn by Fivefold on %(day)s.")
        % {"source": offered.source.rstrip("."), "licence": offered.licence.rstrip("."), "day": on},
    ]
    return framed(offered.picture.svg(), offered.said, tuple(notes))


def as_csv(offered, on):
    """One table: what is the same for every row stands in its last columns, so that nothing is lost by sorting."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    about = [(label, words) for label, words in offered.about(on) if label not in offered.headers]
    writer.writerow([*offered.headers, *(label for label, words in about)])
    for row in offered.rows:
        writer.writerow([as_text(cell) for cell in (*row, *(words for label, words in about))])
    return ("\ufeff" + file.getvalue()).encode()


def as_text(cell):
    """A number as it is; text that a spreadsheet would run as a formula gets an apostrophe before it."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return f"{cell:.15g}"
    return f"'{cell}" if str(cell).startswith(RUNS_AS_FORMULA) else str(cell)


def as_xlsx(offered, on):
    """A sheet of figures with numbers as numbers, and a sheet that says what they are."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = _("Data")[:31]
    _fill(sheet, [offered.headers, *offered.rows])
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions
    about = book.create_sheet(_("About")[:31])
    _fill(about, [*offered.about(on), ("", ""), (_("State"), _("What it means")), *states_explained()])
    about.column_dimensions["A"].width, about.column_dimensions["B"].width = 26, 100
    with io.BytesIO() as out:
        book.save(out)
        return out.getvalue()


def states_explained():
    """What each word for the state of a figure means."""
    return [
        (translated(State.OBSERVED.label), _("Counted or measured, as published.")),
        (translated(State.ESTIMATED.label), _("Worked out by a method that is named; it has a range.")),
        (
            translated(State.SUPPRESSED.label),
            _("The publisher hides it because few people are behind it. It is not 0."),
        ),
        (translated(State.ZERO.label), _("Counted, and there were none.")),
        (translated(State.MISSING.label), _("Nobody has published it.")),
        (translated(State.NOT_APPLICABLE.label), _("The question does not arise here.")),
        (translated(State.STALE.label), _("Published long ago; newer figures should exist.")),
    ]


def _fill(sheet, rows):
    for number, row in enumerate(rows, 1):
        for place, content in enumerate(row, 1):
            _write(sheet, number, place, content)
    for place in range(1, sheet.max_column + 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(place)].width = 22
        sheet.cell(1, place).font = styles.Font(bold=True)


def _write(sheet, row, place, content):
    """Numbers stay numbers, text stays text whatever it begins with."""
    if content is None or content == "":
        return
    cell = sheet.cell(row, place)
    if isinstance(content, int | float):
        cell.value = content
        return
    cell.value = cells.ILLEGAL_CHARACTERS_RE.sub("", str(content))
    cell.data_type, cell.quotePrefix = "s", str(content).startswith(RUNS_AS_FORMULA)
    cell.alignment = styles.Alignment(wrap_text=True, vertical="top")


WRITERS = {
    "svg": ("image/svg+xml", as_svg),
    "png": ("image/png", as_png),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}
