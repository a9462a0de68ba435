"""The parts of a page in a real browser, wide and narrow."""

import pytest


@pytest.mark.parametrize("phone", [False, True])
def test_every_part_is_accessible(visit, phone):
    page = visit("/design/gallery?check=1", phone=phone).shows("There is a problem").is_accessible()
    assert page.page.title().startswith("Error:")
    assert page.page.evaluate("document.activeElement.hasAttribute('data-error-summary')")
    page.picture(f"gallery_{'phone' if phone else 'desktop'}")


def test_the_skip_link_comes_first_and_leads_to_the_content(visit):
    page = visit("/design/gallery")
    page.page.keyboard.press("Tab")
    assert page.page.evaluate("document.activeElement.className") == "ff-skip"
    page.page.keyboard.press("Enter")
    assert page.page.evaluate("location.hash") == "#content"


def test_a_long_text_says_how_much_is_left(visit):
    page = visit("/design/gallery")
    page.page.get_by_label("What it offers").fill("x" * 205)
    page.shows("You have 5 characters too many")


@pytest.mark.parametrize("subject", ["accessibility", "privacy", "data"])
def test_pages_about_the_installation_are_accessible(visit, subject):
    visit(f"/design/about/{subject}/", phone=True).is_accessible()


def test_a_missing_page_is_accessible(visit):
    visit("/no/such/page").shows("Page not found").is_accessible()
