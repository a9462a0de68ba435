"""The picture of a pathway as a file to take away: with its title, its place, its day and where it comes from."""

from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from fivefold.charts.drawing import png
from fivefold.charts.framed import framed

WIDE = 2000
KINDS = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True)
class File:
    name: str
    kind: str
    content: bytes


def written(chart, place, kind, on, tall=False):
    """The file of this kind, svg or png."""
    notes = (
        _("%(place)s. %(about)s") % {"place": place.name, "about": chart.about},
        _("Dashed boxes have no service here. Waits are weeks, as services or this pathway say."),
        _("Drawn by Fivefold on %(day)s from the pathways of this place.") % {"day": on},
    )
    drawn = framed(chart.svg(tall), chart.title, notes)
    content = drawn.encode() if kind == "svg" else png(drawn, WIDE)
    name = slugify(f"{place.name} {chart.title}")[:90].strip("-") or "pathway"
    return File(f"{name}-{on.isoformat()}.{kind}", KINDS[kind], content)
