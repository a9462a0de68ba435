"""The map of services as a file: the picture with its source, or the list under its numbers."""

import csv
import io
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from fivefold.charts.drawing import png
from fivefold.charts.framed import framed
from fivefold.late import Late
from fivefold.services.reach import places_of, point_of, why_no_position
from fivefold_web.design.words import translated
from fivefold_web.services.presenters.places import caption_of, group_of, groups_of, hours_words, picture_of

openpyxl = Late("openpyxl")
cells = Late("openpyxl.cell.cell")
WIDE = 2000
RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Taken:
    """What a file is made of."""

    place: str
    placed: list
    ground: object
    finder: object
    by: str
    source: str
    on: object


def as_svg(taken):
    return _framed(taken).encode()


def as_png(taken):
    """Wide enough for a slide that fills a wall."""
    return png(_framed(taken), WIDE)


def _framed(taken):
    title = caption_of(taken.place, taken.placed)
    picture = picture_of(taken.placed, taken.ground, taken.by, title)
    names = "; ".join(f"{one.number} {one.offer.name}" for one in taken.placed)
    notes = (
        names,
        _("Service directory of %(place)s, %(day)s. %(source)s")
        % {"place": taken.place, "day": taken.on, "source": taken.source},
    )
    return framed(picture.svg(), title, notes)


def headers():
    return (
        _("Number"), _("Service"), _("Organisation"), _("Sign"), _("Place"), _("Address"), _("Postcode"), _("Area"),
        _("Latitude"), _("Longitude"), _("Position from"), _("Hours"), _("Why it is not on the map"),
    )  # fmt: skip


def rows_of(taken):
    """One row for each place; a service without one has a row that says so."""
    groups = groups_of(taken.by)
    for one in taken.placed:
        about = (one.number, one.offer.name, one.offer.organisation, groups[group_of(one.offer, taken.by)])
        places = places_of(one.offer)
        for place in places:
            at = point_of(place)
            area = taken.finder.area_at(at) if at and taken.finder else None
            why = "" if at else translated(why_no_position(place).label)
            yield (
                *about, place.name, place.address, place.postcode, area.name if area else "", place.latitude,
                place.longitude, place.position, "; ".join(hours_words(place.hours)), why,
            )  # fmt: skip
        if not places:
            yield (*about, *[""] * 8, _("no place is given"))


def as_csv(taken):
    """UTF-8 with the mark that Excel needs; text never runs as a formula."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(headers())
    writer.writerows([_plain(cell) for cell in row] for row in rows_of(taken))
    return ("\ufeff" + file.getvalue()).encode()


def _plain(cell):
    if cell is None or isinstance(cell, int | float):
        return "" if cell is None else cell
    return f"'{cell}" if cell.startswith(RUNS_AS_FORMULA) else cell


def as_xlsx(taken):
    """Numbers stay numbers, text stays text whatever it begins with."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = _("Map of services")[:31]
    sheet.append(headers())
    for number, row in enumerate(rows_of(taken), 2):
        for place, content in enumerate(row, 1):
            _write(sheet.cell(number, place), content)
    sheet.freeze_panes = "C2"
    with io.BytesIO() as out:
        book.save(out)
        return out.getvalue()


def _write(cell, content):
    if isinstance(content, int | float):
        cell.value = content
    elif content:
        cell.value = cells.ILLEGAL_CHARACTERS_RE.sub("", content)
        cell.data_type, cell.quotePrefix = "s", content.startswith(RUNS_AS_FORMULA)


def file_name(taken, kind):
    return f"{slugify(taken.place)}-map-of-services-{taken.on.isoformat()}.{kind}"


WRITERS = {
    "svg": ("image/svg+xml", as_svg),
    "png": ("image/png", as_png),
    "csv": ("text/csv; charset=utf-8", as_csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}
