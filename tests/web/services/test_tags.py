"""Tags of a service, and the directory through three models."""

import html

import pytest

from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.support import NeedGroup
from fivefold_web.audit.queries import events_of
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.queries import directory as queries
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.services import a_service


def words(answer):
    return " ".join(html.unescape(answer.content.decode()).split())


def tags_of(service):
    return [(tag.kind, tag.slug, tag.effect) for tag in queries.tags_on(service)]


def a_component(service, *slugs):
    actions.tag_with_these(service=service, kind="component", slugs=slugs, by=its_lead(service.partnership))


def the_row(told, title):
    """The row of the table that begins with this title."""
    return (
        told.partition("What we have for each")[2]
        .partition(f'<th scope="row">{title}')[2]
        .partition("</tr>")[0]
    )


def test_a_factor_is_found_by_any_of_its_names_and_the_tag_says_how(place, browser_of_member, at):
    service = a_service(place)
    typed = {"factor": "premature BIRTH", "effect": "softens its impact"}
    told = words(browser_of_member.post(at(f"{service.pk}/tags/factor/"), typed, follow=True))
    assert "Tagged with “Premature birth”." in told
    assert tags_of(service) == [("factor", "premature-birth", "softens its impact")]


def test_the_same_tag_twice_is_recorded_once(place, browser_of_member, at):
    service = a_service(place)
    for _again in range(2):
        browser_of_member.post(
            at(f"{service.pk}/tags/factor/"), {"factor": "Premature birth", "effect": "lessens it"}
        )
    assert len([event for event in events_of(place) if event.did == "tagged"]) == 1


def test_a_name_that_nothing_has_is_refused_with_the_remedy(place, browser_of_member, at):
    service = a_service(place)
    answer = browser_of_member.post(at(f"{service.pk}/tags/factor/"), {"factor": "Moonlight"})
    assert answer.status_code == 422
    told = words(answer)
    assert "No factor is called “Moonlight”. Choose one from the list." in told
    assert "Say how the service acts on the factor." in told
    assert tags_of(service) == []


def test_a_suggestion_names_its_reason_and_tags_nothing_by_itself(place, browser_of_member, at):
    service = a_service(place, description="We help pregnant women to stop smoking.")
    told = words(browser_of_member.get(at(f"{service.pk}/tags/")))
    assert "because it says “smoking”, “pregnant”" in told
    assert tags_of(service) == []


def test_three_services_fill_the_wheel_and_are_listed_with_their_component(place, browser_of_member, at):
    a_component(a_service(place, "Feeding", ages=AgeBand(0, 12)), "adequate-nutrition", "good-health")
    a_component(a_service(place, "Clinic", ages=AgeBand(-9, 60)), "good-health")
    a_component(a_service(place, "Play", ages=None), "early-learning")
    told = words(browser_of_member.get(at("care/")))
    assert "3 of 3 running services are tagged in this model." in told
    assert "2 services" in the_row(told, "Good health")
    assert "Feeding" in the_row(told, "Good health")
    assert "Clinic" in the_row(told, "Good health")
    assert "No service" in the_row(told, "Responsive caregiving")
    assert "Make a finding" in the_row(told, "Responsive caregiving")
    assert "Toolkit, Part 3, p17" in the_row(told, "Good health")
    ages = told.partition("By age")[2]
    row = ages.partition('<th scope="row">Good health</th>')[2].partition("</tr>")[0]
    assert row.count('<td class="ff-number">2</td>') == 1
    assert row.count('<td class="ff-number">1</td>') == 4
    assert "1 without known ages" in ages.partition("early learning")[2]


def test_retagging_moves_a_service_in_one_model_and_leaves_the_others(place, browser_of_member, at):
    service = a_service(place, "Family support", need_groups=frozenset({NeedGroup.THRIVING}))
    a_component(service, "good-health")
    care = words(browser_of_member.get(at("care/")))
    before = words(browser_of_member.get(at("needs/")))
    assert "Family support" in the_row(before, "Thriving")
    typed = {"need_groups": ["getting help"], "component": ["good-health"]}
    browser_of_member.post(at(f"{service.pk}/tags/"), typed)
    after = words(browser_of_member.get(at("needs/")))
    assert "Family support" not in the_row(after, "Thriving")
    assert "Family support" in the_row(after, "Getting Help")
    again = words(browser_of_member.get(at("care/")))
    assert the_row(again, "Good health").split("href")[0] == the_row(care, "Good health").split("href")[0]
    assert "Family support" in the_row(again, "Good health")


def test_wales_sees_nest_by_default_and_each_value_cites_its_source(client, db):
    place = a_place("Aberwen", nation=Nation.WALES, areas=[])
    told = words(signed_in(client, its_lead(place)).get(f"/places/{place.slug}/services/nest/"))
    assert "Dim drws anghywir" in told
    for title in ("Nurturing", "No wrong door", "Trusted adults"):
        assert "NEST" in the_row(told, title) or "Toolkit, Part 5, p62" in the_row(told, title)


def test_england_can_switch_nest_on_and_off_again(client, place, at):
    page = signed_in(client, its_lead(place))
    assert "here it is switched off" in words(page.get(at("nest/")))
    service = a_service(place)
    assert "NEST" not in words(page.get(at(f"{service.pk}/tags/")))
    page.post(at("nest/use/"), {"used": "yes"})
    assert "No wrong door" in words(page.get(at(f"{service.pk}/tags/")))
    page.post(at(f"{service.pk}/tags/"), {"nest": ["no-wrong-door"]})
    assert tags_of(service) == [("nest", "no-wrong-door", "")]
    page.post(at("nest/use/"), {"used": "no"})
    assert "here it is switched off" in words(page.get(at("nest/")))
    assert tags_of(service) == [("nest", "no-wrong-door", "")]


def test_only_a_facilitator_switches_nest(place, browser_of_member, at):
    assert browser_of_member.post(at("nest/use/"), {"used": "yes"}).status_code == 403


def test_an_intervention_is_offered_and_taken_away_again(place, browser_of_member, at):
    service = a_service(place)
    browser_of_member.post(at(f"{service.pk}/tags/intervention/"), {"intervention": "Dad Matters"})
    assert tags_of(service) == [("intervention", "dad-matters", "")]
    told = words(browser_of_member.get(at(f"{service.pk}/")))
    assert "Dad Matters" in told
    browser_of_member.post(
        at(f"{service.pk}/tags/take-away/"), {"kind": "intervention", "slug": "dad-matters"}
    )
    assert tags_of(service) == []


@pytest.mark.parametrize("path", ["tags/", "tags/factor/", "tags/intervention/", "tags/take-away/"])
def test_tags_of_a_service_of_another_place_are_not_found(place, browser_of_member, at, path):
    theirs = a_service(a_place("Elsewhere"))
    assert browser_of_member.post(at(f"{theirs.pk}/{path}"), {}).status_code == 404


@pytest.mark.parametrize("page", ["needs/", "care/"])
def test_a_model_costs_the_same_statements_for_one_and_three_services(
    place, browser_of_member, at, page, django_assert_num_queries, django_assert_max_num_queries
):
    a_component(a_service(place, "One", need_groups=frozenset(NeedGroup)), "good-health")
    with django_assert_max_num_queries(20) as one:
        browser_of_member.get(at(page))
    for name in ("Two", "Three"):
        a_component(a_service(place, name, need_groups=frozenset(NeedGroup)), "good-health", "early-learning")
    with django_assert_num_queries(len(one.captured_queries)):
        browser_of_member.get(at(page))
