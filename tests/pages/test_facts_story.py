"""A partner says how long families wait and where, and finds the service again by it."""

from fivefold_web.services.queries import directory as queries
from tests.builders.places import a_member, a_place
from tests.builders.services import a_service

PHONE = {"width": 320, "height": 800}
DESKTOP = {"width": 1280, "height": 900}


def on_both(story, name):
    """Nothing sticks out on a phone, and axe is content on the wide page."""
    story.is_accessible().picture(name)
    story.page.set_viewport_size(PHONE)
    assert story.page.evaluate("document.scrollingElement.scrollWidth") == PHONE["width"]
    story.picture(f"{name}-phone")
    story.page.set_viewport_size(DESKTOP)


def test_a_service_is_told_whole_and_found_by_what_was_told(visit):
    place = a_place("Harbourside")
    service = a_service(place, "Parent-infant team")
    a_service(place, "Stay and play", ages=None)
    story = visit(f"/places/{place.slug}/services/{service.pk}/change/", as_a=a_member(place))
    page = story.page
    for group in ("Who can come, and how they get in", "How much there is, and how long families wait"):
        page.get_by_text(group).click()
    page.get_by_label("Fathers and partners").check()
    page.get_by_label("Languages").fill("Polish")
    page.get_by_label("Longest usual wait, in weeks").fill("6")
    page.get_by_label("Shortest wait, in weeks").fill("8")
    on_both(story, "facts-form")
    page.get_by_role("button", name="Save").click()
    story.shows("The longest wait is below the shortest.").is_accessible()
    page.get_by_label("Longest usual wait, in weeks").fill("12")
    page.get_by_role("button", name="Save").click()
    story.shows("8 to 12 weeks (as the service says; day not given)")
    page.get_by_role("link", name="Add a place").click()
    page.get_by_label("Name of the place").fill("Quayside Family Hub")
    page.get_by_label("Opening hours").fill("Monday 09:30-11:30 (term time)")
    on_both(story, "facts-place")
    page.get_by_role("button", name="Save the place").click()
    story.shows("Monday 9:30 a.m. to 11:30 a.m., term time")
    on_both(story, "facts-detail")
    page.goto(f"{story.base}/places/{place.slug}/services/")
    page.get_by_text("More filters").click()
    page.get_by_label("Longest wait").select_option(label="Up to 12 weeks")
    page.get_by_role("button", name="Show").click()
    story.shows("1 service").shows("1 more service does not give how long families wait.")
    page.get_by_text("What nobody has said yet").click()
    on_both(story, "facts-list")
    [found] = queries.listed(place, queries.Filters(wait="12", serves="fathers", language="polish"))
    assert found.name == "Parent-infant team"
