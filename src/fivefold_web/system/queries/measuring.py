"""Reading measurement plans as rows and as the domain knows them."""

from dataclasses import dataclass

from django.http import Http404

from fivefold.system.measuring import Chosen, Outcome, unmeasured, unused
from fivefold_web.system.models import MeasurementPlan

ANSWERS = ("why", "to_know", "to_change", "means")


def plans_of(partnership):
    """All plans with their outcomes and measures."""
    rows = MeasurementPlan.objects.filter(partnership=partnership).select_related("service")
    return list(rows.prefetch_related("outcomes", "measures__outcomes"))


def plan_of(partnership, pk):
    """One plan of this place, or 404."""
    rows = MeasurementPlan.objects.filter(partnership=partnership, pk=pk).select_related("service")
    found = rows.prefetch_related("outcomes", "measures__outcomes").first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class Fit:
    """Do the outcomes and the measures of a plan fit one another?"""

    answered: int
    outcomes: list[Outcome]
    measures: list[Chosen]
    unmeasured: list[Outcome]
    unused: list[Chosen]


def fit_of(plan):
    """What the rules find about a plan; reads what was prefetched."""
    outcomes = [Outcome(str(one.pk), one.words) for one in plan.outcomes.all()]
    measures = [
        Chosen(one.measure, frozenset(str(told.pk) for told in one.outcomes.all()), one.used_for)
        for one in plan.measures.all()
    ]
    answered = sum(bool(getattr(plan, name).strip()) for name in ANSWERS)
    return Fit(answered, outcomes, measures, unmeasured(outcomes, measures), unused(measures))
