"""Which groups the files hold behind the totals that are no published indicators: children, universal contacts."""

from collections import defaultdict

from fivefold.need.hidden_in_average import Part
from fivefold.need.indicators import Slice
from fivefold.need.population import AGES
from fivefold.vocabulary.value import State
from fivefold_web.need.models import AreaLookup, ContactCount, Group, PopulationCount


def children_parts(partnership, area):
    """Groups behind the number of young children of an area, and how many areas inside it have one too."""
    held = PopulationCount.objects.filter(partnership=partnership, age__in=list(AGES))
    here = set(held.filter(area_code=area).values_list("sex", "age").distinct())
    ages = [Part(Slice("Persons", f"{age} years")) for age in sorted({age for _sex, age in here})]
    sexes = [Part(Slice(sex)) for sex in sorted({sex for sex, _age in here} - {"Persons"})]
    return tuple(ages + sexes), held.filter(area_code__in=_inside(partnership, area)).values(
        "area_code"
    ).distinct().count()


def contact_parts(partnership, area):
    """By contact: groups held for the area, groups held elsewhere, and how many areas inside it have figures."""
    counted = ContactCount.objects.filter(partnership=partnership)
    groups = {
        group.pk: Slice(group.sex, group.age, group.category_type, group.category)
        for group in Group.objects.filter(partnership=partnership)
    }
    here, elsewhere = defaultdict(dict), defaultdict(dict)
    for contact, group, where, state in counted.values_list(
        "contact", "group_id", "area_code", "state"
    ).distinct():
        known = (here if where == area else elsewhere)[contact]
        known[group] = known.get(group, False) or State(state).has_number
    inside = (
        counted.filter(area_code__in=_inside(partnership, area))
        .values_list("contact", "area_code")
        .distinct()
    )
    smaller = defaultdict(int)
    for contact, _where in inside:
        smaller[contact] += 1
    return {
        contact: (_as_parts(known, groups), _as_parts(elsewhere[contact], groups), smaller[contact])
        for contact, known in here.items()
    }


def _as_parts(known, groups):
    return tuple(Part(groups[pk], seen) for pk, seen in known.items())


def _inside(partnership, area):
    """Codes of all areas that a lookup puts inside this one."""
    return AreaLookup.objects.filter(partnership=partnership, parent_code=area).values("child_code")
