"""A commissioner reads the profile on a phone, looks behind one figure, sets it beside a goal, and takes it away."""

import pytest

from tests.builders.need import ENGLAND, TRAFFORD, a_fingertips_file, figures_in, smoking_row
from tests.builders.places import a_place, its_lead
from tests.web.need.test_profile_page import by_deprivation, many_areas

pytestmark = pytest.mark.django_db


def test_a_figure_is_read_understood_compared_and_taken_away(visit, tmp_path):
    place = a_place()
    older = [
        smoking_row(area, year, value=9, low=8, high=10)
        for area in (TRAFFORD, ENGLAND)
        for year in (2021, 2022)
    ]
    figures_in(place, a_fingertips_file(*many_areas(), *by_deprivation(TRAFFORD), *older), tmp_path=tmp_path)
    at = f"/places/{place.slug}/need/"
    seen = visit(at, as_a=its_lead(place), phone=True)
    seen.shows("That is lower than England (7.4%), which is better.").is_accessible().picture(
        "need-sentences"
    )

    seen.go(at + "beside/").is_accessible()
    seen.page.get_by_label("Indicator").select_option("93085")
    seen.page.get_by_label("What should it reach?").fill("4")
    seen.page.get_by_label("Who set this goal, and where is it written?").fill("Our plan, 2026")
    seen.page.get_by_role("button", name="Set the goal").click()
    seen.shows("The goal is set.")

    seen.go(at + "indicators/93085/?beside=goal").shows("higher than the goal (4.0%), which is worse")
    seen.shows("Is it more than chance?").shows(
        "At the least deprived end the figure is"
    ).is_accessible().picture("need-one-indicator")
    with seen.page.expect_download() as file:
        seen.page.get_by_role("link", name="figures (CSV)").first.click()
    assert file.value.suggested_filename.startswith("trafford-smoking-at-the-time-of-delivery-over-time-")

    for page in ("side-by-side/", "method/"):
        seen.go(at + page).is_accessible()
