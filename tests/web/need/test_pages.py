import pytest
from django.urls import reverse

from fivefold.vocabulary.areas import Area
from fivefold.vocabulary.partners import Role
from fivefold_web.need.queries import figures as queries
from tests.builders.need import (
    BLACKPOOL,
    ENGLAND,
    TRAFFORD,
    a_fingertips_file,
    a_population_file,
    figures_in,
    smoking_row,
)
from tests.builders.places import a_member, a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def see(client, place):
    """see("home", area=...): the text of a page about need, as the lead sees it."""
    signed_in(client, its_lead(place))

    def get(name, status=200, **asked):
        parts = {key: asked.pop(key) for key in ("code", "pk", "key") if key in asked}
        response = client.get(reverse(f"need:{name}", kwargs={"place": place.slug, **parts}), asked)
        assert response.status_code == status
        return " ".join(response.text.split())

    return get


def test_a_place_without_files_is_told_what_to_do(see):
    assert "No figures yet. Upload a file as it comes from Fingertips" in see("home")


def test_the_profile_shows_value_interval_england_word_trend_period_and_source(place, see, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    text = see("home")
    for words in (
        "Smoking at the time of delivery",
        "8.0% (7.5% to 8.5%)",
        "12.0%",
        "</span> Better",
        "No significant change",
        "2023/24. OHID, 13 February 2025",
        "our calculation",
    ):
        assert words in text


def test_a_hidden_value_is_said_and_never_shown_as_nought(place, see, tmp_path):
    hidden = smoking_row(TRAFFORD, 2023, "", "", "", note="Value suppressed for disclosure control reasons")
    figures_in(place, a_fingertips_file(hidden), tmp_path=tmp_path)
    text = see("home")
    assert "hidden: small numbers" in text
    assert ">0<" not in text


def test_a_value_outside_its_own_interval_is_flagged_and_kept(place, see, tmp_path):
    figures_in(place, a_fingertips_file(smoking_row(TRAFFORD, 2023, 5, 40, 60)), tmp_path=tmp_path)
    text = see("home")
    assert "outside its own published interval" in text
    assert "5.0% (40.0% to 60.0%)" in text


def test_files_about_other_areas_say_which_areas_they_hold(place, see, tmp_path):
    figures_in(place, a_fingertips_file(smoking_row(BLACKPOOL)), tmp_path=tmp_path)
    text = see("home")
    assert "Your files hold no indicators for Trafford (E08000009)." in text
    assert "They hold figures for: Blackpool." in text
    assert "<svg" not in see("indicator", code="93085")


def test_another_area_of_the_place_can_be_chosen(client, tmp_path):
    place = a_place(areas=[Area(TRAFFORD, "Trafford"), Area(BLACKPOOL, "Blackpool")])
    rows = [smoking_row(TRAFFORD, value=5.1), smoking_row(BLACKPOOL, value=17.4, low=16, high=19)]
    figures_in(place, a_fingertips_file(*rows), tmp_path=tmp_path)
    signed_in(client, its_lead(place))
    text = client.get(reverse("need:home", kwargs={"place": place.slug}), {"area": BLACKPOOL}).text
    assert "17.4% (16.0% to 19.0%)" in text
    assert "5.1%" not in text


def test_the_indicator_page_has_pictures_with_tables_and_says_what_is_published(place, see, tmp_path):
    rows = [
        smoking_row(TRAFFORD),
        smoking_row(BLACKPOOL, value=17.4, low=16, high=19),
        smoking_row(ENGLAND, value=7.4),
    ]
    figures_in(place, a_fingertips_file(*rows), tmp_path=tmp_path)
    text = see("indicator", code="93085")
    assert text.count("<svg") == 3  # the small picture beside the sentence, over time, beside other areas
    assert text.count("Show as a table") == 2
    for words in (
        "Mothers known to smoke when they gave birth.",
        "as published",
        "5.1% (4.4% to 5.9%)",
        "Blackpool",
    ):
        assert words in text


def test_figures_split_by_category_can_be_looked_at(place, see, tmp_path):
    rows = [
        smoking_row(ENGLAND, value=7.4),
        smoking_row(ENGLAND, value=11.8, category="Most deprived decile"),
    ]
    figures_in(place, a_fingertips_file(*rows), tmp_path=tmp_path)
    split = next(pk for pk, g in queries.groups_of(place, "93085").items() if g.category)
    text = see("indicator", code="93085", area=ENGLAND, group=split)
    assert "11.8%" in text
    assert "11.8%" not in see("indicator", code="93085", area=ENGLAND)


def test_young_children_are_shown_by_single_year(place, see, tmp_path):
    figures_in(place, a_population_file(), tmp_path=tmp_path)
    text = see("children")
    for words in ("12,428", "under 1", "2,169", "4 years", "2,809", "mid-2024", "no interval is published"):
        assert words in text


def test_a_population_of_another_area_gives_a_sentence_and_no_empty_chart(place, see, tmp_path):
    figures_in(place, a_population_file(BLACKPOOL), tmp_path=tmp_path)
    text = see("children")
    assert "Your files hold no population of Trafford." in text
    assert "They hold: Blackpool." in text
    assert "<svg" not in text


def test_ten_thousand_children_give_1000_to_1500_with_the_label_and_the_open_calculation(see):
    text = see("estimate", source="international-10-15", number=10000, basis="births, invented")
    for words in (
        "1,000 to 1,500",
        "uncertain, from international literature",
        "10,000 × 10%",
        "Open the calculation",
    ):
        assert words in text


def test_the_estimate_takes_the_population_of_the_place(place, see, tmp_path):
    figures_in(place, a_population_file(), tmp_path=tmp_path)
    text = see("estimate")
    assert "1,240 to 1,870" in text
    assert "of 12,428 children, mid-2024" in text


def test_the_estimate_can_be_about_one_year_of_age(place, see, tmp_path):
    figures_in(place, a_population_file(), tmp_path=tmp_path)
    assert "270 to 560" in see(
        "estimate", source="copenhagen-18-months", population=f"{TRAFFORD}:2024", ages="1"
    )


def test_a_number_without_its_source_is_refused(see):
    text = see("estimate", status=422, source="international-10-15", number=10000)
    assert "a number is never shown without its source" in text
    assert "1,000 to 1,500" not in text


def test_without_any_children_nothing_is_estimated(see):
    text = see("estimate")
    assert "Enter a number of children, or upload a population file" in text


@pytest.mark.parametrize("name", ["home", "children", "estimate", "files", "upload"])
def test_nobody_else_sees_these_pages(client, place, name):
    address = reverse(f"need:{name}", kwargs={"place": place.slug})
    assert client.get(address).status_code == 302
    signed_in(client, its_lead(a_place("Elsewhere")))
    assert client.get(address).status_code == 404


def test_another_places_indicator_and_file_do_not_exist(see, tmp_path):
    other = figures_in(a_place("Elsewhere"), tmp_path=tmp_path).dataset
    see("indicator", code="93085", status=404)
    see("remove", pk=other.pk, status=404)


def test_two_places_never_see_one_anothers_figures(place, see, tmp_path):
    figures_in(a_place("Elsewhere"), tmp_path=tmp_path)
    assert "No figures yet" in see("home")


def test_a_viewer_reads_but_does_not_upload(client, place, tmp_path):
    figures_in(place, tmp_path=tmp_path)
    signed_in(client, a_member(place, Role.VIEWER))
    home = client.get(reverse("need:home", kwargs={"place": place.slug}))
    assert (home.status_code, "Make a finding" in home.text, "Upload" in home.text) == (200, False, False)
    assert client.get(reverse("need:upload", kwargs={"place": place.slug})).status_code == 403


@pytest.mark.parametrize("name", ["home", "files"])
def test_the_number_of_queries_does_not_grow(
    place, see, tmp_path, name, django_assert_num_queries, django_assert_max_num_queries
):
    figures_in(place, a_fingertips_file(smoking_row()), tmp_path=tmp_path)
    see(name)  # what is kept between two readers is not counted
    with django_assert_max_num_queries(24) as one:
        see(name)
    asked = len(one)
    more = [smoking_row(id=code, name=f"Indicator {code}") for code in (1001, 1002)]
    figures_in(place, a_fingertips_file(*more), tmp_path=tmp_path, name="more.csv")
    figures_in(place, a_fingertips_file(smoking_row(BLACKPOOL)), tmp_path=tmp_path, name="other.csv")
    see(name)
    with django_assert_num_queries(asked):
        see(name)


def test_words_typed_into_files_are_shown_as_words(place, see, tmp_path):
    evil = smoking_row(id="666", name="<script>alert(1)</script>")
    figures_in(place, a_fingertips_file(evil), tmp_path=tmp_path, source="<img src=x onerror=alert(1)>")
    for text in (see("home"), see("indicator", code="666"), see("files")):
        assert "<script>alert" not in text
        assert "<img src=x" not in text
