"""Many areas by their size: is a figure more than chance? Drawn where ten areas are held with counts and denominators."""

from django.utils.translation import gettext as _

from fivefold.charts.funnel import FunnelPicture, FunnelPoint
from fivefold.need.indicators import ENGLAND
from fivefold.need.spine import FEWEST
from fivefold.statistics.funnel import proportion_limits, proportion_outlier, rate_limits, ratio_outlier
from fivefold_web.design.words import translated
from fivefold_web.need.presenters.indicator_pictures import offered
from fivefold_web.need.presenters.made import CLUSTERED, PER
from fivefold_web.need.presenters.words import in_unit

STEPS = 60


def funnel(facts):
    """The funnel of the newest period around England, or None where the files do not hold what it needs."""
    newest = facts.newest
    england = facts.at(ENGLAND, newest.period) if newest else None
    if england is None or england.value.number is None:
        return None
    unit = newest.value.unit or facts.definition.unit
    areas = [value for value in facts.like_areas(newest.period) if _is_usable(value, unit)]
    if len(areas) < FEWEST or (unit != "%" and unit not in PER) or newest not in areas:
        return None
    average = england.value.number
    points = [_point(value, unit, average, facts) for value in areas]
    own = next(point for point, value in zip(points, areas, strict=True) if value is newest)
    picture = FunnelPicture(
        title=_("%(indicator)s, %(period)s: %(area)s lies %(where)s of chance around England")
        % {
            "indicator": translated(facts.definition.name),
            "period": newest.period,
            "area": facts.area[1],
            "where": translated(own.lies.value),
        },
        points=tuple(points),
        limits=tuple(_limits([point.people for point in points], unit, average, facts)),
        benchmark=average,
        benchmark_name=_("England"),
        unit=unit,
        axis=translated(unit),
        people=_("People behind the figure") if unit == "%" else _("Events counted"),
    )
    return offered(facts, picture, [*areas, england], _("funnel"), newest.period)


def _is_usable(value, unit):
    known = value.value.number is not None and value.count is not None and value.denominator
    return bool(known) and value.count >= 0 and (unit != "%" or value.count <= value.denominator)


def _point(value, unit, average, facts):
    families = _families(facts)
    if unit == "%":
        lies = proportion_outlier(value.count / families, value.denominator / families, average / 100)
        people = value.denominator
    else:
        lies = ratio_outlier(value.count, max(value.denominator * average / PER[unit], 1e-9))
        people = value.count
    is_own = value.area_code == facts.area[0] or value.area_code in facts.place_codes
    return FunnelPoint(value.area_name, people, in_unit(value.value, unit).number, lies, is_own)


def _limits(sizes, unit, average, facts):
    """The funnel at evenly spaced sizes, in the unit of the figure."""
    least, most = min(sizes), max(sizes)
    for step in range(STEPS + 1):
        size = max(least * 0.5 + (most * 1.05 - least * 0.5) * step / STEPS, 1)
        if unit != "%":
            yield rate_limits(round(size), average)
            continue
        found = proportion_limits(size / _families(facts), average / 100)
        yield type(found)(
            size, found.low_95 * 100, found.high_95 * 100, found.low_998 * 100, found.high_998 * 100
        )


def _families(facts):
    """Children in low-income families come in families: as in its interval, numbers are halved."""
    return 2 if facts.indicator.code == CLUSTERED else 1
