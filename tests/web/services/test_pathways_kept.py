"""Pathways in the database: read and written whole, step by step, twice sent and once done."""

from dataclasses import replace

import pytest
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from fivefold.services.pathway import Group, Route, StepKind
from fivefold_web.audit.models import Event
from fivefold_web.config.demo.pathways import draw_pathways
from fivefold_web.config.demo.services import map_services
from fivefold_web.services.actions import directory
from fivefold_web.services.actions import pathways as actions
from fivefold_web.services.queries import pathways as queries
from tests.builders.pathways import a_link, a_pathway, a_step, drawn
from tests.builders.places import a_place, its_lead
from tests.builders.services import a_service, an_offer

FACTS = {
    "kind": StepKind.SUPPORT,
    "name": "Group",
    "service": None,
    "tier": "",
    "ages_from": None,
    "ages_to": None,
    "threshold": "",
    "wait_low": None,
    "wait_high": None,
    "note": "",
}


@pytest.fixture
def lead(place):
    return its_lead(place)


def keys(place, row):
    return [step.key for step in queries.pathway_of(place, row.pk).steps]


def test_a_pathway_is_read_as_it_was_written(place, lead):
    service = a_service(place, "Parent-infant team")
    offer = an_offer("Parent-infant team", id=service.key)
    wanted = drawn([a_link("in", "help", (2, 4), route=Route.FAST_TRACK, condition="Under one")])
    wanted = replace(wanted, steps=(wanted.steps[0], a_step("help", offer=offer, weeks=(1, 6))))
    row = actions.write_pathway(partnership=place, pathway=wanted, by=lead)
    assert queries.pathway_of(place, row.pk) == replace(wanted, key="getting-help")


def test_the_demonstration_has_four_pathways_and_the_first_ends_at_two(place, lead):
    map_services(lead)
    draw_pathways(lead)
    draw_pathways(lead)
    found = {pathway.name: pathway for pathway in queries.pathways_for(place)}
    assert len(found) == 4
    care = found["Specialist perinatal support"].steps[-1]
    assert (care.ages.end, care.lacks_a_service) == (24, False)
    assert not [link for link in found["Specialist perinatal support"].links if link.start == care.key]


def test_queries_are_as_many_for_one_pathway_as_for_four(place, lead):
    def asked():
        with CaptureQueriesContext(connection) as found:
            queries.pathways_for(place)
        return len(found)

    map_services(lead)
    a_pathway(place)
    alone = asked()
    draw_pathways(lead)
    assert asked() == alone


def test_a_step_whose_service_was_archived_stands_without_a_service(place, lead):
    service = a_service(place, "Baby group")
    row = a_pathway(place)
    step = queries.step_of(row, "help")
    actions.change_step(step=step, facts=FACTS | {"service": service}, by=lead)
    assert not queries.pathway_of(place, row.pk).steps[1].lacks_a_service
    directory.archive_service(service=service, because="ended", by=lead)
    assert queries.pathway_of(place, row.pk).steps[1].lacks_a_service


def test_the_same_form_twice_makes_one_pathway_one_step_and_one_link(place, lead):
    for name in ("First", "Second"):
        row = actions.add_pathway(partnership=place, name=name, client_key="k1", by=lead)
        step = actions.add_step(row=row, facts=FACTS, key="s1", by=lead)
        other = actions.add_step(row=row, facts=FACTS | {"name": "Other"}, key="s2", by=lead)
        facts = {"start": step, "end": other, "route": Route.REFERRAL, "condition": name} | dict.fromkeys(
            ("wait_low", "wait_high")
        )
        actions.add_link(row=row, facts=facts, by=lead)
    (pathway,) = queries.pathways_for(place)
    assert (pathway.name, [step.key for step in pathway.steps]) == ("First", ["s1", "s2"])
    assert [link.condition for link in pathway.links] == ["Second"]


def test_steps_move_up_and_down_and_stay_at_the_ends(place, lead):
    row = a_pathway(place, links=[("in", "help"), ("help", "out")])
    actions.move_step(step=queries.step_of(row, "help"), earlier=True, by=lead)
    assert keys(place, row) == ["help", "in", "out"]
    actions.move_step(step=queries.step_of(row, "help"), earlier=True, by=lead)
    actions.move_step(step=queries.step_of(row, "out"), earlier=False, by=lead)
    assert keys(place, row) == ["help", "in", "out"]
    actions.move_step(step=queries.step_of(row, "help"), earlier=False, by=lead)
    assert keys(place, row) == ["in", "help", "out"]


def test_a_step_goes_with_its_links(place, lead):
    row = a_pathway(place, links=[("in", "help"), ("help", "out")])
    actions.remove_step(step=queries.step_of(row, "help"), by=lead)
    assert (keys(place, row), queries.links_of(row)) == (["in", "out"], [])


def test_a_copy_has_the_same_steps_under_its_own_name(place, lead):
    row = a_pathway(place)
    copy = actions.copy_pathway(row=row, name="Getting help, next year", client_key="c", by=lead)
    first, second = queries.pathway_as(row), queries.pathway_as(copy)
    assert replace(second, key=first.key, name=first.name) == first
    assert second.key == "getting-help-next-year"


def test_groups_are_said_together_and_an_empty_word_takes_one_back(place, lead):
    row = a_pathway(place)
    actions.say_reach(row=row, said={Group.FATHERS: ("no", "daytime"), Group.RURAL: ("yes", "")}, by=lead)
    actions.say_reach(row=row, said={Group.FATHERS: ("partly", "evenings"), Group.RURAL: ("", "")}, by=lead)
    assert [(one.group, one.reached, one.how) for one in queries.pathway_as(row).reaches] == [
        ("fathers", "partly", "evenings")
    ]


def test_what_is_not_different_is_not_written(place, lead):
    row = a_pathway(place)
    step = queries.step_of(row, "help")
    actions.change_step(step=step, facts=FACTS, by=lead)
    before = Event.objects.count()
    actions.change_step(step=queries.step_of(row, "help"), facts=FACTS, by=lead)
    actions.change_pathway(row=row, name=row.name, about=row.about, by=lead)
    actions.say_reach(row=row, said={}, by=lead)
    assert Event.objects.count() == before


def test_each_write_leaves_its_line(place, lead):
    row = a_pathway(place)
    before = Event.objects.count()
    actions.archive_pathway(row=row, because="another took its place", by=lead)
    assert queries.pathways_for(place) == []
    actions.bring_back(row=row, by=lead)
    actions.remove_step(step=queries.step_of(row, "help"), by=lead)
    assert Event.objects.count() == before + 3


def test_a_pathway_of_another_place_is_not_there(place):
    row = a_pathway(a_place("Elsewhere"))
    with pytest.raises(Http404):
        queries.pathway_of(place, row.pk)
