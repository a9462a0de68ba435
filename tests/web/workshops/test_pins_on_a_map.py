"""Pins on the map of the place: in the form, on the phone, in what came out; a plain grid, said so, without boundaries."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fivefold.workshops.activities import Activity
from fivefold.workshops.answering import PLAN_SIDE
from fivefold_web.workshops import queries
from fivefold_web.workshops.presenters import ResultView, screens_of
from tests.builders.ground import boundaries
from tests.builders.need import figures_in
from tests.builders.places import a_place, its_lead, signed_in
from tests.builders.voting import a_room, an_item, let_through, moved, says

pytestmark = pytest.mark.django_db
MAP = "ground:place"
NO_MAP = "this place holds no boundaries of its areas, so the plan is a plain grid"


@pytest.fixture
def mapped(tmp_path):
    """A place of eight squares: four from west to east, two from south to north."""
    place = a_place()
    figures_in(place, boundaries(8), name="small.geojson", tmp_path=tmp_path, source="ONS")
    return place


def whole(item):
    return queries.results_of(item.session.partnership, item.session_id)


def phone(client, item):
    address = reverse("workshops-public:room", kwargs={"code": item.session.code})
    return unescape(client.get(address).content.decode())


def view_of(item, **how):
    session = whole(item)
    return ResultView.of(next(one for one in session.items.all() if one.pk == item.pk), session, **how)


def shown(item, **how):
    says(item, (None, (100, PLAN_SIDE - 150), "Bench"))
    let_through(item)
    moved(item, "revealed")
    return view_of(item, **how)


def form_of(place, item=None, session=None):
    if item:
        return reverse("workshops:edit_item", kwargs={"place": place.slug, "pk": item.pk})
    return reverse("workshops:own_item", kwargs={"place": place.slug, "pk": session.pk}) + "?activity=pins"


def test_the_phone_draws_the_areas_names_them_in_words_and_asks_not_to_mark_homes(mapped, client):
    item = an_item(a_room(mapped), Activity.PINS, reference=MAP)
    page = phone(client, item)
    assert (page.count('class="ws-plan__area"'), page.count('data-area="Trafford 001A"')) == (8, 1)
    assert "ws-plan__lines" not in page
    assert "do not mark where a family lives" in page
    assert "Trafford 000A: 15 from the left, 74 from the top" in page
    assert 'data-wide="1000"' in page


def test_the_result_says_in_which_area_each_pin_lies_and_what_the_map_shows(mapped):
    view = shown(an_item(a_room(mapped), Activity.PINS, reference=MAP))
    assert view.reading == "1 pin on the map of this place."
    assert view.twin.rows == (("1", "Bench", "Trafford 000A"),)
    assert (view.svg.count("<polygon"), "north is up" in view.svg) == (8, True)
    assert "boundaries of 2021, north at the top, from longitude -2.40 to -2.35" in view.method


def test_without_boundaries_the_plan_is_the_grid_and_everybody_is_told(client):
    item = an_item(a_room(a_place()), Activity.PINS, reference=MAP)
    page = phone(client, item)
    assert ("ws-plan__lines" in page, "ws-plan__area" in page, NO_MAP in page) == (True, False, True)
    view = shown(item, big=True)
    assert NO_MAP in view.reading
    assert view.twin.rows == (("1", "Bench", "below, left"),)


def test_the_form_offers_the_map_and_keeps_its_box(mapped, client):
    browser, session = signed_in(client, its_lead(mapped)), a_room(mapped)
    there = form_of(mapped, session=session)
    assert "On the map of this place" in browser.get(there).content.decode()
    browser.post(there, {"text": "Where?", "minutes": 5, "ground": MAP, "client_key": "one-key-only"})
    item = session.items.get()
    assert item.reference.startswith(f"{MAP}@-2.40")
    before = item.reference
    browser.post(form_of(mapped, item), {"text": "Where then?", "minutes": 5, "ground": MAP})
    item.refresh_from_db()
    assert (item.text, item.reference) == ("Where then?", before)
    browser.post(form_of(mapped, item), {"text": "Where then?", "minutes": 5, "ground": ""})
    item.refresh_from_db()
    assert item.reference == ""


def test_the_ground_stays_under_pins_that_are_there(mapped, client):
    browser, item = signed_in(client, its_lead(mapped)), an_item(a_room(mapped), Activity.PINS, reference=MAP)
    says(item, (None, (100, 100), "Bench"))
    refused = browser.post(form_of(mapped, item), {"text": item.text, "minutes": 5, "ground": "other"})
    assert refused.status_code == 422
    assert "People have put pins on it, so it stays." in unescape(refused.content.decode())
    browser.post(form_of(mapped, item), {"text": item.text, "minutes": 5, "ground": ""})
    item.refresh_from_db()
    assert item.reference == MAP


def test_a_place_without_boundaries_is_told_why_there_is_no_map(client):
    place = a_place()
    browser = signed_in(client, its_lead(place))
    page = unescape(browser.get(form_of(place, session=a_room(place))).content.decode())
    assert "On the map of this place" not in page
    assert "no boundaries of the areas of this place are held" in page


def test_three_maps_take_no_more_queries_than_one(mapped):
    session, counts = a_room(mapped), []
    for number in (1, 2):
        for _again in range(number):
            item = an_item(session, Activity.PINS, reference=MAP)
        with CaptureQueriesContext(
            connection,
        ) as taken:
            screens_of(whole(item))
        counts.append(len(taken))
    assert counts[0] == counts[1]


def test_another_place_does_not_get_this_map(mapped, client):
    elsewhere = a_room(a_place("Elsewhere", areas=[]))
    assert "ws-plan__area" not in phone(client, an_item(elsewhere, Activity.PINS, reference=MAP))


def test_privacy_names_the_cookie_of_a_room(client):
    assert (
        "called “room”" in client.get(reverse("design:about", kwargs={"subject": "privacy"})).content.decode()
    )
