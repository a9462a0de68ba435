"""What a place does about a factor."""

import io

import openpyxl
import pytest

from fivefold.vocabulary.support import Level, Tier
from tests.builders.places import a_place, signed_in
from tests.builders.services import a_service
from tests.builders.system import a_tag

PREMATURE = "responses/?factor=premature-birth"


@pytest.fixture
def quitting(place):
    service = a_service(
        place, "Stop smoking in pregnancy", levels=frozenset({Level.FAMILY}), tiers={Tier.PREVENTION}
    )
    a_tag(service, "factor", "premature-birth", "lessens it")
    return service


def test_premature_birth_opens_with_the_worked_example(browser_of_member, at, words):
    told = words(browser_of_member.get(at(PREMATURE)))
    assert "Worked example: premature birth across the continuum" in told
    assert "Family Integrated Care" in told
    assert told.count("The example names nothing") == 2
    assert "25 cells are empty" in told


def test_a_local_service_fills_its_cell_and_says_what_it_does(browser_of_member, at, words, quitting):
    told = words(browser_of_member.get(at(PREMATURE)))
    assert "1 service acts on it; 24 cells are empty." in told
    assert 'Stop smoking in pregnancy</a><span class="ff-unseen">: Changes the factor' in told


def test_an_empty_cell_becomes_a_draft_recommendation_in_one_step(browser_of_member, at, words, place):
    page = browser_of_member.get(at(PREMATURE)).content.decode()
    form = page.partition("/recommendations/at-once/")[2].partition("</form>")[0]
    told = {
        name: form.partition(f'name="{name}" value="')[2].partition('"')[0] for name in ("evidence", "level")
    }
    sentence = "Look into it."
    where = f"/places/{place.slug}/decisions/recommendations/at-once/"
    answer = browser_of_member.post(where, told | {"sentence": sentence}, follow=True)
    assert "The recommendation is a draft now." in words(answer)
    assert "Nothing here acts on" in words(answer)
    again = browser_of_member.post(where, told | {"sentence": sentence}, follow=True)
    assert again.redirect_chain == answer.redirect_chain


def test_a_service_without_a_level_is_named_below_the_grid(browser_of_member, at, words, place):
    lost = a_service(place, "Lost", levels=frozenset())
    a_tag(lost, "factor", "premature-birth", "softens its impact")
    told = words(browser_of_member.get(at(PREMATURE)))
    assert "so they are in no cell:" in told


def test_two_factors_are_compared_on_one_page(browser_of_member, at, words, quitting):
    told = words(browser_of_member.get(at(PREMATURE + "&factor=smoking-in-pregnancy")))
    assert told.count("cells are empty") == 2


def test_the_grid_goes_out_as_excel(browser_of_member, at, quitting):
    answer = browser_of_member.get(at("responses.xlsx?factor=premature-birth"))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames == ["Factor 1", "Empty cells 1"]
    cells = [cell.value for row in book["Factor 1"] for cell in row]
    assert "Stop smoking in pregnancy (Changes the factor)" in cells
    assert book["Empty cells 1"].max_row == 25


def test_a_factor_that_does_not_exist_is_not_found(browser_of_member, at):
    assert browser_of_member.get(at("responses/?factor=nothing")).status_code == 404
    assert browser_of_member.get(at("responses.xlsx")).status_code == 404


def test_a_viewer_may_look_but_not_recommend(client, viewer, at, words, quitting):
    told = words(signed_in(client, viewer).get(at(PREMATURE)))
    assert "Draft a recommendation" not in told


def test_the_front_page_leads_to_every_look_at_the_whole(browser_of_member, at, words):
    told = words(browser_of_member.get(at("")))
    for title in ("Responses to a factor", "Conditions for working as one", "Trauma-informed practice"):
        assert title in told


def test_the_self_checks_stand_on_a_page_of_their_own(browser_of_member, at, words):
    told = words(browser_of_member.get(at("checks/")))
    assert "Trauma-informed practice" in told
    assert "Pick a factor" not in told


def test_one_and_three_services_cost_the_same_statements(
    browser_of_member, place, at, quitting, django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_max_num_queries(25) as one:
        browser_of_member.get(at(PREMATURE))
    for name in ("Two", "Three"):
        a_tag(a_service(place, name), "factor", "premature-birth", "softens its impact")
    with django_assert_num_queries(len(one.captured_queries)):
        browser_of_member.get(at(PREMATURE))


def test_a_service_is_put_in_the_grid_from_the_page_of_the_factor(browser_of_member, place, at, words):
    service = a_service(place, "Neonatal peer support", tiers={Tier.PREVENTION})
    typed = {"service": service.pk, "effect": "softens its impact"}
    told = words(browser_of_member.post(at("responses/premature-birth/act/"), typed, follow=True))
    assert "“Neonatal peer support” stands in the grid now." in told
    assert "1 service acts on it; 24 cells are empty." in told
    assert 'Neonatal peer support</a><span class="ff-unseen">: Softens its impact' in told


def test_what_the_service_does_must_be_said(browser_of_member, place, at, words):
    a_service(place)
    answer = browser_of_member.post(at("responses/premature-birth/act/"), {"service": ""})
    assert answer.status_code == 422
    assert "Choose a service." in words(answer)
    assert "Say what the service does to the factor." in words(answer)


def test_a_service_of_another_place_and_a_factor_that_is_none_are_refused(browser_of_member, at, words):
    theirs = a_service(a_place("Elsewhere"))
    typed = {"service": theirs.pk, "effect": "lessens it"}
    answer = browser_of_member.post(at("responses/premature-birth/act/"), typed)
    assert (answer.status_code, "Choose a service that runs now." in words(answer)) == (422, True)
    assert browser_of_member.post(at("responses/moonlight/act/"), typed).status_code == 404
