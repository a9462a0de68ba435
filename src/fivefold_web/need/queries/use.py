"""Reading what the partnership's files hold about the use of services."""

from dataclasses import replace

from fivefold.need.population import under_fives, years_held
from fivefold.need.use import UseCount
from fivefold.vocabulary.value import State, Value
from fivefold_web.need import models
from fivefold_web.need.queries.contacts import groups_by_number
from fivefold_web.need.queries.figures import SHOWN, counts_for, names_of_areas, sources_of

USE = (
    "service_name", "who", "area_code", "group_id", "period", "period_sort", "state", "seen", "population", "note",
    "dataset_id",
)  # fmt: skip
KEY = ("service", "who", "area_code", "about", "period")


def services_used(partnership):
    """Service and who is counted, for every service that has totals, by name."""
    rows = models.UseCount.objects.filter(partnership=partnership, **SHOWN)
    return sorted(set(rows.values_list("service_name", "who")))


def use_counts(partnership, *, service, who):
    """All totals of one service. Where two files give the same total, the newer one counts."""
    rows = models.UseCount.objects.filter(partnership=partnership, service_name=service, who=who, **SHOWN)
    sources = sources_of(partnership)
    order = {pk: place for place, pk in enumerate(sources)}
    found = sorted(
        (row for row in rows.values_list(*USE) if row[-1] in order), key=lambda row: order[row[-1]]
    )
    names = names_of_areas(partnership, {row[2] for row in found})
    groups = groups_by_number(partnership)
    kept = {}
    for row in found:
        count = _count(row, names, groups, sources)
        kept.setdefault(tuple(getattr(count, name) for name in KEY), count)
    return list(kept.values())


def _count(row, names, groups, sources):
    service, who, area, group, period, sort, state, seen, population, note, dataset = row
    value = Value(State(state), seen, period=period, source=sources[dataset], unit=who)
    return UseCount(
        service, who, area, names.get(area, area), groups[group], period, sort, value, population, note
    )


def with_children(partnership, counts):
    """Totals of children without a population get the number of under-fives that a population file holds."""
    lacking = {
        count.area_code
        for count in counts
        if count.population is None and count.who == "children" and count.about.is_whole
    }
    if not lacking:
        return counts
    held = counts_for(partnership, areas=sorted(lacking))
    young = {code: _under_five(held, code) for code in lacking}
    return [
        replace(count, population=young[count.area_code])
        if count.area_code in lacking and count.about.is_whole and not count.about.age
        else count
        for count in counts
    ]


def _under_five(held, code):
    years = years_held(held, code)
    if not years:
        return None
    return under_fives(held, area_codes=[code], area_name="", year=years[0]).total.number
