"""A list asks the database as often for three rows of a place as for one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold import knowledge
from fivefold.knowledge.adaptable import original
from fivefold_web.library.actions import adaptations, definitions, factors, roles
from fivefold_web.library.queries import adaptations as versions
from tests.builders.library_frameworks import a_definition
from tests.builders.places import a_place, its_lead, signed_in
from tests.web.library.shelf_pages import library

pytestmark = pytest.mark.django_db
FACTORS = [one.slug for one in knowledge.factors()]
FRAMEWORKS = [one.slug for one in knowledge.frameworks() if one.adaptable]


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def lead(client, place):
    return signed_in(client, its_lead(place))


def a_relevance(place, number):
    factors.say_relevance(
        partnership=place, factor=FACTORS[number], relevance="matters here", reason="Seen here.", by=its_lead(place)
    )  # fmt: skip


def a_link(place, number):
    factors.link_factors(
        partnership=place, cause=FACTORS[0], effect=FACTORS[number + 1], raises=True, why="Seen here.",
        source="Our records", by=its_lead(place),
    )  # fmt: skip


def an_adaptation(place, number):
    told = original("frameworks", FRAMEWORKS[number])
    adaptations.adapt(
        partnership=place, original=told, wordings={"title": f"Our words {number}"}, reason="Said so here.",
        publish=True, seen=0, by=its_lead(place),
    )  # fmt: skip


def a_version(place, number):
    a_definition(place, f"A baby is safe and loved, {number}.")


def somebody(place, number):
    definitions.involve(
        partnership=place, who=f"Group {number}", how="Tea", contribution="", families=True, people=8,
        on=date(2026, 9, 4), by=its_lead(place),
    )  # fmt: skip


def a_role(place, number):
    facts = {
        "replaces": "",
        "title": f"Group {number}",
        "line": "I sing.",
        "service_path": "",
        "service_name": "",
    }
    roles.say_role(partnership=place, facts=facts | {"absent": False}, by=its_lead(place))


def cost(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(
    ("rest", "made"),
    [
        ("", a_relevance),
        ("levels/family/", a_relevance),
        ("factors/", a_relevance),
        (f"factors/{FACTORS[0]}/", a_link),
        ("frameworks/", an_adaptation),
        ("editions/", an_adaptation),
        ("definition/", a_version),
        ("definition/", somebody),
        ("../system/who-helps/", a_role),
        ("../publishing/diagrams/", a_role),
        ("../publishing/diagrams/", an_adaptation),
    ],
)
def test_a_page_asks_the_database_as_often_for_three_as_for_one(lead, place, rest, made):
    address = library(place, rest).replace("library/../", "")
    made(place, 0)
    once = cost(lead, address)
    made(place, 1)
    made(place, 2)
    assert cost(lead, address) == once


def test_what_is_sent_twice_is_kept_once(place):
    for _again in range(2):
        somebody(place, 1)
        a_relevance(place, 1)
        a_role(place, 1)
        adaptations.adopt(
            partnership=place, original=original("levels", "child"), reason="It is ours too.", by=its_lead(place)
        )  # fmt: skip
    assert definitions.Involvement.objects.filter(partnership=place).count() == 1
    assert factors.FactorRelevance.objects.filter(partnership=place).count() == 1
    assert roles.LocalRole.objects.filter(partnership=place).count() == 1
    assert len(versions.versions_of(place, "levels", "child")) == 1
