"""A place of realistic size, made through the product's own doors: 500 services, 60 teams x 4 rounds,
200 indicators x 10 years x 30 areas, 2,000 answers."""

import hashlib
import os
from datetime import date
from pathlib import Path
from random import Random

from fivefold import knowledge
from fivefold.services.offer import Offer
from fivefold.sources import recognise
from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.areas import Area
from fivefold.vocabulary.partners import Sector
from fivefold.vocabulary.rating import Rag
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold.workshops.answering import Said
from fivefold.workshops.polls import Round
from fivefold_web.need.actions import files as need
from fivefold_web.services.actions import directory as services
from fivefold_web.workforce import actions as workforce
from fivefold_web.workshops import actions as workshops
from tests.builders.decisions import a_recommendation, an_action
from tests.builders.need import FINGERTIPS_COLUMNS, a_population_file
from tests.builders.places import a_place, its_lead
from tests.builders.workshops import a_session

AREAS = [f"E0800{number:04}" for number in range(9, 38)] + ["E92000001"]


def a_realistic_place():
    """Make the place; returns its lead."""
    rng = Random(7)
    place = a_place("Testmouth", areas=[Area(AREAS[0], "Testmouth"), Area(AREAS[1], "Hillside")])
    lead = its_lead(place)
    _figures(place, lead, rng)
    _services(place, lead, rng)
    _teams(place, lead, rng)
    _answers(place)
    for _number in range(30):
        an_action(place, a_recommendation(place))
    return lead


def _take_in(place, lead, name, text):
    path = Path(os.environ["FIVEFOLD_DATA"]) / name
    path.write_text(text)
    need.take_in(
        partnership=place,
        reading=recognise(path, name),
        filename=name,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        source="Benchmark",
        retrieved=date(2026, 11, 1),
        by=lead,
    )


def _figures(place, lead, rng):
    lines = [FINGERTIPS_COLUMNS]
    for indicator in range(90001, 90201):
        for area in AREAS:
            level = rng.uniform(5, 80)
            for year in range(2015, 2025):
                value = level + rng.uniform(-2, 2)
                low, high = value - 1.5, value + 1.5
                lines.append(
                    f"{indicator},Indicator {indicator},,,{area},Area {area},Counties and Unitary Authorities,Persons,"
                    f"0-4 yrs,,,{year},{value:.3f},{low:.3f},{high:.3f},,,120,2400,,,,,{year}0000,,,1y"
                )
    _take_in(place, lead, "fingertips.csv", "\n".join([*lines, ""]))
    for area in AREAS[:2]:
        _take_in(place, lead, f"population-{area}.csv", a_population_file(area))


def _services(place, lead, rng):
    offers = []
    for number in range(500):
        tiers = rng.sample(list(Tier), rng.randint(1, 3))
        start = rng.choice([-9, 0, 6, 12])
        offers.append(
            Offer(
                id=f"service-{number}",
                name=f"Service {number}",
                organisation=f"Organisation {number % 40}",
                levels=frozenset(rng.sample(list(Level), rng.randint(1, 2))),
                tiers=frozenset(tiers),
                primary=tiers[0],
                reach=rng.choice(list(Reach)),
                ages=AgeBand(start, rng.choice([24, 36, 60])),
            )
        )
    services.import_services(partnership=place, offers=offers, by=lead)


def _teams(place, lead, rng):
    sectors = list(Sector)
    teams = [
        workforce.add_team(partnership=place, name=f"Team {n}", sector=sectors[n % 8], by=lead)
        for n in range(60)
    ]
    for number in range(4):
        this = workforce.open_round(
            partnership=place, name=f"Round {number}", held_on=date(2025, 3 * number + 1, 1), by=lead
        )
        for team in teams:
            check = workforce.begin_check(team=team, this=this, by=lead)
            for statement in knowledge.statements():
                rag = rng.choice(list(Rag))
                workforce.rate(
                    assessment=check, statement=statement.slug, rag=rag, comment="As it is.", by=lead
                )
            workforce.send(assessment=check, by=lead)


def _answers(place):
    session = a_session(place, prompts=[f"Prompt {n}?" for n in range(20)])
    lead = its_lead(place)
    for item in session.items.all():
        if item.state_name == "planned":
            workshops.move_prompt(partnership=place, item=item, to="open", by=lead)
        for number in range(100):
            workshops.answer(
                item=item,
                said=Said(f"Answer {number}"),
                asked=Round.BEFORE,
                client_key=f"{item.pk}-answer-{number}",
            )
