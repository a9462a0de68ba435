"""Misconception cards in a session: a room answers before and after, and sees what moved. The guide beside it."""

import pytest
from django.urls import reverse

from fivefold.vocabulary.partners import Role
from tests.builders.boards import a_board
from tests.builders.places import a_member, a_place

QUIET = "A baby who is very quiet, withdrawn and compliant"


@pytest.fixture
def facilitator():
    return a_member(a_place("Harbour and Hills"), Role.FACILITATOR)


def at(member, path):
    return f"/places/{member.partnership.slug}/{path}"


def choose(phone, words):
    phone.page.get_by_label(words, exact=True).check()
    phone.page.get_by_role("button", name="Send").click()
    phone.page.get_by_text("Saved", exact=True).last.wait_for()


def test_a_card_is_answered_before_and_after_and_both_counts_are_kept(visit, facilitator):
    screen = (
        visit(at(facilitator, "library/misconceptions/"), as_a=facilitator).is_accessible().picture("cards")
    )
    page = screen.page
    page.get_by_role("button", name="Talk about the cards in a session").click()
    code = page.locator(".ff-join__code").inner_text().replace(" ", "")
    page.get_by_role("button", name="Ask before talking").first.click()
    phone = visit(reverse("workshops-public:room", kwargs={"code": code}), phone=True)
    phone.shows("Before we talk: do you agree?").is_accessible().picture("cards-phone")
    choose(phone, "I agree")
    phone.is_accessible()
    screen.shows("1 before, 0 after")
    page.get_by_role("button", name="Close, and talk about it").click()
    page.get_by_role("button", name="Ask again, after talking").click()
    phone.shows("Now that we have talked: do you agree?")
    choose(phone, "I do not agree")
    screen.shows("1 before, 1 after")
    assert page.get_by_role("rowheader", name="I agree").count() == 0
    page.get_by_role("button", name="Show both counts").click()
    screen.shows("1 fewer").shows("1 more").is_accessible().picture("cards-both-counts")
    page.get_by_role("link", name="Record of the session").click()
    screen.shows("0 of 1 agree after talking; before, 1 of 1 did.").is_accessible()


def test_the_guide_leads_to_safeguarding_in_one_step_from_anywhere_on_it(visit, facilitator):
    visited = visit(at(facilitator, "library/guide/"), as_a=facilitator).is_accessible().picture("guide")
    page = visited.page
    visited.shows(QUIET).shows("A sign to take seriously")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)")
    link = page.get_by_role("link", name="What to do now")
    assert link.evaluate("e => e.getBoundingClientRect().top") < 60
    link.click()
    page.get_by_role("heading", name="If you fear for a child").wait_for(state="visible")
    assert page.locator("main :is(input, select, textarea, form)").count() == 0


def test_a_group_marks_what_is_not_shared_and_makes_it_a_finding(visit, facilitator):
    board = a_board(facilitator.partnership)
    visited = visit(at(facilitator, f"workshops/cases/{board.pk}/"), as_a=facilitator).is_accessible()
    page = visited.page
    for level in ("child", "relationship", "family"):
        page.get_by_label("Level").select_option(level)
        page.get_by_label("Or in your own words").fill(f"Something about the {level}")
        page.get_by_role("button", name="Put it on the board").click()
        visited.shows(f"Something about the {level}")
    visited.shows("3 possible causes at 3 of 5 levels")
    page.get_by_label("One service").fill("Nursery")
    page.get_by_label("The other service").fill("Health visiting")
    page.get_by_label("What would they need to tell each other?").fill("That it happens at home too")
    page.get_by_label("Not shared today").check()
    page.get_by_role("button", name="Mark them").click()
    visited.shows("Nursery and Health visiting").is_accessible().picture("board")
    page.get_by_role("link", name="What is not shared today").first.click()
    visited.shows("Not shared today").is_accessible().picture("board-gaps")
    page.get_by_role("button", name="Make a finding").click()
    visited.shows("Not shared today: Nursery and Health visiting")


@pytest.mark.parametrize("path", ["library/misconceptions/", "library/misconceptions/new/", "library/guide/", "workshops/cases/", "workshops/cases/1/", "workshops/cases/gaps/"])  # fmt: skip
def test_pages_of_cards_and_boards_fit_a_small_phone(visit, facilitator, path):
    board = a_board(facilitator.partnership)
    path = path.replace("cases/1/", f"cases/{board.pk}/")
    name = "cards-phone-" + path.strip("/").replace("/", "-")
    visit(at(facilitator, path), as_a=facilitator, phone=True).is_accessible().picture(name)
