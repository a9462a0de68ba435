"""Everything that the page of one indicator rests on, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from fivefold.need.disagreements import counterparts
from fivefold.need.hidden_in_average import Why, who_may_be_hidden
from fivefold.need.indicators import ENGLAND, Definition, IndicatorValue, Slice
from fivefold.need.profile import ProfileRow, profile, series
from fivefold_web.need.queries import benchmarks, elsewhere, figures, hidden
from fivefold_web.need.queries.profile import Gathered


@dataclass(frozen=True)
class IndicatorFacts:
    """One indicator, for one area and one group of people.

    `by_area` are the figures of the group in order of time; `split` all figures of the area and of England, those of
    other groups included; `gathered` what stands beside the newest figure.
    """

    indicator: object
    definition: Definition
    area: tuple[str, str]
    region: tuple[str, str] | None
    place_codes: frozenset
    groups: Mapping[int, Slice]
    group: int | None
    by_area: Mapping[str, list[IndicatorValue]]
    split: list[IndicatorValue]
    gathered: Gathered

    @property
    def row(self) -> ProfileRow | None:
        return next(iter(self.gathered.rows), None)

    @property
    def about(self) -> Slice | None:
        return self.groups.get(self.group)

    @property
    def newest(self) -> IndicatorValue | None:
        held = self.by_area.get(self.area[0])
        return held[-1] if held else None

    def at(self, area, period) -> IndicatorValue | None:
        return next((value for value in self.by_area.get(area, ()) if value.period == period), None)

    def like_areas(self, period):
        """Figures of all areas of the same kind in one period, this one among them, by name."""
        kinds = benchmarks.like(self.area[0])
        found = [
            value
            for held in self.by_area.values()
            for value in held
            if value.period == period and value.area_code.startswith(kinds)
        ]
        return sorted(found, key=lambda value: value.area_name)


def gather_indicator(partnership, *, indicator, definition, area, region, place_codes, groups, group):
    """The facts of one indicator. Figures of every area are read for one group; every group for two areas."""
    values = figures.values_for(partnership, indicator=indicator.code, group=group)
    split = figures.values_for(
        partnership, areas=sorted({area[0], ENGLAND}), indicators=list(counterparts(indicator.code))
    )
    whole = [as_whole(value) for value in values]
    rows = profile(whole, area=area[0], region=region and region[0], definition=lambda *_said: definition)
    numbers = {}
    for value in whole:
        if value.value.number is not None and value.area_code.startswith(benchmarks.like(area[0])):
            key = value.indicator, value.about, value.period
            numbers.setdefault(key, {}).setdefault(value.area_code, value.value.number)
    counterpart_values = [value for value in split if value.indicator != indicator.code]
    gathered = Gathered(
        area=area,
        region=region,
        rows=rows,
        values=[*whole, *counterpart_values],
        numbers=numbers,
        neighbours=benchmarks.neighbours_of(partnership, area[0]),
        goals=benchmarks.goals_of(partnership),
    )
    return IndicatorFacts(
        indicator=indicator,
        definition=definition,
        area=area,
        region=region,
        place_codes=frozenset(place_codes),
        groups=groups,
        group=group,
        by_area=next(iter(series(values).values()), {}),
        split=[value for value in split if value.indicator == indicator.code],
        gathered=gathered,
    )


def as_whole(value):
    """A figure about a category, taken as a series of its own: its words stay, its split is no longer asked about."""
    if value.about.is_whole:
        return value
    about = Slice(value.about.sex, ", ".join(p for p in (value.about.age, value.about.category) if p))
    return replace(value, about=about)


def hidden_in(partnership, code, area):
    """The groups behind the figure of one area, lens by lens, or the reason why there are none."""
    here, other, small = hidden.parts_of(partnership, indicators=[code], area=area)[code]
    return who_may_be_hidden(here, elsewhere=other, otherwise=Why.ELSEWHERE if small else Why.NOT_IN_FILE)


def instead_of(partnership, area, code):
    """Which other areas hold the indicator."""
    return elsewhere.held_elsewhere(partnership, area, code)
