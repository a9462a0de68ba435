"""A place enters its services, brings in a file, and sees where there is nothing."""

import json

import pytest

from fivefold.vocabulary.ages import AgeBand
from fivefold.vocabulary.support import Level, Reach, Tier
from fivefold_web.services.queries import directory as queries
from tests.builders.places import a_member, a_place
from tests.builders.services import a_service

both = pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])


@pytest.fixture
def place():
    place = a_place("Harbourside")
    a_service(place, "Stay and play", organisation="Family Hub")
    a_service(
        place,
        "Parent-infant team",
        levels=frozenset({Level.RELATIONSHIP, Level.FAMILY}),
        tiers={Tier.EARLY_INTERVENTION, Tier.TREATMENT},
        primary=Tier.TREATMENT,
        reach=Reach.SPECIALIST,
        ages=AgeBand(-9, 24),
    )
    return place


@pytest.fixture
def member(place):
    return a_member(place)


@both
def test_a_service_is_added_after_the_form_said_what_was_missing(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/services/", as_a=member, phone=phone)
    story.shows("2 services").is_accessible().picture(f"services-list-{phone}")
    page = story.page
    page.get_by_role("link", name="Add a service").click()
    page.get_by_label("Organisation").fill("Moors NHS Trust")
    page.get_by_label("Prevention", exact=True).check()
    page.get_by_label("Treatment", exact=True).check()
    page.get_by_role("button", name="Add the service").click()
    story.shows("There is a problem").is_accessible()
    page.get_by_role("link", name="Enter the name of the service.").click()
    assert page.evaluate("document.activeElement.name") == "name"
    assert page.get_by_label("Organisation").input_value() == "Moors NHS Trust"
    page.get_by_label("Name of the service").fill("Perinatal team")
    page.get_by_label("Which of these is the main kind?").select_option("treatment")
    page.get_by_label("Family and caregivers").check()
    page.get_by_label("From which age?").select_option(label="Pregnancy")
    page.get_by_label("Until which age?").select_option(label="12 months")
    page.get_by_role("button", name="Add the service").click()
    story.shows("“Perinatal team” is in the directory.").shows("Pregnancy to 12 months").is_accessible()
    story.picture(f"services-detail-{phone}")
    assert [offer.primary for offer in queries.offers_for(place) if offer.name == "Perinatal team"] == [
        Tier.TREATMENT
    ]


@both
def test_the_directory_is_narrowed_and_the_address_can_be_shared(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/services/", as_a=member, phone=phone)
    page = story.page
    page.get_by_label("Level").select_option("relationship")
    page.get_by_label("Age of the child").select_option(label="Pregnancy")
    page.get_by_role("button", name="Show").click()
    story.shows("1 service").shows("level: Caregiver–child relationship")
    shared = page.url.partition("/places/")[2]
    again = visit(f"/places/{shared}", as_a=member, phone=phone)
    again.shows("Parent-infant team").is_accessible()
    assert again.page.get_by_role("link", name="Stay and play").count() == 0


@both
def test_the_grid_says_where_there_is_none_and_leads_to_the_services(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/services/grid/", as_a=member, phone=phone)
    story.shows("20 gaps in support").is_accessible().picture(f"services-grid-{phone}")
    page = story.page
    page.get_by_label("Count").select_option("primary")
    page.get_by_role("button", name="Show").click()
    story.shows("22 gaps in support")
    page.get_by_role("link", name="1 service: Caregiver–child relationship, Treatment").click()
    story.shows("Parent-infant team").shows("Only the main kind of each service")


@both
def test_the_continuum_shows_five_kinds_with_their_services(visit, place, member, phone):
    story = visit(f"/places/{place.slug}/services/continuum/", as_a=member, phone=phone)
    story.shows("Care").shows("Continuing care").shows("None").is_accessible()
    story.picture(f"services-continuum-{phone}")


@both
def test_a_file_is_looked_at_before_it_enters(visit, place, member, phone, tmp_path):
    feed = tmp_path / "feed.json"
    record = {
        "id": "ac148810-d857-441c-9679-408f346de14b",
        "name": "Baby massage",
        "status": "active",
        "organization": {"id": "o1", "name": "Hub"},
    }
    feed.write_text(json.dumps([record]))
    story = visit(f"/places/{place.slug}/services/import/", as_a=member, phone=phone)
    story.is_accessible()
    page = story.page
    page.get_by_role("button", name="Check the file").click()
    story.shows("Choose a file first.").is_accessible()
    page.get_by_label("File with services").set_input_files(feed)
    page.get_by_role("button", name="Check the file").click()
    story.shows("Check before it enters").shows("1 service read").is_accessible()
    story.picture(f"services-preview-{phone}")
    page.get_by_role("button", name="Take it in").click()
    story.shows("1 new, 0 changed, 0 as they were.").shows("Baby massage").is_accessible()


def test_a_file_with_an_error_says_row_column_and_remedy(visit, place, member, tmp_path):
    table = tmp_path / "services.csv"
    table.write_text("Name,Level\nPlay,community\nTeam,moon\n")
    story = visit(f"/places/{place.slug}/services/import/", as_a=member)
    story.page.get_by_label("File with services").set_input_files(table)
    story.page.get_by_role("button", name="Check the file").click()
    story.shows("1 problem: nothing has entered").shows("Row 3, column Level").is_accessible()
    story.picture("services-problems")
    assert len(queries.offers_for(place)) == 2


def test_an_archived_service_is_brought_back(visit, place, member):
    story = visit(f"/places/{place.slug}/services/", as_a=member)
    page = story.page
    page.get_by_role("link", name="Stay and play").click()
    page.get_by_role("link", name="Archive").click()
    story.is_accessible()
    page.get_by_label("Why is it taken out?").fill("Ended in March")
    page.get_by_role("button", name="Archive").click()
    story.shows("1 service")
    page.get_by_label("Show", exact=True).select_option("archived")
    page.get_by_role("button", name="Show").click()
    page.get_by_role("link", name="Stay and play").click()
    story.shows("Ended in March").is_accessible()
    page.get_by_role("button", name="Bring back").click()
    story.shows("is in the directory again")
