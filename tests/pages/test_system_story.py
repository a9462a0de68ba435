"""Partners look at the whole: a factor, the conditions, self-checks, pressures, who helps, a measurement plan."""

import re

import pytest

from fivefold.vocabulary.support import Level, Tier
from fivefold_web.decisions import queries as decisions
from fivefold_web.system.queries import conditions
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.services import a_service
from tests.builders.system import a_condition_round, a_rating, a_tag, an_employer_check

both = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def place():
    place = a_place("Harbourside")
    quitting = a_service(
        place, "Stop smoking in pregnancy", levels=frozenset({Level.FAMILY}), tiers={Tier.PREVENTION}
    )
    a_tag(quitting, "factor", "premature-birth", "lessens it")
    return place


@pytest.fixture
def member(place):
    return a_member(place)


@both
def test_premature_birth_shows_the_worked_example_and_an_empty_cell_becomes_a_draft(
    visit, place, member, phone
):
    story = visit(f"/places/{place.slug}/system/", as_a=member, phone=phone)
    story.is_accessible().picture(f"system-home-{phone}")
    page = story.page
    page.get_by_role("link", name="Responses to a factor").click()
    page.get_by_label("Factor", exact=True).select_option("premature-birth")
    page.get_by_role("button", name="Show").click()
    story.shows("Worked example: premature birth across the continuum").shows("24 cells are empty")
    story.is_accessible().picture(f"system-response-{phone}")
    page.get_by_role("button", name="Draft a recommendation").first.click()
    story.shows("The recommendation is a draft now.").is_accessible()
    [made] = decisions.recommendations_of(place)
    assert made.findings.count() == 1


@both
def test_partners_rate_privately_and_the_chair_closes_and_records_what_they_agreed(
    visit, place, member, phone
):
    this = a_condition_round(place)
    for step, name in enumerate(("Ada", "Bo"), start=1):
        a_rating(this, a_member(place, name=name), [step] * 6)
    story = visit(f"/places/{place.slug}/system/conditions/", as_a=member, phone=phone)
    story.is_accessible()
    page = story.page
    page.get_by_role("link", name=re.compile(r"Rate\s*: Spring")).click()
    story.shows("Only you see your ratings.").is_accessible().picture(f"system-rate-{phone}")
    for number in range(6):
        page.get_by_role("radio").nth(4 * number + 2).check()
    page.get_by_role("button", name="Keep my ratings").click()
    story.shows("Only you can see them until the round is closed.").shows(
        "3 members have rated"
    ).is_accessible()
    assert page.get_by_text("from step").count() == 0
    chair = visit(f"/places/{place.slug}/system/conditions/{this.pk}/", as_a=its_lead(place), phone=phone)
    chair.page.get_by_role("link", name="Close the round").click()
    chair.is_accessible()
    chair.page.get_by_role("button", name="Close the round").click()
    chair.shows("3 ratings, from step 1 to step 3.")
    chair.page.get_by_text("Record what you agreed").first.click()
    chair.page.get_by_label("Where do we stand?").first.select_option("2")
    chair.page.get_by_label("Why?").first.fill("The group meets, but nothing is written down.")
    chair.page.get_by_role("button", name="Keep the agreement").first.click()
    chair.shows("Agreed: step 2 of 4, beginning.").is_accessible().picture(f"system-round-{phone}")
    assert len(conditions.consensus_in(this)) == 1


