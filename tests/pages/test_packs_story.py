"""A facilitator opens a pack on a fresh installation, reads it, and takes it away to print and to show."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.urls import reverse
from pptx import Presentation

from tests.builders.places import a_place, its_lead


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_the_workforce_pack_is_read_and_taken_away_before_anything_is_entered(visit, phone):
    size = "phone" if phone else "desktop"
    place = a_place("Harbourside")
    story = visit(reverse("publishing:list", kwargs={"place": place.slug}), as_a=its_lead(place), phone=phone)
    page = story.page
    page.get_by_role("link", name="Open the packs").click()
    story.shows("Part 6: The workforce").is_accessible().picture(f"packs-{size}")
    page.get_by_role("link", name="Part 6: The workforce").click()
    story.shows("Take it away").shows("Circle one letter in each row").is_accessible()
    story.picture(f"pack-6-{size}")
    page.set_default_timeout(60_000)  # the file is made when it is asked for
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word", exact=True).click()
    file = docx.Document(BytesIO(Path(taken.value.path()).read_bytes()))
    assert taken.value.suggested_filename == "part-6-the-workforce.docx"
    assert file.paragraphs[0].text == "Part 6: The workforce"
    with page.expect_download() as taken:
        page.get_by_role("link", name="Slides", exact=True).click()
    deck = Presentation(BytesIO(Path(taken.value.path()).read_bytes()))
    assert deck.slides[0].shapes.title.text == "Part 6: The workforce"
    page.goto(page.url.replace("/6/", "/5/"))
    story.shows("What a whole-system approach stands on").is_accessible().picture(f"pack-5-{size}")


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_chosen_pictures_stand_in_a_document(visit, phone):
    place = a_place("Harbourside")
    story = visit(reverse("publishing:new", kwargs={"place": place.slug}), as_a=its_lead(place), phone=phone)
    page = story.page
    page.get_by_label("The five levels around a child").uncheck()
    page.get_by_label("Five groups of need").check()
    story.is_accessible().picture(f"publishing-pictures-{'phone' if phone else 'desktop'}")
    page.get_by_role("button", name="Preview").click()
    story.shows("This is how version 1 would read").is_accessible()
    captions = [text for text in page.locator("figcaption").all_inner_texts() if "Figure" in text]
    assert [text.split(": ", 1)[1] for text in captions] == [
        "The continuum of support",
        "Five groups of need",
    ]
