"""What a figure is set beside: chosen neighbours, goals, and the spread of all areas that the files hold."""

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from django.db.models import Q
from django.http import Http404

from fivefold.need.benchmarks import GoalSet
from fivefold.need.indicators import Slice
from fivefold_web.need.models import Dataset, Goal, HeldArea, Indicator, IndicatorFigure, Neighbour
from fivefold_web.need.queries.figures import SHOWN, names_of_areas

STATES_KEPT = 64
# Councils of every kind stand beside one another.
COUNCILS = ("E06", "E07", "E08", "E09", "E10")


class Chosen(NamedTuple):
    """A neighbour of an area and why it is alike."""

    code: str
    name: str
    why: str


def like(area):
    """The beginnings of the codes of areas of the same kind: all councils together, else the kind itself."""
    return COUNCILS if area[:3] in COUNCILS else (area[:3],)


def neighbours_of(partnership, area):
    """The chosen neighbours of an area, by name."""
    rows = Neighbour.objects.filter(partnership=partnership, area_code=area)
    held = list(rows.values_list("neighbour_code", "why"))
    names = names_of_areas(partnership, [code for code, _why in held]) if held else {}
    return sorted((Chosen(code, names.get(code, code), why) for code, why in held), key=lambda one: one.name)


def neighbour_of(partnership, area, code):
    found = Neighbour.objects.filter(partnership=partnership, area_code=area, neighbour_code=code).first()
    if found is None:
        raise Http404
    return found


def areas_like(partnership, area):
    """Areas of the same kind that the files hold, itself left out: code and name."""
    held = HeldArea.objects.filter(partnership=partnership).exclude(code=area)
    kinds = Q()
    for beginning in like(area):
        kinds |= Q(code__startswith=beginning)
    return list(held.filter(kinds).values_list("code", "name"))


def goals_of(partnership):
    """Goals by the code of their indicator."""
    return {goal.indicator_code: as_set(goal) for goal in Goal.objects.filter(partnership=partnership)}


def goal_rows(partnership):
    """Goals with the name of their indicator, by name."""
    names = dict(Indicator.objects.filter(partnership=partnership).values_list("code", "name"))
    rows = Goal.objects.filter(partnership=partnership)
    return sorted(
        ((goal, names.get(goal.indicator_code, goal.indicator_code)) for goal in rows), key=lambda r: r[1]
    )


def goal_of(partnership, code):
    found = Goal.objects.filter(partnership=partnership, indicator_code=code).first()
    if found is None:
        raise Http404
    return found


def as_set(goal):
    return GoalSet(goal.number, goal.source, goal.by_when)


def numbers_of_areas(partnership, asked, area):
    """Published numbers of all areas of the same kind, by area code, for each of these (indicator, people, period).

    `asked` are triples of indicator code, `Slice` and period. Read once for a state of the files: a file that has
    entered never changes, so the files themselves say whether what was read still holds.
    """
    if not asked:
        return {}
    files = Dataset.objects.filter(partnership=partnership).order_by("pk")
    state = tuple(files.values_list("pk", "sha256", "uploaded", "replaced_by"))
    return _numbers(partnership.pk, state, frozenset(asked), like(area))


@lru_cache(maxsize=STATES_KEPT)
def _numbers(partnership, _state, asked, beginnings):
    """The numbers as the files hold them in this state; one query, and of two files the newer one counts."""
    by_period = defaultdict(set)
    for indicator, _about, period in asked:
        by_period[period].add(indicator)
    wanted, kinds = Q(), Q()
    for period, indicators in by_period.items():
        wanted |= Q(period=period, indicator__code__in=indicators)
    for beginning in beginnings:
        kinds |= Q(area_code__startswith=beginning)
    rows = (
        IndicatorFigure.objects.filter(wanted, kinds, partnership=partnership, number__isnull=False, **SHOWN)
        .order_by("-dataset__retrieved", "-dataset_id")
        .values_list(
            "indicator__code", "group__sex", "group__age", "group__category_type", "group__category", "period",
            "area_code", "number",
        )
    )  # fmt: skip
    found = {key: {} for key in asked}
    for indicator, sex, age, kind, category, period, code, number in rows:
        if not (kind or category) and (held := found.get((indicator, Slice(sex, age), period))) is not None:
            held.setdefault(code, number)
    return found
