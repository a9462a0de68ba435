"""A partner uses the shelf: filters interventions by their label, chooses a measure, finds reading and keeps it."""

import pytest

from fivefold.vocabulary.partners import Role
from tests.builders.library_shelf import a_rating, a_reading_list, a_resource, a_use
from tests.builders.places import a_member, a_place

PATHS = [
    "interventions/",
    "interventions/vipp-sd/",
    "interventions/compare/?with=vipp-sd&with=ficare",
    "measures/",
    "measures/adbb/",
    "measures/compare/?with=bitsea&with=itsea",
    "resources/",
    "resources/making-sense-of-your-baby/",
    "reading/",
    "cases/",
    "cases/raffys-story/",
    "claims/",
    "claims/nothing-is-settled/",
    "statistics/",
    "statistics/blackpool-park-investment/",
    "exercises/",
    "exercises/community-walk/",
    "checklists/",
    "checklists/whole-system-conditions/",
    "roles/",
]


@pytest.fixture
def partner():
    return a_member(a_place("Harbour and Hills"), Role.FACILITATOR)


def library_of(member):
    return f"/places/{member.partnership.slug}/library/"


def names(page):
    return page.locator("a.ff-factors__name").all_inner_texts()


def test_the_label_of_some_evidence_leads_to_three_interventions_and_cannot_be_raised(visit, partner):
    visited = visit(library_of(partner) + "interventions/", as_a=partner).is_accessible()
    page = visited.page
    page.get_by_label("The toolkit’s label").select_option("An example with some evidence of impact")
    page.get_by_role("button", name="Show", exact=True).click()
    visited.shows("3 interventions").is_accessible().picture("shelf-interventions")
    assert [name.split(" ")[0] for name in names(page)] == ["Newborn", "FICare:", "VIPP-SD"]
    page.get_by_role("link", name="Show all").click()
    page.get_by_role("link", name="Five to Thrive").click()
    visited.shows("Nobody here can change it.")
    page.get_by_text("Rate the evidence").click()
    page.get_by_text("Some: at least one good study").click()
    page.get_by_role("button", name="Save the rating").click()
    visited.shows("Name the source. Without one the evidence cannot be rated.").is_accessible()
    page.get_by_label("Source", exact=True).fill("Someone and others, 2024, A trial of Five to Thrive")
    page.get_by_role("button", name="Save the rating").click()
    visited.shows("Your rating stands beside the toolkit’s label, with its source.").is_accessible()
    assert page.locator(".sh-label--large").inner_text() == "A local example"
    visited.picture("shelf-intervention-rated")


def test_at_14_months_the_gap_is_told_and_every_measure_has_its_reason(visit, partner):
    visited = visit(library_of(partner) + "measures/", as_a=partner)
    page = visited.page
    page.get_by_label("Age in months").fill("14")
    page.get_by_label("What it is about").select_option("relationship")
    page.get_by_label("Who answers").select_option("parent or carer")
    page.get_by_role("button", name="Show", exact=True).click()
    visited.shows("There is a gap: from 12 months to 2 years nothing here fits for certain.")
    may_fit = page.locator("#may-fit")
    assert [name.split(" (")[-1] for name in may_fit.locator("a.ff-factors__name").all_inner_texts()] == [
        "BASC-3 PRQ)",
        "P-CRS)",
    ]
    assert may_fit.get_by_text("Over a year; exact range to check").count() == 2
    left_out = page.locator("#left-out li")
    assert left_out.count() == 25
    assert (
        page.locator("#left-out li", has_text="MORS-SF")
        .inner_text()
        .endswith("It ends earlier: 6 to 52 weeks (original version).")
    )
    assert (
        page.locator("#left-out li", has_text="MORS-Child")
        .inner_text()
        .endswith("It begins later: 2 to 4 years.")
    )
    visited.is_accessible().picture("shelf-measures-14-months")
    may_fit.get_by_text("Compare").first.click()
    may_fit.get_by_text("Compare").last.click()
    page.get_by_role("button", name="Show the ticked ones side by side").click()
    visited.shows("Measures side by side").is_accessible()


def test_reading_on_structural_inequalities_is_found_and_put_on_a_list(visit, partner):
    visited = visit(library_of(partner) + "resources/", as_a=partner)
    page = visited.page
    page.get_by_label("Topic").select_option("structural inequalities")
    page.get_by_role("button", name="Show", exact=True).click()
    visited.shows("9 resources of the toolkit").shows("Year: not given").is_accessible()
    assert page.get_by_text("Toolkit, Part 4, p52").count() == 9
    page.get_by_role("link", name="Supporting families from diverse communities").click()
    page.get_by_label("Put it on a new list").fill("For the board")
    page.get_by_role("button", name="Put it on the list").click()
    visited.shows("It stands on the list “For the board”.").is_accessible().picture("shelf-reading-list")
    assert names(page) == ["Supporting families from diverse communities"]
    page.get_by_role("button", name="Take it off the list").click()
    visited.shows("Nothing stands on this list yet.")


def test_an_exercise_goes_into_a_session_with_its_prompts(visit, partner):
    visited = visit(library_of(partner) + "exercises/community-walk/", as_a=partner).is_accessible()
    visited.page.get_by_role("link", name="Use it in a session").click()
    visited.shows("Plan a session")
    assert visited.page.locator("input[name=prompts]:checked").count() == 5


@pytest.mark.parametrize("path", PATHS)
def test_every_page_of_the_shelf_fits_a_small_phone(visit, partner, path):
    place = partner.partnership
    a_use(
        place,
        "vipp-sd",
        staffing="Two health visitors",
        cost_pounds=6200,
        cost_covers="training",
        cost_year="2025",
    )
    a_rating(place, "vipp-sd")
    a_resource(place, "What parents of very small children in the hills told us")
    a_reading_list(place, resource="making-sense-of-your-baby")
    name = "shelf-phone-" + path.split("?")[0].strip("/").replace("/", "-")
    visit(library_of(partner) + path, as_a=partner, phone=True).is_accessible().picture(name)
