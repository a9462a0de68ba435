"""Reading outlines, small areas, own areas and births that a partnership holds."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count
from django.http import Http404

from fivefold.need.months import Month
from fivefold.need.own_areas import Part, SmallArea, SmallFigure
from fivefold.sources.lookups import LEVELS
from fivefold.vocabulary.shapes import holds, outline_of
from fivefold.vocabulary.value import State, Value
from fivefold_web.need.models import (
    AreaDeprivation,
    AreaLookup,
    BirthCount,
    Boundary,
    OwnArea,
    PopulationCount,
    SmallAreaFigure,
)
from fivefold_web.need.queries import figures, small_areas

SMALL = ("lsoa", "msoa", "ward")
MOST_DRAWN = 2_000
PROBED = 12


@dataclass(frozen=True, order=True)
class LevelHeld:
    """A level of areas and the year of its boundaries, as the files hold them; `key` stands in addresses."""

    place: int
    level: str
    vintage: int
    areas: int

    @property
    def key(self):
        return f"{self.level}-{self.vintage}"


def levels_held(partnership):
    """Levels with boundaries, the smallest first, of each the newest year first."""
    rows = shown(Boundary, partnership).values_list("level", "vintage")
    counted = rows.annotate(areas=Count("area_code", distinct=True)).order_by()
    found = [LevelHeld(LEVELS.index(level), level, vintage, areas) for level, vintage, areas in counted]
    return sorted(found, key=lambda held: (held.place, -held.vintage))


def shown(model, partnership):
    """Rows of files that no newer edition has replaced."""
    return model.objects.filter(partnership=partnership, dataset__replaced_by__isnull=True)


def areas_drawn(partnership, held, councils):
    """Areas of a level inside these councils, by name; and whether a lookup or an outline said so.

    Without either, all areas of the level are given: a file of boundaries is often about one council.
    """
    codes = inside(partnership, held, councils)
    rows = shown(Boundary, partnership).filter(level=held.level, vintage=held.vintage)
    if codes:
        rows = rows.filter(area_code__in=codes)
    listed = rows.order_by("-dataset_id").values_list("area_code", "shape", "longitude", "latitude")
    found = {}
    for code, shape, longitude, latitude in listed[:MOST_DRAWN]:
        found.setdefault(code, (shape, (longitude, latitude)))
    if not codes and held.level in SMALL:
        found, codes = _by_outline(partnership, found, councils)
    names = figures.names_of_areas(partnership, list(found))
    areas = [
        SmallArea(code, names.get(code, code), outline_of(shape), at) for code, (shape, at) in found.items()
    ]
    return sorted(areas, key=lambda area: (area.name, area.code)), bool(codes)


def inside(partnership, held, councils):
    """Codes of the areas of this level in these councils, as lookups say; of larger levels, the round about."""
    lookups = shown(AreaLookup, partnership)
    if held.level not in SMALL:
        return _around(lookups, held, councils)
    of_level = lookups.filter(parent_code__in=councils, child_level=held.level)
    if held.level != "ward":
        of_level = of_level.filter(child_vintage=held.vintage)
    if direct := set(of_level.values_list("child_code", flat=True)):
        return direct
    smaller = lookups.filter(parent_code__in=councils, child_level="lsoa").values("child_code")
    through = lookups.filter(child_code__in=smaller, parent_level=held.level)
    if held.level != "ward":
        through = through.filter(parent_vintage=held.vintage)
    return set(through.values_list("parent_code", flat=True))


def _around(lookups, held, councils):
    """Councils of the same region; of other large areas those that a lookup names."""
    regions = lookups.filter(child_code__in=councils, parent_code__startswith="E12").values("parent_code")
    beside = set(
        lookups.filter(parent_code__in=regions, child_level=held.level).values_list("child_code", flat=True)
    )
    if beside:
        return beside | set(councils)
    return set(
        lookups.filter(child_code__in=councils, parent_level=held.level).values_list("parent_code", flat=True)
    )


def _by_outline(partnership, found, councils):
    """Those of the areas whose middle lies in the outline of one of the councils; all of them where none is held."""
    own = [outline for _code, outline in outlines_of(partnership, councils)]
    within = {code: facts for code, facts in found.items() if any(holds(one, facts[1]) for one in own)}
    return (within, set(within)) if within else (found, set())


def outlines_of(partnership, codes):
    """Code and outline of each of these areas, of the newest file that holds it."""
    rows = shown(Boundary, partnership).filter(area_code__in=list(codes)).order_by("-vintage", "-dataset_id")
    found = {}
    for code, shape in rows.values_list("area_code", "shape"):
        found.setdefault(code, shape)
    return [(code, outline_of(shape)) for code, shape in found.items()]


def other_vintage(partnership, held, councils, codes):
    """The year of other boundaries of these small areas whose children are held instead, or None.

    Small areas of 2011 and of 2021 share most codes: mixing them would leave some empty and lose others unseen.
    """
    if held.level not in ("lsoa", "msoa"):
        return None
    lookups = shown(AreaLookup, partnership).filter(parent_code__in=councils, child_level=held.level)
    others = lookups.exclude(child_vintage=held.vintage).exclude(child_code__in=codes)
    held_there = set(
        shown(PopulationCount, partnership)
        .filter(area_code__in=others.values("child_code"))
        .values_list("area_code", flat=True)
    )
    return others.filter(child_code__in=held_there).values_list("child_vintage", flat=True).first()


def years_of_children(partnership, codes):
    """Years in which the files hold children of these areas, newest first."""
    rows = shown(PopulationCount, partnership).filter(area_code__in=list(codes))
    return sorted(set(rows.values_list("year", flat=True)), reverse=True)


def deprivation_vintages(partnership):
    """Year of the boundaries by edition of the indices of deprivation, newest edition first."""
    held = shown(AreaDeprivation, partnership).values_list("edition", "vintage").distinct()
    return dict(sorted(held, reverse=True))


def indicators_at(partnership, codes, *, vintage=None, fewest=2):
    """Code and name of every indicator with figures for so many of these areas, by name.

    Large files say of which year's boundaries they are: with `vintage` those of other years are left out.
    """
    rows = figures.Indicator.objects.filter(
        partnership=partnership,
        figures__area_code__in=list(codes),
        figures__dataset__replaced_by__isnull=True,
    )
    counted = rows.annotate(areas=Count("figures__area_code", distinct=True)).filter(areas__gte=fewest)
    found = {one.indicator: one.name for one in series_here(partnership, codes, vintage)}
    found |= dict(counted.values_list("code", "name"))
    return sorted(found.items(), key=lambda item: (item[1], item[0]))


def series_here(partnership, codes, vintage=None):
    """Series of large files that hold these small areas; a few areas tell, for such a file holds all or none."""
    series = [
        one
        for one in small_areas.series_held(partnership)
        if vintage is None or one.vintage in (None, vintage)
    ]
    if not series:
        return []
    probe = sorted(codes)[:: max(len(codes) // PROBED, 1)]
    held = SmallAreaFigure.objects.filter(series__in=[one.pk for one in series], area_code__in=probe)
    numbers = set(held.values_list("series_id", flat=True))
    return [one for one in series if one.pk in numbers]


def latest_figures(partnership, codes, indicator, also=()):
    """The newest period of an indicator for everybody in these areas: figures by area code, and those of `also`."""
    values = figures.values_for(partnership, areas=[*codes, *also], indicator=indicator, whole_only=True)
    here, beside = latest_of(values, codes)
    if here:
        return here, beside
    large = small_areas.figures_of(partnership, indicator, [*codes, *also])
    wanted = set(codes)
    here = {value.area_code: value for value in large if value.area_code in wanted}
    return here, beside | {value.area_code: value for value in large if value.area_code not in wanted}


def all_latest_figures(partnership, codes, vintage=None):
    """The newest figures of every indicator of these areas: code, name, figures by area. Large files cost a query each."""
    indicators = dict(indicators_at(partnership, codes, vintage=vintage, fewest=1))
    by_indicator = defaultdict(list)
    for value in figures.values_for(partnership, areas=codes, indicators=list(indicators), whole_only=True):
        by_indicator[value.indicator].append(value)
    found = []
    for code, name in indicators.items():
        here = latest_of(by_indicator[code], codes)[0]
        if not here:
            here = {value.area_code: value for value in small_areas.figures_of(partnership, code, codes)}
        found.append((code, name, here))
    return found


def latest_of(values, codes):
    """Of figures of one indicator the newest period; of several groups of people the one with most areas is taken."""
    wanted, groups = set(codes), defaultdict(set)
    for value in values:
        if value.area_code in wanted:
            groups[value.about, value.period_sort, value.period].add(value.area_code)
    if not groups:
        return {}, {}
    about, sort, _period = max(groups, key=lambda key: (key[1], len(groups[key]), key[0].words))
    here, beside = {}, {}
    for value in values:
        if (value.about, value.period_sort) == (about, sort):
            (here if value.area_code in wanted else beside).setdefault(value.area_code, value)
    return here, beside


def as_small(value):
    """A published figure as own areas are made of."""
    return SmallFigure(value.value, value.count, value.denominator)


# --- own areas ---------------------------------------------------------------------------------------------------


def own_areas_of(partnership):
    """Own areas, by name, with the number of their parts."""
    return list(OwnArea.objects.filter(partnership=partnership).annotate(small_areas=Count("parts")))


def own_area_of(partnership, pk):
    found = OwnArea.objects.filter(partnership=partnership, pk=pk).prefetch_related("parts").first()
    if found is None:
        raise Http404
    return found


def own_area_sent(partnership, client_key):
    return OwnArea.objects.filter(partnership=partnership, client_key=client_key).first()


def named_alike(partnership, name, but=None):
    """Whether another own area has this name."""
    found = OwnArea.objects.filter(partnership=partnership, name__iexact=name)
    return found.exclude(pk=but.pk).exists() if but else found.exists()


def parts_of(own):
    return tuple(Part(part.area_code, part.share) for part in own.parts.all())


# --- births ------------------------------------------------------------------------------------------------------


def births_of(partnership, area):
    """Births in an area by month (month 0: the whole year), of the newest file that holds them."""
    rows = (
        shown(BirthCount, partnership)
        .filter(area_code=area)
        .select_related("dataset")
        .order_by("-dataset__retrieved", "-dataset_id")
    )
    found = {}
    for row in rows:
        found.setdefault(Month(row.year, row.month), _births(row))
    return found


def _births(row):
    period = f"{row.year}-{row.month:02}" if row.month else str(row.year)
    return Value(
        State(row.state),
        row.count,
        basis="",
        period=period,
        source=figures.source_words(row.dataset),
        unit="births",
    )
