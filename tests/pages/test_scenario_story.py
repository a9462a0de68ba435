"""Partners walk the toddler of 14 months and the baby of nine weeks through their place."""

import pytest

from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Reach, Tier
from fivefold_web.services.queries import walks
from tests.builders.places import a_member, a_place
from tests.builders.services import a_service

both = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def place():
    place = a_place("Harbourside")
    a_service(
        place, "Parent-infant team", tiers={Tier.TREATMENT}, reach=Reach.SPECIALIST, ages=AgeBand(-9, 24)
    )
    return place


@pytest.fixture
def member(place):
    return a_member(place)


def judgement(page, step, word):
    page.locator(f"#{step}").get_by_label(word, exact=True).check()


def is_kept(page, step):
    page.locator(f"#{step} [data-autosave-note]", has_text="Saved").wait_for()


@both
def test_the_toddler_waits_until_two_and_a_contact_at_twelve_months_changes_that(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/services/contacts/", as_a=member, phone=phone)
    story.shows("12 month review").is_accessible().picture(f"services-contacts-{phone}")
    page = story.page
    page.get_by_role("link", name="Change 12 month review").click()
    page.get_by_label("No", exact=True).check()
    page.get_by_label("Why, and since when?").fill("Paused since January")
    story.is_accessible()
    page.get_by_role("button", name="Save").click()
    story.shows("Paused since January")

    story.go(f"/places/{place.slug}/services/scenarios/")
    story.shows("0 of 9 walked").is_accessible().picture(f"services-scenarios-{phone}")
    page.get_by_role("link", name="The toddler nobody has seen").click()
    story.shows("10 months").shows("No service in the directory would notice a child of this age.")
    story.shows("No contact is open at this age.").is_accessible()

    story.go(f"/places/{place.slug}/services/contacts/new/").is_accessible()
    page.get_by_label("Name").fill("12 month visit")
    page.get_by_label("From which age, in months?").fill("12")
    page.get_by_label("Until which age, in months?").fill("15")
    page.get_by_role("button", name="Add the contact").click()
    story.go(f"/places/{place.slug}/services/scenarios/fourteen-months/").shows("12 month visit")
    assert page.get_by_text("No contact is open at this age.").count() == 0


@both
def test_partners_judge_each_step_and_the_walk_is_kept(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/services/scenarios/nine-weeks/", as_a=member, phone=phone)
    story.shows("7 months")
    page = story.page
    page.get_by_role("button", name="Walk this scenario together").click()
    judgement(page, "noticed", "No")
    page.locator("#noticed").get_by_label("What is missing?").fill("A contact at three months")
    is_kept(page, "noticed")
    judgement(page, "understood", "Partly")
    is_kept(page, "understood")
    story.is_accessible().picture(f"services-walk-{phone}")
    page.reload()
    assert page.locator("#noticed").get_by_label("No", exact=True).is_checked()
    assert page.locator("#noticed textarea").input_value() == "A contact at three months"
    page.get_by_role("button", name="Finish this walk").click()
    story.shows("The walk is kept.").shows("Noticed: No; Understood: Partly; Supported: Not judged yet")
    story.is_accessible()
    story.go(f"/places/{place.slug}/services/scenarios/").shows("1 of 9 walked").is_accessible()


def test_without_a_connection_an_answer_is_kept_on_the_device_and_sent_later(visit, place, member):
    story = visit(f"/places/{place.slug}/services/scenarios/nine-weeks/", as_a=member)
    page = story.page
    page.get_by_role("button", name="Walk this scenario together").click()
    page.locator("#noticed").wait_for()
    page.context.set_offline(True)
    page.locator("#noticed").get_by_label("What is missing?").fill("Written in the tunnel")
    page.locator("#noticed [data-autosave-note]", has_text="Kept on this device").wait_for()
    page.context.set_offline(False)
    is_kept(page, "noticed")
    [walk] = walks.walks_of(place, "nine-weeks")
    assert [row.missing for row in walk.steps.all()] == ["Written in the tunnel"]
