"""Use beside need on a map: areas that are reached less than expected, where their outlines are held."""

from django.utils.translation import gettext as _

from fivefold.charts.choropleth import Choropleth, MapArea
from fivefold.charts.classing import by_comparison
from fivefold.vocabulary.comparison import Comparison
from fivefold_web.need.presenters.areas import map_view

LEAST = 2


def use_map(looked, outlines):
    """The map, or None where fewer than two areas have an outline. Nothing is coloured whose interval holds 1."""
    lines = [line for line in looked.lines if line.count.area_code in outlines]
    if len(lines) < LEAST or looked.expected is None:
        return None
    words = {line.count.area_code: line.word for line in lines if line.word is not Comparison.NOT_COMPARED}
    classes, placed = by_comparison(words, _("expected"))
    areas = tuple(
        MapArea(
            line.count.area_code,
            line.count.area_name,
            *outlines[line.count.area_code],
            line.ratio,
            placed.get(line.count.area_code),
        )
        for line in lines
    )
    low = sum(word is Comparison.LOWER for word in words.values())
    title = _("%(service)s: fewer seen than expected in %(low)d of %(all)d areas, %(period)s") % {
        "service": looked.service, "low": low, "all": len(lines), "period": looked.period,
    }  # fmt: skip
    return Choropleth(title, areas, classes, _("Seen for every one expected"))


def use_map_view(looked, outlines):
    chart = use_map(looked, outlines)
    note = _(
        "An area whose interval holds 1 cannot be told from what is expected and is not called different."
    )
    return map_view(chart, note) if chart else None
