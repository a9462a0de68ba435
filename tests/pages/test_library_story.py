"""A partner explores the five levels with the keyboard alone, and searches for a factor."""

import pytest

from fivefold.vocabulary.support import Level
from tests.builders.places import a_member, a_place
from tests.builders.services import a_service


@pytest.fixture
def partner():
    return a_member(a_place("Harbour and Hills"))


def focused(page):
    """The name of what has the keyboard's focus."""
    return page.evaluate(
        "(document.activeElement.querySelector('text') || document.activeElement).textContent.trim()"
    )


def tab_to(page, name):
    for _step in range(60):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"the keyboard does not reach {name}")


def library_of(member):
    return f"/places/{member.partnership.slug}/library/"


def test_with_the_keyboard_alone_a_partner_opens_the_relationship_level(visit, partner):
    a_service(partner.partnership, "Infant massage", levels=frozenset({Level.RELATIONSHIP}))
    a_service(partner.partnership, "Play park", levels=frozenset({Level.COMMUNITY}))
    visited = visit(library_of(partner), as_a=partner).is_accessible().picture("library")
    tab_to(visited.page, "Environment")
    visited.page.keyboard.press("Tab")
    visited.page.keyboard.press("Tab")
    visited.page.keyboard.press("Tab")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/levels/relationship/")
    visited.shows("What makes it harder").shows("What helps").shows("Toolkit, Part 4, p31, p33")
    visited.is_accessible().picture("library-level")
    visited.shows("Infant massage")
    tab_to(visited.page, "Open the list: What we have here")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/services/?level=relationship")
    visited.shows("Infant massage")
    assert visited.page.get_by_text("Play park").count() == 0


def test_a_partner_searches_for_domestic_and_opens_the_factor(visit, partner):
    visited = visit(library_of(partner) + "factors/", as_a=partner).is_accessible()
    visited.page.get_by_label("Words").fill("domestic")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**q=domestic**")
    visited.shows("1 factor").is_accessible().picture("library-search")
    visited.page.get_by_role("link", name="Domestic abuse").click()
    visited.shows("Violence in the home").shows("Nothing linked yet").is_accessible().picture(
        "library-factor"
    )


def test_a_partner_draws_a_link_between_factors_and_sees_it_from_the_other_side(visit, partner):
    visited = visit(library_of(partner) + "factors/domestic-abuse/", as_a=partner)
    visited.page.get_by_label("The other factor").select_option("poverty-and-low-income")
    visited.page.get_by_label("The other acts on this factor").check()
    visited.page.locator("#link").get_by_label("Why do you think so?").fill("Our refuge says so every winter")
    visited.page.get_by_role("button", name="Draw the link").click()
    visited.shows("The link is drawn.").shows("Poverty and low income makes domestic abuse more likely.")
    visited.is_accessible().picture("library-factor-linked")
    visited.page.locator("#causes svg").get_by_role("link", name="Poverty and low income").click()
    visited.page.wait_for_url("**/factors/poverty-and-low-income/")
    visited.shows("Our refuge says so every winter").is_accessible()


@pytest.mark.parametrize("path", ["", "levels/environment/", "factors/", "factors/domestic-abuse/"])
def test_every_page_fits_a_small_phone(visit, partner, path):
    name = "library-phone-" + (path.strip("/").replace("/", "-") or "explorer")
    visit(library_of(partner) + path, as_a=partner, phone=True).is_accessible().picture(name)
