"""A place's indicators side by side with its region and England."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from fivefold.need.indicators import (
    AS_PUBLISHED,
    ENGLAND,
    OURS,
    Definition,
    IndicatorValue,
    Slice,
    comparison_in,
    definition_of,
    trend_in,
)
from fivefold.statistics.comparison import compare
from fivefold.statistics.trend import Point, recent_trend
from fivefold.vocabulary.comparison import Comparison, Trend
from fivefold.vocabulary.value import State, Value
from fivefold.vocabulary.words import marked

CONTRADICTS = marked("The published value lies outside its own published interval. It is shown as published.")
NO_ENGLAND = marked("The files hold no England figure for this period.")
NO_INTERVAL = marked("No interval is published, so nothing is compared.")
BY_RANK = marked("The publisher ranks areas for this indicator instead of comparing intervals.")
POINTER = marked("A pointer by the official rule of Fingertips, not a rigorous analysis.")


@dataclass(frozen=True, slots=True)
class Compared:
    """How a figure stands to England and who says so."""

    word: Comparison
    basis: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Trended:
    """Where a figure is going, who says so, and what it rests on."""

    trend: Trend
    basis: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """The newest figure of one indicator in one area, with everything beside it that it needs."""

    definition: Definition
    newest: IndicatorValue
    england: Value
    region: Value | None
    compared: Compared
    trended: Trended

    @property
    def indicator(self) -> str:
        return self.newest.indicator

    @property
    def flags(self) -> list[str]:
        """Sentences to show beside the figure: contradictions and notes of the publisher."""
        flags = [CONTRADICTS] if self.newest.value.contradicts_itself else []
        return flags + [text for text in (self.newest.note, self.definition.caution) if text]


def profile(
    values: Iterable[IndicatorValue],
    *,
    area: str,
    region: str | None = None,
    england: str = ENGLAND,
    definition: Callable[[str, str], Definition] = definition_of,
) -> list[ProfileRow]:
    """One row for each indicator and group of people, of the newest period that the area has.

    Figures that the publisher splits by category (deprivation, ethnic group) are left to the indicator's page.
    """
    by_series = series(value for value in values if value.about.is_whole)
    rows = []
    for (indicator, _), by_area in by_series.items():
        if found := by_area.get(area):
            known = definition(indicator, found[-1].name)
            rows.append(_row(known, found, by_area, region, england))
    return sorted(rows, key=lambda r: (not r.definition.is_known, r.definition.name, r.newest.about.words))


def series(
    values: Iterable[IndicatorValue],
) -> dict[tuple[str, Slice], dict[str, list[IndicatorValue]]]:
    """Figures by indicator and group of people, then by area, in order of time. A repeated figure counts once."""
    kept: dict[tuple[str, Slice], dict[str, dict[str, IndicatorValue]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for value in values:
        kept[value.indicator, value.about][value.area_code].setdefault(value.period, value)
    return {
        key: {area: sorted(found.values(), key=lambda v: v.period_sort) for area, found in by_area.items()}
        for key, by_area in kept.items()
    }


def _row(
    definition: Definition,
    found: list[IndicatorValue],
    by_area: Mapping[str, list[IndicatorValue]],
    region: str | None,
    england: str,
) -> ProfileRow:
    newest = found[-1]
    nation = _at(by_area.get(england, []), newest.period)
    beside = _at(by_area.get(region, []), newest.period) if region else None
    return ProfileRow(
        definition=definition,
        newest=newest,
        england=nation.value if nation else Value(State.MISSING, period=newest.period),
        region=beside.value if beside else None,
        compared=compared_with(newest, nation, definition),
        trended=trend_of(found, definition),
    )


def _at(found: Iterable[IndicatorValue], period: str) -> IndicatorValue | None:
    return next((value for value in found if value.period == period), None)


def compared_with(area: IndicatorValue, benchmark: IndicatorValue | None, definition: Definition) -> Compared:
    """The publisher's own word where the file gives one; else ours, by the publisher's method."""
    if published := comparison_in(area.published_england):
        return Compared(published, AS_PUBLISHED)
    if not definition.compares_by_interval:
        return Compared(Comparison.NOT_COMPARED, AS_PUBLISHED, BY_RANK)
    if area.value.contradicts_itself:
        return Compared(Comparison.NOT_COMPARED, OURS, CONTRADICTS)
    if benchmark is None or benchmark.area_code == area.area_code:
        return Compared(Comparison.NOT_COMPARED, OURS, NO_ENGLAND if benchmark is None else "")
    value = area.value
    if definition.compares_at_998:
        low, high = area.value_998 or (None, None)
        value = value.about(low=low, high=high)
    if value.low is None or value.number is None:
        return Compared(Comparison.NOT_COMPARED, OURS, NO_INTERVAL if value.number is not None else "")
    if benchmark.value.number is None:
        return Compared(Comparison.NOT_COMPARED, OURS, NO_ENGLAND)
    return Compared(compare(value, benchmark.value, definition.polarity), OURS)


def trend_of(found: Iterable[IndicatorValue], definition: Definition) -> Trended:
    """The published label of the newest period; where the file gives none, ours by the same rule."""
    found = sorted(found, key=lambda v: v.period_sort)
    if published := trend_in(found[-1].published_trend):
        return Trended(published, AS_PUBLISHED)
    years = {value.years for value in found}
    if years - {1}:
        pooled = max((y for y in years if y), default=None)
        if pooled is None or None in years:
            return Trended(Trend.CANNOT_BE_CALCULATED, OURS, marked("the periods are not whole years"))
        result = recent_trend([], definition.polarity, years_each=pooled)
        return Trended(result.trend, OURS, result.why)
    result = recent_trend([point for value in found if (point := point_of(value))], definition.polarity)
    return Trended(result.trend, OURS, result.why)


def point_of(value: IndicatorValue) -> Point | None:
    """The figure as a point of a trend, where it has a number, an interval and a year."""
    v = value.value
    if v.number is None or v.low is None or v.high is None or value.year is None or v.contradicts_itself:
        return None
    return Point(value.year, v.number, v.low, v.high)


def headline(rows: list[ProfileRow]) -> list[ProfileRow]:
    """One row for each indicator: all persons before one sex, the youngest children before other ages.

    Ages as publishers write them: "0-4 yrs" and "<18 yrs" before "All ages" before the rest.
    """
    best: dict[str, ProfileRow] = {}
    for row in sorted(rows, key=lambda r: youngest_first(r.newest.about)):
        best.setdefault(row.indicator, row)
    return [row for row in rows if best[row.indicator] is row]


_YOUNG = ("0-4", "0 -", "0-", "<", "under", "2 yr", "1 yr", "4-5", "5 yr", "0 yr")


def youngest_first(about: Slice) -> tuple[bool, bool, int, str]:
    """Order of groups of people: everybody before one category, all persons before one sex, the youngest first."""
    age = about.age.strip().lower()
    place = next((i for i, start in enumerate(_YOUNG) if age.startswith(start)), None)
    if place is None:
        place = len(_YOUNG) if age in ("all ages", "not applicable", "") else len(_YOUNG) + 1
    one_sex = about.sex.strip().lower() not in ("persons", "not applicable", "")
    return not about.is_whole, one_sex, place, about.words
