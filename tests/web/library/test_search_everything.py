"""Search over the whole toolkit and everything that a place holds."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fivefold.vocabulary.partners import Role
from fivefold_web.library import finding
from fivefold_web.workshops import actions as workshops
from tests.builders.decisions import a_finding, a_recommendation, an_action
from tests.builders.places import a_member, a_place, its_lead, signed_in
from tests.builders.services import a_service
from tests.builders.workshops import a_session, answers, reveal

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return a_place()


@pytest.fixture
def reader(client, place):
    return signed_in(client, a_member(place, Role.VIEWER))


def search(client, place, words, **more):
    answer = client.get(f"/places/{place.slug}/library/search/", {"q": words, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def groups_of(html):
    return [unescape(name) for name in re.findall(r'class="ff-card__title">([^<]+) \(\d+\)<', html)]


def hits_of(html):
    return [
        (href, unescape(re.sub("<[^>]+>", "", title)))
        for href, title in re.findall(r'ff-items__name"><a href="([^"]+)">(.*?)</a>', html)
    ]


def words_of(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html)))


def test_a_factor_is_found_by_a_misspelt_name_and_leads_to_its_page(reader, place):
    html = search(reader, place, "domestik abuse")
    assert (f"/places/{place.slug}/library/factors/domestic-abuse/", "Domestic abuse") in hits_of(html)
    assert "Did you mean domestic abuse?" in words_of(html)


def test_a_page_of_the_toolkit_that_is_asked_for_is_offered(reader, place):
    assert f'href="/places/{place.slug}/library/pages/57/"' in search(reader, place, "page 57")


def test_words_that_were_found_are_marked_and_pages_are_cited(reader, place):
    html = search(reader, place, "latent vulnerability")
    assert "<mark>" in html
    assert "Toolkit, Part" in words_of(html)


def test_a_service_a_finding_and_an_action_are_found_under_their_headings(reader, place):
    service = a_service(place, "Zebrawood family hub")
    a_finding(place, sentence="Zebrawood has no antenatal class.")
    html = search(reader, place, "zebrawood")
    assert sorted(groups_of(html)) == ["Findings", "Services"]
    assert (f"/places/{place.slug}/services/{service.pk}/", "Zebrawood family hub") in hits_of(html)


def test_what_was_written_just_now_is_found_at_once(reader, place):
    assert hits_of(search(reader, place, "quixotic")) == []
    a_service(place, "Quixotic playgroup")
    assert [title for _href, title in hits_of(search(reader, place, "quixotic"))] == ["Quixotic playgroup"]


def test_nothing_of_another_place_is_found(reader, place):
    a_service(a_place("Elsewhere"), "Quixotic playgroup")
    assert hits_of(search(reader, place, "quixotic")) == []


def test_a_stranger_cannot_search_here(client, place):
    stranger = signed_in(client, a_member(a_place("Elsewhere"), name="Sam Stranger"))
    assert stranger.get(f"/places/{place.slug}/library/search/?q=baby").status_code == 404


def test_an_answer_of_a_session_is_never_found(reader, place):
    session = a_session(place, title="Gathering of the harbour")
    answers(session, "flibbertigibbet")
    assert hits_of(search(reader, place, "flibbertigibbet")) == []
    reveal(session)
    assert hits_of(search(reader, place, "flibbertigibbet")) == []


def test_a_theme_is_found_once_its_answers_were_shown_to_the_room(reader, place):
    session = a_session(place)
    given = answers(session, "somewhere to meet")
    item = reveal(session)
    workshops.group(item=item, name="Zephyr benches", answers=given, by=its_lead(place), partnership=place)
    assert groups_of(search(reader, place, "zephyr")) == ["Themes of sessions"]


def test_all_hits_of_one_kind_can_be_shown(reader, place):
    html = search(reader, place, "support")
    assert "kind=factors" in html
    alone = search(reader, place, "support", kind="factors")
    assert groups_of(alone) == ["Factors"]
    assert len(hits_of(alone)) > 5


def test_typed_script_is_shown_as_text(reader, place):
    a_service(place, "<script>alert(1)</script> club")
    html = search(reader, place, "<script>alert(1)</script>")
    assert "<script>alert" not in html


@pytest.mark.parametrize("words", ["", "   ", "\x00", "?", "a" * 5000])
def test_any_words_get_an_answer(reader, place, words):
    search(reader, place, words)


def test_a_second_question_reads_nothing_of_the_strands_again(reader, place, django_assert_max_num_queries):
    a_service(place, "Quixotic playgroup")
    search(reader, place, "baby")
    with django_assert_max_num_queries(5):
        search(reader, place, "quixotic")


def test_the_index_is_read_with_the_same_number_of_questions_at_one_and_at_three_items(
    place,
):
    counts = []
    for _round in range(2):
        for number in range(1 + 2 * _round):
            an_action(place, a_recommendation(place))
            a_service(place, f"Club {_round} {number}")
        with CaptureQueriesContext(connection) as asked:
            finding.index_of(place)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_only_the_last_places_are_kept(monkeypatch):
    monkeypatch.setattr(finding, "MOST_PLACES", 2)
    for number in range(4):
        finding.index_of(a_place(f"Place {number}"))
    assert len(finding._places) == 2


def test_every_page_of_a_place_has_the_search_in_its_header(reader, place):
    html = reader.get(f"/places/{place.slug}/").content.decode()
    assert f'action="/places/{place.slug}/library/search/"' in html
