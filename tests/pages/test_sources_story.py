"""A person fetches figures from a publisher, looks at them and takes them in; by keyboard and on a phone."""

from fivefold.vocabulary.areas import Area
from tests.builders.need import TRAFFORD, a_fingertips_file
from tests.builders.places import a_place, its_lead
from tests.builders.publishers import publishers_running

FIGURES, ABOUT = (
    "/fingertips/all_data/csv/by_indicator_id",
    "/fingertips/indicator_metadata/csv/by_indicator_id",
)


def test_figures_are_fetched_looked_at_and_taken_in(visit, settings):
    place = a_place(areas=[Area(TRAFFORD, "Trafford")])
    at = f"/places/{place.slug}/need/sources/"
    with publishers_running() as server:
        settings.FETCHING, settings.FETCHING_MIRRORS = True, server.bases
        server.answer(ABOUT, b"Indicator ID,Indicator\r\n93085,Smoking status at time of delivery\r\n")
        server.answer(FIGURES, a_fingertips_file().encode())
        lead = its_lead(place)
        seen = visit(at, as_a=lead).shows("Nothing held yet.").is_accessible()
        seen.go(f"{at}fetch/fingertips/").is_accessible()
        seen.page.get_by_label("Smoking at the time of delivery (93085)").check()
        seen.page.get_by_role("button", name="Fetch").click()
        seen.shows("Nothing has entered yet").is_accessible()
        seen.page.get_by_role("link", name="Look at what arrived").click()
        seen.shows("Check this file before it enters").is_accessible()
        seen.page.get_by_role("button", name="Take this file in").click()
        seen.shows("12 rows have entered.")
        visit(at, as_a=lead, phone=True).shows("today").is_accessible().picture("need-sources-phone")
