"""An own area in words: how it is made, who lives in it, and what can be said of it."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fivefold.charts.catchment import Catchment, CatchmentArea
from fivefold.need.own_areas import Counting
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.plane import Plane
from fivefold.vocabulary.shapes import extent
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.areas import MapView, map_view
from fivefold_web.need.presenters.indicator import Drawn
from fivefold_web.need.presenters.words import level_words, said

# How far round an own area its neighbours are drawn, in parts of its own width.
ROUND_ABOUT = 0.4


@dataclass(frozen=True)
class FigureRow:
    """One indicator of an own area: its figure, or why it cannot be made."""

    name: str
    figure: str
    period: str
    state: str
    why_not: str
    source: str


@dataclass(frozen=True)
class OwnAreaPage:
    heading: str
    pk: int
    about: str
    facts: list
    map: MapView | None = None
    parts: Drawn | None = None
    children: Drawn | None = None
    total: object = None
    spread: object = None
    figures: list = field(default_factory=list)
    citation: Citation | None = None
    year: int | None = None


def counting_words(own):
    """How small areas are counted in: it stands at every figure of the area."""
    return translated(Counting(own.counting).label)


def basis_of(own, parts):
    """The words that stand beside each figure."""
    words = ngettext(
        "our own sum of %(n)d small area; %(how)s", "our own sum of %(n)d small areas; %(how)s", len(parts)
    )
    return words % {"n": len(parts), "how": counting_words(own)}


def facts_of(own, parts):
    """How the area is made, as label and words."""
    made = _("small areas that were ticked")
    if own.metres:
        made = _("%(metres)s m in a straight line from %(latitude).4f, %(longitude).4f") % {
            "metres": f"{own.metres:,}", "latitude": own.latitude, "longitude": own.longitude,
        }  # fmt: skip
    facts = [
        (_("Drawn by"), made),
        (_("Small areas"), _("%(n)d of level %(level)s, boundaries of %(year)s")
         % {"n": len(parts), "level": level_words(own.level), "year": own.vintage}),
        (_("Counted in"), counting_words(own)),
    ]  # fmt: skip
    if own.minutes:
        facts.insert(1, (_("Stands for"), _("%(minutes)d minutes of pushing a pram at %(pace)g km an hour (an assumption; streets bend, so the true way takes longer)")
                         % {"minutes": own.minutes, "pace": own.km_per_hour}))  # fmt: skip
    return facts


def catchment_of(name, drawn_areas, parts, *, hub=None, metres=0, around=(), href=None):
    """The own area as a chart."""
    shares = {part.code: part.share for part in parts}
    title = ngettext("%(name)s: made of %(n)d small area", "%(name)s: made of %(n)d small areas", len(shares))
    heading = title % {"name": name, "n": len(shares)} if shares else _("Small areas to choose from")
    return Catchment(
        heading,
        tuple(
            CatchmentArea(
                area.code, area.name, area.outline, area.inside, shares.get(area.code, 0), href(area.code) if href else ""
            )
            for area in drawn_areas
        ),
        hub, metres or 0, tuple(around),
    )  # fmt: skip


def near(drawn_areas, parts, hub, metres):
    """The small areas round about: a map of a whole council would show a catchment too small to read."""
    own = {part.code for part in parts}
    outlines = [area.outline for area in drawn_areas if area.code in own]
    if not outlines:
        return drawn_areas
    west, south, east, north = extent(outlines)
    if hub and metres:
        (x0, y0), (x1, y1) = (Plane(*hub).degrees(way * metres, way * metres) for way in (-1, 1))
        west, south, east, north = min(west, x0), min(south, y0), max(east, x1), max(north, y1)
    wide, high = (east - west) * ROUND_ABOUT, (north - south) * ROUND_ABOUT
    return [
        area for area in drawn_areas
        if area.code in own
        or (west - wide <= area.inside[0] <= east + wide and south - high <= area.inside[1] <= north + high)
    ]  # fmt: skip


def hub_of(own):
    return None if own.longitude is None else (own.longitude, own.latitude)


def with_table(picture):
    """The map of an own area and the table of its parts."""
    twin = picture.twin()
    headers = (_("Small area"), _("Code"), _("Share counted in"))
    return map_view(picture), Drawn(picture.title, "", headers, twin.rows)


def figure_row(name, found, like):
    """A row of the table of indicators."""
    if found.value is None:
        return FigureRow(name, "", like.period, "", translated(found.why_not), like.source)
    value = found.value
    return FigureRow(
        name, said(value), value.period, f"{translated(value.state.label)}; {value.basis}", "", value.source
    )


def citation_of(own, young, path, today):
    """Who lives in an own area, as evidence."""
    total = said(young.total)
    return Citation(
        kind=SourceKind.INDICATOR,
        key=f"children:own-{own.pk}:{young.year}",
        title=_("Children under five, %(area)s (own area)") % {"area": own.name},
        detail=_("%(total)s in the middle of %(year)s (%(basis)s)")
        % {"total": total, "year": young.year, "basis": young.total.basis},
        path=f"{path}?{urlencode({'year': young.year})}",
        source=young.total.source,
        as_of=today,
        figures=(total, *(said(value) for value in young.by_age)),
    )
