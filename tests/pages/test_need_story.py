"""Need, as a partnership meets it: upload, look, take in, read, estimate."""

import pytest

from tests.builders.need import BLACKPOOL, TRAFFORD, a_fingertips_file, a_population_file, smoking_row
from tests.builders.places import a_place, its_lead

YEARS = range(2018, 2024)


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def lead(place):
    return its_lead(place)


def upload(seen, tmp_path, text, name, publisher):
    """Choose a file, look at what was recognised, say where it is from, take it in."""
    file = tmp_path / name
    file.write_text(text)
    seen.page.get_by_label("File").set_input_files(file)
    seen.page.get_by_role("button", name="Look at the file").click()
    seen.shows("Check this file before it enters").is_accessible()
    seen.page.get_by_label("Who published these figures?").fill(publisher)
    seen.page.get_by_label("When was the file downloaded or received?").fill("2025-02-13")
    seen.page.get_by_role("button", name="Take this file in").click()
    return seen


def three_areas():
    starts = ((TRAFFORD, 8), (BLACKPOOL, 22), ("E92000001", 12))
    return a_fingertips_file(
        *(
            smoking_row(area, year, round(start - k * 0.4, 1), round(start - k * 0.4 - 0.5, 1), round(start - k * 0.4 + 0.5, 1))
            for area, start in starts
            for k, year in enumerate(YEARS)
        )
    )  # fmt: skip


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_from_an_empty_place_to_a_profile_and_an_estimate(visit, place, lead, tmp_path, phone):
    at = f"/places/{place.slug}/need/"
    size = "phone" if phone else "desktop"
    seen = visit(at, as_a=lead, phone=phone).shows("No figures yet").is_accessible()
    seen.page.get_by_role("link", name="Upload a file").click()
    seen.shows("What Fivefold reads").is_accessible().picture(f"need-upload-{size}")

    upload(seen, tmp_path, three_areas(), "fingertips.csv", "OHID Fingertips")
    seen.shows("18 rows have entered.").shows("6.0% (5.5% to 6.5%)").shows("Better")
    seen.is_accessible().picture(f"need-profile-{size}")

    seen.go(at + "upload/")
    upload(seen, tmp_path, a_population_file(), "population.csv", "Office for National Statistics")
    seen.shows("12,428").page.get_by_role("link", name="children under five").click()
    seen.shows("Children under five in Trafford, mid-2024").is_accessible().picture(f"need-children-{size}")

    seen.page.get_by_role("link", name="Estimate").click()
    seen.shows("1,240 to 1,870 children").shows("uncertain, from international literature")
    seen.page.get_by_text("Open the calculation").click()
    seen.shows("12,428 × 10%").is_accessible().picture(f"need-estimate-{size}")
    seen.page.get_by_role("radio", name="Copenhagen, 18-month-olds").check()
    seen.page.get_by_label("Of which age?").select_option("1 year")
    seen.page.get_by_role("button", name="Estimate").click()
    seen.shows("270 to 560 children").is_accessible()

    seen.go(at + "indicators/93085/").shows("Beside other areas").is_accessible().picture(
        f"need-indicator-{size}"
    )
    seen.page.get_by_text("Show as a table").first.click()
    seen.page.get_by_role("rowheader", name="2018/19").wait_for()
    seen.is_accessible()
    seen.go(at + "files/").shows("population.csv").is_accessible()


def test_everything_works_by_keyboard_and_without_scripts(visit, place, lead, tmp_path):
    seen = visit(f"/places/{place.slug}/need/estimate/", as_a=lead)
    seen.page.get_by_label("Or a number of children of your own").focus()
    seen.page.keyboard.type("10000")
    for _over in ("at least", "at most", "where it is from"):
        seen.page.keyboard.press("Tab")
    seen.page.keyboard.type("births, as registered")
    seen.page.keyboard.press("Enter")
    seen.shows("1,000 to 1,500 children")


def test_a_file_with_errors_says_what_to_mend_and_keeps_everything_as_it_was(visit, place, lead, tmp_path):
    seen = visit(f"/places/{place.slug}/need/upload/", as_a=lead)
    file = tmp_path / "wrong.csv"
    file.write_text(a_fingertips_file(smoking_row(value="many"), smoking_row("Trafford")))
    seen.page.get_by_label("File").set_input_files(file)
    seen.page.get_by_role("button", name="Look at the file").click()
    seen.shows("2 errors.").shows("Row 2, column Value").is_accessible().picture("need-errors")
    assert seen.page.get_by_role("button", name="Take this file in").count() == 0
    seen.page.get_by_role("button", name="Put it away").click()
    seen.shows("Nothing has entered.")
