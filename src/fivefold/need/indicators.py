"""Published figures of indicators, kept as published, and what is known about each indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fivefold.knowledge import indicator_definition
from fivefold.need.periods import first_year, years_in
from fivefold.vocabulary.comparison import Comparison, Polarity, Trend
from fivefold.vocabulary.support import Level
from fivefold.vocabulary.value import Value

ENGLAND = "E92000001"
AS_PUBLISHED = "as published"
OURS = "calculated by Fivefold"


@dataclass(frozen=True, slots=True)
class Slice:
    """Whom a figure is about: sex, age and, where the publisher splits further, a category such as a deprivation decile."""

    sex: str
    age: str
    category_type: str = ""
    category: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the figure is about everybody in the area rather than one category of them."""
        return not (self.category_type or self.category)

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.sex, self.age, self.category) if part)


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One figure of one indicator in one area and period, as published."""

    indicator: str
    name: str
    area_code: str
    area_name: str
    about: Slice
    period: str
    period_sort: int
    value: Value
    value_998: tuple[float, float] | None = None
    count: float | None = None
    denominator: float | None = None
    note: str = ""
    published_trend: str = ""
    published_england: str = ""

    @property
    def years(self) -> int | None:
        return years_in(self.period)

    @property
    def year(self) -> int | None:
        return first_year(self.period)


@dataclass(frozen=True, slots=True)
class Definition:
    """What is held about an indicator besides its figures. `is_known` is False where only the file speaks of it."""

    indicator: str
    name: str
    definition: str
    unit: str
    polarity: Polarity
    method: str
    publisher: str
    caution: str
    is_known: bool
    denominator: str = ""
    levels: tuple[Level, ...] = ()
    said_as: str = ""

    @property
    def compares_by_interval(self) -> bool:
        """Whether the publisher compares by intervals; ranked indicators (quintiles) are not compared that way."""
        method = self.method.lower()
        return "quintile" not in method and "no comparison" not in method

    @property
    def compares_at_998(self) -> bool:
        return "99.8" in self.method


def definition_of(indicator: str, name: str) -> Definition:
    """What the catalogue holds about an indicator, or the little that the file itself says."""
    known = indicator_definition(int(indicator)) if indicator.isdigit() else None
    if known is None:
        return Definition(indicator, name, "", "", Polarity.NEUTRAL, "", "", "", is_known=False)
    return Definition(
        indicator=indicator, name=known.label, definition=known.definition, unit=known.unit,
        polarity=known.polarity, method=known.comparison_method, publisher=known.publisher,
        caution=known.caution, is_known=True, denominator=known.denominator,
        levels=known.levels, said_as=known.said_as,
    )  # fmt: skip


_TRENDS: Mapping[str, Trend] = {trend.value: trend for trend in Trend}
_COMPARED: Mapping[str, Comparison] = {
    comparison.value: comparison for comparison in Comparison if comparison is not Comparison.NOT_COMPARED
}


def trend_in(label: str) -> Trend | None:
    """The published trend label as one of our words, or None where the file gives none.

    >>> trend_in("Decreasing and getting better").value
    'decreasing and getting better'
    """
    return _TRENDS.get(label.strip().lower())


def comparison_in(label: str) -> Comparison | None:
    """The published comparison as one of our words; None for none, "Not compared" and ranks (quintiles)."""
    return _COMPARED.get(label.strip().lower())
