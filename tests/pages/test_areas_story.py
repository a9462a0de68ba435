"""Small areas and a hub's catchment, by keyboard and on a phone."""

import pytest

from tests.builders.ground import ground_in
from tests.builders.places import a_place, its_lead


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_from_a_map_of_small_areas_to_the_catchment_of_a_hub(visit, tmp_path, phone):
    place = a_place()
    ground_in(place, tmp_path)
    size = "phone" if phone else "desktop"
    at = f"/places/{place.slug}/need/areas/"
    seen = visit(at, as_a=its_lead(place), phone=phone).shows("Every area")
    seen.is_accessible().picture(f"areas-{size}")
    seen.page.get_by_label("Trafford 000A: 50").focus()
    seen.page.keyboard.press("Enter")
    seen.page.wait_for_url("**#a-E01000100")

    seen.go(at + "own/new/").shows("Small areas to choose from").is_accessible()
    seen.page.get_by_label("Name").fill("Quayside hub")
    seen.page.get_by_label("By distance from a place").check()
    seen.page.get_by_label("Centre").select_option(label="Trafford 001A (E01000101)")
    seen.page.get_by_label("Or minutes of pushing a pram").fill("20")
    seen.page.get_by_label("By the part of its ground").check()
    seen.page.get_by_role("button", name="Look at it first").click()
    legend = seen.page.locator(".ff-need-map__legend")
    legend.get_by_text("The centre; the ring is 1,333 m away").wait_for(state="visible")
    seen.is_accessible().picture(f"own-area-look-{size}")
    seen.page.get_by_role("button", name="Keep this area").click()
    seen.shows("20 minutes of pushing a pram at 4 km an hour").is_accessible().picture(f"own-area-{size}")
