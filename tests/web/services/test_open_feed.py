"""The directory at the standard's endpoints: only where a lead publishes it, only what is open, quick to ask again."""

import json

import pytest

from fivefold.services.offer import Status
from fivefold.services.open_to import Location
from fivefold.services.supply import Supply
from fivefold.sources import recognise_services
from fivefold_web.services.actions import directory as actions
from fivefold_web.services.actions import feeds
from tests.builders.places import its_lead
from tests.builders.services import a_service, an_offer

ENDPOINTS = [
    "",
    "openapi.json",
    "services",
    "service_at_locations",
    "organizations",
    "taxonomies",
    "taxonomy_terms",
]


@pytest.fixture(autouse=True)
def look_again_each_time(settings):
    """A test writes and asks within a second."""
    settings.OPEN_FEED_LOOKS_AGAIN_AFTER = 0


@pytest.fixture
def ask(client, place):
    return lambda rest="", **about: client.get(f"/open/{place.slug}/{rest}", **about)


def publish(place, published=True):
    feeds.publish(partnership=place, published=published, licence="OGL v3", by=its_lead(place))


@pytest.fixture
def published(place):
    publish(place)
    return a_service(
        place, "Baby Hub", organisation="Council", email="hub@example.org", supply=Supply(staff=1.5),
        locations=(Location("Hall", postcode="N1 1AA"),),
    )  # fmt: skip


@pytest.mark.parametrize("rest", ENDPOINTS)
def test_nothing_is_there_until_a_lead_publishes_it(place, ask, rest):
    a_service(place, "Baby Hub")
    assert ask(rest).status_code == 404
    publish(place)
    assert ask(rest).status_code == 200
    publish(place, published=False)
    assert ask(rest).status_code == 404


def test_each_list_and_each_thing_is_told(ask, published):
    for endpoint in ENDPOINTS[2:]:
        page = ask(endpoint).json()
        assert page["total_items"] >= 1
        one = ask(f"{endpoint}/{page['contents'][0]['id']}").json()
        assert one["id"] == page["contents"][0]["id"]
    assert ask("services/").json() == ask("services").json()
    assert ask("services/0b6c8ef3-32d5-4ab0-a6f3-7c8c7fb5e1aa").status_code == 404


def test_only_what_is_open_now_is_in_it_and_no_figures_of_partners(place, ask, published):
    a_service(place, "Ended", id="e", status=Status.DEFUNCT)
    gone = a_service(place, "Gone", id="g")
    actions.archive_service(service=gone, because="Ended", by=its_lead(place))
    page = ask("services?full=true").json()
    assert [one["name"] for one in page["contents"]] == ["Baby Hub"]
    assert "staff" not in json.dumps(page)


def test_a_change_is_told_at_once_and_an_unchanged_page_is_not_sent_again(place, ask, published):
    first = ask("services")
    assert (first["Cache-Control"], first["X-Licence"]) == ("public, max-age=300", "OGL v3")
    assert ask("services", headers={"If-None-Match": first["ETag"]}).status_code == 304
    actions.change_service(service=published, offer=an_offer("New Hub"), by=its_lead(place))
    changed = ask("services", headers={"If-None-Match": first["ETag"]})
    assert [one["name"] for one in changed.json()["contents"]] == ["New Hub"]


@pytest.mark.parametrize(
    "question",
    [
        "page=0",
        "page=x",
        "per_page=100000",
        "minimum_age=old",
        "maximum_age=nan",
        f"search={'x' * 101}",
        "postcode=N1",
    ],
)
def test_a_question_that_cannot_be_answered_is_told_what_is_wrong(ask, published, question):
    answer = ask(f"services?{question}")
    assert (answer.status_code, answer.json()["error"].partition(":")[0]) == (400, question.partition("=")[0])


def test_asking_again_takes_few_questions_to_the_database(place, ask, published, django_assert_num_queries):
    ask("services")
    with django_assert_num_queries(2):
        ask("services")
    with django_assert_num_queries(2):
        ask("service_at_locations?page=2")


def test_within_a_second_nobody_asks_the_database_again(
    place, ask, published, settings, django_assert_num_queries
):
    ask("services")
    settings.OPEN_FEED_LOOKS_AGAIN_AFTER = 60
    with django_assert_num_queries(0):
        ask("services")


def test_only_reading_is_possible(client, place, published):
    assert client.post(f"/open/{place.slug}/services").status_code == 405


def test_what_is_published_can_be_read_by_another_place(ask, published, tmp_path):
    path = tmp_path / "feed.json"
    path.write_bytes(ask("services?full=true&per_page=500").content)
    [offer] = recognise_services(path, "feed.json").offers
    assert (offer.name, offer.organisation, offer.email) == ("Baby Hub", "Council", "hub@example.org")
    path.write_bytes(ask("service_at_locations").content)
    assert [one.name for one in recognise_services(path, "feed.json").offers] == ["Baby Hub"]
