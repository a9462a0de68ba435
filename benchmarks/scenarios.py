"""How quick a scenario is with 500 services and 60 pathways: the rule alone, what is read for it, and the whole page.

    PYTHONPATH=src:. .venv/bin/python benchmarks/scenarios.py

A place is made in a temporary folder. Prints the median and the 95th percentile in milliseconds and the statements of
each of the nine stories; the aim is under 200 ms. ROUNDS=5 says how often each is asked.
"""

import os
import statistics
import tempfile
import time
from random import Random

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SERVICES, PATHWAYS = 500, 60
AIM = 200


def main():
    with tempfile.TemporaryDirectory(prefix="fivefold-bench-") as folder:
        os.environ |= {"FIVEFOLD_DATA": folder, "DJANGO_SETTINGS_MODULE": "fivefold_web.config.settings"}
        import django

        django.setup()
        from fivefold_web.config.start import prepare

        prepare(empty=True)
        _report(*_measured(_a_place()))


def _a_place():
    """500 services with all that a proposal asks of them, and 60 pathways through them."""
    from fivefold.vocabulary.areas import Area
    from fivefold_web.services.actions import directory
    from tests.builders.places import a_place, its_lead

    place = a_place("Testmouth", areas=[Area("E08000009", "North"), Area("E08000003", "South")])
    lead = its_lead(place)
    directory.import_services(partnership=place, offers=_offers(Random(7)), by=lead)
    _pathways(place, Random(8))
    return place, lead


def _offers(rng):
    from fivefold import knowledge
    from fivefold.services.offer import ItemTag, Offer
    from fivefold.services.open_to import Access, Caregiver, Location, Referrer
    from fivefold.services.supply import Supply, Wait
    from fivefold.vocabulary.ages import AgeBand
    from fivefold.vocabulary.support import Level, Reach, Tier

    slugs = [one.slug for one in knowledge.factors()]

    def some(words, most):
        return frozenset(rng.sample(list(words), rng.randint(0, most)))

    for number in range(SERVICES):
        tiers = rng.sample(list(Tier), rng.randint(1, 3))
        start, low = rng.choice([-9, 0, 6, 12]), rng.randint(0, 12)
        yield Offer(
            id=f"service-{number}",
            name=f"Service {number:03}",
            organisation=f"Organisation {number % 40}",
            description="What families get, in a few plain sentences. " * 6,
            levels=frozenset({rng.choice(list(Level))}),
            tiers=frozenset(tiers),
            primary=tiers[0],
            reach=rng.choice(list(Reach)),
            ages=rng.choice([None, *[AgeBand(start, start + rng.choice([12, 24, 48]))] * 5]),
            areas=tuple(some(["North", "South"], 1)),
            serves=some(Caregiver, 4),
            referrers=some(Referrer, 3),
            access=some(Access, 4),
            tags=frozenset(ItemTag("factor", slug, "lessens it") for slug in some(slugs, 3)),
            supply=Supply(
                places=20, caseload=rng.randint(5, 22), wait=rng.choice([None, Wait(low, low + 4)])
            ),
            locations=(
                Location(name="Hub", latitude=53 + rng.random() / 10, longitude=-2 + rng.random() / 10),
            ),
            original="{" + '"text": "as it came", ' * 30 + "}",
        )


def _pathways(place, rng):
    from fivefold.services.pathway import Route, StepKind
    from fivefold_web.services.models import Pathway, PathwayLink, PathwayStep, Service

    numbers = list(Service.objects.filter(partnership=place).values_list("pk", flat=True))
    kinds = [StepKind.ENTRY, StepKind.ASSESSMENT, StepKind.SUPPORT, StepKind.SUPPORT, StepKind.EXIT]
    for number in range(PATHWAYS):
        row = Pathway.objects.create(partnership=place, key=f"p{number}", name=f"Pathway {number}")
        steps = [
            PathwayStep.objects.create(
                partnership=place, pathway=row, key=f"s{at}", kind=kind, name=f"Step {at}", position=at,
                service_id=rng.choice(numbers), wait_low=1, wait_high=rng.randint(1, 9),
            )
            for at, kind in enumerate(kinds)
        ]  # fmt: skip
        for one, two in zip(steps, steps[1:], strict=False):
            PathwayLink.objects.create(
                partnership=place, pathway=row, start=one, end=two, route=Route.REFERRAL
            )


def _measured(made):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from fivefold.knowledge.catalogue import scenarios
    from fivefold_web.services.queries.proposals import Wishes, ground_of

    place, lead = made
    client = Client()
    client.force_login(lead.user)
    took = {"read": []}
    for _round in range(ROUNDS):
        took["read"].append(_timed(ground_of, place)[0])
    ground = ground_of(place)
    wishes = Wishes(area="E08000009", caregiver="fathers")
    asked = 0
    for story in scenarios():
        page = f"/places/{place.slug}/services/scenarios/{story.slug}/?area=E08000009&caregiver=fathers"
        client.get(page)
        with CaptureQueriesContext(connection) as found:
            assert client.get(page).status_code == 200
        asked = max(asked, len(found))
        for _round in range(ROUNDS):
            took.setdefault(f"rule {story.slug}", []).append(_timed(ground.propose, story, wishes)[0])
            took.setdefault(f"page {story.slug}", []).append(_timed(client.get, page)[0])
    return took, asked


def _timed(act, *about):
    """Milliseconds of the processor, not of the clock: other work on the machine does not count."""
    started = time.process_time()
    found = act(*about)
    return (time.process_time() - started) * 1000, found


def _report(took, asked):
    print(f"{SERVICES} services, {PATHWAYS} pathways; {asked} statements a page; aim {AIM} ms")
    print(f"{'what':<34}{'median ms':>10}{'p95 ms':>9}")
    for what, times in took.items():
        print(f"{what:<34}{statistics.median(times):>10.1f}{statistics.quantiles(times, n=20)[18]:>9.1f}")


if __name__ == "__main__":
    main()
