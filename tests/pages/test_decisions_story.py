"""Step 8 of the path: what a partnership decides, why, who does it and by when."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fivefold.vocabulary.partners import Role
from fivefold_web.decisions import actions, queries
from tests.builders.decisions import a_finding, a_recommendation, an_action
from tests.builders.places import a_member, a_place, its_lead

both = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


def at(name, place, **parts):
    return reverse(f"decisions:{name}", kwargs={"place": place.slug, **parts})


@both
def test_a_report_becomes_a_finding_and_its_unproved_number_is_pointed_out(visit, phone):
    place = a_place()
    story = visit(at("findings", place), as_a=its_lead(place), phone=phone)
    story.shows("No finding yet.").is_accessible()
    page = story.page
    page.get_by_role("link", name="Make a finding from a document").click()
    page.get_by_role("button", name="Keep the finding").click()
    story.shows("There is a problem").is_accessible()
    page.get_by_label("Title of the document").fill("Perinatal review")
    page.get_by_label("Who published it").fill("Testmouth Council")
    page.get_by_label("What it says, in your words").fill("Page 3: 412 of 1,200 parents were asked.")
    page.get_by_label("Date of the document").fill("2026-01-31")
    page.get_by_label("What does this show?").fill("Only 412 parents were asked, and 77 answered.")
    page.get_by_role("button", name="Keep the finding").click()
    story.shows("The evidence does not carry: 77.").is_accessible()
    page.get_by_role("link", name="Reword").click()
    page.get_by_label("What does this show?").fill("Only 412 parents were asked.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("heading", level=1, name="Only 412 parents were asked.").wait_for()
    assert page.get_by_text("The evidence does not carry").count() == 0
    story.go(at("findings", place)).shows("Perinatal review").is_accessible()
    story.picture(f"decisions-findings-{phone}")


def test_a_recommendation_without_evidence_is_refused_in_words_and_stays_a_draft(visit):
    place = a_place()
    row = a_recommendation(place, findings=[])
    finding = a_finding(place)
    story = visit(at("recommendation", place, pk=row.pk), as_a=its_lead(place))
    story.shows("Before it can be final:").is_accessible()
    page = story.page
    page.get_by_role("button", name="Make it final").click()
    page.get_by_role("alert").get_by_text("This recommendation cannot be made final.").wait_for()
    story.is_accessible()
    assert queries.recommendation_of(place, row.pk).state_name == "draft"
    page.get_by_role("link", name="Change it").click()
    page.get_by_label(finding.sentence).check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Make it final").click()
    page.locator(".ff-tag", has_text="Final").first.wait_for()
    assert queries.recommendation_of(place, row.pk).state_name == "final"


@both
def test_an_action_moves_by_its_buttons_and_says_why_it_waits(visit, phone):
    place = a_place()
    action = an_action(place)
    story = visit(at("action", place, pk=action.pk), as_a=its_lead(place), phone=phone)
    page = story.page
    assert page.get_by_role("button", name="Mark as done").count() == 0
    page.get_by_role("button", name="Mark as agreed").click()
    page.get_by_role("button", name="Mark as under way").click()
    page.get_by_text("Pause it").first.click()
    page.get_by_role("button", name="Pause it").click()
    story.shows("Say why the action is paused").is_accessible()
    page.get_by_label("Why?").first.fill("The post is vacant until May.")
    page.get_by_role("button", name="Pause it").click()
    story.shows("The post is vacant until May.").is_accessible().picture(f"decisions-action-{phone}")
    row = queries.action_of(place, action.pk)
    assert (row.state_name, row.reason) == ("paused", "The post is vacant until May.")


@both
def test_the_plan_shows_what_is_late_first_and_keeps_to_its_filters(visit, phone):
    place = a_place()
    row = a_recommendation(place, level="family")
    today = timezone.localdate()
    an_action(place, row, owner="Midwifery", due=today + timedelta(days=90))
    an_action(place, row, owner="Housing", due=today - timedelta(days=9))
    waiting = a_recommendation(place, sentence="Open a second hub.")
    actions.move_recommendation(partnership=place, recommendation=waiting, to="final", by=its_lead(place))
    story = visit(at("plan", place), as_a=its_lead(place), phone=phone)
    story.shows("1 action is overdue.").shows("Open a second hub.").is_accessible()
    story.picture(f"decisions-plan-{phone}")
    page = story.page
    assert page.locator("tbody tr").first.get_by_text("Housing").count() == 1
    page.get_by_label("Owner").select_option("Midwifery")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**owner=Midwifery**")
    assert page.locator("tbody tr").count() == 1
    story.is_accessible()


def test_what_is_half_typed_survives_a_reload(visit):
    place = a_place()
    finding = a_finding(place)
    story = visit(at("reword", place, pk=finding.pk), as_a=its_lead(place))
    page = story.page
    page.get_by_label("What does this show?").fill("Half a thou")
    page.wait_for_timeout(1500)
    page.reload()
    assert page.get_by_label("What does this show?").input_value() == "Half a thou"


def test_a_viewer_reads_everything_and_is_offered_nothing_to_change(visit):
    place = a_place()
    action = an_action(place, due=date(2026, 1, 1))
    viewer = a_member(place, Role.VIEWER)
    story = visit(at("action", place, pk=action.pk), as_a=viewer)
    story.shows("This action is overdue.").is_accessible()
    assert story.page.locator("main form").count() == 0
    story.go(at("recommendation", place, pk=action.recommendation_id)).is_accessible()
    assert story.page.locator("main form").count() == 0
