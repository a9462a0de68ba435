"""Every page of findings, recommendations and the plan, at both widths, full and empty."""

from datetime import date

import pytest
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from fivefold_web.decisions import queries
from tests.builders.decisions import a_finding, a_recommendation, an_action
from tests.builders.places import a_member, a_place

both = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def place():
    return a_place("Harbourside and Moors")


@pytest.fixture
def facilitator(place):
    return a_member(place, Role.FACILITATOR)


def at(name, place, **parts):
    return reverse(f"decisions:{name}", kwargs={"place": place.slug, **parts})


def size(phone):
    return "phone" if phone else "desktop"


@both
def test_every_page_of_decisions_is_accessible(visit, place, facilitator, phone):
    finding = a_finding(place)
    recommendation = a_recommendation(
        place, [finding], why="Smoking harms babies before they are born.", level="family"
    )
    late = an_action(place, recommendation, due=date(2026, 1, 31))
    story = visit(at("plan", place), as_a=facilitator, phone=phone)
    for name, path in {
        "plan": at("plan", place),
        "findings": at("findings", place),
        "finding": at("finding", place, pk=finding.pk),
        "reword": at("reword", place, pk=finding.pk),
        "recommendations": at("recommendations", place),
        "recommendation": at("recommendation", place, pk=recommendation.pk),
        "recommend": at("recommend", place),
        "plan-action": at("plan_action", place, pk=recommendation.pk),
        "action": at("action", place, pk=late.pk),
        "change-action": at("change_action", place, pk=late.pk),
        "about": f"{at('about', place)}?key={finding.evidence.first().key}",
    }.items():
        story.go(path).is_accessible().picture(f"decisions-{name}-{size(phone)}")


@both
def test_pages_without_anything_say_what_to_do_next(visit, place, facilitator, phone):
    story = visit(at("plan", place), as_a=facilitator, phone=phone)
    story.shows("No action is planned yet").is_accessible()
    story.page.get_by_role("link", name="See the recommendations").click()
    story.shows("No recommendation yet").is_accessible().picture(f"decisions-empty-{size(phone)}")
    story.page.get_by_role("link", name="See the findings").click()
    story.shows("No finding yet").is_accessible()


@both
def test_the_form_of_a_document_says_what_is_missing_and_loses_nothing(visit, place, facilitator, phone):
    story = visit(at("finding_from_document", place), as_a=facilitator, phone=phone).is_accessible()
    page = story.page
    page.get_by_label("Who published it").fill("Healthwatch")
    page.get_by_role("button", name="Keep the finding").click()
    story.shows("There is a problem").is_accessible().picture(f"decisions-document-wrong-{size(phone)}")
    assert page.title().startswith("Error:")
    page.get_by_role("link", name="Write the finding as one sentence.").click()
    assert page.evaluate("document.activeElement.name") == "sentence"
    assert page.get_by_label("Who published it").input_value() == "Healthwatch"


def test_a_refused_recommendation_is_final_once_it_rests_on_a_finding(visit, place, facilitator):
    row = a_recommendation(place, [])
    a_finding(place)
    story = visit(at("recommendation", place, pk=row.pk), as_a=facilitator, phone=True)
    page = story.page
    page.get_by_role("button", name="Make it final").click()
    story.shows("This recommendation cannot be made final.").is_accessible().picture("decisions-refused")
    page.get_by_role("link", name="Change it").click()
    page.get_by_label("5.1% of mothers smoke at delivery.").check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Make it final").click()
    page.get_by_role("button", name="Back to draft").wait_for()
    assert queries.recommendation_of(place, row.pk).state_name == "final"


def test_dropping_an_action_without_a_reason_leads_to_the_field(visit, place, facilitator):
    story = visit(at("action", place, pk=an_action(place).pk), as_a=facilitator, phone=True)
    page = story.page
    page.locator("summary", has_text="Drop it").click()
    page.get_by_role("button", name="Drop it").click()
    story.shows("There is a problem").is_accessible().picture("decisions-reason")
    page.get_by_role("link", name="Say why the action is dropped").click()
    page.keyboard.type("No money this year.")
    page.get_by_role("button", name="Drop it").click()
    page.get_by_text("No money this year.").wait_for()
    assert page.locator(".ff-tag", has_text="Dropped").count() == 1
