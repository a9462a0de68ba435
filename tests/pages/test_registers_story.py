"""The registers, as a partnership meets them: who holds data, what could be linked, who records parents, what nobody knows."""

import pytest

from tests.builders.places import a_place, its_lead


@pytest.fixture
def place():
    return a_place()


def write_a_dataset(seen):
    """The four pages of one entry, by labels alone."""
    page = seen.page
    page.get_by_role("link", name="Add a dataset").first.click()
    seen.shows("Who holds it?").is_accessible()
    page.get_by_label("Who holds it?").fill("Testmouth Police")
    page.get_by_label("What is the dataset called?").fill("Incidents at home")
    page.get_by_label("What does it tell about young children").fill("incidents with a child in the home")
    page.get_by_label("About which risk or protective factor?").select_option(label="Domestic abuse")
    page.get_by_role("button", name="Save and go on").click()
    seen.shows("Whom does it cover?").is_accessible()
    page.get_by_label("cannot be split by age").check()
    page.get_by_label("What is the smallest area").select_option(label="ward")
    page.get_by_role("button", name="Save and go on").click()
    seen.shows("May partners use it").is_accessible()
    page.get_by_label("nobody has asked yet").check()
    page.get_by_role("group", name="Do its records have an NHS number?").get_by_label(
        "no", exact=True
    ).check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Whom should people ask?").fill("information governance lead")
    page.get_by_role("button", name="Save").click()
    return seen.shows("The dataset is in the register.").shows("Could it be linked?").is_accessible()


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_from_an_empty_register_to_gaps_that_everybody_can_read(visit, place, phone):
    at, size = f"/places/{place.slug}/need/registers/", "phone" if phone else "desktop"
    seen = (
        visit(at, as_a=its_lead(place), phone=phone)
        .shows("Nobody has entered a dataset yet.")
        .is_accessible()
    )
    write_a_dataset(seen)

    seen.go(at + "coverage/?direction=risk").shows("cannot be split by age").shows("no holder known")
    seen.is_accessible().picture(f"registers-coverage-{size}")
    seen.go(at + "linking/").shows("Not known: ask which identifiers it holds").is_accessible()

    seen.go(at + "parents/").page.get_by_role("link", name="Ask a service").first.click()
    page = seen.page
    page.get_by_label("Which service for adults?").fill("Drug and alcohol service")
    page.get_by_role("group", name="cares for a child").get_by_label("yes, for every adult").check()
    page.get_by_role("button", name="Save and go on").click()
    seen.shows("Before you type: a total from 1 to 7 is hidden at once").is_accessible()
    page.get_by_label("How many children does that show?").fill("4")
    page.get_by_role("button", name="Save").click()
    seen.shows("Kept as hidden").shows("hidden: small numbers").is_accessible()
    seen.picture(f"registers-parents-{size}")

    seen.go(at + "domains/").shows("No source found").is_accessible().picture(f"registers-domains-{size}")
    page.locator('a[href$="/relationship/first-year/searched/"]').click()
    page.get_by_label("Where did you look?").fill("The community services dataset")
    page.get_by_role("button", name="Save").click()
    seen.shows("We looked at: The community services dataset. None found.").is_accessible()
