"""From a file of postcodes to services on the map, and how far they are with a pram."""

from fivefold.services.open_to import Location
from tests.builders.ground import ground_in
from tests.builders.places import a_place, its_lead
from tests.builders.services import a_service

POSTCODES = "Postcode,Latitude,Longitude\nM33 1AA,53.405,-2.395\nM33 1AB,53.412,-2.385\n"


def test_a_file_of_postcodes_puts_services_on_the_map_and_says_how_far_they_are(visit, tmp_path):
    place = a_place()
    ground_in(place, tmp_path, with_figures=False)
    for name, postcode in (("Play", "M33 1AA"), ("Team", "M33 1AB"), ("Helpline", "n/a")):
        a_service(place, name, locations=(Location("", "High Street", postcode),))
    at = f"/places/{place.slug}/services/map/"
    seen = visit(at, as_a=its_lead(place)).shows("3 services are not on the map")
    page = seen.page
    page.get_by_role("link", name="Bring in a file of postcode positions").click()
    file = tmp_path / "mine.csv"
    file.write_text(POSTCODES)
    page.get_by_label("File with postcodes").set_input_files(file)
    seen.is_accessible()
    page.get_by_role("button", name="Check the file").click()
    seen.shows("With this file 2 of 3 services stand on the map.").is_accessible()
    page.get_by_label("Where is the file from?").fill("Council")
    page.get_by_role("button", name="Take it in").click()
    seen.shows("1 service is not on the map").is_accessible().picture("map")
    page.get_by_label("3 Team").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#s-3")
    page.get_by_role("link", name="How far with a pram").click()
    page.get_by_label("From a postcode").fill("M33 1AA")
    page.get_by_role("button", name="Show what is in reach").click()
    seen.shows("2 services within 20 minutes").is_accessible().picture("on-foot")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    seen.go(at)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
