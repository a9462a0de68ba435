"""Reading what the partnership's files hold about need."""

from django.db.models import Count
from django.http import Http404
from django.utils.formats import date_format

from fivefold.need.indicators import ENGLAND, IndicatorValue, Slice
from fivefold.need.population import AGES
from fivefold.need.population import PopulationCount as Counted
from fivefold.vocabulary.comparison import Polarity
from fivefold.vocabulary.value import State, Value
from fivefold_web.need.models import (
    AreaDeprivation,
    AreaLookup,
    Dataset,
    Group,
    HeldArea,
    Indicator,
    IndicatorFigure,
    PopulationCount,
)
from fivefold_web.places import queries as places

AREA = 3
SMALL_AREAS = ("E01", "W01", "S01", "E02", "W02", "S02", "E05", "W05", "S13", "N08")
FIGURE = (
    "indicator__code", "indicator__name", "indicator__unit", "area_code", "group_id", "period", "period_sort", "state",
    "number", "low", "high", "low_998", "high_998", "count", "denominator", "trend", "compared_england", "note",
    "source", "dataset_id",
)  # fmt: skip


# Figures of a file that a newer one replaced are kept for the record and no longer shown.
SHOWN = {"dataset__replaced_by__isnull": True}


def entering(reading):
    """How many rows of a file would enter: of a population only the ages under five are asked about."""
    if reading.small is not None:
        return len(reading.small)
    return sum(row.age in AGES for row in reading.population_rows) or len(reading.rows)


def datasets_of(partnership):
    """Confirmed files, newest first."""
    return list(Dataset.objects.filter(partnership=partnership).select_related("replaced_by"))


def dataset_of(partnership, pk):
    return _one(Dataset.objects.filter(partnership=partnership, pk=pk))


def dataset_with(partnership, sha256):
    """The confirmed file with this content, or None."""
    return Dataset.objects.filter(partnership=partnership, sha256=sha256).first()


def indicators_of(partnership):
    return list(Indicator.objects.filter(partnership=partnership))


def indicator_of(partnership, code):
    return _one(Indicator.objects.filter(partnership=partnership, code=code))


def polarities_of(partnership):
    """Which direction is good, where the partnership's own files say so."""
    said = Indicator.objects.filter(partnership=partnership).exclude(polarity_name="")
    return {code: Polarity(name) for code, name in said.values_list("code", "polarity_name")}


def names_of_areas(partnership, codes=None):
    """Name of each area by its code, of these codes or of all: as the files name them, else as the place does."""
    areas = HeldArea.objects.filter(partnership=partnership)
    if codes is not None:
        areas = areas.filter(code__in=codes)
    own = {
        area.code: area.name for area in places.areas_of(partnership) if codes is None or area.code in codes
    }
    return {ENGLAND: "England"} | own | dict(areas.values_list("code", "name"))


def names_of(partnership, codes):
    """Names of these areas, in the same order; a code that nobody names stands for itself."""
    names = names_of_areas(partnership, list(codes)) if codes else {}
    return [names.get(code, code) for code in codes]


def groups_of(partnership, indicator):
    """Groups of people that an indicator has figures for, by number."""
    numbers = IndicatorFigure.objects.filter(
        partnership=partnership, indicator__code=indicator, **SHOWN
    ).values("group_id")
    return {
        group.pk: Slice(group.sex, group.age, group.category_type, group.category)
        for group in Group.objects.filter(partnership=partnership, pk__in=numbers).order_by("pk")
    }


def indicators_in(partnership, area):
    """Code and name of every indicator that has a figure for this area, by name."""
    held = Indicator.objects.filter(
        partnership=partnership, figures__area_code=area, figures__dataset__replaced_by__isnull=True
    )
    return list(held.distinct().order_by("name", "code").values_list("code", "name"))


def values_for(partnership, *, areas=None, indicator=None, indicators=None, group=None, whole_only=False):
    """Published figures of these areas, this indicator and this group of people.

    `whole_only` leaves out figures that the publisher splits by category, which are most of England's.
    Those of the newest file come first: of equal figures the first one counts.
    """
    rows = IndicatorFigure.objects.filter(partnership=partnership, **SHOWN)
    if areas is not None:
        rows = rows.filter(area_code__in=areas)
    if indicator is not None:
        rows = rows.filter(indicator__code=indicator)
    if indicators is not None:
        rows = rows.filter(indicator__code__in=indicators)
    if group is not None:
        rows = rows.filter(group_id=group)
    sources = sources_of(partnership)
    order = {pk: place for place, pk in enumerate(sources)}
    groups = {
        group.pk: Slice(group.sex, group.age, group.category_type, group.category)
        for group in Group.objects.filter(partnership=partnership)
    }
    if whole_only:
        rows = rows.filter(group_id__in=[pk for pk, about in groups.items() if about.is_whole])
    found = sorted(rows.values_list(*FIGURE), key=lambda row: order[row[-1]])
    names = names_of_areas(partnership, {row[AREA] for row in found})
    return [as_value(row, groups, names, sources) for row in found]


