"""Reading fictional journeys: a fixed number of queries however many there are."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count
from django.http import Http404

from fivefold.services.journey import JourneyStep as Step
from fivefold_web.services.models import Journey, JourneyStep
from fivefold_web.services.queries import directory


@dataclass(frozen=True)
class LocalMap:
    """Every service of the place by number, archived ones left out."""

    by_number: dict
    numbers: dict = field(default_factory=dict)

    @property
    def offers(self):
        return list(self.by_number.values())


def local_map(partnership):
    """What a journey is laid over."""
    rows = list(directory.services_of(partnership).order_by("name", "pk"))
    offers = directory.offers_of(partnership, rows)
    by_number = {row.pk: offer for row, offer in zip(rows, offers, strict=True)}
    return LocalMap(by_number, {offer.id: number for number, offer in by_number.items()})


def journeys_of(partnership):
    """All journeys by name, with how many steps they have."""
    return list(Journey.objects.filter(partnership=partnership).annotate(steps_in_all=Count("steps")))


def journey_of(partnership, pk):
    """One journey of this place, or 404."""
    found = Journey.objects.filter(partnership=partnership, pk=pk).select_related("partnership").first()
    if found is None:
        raise Http404
    return found


def step_of(journey, pk):
    """One step of a journey, or 404."""
    found = JourneyStep.objects.filter(journey=journey, pk=pk).select_related("journey", "service").first()
    if found is None:
        raise Http404
    return found


def rows_of(journey):
    return list(JourneyStep.objects.filter(journey=journey))


def rows_of_all(partnership):
    """The steps of every journey, by journey."""
    found = defaultdict(list)
    for row in JourneyStep.objects.filter(partnership=partnership):
        found[row.journey_id].append(row)
    return found


def as_step(row, local):
    """A row as the domain knows it. A service that was archived is one no longer: the rule may propose again."""
    return Step(
        title=row.title,
        age_months=row.age_months,
        trigger=row.trigger,
        result=row.result,
        wanted=row.wanted,
        offer=local.by_number.get(row.service_id),
        absent=row.absent,
    )


def sent_before(partnership, client_key):
    """The journey that was made from this very form, or None."""
    return Journey.objects.filter(partnership=partnership, client_key=client_key).first()
