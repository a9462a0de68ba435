"""Measurement plans: four answers, outcomes, measures, and the third recommendation of Measuring What Matters."""

import io

import docx
import pytest

from fivefold_web.system.actions import measuring as actions
from fivefold_web.system.queries import measuring as queries
from fivefold_web.system.queries.checks import Subject
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.system import a_check

ANSWERS = {
    "why": "To do better",
    "to_know": "How babies sleep",
    "to_change": "Sleep",
    "means": "Two hours a week",
}


def a_plan(place, name="Hub plan", **answers):
    facts = dict.fromkeys(
        ("why", "to_know", "to_change", "means", "arrangement", "improvements", "heard"), ""
    )
    facts |= {"name": name, "service_id": None} | answers
    return actions.write_plan(partnership=place, facts=facts, by=its_lead(place))


def with_measure(plan, measure="asq-se-2", used_for="review", outcomes=()):
    by = its_lead(plan.partnership)
    return actions.choose_measure(plan=plan, measure=measure, used_for=used_for, outcomes=outcomes, by=by)


def with_outcome(plan, words="Babies sleep better"):
    return actions.add_outcome(plan=plan, words=words, domain="child", by=its_lead(plan.partnership))


def test_two_services_answer_four_questions_and_see_what_does_not_fit(browser_of_member, place, at, words):
    for name in ("Hub plan", "Nursery plan"):
        browser_of_member.post(at("plans/new/"), {"name": name} | ANSWERS)
    hub, nursery = queries.plans_of(place)
    measured = with_outcome(hub)
    with_outcome(hub, "Parents read signs")
    with_measure(hub, outcomes=[measured.pk])
    with_measure(nursery, "bitsea", used_for="")
    told = words(browser_of_member.get(at("plans/")))
    assert told.count("4 of 4 questions answered") == 2
    assert "<strong>Parents read signs</strong>" in told
    assert "<strong>Babies sleep better</strong>" not in told
    assert told.partition("Measures that serve nothing")[2].count("Nursery plan") == 1


def test_the_plans_go_out_as_a_framework_document(browser_of_member, place, at):
    plan = a_plan(place, **ANSWERS)
    with_outcome(plan)
    answer = browser_of_member.get(at("plans/framework.docx"))
    paragraphs = [one.text for one in docx.Document(io.BytesIO(answer.content)).paragraphs]
    assert "Hub plan: Babies sleep better" in paragraphs


def test_a_plan_without_observation_does_not_meet_the_third_recommendation(
    browser_of_member, place, at, words
):
    plan = a_plan(place)
    with_measure(plan)
    check = a_check(
        place,
        "measuring-what-matters",
        ["in place"] * 5,
        subject=Subject(plan.name, plan=plan),
        finished=False,
    )
    reason = "The plan names no measure that rests on observation, so this is not met yet."
    told = words(browser_of_member.get(at(f"checks/{check.pk}/")))
    assert reason in told
    assert "capture-observation-answer" not in told
    browser_of_member.post(at(f"checks/{check.pk}/"), {"be-realistic-answer": "in place", "finish": "1"})
    told = words(browser_of_member.get(at("checks/of/measuring-what-matters/")))
    assert "Least in place: “Capture observation”." in told


def test_with_an_observation_measure_people_judge_for_themselves(browser_of_member, place, at, words):
    plan = a_plan(place)
    with_measure(plan, "adbb")
    check = a_check(place, "measuring-what-matters", subject=Subject(plan.name, plan=plan), finished=False)
    told = words(browser_of_member.get(at(f"checks/{check.pk}/")))
    assert "capture-observation-answer" in told


def test_a_second_plan_of_the_same_name_is_refused(browser_of_member, place, at, words):
    a_plan(place)
    answer = browser_of_member.post(at("plans/new/"), {"name": "hub PLAN"})
    assert answer.status_code == 422
    assert "There is a plan called “hub PLAN” already." in words(answer)


def test_outcomes_and_measures_are_added_and_taken_away_on_the_page(browser_of_member, place, at):
    plan = a_plan(place)
    sent = {"outcome-words": "Babies sleep better", "outcome-domain": "child"}
    for _again in range(2):
        browser_of_member.post(at(f"plans/{plan.pk}/outcomes/"), sent)
    [outcome] = queries.fit_of(queries.plan_of(place, plan.pk)).outcomes
    sent = {"measure-measure": "adbb", "measure-outcomes": [outcome.key], "measure-used_for": "review"}
    browser_of_member.post(at(f"plans/{plan.pk}/measures/"), sent)
    fit = queries.fit_of(queries.plan_of(place, plan.pk))
    assert (fit.unmeasured, fit.unused) == ([], [])
    browser_of_member.post(at(f"plans/{plan.pk}/outcomes/{outcome.key}/remove/"))
    fit = queries.fit_of(queries.plan_of(place, plan.pk))
    assert (fit.outcomes, [one.slug for one in fit.unused]) == ([], ["adbb"])


def test_what_is_missing_is_named(browser_of_member, place, at, words):
    plan = a_plan(place)
    answer = browser_of_member.post(at(f"plans/{plan.pk}/outcomes/"), {})
    assert answer.status_code == 422
    assert "Say which difference you want to make." in words(answer)


@pytest.mark.parametrize("path", ["", "change/"])
def test_a_plan_of_another_place_is_not_found(client, db, path):
    plan, here = a_plan(a_place("Elsewhere")), a_place("Here")
    page = signed_in(client, its_lead(here))
    assert page.get(f"/places/{here.slug}/system/plans/{plan.pk}/{path}").status_code == 404


def test_one_and_three_plans_cost_the_same_statements(
    browser_of_member, place, at, django_assert_num_queries, django_assert_max_num_queries
):
    first = a_plan(place)
    with_measure(first, outcomes=[with_outcome(first).pk])
    with django_assert_max_num_queries(20) as one:
        browser_of_member.get(at("plans/"))
    for name in ("Two", "Three"):
        plan = a_plan(place, name)
        with_measure(plan, outcomes=[with_outcome(plan).pk])
    with django_assert_num_queries(len(one.captured_queries)):
        browser_of_member.get(at("plans/"))