def as_value(row, groups, names, sources):
    """A row of the database as the domain knows it."""
    (
        code, name, unit, area, group, period, sort, state, number, low, high, low_998, high_998, count, denominator,
        trend, compared, note, source, dataset,
    ) = row  # fmt: skip
    backwards = low is not None and low > high
    value = Value(
        State(state), number, None if backwards else low, None if backwards else high,
        basis="", period=period, source=source or sources[dataset], unit=unit,
    )  # fmt: skip
    return IndicatorValue(
        indicator=code, name=name, area_code=area, area_name=names.get(area, area), about=groups[group],
        period=period, period_sort=sort, value=value,
        value_998=None if low_998 is None or high_998 is None else (low_998, high_998),
        count=count, denominator=denominator, note=note, published_trend=trend, published_england=compared,
    )  # fmt: skip


def sources_of(partnership):
    """A short citation for each file, newest first: who published it and when it was fetched."""
    return {dataset.pk: source_words(dataset) for dataset in datasets_of(partnership)}


def source_words(dataset):
    return f"{dataset.source}, {date_format(dataset.retrieved, 'j F Y')}"


def areas_with_figures(partnership, codes=None):
    """How many indicators the files hold for each area, by code."""
    rows = IndicatorFigure.objects.filter(partnership=partnership, **SHOWN)
    if codes is not None:
        rows = rows.filter(area_code__in=codes)
    counted = rows.values_list("area_code").annotate(held=Count("indicator", distinct=True))
    return dict(counted.order_by("area_code"))


def counts_for(partnership, *, areas):
    """Young children in these areas, of the newest file first."""
    sources = sources_of(partnership)
    order = {pk: place for place, pk in enumerate(sources)}
    rows = PopulationCount.objects.filter(
        partnership=partnership, area_code__in=areas, age__in=list(AGES), **SHOWN
    )
    names = names_of_areas(partnership, areas)
    found = rows.values_list("area_code", "year", "sex", "age", "count", "dataset_id")
    return [
        Counted(area, names.get(area, area), year, sex, age, count, sources[dataset])
        for area, year, sex, age, count, dataset in sorted(found, key=lambda row: order[row[-1]])
    ]


def areas_with_children(partnership):
    """Codes of areas that a population file holds, small areas (wards, MSOAs, LSOAs) left out of the list."""
    held = PopulationCount.objects.filter(partnership=partnership, **SHOWN)
    for small in SMALL_AREAS:
        held = held.exclude(area_code__startswith=small)
    return list(held.values_list("area_code", flat=True).distinct())


def region_of(partnership, area):
    """Code of the region that holds this area, where a lookup says so, or None."""
    found = AreaLookup.objects.filter(
        partnership=partnership, child_code=area, parent_code__startswith="E12", **SHOWN
    )
    return found.values_list("parent_code", flat=True).order_by("-parent_vintage").first()


def small_areas_in(partnership, area, *, vintage):
    """Codes of the LSOAs of this vintage inside an area, where a lookup says so."""
    found = AreaLookup.objects.filter(
        partnership=partnership, parent_code=area, child_level="lsoa", child_vintage=vintage, **SHOWN
    )
    return sorted(set(found.values_list("child_code", flat=True)))


def deprivation_of(partnership, codes, *, edition):
    """Decile of each of these small areas in one edition."""
    rows = AreaDeprivation.objects.filter(
        partnership=partnership, area_code__in=codes, edition=edition, **SHOWN
    )
    return dict(rows.values_list("area_code", "decile"))


def editions_of(partnership):
    """Editions of the indices of deprivation that the files hold, newest first, with the year of their boundaries."""
    held = AreaDeprivation.objects.filter(partnership=partnership, **SHOWN)
    return list(held.values_list("edition", "vintage").distinct().order_by("-edition"))


def _one(rows):
    row = rows.first()
    if row is None:
        raise Http404
    return row
