"""Who is at the table, NEST where it is used, and a directory that leaves as it came."""

import json
import re

from fivefold.vocabulary.areas import Nation
from fivefold.vocabulary.partners import Role, Sector
from fivefold.vocabulary.support import Level
from fivefold_web.places.actions import add_organisation
from fivefold_web.system.actions import membership
from tests.builders.places import a_member, a_place, its_lead
from tests.builders.services import a_service

KEPT = {
    "id": "ac148810-d857-441c-9679-408f346de14b",
    "name": "Baby massage",
    "status": "active",
    "attributes": [{"id": "a1", "label": "something of the publisher"}],
    "organization": {"id": "o1", "name": "Hub", "description": "A hub"},
}


def narrow(story):
    story.page.set_viewport_size({"width": 320, "height": 800})
    return story.is_accessible()


def test_a_parks_team_clears_the_community_level_and_the_history_shows_when(visit):
    place = a_place()
    by = a_member(place, Role.FACILITATOR)
    council = add_organisation(partnership=place, name="Council", sector=Sector.LOCAL_AUTHORITY, by=by)
    membership.say_levels(organisation=council, levels=set(Level) - {Level.COMMUNITY}, by=by)
    add_organisation(partnership=place, name="Parks team", sector=Sector.VOLUNTARY, by=by)
    story = visit(f"/places/{place.slug}/system/membership/", as_a=by)
    story.shows("level: nobody acts here").is_accessible().picture("membership")
    story.page.get_by_role("link", name=re.compile("Change.*Parks team")).click()
    story.is_accessible()
    story.page.get_by_label("Community").check()
    story.page.get_by_role("button", name="Save").click()
    story.shows("Parks team acts at the level “Community”")
    assert story.page.get_by_text("level: nobody acts here").count() == 0
    narrow(story)


def test_wales_uses_nest_by_itself_and_england_can_switch_it_on(visit):
    wales, england = a_place("Cwm", nation=Nation.WALES), a_place("Testmouth")
    a_service(wales, "Baby Hub")
    story = visit(f"/places/{wales.slug}/services/nest/", as_a=its_lead(wales))
    story.shows("Toolkit, Part 5, p62").is_accessible()
    other = visit(f"/places/{england.slug}/services/nest/", as_a=its_lead(england))
    other.shows("here it is switched off")
    other.page.get_by_role("button", name="Use NEST here").click()
    assert other.page.get_by_text("here it is switched off").count() == 0
    narrow(other)


def test_a_directory_leaves_as_it_came_but_for_the_service_that_was_changed(visit, tmp_path):
    changed = "Baby massage and song"
    place = a_place()
    other = KEPT | {"id": "bc148810-d857-441c-9679-408f346de14c", "name": "Stay and play"}
    feed = tmp_path / "feed.json"
    feed.write_text(json.dumps([KEPT, other]))
    story = visit(f"/places/{place.slug}/services/import/", as_a=its_lead(place))
    page = story.page
    page.get_by_label("File with services").set_input_files(feed)
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name="Take it in").click()
    page.get_by_role("link", name="Baby massage", exact=True).first.click()
    page.get_by_role("link", name="Change", exact=True).first.click()
    page.get_by_label("Name of the service").fill(changed)
    page.get_by_role("button", name="Save").first.click()
    story.shows(changed)
    address = f"{page.url.split('/services/')[0]}/services/export/json/"
    left = page.request.get(address).json()
    records = {one["id"]: one for one in (left if isinstance(left, list) else left["contents"])}
    assert records[other["id"]] == other
    assert records[KEPT["id"]]["name"] == changed
