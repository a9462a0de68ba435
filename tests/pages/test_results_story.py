"""After the session: people look at what came out, open the tables, and make a finding of it."""

from django.urls import reverse

from tests.builders.places import a_place, its_lead
from tests.builders.voted import a_voted_session


def test_a_lead_reads_where_the_room_agrees_and_makes_a_finding(visit):
    place = a_place()
    room = a_voted_session(place)
    address = reverse("workshops:results", kwargs={"place": place.slug, "pk": room.pk})
    story = visit(address, as_a=its_lead(place))
    page = story.page
    story.shows("Sectors differ").is_accessible().picture("results")
    agreement = page.locator("#agreement")
    agreement.get_by_text("Show as a table").click()
    assert agreement.get_by_role("rowheader", name="Our services welcome fathers.").count() == 5
    page.set_viewport_size({"width": 320, "height": 800})
    story.is_accessible().picture("results-320")
    page.set_viewport_size({"width": 1280, "height": 900})
    agreement.get_by_role("button").nth(2).click()
    page.get_by_role("heading", level=1).wait_for()
    story.shows("9 of 21 agree, and 10 do not: it divides the room.").is_accessible()
