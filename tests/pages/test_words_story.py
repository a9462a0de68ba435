"""A partner meets a term in a page and reads what it means; words are compared and agreed."""

import os

import pytest

from fivefold.vocabulary.partners import Role
from fivefold_web.library.actions.factors import say_relevance
from tests.builders.library_words import a_decision, a_local_meaning, said
from tests.builders.places import a_member, a_place, its_lead

WHY = "Teachers speak of latent vulnerability, and of stress that never ends. Latent vulnerability again."


@pytest.fixture
def partner():
    return a_member(a_place("Harbour and Hills"), Role.FACILITATOR)


def library(member, path):
    return f"/places/{member.partnership.slug}/library/{path}"


@pytest.fixture
def reading(visit, partner):
    """A page that speaks of latent vulnerability, after its terms were found."""
    say_relevance(
        partnership=partner.partnership, factor="domestic-abuse", relevance="matters much here", reason=WHY, by=partner
    )  # fmt: skip

    def read(**more):
        visited = visit(library(partner, "factors/domestic-abuse/"), as_a=partner, **more)
        visited.page.locator("main[data-terms]").wait_for()
        return visited

    return read


def term(visited):
    return visited.page.locator(".ff-term", has_text="latent vulnerability")


def seen(visited, name):
    """A picture of what is in the window: a picture of the whole page would change its size."""
    if folder := os.environ.get("FIVEFOLD_PICTURES"):
        visited.page.screenshot(path=f"{folder}/{name}.png")


def tip(visited):
    return visited.page.get_by_role("tooltip")


def test_a_term_in_focus_shows_what_it_means_and_where_from(reading):
    visited = reading()
    assert term(visited).count() == 1
    term(visited).focus()
    visited.shows("The way in which a growing brain fits itself to hard early times").shows(
        "Toolkit, Part 8, p90"
    )
    described = term(visited).get_attribute("aria-describedby")
    assert "growing brain" in visited.page.locator(f"#{described}").inner_text()
    visited.is_accessible()
    seen(visited, "words-tip")
    visited.page.keyboard.press("Escape")
    tip(visited).wait_for(state="hidden")


def test_with_the_keyboard_one_goes_from_the_term_into_the_glossary_and_back(reading):
    visited = reading()
    term(visited).focus()
    visited.page.keyboard.press("Enter")
    assert visited.page.evaluate("document.activeElement.textContent") == "Open the glossary"
    visited.page.keyboard.press("Escape")
    assert visited.page.evaluate("document.activeElement.className") == "ff-term"
    visited.page.keyboard.press("Enter")
    visited.page.keyboard.press("Enter")
    visited.page.wait_for_url("**/glossary/#latent-vulnerability")


def test_the_explanation_stays_while_the_mouse_is_on_it(reading):
    visited = reading()
    term(visited).hover()
    tip(visited).hover()
    visited.page.wait_for_timeout(600)
    assert tip(visited).is_visible()
    visited.page.mouse.move(5, 5)
    tip(visited).wait_for(state="hidden")


def test_on_a_phone_a_tap_shows_it_whole_and_a_tap_elsewhere_closes_it(reading):
    visited = reading(phone=True)
    term(visited).tap()
    box = tip(visited).bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    visited.is_accessible()
    seen(visited, "words-tip-phone")
    visited.page.get_by_role("heading", level=1).tap()
    tip(visited).wait_for(state="hidden")


def test_the_local_meaning_comes_first(reading, partner):
    a_local_meaning(partner.partnership, "latent-vulnerability", "Growing up on guard.")
    visited = reading()
    term(visited).focus()
    visited.shows("Growing up on guard.").shows("In the toolkit:")


def time_taken(page):
    return page.evaluate("performance.getEntriesByName('fivefold-terms')[0].duration")


@pytest.mark.parametrize("phone", [True, False])
def test_terms_move_nothing_and_take_no_time(reading, phone):
    visited = reading(phone=phone)
    page = visited.page
    high = page.evaluate("document.querySelector('main').getBoundingClientRect().height")
    took = [time_taken(page)]
    for _again in range(3):
        page.reload()
        page.locator("main[data-terms]").wait_for()
        took.append(time_taken(page))
    page.route("**/terms.json", lambda route: route.abort())
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.locator(".ff-term").count() == 0
    assert page.evaluate("document.querySelector('main').getBoundingClientRect().height") == high
    assert min(took) < 20


def test_headings_links_and_controls_are_left_alone(reading):
    visited = reading()
    inside = "h1 .ff-term, h2 .ff-term, a .ff-term, label .ff-term, button .ff-term, summary .ff-term, svg .ff-term"
    assert visited.page.locator(inside).count() == 0


def test_pages_of_participants_explain_nothing(visit):
    visited = visit("/join/")
    assert visited.page.locator("script[data-terms]").count() == 0


def test_two_roles_say_their_words_and_the_facilitator_makes_them_one(visit, partner):
    place = partner.partnership
    said(place, "infant mental health", by=its_lead(place), sector="nhs")
    visited = visit(library(partner, "words/"), as_a=partner).is_accessible().picture("words-compare")
    page = visited.page
    page.get_by_label("Words you use").fill("parent-infant relationships")
    page.get_by_role("button", name="Add the words").click()
    page.locator("a", has_text="Decide: parent-infant relationships").click()
    page.get_by_label("It means the same as another word").check()
    page.get_by_role("combobox").select_option("Infant mental health")
    page.get_by_label("Why?").fill("Services of either name do the same work")
    visited.is_accessible().picture("words-decide")
    page.get_by_role("button", name="Keep the decision").click()
    visited.shows("Means the same here: Infant mental health").is_accessible().picture("words-decided")
    visited.go(library(partner, "glossary/"))
    assert (
        page.get_by_text(
            "“parent-infant relationships” means the same here as “Infant mental health”"
        ).count()
        == 2
    )
    visited.is_accessible().picture("words-glossary")


@pytest.mark.parametrize("path", ["glossary/", "words/", "words/decide/?word=Attachment"])
def test_pages_of_words_fit_a_small_phone(visit, partner, path):
    a_decision(partner.partnership, "Attachment")
    a_local_meaning(partner.partnership, "infant", "A child under one, for us.")
    name = "words-phone-" + path.split("/")[0] + ("-decide" if "decide" in path else "")
    visit(library(partner, path), as_a=partner, phone=True).is_accessible().picture(name)
