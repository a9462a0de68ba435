"""The toolkit page by page: whoever holds it finds every page again, and everything that comes from it."""

import re
from html import unescape

import pytest

from fivefold import knowledge
from fivefold.knowledge.naming import title_of
from fivefold.knowledge.pages import FIRST, LAST, on_page
from fivefold_web.library.presenters.addresses import href_of
from fivefold_web.library.presenters.kinds import KIND_WORDS
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
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_every_page_of_the_toolkit_can_be_chosen(reader, place):
    html = page_of(reader, place, "pages/")
    numbers = [int(found) for found in re.findall(r'href="/places/[^"]+/library/pages/(\d+)/"', html)]
    assert numbers == list(range(FIRST, LAST + 1))


@pytest.mark.parametrize("number", [FIRST, 31, 57, 90, LAST])
def test_a_page_shows_everything_that_comes_from_it_by_name(reader, place, number):
    text = words_of(page_of(reader, place, f"pages/{number}/"))
    missing = [one.item.slug for one in on_page(number) if title_of(one.item) not in text]
    assert missing == []


def test_a_page_of_factors_leads_to_their_pages_and_to_its_neighbours(reader, place):
    html = page_of(reader, place, "pages/31/")
    assert f'href="/places/{place.slug}/library/factors/domestic-abuse/"' in html
    assert f'rel="prev" href="/places/{place.slug}/library/pages/30/"' in html
    assert f'rel="next" href="/places/{place.slug}/library/pages/32/"' in html


def test_the_first_and_the_last_page_have_one_neighbour(reader, place):
    assert 'rel="prev"' not in page_of(reader, place, f"pages/{FIRST}/")
    assert 'rel="next"' not in page_of(reader, place, f"pages/{LAST}/")


def test_a_typed_page_number_leads_to_the_page(reader, place):
    answer = reader.get(f"/places/{place.slug}/library/pages/?number=57")
    assert (answer.status_code, answer.url) == (302, f"/places/{place.slug}/library/pages/57/")


@pytest.mark.parametrize("typed", ["4", "94", "fifty", ""])
def test_a_number_that_is_no_page_says_which_there_are(reader, place, typed):
    html = page_of(reader, place, f"pages/?number={typed}", status=422)
    assert "The toolkit runs from page 5 to page 93." in words_of(html)


@pytest.mark.parametrize("number", [0, 4, 94])
def test_other_pages_are_not_found(reader, place, number):
    page_of(reader, place, f"pages/{number}/", status=404)


def test_every_item_of_every_kind_has_an_address(place):
    hrefs = {
        (kind, item.slug): href_of(place, kind, item.slug)
        for kind, items in knowledge.everything().items()
        for item in items
    }
    assert [key for key, href in hrefs.items() if not href.startswith(f"/places/{place.slug}/")] == []


def test_every_kind_has_a_heading():
    assert sorted(KIND_WORDS) == sorted(knowledge.everything())


def test_every_address_opens_a_page_on_which_the_item_stands(reader, place):
    pages, lost = {}, []
    for kind, items in knowledge.everything().items():
        for item in items:
            path, _, anchor = href_of(place, kind, item.slug).partition("#")
            if path not in pages:
                answer = reader.get(path, follow=True)
                pages[path] = answer.content.decode() if answer.status_code == 200 else ""
            if not pages[path] or (anchor and f'id="{anchor}"' not in pages[path]):
                lost.append((kind, item.slug, path))
    assert lost == []


def test_a_page_asks_the_database_a_fixed_number_of_times(reader, place, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        page_of(reader, place, "pages/57/")


@pytest.mark.parametrize("path", ["pages/", "pages/57/", "pages/elsewhere/"])
def test_a_stranger_finds_no_page_of_this_place(client, place, path):
    stranger = signed_in(client, a_member(a_place("Elsewhere"), name="Sam Stranger"))
    page_of(stranger, place, path, status=404)
