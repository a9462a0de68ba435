"""Behind each total: every total has a breakdown, or the reason why there is none."""

import pytest
from django.urls import reverse

from tests.builders.need import ENGLAND, a_fingertips_file, a_population_file, figures_in, smoking_row
from tests.builders.places import a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db
COLUMNS = 6


@pytest.fixture
def place():
    return a_place()


def rows_of(client, place):
    """The cells of each total by its name."""
    signed_in(client, its_lead(place))
    text = " ".join(client.get(reverse("need:breakdowns", kwargs={"place": place.slug})).text.split())
    body = text.split("<tbody>")[1].split("</tbody>")[0]
    found = {}
    for row in body.split("<tr>")[1:]:
        name = row.split("</a></th>")[0].rsplit(">", 1)[1]
        found[name] = row.split("<td")[1:]
    return found


def test_a_place_without_files_still_says_why_its_totals_have_no_breakdown(client, place):
    rows = rows_of(client, place)
    assert {name: len(cells) for name, cells in rows.items()} == dict.fromkeys(rows, COLUMNS)
    assert all("would be a guess" in cell for cell in rows["Children who may need support (estimate)"])
    assert all("not split here" in cell for cell in rows["Children of adults in services"])


def test_each_total_has_a_breakdown_or_a_reason_for_every_lens(client, place, tmp_path):
    deciles = [
        smoking_row(category=f"{word} deprived decile", value=value, low=value - 1, high=value + 1)
        for word, value in (("Most", 12), ("Least", 3))
    ]
    figures_in(
        place, a_fingertips_file(smoking_row(), smoking_row(ENGLAND, value=7.4), *deciles), tmp_path=tmp_path
    )
    figures_in(place, a_population_file(), tmp_path=tmp_path, name="population.csv", source="ONS")
    rows = rows_of(client, place)
    deprivation, *others = rows["Smoking at the time of delivery"]
    assert "2 groups" in deprivation
    assert any("one sex only" in cell for cell in others)
    assert any("5 groups" in cell for cell in rows["Children under five"])
    assert all("group" in cell or "rg-shade--0" in cell for cells in rows.values() for cell in cells)


def test_the_page_asks_as_often_for_three_indicators_as_for_one(
    client, tmp_path, django_assert_max_num_queries
):
    asked = []
    for number, place in ((1, a_place("One")), (3, a_place("Three"))):
        rows = [smoking_row(id=90000 + one, name=f"Indicator {one}") for one in range(number)]
        figures_in(place, a_fingertips_file(*rows), tmp_path=tmp_path)
        rows_of(client, place)
        with django_assert_max_num_queries(40) as seen:
            rows_of(client, place)
        asked.append(len(seen))
    assert asked[0] == asked[1]
