"""A place brings in a directory, sees what it lacks, says which entries are one, and publishes its own."""

import json

import pytest

from fivefold_web.services.queries import directory
from tests.builders.places import a_place, its_lead
from tests.builders.services import a_service


@pytest.fixture
def place():
    place = a_place("Harbourside")
    a_service(place, "Baby Hub", organisation="Council", id="7d9e9c1e-0000-4000-8000-000000000001")
    return place


def a_feed(tmp_path):
    record = {
        "id": "ac148810-d857-441c-9679-408f346de14b", "name": "The Baby Hub", "status": "active",
        "organization": {"id": "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610", "name": "The Council", "description": "Council"},
        "phones": [{"id": "0b6c8ef3-32d5-4ab0-a6f3-7c8c7fb5e1aa", "number": "0161 496 0000"}],
    }  # fmt: skip
    path = tmp_path / "city.json"
    path.write_text(json.dumps({"contents": [record]}))
    return path


def test_a_feed_comes_in_and_two_entries_become_one_service(visit, place, tmp_path):
    lead = its_lead(place)
    story = visit(f"/places/{place.slug}/services/import/", as_a=lead)
    page = story.page
    page.get_by_label("File with services").set_input_files(a_feed(tmp_path))
    page.get_by_label("Which directory is it from?").fill("City directory")
    page.get_by_role("button", name="Check the file").click()
    story.shows("What the file does not say").shows("1 of 1 give no ages").is_accessible()
    page.get_by_role("button", name="Take it in").click()
    story.shows("1 new, 0 changed")
    page.goto(page.url.split("/services/")[0] + "/services/feeds/")
    story.shows("City directory").is_accessible().picture("feeds")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("link", name="Services that may be one").click()
    story.shows("1 pair to look at").is_accessible().picture("twins-320")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})
    story.picture("twins")
    page.get_by_role("button", name="One service: keep the first").click()
    story.shows("No two entries look like one service.")
    assert [offer.telephone for offer in directory.offers_for(place)] == ["0161 496 0000"]


def test_a_lead_publishes_the_directory(visit, place):
    story = visit(f"/places/{place.slug}/services/feeds/", as_a=its_lead(place))
    page = story.page
    page.get_by_label("Yes: services that are open now").check()
    page.get_by_label("Under which licence?").fill("Open Government Licence v3.0")
    page.get_by_role("button", name="Save").click()
    story.shows("Everybody can read the directory now.").is_accessible()
    page.get_by_role("link", name=f"/open/{place.slug}/").click()
    assert "HSDS-UK-3.0" in page.content()
