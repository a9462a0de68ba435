"""The library: levels and factors with their pages, and what is linked to them."""

import re
from datetime import date
from html import unescape

import pytest

from fivefold import knowledge
from fivefold.knowledge.schemas import Direction
from fivefold.vocabulary.citation import SourceKind
from fivefold.vocabulary.partners import Role
from fivefold.vocabulary.support import Level
from fivefold_web.library import citing
from fivefold_web.library.presenters.factors import FactorPage
from tests.builders.places import a_member, a_place, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place))


def page_of(client, place, path="", status=200):
    answer = client.get(f"/places/{place.slug}/library/{path}")
    assert answer.status_code == status
    return answer.content.decode()


def words_of(html):
    """The text of a page as a reader sees it."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def factor_names(html):
    return [unescape(name) for name in re.findall(r'class="ff-factors__name" href="[^"]+">([^<]+)<', html)]


def test_the_explorer_leads_to_each_level_from_a_ring_and_from_a_card(reader, place):
    html = page_of(reader, place)
    for level in Level:
        href = f'href="/places/{place.slug}/library/levels/{level.value}/"'
        assert html.count(href) == 2, level


def test_the_picture_says_in_words_what_its_rings_show(reader, place):
    html = page_of(reader, place)
    svg = html[html.index("<svg") : html.index("</svg>")]
    risks = len(knowledge.factors(Level.CHILD, Direction.RISK))
    assert "<title" in svg
    assert f"{risks} risk" in svg


@pytest.mark.parametrize("level", list(Level))
def test_a_level_shows_every_one_of_its_factors_with_part_and_page(reader, place, level):
    html = page_of(reader, place, f"levels/{level.value}/")
    assert sorted(factor_names(html)) == sorted(factor.label for factor in knowledge.factors(level))
    text = words_of(html)
    for factor in knowledge.factors(level):
        assert factor.sources in text


def test_a_level_leads_to_the_services_of_that_level(reader, place):
    html = page_of(reader, place, "levels/relationship/")
    assert f'href="/places/{place.slug}/services/?level=relationship"' in html


def test_a_level_leads_inwards_and_outwards_to_its_neighbours(reader, place):
    text = words_of(page_of(reader, place, "levels/family/"))
    assert "Further in: Caregiver–child relationship" in text
    assert "Further out: Community" in text
    assert "Further in" not in words_of(page_of(reader, place, "levels/child/"))
    assert "Further out" not in words_of(page_of(reader, place, "levels/environment/"))


def test_groups_with_higher_exposure_stand_apart_from_risks(reader, place):
    html = page_of(reader, place, "levels/environment/")
    risks = html[html.index('id="risk"') : html.index('id="protective"')]
    assert "Single-parent families" not in risks
    assert "Single-parent families" in html[html.index('id="higher_exposure"') :]


def test_searching_domestic_finds_one_factor(reader, place):
    html = page_of(reader, place, "factors/?q=domestic")
    assert factor_names(html) == ["Domestic abuse"]
    assert "1 factor" in words_of(html)


def test_a_search_says_under_which_other_name_it_found_a_factor(reader, place):
    assert "also called: Violence in the home" in words_of(page_of(reader, place, "factors/?q=violence+home"))


def test_a_search_narrows_by_level_and_kind(reader, place):
    names = factor_names(page_of(reader, place, "factors/?level=child&direction=moderator"))
    assert names == [factor.label for factor in knowledge.factors(Level.CHILD, Direction.MODERATOR)]


def test_a_search_that_finds_nothing_says_so_and_offers_everything(reader, place):
    text = words_of(page_of(reader, place, "factors/?q=zeppelin"))
    assert "0 factors" in text
    assert "No factor has this name." in text
    assert "Show all factors" in text


def test_a_level_that_does_not_exist_is_an_error_at_its_field(reader, place):
    html = page_of(reader, place, "factors/?level=village")
    assert "There is a problem" in html
    assert 'href="#id_level"' in html


def test_typed_script_is_shown_as_text(reader, place):
    html = page_of(reader, place, "factors/?q=<script>alert(1)</script>")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_a_factor_shows_names_pages_levels_and_indicators(reader, place):
    text = words_of(page_of(reader, place, "factors/smoking-in-pregnancy/"))
    assert "Toolkit, Part 5, p60" in text
    assert "Fingertips indicator 93085" in text
    assert "For several councils it is one value of a larger health area copied down." in text


def test_a_factor_without_links_says_plainly_that_nothing_is_linked(reader, place):
    text = words_of(page_of(reader, place, "factors/domestic-abuse/"))
    assert "Domestic violence; Violence in the home" in text
    assert "Toolkit, Part 4, p31, p33, p37, p55" in text
    assert "Part 7, p73, p75" in text
    assert text.count("Nothing linked yet") >= 2


def test_a_factor_offered_as_evidence_keeps_its_name_and_pages(place):
    factor = knowledge.named("domestic-abuse", knowledge.factors())
    page = FactorPage.of(place, factor, held=[], causes=None, relevance=None, on=date(2026, 1, 5))
    citation = page.citation
    assert citing.read(place, citing.sign(place, citation)) == citation
    assert (citation.key, citation.kind) == ("factor:domestic-abuse", SourceKind.TOOLKIT)
    assert citation.title == "Risk factor: Domestic abuse"
    assert citation.source == "Toolkit, Part 4, p31, p33, p37, p55; Part 7, p73, p75"
    assert citation.path == f"/places/{place.slug}/library/factors/domestic-abuse/"


def test_a_viewer_reads_but_is_offered_no_finding(client, place):
    viewer = signed_in(client, a_member(place, Role.VIEWER))
    assert "Make a finding" not in page_of(viewer, place, "factors/domestic-abuse/")


def test_every_factor_has_a_page(reader, place):
    for factor in knowledge.factors():
        page_of(reader, place, f"factors/{factor.slug}/")


@pytest.mark.parametrize("path", ["levels/village/", "factors/forgotten/"])
def test_what_does_not_exist_is_not_found(reader, place, path):
    page_of(reader, place, path, status=404)


@pytest.mark.parametrize("path", ["", "levels/child/", "factors/", "factors/domestic-abuse/"])
def test_a_stranger_finds_no_page_of_this_place(client, place, path):
    stranger = signed_in(client, a_member(a_place("Elsewhere"), name="Sam Stranger"))
    page_of(stranger, place, path, status=404)


@pytest.mark.parametrize(
    ("path", "most"), [("", 6), ("factors/", 5), ("levels/child/", 17), ("factors/domestic-abuse/", 18)]
)
def test_pages_ask_the_database_a_fixed_number_of_times(
    reader, place, path, most, django_assert_max_num_queries
):
    with django_assert_max_num_queries(most):
        page_of(reader, place, path)
