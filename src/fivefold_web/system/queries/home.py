"""How far a place is with each look at the whole."""

from dataclasses import dataclass

from django.db.models import Count

from fivefold_web.services.queries import directory as services
from fivefold_web.system.models import Check, ConditionRound, MeasurementPlan, Work


@dataclass(frozen=True)
class Standing:
    """Counts for the front page."""

    factors: int
    checks: dict[str, int]
    rounds: int
    open_rounds: int
    work: int
    plans: int


def standing(partnership):
    checks = Check.objects.filter(partnership=partnership, finished__isnull=False).order_by()
    rounds = ConditionRound.objects.filter(partnership=partnership)
    closed = [row is not None for row in rounds.values_list("closed", flat=True)]
    return Standing(
        factors=len({tag.slug for tag in services.tags_with(partnership, "factor")}),
        checks=dict(checks.values_list("checklist").annotate(Count("pk"))),
        rounds=len(closed),
        open_rounds=closed.count(False),
        work=Work.objects.filter(partnership=partnership).count(),
        plans=MeasurementPlan.objects.filter(partnership=partnership).count(),
    )
