"""One indicator in one area in words, with its pictures and their tables."""

from dataclasses import dataclass, field

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from fivefold.charts.interval_dots import AreaDot, IntervalDots
from fivefold.charts.over_time import OverTime, Point
from fivefold.need.indicators import ENGLAND, Slice
from fivefold.need.profile import compared_with, profile, series
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.profile import RowView, row_view
from fivefold_web.need.presenters.words import areas_held, in_unit

AREAS_DRAWN = 25
PERIODS_DRAWN = 15


@dataclass(frozen=True)
class Drawn:
    """A picture and the table that says the same."""

    caption: str
    svg: str
    headers: tuple
    rows: tuple


@dataclass(frozen=True)
class IndicatorPage:
    """Everything that is held about one indicator, for one area and one group of people."""

    heading: str
    definition: object
    area: str
    area_name: str
    areas: list
    groups: list
    row: RowView | None = None
    over_time: Drawn | None = None
    compared: Drawn | None = None
    held: str = ""
    notes: list[str] = field(default_factory=list)


def indicator_page(
    *, indicator, definition, chosen, areas, groups, group, values, place_codes, region, about
):
    """The page, or what areas are held where this area has no figure."""
    code, name = chosen
    about_whom = groups[group] if group else None
    values = [value for value in values if value.about == about_whom]
    by_area = next(iter(series(values).values()), {})
    facts = {
        "heading": translated(definition.name if definition.is_known else indicator.name),
        "definition": definition,
        "area": code,
        "area_name": name,
        "areas": areas,
        "groups": [(pk, one.words or _("everybody"), pk == group) for pk, one in groups.items()],
    }
    if code not in by_area:
        return IndicatorPage(**facts, held=areas_held({found[-1].area_name for found in by_area.values()}))
    rows = profile(
        [_as_whole(value) for value in values], area=code, region=region, definition=lambda *_said: definition
    )
    return IndicatorPage(
        **facts,
        row=row_view(rows[0], name, about),
        over_time=over_time(by_area, code, definition),
        compared=across_areas(by_area, code, definition, place_codes),
    )


def _as_whole(value):
    """A figure about a category, taken as a series of its own: its words stay, its split is no longer asked about."""
    if value.about.is_whole:
        return value
    about = Slice(value.about.sex, ", ".join(p for p in (value.about.age, value.about.category) if p))
    return type(value)(**{name: getattr(value, name) for name in value.__slots__} | {"about": about})


def over_time(by_area, code, definition):
    """The area's figures with England beside them, the newest fifteen periods."""
    here, england = by_area[code], by_area.get(ENGLAND, [])
    name = here[-1].area_name
    picture = OverTime(
        title=_("%(indicator)s in %(area)s over time")
        % {"indicator": translated(definition.name), "area": name},
        series=tuple(_points(here, definition)),
        benchmark=() if code == ENGLAND else tuple(_points(england, definition)),
        name=name,
        benchmark_name=_("England"),
        axis=translated(definition.unit),
    )
    return drawn(picture)


def _points(values, definition):
    return [Point(value.period, plotted(value.value, definition)) for value in values[-PERIODS_DRAWN:]]


def plotted(value, definition):
    """An interval that contradicts its value would bend the whole picture; it is left to the table of the file."""
    value = in_unit(value, definition.unit)
    return value.about(low=None, high=None) if value.contradicts_itself else value


def across_areas(by_area, code, definition, place_codes):
    """Areas side by side in the newest period of this area, the place's own first; None if it stands alone."""
    period = by_area[code][-1].period
    same = [v for found in by_area.values() for v in found if v.period == period and v.area_code != ENGLAND]
    kind = code[:3]
    own = [v for v in same if v.area_code == code or v.area_code in place_codes]
    others = [v for v in same if v not in own and v.area_code[:3] in _LIKE.get(kind, {kind})]
    others.sort(key=lambda v: (v.value.number is None, -(v.value.number or 0), v.area_name))
    england = next((v for v in by_area.get(ENGLAND, []) if v.period == period), None)
    shown = (own + others)[:AREAS_DRAWN]
    if len(shown) < 2:
        return None
    names = [v.area_name for v in shown]
    dots = tuple(
        AreaDot(
            v.area_name if names.count(v.area_name) == 1 else f"{v.area_name} ({v.area_code})",
            plotted(v.value, definition),
            compared_with(v, england, definition).word,
        )
        for v in shown
    )
    picture = IntervalDots(
        title=_("%(indicator)s by area, %(period)s")
        % {"indicator": translated(definition.name), "period": period},
        dots=dots,
        benchmark=plotted(england.value, definition) if england else None,
        benchmark_name=_("England"),
        axis=translated(definition.unit),
    )
    return drawn(picture)


# Councils of every kind stand beside one another.
_COUNCILS = {"E06", "E07", "E08", "E09", "E10"}
_LIKE = dict.fromkeys(_COUNCILS, _COUNCILS)


def drawn(picture):
    """A chart of ours is safe markup: every word in it is escaped where it is written."""
    twin = picture.twin()
    return Drawn(picture.title, mark_safe(picture.svg()), twin.headers, twin.rows)  # noqa: S308
