"""Everything that the profile of one area rests on, in a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from fivefold.need.benchmarks import Against, GoalSet, standings
from fivefold.need.disagreements import counterparts, disagreements, disagreements_of
from fivefold.need.indicators import ENGLAND, IndicatorValue
from fivefold.need.profile import ProfileRow, headline, profile
from fivefold_web.need.queries import benchmarks, figures


@dataclass(frozen=True)
class Gathered:
    """The newest figures of one area with all that stands beside them."""

    area: tuple[str, str]
    region: tuple[str, str] | None
    rows: list[ProfileRow]
    values: list[IndicatorValue]
    numbers: Mapping
    neighbours: list
    goals: Mapping[str, GoalSet]

    def key(self, row):
        return row.indicator, row.newest.about, row.newest.period

    def numbers_for(self, row):
        """Published numbers of all areas of the same kind in the period of a row, by area."""
        return self.numbers.get(self.key(row), {})

    def standings_of(self, row):
        """How the figure of a row stands to every benchmark that is held, by benchmark."""
        held = self._at.get(self.key(row), {})
        chosen = [one.code for one in self.neighbours]
        found = standings(
            row.newest,
            definition=row.definition,
            england=held.get(ENGLAND),
            region=held.get(self.region[0]) if self.region else None,
            neighbours=[held[code] for code in chosen if code in held],
            chosen=len(chosen) or None,
            goal=self.goals.get(row.indicator),
        )
        return {one.against: one for one in found}

    def disagreements_of(self, row):
        """What two files say differently about the newest figure of a row."""
        return disagreements_of(self._disagreements, row.indicator, self.area[0], row.newest.period)

    def __post_init__(self):
        at = {}
        for value in self.values:
            at.setdefault((value.indicator, value.about, value.period), {}).setdefault(value.area_code, value)
        object.__setattr__(self, "_at", at)
        own = [value for value in self.values if value.area_code == self.area[0]]
        object.__setattr__(self, "_disagreements", disagreements(own))


def gather(partnership, *, area, region, indicators, definition, against=Against.ENGLAND):
    """The newest figure of each of these indicators in one area, with England, region, neighbours and goals.

    Figures of neighbours are read only where the reader compares with them.
    """
    neighbours = benchmarks.neighbours_of(partnership, area[0])
    wanted = [area[0], ENGLAND, region and region[0]]
    if against is Against.NEIGHBOURS:
        wanted += [one.code for one in neighbours]
    asked = set(indicators) | {other for code in indicators for other in counterparts(code)}
    values = figures.values_for(
        partnership, areas=[code for code in wanted if code], indicators=sorted(asked), whole_only=True
    )
    told = [value for value in values if value.indicator in set(indicators)]
    rows = headline(profile(told, area=area[0], region=region and region[0], definition=definition))
    keys = [(row.indicator, row.newest.about, row.newest.period) for row in rows if row.definition.is_known]
    return Gathered(
        area=area,
        region=region,
        rows=rows,
        values=values,
        numbers=benchmarks.numbers_of_areas(partnership, keys, area[0]),
        neighbours=neighbours,
        goals=benchmarks.goals_of(partnership),
    )


def retrieved_by_source(partnership) -> dict[str, date]:
    """When each file was fetched, by the citation that stands beside its figures."""
    return {figures.source_words(one): one.retrieved for one in figures.datasets_of(partnership)}