@both
def test_a_service_checks_itself_and_the_roll_up_names_the_lowest_principle(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/system/checks/of/trauma-informed/", as_a=member, phone=phone)
    story.is_accessible()
    page = story.page
    page.get_by_role("link", name="Begin a check").click()
    story.is_accessible()
    page.get_by_label("Which service?").select_option(label="Stop smoking in pregnancy")
    page.get_by_role("button", name="Begin").click()
    story.shows("Every answer is saved as you go.").is_accessible().picture(f"system-check-{phone}")
    for section in page.locator("section[data-autosave-part]").all():
        section.get_by_role("radio", name="In place").check()
    trust = page.locator("section[data-autosave-part=trust]")
    trust.get_by_role("radio", name="Not yet").check()
    trust.get_by_label("What do you base it on?").fill("Letters do not say what happens next.")
    trust.get_by_text("Saved").first.wait_for(state="visible")
    page.get_by_role("button", name="Finish the check").click()
    story.shows("The check is finished.").shows("Letters do not say what happens next.").is_accessible()
    page.get_by_role("link", name="Trauma-informed practice").first.click()
    story.shows("Least in place: “Trust”.").is_accessible().picture(f"system-rollup-{phone}")


@both
def test_reducing_abuse_alone_raises_the_note_of_the_toolkit(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/system/pressures/", as_a=member, phone=phone)
    story.is_accessible().picture(f"system-pressures-{phone}")
    page = story.page
    page.get_by_role("link", name=re.compile(r"Add work\s*: Domestic abuse")).click()
    page.get_by_label("What do you do?").fill("Reduce domestic abuse")
    story.is_accessible()
    page.get_by_role("button", name="Put it in the picture").click()
    story.shows("does not by itself mend the relationship").shows("Part 4, p31").is_accessible()


@both
def test_a_local_group_replaces_the_volunteer(visit, place, member, phone):
    a_service(place, "Quayside baby group")
    story = visit(f"/places/{place.slug}/system/who-helps/", as_a=member, phone=phone)
    story.is_accessible().picture(f"system-who-{phone}")
    page = story.page
    page.get_by_role(
        "link", name=re.compile(r"Who is it here\?\s*: Baby and Toddler Group Volunteer")
    ).click()
    page.get_by_label("Who is it here?").fill("Quayside baby group")
    page.get_by_label("Service in the directory").select_option(label="Quayside baby group")
    story.is_accessible()
    page.get_by_role("button", name="Put it in the picture").click()
    story.shows("The picture is changed.").is_accessible()
    drawn = page.locator(".sy-tall svg" if phone else ".sy-wide svg")
    assert "Quayside baby group" in drawn.text_content()
    assert "Quayside baby group" in drawn.locator("desc").text_content()


@both
def test_three_employers_and_a_joint_strategy_that_is_missing(visit, place, member, phone):
    for name in ("Council", "Hospital", "Charity"):
        an_employer_check(place, name)
    story = visit(
        f"/places/{place.slug}/system/checks/of/family-friendly-employer/", as_a=member, phone=phone
    )
    story.shows("Agree leave at Council (head of staff) by 31 March 2027").is_accessible()
    story.picture(f"system-employers-{phone}")
    story.go(f"/places/{place.slug}/system/checks/of/joint-strategy/").shows("Missing").is_accessible()


@both
def test_a_plan_lists_what_nothing_measures(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/system/plans/", as_a=member, phone=phone)
    story.is_accessible()
    page = story.page
    page.get_by_role("link", name="Begin a plan").click()
    page.get_by_label("Name of the plan").fill("Hub plan")
    story.is_accessible()
    page.get_by_role("button", name="Keep the plan").click()
    page.get_by_label("Which difference do you want to make?").fill("Babies sleep better")
    page.get_by_label("The child’s mental health").check()
    page.get_by_role("button", name="Name the outcome").click()
    story.shows("Nothing measures these outcomes:").is_accessible().picture(f"system-plan-{phone}")


@both
def test_a_service_is_tagged_and_moves_in_the_views(visit, place, member, phone):
    service = a_service(place, "Feeding help", description="We help with stop smoking in pregnancy.")
    story = visit(f"/places/{place.slug}/services/{service.pk}/", as_a=member, phone=phone)
    page = story.page
    page.get_by_role("link", name="Change the tags").click()
    story.shows("because it says").is_accessible().picture(f"services-tags-{phone}")
    page.get_by_label("Adequate nutrition").check()
    page.get_by_label("Getting help", exact=True).check()
    page.get_by_role("button", name="Save").click()
    story.shows("Adequate nutrition").is_accessible()
    for model in ("needs", "care", "nest"):
        story.go(f"/places/{place.slug}/services/{model}/").is_accessible().picture(
            f"services-{model}-{phone}"
        )
    story.go(f"/places/{place.slug}/services/care/")
    assert "Feeding help" in page.locator("#adequate-nutrition").text_content()
