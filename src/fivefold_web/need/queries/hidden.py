"""Which groups of people the files hold behind a total."""

from collections import defaultdict

from fivefold.need.hidden_in_average import Part
from fivefold.need.indicators import Slice
from fivefold.vocabulary.value import State
from fivefold_web.need.models import Group, IndicatorFigure, SmallAreaSeries
from fivefold_web.need.queries.figures import SHOWN


def parts_of(partnership, *, indicators, area):
    """By indicator: the groups held for this area, those held for other areas, and whether small areas have figures.

    Three queries, however many indicators are asked about.
    """
    rows = IndicatorFigure.objects.filter(partnership=partnership, indicator__code__in=indicators, **SHOWN)
    groups = {
        group.pk: Slice(group.sex, group.age, group.category_type, group.category)
        for group in Group.objects.filter(partnership=partnership)
    }
    shown = defaultdict(dict)
    held = rows.values_list("indicator__code", "group_id", "area_code", "state").distinct()
    for code, group, where, state in held:
        key = "here" if where == area else "elsewhere"
        known = shown[code, key]
        known[group] = known.get(group, False) or State(state).has_number
    small = set(
        SmallAreaSeries.objects.filter(partnership=partnership, indicator__code__in=indicators, **SHOWN)
        .values_list("indicator__code", flat=True)
        .distinct()
    )
    return {
        code: (
            tuple(Part(groups[pk], seen) for pk, seen in shown[code, "here"].items()),
            tuple(Part(groups[pk], seen) for pk, seen in shown[code, "elsewhere"].items()),
            code in small,
        )
        for code in indicators
    }
