"""Checks of pathways: how long all checks of a large place take.

    PYTHONPATH=src:. .venv/bin/python benchmarks/pathways.py

60 pathways of 20 steps each, 500 services that could come next; steps are joined at random, some links lead back, some
are fast tracks; every other service says who may refer. The best and the middle of nine runs.
The claim: under one second.
"""

from __future__ import annotations

import os
import random
import statistics
import time

from fivefold.services.offer import Offer
from fivefold.services.open_to import Referrer
from fivefold.services.pathway import Group, GroupReach, Link, Pathway, Reached, Route, Step, StepKind
from fivefold.services.pathway_checks import checks
from fivefold.services.supply import Supply, Wait
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Tier

PATHWAYS, STEPS, SERVICES, RUNS = 60, 20, 500, 9
CLAIM = 1.0


def main() -> None:
    chance = random.Random(6)
    directory = [an_offer(number, chance) for number in range(SERVICES)]
    drawn = [a_pathway(number, directory, chance) for number in range(PATHWAYS)]
    took, outcomes = [], []
    for _ in range(RUNS):
        begun = time.perf_counter()
        outcomes = checks(drawn, directory)
        took.append(time.perf_counter() - begun)
    findings = sum(len(outcome.findings) for outcome in outcomes)
    links = sum(len(pathway.links) for pathway in drawn)
    print(f"Load of the computer: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors.")
    print("| pathways | steps | links | services | checks | findings | best | middle | claim |")
    print("|---|---|---|---|---|---|---|---|---|")
    print(
        f"| {PATHWAYS} | {PATHWAYS * STEPS} | {links} | {SERVICES} | {len(outcomes)} | {findings} "
        f"| {min(took):.3f} s | {statistics.median(took):.3f} s "
        f"| {'met' if statistics.median(took) < CLAIM else 'NOT MET'}: under {CLAIM:g} s |"
    )


def an_offer(number: int, chance: random.Random) -> Offer:
    start = chance.choice([-9, -3, 0, 6, 12, 24])
    low = chance.randint(0, 10)
    tiers = frozenset(chance.sample(list(Tier), 2))
    return Offer(
        id=f"service-{number}",
        name=f"Service {number}",
        tiers=tiers,
        primary=min(tiers),
        levels=frozenset(chance.sample(list(Level), 2)),
        ages=AgeBand(start, chance.choice([26, 36, 60])),
        referrers=frozenset(chance.sample(list(Referrer), 3)) if number % 2 else frozenset(),
        supply=Supply() if number % 3 else Supply(wait=Wait(low, low + 6)),
    )


def a_pathway(number: int, directory: list[Offer], chance: random.Random) -> Pathway:
    inner = [StepKind.ASSESSMENT, StepKind.SUPPORT, StepKind.SUPPORT, StepKind.HANDOVER]
    kinds = [
        StepKind.ENTRY,
        StepKind.ENTRY,
        *chance.choices(inner, k=STEPS - 4),
        StepKind.EXIT,
        StepKind.EXIT,
    ]
    steps = tuple(
        Step(f"step-{n}", kind, f"Step {n}", chance.choice(directory) if chance.random() < 0.9 else None)
        for n, kind in enumerate(kinds)
    )
    pairs = {(n, min(STEPS - 1, n + chance.randint(1, 4))) for n in range(STEPS - 1) for _ in range(2)}
    pairs |= {(n, n - 2) for n in range(4, STEPS - 2, 5)}
    routes = [Route.REFERRAL, Route.REFERRAL, Route.HANDOVER, Route.FAST_TRACK, Route.STEP_DOWN]
    links = tuple(
        Link(f"step-{one}", f"step-{two}", chance.choice(routes), wait=Wait(1, chance.randint(1, 8)))
        for one, two in sorted(pairs)
    )
    reaches = tuple(GroupReach(group, chance.choice(list(Reached))) for group in list(Group)[:4])
    return Pathway(f"pathway-{number}", f"Pathway {number}", steps=steps, links=links, reaches=reaches)


if __name__ == "__main__":
    main()
