"""Starting: the fictional place is loaded once, whole, the same every time, and says what it is."""

import pytest
from django.urls import reverse

from fivefold_web.audit.models import Event
from fivefold_web.config import demo
from fivefold_web.config.demo.need import indicators, population
from fivefold_web.decisions import queries as decisions
from fivefold_web.need.queries import figures as need
from fivefold_web.places import queries as places
from fivefold_web.services.queries import directory as services
from tests.builders.places import a_place, its_lead, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def fictional(tmp_path, settings):
    settings.FIVEFOLD_DATA = tmp_path
    demo.load(tmp_path)
    return places.partnership_called(demo.SLUG)


def test_the_service_says_when_it_is_ready(client):
    assert client.get("/health").json() == {"status": "ready"}


def test_the_demonstration_is_loaded_once(fictional, tmp_path):
    before = Event.objects.count()
    assert demo.load(tmp_path) is False
    assert Event.objects.count() == before


def test_the_printed_sign_in_works(client, fictional):
    email, password = (line.split()[-1] for line in demo.sign_in_words())
    page = client.post(reverse("account_login"), {"login": email, "password": password}, follow=True)
    assert "Where the partnership stands" in page.content.decode()


def test_the_invented_files_are_the_same_every_time():
    assert (indicators(), population()) == (indicators(), population())


def test_a_hidden_number_of_the_demonstration_stays_hidden(fictional):
    values = need.values_for(fictional, areas=["E06000992"], indicator="93085")
    hidden = [value.value for value in values if value.period == "2021/22"]
    assert [(value.state.value, value.number) for value in hidden] == [("suppressed", None)]


def test_every_recommendation_of_the_demonstration_opens_to_its_source(fictional):
    trace = decisions.trace_of(fictional)
    rows = decisions.recommendations_of(fictional)
    sources = [trace.sources_of(("recommendation", str(row.pk))) for row in rows]
    assert sources == [
        {"scenario-step:fourteen-months:noticed"},
        {"indicator:93085:E06000991:Persons, All ages"},
    ]


STRANDS = [
    "overview",
    "library:explorer",
    "need:home",
    "services:list",
    "workforce:home",
    "workshops:list",
    "decisions:plan",
    "publishing:list",
]


def test_every_page_of_the_fictional_place_says_that_it_is_fictional(client, fictional):
    browser = signed_in(client, its_lead(fictional))
    pages = [
        browser.get(reverse(name, kwargs={"place": fictional.slug})).content.decode() for name in STRANDS
    ]
    assert ["This is a demonstration place" in page for page in pages] == [True] * len(STRANDS)


def test_the_overview_of_an_empty_place_points_to_the_first_step(client):
    place = a_place()
    page = signed_in(client, its_lead(place)).get(reverse("overview", kwargs={"place": place.slug}))
    assert page.status_code == 200
    now = page.content.decode().split('aria-current="step"')[1].split("</li>")[0]
    assert "Set up the place and its partners" in now


def test_the_overview_counts_what_is_there(client, fictional):
    page = signed_in(client, its_lead(fictional)).get(reverse("overview", kwargs={"place": fictional.slug}))
    html = page.content.decode()
    assert f">{len(services.placed_services(fictional))}</p>" in html
    assert "1 recommendation is final" in html


def test_pages_carry_a_strict_content_security_policy(client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


def test_a_page_that_does_not_exist_says_so(client):
    response = client.get("/nowhere/")
    assert response.status_code == 404
    assert "Traceback" not in response.content.decode()
