"""A reviewer with the toolkit in hand finds every page; a partner searches; a Welsh reader reads Welsh."""

import pytest

from tests.builders.places import a_member, a_place
from tests.builders.services import a_service


@pytest.fixture
def reviewer():
    return a_member(a_place("Harbour and Hills"))


def library_of(member):
    return f"/places/{member.partnership.slug}/library/"


def test_a_reviewer_types_a_page_of_the_toolkit_and_opens_what_comes_from_it(visit, reviewer):
    visited = visit(library_of(reviewer), as_a=reviewer)
    visited.page.get_by_role("link", name="Page by page").click()
    visited.shows("Part 4: What shapes mental health").is_accessible().picture("pages-choice")
    visited.page.get_by_label("Page of the toolkit, 5 to 93").fill("31")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/pages/31/")
    visited.shows("Page 31 of the toolkit").shows("Domestic abuse").is_accessible().picture("pages-31")
    visited.page.get_by_role("link", name="Domestic abuse").click()
    visited.page.wait_for_url("**/factors/domestic-abuse/")
    visited.shows("Toolkit, Part 4, p31")


def test_a_reviewer_finds_a_page_by_searching_for_it(visit, reviewer):
    visited = visit(f"/places/{reviewer.partnership.slug}/", as_a=reviewer)
    visited.page.get_by_role("search", name="Search this place").get_by_role("searchbox").fill("page 57")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/search/?q=page+57")
    visited.is_accessible().picture("search-page")
    visited.page.get_by_role("link", name="Page 57 of the toolkit").click()
    visited.shows("Part 4: What shapes mental health").shows("Social isolation of the family")


def test_a_partner_finds_a_service_and_the_toolkit_with_one_misspelt_word(visit, reviewer):
    a_service(reviewer.partnership, "Attachment clinic")
    visited = visit(library_of(reviewer) + "search/?q=atachment", as_a=reviewer)
    visited.shows("Did you mean").shows("Attachment clinic").is_accessible().picture("search-misspelt")
    visited.page.get_by_role("link", name="Attachment clinic").click()
    visited.page.wait_for_url("**/services/*/")


def test_on_a_phone_the_search_is_one_tap_away(visit, reviewer):
    visited = visit(f"/places/{reviewer.partnership.slug}/", as_a=reviewer, phone=True)
    visited.page.get_by_role("link", name="Search").click()
    visited.page.get_by_role("searchbox").first.wait_for(state="attached")
    visited.page.get_by_label("Words, or a page such as").fill("sleep")
    visited.page.keyboard.press("Enter")
    visited.shows("for “sleep”").is_accessible().picture("search-phone")


def test_a_reader_sees_how_the_toolkit_is_honoured_row_by_row(visit, reviewer):
    visited = visit(library_of(reviewer) + "requirements/", as_a=reviewer)
    visited.shows("Still waits for:").is_accessible().picture("requirements")
    visited.page.get_by_role("link", name="All rows of the toolkit, one by one").click()
    visited.page.get_by_label("Kind").select_option(label="Risk factor")
    visited.page.get_by_role("button", name="Show").click()
    visited.shows("100 rows").is_accessible().picture("rows")
    with visited.page.expect_download() as download:
        visited.page.get_by_role("link", name="Download as CSV").click()
    assert download.value.suggested_filename == "toolkit-rows.csv"


def test_a_reader_chooses_welsh_and_comes_back_to_english(visit, reviewer):
    visited = visit(library_of(reviewer) + "pages/72/", as_a=reviewer)
    visited.page.get_by_role("button", name="Cymraeg").click()
    visited.shows("Cyfieithiad drafft, heb ei adolygu").shows("Datblygiad plant")
    visited.is_accessible().picture("welsh-page")
    assert visited.page.evaluate("document.documentElement.lang") == "cy"
    for path in ("", "search/?q=baby", "levels/child/", "editions/"):
        visited.go(library_of(reviewer) + path).is_accessible()
    visited.go("/account/sign-out/").shows("Allgofnodi").is_accessible()
    visited.go(library_of(reviewer)).picture("welsh-explorer")
    visited.page.get_by_role("button", name="English").click()
    visited.shows("What shapes babies’ and young children’s mental health")


@pytest.mark.parametrize(
    "path", ["", "pages/", "pages/57/", "requirements/", "requirements/rows/", "notes/", "editions/"]
)
def test_every_page_fits_a_small_phone(visit, reviewer, path):
    name = "places-phone-" + (path.strip("/").replace("/", "-") or "explorer")
    visit(library_of(reviewer) + path, as_a=reviewer, phone=True).is_accessible().picture(name)
