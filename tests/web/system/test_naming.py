"""Two people give the same name in the same moment: the second is told so, and nothing breaks."""

from datetime import date

import pytest

from fivefold_web.system.actions import conditions, measuring
from fivefold_web.system.actions.naming import NameTaken
from fivefold_web.system.queries.conditions import rounds_of
from fivefold_web.system.queries.measuring import plans_of
from tests.builders.places import a_place, its_lead

pytestmark = pytest.mark.django_db


def open_round(place, name):
    return conditions.open_round(partnership=place, name=name, held_on=date(2027, 3, 1), by=its_lead(place))


def write_plan(place, name):
    facts = {"name": name, "why": "", "to_know": "", "to_change": "", "means": "", "arrangement": ""}
    facts |= {"improvements": "", "heard": "", "service_id": None}
    return measuring.write_plan(partnership=place, facts=facts, by=its_lead(place))


@pytest.mark.parametrize(("make", "all_of"), [(open_round, rounds_of), (write_plan, plans_of)])
def test_a_name_given_a_moment_ago_is_refused_in_words_whatever_its_capitals(make, all_of):
    place = a_place()
    make(place, "Spring 2027")
    with pytest.raises(NameTaken, match="Choose another name"):
        make(place, "SPRING 2027")
    assert [row.name for row in all_of(place)] == ["Spring 2027"]


@pytest.mark.parametrize("make", [open_round, write_plan])
def test_another_place_may_use_the_same_name(make):
    make(a_place("Here"), "Spring 2027")
    assert make(a_place("There"), "Spring 2027").name == "Spring 2027"


def test_a_plan_cannot_be_renamed_to_a_name_that_was_given_meanwhile():
    place = a_place()
    write_plan(place, "Sleep")
    plan = write_plan(place, "Feeding")
    facts = {name: getattr(plan, name) for name in measuring.KEPT} | {"name": "Sleep"}
    with pytest.raises(NameTaken):
        measuring.change_plan(plan=plan, facts=facts, by=its_lead(place))
    assert sorted(row.name for row in plans_of(place)) == ["Feeding", "Sleep"]
