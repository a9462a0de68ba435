"""Fetches of this place, the files that came of them, and what a held file says beside a new one."""

from datetime import timedelta

from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from fivefold.sources.changes import births_fact, count_fact, deprivation_fact, figure_fact, lookup_fact
from fivefold.vocabulary.value import State
from fivefold_web.need.models import (
    AreaDeprivation,
    AreaLookup,
    BirthCount,
    Dataset,
    IndicatorFigure,
    PopulationCount,
    Retrieval,
)
from fivefold_web.need.queries import figures

LISTED = 12
UNFINISHED = (Retrieval.WAITING, Retrieval.RUNNING)
# A fetch writes down every few seconds that it is alive; one that is silent so long was interrupted by a restart.
SILENT = timedelta(minutes=2)


def retrievals_of(partnership):
    """The newest fetches of this place."""
    return list(Retrieval.objects.filter(partnership=partnership).select_related("dataset")[:LISTED])


def retrieval_of(partnership, pk):
    found = Retrieval.objects.filter(partnership=partnership, pk=pk).select_related("dataset").first()
    if found is None:
        raise Http404
    return found


def behind(partnership, key):
    """The fetch that a staged file came from, or None for an upload."""
    return Retrieval.objects.filter(partnership=partnership, staged_key=key).first()


def was_interrupted(retrieval):
    """Whether a fetch that should be running has said nothing for too long."""
    return retrieval.state in UNFINISHED and retrieval.moved < timezone.now() - SILENT


def unfinished(partnership):
    """Fetches that wait or run and are alive."""
    alive = Q(state__in=UNFINISHED, moved__gte=timezone.now() - SILENT)
    return Retrieval.objects.filter(alive, partnership=partnership)


def same_unfinished(partnership, source, asked_for):
    """The fetch that already brings this very thing, or None; one that has arrived waits for its confirmation."""
    same = Retrieval.objects.filter(
        partnership=partnership, source=source, state__in=(*UNFINISHED, Retrieval.ARRIVED)
    )
    return next((one for one in same if one.asked_for == asked_for and not was_interrupted(one)), None)


def shown_files(partnership):
    """Files whose figures are shown, newest first."""
    return list(Dataset.objects.filter(partnership=partnership, replaced_by__isnull=True))


def older_files(partnership, kind, but=None):
    """Files of one kind that a new one may replace, newest first; `but` is the content that is looked at."""
    rows = Dataset.objects.filter(partnership=partnership, kind_name=kind.value, replaced_by__isnull=True)
    return list(rows.exclude(sha256=but) if but else rows)


def suggested_older(older, retrieval):
    """The file that an earlier fetch of the same thing brought, or None: only a person knows what replaces an upload."""
    if retrieval is None or not older:
        return None
    brought = Retrieval.objects.filter(
        partnership_id=retrieval.partnership_id, source=retrieval.source, dataset__in=older
    ).order_by("-pk")
    same = next((one.dataset_id for one in brought if one.asked_for == retrieval.asked_for), None)
    return next((dataset for dataset in older if dataset.pk == same), None)


def replaced_by(dataset):
    """The files that this one replaced."""
    return list(Dataset.objects.filter(replaced_by=dataset))


def facts_in(dataset):
    """What a held file says, as the comparison of files needs it."""
    names = figures.names_of_areas(dataset.partnership)
    return [
        *_figures(dataset, names),
        *_counts(dataset, names),
        *_births(dataset, names),
        *_deprivation(dataset),
        *_lookups(dataset),
    ]


def _figures(dataset, names):
    rows = IndicatorFigure.objects.filter(dataset=dataset).order_by("pk")
    fields = (
        "indicator__code", "indicator__name", "indicator__unit", "area_code", "group__sex", "group__age",
        "group__category_type", "group__category", "period", "state", "number", "low", "high",
    )  # fmt: skip
    for (
        code,
        name,
        unit,
        area,
        sex,
        age,
        kind,
        category,
        period,
        state,
        number,
        low,
        high,
    ) in rows.values_list(*fields):
        people = ", ".join(part for part in (sex, age, category) if part)
        key = (code, area, sex, age, kind, category, period)
        yield figure_fact(
            key, name, names.get(area, area), people, period, State(state), number, low, high, unit
        )


def _counts(dataset, names):
    rows = PopulationCount.objects.filter(dataset=dataset).order_by("pk")
    for code, sex, age, year, count in rows.values_list("area_code", "sex", "age", "year", "count"):
        yield count_fact(code, names.get(code, code), sex, age, year, count)


def _births(dataset, names):
    rows = BirthCount.objects.filter(dataset=dataset).order_by("pk")
    for code, year, month, state, count in rows.values_list("area_code", "year", "month", "state", "count"):
        yield births_fact(code, names.get(code, code), year, month, State(state), count)


def _deprivation(dataset):
    rows = AreaDeprivation.objects.filter(dataset=dataset).order_by("pk")
    for row in rows.values_list("area_code", "edition", "decile", "rank"):
        yield deprivation_fact(*row)


def _lookups(dataset):
    rows = AreaLookup.objects.filter(dataset=dataset).order_by("pk")
    for row in rows.values_list("child_code", "parent_level", "parent_vintage", "parent_code"):
        yield lookup_fact(*row)


def small_areas_by_vintage(partnership):
    """Codes of LSOAs by the year of their boundaries, for councils of which the held lookups have more than one year.

    A council that only one lookup covers tells nothing: there a code that is missing may be of either year.
    """
    rows = AreaLookup.objects.filter(
        partnership=partnership, child_level="lsoa", parent_level="ltla", dataset__replaced_by__isnull=True
    )
    councils = {}
    for council, year, code in rows.values_list("parent_code", "child_vintage", "child_code"):
        councils.setdefault(council, {}).setdefault(year, set()).add(code)
    found = {}
    for years in councils.values():
        for year, codes in years.items() if len(years) > 1 else ():
            found.setdefault(year, set()).update(codes)
    return found
