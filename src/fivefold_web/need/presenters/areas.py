"""Small areas on a page: a map, its legend in words, and the list that says the same."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold.charts.choropleth import Choropleth, MapArea
from fivefold.charts.classing import Classing
from fivefold.vocabulary.citation import Citation, SourceKind
from fivefold.vocabulary.value import State, value_words
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.mapped import TENTH, classed, classings, finding
from fivefold_web.need.presenters.offered import OGL
from fivefold_web.need.presenters.words import level_words, said

ROWS_TOGETHER = 60
ORDERS = ("name", "code", "value", "state", "class")


@dataclass(frozen=True)
class MapView:
    """A map in a page: the picture without its legend, and the legend as lines of text."""

    caption: str
    svg: str
    legend: list
    note: str = ""


@dataclass(frozen=True)
class LegendView:
    swatch: str
    words: str


@dataclass(frozen=True)
class AreaRow:
    """One area of the list."""

    code: str
    name: str
    value: str
    interval: str
    state: str
    standing: str
    order: tuple


@dataclass(frozen=True)
class Choice:
    """One choice of a select."""

    key: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class AreasPage:
    """The page of small areas, or what is missing before it can be shown."""

    heading: str
    councils: list = field(default_factory=list)
    levels: list = field(default_factory=list)
    subjects: list = field(default_factory=list)
    classings: list = field(default_factory=list)
    years: list = field(default_factory=list)
    map: MapView | None = None
    rows: object = None
    headers: list = field(default_factory=list)
    about: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    refusal: str = ""
    remedy: str = ""
    own_areas: list = field(default_factory=list)
    citation: Citation | None = None
    query: str = ""
    has_boundaries: bool = False


def level_label(held):
    """A level with the year of its boundaries."""
    return _("%(level)s, boundaries of %(year)s") % {"level": level_words(held.level), "year": held.vintage}


def choices_of(pairs, chosen):
    return [Choice(key, label, key == chosen) for key, label in pairs]


def chosen_classing(found, asked):
    """The way of classing asked for where it is possible, else the best."""
    ways = classings(found)
    return next((way for way in ways if way.value == asked), ways[0] if ways else Classing.QUANTILES)


def picture_of(found, areas, classing, where, *, around=(), href=None):
    """The map as a chart; `href` gives the address of an area, nothing for a file."""
    classes, placed = classed(found, classing)
    return Choropleth(
        title=finding(found, classing, where),
        areas=tuple(
            MapArea(
                area.code, area.name, area.outline, area.inside, found.values[area.code], placed.get(area.code),
                href(area.code) if href else "",
            )
            for area in areas
        ),
        classes=classes,
        measure=found.subject.label,
        around=tuple(around),
    )  # fmt: skip


def map_view(picture, note=""):
    """The chart as the page places it."""
    legend = [LegendView(mark_safe(line.swatch), line.words) for line in picture.legend()]  # noqa: S308
    return MapView(picture.title, mark_safe(picture.bare()), legend, note)  # noqa: S308 - drawn and escaped by our own chart


def rows_of(found, areas, picture):
    """A row for each area, with what it is sorted by."""
    standing = {
        one.code: picture.classes[one.at].label if one.at is not None else "–" for one in picture.areas
    }
    place = {one.code: one.at if one.at is not None else 99 for one in picture.areas}
    rows = []
    for area in areas:
        value = found.values[area.code]
        state = translated(value.state.label)
        number = value.number if value.number is not None else float("-inf")
        rows.append(
            AreaRow(
                area.code, area.name, value_words(value.about(low=None, high=None)) if value.number is not None else state,
                "–" if found.subject.key == TENTH else _interval(value), state, standing[area.code],
                (area.name, area.code, number, state, place[area.code]),
            )
        )  # fmt: skip
    return rows


def _interval(value):
    if value.low is None or value.high is None:
        return _("none published") if value.number is not None else "–"
    words = value_words(value)
    return words[words.index("(") + 1 : words.rindex(")")] if "(" in words else "–"


def in_order(rows, asked):
    """Rows by any column; a minus before its name turns the order round."""
    name = asked.removeprefix("-")
    at = ORDERS.index(name) if name in ORDERS else 0
    return sorted(rows, key=lambda row: (row.order[at], row.name), reverse=asked.startswith("-"))


def headers_of(order, kept, measure):
    """Column heads with the address that sorts by them: again the same column turns round."""
    labels = (_("Area"), _("Code"), measure, _("State"), _("Class on the map"))
    heads = []
    for name, label in zip(ORDERS, labels, strict=True):
        turned = f"-{name}" if order == name else name
        direction = {name: "ascending", f"-{name}": "descending"}.get(order, "")
        heads.append((label, "?" + urlencode(kept | {"order": turned}) + "#list", direction))
    heads.insert(3, (_("95% interval"), "", ""))
    return heads


def paged(rows, number):
    return Paginator(rows, ROWS_TOGETHER).get_page(number)


def page_of_each(rows):
    """On which page of the list each area stands."""
    return {row.code: place // ROWS_TOGETHER + 1 for place, row in enumerate(rows)}


def about_figures(found, held, classing, is_inside):
    """What must be known of the figures, as label and words."""
    facts = [
        (_("Figure"), found.subject.label),
        (_("Period"), found.period),
        (_("Source"), found.source or _("as the files say")),
        (_("Areas"), level_label(held)),
    ]
    if found.definition:
        facts.insert(1, (_("Definition"), found.definition))
    if found.benchmark is not None:
        facts.append((_("England"), said(found.benchmark)))
    if classings(found):
        facts.append((_("Classes"), translated(classing.label)))
    if not is_inside:
        facts.append(
            (_("Which areas"), _("all that the file of boundaries holds: no lookup says which lie inside"))
        )
    return facts


def counted_states(found):
    """How many areas have no number, by state, in a sentence; nothing where all have one."""
    lines = []
    for state in (State.SUPPRESSED, State.MISSING):
        count = sum(value.state is state for value in found.values.values())
        if count:
            lines.append(
                _("%(count)d of %(all)d areas: %(state)s. They are never shown as 0.")
                % {"count": count, "all": len(found.values), "state": translated(state.label)}
            )
    return lines


def citation_of(found, title, where, path, today):
    """The map as evidence."""
    return Citation(
        kind=SourceKind.INDICATOR,
        key=f"areas:{found.subject.key}:{where}:{found.period}"[:200],
        title=title,
        detail=_("%(count)d areas, %(period)s") % {"count": len(found.values), "period": found.period},
        path=path,
        source=found.source,
        as_of=today,
        figures=(),
    )


def licence_of(partnership):
    """Under which licence a map may be passed on."""
    if partnership.is_fictional:
        return _("none needed: areas and figures are invented")
    return _(
        "%(ogl)s. Contains OS data © Crown copyright and database right where the boundaries are official"
    ) % {"ogl": OGL}
