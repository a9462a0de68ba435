"""Reading the figures of small areas that came in large files.

For maps and areas of one's own:

    series_held(partnership)                         what is held: one `HeldSeries` an indicator and group, newest period
    figures_of(partnership, indicator, codes)        IndicatorValues of the newest period for these small areas
    together_of(partnership, indicator, shares)      the figure of an area made of small areas; shares are 0 to 1 by code
    profile_of(partnership, codes)                   every indicator: the small areas of a place in one line each

Period and group of people may be chosen; without them the newest period and the first group count. Areas without a
figure are left out of `figures_of` and counted as missing by `together_of`. Hidden figures stay hidden.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from statistics import median

from fivefold.need.indicators import IndicatorValue, Slice
from fivefold.need.small_areas import Part, Together, together
from fivefold.vocabulary.value import State, Value
from fivefold_web.need.models import SmallAreaFigure, SmallAreaSeries
from fivefold_web.need.queries import figures

FIGURE = ("area_code", "series_id", "state", "number", "low", "high", "count", "denominator")


@dataclass(frozen=True)
class HeldSeries:
    """One indicator, group of people and period that is held for small areas."""

    pk: int
    indicator: str
    name: str
    unit: str
    group: int
    about: Slice
    period: str
    period_sort: int
    vintage: int | None
    source: str


@dataclass(frozen=True)
class SmallAreaLine:
    """Small areas of a place for one indicator: how many, the whole together, and how far apart they lie."""

    series: HeldSeries
    areas: int
    states: dict
    whole: Together
    middle: float | None
    lowest: IndicatorValue | None
    highest: IndicatorValue | None


def is_held(partnership):
    """Whether any large file of small areas was taken in."""
    return SmallAreaSeries.objects.filter(partnership=partnership).exists()


def series_held(partnership, *, indicator=None, group=None, period=None):
    """Series of the newest file first; without a period the newest period of each indicator and group."""
    rows = SmallAreaSeries.objects.filter(partnership=partnership, dataset__replaced_by=None)
    if indicator is not None:
        rows = rows.filter(indicator__code=indicator)
    if group is not None:
        rows = rows.filter(group_id=group)
    if period is not None:
        rows = rows.filter(period=period)
    sources = figures.sources_of(partnership)
    order = {pk: place for place, pk in enumerate(sources)}
    rows = sorted(
        rows.select_related("indicator", "group"), key=lambda s: (-s.period_sort, order[s.dataset_id], s.pk)
    )
    kept = {}
    for row in rows:
        kept.setdefault((row.indicator_id, row.group_id), _held(row, sources))
    return sorted(kept.values(), key=lambda s: (s.name, s.indicator, s.group))


def periods_held(partnership, indicator):
    """Periods that are held for an indicator, newest first."""
    rows = SmallAreaSeries.objects.filter(
        partnership=partnership, indicator__code=indicator, dataset__replaced_by=None
    )
    found = dict(rows.values_list("period", "period_sort"))
    return sorted(found, key=lambda period: -found[period])


def figures_of(partnership, indicator, codes, *, group=None, period=None):
    """Figures of one indicator for these small areas, as IndicatorValues in the order of `codes`."""
    series = series_held(partnership, indicator=indicator, group=group, period=period)[:1]
    found = {figure.area_code: figure for figure in _figures(partnership, series, codes)}
    return [found[code] for code in dict.fromkeys(codes) if code in found]


def together_of(partnership, indicator, shares, *, group=None, period=None, unit="", confidence=0.95):
    """The figure of an area made of small areas, or None where the indicator is not held for small areas at all.

    `shares` gives the share of each small area that is counted in. A small area that the file does not have is
    missing, and so then is the whole.
    """
    series = series_held(partnership, indicator=indicator, group=group, period=period)[:1]
    if not series:
        return None
    held = {figure.area_code: figure for figure in _figures(partnership, series, shares)}
    parts = [
        Part(held.get(code) or _absent(series[0], code), share) for code, share in sorted(shares.items())
    ]
    return together(parts, unit=unit, confidence=confidence)


def profile_of(partnership, codes, *, unit_of=lambda _indicator: ""):
    """A line for each indicator that has figures for these small areas, of its newest period."""
    series = series_held(partnership)
    by_series = defaultdict(list)
    for number, figure in _with_series(partnership, series, codes):
        by_series[number].append(figure)
    return [_line(one, by_series[one.pk], unit_of(one.indicator)) for one in series if by_series.get(one.pk)]


def _line(series, found, unit):
    known = [figure for figure in found if figure.value.number is not None]
    known.sort(key=lambda figure: (figure.value.number, figure.area_code))
    return SmallAreaLine(
        series=series,
        areas=len(found),
        states=dict(Counter(figure.value.state for figure in found)),
        whole=together([Part(figure) for figure in found], unit=unit),
        middle=median(figure.value.number for figure in known) if known else None,
        lowest=known[0] if known else None,
        highest=known[-1] if known else None,
    )


def _figures(partnership, series, codes):
    return [figure for _number, figure in _with_series(partnership, series, codes)]


def _with_series(partnership, series, codes):
    """Figures with the number of their series. One statement, however many areas and indicators."""
    by_number = {one.pk: one for one in series}
    codes = list(codes)
    if not by_number or not codes:
        return []
    rows = SmallAreaFigure.objects.filter(area_code__in=codes, series_id__in=list(by_number))
    names = figures.names_of_areas(partnership, set(codes))
    return [(row[1], _value(by_number[row[1]], names, row)) for row in rows.values_list(*FIGURE)]


def _value(series, names, row):
    code, _series, state, number, low, high, count, denominator = row
    bounded = low is not None and high is not None and low <= high
    value = Value(
        State(state), number, low if bounded else None, high if bounded else None, period=series.period,
        source=series.source, unit=series.unit,
    )  # fmt: skip
    return IndicatorValue(
        indicator=series.indicator, name=series.name, area_code=code, area_name=names.get(code, code),
        about=series.about, period=series.period, period_sort=series.period_sort, value=value, count=count,
        denominator=denominator,
    )  # fmt: skip


def _absent(series, code):
    none = _value(series, {}, (code, series.pk, State.MISSING.value, None, None, None, None, None))
    return replace(none, value=none.value.about(state=State.MISSING))


def _held(row, sources):
    group = row.group
    return HeldSeries(
        pk=row.pk, indicator=row.indicator.code, name=row.indicator.name, unit=row.indicator.unit, group=group.pk,
        about=Slice(group.sex, group.age, group.category_type, group.category), period=row.period,
        period_sort=row.period_sort, vintage=row.vintage, source=sources[row.dataset_id],
    )  # fmt: skip
