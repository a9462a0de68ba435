"""A cell in the place's own words, a definition made with families, a child of five months on the line of ages."""

import re

import pytest

from fivefold.knowledge.adaptable import original
from fivefold.vocabulary.partners import Role, Sector
from fivefold_web.places.actions import add_organisation
from tests.builders.library_frameworks import (
    a_comment,
    a_definition,
    a_vignette,
    an_adaptation,
    an_involvement,
)
from tests.builders.places import a_member, a_place, its_lead

OURS = "A net of people who care: parents, grandparents, neighbours. Somebody always comes."


@pytest.fixture
def place():
    return a_place("Harbour and Hills")


@pytest.fixture
def editor(place):
    return a_member(place, Role.CONTRIBUTOR, "Erin Editor")


def library_of(place):
    return f"/places/{place.slug}/library/"


def cell_of(place):
    return library_of(place) + "frameworks/being-and-becoming/social-being/"


def test_one_edits_a_cell_and_another_sees_the_difference_who_signed_and_restores_the_original(
    visit, place, editor
):
    add_organisation(partnership=place, name="Parents’ Voice", sector=Sector.FAMILIES, by=its_lead(place))
    first = (
        visit(library_of(place) + "frameworks/being-and-becoming/", as_a=editor)
        .is_accessible()
        .picture("frameworks-table")
    )
    page = first.page
    page.get_by_role("link", name="In caring relationships").click()
    page.get_by_role("link", name="Adapt the wording").click()
    page.get_by_label("Text", exact=True).fill(OURS)
    page.get_by_role("button", name="Publish").click()
    first.shows("Say why, so that partners can follow.").is_accessible()
    assert page.get_by_label("Text", exact=True).input_value() == OURS
    page.get_by_label("Why?").fill("Parents said that it takes neighbours too.")
    page.get_by_role("button", name="Publish").click()
    first.shows("Everybody in this place now reads your wording.").is_accessible()
    page.get_by_role("link", name="Sign off the whole").click()
    page.get_by_label("Organisation").select_option(label="Parents’ Voice (Parents and carers)")
    page.get_by_role("button", name="Sign off for this organisation").click()
    first.shows("Parents’ Voice has signed off.").shows("adapted").is_accessible()

    second = visit(cell_of(place), as_a=a_member(place, Role.CONTRIBUTOR, "Sol Second"))
    second.shows("adapted").shows(OURS).shows("Parents said that it takes neighbours too.").shows(
        "Erin Editor"
    )
    second.shows("Parents’ Voice").is_accessible().picture("frameworks-adapted")
    assert second.page.locator("ins.ff-ins").first.text_content().startswith("[put in:")
    assert second.page.locator("del.ff-del").first.text_content().startswith("[taken out:")
    second.page.get_by_role("link", name="Restore the original").click()
    second.is_accessible()
    second.page.get_by_label("Why?").fill("Agreed to keep the toolkit’s words.")
    second.page.get_by_role("button", name="Restore the original").click()
    second.shows("The original counts again.").shows(
        original("frameworks", "being-and-becoming", "social-being").says("text")
    )
    second.page.get_by_role("link", name="History: who changed what, when and why").click()
    second.shows("Original restored").shows("Erin Editor").is_accessible().picture("frameworks-history")


def test_a_definition_warns_until_a_family_took_part(visit, place, editor):
    visited = visit(library_of(place) + "definition/", as_a=editor).is_accessible()
    page = visited.page
    page.get_by_role("link", name="Write a draft").click()
    page.get_by_label("What do we mean by a mentally healthy baby or young child?").fill(
        "A child who is safe and loved."
    )
    page.get_by_role("button", name="Save the draft").click()
    visited.shows("Draft of version 1").is_accessible()
    page.get_by_role("button", name="Publish without families").click()
    visited.shows("Version 1 is published.").shows("Families are missing.").is_accessible().picture(
        "definition-warns"
    )
    page.get_by_role("link", name="Record who took part").click()
    visited.is_accessible()
    page.get_by_label("Who took part?").fill("Parents of a Friday group")
    page.get_by_label("These are families").check()
    page.get_by_label("How did they take part?").fill("A conversation over tea")
    page.get_by_label("When?").fill("2026-09-04")
    page.get_by_role("button", name="Record it").click()
    visited.shows("Families took part: Parents of a Friday group (a conversation over tea).").is_accessible()
    assert page.get_by_text("Families are missing.").count() == 0


def test_a_child_of_five_months_stands_between_four_and_six(visit, place, editor):
    visited = visit(library_of(place) + "vignettes/", as_a=editor).is_accessible()
    page = visited.page
    assert page.get_by_role("button", name=re.compile("Read aloud.*Held close")).is_visible()
    page.get_by_role("link", name="Add a vignette of our own").click()
    visited.is_accessible()
    page.get_by_label("Title").fill("The washing line")
    page.get_by_label("Age").fill("5 months")
    page.get_by_label("In the child’s own words").fill(
        "I am five months old. [Grandad holds me up.] I laugh."
    )
    page.get_by_label("Being, emotional: At ease, with all kinds of feelings").check()
    page.get_by_role("button", name="Save").click()
    visited.shows("The washing line").is_accessible().picture("vignettes-local")
    ages = page.locator(".ff-timeline__age").all_text_contents()
    assert ages[2:5] == ["4 months", "5 months", "6 months"]
    page.get_by_role("link", name="Cards to print").click()
    visited.shows("The washing line").is_accessible()


PATHS = [
    "frameworks/", "frameworks/being-and-becoming/", "frameworks/nest/", "frameworks/being-and-becoming/social-being/",
    "local/frameworks/being-and-becoming/social-being/adapt/", "local/frameworks/being-and-becoming/social-being/history/",
    "definition/", "definition/involved/new/", "vignettes/", "vignettes/cards/", "vignettes/new/",
]  # fmt: skip


def test_every_page_fits_a_small_phone(visit, place, editor):
    an_adaptation(place, wording=OURS)
    a_comment(place, element="social-being")
    an_involvement(place)
    a_definition(place)
    a_vignette(place)
    visited = visit(library_of(place), as_a=editor, phone=True)
    for path in PATHS:
        visited.go(library_of(place) + path).is_accessible().picture(
            "phone-" + path.strip("/").replace("/", "-")
        )
